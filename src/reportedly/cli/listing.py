"""Claims from a ledger in three forms: to read on a terminal, as JSON Lines, as CSV for a spreadsheet."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from reportedly.cli.terminal import measure_width
from reportedly.records.cells import write_cells
from reportedly.records.claims import describe_claim, name_columns, tabulate_claim, tell_end
from reportedly.records.plain import clean_text
from reportedly.records.verdicts import tell_verdicts
from reportedly.vocabulary.judgements import Aspect, find_value

if TYPE_CHECKING:
    from reportedly.ledger import ListedClaim

_INDENT = 12
_STANCES = {"opine": "opinion", "intend": "intention", "ask": "question"}


def write_claims(claims: Iterable[ListedClaim], form: str) -> None:
    """Print claims; ``form`` is ``text``, ``json`` or ``csv``."""
    forms: dict[str, Callable[[Iterable[ListedClaim]], Iterator[str]]] = {
        "text": _write_text,
        "json": _write_json,
        "csv": _write_csv,
    }
    write = write_table if form == "csv" else write_out
    for chunk in forms[form](claims):
        write(chunk)
    sys.stdout.flush()


def write_out(text: str) -> None:
    """Print ``text`` as it is; halves of characters, which no stream takes, as their escapes."""
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8"))


def write_table(cells: str) -> None:
    """Print CSV; on a terminal without what could drive it."""
    if sys.stdout.isatty():
        cells = "".join(f"{clean_text(line)}\n" for line in cells.splitlines())
    write_out(cells)


def dump_json(value: Any) -> str:
    """One line of JSON. On a terminal all that is not ASCII is escaped: it might drive it, or turn words around."""
    return json.dumps(value, ensure_ascii=sys.stdout.isatty(), separators=(",", ":")) + "\n"


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
    yield write_cells([name_columns()])
    for claim in claims:
        yield write_cells([tabulate_claim(claim)])
