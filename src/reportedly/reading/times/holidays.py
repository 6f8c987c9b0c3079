"""Holidays that have one date wherever they are kept, from ``time_holidays.tsv``; Easter is computed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from reportedly.reading.table_rows import load_rows
from reportedly.reading.times.periods import make_date, shift_days

HOLIDAYS = "time_holidays.tsv"


@cache
def load_holidays() -> Mapping[str, str]:
    """The rule for each holiday's date, by its key: ``12-25``, ``easter-2``, ``11-4-4`` (the 4th Thursday)."""
    return {row["key"]: row["date"] for row in load_rows(HOLIDAYS)}


def find_holiday(key: str, year: int) -> date | None:
    """The day of a holiday in a year."""
    told = load_holidays().get(key)
    if told is None:
        return None
    if told.startswith("easter"):
        easter = compute_easter(year)
        return shift_days(easter, int(told[6:] or 0)) if easter else None
    figures = [int(figure) for figure in told.split("-")]
    if len(figures) == 2:
        return make_date(year, figures[0], figures[1])
    return _find_nth(year, *figures)


def _find_nth(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The ``nth`` such weekday of a month; 5 for the last."""
    first = make_date(year, month, 1)
    if first is None:
        return None
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else day - timedelta(days=7)


def compute_easter(year: int) -> date | None:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century = year % 19, year // 100
    rest = year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    letter = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * letter) // 451
    month, day = divmod(epact + letter - 7 * shift + 114, 31)
    return make_date(year, month, day + 1)
