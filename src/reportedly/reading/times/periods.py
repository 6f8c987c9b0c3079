"""Stretches of the calendar: their TIMEX3 value and their first and last day, and how one is counted from another.

Weeks are those of ISO 8601 and begin on Monday; centuries and decades go by the first digits of the year, as ISO 8601
has them ("19" is 1900 to 1999). Seasons are the three months of the northern year; a winter is named after the year in
which it begins. Nothing here raises: what is not in the calendar is None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.vocabulary.making import make_quick

_MONTHS_OF = {"Y": 12, "Q": 3, "M": 1, "DE": 120, "CE": 1200, "ML": 12000, "HY": 6}
_DAYS_OF = {"D": 1, "W": 7, "FW": 14, "WE": 7, "NI": 1, "MO": 1, "AF": 1, "EV": 1}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
ORDER = ("D", "WE", "W", "M", "Q", "SE", "HY", "Y", "DE", "CE")
"""Precisions, finest first."""


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """``first`` and ``last`` are days; None for those before the year 1, which have only ``start`` and ``end``."""

    value: str
    precision: str
    first: date | None
    last: date | None
    start: str | None = None
    end: str | None = None

    def __post_init__(self) -> None:
        if self.first is not None and self.start is None:
            object.__setattr__(self, "start", self.first.isoformat())
        if self.last is not None and self.end is None:
            object.__setattr__(self, "end", self.last.isoformat())


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def make_day(year: int, month: int, day: int) -> Period | None:
    """One day."""
    known = make_date(year, month, day)
    return None if known is None else of_day(known)


def of_day(day: date) -> Period:
    """One day."""
    return Period(value=day.isoformat(), precision="D", first=day, last=day)


def make_months(value: str, precision: str, year: int, month: int, count: int) -> Period | None:
    """``count`` months from a month on; ``month`` may lie outside 1 to 12 and is then carried over to the year."""
    first = make_date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    after = shift_months(first, count) if first else None
    last = (
        after - timedelta(days=1)
        if after
        else date.max
        if first and first.year + count // 12 >= date.max.year
        else None
    )
    if first is None or last is None:
        return None
    return Period(value=value, precision=precision, first=first, last=last)


def make_month(year: int, month: int) -> Period | None:
    """One month."""
    return make_months(f"{year:04}-{month:02}", "M", year, month, 1) if 1 <= month <= 12 else None


def make_year(year: int) -> Period | None:
    """One year; negative numbers are years before Christ, -490 being 490 BC."""
    if year < 0:
        written = f"-{-year - 1:04}" if year < -1 else "0000"
        return Period(
            value=f"BC{-year:04}",
            precision="Y",
            first=None,
            last=None,
            start=f"{written}-01-01",
            end=f"{written}-12-31",
        )
    return make_months(f"{year:04}", "Y", year, 1, 12)


def make_decade(year: int) -> Period | None:
    """The ten years whose numbers begin as ``year`` does."""
    return make_months(f"{year // 10:03}", "DE", year // 10 * 10, 1, 120)


def make_century(number: int) -> Period | None:
    """The hundred years whose numbers begin with ``number`` (19: the twentieth century); negative before Christ."""
    if number < 0:
        return Period(value=f"BC{-number - 1:02}", precision="CE", first=None, last=None)
    return make_months(f"{number:02}", "CE", number * 100, 1, 1200) if number else None


def make_season(year: int, season: str) -> Period | None:
    """Three months of the northern year; the winter of a year ends in the next one."""
    return make_months(f"{year:04}-{season}", "SE", year, _SEASONS[season], 3)


WINTER_TALK = 4
"""Up to this month a winter that is spoken of is the one that began in the year before."""


def name_winter(winter: Period | None, year: int) -> Period | None:
    """The winter with the year in which it is spoken of as its value: TIMEX3 has but one year for it."""
    return None if winter is None else replace(winter, value=f"{year:04}-WI")


def make_quarter(year: int, quarter: int) -> Period | None:
    """A calendar quarter."""
    return make_months(f"{year:04}-Q{quarter}", "Q", year, 3 * quarter - 2, 3) if 1 <= quarter <= 4 else None


def make_half(year: int, half: int) -> Period | None:
    """Half a calendar year."""
    return make_months(f"{year:04}-H{half}", "HY", year, 6 * half - 5, 6) if half in (1, 2) else None


def of_week(day: date) -> Period:
    """The week that holds a day."""
    year, week, weekday = day.isocalendar()
    first = shift_days(day, 1 - weekday) or date.min
    last = shift_days(first, 6) or date.max
    return Period(value=f"{year:04}-W{week:02}", precision="W", first=first, last=last)


def of_weekend(day: date) -> Period:
    """The Saturday and Sunday of the week that holds a day."""
    week = of_week(day)
    saturday = shift_days(week.first or day, 5) or date.max
    return Period(value=week.value + "-WE", precision="WE", first=saturday, last=week.last)


def of_unit(day: date, unit: str) -> Period | None:
    """The day, week, month, quarter, year, decade … that holds a day."""
    if unit in ("D", "NI"):
        return of_day(day)
    if unit in ("W", "FW"):
        return of_week(day)
    if unit == "WE":
        return of_weekend(day)
    if unit == "M":
        return make_month(day.year, day.month)
    if unit == "Q":
        return make_quarter(day.year, (day.month + 2) // 3)
    if unit == "HY":
        return make_half(day.year, (day.month + 5) // 6)
    if unit == "Y":
        return make_year(day.year)
    return make_decade(day.year) if unit == "DE" else make_century(day.year // 100) if unit == "CE" else None


def shift_days(day: date, days: int) -> date | None:
    """``days`` later, None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(day: date | None, months: int) -> date | None:
    """The same day so many months later, or the last of a shorter month."""
    if day is None:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return next(filter(None, (make_date(year, month + 1, last) for last in (day.day, 30, 29, 28))), None)


def shift(day: date, count: float, unit: str) -> date | None:
    """``count`` units later; None outside the calendar, and for units shorter than a day."""
    if abs(count) > 1e6:
        return None
    if unit in _DAYS_OF:
        return shift_days(day, round(count * _DAYS_OF[unit]))
    if unit in _MONTHS_OF:
        return shift_months(day, round(count * _MONTHS_OF[unit]))
    return None


def narrow(period: Period, edge: str) -> Period:
    """The early, middle or late third of a month or anything longer; a day or a week stays whole."""
    if period.first is None or period.last is None or edge not in ("START", "MID", "END"):
        return period
    place = ("START", "MID", "END").index(edge)
    if period.precision == "M":
        first, last = period.first.replace(day=(1, 11, 21)[place]), period.first.replace(day=(10, 20, 28)[place])
        return replace(period, first=first, last=last if place < 2 else period.last, start=None, end=None)
    return _narrow_months(period, place)


def _narrow_months(period: Period, place: int) -> Period:
    first, last = period.first, period.last
    if first is None or last is None or ORDER.index(period.precision) < ORDER.index("M"):
        return period
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = 12 if months >= 120 else 1
    cuts = [round(months / step * third / 3) * step for third in range(4)]
    begins, after = shift_months(first, cuts[place]), shift_months(first, cuts[place + 1])
    ends = last if place == 2 or after is None else shift_days(after, -1)
    return replace(period, first=begins, last=ends, start=None, end=None)


def find_weekday(day: date, weekday: int, direction: int) -> date | None:
    """The next such weekday on or after a day (``direction`` 1), or the last on or before it (-1)."""
    days = (weekday - day.isoweekday()) % 7
    return shift_days(day, days if direction > 0 or days == 0 else days - 7)
