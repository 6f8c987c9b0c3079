"""A report's text for a page: in paragraphs, each cut into pieces with the classes of their marks.

All of the text stands in it, to the letter: what a person selects on the page are the words of the report. A very long
text comes in parts of some ten thousand words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.marking import (
    CUE,
    DISTANCE,
    FIGURE,
    HEDGE,
    LOOSE,
    NAMED,
    PLACE,
    QUOTED,
    SILENCE,
    TIME,
    TOLD,
    WITHIN,
    Mark,
    Piece,
    cut_text,
    list_marks,
    make_printable,
)
from reportedly.reading.layout import find_paragraphs
from reportedly.vocabulary import Claim, PartKind, Reading, Report, Span

LONGEST_PART = 60_000
"""Code points of a text on one page, to the next paragraph."""

_CONTENT = {QUOTED: "direct", TOLD: "indirect", WITHIN: "within"}
_INNER = {CUE: "cue", HEDGE: "hedge", DISTANCE: "distance", SILENCE: "silence"}
_VALUES = {FIGURE: "figure", TIME: "time", PLACE: "place"}
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of words: each is shown as what it is, apart, and turns nothing on the page."""

_PARTS = frozenset(kind.value for kind in PartKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words with one set of marks: ``content`` and ``inner`` are classes of two elements, the one in the other.

    ``claims`` are the numbers of the claims that the words belong to, ``values`` the ids of figures, times, places and
    silences, ``begun`` the claims whose words begin here.
    """

    words: str
    content: str = ""
    inner: str = ""
    claims: str = ""
    values: str = ""
    begun: tuple[Begun, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """The number and the id of a claim whose words begin at some place."""

    number: int
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of the text: ``part`` is what it is where that is not body, ``gap`` what stands before it, unshown."""

    gap: str
    part: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPart:
    """One part of a text: ``number`` of ``count``, from 1; ``span`` is what it covers, None of an empty text."""

    number: int
    count: int
    span: Span | None
    paragraphs: tuple[Paragraph, ...]

    def holds(self, claim: Claim) -> bool:
        """Whether a claim's words begin in it."""
        return self.span is not None and self.span.start <= claim.content.spans[0].start < self.span.end


def mark_text(report: Report, reading: Reading | None, *, number: int = 1, claim: str | None = None) -> TextPart:
    """A part of a report's text with its marks: the one in which ``claim`` begins, else the one with that number."""
    text = report.text
    paragraphs = find_paragraphs(text)
    parts = _cut_parts(text, paragraphs)
    marked = reading or _read_nothing(report)
    if claim is not None:
        number = _find_part(parts, next((each for each in marked.claims if each.id == claim), None))
    span = parts[min(max(number, 1), len(parts)) - 1] if parts else None
    if span is None:
        return TextPart(number=1, count=1, span=None, paragraphs=())
    return TextPart(
        number=parts.index(span) + 1,
        count=len(parts),
        span=span,
        paragraphs=tuple(_make_paragraphs(marked, [each for each in paragraphs if each.within(span)], span)),
    )


def _read_nothing(report: Report) -> Reading:
    from reportedly.vocabulary import ReaderStamp

    return Reading(report=report, reader=ReaderStamp(version="", model="", stages=()))


def _cut_parts(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The whole text in stretches that end between paragraphs."""
    ends: list[int] = []
    start = 0
    for left, right in pairwise(paragraphs):
        if right.end - start > LONGEST_PART:
            ends.append(left.end)
            start = left.end
    bounds = [0, *ends, len(text)]
    return [Span(start=left, end=right) for left, right in pairwise(bounds) if left < right]


def _find_part(parts: Sequence[Span], claim: Claim | None) -> int:
    return 1 if claim is None else bisect_right([part.start for part in parts], claim.content.spans[0].start)


def _make_paragraphs(reading: Reading, paragraphs: Sequence[Span], span: Span) -> Iterator[Paragraph]:
    text = make_printable(reading.report.text)
    marks = [mark for mark in list_marks(reading) if mark.span.overlaps(span)]
    ends = (edge for each in paragraphs for edge in (each.start, each.end))
    turns = (edge for match in _CONTROLS.finditer(text, span.start, span.end) for edge in match.span())
    pieces = list(cut_text(len(text), marks, (*ends, *turns, span.start, span.end)))
    place = bisect_right([piece.start for piece in pieces], span.start) - 1
    naming = _Naming(
        footings={number: claim.source.naming.value for number, claim in enumerate(reading.claims, start=1)},
        ids={number: claim.id for number, claim in enumerate(reading.claims, start=1)},
    )
    before = span.start
    for paragraph in paragraphs:
        own: list[Piece] = []
        late: list[Mark] = []  # claims whose words begin in the space before the paragraph
        while place < len(pieces) and pieces[place].end <= paragraph.end:
            piece = pieces[place]
            if piece.start >= paragraph.start:
                own.append(piece)
            else:
                late += _list_begun(piece)
            place += 1
        runs = tuple(_make_run(text, piece, naming, late if piece is own[0] else ()) for piece in own)
        yield Paragraph(gap=text[before : paragraph.start], part=_name_part(own), runs=runs)
        before = paragraph.end
    yield Paragraph(gap=text[before : span.end], part="", runs=())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    """By the numbers of claims how their sources are named, and their ids."""

    footings: Mapping[int, str]
    ids: Mapping[int, str]


def _list_begun(piece: Piece) -> list[Mark]:
    return [mark for mark in piece.marks if mark.begins and mark.span.start == piece.start]


def _name_part(pieces: Sequence[Piece]) -> str:
    """What a paragraph is: a part of the report that covers all of it, none for body."""
    whole = _list_parts(pieces[0]) if pieces else set()
    for piece in pieces:
        if not whole:
            break
        whole &= _list_parts(piece)
    return min(whole, default="")


def _list_parts(piece: Piece) -> set[str]:
    return {mark.kind for mark in piece.marks if mark.kind in _PARTS}


def _make_run(text: str, piece: Piece, naming: _Naming, late: Sequence[Mark]) -> Run:
    claims = sorted({mark.number for mark in piece.marks if mark.number})
    words = text[piece.start : piece.end]
    turns = ["control"] if _CONTROLS.fullmatch(words) else []
    begun = [*(mark for mark in late if mark.span.end > piece.start), *_list_begun(piece)]
    return Run(
        words=words,
        content=" ".join(dict.fromkeys(_CONTENT[mark.kind] for mark in piece.marks if mark.kind in _CONTENT)),
        inner=" ".join(dict.fromkeys([*turns, *_list_inner(piece, naming.footings)])),
        claims=" ".join(map(str, claims)),
        values=" ".join(mark.id for mark in piece.marks if mark.id),
        begun=tuple(Begun(number=mark.number, id=naming.ids[mark.number]) for mark in begun),
    )


def _list_inner(piece: Piece, footings: Mapping[int, str]) -> Iterator[str]:
    """The classes of what stands in a content or outside any; a value's ends have classes of their own."""
    for mark in piece.marks:
        if mark.kind in (NAMED, LOOSE):
            yield "source"
            yield footings[mark.number]
        elif mark.kind in _PARTS:
            yield mark.kind
        elif mark.kind in _INNER:
            yield _INNER[mark.kind]
        elif mark.kind in _VALUES:
            yield _VALUES[mark.kind]
            yield from _tell_ends(mark, piece)


def _tell_ends(mark: Mark, piece: Piece) -> Iterator[str]:
    if mark.span.start == piece.start:
        yield "begins"
    if mark.span.end == piece.end:
        yield "ends"
