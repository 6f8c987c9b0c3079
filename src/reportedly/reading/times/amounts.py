"""Amounts of time: how TIMEX3 writes them, and the stretch of the calendar that they measure out from a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from reportedly.reading.times.expressions import Amount
from reportedly.reading.times.periods import (
    Period,
    find_weekday,
    of_day,
    of_unit,
    of_week,
    of_weekend,
    shift,
    shift_days,
)

_TIMED = {"H": "H", "MIN": "M", "S": "S"}
_DATED = {"FW": ("W", 2), "Q": ("M", 3)}
_HALVES = {"Y": (6, "M"), "CE": (50, "Y"), "DE": (5, "Y"), "H": (30, "MIN"), "D": (12, "H"), "MIN": (30, "S")}
_SEASONS = frozenset({"SP", "SU", "FA", "WI"})
_MINUTES = {"H": 60, "MIN": 1}


def write_amounts(amounts: Sequence[Amount]) -> str:
    """A duration as TIMEX3 has it: ``P3W``, ``PT2H20M``, ``PXY`` for some years, ``P2.5Y``."""
    dated, timed = "", ""
    for amount in map(_halve, amounts):
        if amount.unit in _TIMED:
            timed += _write_count(amount.count) + _TIMED[amount.unit]
        else:
            unit, times = _DATED.get(amount.unit, (amount.unit, 1))
            count = None if amount.count is None else amount.count * times
            dated += _write_count(count) + ("Y" if unit in _SEASONS else unit)
    return "P" + dated + ("T" + timed if timed else "")


def _halve(amount: Amount) -> Amount:
    """Half of a unit, in the next smaller one."""
    if amount.count != 0.5 or amount.unit not in _HALVES:
        return amount
    half, unit = _HALVES[amount.unit]
    return Amount(count=float(half), unit=unit)


def _write_count(count: float | None) -> str:
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else f"{count:g}"


def count_amount(end: str | None, amount: Amount, *, back: bool, open_end: bool = False) -> str | None:
    """The other end of an amount that has one end at ``end``; to the minute where ``end`` is.

    Back from a day the day itself counts ("the three months ended March 31"), unless it is not over (``open_end``).
    """
    if end is None or amount.count is None:
        return None
    count = -amount.count if back else amount.count
    if len(end) > 10:
        return _count_clock(end, amount, count)
    if amount.unit in _MINUTES:
        return None
    day = _read_date(end)
    if back and day is not None and not open_end:
        day = shift_days(day, 1)
    moved = shift(day, count, amount.unit) if day else None
    return moved.isoformat() if moved else None


def _count_clock(end: str, amount: Amount, count: float) -> str | None:
    clock, zone = end[:16], end[16:] if end[16:17] != ":" else end[19:]
    moment = datetime.fromisoformat(clock)
    try:
        if amount.unit in _MINUTES:
            return (moment + timedelta(minutes=count * _MINUTES[amount.unit])).isoformat(timespec="minutes") + zone
    except OverflowError:
        return None
    day = shift(moment.date(), count, amount.unit)
    return f"{day.isoformat()}{clock[10:]}{zone}" if day else None


def _read_date(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def lie_inside(held: Period | None, amount: Amount, which: str, weekday: int | None = None) -> Period | None:
    """So many units at the beginning (``first``) or the end (``last``) of a stretch, or the one of that number.

    With a ``weekday`` the first, last or nth such day.
    """
    if held is None or held.first is None or held.last is None or amount.count is None:
        return None
    if weekday is not None:
        return _find_nth_weekday(held, weekday, which)
    if amount.unit == "W" and amount.count == 1.0 and held.precision == "Y":
        return _find_week(held, which)
    if amount.unit == "WE":
        return _find_weekend(held, which)
    if which == "last":
        after = shift_days(held.last, 1)
        begins = shift(after, -amount.count, amount.unit) if after else None
        found = replace(held, first=begins, start=None) if begins else None
    else:
        ahead = 0.0 if which == "first" else float(which) - 1
        begins = shift(held.first, ahead, amount.unit)
        after = shift(begins, amount.count, amount.unit) if begins else None
        ends = shift_days(after, -1) if after else None
        found = replace(held, first=begins, last=ends, start=None, end=None) if begins and ends else None
    if found is None or found.first is None or found.last is None:
        return None
    if found.first < held.first or found.last > held.last:
        return None
    return _name(found, amount)


def _find_nth_weekday(held: Period, weekday: int, which: str) -> Period | None:
    if held.first is None or held.last is None:
        return None
    if which == "last":
        day = find_weekday(held.last, weekday, -1)
    else:
        first = find_weekday(held.first, weekday, 1)
        day = shift_days(first, 7 * (int(which) - 1)) if first else None
    return of_day(day) if day and held.first <= day <= held.last else None


def _find_week(held: Period, which: str) -> Period | None:
    """The week of a year by its number in ISO 8601: the first one holds January 4, the last December 28."""
    if held.first is None or held.last is None:
        return None
    if which == "last":
        return of_week(held.last.replace(day=28))
    day = shift_days(held.first.replace(day=4), 7 * (0 if which == "first" else int(which) - 1))
    return of_week(day) if day and day <= held.last else None


def _find_weekend(held: Period, which: str) -> Period | None:
    """The first, last or nth weekend of which both days lie in the stretch."""
    if held.first is None or held.last is None:
        return None
    first = find_weekday(held.first, 6, 1)
    sunday = find_weekday(held.last, 7, -1)
    if which == "last":
        return of_weekend(sunday) if sunday else None
    day = shift_days(first, 7 * (0 if which == "first" else int(which) - 1)) if first else None
    return of_weekend(day) if day and day < held.last else None


def _name(found: Period, amount: Amount) -> Period:
    """One day, month or year has the value of its own; anything else keeps what it lies in."""
    if amount.count == 1.0 and amount.unit in ("D", "M", "Y") and found.first is not None:
        own = of_day(found.first) if amount.unit == "D" else of_unit(found.first, amount.unit)
        return own if own is not None and own.first == found.first else found
    return found
