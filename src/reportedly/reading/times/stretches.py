"""Stretches of the calendar in a year that is known, out of the parts of an expression."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reportedly.reading.times.expressions import Expression
from reportedly.reading.times.holidays import find_holiday
from reportedly.reading.times.periods import (
    Period,
    make_day,
    make_half,
    make_month,
    make_quarter,
    make_season,
    make_year,
    of_day,
    of_week,
)


def make_stretch(one: Expression, year: int | None) -> Period | None:
    """The stretch in a year that is known."""
    if year is None:
        return None
    if year < 0:
        return _make_before_christ(one, year)
    if one.month is not None:
        return _make_in_month(one, year, one.month)
    if one.week is not None:
        return _make_week(year, one.week)
    if one.holiday is not None:
        day = find_holiday(one.holiday, year)
        return of_day(day) if day else None
    return _make_part(one, year)


def _make_in_month(one: Expression, year: int, month: int) -> Period | None:
    if one.half is not None:
        return _halve_month(make_month(year, month), one.half)
    return make_month(year, month) if one.day is None else make_day(year, month, one.day)


def _make_part(one: Expression, year: int) -> Period | None:
    if one.season is not None:
        return make_season(year, one.season)
    if one.quarter is not None:
        return make_quarter(year, one.quarter)
    return make_half(year, one.half) if one.half is not None else make_year(year)


def make_fitting(one: Expression, year: int) -> Period | None:
    """The stretch in a year, if its day is the weekday that is named beside it: "Monday 4 November"."""
    made = make_stretch(one, year)
    if made is None or made.first is None or one.weekday is None:
        return made
    return made if made.first.isoweekday() == one.weekday else None


def _halve_month(month: Period | None, half: int) -> Period | None:
    """As in "the second half of July" begins on the 16th."""
    if month is None or month.first is None:
        return None
    middle = month.first.replace(day=15)
    if half == 1:
        return replace(month, last=middle, end=None)
    return replace(month, first=middle + timedelta(days=1), start=None)


def _make_before_christ(one: Expression, year: int) -> Period | None:
    """A month, season or year before Christ; only the year has a beginning and an end in ISO 8601 here."""
    known = make_year(year)
    if known is None or (one.month is None and one.season is None):
        return known
    part = one.season if one.month is None else f"{one.month:02}" + (f"-{one.day:02}" if one.day else "")
    return Period(value=f"{known.value}-{part}", precision="M", first=None, last=None)


def _make_week(year: int, week: int) -> Period | None:
    try:
        return of_week(date.fromisocalendar(year, week, 1))
    except ValueError:
        return None
