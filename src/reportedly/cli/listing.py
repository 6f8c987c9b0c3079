"""Claims from a ledger in three forms: to read on a terminal, as JSON Lines, as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from reportedly.cli.terminal import clean_text, measure_width
from reportedly.cli.verdicts import describe_verdict, tabulate_verdicts, tell_verdicts
from reportedly.vocabulary.judgements import Aspect, find_value

if TYPE_CHECKING:
    from reportedly.ledger import ListedClaim

_INDENT = 12
_FORMULA = frozenset("=+-@＝＋－＠")
"""A spreadsheet takes a cell that begins so for a formula, which may send what is in other cells elsewhere."""

_BREAKS = frozenset("\t\r\n")
_STANCES = {"opine": "opinion", "intend": "intention", "ask": "question"}
_ENDS = {
    "dropped": "no longer in the text since {since}",
    "writethru": "no longer in the text since {since}: a write-through replaced it",
    "correction": "no longer in the text since {since}: a correction replaced it",
    "kill": "killed by its outlet: {since}",
    "withhold": "withheld by its outlet: {since}",
}


def write_claims(claims: Iterable[ListedClaim], form: str) -> None:
    """Print claims; ``form`` is ``text``, ``json`` or ``csv``."""
    forms: dict[str, Callable[[Iterable[ListedClaim]], Iterator[str]]] = {
        "text": _write_text,
        "json": _write_json,
        "csv": _write_csv,
    }
    for chunk in forms[form](claims):
        write_out(chunk)
    sys.stdout.flush()


def write_out(text: str) -> None:
    """Print ``text`` as it is; halves of characters, which no stream takes, as their escapes."""
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8"))


def dump_json(value: Any) -> str:
    """One line of JSON. On a terminal all that is not ASCII is escaped: it might drive it, or turn words around."""
    return json.dumps(value, ensure_ascii=sys.stdout.isatty(), separators=(",", ":")) + "\n"


def guard_cell(value: Any) -> Any:
    """A CSV cell that no spreadsheet takes for a formula: text that might be one has an apostrophe before it."""
    if not isinstance(value, str):
        return value
    shown = clean_text(value) if sys.stdout.isatty() else value
    return f"'{shown}" if shown.lstrip()[:1] in _FORMULA or shown[:1] in _BREAKS else shown


def tell_end(ended: str | None, since: str | None) -> str:
    """How a claim ended and since when, in words; nothing for one that stands."""
    return _ENDS[ended].format(since=since) if ended else ""


def describe_claim(claim: ListedClaim) -> dict[str, Any]:
    """A claim as plain values, under the names of ``ledger.ListedClaim``."""
    from reportedly.ledger import show_microseconds

    values = {each.name: getattr(claim, each.name) for each in fields(claim)}
    del values["first_seen_at"], values["verdicts"]
    spans = [[span.start, span.end] for span in claim.spans]
    said = [describe_verdict(verdict) for verdict in claim.verdicts]
    return {**values, "spans": spans, "first_seen": show_microseconds(claim.first_seen_at), "verdicts": said}


def _write_text(claims: Iterable[ListedClaim]) -> Iterator[str]:
    width = max(40, measure_width(sys.stdout))
    for claim in claims:
        date = (claim.published or "no date")[:10]
        yield f"{date:<{_INDENT}}" + _wrap(_tell_source(claim), width).lstrip() + "\n"
        yield _wrap(_tell_words(claim), width) + "\n"
        yield _wrap(_tell_report(claim), width) + "\n"
        yield from (_wrap(line, width) + "\n" for line in tell_verdicts(claim.verdicts))
        yield "\n"


def _wrap(text: str, width: int) -> str:
    gap = " " * _INDENT
    return textwrap.fill(clean_text(text), width, initial_indent=gap, subsequent_indent=gap, break_on_hyphens=False)


def _tell_source(claim: ListedClaim) -> str:
    read = claim.source_name or claim.source_words or "No source stated"
    right = find_value(claim.verdicts, Aspect.SOURCE)
    name = read if right is None else f"{right[0]} (read as {read})"
    role = claim.source_role if claim.source_role and claim.source_role not in name else None
    footing = f"{claim.source_naming} {claim.source_kind}" if claim.source_words else None
    return " · ".join(filter(None, (name, footing, role, claim.source_country)))


def _tell_words(claim: ListedClaim) -> str:
    marks = [
        _STANCES.get(claim.stance, ""),
        "held to be false" if claim.polarity == "negative" else "",
        (claim.likelihood or "").replace("-", " "),
    ]
    cue = (claim.cue or "(continues)").rstrip(":")
    right = find_value(claim.verdicts, Aspect.WORDS)
    content = claim.content if right is None else f"{' / '.join(right)} (read as: {claim.content})"
    return " ".join((f"{cue}:", content, *(f"[{mark}]" for mark in marks if mark)))


def _tell_report(claim: ListedClaim) -> str:
    where = claim.outlet or claim.agency or claim.url
    end = tell_end(claim.ended, claim.ended_since)
    return " · ".join(filter(None, (where, f"report {claim.report}", f"claim {claim.id}", end)))


def _write_json(claims: Iterable[ListedClaim]) -> Iterator[str]:
    return (dump_json(describe_claim(claim)) for claim in claims)


def _write_csv(claims: Iterable[ListedClaim]) -> Iterator[str]:
    yield _write_row(_name_columns())
    for claim in claims:
        row = describe_claim(claim)
        row["spans"] = " ".join(f"{start}:{end}" for start, end in row["spans"])
        del row["verdicts"]
        row |= tabulate_verdicts(claim.verdicts)
        yield _write_row([guard_cell(value) for value in row.values()])


def _name_columns() -> list[str]:
    from reportedly.ledger import ListedClaim

    own = (each.name for each in fields(ListedClaim) if each.name not in ("first_seen_at", "verdicts"))
    return [*own, "first_seen", *tabulate_verdicts(())]


def _write_row(cells: Iterable[Any]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(list(cells))
    return buffer.getvalue()
