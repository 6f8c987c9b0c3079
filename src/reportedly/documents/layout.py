"""The parts of a report's text: headline, dateline, bylines, contributor lines, rules, boilerplate; the rest is body.

Read line by line. What a line is by itself (a rule, boilerplate, a contributor line) is settled first; then the head of
the text is walked down to where the report begins; then its last lines are looked at for credits. When in doubt a line
is body: a body line read as boilerplate loses a claim, the reverse costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportedly.documents.agencies import Agency
from reportedly.documents.boilerplate import is_boilerplate, is_rule
from reportedly.documents.credits import (
    Byline,
    find_trailing_credit,
    is_biography,
    is_contributor_line,
    read_affiliation,
    read_bare_byline,
    read_byline,
    read_words,
)
from reportedly.documents.datelines import FoundDateline, find_dateline
from reportedly.documents.dates import StatedDate, find_dates
from reportedly.documents.lines import Line, split_lines
from reportedly.vocabulary import Part, PartKind, Span

HEAD_LINES = 12
"""Datelines and bylines are looked for in so many lines from the top."""

TAIL_LINES = 10
"""Credits and notes at the end are looked for in so many lines from the bottom."""

_LONGEST_HEADLINE = 200
_DATE_WORDS = re.compile(  # what may stand beside a date on a line of its own
    r"\b(?:(?:first|last|originally)\s+)?(?:published|posted|issued|created|filed|released|on|at|of|the)\b"
    r"|\b(?:e[sd]?t|c[sd]?t|m[sd]?t|p[sd]?t|gmt|utc|bst|ist|kst|jst|cest|cet|eat|msk|sgt|hkt|[ap]\.?m\.?)\b"
    r"|\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?|\b\d{1,2}(?=\s*[ap]\.?m)|[\s,.;:|/()–—·•@-]",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:last\s+)?(?:updated?|modified|revised|edited)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"(?:first |originally )?(?:published|posted)\b", re.IGNORECASE)
_STATED_INSIDE = re.compile(r"\b(?:published|posted)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What stands around a body: ``title`` is the headline's first line, ``stated`` the date of a line of its own."""

    parts: tuple[Part, ...] = ()
    title: str | None = None
    dateline: FoundDateline | None = None
    stated: StatedDate | None = None
    agency: str | None = None
    place: str | None = None
    bylines: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A layout being made: the kind of each whole line, and the pieces of lines, both by the line's place."""

    lines: tuple[Line, ...]
    kinds: dict[int, PartKind] = field(default_factory=dict)
    pieces: dict[int, tuple[PartKind, Span]] = field(default_factory=dict)
    credits: list[Byline] = field(default_factory=list)
    dateline: FoundDateline | None = None
    dateline_at: int | None = None
    published: StatedDate | None = None
    credit: Agency | None = None
    title: str | None = None

    def in_tail(self, place: int) -> bool:
        return place >= len(self.lines) - TAIL_LINES

    def open_lines(self) -> Iterator[tuple[int, Line]]:
        """The lines of which nothing is known yet, in order."""
        return ((place, line) for place, line in enumerate(self.lines) if place not in self.kinds)


def find_layout(text: str, *, title: str | None = None) -> Layout:
    """The layout of ``text``; ``title`` is the report's title where it is known from elsewhere."""
    draft = _Draft(lines=split_lines(text))
    for mark in (_mark_plain, _mark_head, _mark_tail):
        mark(draft)
    _mark_headline(draft, title)
    return _finish(draft)


def _mark_plain(draft: _Draft) -> None:
    """Rules, boilerplate and contributor lines: what a line is by itself."""
    for place, line in enumerate(draft.lines):
        tail = draft.in_tail(place)
        if is_rule(line.text):
            draft.kinds[place] = PartKind.RULE
        elif is_contributor_line(line.text, in_tail=tail):
            draft.kinds[place] = PartKind.CONTRIBUTOR
        elif is_boilerplate(line.text, in_tail=tail):
            draft.kinds[place] = PartKind.BOILERPLATE


def _mark_head(draft: _Draft) -> None:
    """Dates, bylines and the dateline, from the top down. A weak dateline counts only where the body begins."""
    begun = False
    above = 0
    for place, line in [*draft.open_lines()][:HEAD_LINES]:
        bare = above > 0 and not begun
        if _mark_date(draft, place, line, begun=begun) or _mark_byline(draft, place, line, bare=bare):
            continue
        _note_date_inside(draft, line)
        found = find_dateline(line.text)
        if found and (found.strong or not begun):
            _keep_dateline(draft, place, line, found)
            return
        begun = begun or _is_running(line) or above >= 3
        above += 1


def _is_running(line: Line) -> bool:
    """Whether it is a paragraph rather than a headline."""
    return len(line.text) > 250 or (line.stopped and len(line.text) > 120)


def _keep_dateline(draft: _Draft, place: int, line: Line, found: FoundDateline) -> None:
    draft.dateline = found
    draft.dateline_at = place
    draft.pieces[place] = (PartKind.DATELINE, Span(start=line.start, end=line.start + found.end))


def _mark_date(draft: _Draft, place: int, line: Line, *, begun: bool) -> bool:
    """A line that is a date and nothing else: "Wednesday, October 30, 2024", "Published 5:00 PM EDT, Oct 30, 2024".

    Once the body has ``begun``, a bare date may be a section's heading, and only "Published …" counts.
    """
    if begun and not _PUBLISHED.match(line.text):
        return False
    if len(line.text) > 120 or not any(map(str.isdigit, line.text)):
        return False
    if not _is_only_date(line.text):
        return False
    draft.kinds[place] = PartKind.DATELINE
    before = _CHANGED.split(line.text, maxsplit=1)[0]
    first = next(find_dates(before), None)
    if draft.published is None and first is not None and first.year is not None:
        draft.published = first
    return True


def _note_date_inside(draft: _Draft, line: Line) -> None:
    """The date of a line that goes on to it: "Two hurt in storm Posted: Saturday, June 27, 2015 10:39 PM EDT"."""
    label = _STATED_INSIDE.search(line.text) if len(line.text) <= 250 else None
    if label is None or draft.published is not None:
        return
    stated = next(find_dates(line.text[label.end() : label.end() + 60]), None)
    if stated is not None and stated.year is not None and stated.start == 0:
        draft.published = stated


def _is_only_date(line: str) -> bool:
    dates = [*find_dates(line)]
    for stated in reversed(dates):
        line = line[: stated.start] + " " + line[stated.end :]
    return bool(dates) and not _DATE_WORDS.sub("", _CHANGED.sub("", line))


def _mark_byline(draft: _Draft, place: int, line: Line, *, bare: bool) -> bool:
    byline = read_byline(line.text)
    if byline is None and bare:
        byline = read_bare_byline(line.text)
    if byline is None and draft.kinds.get(place - 1) is PartKind.BYLINE and not line.stopped:
        byline = read_affiliation(line.text)
    if byline is None:
        return False
    draft.kinds[place] = PartKind.BYLINE
    draft.credits.append(byline)
    return True


def _mark_tail(draft: _Draft) -> None:
    """Bylines and notes on the author among the last lines, and an agency's credit where the body ends."""
    last = [(place, line) for place, line in draft.open_lines() if draft.in_tail(place) and place not in draft.pieces]
    for place, line in last[-4:]:
        if place == 0:
            continue
        if is_biography(line.text) and place > len(draft.lines) // 2:
            draft.kinds[place] = PartKind.CONTRIBUTOR
        elif place >= HEAD_LINES or place > len(draft.lines) // 2:
            _mark_byline(draft, place, line, bare=False)
    _mark_trailing_credit(draft)


def _mark_trailing_credit(draft: _Draft) -> None:
    for place, line in [*draft.open_lines()][:0:-1][:2]:
        found = find_trailing_credit(line.text)
        if found is None:
            continue
        start, agency = found
        draft.pieces.setdefault(place, (PartKind.BYLINE, Span(start=line.start + start, end=line.end)))
        draft.credit = agency
        return


def _mark_headline(draft: _Draft, title: str | None) -> None:
    """The first lines, where they are no sentences or stand above a dateline or byline."""
    candidates = [(place, line) for place, line in draft.open_lines() if place not in draft.pieces]
    anchor = _find_anchor(draft)
    for count, (place, line) in enumerate(candidates[:3]):
        after = draft.lines[place + 1 :]
        if not after or _leads_on(line) or not _is_headline(line, title=title, first=count == 0, anchor=place < anchor):
            break
        if not any(_is_body(draft, later) for later in range(place + 1, len(draft.lines))):
            break
        draft.kinds[place] = PartKind.HEADLINE
        draft.title = draft.title or line.text


def _find_anchor(draft: _Draft) -> int:
    """The place of the first dateline or byline near the top, or 0: a headline stands above it."""
    found = [place for place, kind in draft.kinds.items() if kind in (PartKind.BYLINE, PartKind.DATELINE)]
    if draft.dateline_at is not None:
        found.append(draft.dateline_at)
    nearest = min(found, default=0)
    return nearest if nearest <= 6 else 0


def _is_body(draft: _Draft, place: int) -> bool:
    line = draft.lines[place]
    return place not in draft.kinds and (line.stopped or len(line.text) > 80 or place in draft.pieces)


def _leads_on(line: Line) -> bool:
    return line.text.endswith((":", ",", "—", "–")) or len(line.text) > _LONGEST_HEADLINE


def _is_headline(line: Line, *, title: str | None, first: bool, anchor: bool) -> bool:
    if title is not None and _fold(line.text) == _fold(title):
        return True
    if anchor and (first or not line.stopped):
        return len(line.text.split()) <= 30
    words = line.text.split()
    if not line.gap and not (first and not line.stopped and len(words) <= 20):
        return False
    if line.stopped and not (first and line.text[-1] in ".?!" and _is_title_case(words)):
        return line.text[-1] in "?!" and first and len(words) <= 20
    return len(words) >= (1 if first else 4)


def _is_title_case(words: list[str]) -> bool:
    """Whether nearly every word but the small ones has a capital: "Wrong Date Given For Election Day."."""
    small = read_words("headline")
    large = [word for word in words if word.strip("'\"“”‘’.,").lower() not in small and word[0].isalpha()]
    return len(large) >= 4 and sum(word[0].isupper() for word in large) >= 0.85 * len(large)


def _fold(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().casefold()


def _finish(draft: _Draft) -> Layout:
    places = [credit.place for credit in draft.credits if credit.place]
    return Layout(
        parts=tuple(sorted(_make_parts(draft), key=lambda part: part.span)),
        title=draft.title,
        dateline=draft.dateline,
        stated=draft.published,
        agency=next(_read_agencies(draft), None),
        place=places[0] if len(set(places)) == 1 else None,
        bylines=tuple(dict.fromkeys(name for credit in draft.credits for name in credit.names)),
    )


def _read_agencies(draft: _Draft) -> Iterator[str]:
    """The agencies that the report names as its own: in the dateline, the bylines, the credit at the end."""
    stated = [
        draft.dateline.agency if draft.dateline else None,
        *(credit.agency for credit in draft.credits),
        draft.credit,
    ]
    yield from (agency.short for agency in stated if agency is not None and agency.kind == "agency")


def _make_parts(draft: _Draft) -> Iterator[Part]:
    for place, line in enumerate(draft.lines):
        if place in draft.kinds:
            yield Part(kind=draft.kinds[place], span=line.span)
        elif place in draft.pieces:
            kind, span = draft.pieces[place]
            yield Part(kind=kind, span=span)
