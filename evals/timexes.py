"""Time expressions: strict, relaxed and value F1, as TempEval-3 counts them.

Strict: both ends agree. Relaxed: the two share a character. Value: F1 over the relaxed matches whose TIMEX3 value
agrees too. Each expression is matched once: those with equal ends first, the others in order of the text.

WikiWars is annotated as TIMEX2, which differs in two ways that the scorer adapts, as published comparisons do by
converting the corpus: an expression that stands inside another is left out (TIMEX3 has no nesting), and of one that
TIMEX2 extends by the event that it is counted from ("two days after the landing", marked ``EC:EVENT-BASED``) nothing is
changed, so that it can be matched in part only. Values of TIMEX2 are not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from evals import gold
from evals.records import Figure
from evals.spans import Counts, add_counts
from reportedly.vocabulary import Moment, Span

Read: TypeAlias = Callable[[str, str | None], Sequence[Moment]]
"""A reader of times: text and publication date to moments."""

SCORES = ("strict", "relaxed", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression of a gold set; ``value`` is None where it gives none."""

    span: Span
    type: str | None
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedText:
    """A text with its time expressions. ``published`` is the date that relative ones count from."""

    id: str
    text: str
    published: str | None
    timexes: tuple[Timex, ...]


def load_times(folder: Path, corpus: str, split: str) -> tuple[TimedText, ...]:
    """The texts of one corpus and split of ``times.jsonl``. A title stands in the text already, or is no part of it."""
    rows = (row for row in gold.read_rows(folder, "times") if row["corpus"] == corpus and row["split"] == split)
    return tuple(_read_text(row, nested=corpus != "wikiwars") for row in rows)


def _read_text(row: gold.Row, *, nested: bool) -> TimedText:
    timexes = [
        Timex(span=Span(start=item["start"], end=item["end"]), type=item.get("type"), value=item.get("value"))
        for item in row["timexes"]
        if item["start"] < item["end"]
    ]
    return TimedText(
        id=f"{row['corpus']}/{row['doc_id']}",
        text=row["text"],
        published=row["dct"][:10] if row["dct"] else None,
        timexes=tuple(timexes) if nested else drop_nested(timexes),
    )


def drop_nested(timexes: Iterable[Timex]) -> tuple[Timex, ...]:
    """The outermost expressions, in order."""
    kept: list[Timex] = []
    for timex in sorted(timexes, key=lambda timex: (timex.span.start, -timex.span.end)):
        if not kept or not timex.span.within(kept[-1].span):
            kept.append(timex)
    return tuple(kept)


def match_timexes(wanted: Sequence[Timex], given: Sequence[Moment]) -> list[tuple[Timex, Moment]]:
    """Pairs that share a character, each side used once; equal spans go first, then the order of the text."""
    pairs: list[tuple[Timex, Moment]] = []
    left, right = list(wanted), list(given)
    at = {moment.span: moment for moment in right}
    for timex in wanted:
        exact = at.get(timex.span)
        if exact is not None and exact in right:
            pairs.append((timex, exact))
            left.remove(timex)
            right.remove(exact)
    for timex in left:
        other = next((moment for moment in right if moment.span.overlaps(timex.span)), None)
        if other is not None:
            pairs.append((timex, other))
            right.remove(other)
    return pairs


def score_text(text: TimedText, given: Sequence[Moment]) -> dict[str, Counts]:
    """Counts of one text by ``SCORES``."""
    pairs = match_timexes(text.timexes, given)
    right = {
        "strict": sum(timex.span == moment.span for timex, moment in pairs),
        "relaxed": len(pairs),
        "value": sum(timex.value is not None and timex.value == moment.value for timex, moment in pairs),
    }
    return {name: Counts(right=right[name], predicted=len(given), gold=len(text.timexes)) for name in SCORES}


def score_texts(texts: Sequence[TimedText], read: Read) -> dict[str, Counts]:
    """Counts over texts by ``SCORES``."""
    scored = [score_text(text, read(text.text, text.published)) for text in texts]
    return {name: add_counts(counts[name] for counts in scored) for name in SCORES}


def measure_times(folder: Path, read: Read, *, split: str = "test") -> list[Figure]:
    """The figures of each corpus that has the split: TempEval-3 platinum with values, WikiWars without."""
    figures = []
    for corpus, title, scores in (
        ("te3-platinum", "TempEval-3 platinum", SCORES),
        ("wikiwars", "WikiWars", ("strict", "relaxed")),
    ):
        texts = load_times(folder, corpus, split)
        if texts:
            counts = score_texts(texts, read)
            figures += [_make_figure(corpus, title, name, counts[name]) for name in scores]
    return figures


def _make_figure(corpus: str, title: str, name: str, counts: Counts) -> Figure:
    return Figure(
        key=f"times.{corpus}.{name}",
        group=f"Time expressions, {title}",
        title=f"{name} F1",
        value=counts.f1,
        support=counts.gold,
    )
