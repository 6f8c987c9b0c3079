"""Where a day, week, month or year lies: by what its words say, and from what they count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportedly.reading.times.bases import Placed
from reportedly.reading.times.expressions import Base, Expression
from reportedly.reading.times.nearing import place_day, place_time, place_weekday, place_yearless
from reportedly.reading.times.periods import (
    Period,
    find_weekday,
    make_century,
    make_decade,
    narrow,
    of_day,
    of_unit,
    shift,
)
from reportedly.reading.times.scene import Scene
from reportedly.reading.times.shifting import place_shifted, place_shifted_week, place_shifted_year
from reportedly.reading.times.stretches import make_fitting, make_stretch

_GREGORIAN = 1900


def find_point(one: Expression, scene: Scene) -> Placed:
    """The stretch of the calendar, its edge cut off where the words tell of one."""
    placed = _place(one, scene)
    if placed.period is None or one.edge is None:
        return placed
    return replace(placed, period=_cut_edge(one.edge, placed, scene, one))


def _cut_edge(edge: str, placed: Placed, scene: Scene, one: Expression) -> Period | None:
    """The last third for "late October"; what lies before the day that is counted from for "earlier this month"."""
    period = placed.period
    if period is None or edge not in ("EARLIER", "LATER"):
        return narrow(period, edge) if period else None
    mention = scene.find("D", one.first) if placed.anchor == Base.NARRATIVE else None
    base = mention.day if mention else scene.published
    if base is None or period.first is None or period.last is None or not period.first <= base <= period.last:
        return period
    if edge == "EARLIER":
        return replace(period, last=base, end=None)
    return replace(period, first=base, start=None)


def _place(one: Expression, scene: Scene) -> Placed:
    for applies, place in _PLACERS:
        if applies(one):
            return place(one, scene)
    return Placed()


def _place_given(one: Expression, scene: Scene) -> Placed:
    if one.value == "?":
        return _place_figures(one, scene)
    period = (
        make_fitting(one, one.year) if one.year is not None and one.year >= _GREGORIAN else make_stretch(one, one.year)
    )
    if period is None and one.weekday is not None:
        return Placed(because="the weekday is not that of the date")
    return Placed(period=period)


def _place_figures(one: Expression, scene: Scene) -> Placed:
    """Two figures that may be day and month in either order: as the rest of the text writes its dates, else unknown."""
    if scene.order == 0:
        return Placed(because="day and month may stand in either order")
    month, day = (one.day, one.month) if scene.order > 0 else (one.month, one.day)
    settled = replace(one, month=month, day=day, value=None)
    return replace(_place(settled, scene), because="in the order of the text's other dates")


def _place_fiscal(one: Expression, scene: Scene) -> Placed:
    """A fiscal year has its number, but the text does not tell when it begins."""
    year = one.year
    if year is None and one.shift is not None and scene.published is not None:
        if one.unit == "Q":
            return Placed(because="the text does not tell when the fiscal year begins")
        year = scene.published.year + int(one.shift.count or 0)
    quarter = f"-Q{one.quarter}" if one.quarter else ""
    known = f"FY{year or 'XXXX'}{quarter}" if year is not None or quarter else None
    return Placed(value=known, because="the text does not tell when the fiscal year begins")


def _place_decade(one: Expression, scene: Scene) -> Placed:
    return Placed(period=make_decade(one.decade or 0))


def _place_century(one: Expression, scene: Scene) -> Placed:
    return Placed(period=make_century(one.century or 0))


def _place_of(one: Expression, scene: Scene) -> Placed:
    """As in "two days after Christmas"."""
    held = find_point(one.of, scene) if one.of is not None else Placed()
    if held.period is None or held.period.first is None or one.shift is None or one.shift.count is None:
        return Placed()
    unit = one.unit or "D"
    start = held.period.last if one.shift.count > 0 else held.period.first
    day = shift(start or held.period.first, one.shift.count, unit)
    precision = "D" if unit in ("W", "FW") and one.shift.count else unit
    if one.row == "ago_this":
        precision = held.period.precision
    return Placed(
        period=of_unit(day, precision) if day else None,
        anchor=held.anchor,
        because="counted from the date beside it",
    )


def _place_after(one: Expression, scene: Scene) -> Placed:
    """The end of a stretch is the first one behind its beginning."""
    start = find_point(one.after, scene) if one.after is not None else Placed()
    if start.period is None or start.period.first is None:
        return _place(replace(one, after=None), scene)
    base = start.period.first
    if one.month is None and one.weekday is not None:
        day = find_weekday(base, one.weekday, 1)
        found = of_day(day) if day else None
    else:
        around = (make_fitting(one, year) for year in (base.year, base.year + 1))
        found = next((made for made in around if made and made.last and made.last >= base), None)
    return Placed(period=found, anchor=start.anchor, because="the first one behind the beginning beside it")


def _place_like(one: Expression, scene: Scene) -> Placed:
    """The counterpart, in another year, of the quarter, month or half that is told of; without one, the year alone."""
    told = scene.find_stretch(one.first, months=1 if one.shift is None else -1)
    if told is None or one.like not in ("?", told.precision):
        near = scene.narrates or scene.last is None or scene.last.place >= scene.tokens.sentence_of(one.first)[0]
        counted = one.shift if near or one.shift is None else replace(one.shift, base=Base.PUBLISHED)
        return _place(replace(one, like=None, shift=counted), scene)
    year = told.day.year - 1
    if one.year is not None:
        year = one.year
    elif one.year_shift is not None and one.year_shift.base is Base.PUBLISHED and scene.published is not None:
        year = min(year, scene.published.year + int(one.year_shift.count or 0))
    day = shift(told.day, year - told.day.year, "Y")
    return Placed(
        period=of_unit(day, told.precision) if day else None,
        anchor=Base.NARRATIVE,
        because="the counterpart of the stretch told before",
    )


_PLACERS: tuple[tuple[Callable[[Expression], bool], Callable[[Expression, Scene], Placed]], ...] = (
    (lambda one: one.like is not None, _place_like),
    (lambda one: one.of is not None, _place_of),
    (lambda one: one.after is not None, _place_after),
    (lambda one: one.fiscal, _place_fiscal),
    (lambda one: one.decade is not None, _place_decade),
    (lambda one: one.century is not None, _place_century),
    (lambda one: one.year is not None, _place_given),
    (lambda one: one.value == "?", _place_figures),
    (lambda one: one.year_shift is not None, place_shifted_year),
    (lambda one: one.week_shift is not None, place_shifted_week),
    (lambda one: one.shift is not None, place_shifted),
    (lambda one: one.month is not None or one.holiday is not None, place_yearless),
    (lambda one: one.season is not None or one.quarter is not None or one.half is not None, place_yearless),
    (lambda one: one.weekday is not None, place_weekday),
    (lambda one: one.day is not None, place_day),
    (lambda one: one.is_timed, place_time),
)
