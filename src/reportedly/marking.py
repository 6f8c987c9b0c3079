"""What is marked in a report's text, and the text cut wherever a mark begins or ends.

Marks overlap freely, elements of a page cannot: a piece of text between two cuts has all the marks that cover it. The
notebook's page and the server's both mark a report through this module.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.reading.quotes import find_quotations
from reportedly.vocabulary import Claim, Naming, PartKind, Quotation, Reading, Span

NAMED, LOOSE, CUE = "source", "source loose", "cue"
QUOTED, TOLD, WITHIN = "quoted", "told", "within"
HEDGE, DISTANCE = "hedge", "distance"
FIGURE, TIME, PLACE, SILENCE = "figure", "time", "place", "silence"

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of text and what it is.

    ``kind`` is one of the names above, or a ``PartKind``'s. ``number`` is that of its claim in the reading (from 1), 0
    of a part and of a value; ``id`` the value's id, of a silence s1, s2 … ``begins``: the claim's content begins here.
    """

    span: Span
    kind: str
    number: int = 0
    id: str = ""
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that no mark begins or ends in, with all marks that cover it."""

    start: int
    end: int
    marks: tuple[Mark, ...] = ()


def cut_text(length: int, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> Iterator[Piece]:
    """A text of ``length`` code points, cut wherever a mark begins or ends and at ``cuts``; an empty one gives none."""
    starts: dict[int, list[Mark]] = {}
    edges = {0, length, *cuts}
    for mark in marks:
        starts.setdefault(mark.span.start, []).append(mark)
        edges |= {mark.span.start, mark.span.end}
    active: list[Mark] = []
    for start, end in itertools.pairwise(sorted(edges)):
        active = [mark for mark in active if mark.span.end > start] + starts.get(start, [])
        yield Piece(start, end, tuple(active))


def make_printable(text: str) -> str:
    """``text`` with the replacement character for each that no page may hold; every other one at its place."""
    return _UNPRINTABLE.sub("\ufffd", text)


def list_marks(reading: Reading) -> Iterator[Mark]:
    """All marks of a reading: the report's parts, then its claims with what tells how sure they are, then values."""
    yield from (Mark(span=part.span, kind=part.kind.value) for part in reading.report.parts if _is_apart(part.kind))
    yield from _mark_claims(reading)
    for kind, found in ((FIGURE, reading.figures), (TIME, reading.times), (PLACE, reading.places)):
        yield from (Mark(span=each.span, kind=kind, id=each.id) for each in found)
    for number, silence in enumerate(reading.silences, start=1):
        yield Mark(span=silence.span, kind=SILENCE, id=f"s{number}")


def is_named(claim: Claim) -> bool:
    """Whether a claim's source has a name; any other is marked as a loose one."""
    return claim.source.naming is Naming.NAMED


def _is_apart(kind: PartKind) -> bool:
    return kind is not PartKind.BODY


def _mark_claims(reading: Reading) -> Iterator[Mark]:
    quoted = [each.span for each in find_quotations(reading.report.text) if not each.nested]
    for number, claim in enumerate(reading.claims, start=1):
        kind = NAMED if is_named(claim) else LOOSE
        yield from (Mark(span=span, kind=kind, number=number) for span in claim.source.words.spans)
        for span in claim.cue.words.spans if claim.cue else ():
            yield Mark(span=span, kind=CUE, number=number)
        for index, span in enumerate(claim.content.spans):
            yield from _mark_content(claim, Mark(span=span, kind="", number=number, begins=index == 0), quoted)
        yield from _mark_sureness(claim, number)


def _mark_content(claim: Claim, mark: Mark, quoted: list[Span]) -> Iterator[Mark]:
    """Words as they were said, or told by the reporter; those of a claim inside another apart; of a mixed one both."""
    kind = QUOTED if claim.quotation is Quotation.DIRECT else WITHIN if claim.within else TOLD
    yield Mark(span=mark.span, kind=kind, number=mark.number, begins=mark.begins)
    if claim.quotation is Quotation.MIXED:
        for each in _find_overlapping(quoted, mark.span):
            start, end = max(each.start, mark.span.start), min(each.end, mark.span.end)
            yield Mark(span=Span(start=start, end=end), kind=QUOTED, number=mark.number)


def _find_overlapping(ordered: list[Span], span: Span) -> Iterator[Span]:
    """Those of the spans, which are in order and apart, that share a character with ``span``."""
    first = bisect_right(ordered, span.start, key=lambda each: each.end)
    behind = map(ordered.__getitem__, range(first, len(ordered)))
    return itertools.takewhile(lambda each: each.start < span.end, behind)


def _mark_sureness(claim: Claim, number: int) -> Iterator[Mark]:
    """The words of how likely the source calls it and how confident it is, and where the reporter stands off."""
    for stated in (claim.certainty, claim.analytic_confidence):
        yield from (Mark(span=span, kind=HEDGE, number=number) for span in (stated.spans if stated else ()))
    yield from (Mark(span=each.span, kind=DISTANCE, number=number) for each in claim.distancing)
