"""Whether what a command shows on a terminal or writes as CSV stands in the reports: figures, names, quotations.

On a terminal nothing tells a word of a report from one of the program, so what is the program's own is taken away:
dates, ids, counts of things, shares, the scale beside bars. Each number that is left must stand in a report, or be the
value of a figure there ("two dozen" is 24); so must each quotation; a source must be a name or words of a report; and
beside the id of a claim must be that claim's words. A cell of CSV with a place must be the words at that place.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.vocabulary import GAP, Reading
from tests.traced import Stored, find_untraced, is_named, list_numbers, stands, store

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)
_MONTH = "|".join((*_MONTHS, *(name[:3] for name in _MONTHS)))
_THINGS = (
    *("position", "report", "source", "text", "claim", "independent origin", "origin", "outlet", "time", "silence"),
    *("notice", "version", "named", "unnamed", "anonymous", "more", "figure", "place", "event"),
)
_OWN = re.compile(
    "|".join(
        (
            r"^[\d,.\s┴─]+$",  # the scale beside bars
            rf"\b\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?\b",
            r"\b\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-][\d:]+))?",
            r"\b\d\d:\d\d(?: UTC(?:[+-]\d\d:\d\d)?)?",
            r"\breport \S+",
            r"\bclaim \S+",
            r"\b[oqs][0-9a-f]{15}\b",
            r"\bid:\S+|\bhttps?://\S+|\bsha256:\S+",
            rf"\b\d+ (?:of \d+ )?(?:{'|'.join(_THINGS)})s?\b",
            r"\bof the others \d+\b|, \d+ an occasion|, \d+ a knower|\band \d+ share",
            r"\b\d+(?:\.\d+)?(?:[–-]\d+(?:\.\d+)?)? ?%",
            r"\b(?:copy|part of it|rewrite|version|widened by) \d+(?:\.\d+)*(?:\+\d+(?:\.\d+)*)?",
            r"\buncertain \(\d\.\d+\)",
            r"^\s*\d\.\d\d: ",  # how near two texts are
            r"[\d.]+° [NS] [\d.]+° [EW](?: ± [\d.,]+ km)?",
            r"\b\w+: \d+, (?:added up from|told by)",  # a sum, which no report need have: docs/tolls.md
        )
    ),
    re.MULTILINE,
)
_MARGIN = re.compile(r"^ *(?:\d+ +)?(?:[│┊↳] *)+(?:· )?|^ *· ", re.MULTILINE)
"""What stands before the lines of a sheet: the numbers of claims, rules, points."""

_SPOKEN = re.compile(
    r"^(?:\d{4}-\d\d-\d\d +)?(?P<who>\S.*?) · (?:named |unnamed |anonymous )?"
    r"(?:person|group|organization|government|document|media|images|imagery|source|unknown)(?= · |$)"
)
_CLAIM = re.compile(r"report (?P<report>\S+) · claim (?P<claim>\S+)")
_QUOTED = re.compile(r"“[ …]*([^“”]*?)[ …]*”")
"""A quotation, from the last mark that opens: a claim may break off within one."""

_MADE = ("label", "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is checked against: reports by their ids, the words of claims by report and claim, values of figures."""

    stored: Mapping[str, Stored]
    claims: Mapping[tuple[str, str], str]
    values: frozenset[str]

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Kept:
        """What readings keep."""
        held = list(readings)
        bounds = (bound for reading in held for each in reading.figures for bound in (each.low, each.high))
        return cls(
            stored={reading.report.id: store(reading) for reading in held},
            claims={(reading.report.id, claim.id): claim.content.text for reading in held for claim in reading.claims},
            values=frozenset(f"{bound:,}" for bound in bounds if bound is not None),
        )


def find_untraced_text(printed: str, kept: Kept) -> Iterator[str]:
    """What on a terminal does not resolve, in a sentence each."""
    shown = _MARGIN.sub("", printed)
    whole = " ".join(shown.split())
    texts = [each.text for each in kept.stored.values()] + [each.title or "" for each in kept.stored.values()]
    for quoted in _QUOTED.findall(whole):
        if not any(stands(quoted, text) for text in texts):
            yield f"{quoted!r} stands in no report"
    for number in list_numbers(_OWN.sub(" ", shown)):
        if number not in kept.values and not any(number in text for text in texts):
            yield f"the number {number} stands in no report"
    for line in shown.splitlines():
        spoken = _SPOKEN.match(line.strip())
        if spoken is not None and not _is_somebody(spoken["who"], kept.stored.values()):
            yield f"{spoken['who']!r} is nobody in any report"
    yield from _check_claims(shown, kept)


def _is_somebody(who: str, stored: Iterable[Stored]) -> bool:
    """Whether a report has such a name, or has such words for a source; or is by such an outlet, in its own voice."""
    if who in ("No source stated", "The outlet") or who.endswith("(own voice)"):
        return True
    return any(is_named(who, each) or stands(who, each.text) for each in stored)


def _check_claims(shown: str, kept: Kept) -> Iterator[str]:
    """Where the id of a claim stands, its words stand before it, behind the claim before."""
    whole = " ".join(shown.split())
    behind = 0
    for found in _CLAIM.finditer(whole):
        words = kept.claims.get((found["report"], found["claim"].rstrip(",")))
        if words is None:
            yield f"there is no claim {found['claim']} in report {found['report']}"
        elif not stands(words, whole[behind : found.start()]):
            yield f"{found[0]} does not show {words!r}"
        behind = found.end()


def find_untraced_cells(written: str, kept: Kept) -> Iterator[str]:
    """What in CSV does not resolve, in a sentence each."""
    for row in csv.DictReader(io.StringIO(written)):
        for name, cell in row.items():
            if cell:
                yield from _check_cell(name, _unguard(cell), row, kept.stored)


def _unguard(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if re.match(r"'\s*[=+\-@＝＋－＠\t\r\n]", cell) else cell


def _check_cell(name: str, cell: str, row: Mapping[str, str], stored: Mapping[str, Stored]) -> Iterator[str]:
    *path, last = name.split(".")
    report = _find_report(path, row) or ""
    if last in ("text", "content") and report in stored:
        places = row.get(".".join((*path, "spans")) if last == "text" else "spans") or row.get(
            ".".join((*path, "span"))
        )
        yield from _check_words(name, cell, places, stored[report])
    elif last in ("source_words", "source_role", "cue") and report in stored:
        yield from _check_words(name, cell, None, stored[report])
    elif (last == "name" and path[-1:] == ["source"]) or last == "source_name":
        if report in stored and not is_named(cell, stored[report]):
            yield f"{name}: {cell!r} is no name that {report} has"
    elif last == "source" and not _is_somebody(cell, stored.values()):
        yield f"{name}: {cell!r} is nobody in any report"
    elif last in _MADE or last == "headline":
        titled = {id: Stored(text=f"{each.text}\n{each.title or ''}", names=each.names) for id, each in stored.items()}
        yield from find_untraced({"label" if last == "headline" else last: cell}, titled)


def _check_words(name: str, cell: str, places: str | None, stored: Stored) -> Iterator[str]:
    if places is None:  # several may stand in one cell
        yield from (f"{name}: {each!r} stands nowhere" for each in cell.split("; ") if not stands(each, stored.text))
        return
    spans = [tuple(map(int, each.split(":"))) for each in re.split(r"[; ]+", places)]
    if GAP.join(stored.text[start:end] for start, end in spans) != cell:
        yield f"{name}: {cell!r} does not stand at {places}"


def _find_report(path: Sequence[str], row: Mapping[str, str]) -> str | None:
    """The report that a column is of: named beside it, or beside what it is a part of."""
    for length in range(len(path), -1, -1):
        for end in ("report.id", "report"):
            found = row.get(".".join((*path[:length], end)))
            if found:
                return found
    return None
