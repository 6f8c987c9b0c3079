"""Our own set of time expressions: short news sentences with a publication date, type and TIMEX3 value of each.

``python -m evals.own_timexes`` reads the half to develop on and lists what went wrong; ``--half sealed`` gives figures
only, and is run once, at the end. ``evals/own/README.md`` says by which conventions the set was written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from evals.own_sets import FOLDER, HALVES, find_half
from evals.records import EvaluationError, Figure
from evals.spans import Counts, add_counts
from evals.timexes import Read, TimedText, Timex, match_timexes
from reportedly.vocabulary import Moment, Span, TimeType

SCORES = ("right", "value", "strict", "relaxed")
"""``right``: both ends, type and value agree. The others are those of ``evals.timexes``."""

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimexRow:
    """A short text with all its time expressions; ``form`` is what it tests."""

    half: str
    form: str
    timed: TimedText


def load_timexes(half: str, folder: Path = FOLDER) -> tuple[TimexRow, ...]:
    """The rows of ``half`` ("dev" or "sealed"); raises EvaluationError with the line of a bad one."""
    if half not in HALVES:
        raise EvaluationError(f"{half!r} is no half of the own sets; use one of {', '.join(HALVES)}")
    path = folder / f"timexes.{half}.jsonl"
    if not path.is_file():
        raise EvaluationError(f"{path} is missing: the own sets belong to the repository")
    return tuple(_iterate_rows(path, half))


def _iterate_rows(path: Path, half: str) -> Iterator[TimexRow]:
    seen: set[str] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = _read_row(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise EvaluationError(f"{path.name}:{number} is no row of time expressions: {error!r}") from error
        if row.half != half or find_half(row.timed.id) != half:
            raise EvaluationError(f"{path.name}:{number}: {row.timed.id} belongs to the other half")
        if row.timed.id in seen:
            raise EvaluationError(f"{path.name}:{number}: the id {row.timed.id} stands twice")
        seen.add(row.timed.id)
        yield row


def _read_row(fields: Fields) -> TimexRow:
    text = fields["text"]
    timexes = tuple(_read_timex(one, text) for one in fields["times"])
    for left, right in pairwise(timexes):
        if left.span.end > right.span.start:
            raise ValueError(f"the spans {left.span} and {right.span} are not in order and apart")
    timed = TimedText(id=fields["id"], text=text, published=fields["published"], timexes=timexes)
    return TimexRow(half=fields["half"], form=fields["form"], timed=timed)


def _read_timex(fields: Fields, text: str) -> Timex:
    start, end = fields["span"]
    words = text[start:end]
    if not 0 <= start < end <= len(text) or words != words.strip():
        raise ValueError(f"the span {[start, end]} holds no words, or white space at an end")
    if not fields["value"]:
        raise ValueError(f"{words!r} needs a value")
    return Timex(span=Span(start=start, end=end), type=TimeType(fields["type"]), value=fields["value"])


def is_right(timex: Timex, moment: Moment) -> bool:
    """Whether a moment has the ends, the type and the value of an expression."""
    return (timex.span, timex.type, timex.value) == (moment.span, moment.type, moment.value)


def score_row(row: TimexRow, given: Sequence[Moment]) -> dict[str, Counts]:
    """Counts of one row by ``SCORES``."""
    pairs = match_timexes(row.timed.timexes, given)
    right = {
        "right": sum(is_right(timex, moment) for timex, moment in pairs),
        "value": sum(timex.value == moment.value for timex, moment in pairs),
        "strict": sum(timex.span == moment.span for timex, moment in pairs),
        "relaxed": len(pairs),
    }
    gold = len(row.timed.timexes)
    return {name: Counts(right=right[name], predicted=len(given), gold=gold) for name in SCORES}


def score_rows(rows: Sequence[TimexRow], read: Read) -> dict[str, Counts]:
    """Counts over rows by ``SCORES``."""
    scored = [score_row(row, read(row.timed.text, row.timed.published)) for row in rows]
    return {name: add_counts(counts[name] for counts in scored) for name in SCORES}


def measure_own_timexes(half: str, read: Read, folder: Path = FOLDER) -> list[Figure]:
    """The figures of one half."""
    counts = score_rows(load_timexes(half, folder), read)
    titles = {"right": "ends, type and value right, F1"}
    return [
        Figure(
            key=f"times.own.{half}.{name}",
            group="Time expressions, own set",
            title=titles.get(name, f"{name} F1"),
            value=counts[name].f1,
            support=counts[name].gold,
        )
        for name in SCORES
    ]


def list_faults(row: TimexRow, given: Sequence[Moment]) -> Iterator[str]:
    """What is wrong in a row, a line each: missing, spurious, and pairs that do not agree."""
    pairs = match_timexes(row.timed.timexes, given)
    met, used = {timex.span for timex, _ in pairs}, {moment.span for _, moment in pairs}
    text = row.timed.text
    for timex, moment in pairs:
        if not is_right(timex, moment):
            wanted = f"{text[timex.span.start : timex.span.end]!r} {timex.type} {timex.value}"
            yield f"{wanted}, found {moment.text!r} {moment.type} {moment.value}"
    for timex in row.timed.timexes:
        if timex.span not in met:
            yield f"missing {text[timex.span.start : timex.span.end]!r} {timex.type} {timex.value}"
    yield from (f"spurious {moment.text!r} {moment.type} {moment.value}" for moment in given if moment.span not in used)


def report_half(half: str, read: Read, write: Callable[[str], object]) -> None:
    """Write the figures of a half, and of the half to develop on each row that is not all right."""
    for figure in measure_own_timexes(half, read):
        write(f"{figure.title:32} {100 * (figure.value or 0.0):5.1f}  n={figure.support}")
    if half != "dev":
        return
    for row in load_timexes(half):
        faults = list(list_faults(row, read(row.timed.text, row.timed.published)))
        if faults:
            write(f"{row.timed.id} ({row.timed.published}) {row.timed.text}")
            for fault in faults:
                write(f"    {fault}")


@click.command()
@click.option("--half", type=click.Choice(HALVES), default="dev", help="The half to score.")
def main(half: str) -> None:
    """Score the time expressions of our own set."""
    from evals.reader import PackageReader

    report_half(half, PackageReader().date, click.echo)


if __name__ == "__main__":
    main()
