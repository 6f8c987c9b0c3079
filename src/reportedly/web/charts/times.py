"""When claims were reported, and when what they tell happened: two lanes over one axis of days.

A day of the first lane is as high as the claims that were reported on it. In the second each claim has a bar from the
first to the last day that its words allow; bars are packed in rows. What lies outside the axis is counted at its ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_MARGIN = timedelta(days=45)
"""How far the axis reaches beyond the first and the last day of reports, for what happened before and after."""

_ROWS = 12
_LEAST_BAR = 5.0
_ROW = 11.0
_COLUMN_TOP = 64.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim on the timeline: the day of its report, and the days in which what it tells happened, None of unknown."""

    id: str
    label: str
    reported: date
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The claims that were reported on a day."""

    day: str
    x: float
    width: float
    height: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """When what a claim tells happened; ``cut_left`` and ``cut_right`` that it reaches beyond the axis."""

    id: str
    label: str
    x: float
    y: float
    width: float
    cut_left: bool
    cut_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTick:
    """A named day on the axis."""

    x: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeChart:
    """Both lanes in a frame ``width`` wide, from the day ``first`` to the day ``last`` (ISO 8601).

    ``undated`` claims say nothing of when; ``before`` and ``after`` happened outside the axis; ``left`` are those for
    which there was no row. ``happened_top`` is where the second lane begins, ``bottom`` where the axis is.
    """

    width: float
    height: float
    first: str
    last: str
    start: float
    end: float
    columns: tuple[Column, ...]
    stretches: tuple[Stretch, ...]
    ticks: tuple[DayTick, ...]
    reported_bottom: float
    happened_top: float
    bottom: float
    undated: int
    before: int
    after: int
    left: int


def draw_times(told: Sequence[Told], width: float) -> TimeChart | None:
    """The chart of some claims; None where there are none."""
    if not told:
        return None
    axis = _choose_axis(told, width)
    dated = [each for each in told if each.start is not None or each.end is not None]
    stretches, left = _pack([each for each in dated if axis.meets(each)], axis)
    rows = max((round((each.y - _HAPPENED) / _ROW) + 1 for each in stretches), default=1)
    bottom = _HAPPENED + rows * _ROW + 8
    return TimeChart(
        width=width,
        height=bottom + 24,
        first=axis.first.isoformat(),
        last=axis.last.isoformat(),
        start=axis.start,
        end=axis.end,
        columns=tuple(_make_columns(told, axis)),
        stretches=tuple(stretches),
        ticks=tuple(_make_ticks(axis)),
        reported_bottom=_COLUMN_TOP + 18,
        happened_top=_HAPPENED,
        bottom=bottom,
        undated=len(told) - len(dated),
        before=sum(_end(each) < axis.first for each in dated),
        after=sum(_start(each) > axis.last for each in dated),
        left=left,
    )


_HAPPENED = _COLUMN_TOP + 54


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    first: date
    last: date
    start: float
    end: float

    @property
    def day(self) -> float:
        return (self.end - self.start) / ((self.last - self.first).days + 1)

    def place(self, day: date) -> float:
        """The left edge of a day; what is outside, at the edge."""
        inside = min(max(day, self.first), self.last)
        return self.start + (inside - self.first).days * self.day

    def meets(self, told: Told) -> bool:
        return _start(told) <= self.last and _end(told) >= self.first


def _choose_axis(told: Iterable[Told], width: float) -> _Axis:
    """The days of reports, and of what happened near them."""
    each = list(told)
    first, last = min(one.reported for one in each), max(one.reported for one in each)
    low, high = _shift(first, -_MARGIN), _shift(last, _MARGIN)
    edges = [day for one in each for day in (one.start, one.end) if day is not None and low <= day <= high]
    first, last = min((first, *edges)), max((last, *edges))
    if (last - first).days < 6:
        first, last = _shift(first, -timedelta(days=3)), _shift(last, timedelta(days=3))
    return _Axis(first=first, last=last, start=8.0, end=width - 8.0)


def _shift(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _start(told: Told) -> date:
    return told.start or date.min


def _end(told: Told) -> date:
    return told.end or date.max


def _make_columns(told: Iterable[Told], axis: _Axis) -> Iterator[Column]:
    counts = Counter(each.reported for each in told)
    most = max(counts.values())
    for day in sorted(counts):
        height = max(3.0, _COLUMN_TOP * counts[day] / most)
        width = max(3.0, min(axis.day - 1.0, 26.0))
        x = axis.place(day) + max(0.0, (axis.day - width) / 2)
        yield Column(
            day=day.isoformat(), x=round(x, 1), width=round(width, 1), height=round(height, 1), count=counts[day]
        )


def _pack(told: Sequence[Told], axis: _Axis) -> tuple[list[Stretch], int]:
    """Bars in rows so that none lies on another, the earliest first; and how many found no row."""
    free = [-1.0] * _ROWS
    stretches, left = [], 0
    for each in sorted(told, key=lambda one: (_start(one), _end(one), one.id)):
        x, until = axis.place(_start(each)), axis.place(_end(each)) + axis.day
        width = max(_LEAST_BAR, until - x - 1)
        x = min(x, axis.end - width)
        row = next((number for number, taken in enumerate(free) if taken <= x), None)
        if row is None:
            left += 1
            continue
        free[row] = x + width + 2
        stretches.append(
            Stretch(
                id=each.id,
                label=each.label,
                x=round(x, 1),
                y=_HAPPENED + row * _ROW,
                width=round(width, 1),
                cut_left=_start(each) < axis.first,
                cut_right=_end(each) > axis.last,
            )
        )
    return stretches, left


_STEPS = (1, 2, 7, 14, 30, 91, 182, 365, 730, 1826, 3652)


def _make_ticks(axis: _Axis) -> Iterator[DayTick]:
    """Named days, far enough apart that their names do not meet."""
    room = 92.0
    step = next((days for days in _STEPS if days * axis.day >= room), 10 * _STEPS[-1])
    day = axis.first
    while day <= axis.last:
        x = axis.place(day)
        if x + room - 10 <= axis.end:
            yield DayTick(x=round(x, 1), text=f"{day.day} {day:%b} {day.year}")
        later = _shift(day, timedelta(days=step))
        if later == day:
            return
        day = later
