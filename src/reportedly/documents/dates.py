"""Dates that a person, a page or a report states: read strictly, never completed by a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from reportedly.errors import InputError

NEAR = 7
"""A date without its year takes the year that puts it within so many days of the publication, else none."""

ALLOWED = "a date (2024-10-30) or a date-time with its offset (2024-10-30T14:05:00+09:00, or Z for UTC)"

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ISO_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<clock>\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)",
    re.ASCII | re.IGNORECASE,
)
_MONTHS = (
    r"(?P<month{n}>jan(?:uary)?|febr?(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAYS = (
    "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_DAY = r"(?P<day{n}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:,?\s+(?P<year{n}>(?:19|20)\d\d)(?!\d))?"
WRITTEN = re.compile(
    rf"(?<![\w/-])(?:(?P<weekday>{_WEEKDAYS})\b\.?,?\s+)?(?:"
    rf"{_MONTHS.format(n=1)}\s*{_DAY.format(n=1)}{_YEAR.format(n=1)}"
    rf"|{_DAY.format(n=2)}(?:\s+of)?[\s-]+{_MONTHS.format(n=2)}(?:-(?P<year4>(?:19|20)\d\d)(?!\d))?{_YEAR.format(n=2)}"
    r"|(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)(?!\d)"
    r"|(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year5>(?:19|20)\d\d)(?!\d)"
    r")",
    re.ASCII | re.IGNORECASE,
)
"""A date in words or figures: "Oct. 30", "Wednesday, October 30, 2024", "30 October", "2024-10-30", "30/10/2024"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """A date that stands in a text at ``[start, end)``; ``year`` None where the words give none."""

    start: int
    end: int
    year: int | None
    month: int
    day: int


def parse_published(given: str | date) -> str:
    """A publication date as it is kept: in ISO 8601, as precise as it was given. Raises InputError.

    ``given`` is a string, a ``date``, or a ``datetime`` that knows its offset.
    """
    words = given.isoformat() if isinstance(given, date) else given
    if not isinstance(words, str):
        raise InputError(f"published is {words!r}, which is no date: give {ALLOWED}")
    kept = words.strip()
    moment = _ISO_MOMENT.fullmatch(kept)
    if moment:
        kept = _write_moment(moment)
    elif not _ISO_DATE.fullmatch(kept):
        raise InputError(f"published is {words!r}: give {ALLOWED}")
    try:
        datetime.fromisoformat(kept)
    except ValueError as error:
        raise InputError(f"published is {words!r}, which is not in the calendar ({error}): give {ALLOWED}") from error
    return kept


def find_dates(text: str) -> Iterator[StatedDate]:
    """The dates in ``text`` that are in the calendar, agree with their weekday and can be read in one way only."""
    for match in WRITTEN.finditer(text):
        stated = _read_match(match)
        if stated is not None:
            yield stated


def settle_date(stated: StatedDate, published: str | None) -> str | None:
    """The ISO date of ``stated``; without a year, only where ``published`` is within ``NEAR`` days of it."""
    if stated.year is not None:
        return date(stated.year, stated.month, stated.day).isoformat()
    if published is None:
        return None
    near = date.fromisoformat(published[:10])
    for year in (near.year - 1, near.year, near.year + 1):
        day = _make_date(year, stated.month, stated.day)
        if day is not None and abs((day - near).days) <= NEAR:
            return day.isoformat()
    return None


def _write_moment(moment: re.Match[str]) -> str:
    zone = moment["zone"].upper().replace(":", "")
    offset = zone if len(zone) < 5 else f"{zone[:3]}:{zone[3:]}"
    return f"{moment['day']}T{moment['clock'].replace(',', '.')}{offset if len(zone) != 3 else zone + ':00'}"


def _read_match(match: re.Match[str]) -> StatedDate | None:
    parts = _read_parts(match)
    if parts is None:
        return None
    year, month, day = parts
    known = _make_date(year or 2024, month, day)  # any leap year will do to ask whether the day exists
    if known is None or (year and not _has_weekday(known, match["weekday"])):
        return None
    return StatedDate(start=match.start(), end=match.end(), year=year, month=month, day=day)


def _read_parts(match: re.Match[str]) -> tuple[int | None, int, int] | None:
    """Year, month and day; None for figures that may be read in two ways ("03/04/2024")."""
    if match["first"]:
        first, second, year = int(match["first"]), int(match["second"]), int(match["year5"])
        if first > 12 or first == second:
            return year, second, first
        return (year, first, second) if second > 12 else None
    if match["year3"]:
        return int(match["year3"]), int(match["month3"]), int(match["day3"])
    given = match["year1"] or match["year2"] or match["year4"]
    return (
        int(given) if given else None,
        _read_month(match["month1"] or match["month2"]),
        int(match["day1"] or match["day2"]),
    )


def _read_month(word: str) -> int:
    return "jan feb mar apr may jun jul aug sep oct nov dec".split().index(word[:3].lower()) + 1


def _make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _has_weekday(day: date, name: str | None) -> bool:
    return name is None or "mon tue wed thu fri sat sun".split().index(name[:3].lower()) == day.weekday()
