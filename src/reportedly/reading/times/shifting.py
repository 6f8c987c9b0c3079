"""What is counted in units from a day: "last October", "next Friday", "two years ago", "Tuesday of next week"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import ceil

from reportedly.reading.times.bases import Placed, find_base, find_tense, say, write_unknown
from reportedly.reading.times.expressions import Base, Expression
from reportedly.reading.times.periods import (
    WINTER_TALK,
    Period,
    find_weekday,
    name_winter,
    of_day,
    of_unit,
    of_week,
    shift,
    shift_days,
)
from reportedly.reading.times.scene import Scene
from reportedly.reading.times.stretches import make_stretch

_THE_UNIT = frozenset(("the_unit", "edge_the_unit", "unit_the_then", "unit_end"))
_COMING = 0.5


def place_shifted_year(one: Expression, scene: Scene) -> Placed:
    """As in "July of that year", "October last year"."""
    told = one.year_shift
    if told is None or told.count is None:
        return Placed()
    base, label = find_base(told, "Y", scene, one.first)
    if base is None:
        return Placed(value=write_unknown(one))
    return Placed(period=make_stretch(one, base.year + int(told.count)), anchor=label, because=say(base, label))


def place_shifted_week(one: Expression, scene: Scene) -> Placed:
    """As in "Tuesday of next week"."""
    told = one.week_shift
    base, label = find_base(told, "W", scene, one.first) if told else (None, "")
    if told is None or told.count is None or base is None or one.weekday is None:
        return Placed(value=write_unknown(one))
    week = of_week(base).first
    day = shift_days(week, int(told.count) * 7 + one.weekday - 1) if week else None
    return Placed(period=of_day(day) if day else None, anchor=label, because=say(base, label))


def place_shifted(one: Expression, scene: Scene) -> Placed:
    """As in "last October", "this spring", "next Friday", "last week", "two years ago"."""
    told = one.shift
    if told is None:
        return Placed()
    if told.count is None:
        return Placed(because="the words leave the amount open")
    if one.row == "overnight":
        return _place_overnight(one, scene)
    if scene.narrates and told.count == 0 and one.row.startswith("rel_"):
        told = replace(told, base=Base.NARRATIVE)
    held = scene.find_stretch(one.first, months=0) if one.row in _THE_UNIT and one.unit in ("Q", "M") else None
    if held is not None and held.precision == one.unit and not scene.narrates:  # "Revenue for the quarter"
        return Placed(
            period=of_unit(held.day, held.precision), anchor=Base.NARRATIVE, because=say(held.day, Base.NARRATIVE)
        )
    if one.row in _THE_UNIT and one.unit != "D" and scene.published is not None and scene.is_told(one.first) is None:
        told = replace(told, base=Base.PUBLISHED)
    if one.row in _THE_UNIT and one.unit == "D" and scene.is_today():
        told = replace(told, base=Base.PUBLISHED)  # "Earlier in the day", before another day is told
    unit = "Y" if one.month or one.season or one.quarter or one.half else "WD" if one.weekday else one.unit or "D"
    base, label = find_base(told, unit, scene, one.first)
    if base is None:
        return Placed(value=write_unknown(one))
    count = ceil(told.count) if told.count == _COMING and not one.weekday else told.count
    return Placed(period=_shift_from(one, float(count or 0), base, scene), anchor=label, because=say(base, label))


def _place_overnight(one: Expression, scene: Scene) -> Placed:
    """The night before the day of publication, or behind the day that the sentence tells of."""
    mention = scene.find("D", one.first, within=0)
    begin, _ = scene.tokens.sentence_of(one.first)
    if mention is not None and mention.place >= begin:
        night = replace(of_day(mention.day), last=shift_days(mention.day, 1), end=None)
        return Placed(period=night, anchor=Base.NARRATIVE, because=say(mention.day, Base.NARRATIVE))
    base = scene.published
    if base is None:
        return Placed(value="XXXX-XX-XX")
    night = replace(of_day(base), first=shift_days(base, -1), start=None)
    return Placed(period=night, anchor=Base.PUBLISHED, because=say(base, Base.PUBLISHED))


def _shift_from(one: Expression, count: float, base: date, scene: Scene) -> Period | None:
    if one.weekday is not None:
        return _shift_weekday(one.weekday, count, base)
    if one.month is not None or one.season is not None:
        return _shift_named(one, count, base)
    if one.quarter is not None or one.half is not None:
        return make_stretch(one, base.year + int(count))
    if one.unit == "WE":
        return _shift_weekend(one, count, base, scene)
    if one.unit in ("H", "MIN", "S"):
        return None
    day = shift(base, count, one.unit or "D")
    return of_unit(day, one.unit or "D") if day else None


def _shift_weekday(weekday: int, count: float, base: date) -> Period | None:
    """As in "last Friday": before the day; "next Friday": of the next week; "this Friday": of this week."""
    if count < 0:
        earlier = shift_days(base, -1)
        day = find_weekday(earlier, weekday, -1) if earlier else None
    elif count == _COMING:
        later = shift_days(base, 1)
        day = find_weekday(later, weekday, 1) if later else None
    else:
        week = of_week(base).first
        day = shift_days(week, int(count) * 7 + weekday - 1) if week else None
    return of_day(day) if day else None


def _shift_named(one: Expression, count: float, base: date) -> Period | None:
    """As in "last October": the one that was over before this month; "this March": of this year."""
    if one.season == "WI" and base.month <= WINTER_TALK and count <= 0:
        base = base.replace(year=base.year - 1, month=12, day=1)  # "this winter", said in February, began in December
        return name_winter(make_stretch(one, base.year + int(count)), base.year + 1 + int(count))
    here = make_stretch(one, base.year)
    if count == 0 or here is None or here.first is None or here.last is None:
        return here
    if count < 0:
        return here if here.last < base.replace(day=1) else make_stretch(one, base.year - 1)
    return here if here.first > base else make_stretch(one, base.year + 1)


def _shift_weekend(one: Expression, count: float, base: date, scene: Scene) -> Period | None:
    """A weekend that is near is behind or ahead as the verb has it; "the weekend" is behind if no verb tells."""
    if count == 0 and base.isoweekday() < 6:
        tense = find_tense(one, scene)
        behind = tense < 0 or (tense == 0 and one.row == "weekend_the")
        count = -1 if behind else 0
    day = shift_days(base, int(count) * 7)
    return of_unit(day, "WE") if day else None
