"""Quotation marks of a report, paired: straight, curly, guillemets, low-high, single; nested, broken, continued.

English usage is assumed: double marks before single ones, an unclosed quotation runs to the end of its paragraph, and
the next paragraph reopens it with a mark of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.reading.layout import find_paragraphs
from reportedly.vocabulary import Span
from reportedly.vocabulary.making import make_quick

_MARK = re.compile(r"``|''|[\"“”„‟«»‘’‚‛'‹›]")
_OPENS = frozenset("“„‟«") | {"``"}
_CLOSES = frozenset("”»")
_PARTNERS = {"„": "“”", "‟": "“”", "»": "«"}
_SINGLE = frozenset("'‘’‚‛‹›")
_BEFORE_OPENING = frozenset("([{—–-/“„«\"‘'`")
_STOPS = frozenset('.,!?;:…—–-”"»)')


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks.

    ``span`` takes the marks in, ``inner`` is what stands between them (None when nothing does). ``closed`` tells
    whether a closing mark was found; ``continues`` that the paragraph before left its quotation open. ``nested``
    quotations stand inside another.
    """

    span: Span
    inner: Span | None
    opening: str
    closed: bool
    continues: bool
    nested: bool


@dataclass(slots=True)
class _Open:
    start: int
    end: int
    mark: str


def find_quotations(text: str, paragraphs: Iterable[Span] | None = None) -> tuple[Quotation, ...]:
    """All quotations of ``text`` in order of their opening marks. Apostrophes and inch marks are left alone."""
    found: list[Quotation] = []
    left_open = False
    for paragraph in find_paragraphs(text) if paragraphs is None else paragraphs:
        marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
        quotations = _pair_doubles(text, paragraph, marks, continues=left_open)
        left_open = bool(quotations) and not quotations[-1].closed
        found += quotations
        found += _pair_singles(text, paragraph, marks, quotations)
    return tuple(sorted(found, key=lambda quotation: (quotation.span.start, -quotation.span.end)))


def _pair_doubles(text: str, paragraph: Span, marks: Sequence[re.Match[str]], *, continues: bool) -> list[Quotation]:
    found: list[Quotation] = []
    current: _Open | None = None
    for match in marks:
        mark = match[0]
        if mark in _SINGLE:
            continue
        if current is None:
            if _may_open(text, match, paragraph):
                current = _Open(match.start(), match.end(), mark)
            elif mark == "”" and found and not text[found[-1].span.end : match.start()].strip():
                continue
        elif mark not in _PARTNERS.get(current.mark, "") and _looks_opening(text, match, paragraph):
            found.append(_quotation(current, match.start(), closed=False, text=text))
            current = _Open(match.start(), match.end(), mark)
        else:
            found.append(_quotation(current, match.end(), closed=True, text=text, width=len(mark)))
            current = None
    if current is not None:
        found.append(_quotation(current, paragraph.end, closed=False, text=text))
    if continues and found and found[0].span.start == paragraph.start:
        found[0] = _continued(found[0])
    return found


def _may_open(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Whether a mark met outside any quotation opens one: not a stray closing mark, not inches, not empty."""
    mark, before = match[0], text[match.start() - 1 : match.start()]
    if mark in _CLOSES and mark != "»":
        return False
    if match.end() >= paragraph.end:
        return False
    if mark in _OPENS or match.start() == paragraph.start:
        return True
    after = text[match.end()]
    if before.isdigit():
        return False
    return not (after.isspace() and not before.isspace()) or before in _BEFORE_OPENING


def _looks_opening(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Whether a mark met inside a quotation can only be the opening of another one."""
    mark = match[0]
    if mark in _CLOSES:
        return False
    if mark in _OPENS:
        return True
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if match.end() >= paragraph.end or not after or after.isspace() or not after.isalnum():
        return False
    return before.isspace() and not _odd_spacing(text, match, paragraph)


def _odd_spacing(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """A text that writes `" words "` with spaces: the count of marks behind this one decides, even ones close."""
    rest = sum(1 for other in _MARK.finditer(text, match.end(), paragraph.end) if other[0] not in _SINGLE)
    return rest % 2 == 0


def _quotation(current: _Open, end: int, *, closed: bool, text: str, width: int = 0) -> Quotation:
    stop = end - width if closed else end
    while not closed and end > current.end and text[end - 1].isspace():
        end -= 1
        stop = end
    inner = Span(start=current.end, end=stop) if stop > current.end else None
    return Quotation(
        span=Span(start=current.start, end=end),
        inner=inner,
        opening=current.mark,
        closed=closed,
        continues=False,
        nested=False,
    )


def _continued(quotation: Quotation) -> Quotation:
    return Quotation(
        span=quotation.span,
        inner=quotation.inner,
        opening=quotation.opening,
        closed=quotation.closed,
        continues=True,
        nested=quotation.nested,
    )


def _pair_singles(
    text: str, paragraph: Span, marks: Sequence[re.Match[str]], doubles: list[Quotation]
) -> list[Quotation]:
    marks = [match for match in marks if match[0] in _SINGLE]
    found: list[Quotation] = []
    position = 0
    while position < len(marks):
        opening = marks[position]
        position += 1
        if not _opens_single(text, opening, paragraph):
            continue
        limit = _enclosing_end(opening.start(), doubles, paragraph)
        closing = _closing_single(text, marks, position, limit)
        if closing is None:
            continue
        nested = any(double.span.start < opening.start() < double.span.end for double in doubles)
        found.append(
            Quotation(
                span=Span(start=opening.start(), end=marks[closing].end()),
                inner=Span(start=opening.end(), end=marks[closing].start()),
                opening=opening[0],
                closed=True,
                continues=False,
                nested=nested,
            )
        )
        position = closing + 1
    return found


def _enclosing_end(start: int, doubles: list[Quotation], paragraph: Span) -> int:
    """Where a single quotation must close: before the double one around it does, else in its paragraph."""
    for double in doubles:
        if double.span.start < start < double.span.end:
            return double.inner.end if double.inner else double.span.end
    return paragraph.end


def _opens_single(text: str, match: re.Match[str], paragraph: Span) -> bool:
    if match[0] in "‚‹":
        return True
    if match.end() >= paragraph.end or match[0] in "’›" or not text[match.end()].isalnum():
        return False
    if text[match.end()].isdigit() and text[match.end() : match.end() + 3].endswith("s"):
        return False
    before = text[match.start() - 1 : match.start()] if match.start() > paragraph.start else ""
    return not before or before.isspace() or before in _BEFORE_OPENING


def _closing_single(text: str, marks: list[re.Match[str]], start: int, limit: int) -> int | None:
    """The mark that closes: the first with punctuation before it, else the first that is no apostrophe."""
    first: int | None = None
    for index in range(start, len(marks)):
        mark = marks[index]
        if mark.start() >= limit:
            break
        before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
        if mark.start() == marks[start - 1].end():
            break
        if before.isspace() or (after and after.isalnum()):
            if before.isspace() and after.isalnum():
                break
            continue
        if before in _STOPS:
            return index
        first = index if first is None else first
    return first
