"""The axis of time: days from left to right, with round dates named under it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

_FAR_BACK = 60.0
"""Days before all that was said that the drawing goes back to a day spoken of, or twice the span if that is more."""

_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTick:
    """A date on the axis: ``label`` names day or month, ``year`` where it is another one than before it."""

    at: float
    label: str
    year: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Time along a line: ``first`` and ``last`` are days (ordinals) at ``start`` and ``end``."""

    first: float
    last: float
    start: float
    end: float
    ticks: tuple[DayTick, ...] = ()

    def place(self, moment: float) -> float:
        """Where a moment lies; what is outside, at the edge."""
        share = (moment - self.first) / (self.last - self.first)
        return self.start + min(1.0, max(0.0, share)) * (self.end - self.start)

    def holds(self, moment: float) -> bool:
        """Whether a moment is within."""
        return self.first <= moment <= self.last


def make_days(moments: Iterable[tuple[float, bool]], start: float, end: float, ticks: int) -> Days:
    """An axis for moments; those that must be on it, and others that are not too far away, fit."""
    first, last = _find_span(list(moments))
    days = Days(first=first, last=last, start=start, end=end)
    named = tuple(_name(days, ticks))
    return Days(first=first, last=last, start=start, end=end, ticks=named)


def _find_span(moments: list[tuple[float, bool]]) -> tuple[float, float]:
    sure = [moment for moment, must in moments if must] or [moment for moment, _ in moments]
    if not sure:
        return 0.0, 1.0
    low, high = min(sure), max(sure)
    reach = max(_FAR_BACK, 2 * (high - low))
    near = [moment for moment, _ in moments if low - reach <= moment <= high + reach]
    low, high = min(near), max(near)
    room = 0.02 * (high - low)
    return math.floor(low - room), math.ceil(high + room)


def _name(days: Days, most: int) -> Iterator[DayTick]:
    """Round dates, about so many: days (their middle, where they stand), else first days of months."""
    year = ""
    daily = _is_daily(days, most)
    yearly = not daily and _choose_months(days, most) >= 12
    for day in _list_dates(days, most):
        label = f"{day.day} {day:%b}" if daily else f"{day:%b}"
        told = str(day.year)
        yield DayTick(
            at=days.place(day.toordinal() + (0.5 if daily else 0.0)),
            label=told if yearly else label,
            year="" if yearly or told == year else told,
        )
        year = told


def _is_daily(days: Days, most: int) -> bool:
    return days.last - days.first <= _DAY_STEPS[-1] * most


def _choose_months(days: Days, most: int) -> int:
    months = (days.last - days.first) / 30.4
    return next((step for step in _MONTH_STEPS if months / step <= most), _MONTH_STEPS[-1])


def _list_dates(days: Days, most: int) -> Iterator[date]:
    first, last = int(days.first), int(days.last)
    if _is_daily(days, most):
        step = next(step for step in _DAY_STEPS if (days.last - days.first) / step <= most)
        for ordinal in range(max(1, first), last, step):
            yield date.fromordinal(ordinal)
        return
    step = _choose_months(days, most)
    begin = date.fromordinal(max(1, first))
    month = (begin.year * 12 + begin.month - 1) // step * step
    while (day := _make_month(month)) is not None and day.toordinal() <= last:
        if day.toordinal() >= days.first:
            yield day
        month += step


def _make_month(month: int) -> date | None:
    """The first day of a month counted from year 0; None past the calendar."""
    year, number = divmod(month, 12)
    return date(year, number + 1, 1) if 1 <= year <= 9999 else (date.min if year < 1 else None)
