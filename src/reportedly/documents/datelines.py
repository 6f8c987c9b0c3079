"""The line by which a report says where, when and by which agency it was written: "SEOUL, Oct 30 (Reuters) - ".

A dateline is read as elements (place, date, agency's mark) and the sign that ends it. It is ``strong`` where a date or
an agency's mark stands beside the place, and weak where only a place and a dash do ("KYIV — "): the caller believes a
weak one only where a report's first paragraph begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from reportedly.documents.agencies import Agency, find_agency, find_agency_in_mark
from reportedly.documents.dates import WRITTEN, StatedDate, find_dates
from reportedly.documents.tables import read_table
from reportedly.vocabulary.making import make_quick

_LONGEST = 160
_SEPARATOR = re.compile(r"[\s,.;]*(?:\[[\w\s.]{2,30}\])?[\s,.;]*")
_MADE_UP = re.compile(r"[A-Z][\w&’'.]+(?: [A-Z][\w&’'.]+){0,3}")
_MARK = re.compile(r"\(([^()]{2,60})\)|/([A-Za-z][\w .-]{1,20})/|\[([A-Z]{2,10})\]")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_DASH = re.compile(r"\s*\.?\s*(?:-{1,3}|[–—―−])+\s*")
_COLON = re.compile(r"\s*:\s+")
_DOT = re.compile(r"\s*\.\s+")
_NO_DATE = (
    r"(?!(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?\s*\d|(?i:mon|tues|wednes|thurs|fri|satur|sun)day\b)"
)
_WORD = rf"{_NO_DATE}(?:[^\W\d_a-zß-öø-ÿ](?:[^\W\d_]|['’`ʻ]|\.(?=[^\W\d_])|-(?=[^\W\d_]))*(?!\d)|[Aa]l-[^\W\d_]+)"
_ABBREVIATION = (  # saints, mounts and forts, and the states as American agencies shorten them
    r"(?:[A-Z]\.){1,3}|(?i:St|Ste|Mt|Ft|Pt)\.|(?:Va|Pa|Md|Mo|Ga|Ky|La|Ill|Ind|Wis|Tenn|Tex|Okla|Fla|Ala|Ariz|Ark|Calif"
    r"|Colo|Conn|Del|Kan|Mass|Mich|Minn|Miss|Mont|Neb|Nev|Ore|Wash|Wyo|Vt)\."
)

_LINK = r"(?:de|del|do|da|du|of|the|on|near|sur|am|la|le|al|el|and|in)"
_NAME = rf"(?:{_ABBREVIATION}|{_WORD})(?:[ \xa0-](?:{_LINK}[ \xa0-])*(?:{_ABBREVIATION}|{_WORD})){{0,5}}"
_PLACE = re.compile(rf"{_NAME}(?:\s?[/;]\s?{_NAME}|,[ \xa0]{_NAME}|[ \xa0]and[ \xa0]{_NAME}){{0,4}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDateline:
    """A dateline at the beginning of a line: ``end`` is the offset in the line where it stops, its dash included."""

    end: int
    place: str | None
    stated: StatedDate | None
    agency: Agency | None
    strong: bool


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class _Elements:
    """What has been read up to ``end``: ``mark`` are an agency's words, ``closing`` names the sign that ends it all.

    ``bare`` says that the agency's name stands without brackets, as a photographer's does ("Jane Doe / Reuters.").
    """

    end: int = 0
    place: str | None = None
    stated: StatedDate | None = None
    dated: bool = False
    mark: str | None = None
    bare: bool = False
    closing: str = ""


def find_dateline(line: str) -> FoundDateline | None:
    """The dateline that ``line`` begins with, or None. Offsets are those of ``line``."""
    head = line[:_LONGEST]
    elements = _scan(head)
    if elements.end == 0:
        return None
    elements = _end(head, elements, whole=len(line) <= _LONGEST)
    if not elements.closing:
        return None
    return _judge(line, elements)


def _scan(head: str) -> _Elements:
    """Every element in order, a dash between two of them included ("(ANSA) - ROME, OCT 30 - ")."""
    elements = _Elements()
    while True:
        grown = _take(head, elements)
        if grown is None:
            return elements
        elements = grown


def _take(head: str, elements: _Elements) -> _Elements | None:
    """``elements`` with one more, or None. A dash is crossed only towards a date, or after a mark that came first."""
    start = _skip(head, elements.end)
    taken = _take_at(head, start, elements)
    if taken is not None or elements.end == 0:
        return taken
    dash = _DASH.match(head, elements.end)
    if dash is None:
        return None
    wanted = WRITTEN.match(head, dash.end()) or (_MARK.match(head, dash.end()) and elements.mark is None)
    if wanted and not elements.dated:
        taken = _take_at(head, dash.end(), elements)
        return taken if taken and _closes(head, taken.end) else None
    if elements.place is None and elements.mark is not None:
        return _take_behind_mark(head, dash.end(), elements)
    return None


def _take_behind_mark(head: str, start: int, elements: _Elements) -> _Elements | None:
    """A place behind "(ANSA) - ", only where a date or a dash follows it."""
    taken = _take_at(head, start, elements)
    if taken is None or taken.place is None or not _is_capitals(taken.place.split(",")[0]):
        return None
    dated = WRITTEN.match(head, _skip(head, taken.end))
    return taken if dated or _closes(head, taken.end) else None


def _closes(head: str, end: int) -> bool:
    return bool(_DASH.match(head, end)) or bool(_MARK.match(head, _skip(head, end))) or not head[end:].strip()


def _skip(head: str, end: int) -> int:
    found = _SEPARATOR.match(head, end)
    return found.end() if found else end


def _take_at(head: str, start: int, elements: _Elements) -> _Elements | None:
    weekday = _WEEKDAY.match(head, start)
    written = WRITTEN.match(head, start)
    if written and not elements.dated:
        stated = next(find_dates(written[0]), None)
        return replace(elements, end=written.end(), stated=stated, dated=True)
    if weekday and elements.place and not elements.dated:
        return replace(elements, end=weekday.end(), dated=True)
    mark = _MARK.match(head, start)
    if mark and elements.mark is None and not find_dates_in(mark[0]):
        return replace(elements, end=mark.end(), mark=mark[1] or mark[2] or mark[3])
    return _take_words(head, start, elements)


def find_dates_in(words: str) -> bool:
    """Whether ``words`` hold a date."""
    return WRITTEN.search(words) is not None


def _take_words(head: str, start: int, elements: _Elements) -> _Elements | None:
    """A place, or an agency's bare name behind a place or date ("TOKYO, Oct. 30, Kyodo - ", "Seoul CNN — ")."""
    found = _PLACE.match(head, start)
    if found is None:
        return None
    if elements.place or elements.dated:
        bare = elements.mark is None and find_agency(found[0])
        return replace(elements, end=found.end(), mark=found[0], bare=True) if bare else None
    place, mark = _split_bare_mark(found[0])
    if place is None or (elements.mark and mark):
        return None
    return replace(elements, end=found.end(), place=place, mark=elements.mark or mark, bare=mark is not None)


def _split_bare_mark(words: str) -> tuple[str | None, str | None]:
    """The place and the mark of "Seoul CNN"; an agency's name alone is no place."""
    if find_agency(words):
        return None, None
    for gap in re.finditer(r",?\s+|\.\s+", words):
        if find_agency(words[gap.end() :]):
            return words[: gap.start()], words[gap.end() :]
    return words, None


def _end(head: str, elements: _Elements, *, whole: bool) -> _Elements:
    """``elements`` with the sign that ends the dateline, or with ``closing`` empty where none does."""
    end = elements.end
    for name, pattern in (("dash", _DASH), ("colon", _COLON), ("dot", _DOT)):
        sign = pattern.match(head, end)
        if sign and _is_spaced(head, end, sign, elements):
            return replace(elements, end=end + len(sign[0].rstrip()), closing=name)
    if whole and not head[end:].strip(" ."):
        return replace(elements, end=len(head), closing="line")
    return replace(elements, closing="space" if elements.mark and head[end : end + 1].isspace() else "")


def _is_spaced(head: str, end: int, sign: re.Match[str], elements: _Elements) -> bool:
    """A hyphen binds words ("US-China"): it ends a dateline only with a space at one side or behind a mark."""
    return sign[0].strip() != "-" or sign[0] != "-" or bool(elements.mark and head[end - 1] in ")/")


def _judge(line: str, elements: _Elements) -> FoundDateline | None:
    agency = _find_agency_of(elements)
    if elements.mark and not agency and not re.fullmatch(r"[A-Z0-9][A-Z0-9 &./-]{1,20}", elements.mark):
        return None
    if elements.place and not _is_place(elements.place):
        return None
    strong = _is_strong(elements, agency)
    if not strong and not _is_weak(line, elements):
        return None
    return FoundDateline(
        end=elements.end,
        place=_tidy(elements.place),
        stated=elements.stated,
        agency=agency,
        strong=strong,
    )


def _find_agency_of(elements: _Elements) -> Agency | None:
    """The agency of the mark; one that no table has is believed where all else is there: "OSLO, May 5 (Lund) -"."""
    if elements.mark is None:
        return None
    known = find_agency_in_mark(elements.mark)
    whole = elements.place and elements.dated and not elements.bare and elements.closing in ("dash", "colon")
    if known or not whole or not _is_capitals((elements.place or "").split(",")[0]):
        return known
    return Agency(short=elements.mark, kind="agency") if _MADE_UP.fullmatch(elements.mark) else None


def _is_strong(elements: _Elements, agency: Agency | None) -> bool:
    place = elements.place
    capitals = place is not None and _is_capitals(place.split(",")[0])
    if elements.closing == "space":
        return agency is not None and place is not None and (elements.dated or capitals)
    if elements.closing == "dot":
        return agency is not None and elements.dated and place is not None
    if elements.bare and not elements.dated:
        return elements.closing == "dash" and place is not None and (capitals or is_city(place))
    if elements.mark:
        return agency is not None or (capitals and elements.closing in ("dash", "colon"))
    return place is not None and elements.dated and (capitals or elements.stated is not None)


def _is_weak(line: str, elements: _Elements) -> bool:
    """A place alone: in capitals, or a city of the table, before a dash or colon and then a sentence."""
    place = elements.place
    if place is None or elements.mark or place.upper() in _read_labels():
        return False
    first = place.split(",")[0].split("/")[0].strip()
    if elements.closing == "line":
        return first.casefold() in _read_cities() and len(place) < 40
    rest = line[elements.end :]
    if elements.closing not in ("dash", "colon") or len(rest) < 30 or not re.search(r"[.!?]['\"”’)]*(?:\s|$)", rest):
        return False
    known = first.casefold() in _read_cities()
    if elements.closing == "dash":
        return known or _is_capitals(first)
    return _is_capitals(first) and (known or "," in place)


def _is_place(place: str) -> bool:
    first = re.split(r"[\s,/]", place, maxsplit=1)[0]
    if {place.upper(), place.upper().split()[-1]} & _read_labels() or first.lower() in _NO_PLACE:
        return False
    return len(place) <= 80 and any(letter.isupper() for letter in place)


_NO_PLACE = frozenset(
    "a an and as at but by he her his if in it its i my no not on our she so than that their there these they this "
    "those to we what when where which while who why with you your mr mrs ms dr president".split()
)


def _is_capitals(words: str) -> bool:
    """Whether all is capitals, but for a prefix or a linking word: "WASHINGTON", "McALLEN", "RIO DE JANEIRO"."""
    kept = [word for word in re.split(r"[\s/]+", words) if word and not re.fullmatch(_LINK, word)]
    return bool(kept) and all(_is_capital_word(word) for word in kept)


def _is_capital_word(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    small = sum(letter.islower() for letter in letters)
    if re.fullmatch(r"(?i:St|Ste|Mt|Ft|Pt)\.", word):
        return True
    return len(letters) > small and (small == 0 or (small <= 2 and len(letters) - small >= 3))


def _tidy(place: str | None) -> str | None:
    return re.sub(r"\s+", " ", place).strip(" ,.;") if place and not place.endswith(".") else place and place.strip()


@cache
def _read_cities() -> frozenset[str]:
    return frozenset(row["name"].casefold() for row in read_table("cities"))


@cache
def _read_labels() -> frozenset[str]:
    return frozenset(row["label"] for row in read_table("labels"))


def is_city(words: str) -> bool:
    """Whether ``words`` are a city of ``cities.tsv``, whatever their case, or such a city and its country."""
    return words.partition(",")[0].strip().casefold() in _read_cities()
