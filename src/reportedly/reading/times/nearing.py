"""What lacks its year, month or day ("May 5", "Wednesday", "3 p.m."): the one that tense, nearness and story tell."""

from __future__ import annotations

from datetime import date

from reportedly.reading.times.bases import Placed, find_tense, say, write_unknown
from reportedly.reading.times.expressions import Base, Expression
from reportedly.reading.times.periods import (
    WINTER_TALK,
    Period,
    find_weekday,
    make_day,
    name_winter,
    of_day,
    shift_days,
)
from reportedly.reading.times.scene import Mention, Scene
from reportedly.reading.times.stretches import make_fitting, make_stretch

_BACK = 3
_AROUND = 200
_SOON = 30
_FAR, _FAR_QUARTER, _NEAR = 290, 200, 60
_PARTS = frozenset(("the_part", "small_hours"))


def place_yearless(one: Expression, scene: Scene) -> Placed:
    """As in "May 5", "October", "Christmas": in the year that tense and nearness tell."""
    told = scene.is_told(one.first)
    if told is not None and (one.weekday is None or _fits(one, told)):
        return Placed(period=_follow(one, told), anchor=Base.NARRATIVE, because=say(told.day, Base.NARRATIVE))
    base = None if scene.narrates else scene.published
    if base is None:
        near = scene.find("M", one.first)
        if near is None:
            return Placed(value=write_unknown(one), because="no year is told and no day of publication known")
        return Placed(period=_follow(one, near), anchor=Base.NARRATIVE, because=say(near.day, Base.NARRATIVE))
    direction = find_tense(one, scene)
    found = _find_near(one, base, direction)
    if one.season == "WI" and found and found.last and found.last.year == base.year and base.month <= WINTER_TALK:
        found = name_winter(found, base.year)
    how = ("the nearest", "the next", "the last")[direction]
    return Placed(period=found, anchor=Base.PUBLISHED, because=f"{how} one, {say(base, Base.PUBLISHED)}")


def _find_near(one: Expression, base: date, direction: int) -> Period | None:
    """The last one that has begun, the next one that is not over, or the nearest."""
    around = [made for year in range(base.year - 1, base.year + 2) if (made := make_fitting(one, year)) is not None]
    begun = [made for made in around if made.first is not None and made.first <= base]
    coming = [made for made in around if made.last is not None and made.last >= base]
    far = _FAR if one.quarter is None else _FAR_QUARTER
    soon = one.holiday is not None and bool(coming) and _distance(coming[0], base) < _SOON
    if direction < 0 and begun and not (soon and _distance(begun[-1], base) > _FAR):  # "the last day before Christmas"
        return begun[-1]
    if (
        direction > 0
        and coming
        and not (begun and _distance(coming[0], base) > far and _distance(begun[-1], base) < _NEAR)
    ):
        return coming[0]
    return min(around, key=lambda made: _distance(made, base), default=None)


def _distance(made: Period, base: date) -> float:
    if made.first is None or made.last is None:
        return float("inf")
    return max(0, (made.first - base).days, (base - made.last).days)


def _fits(one: Expression, told: Mention) -> bool:
    """Whether the day has its weekday in the year of the story: "Wednesday, May 25"."""
    found = _follow(one, told)
    return found is not None and found.first is not None and found.first.isoweekday() == one.weekday


def _follow(one: Expression, told: Mention) -> Period | None:
    """In the year of the story, or the next where that is nearer: "December 1941 … in January"."""
    here = make_stretch(one, told.day.year)
    if told.precision in ("Y", "DE", "CE", "HY"):
        return here
    after = make_stretch(one, told.day.year + 1)
    month = here.first.month if here and here.first else after.first.month if after and after.first else 0
    months = month - told.day.month
    if here is None or months < -_BACK:
        return after
    return make_stretch(one, told.day.year - 1) if months > 12 - _BACK else here


def place_weekday(one: Expression, scene: Scene) -> Placed:
    """As in "said Wednesday" is the last one up to the day, "will meet on Thursday" the next one."""
    told = scene.find("D", one.first) if scene.narrates else None
    base = told.day if told else scene.published
    if base is None or one.weekday is None:
        return Placed(value=write_unknown(one), because="no day of publication is known")
    label = Base.NARRATIVE if told else Base.PUBLISHED
    direction = find_tense(one, scene)
    if one.day is not None:
        return _place_weekday_of_month(one, base, label, direction)
    day = find_weekday(base, one.weekday, 1 if told or direction > 0 else -1)
    how = "the next one" if direction > 0 else "the last one"
    return Placed(period=of_day(day) if day else None, anchor=label, because=f"{how}, {say(base, label)}")


def _place_weekday_of_month(one: Expression, base: date, label: str, direction: int) -> Placed:
    """As in "Friday the 13th": the day near the base that is both, behind or ahead as the verb has it."""
    around = (shift_days(base, days) for days in range(-_AROUND, _AROUND))
    fits = [day for day in around if day and day.isoweekday() == one.weekday and day.day == one.day]
    told = [day for day in fits if (day - base).days * direction >= 0] or fits
    found = min(told, key=lambda day: abs((day - base).days), default=None)
    return Placed(period=of_day(found) if found else None, anchor=label, because=say(base, label))


def place_day(one: Expression, scene: Scene) -> Placed:
    """As in "on the 20th": of the month that is told of, else of this one."""
    told = scene.find("M", one.first)
    base = told.day if told else scene.published
    if base is None or one.day is None:
        return Placed(value=write_unknown(one))
    label = Base.NARRATIVE if told else Base.PUBLISHED
    return Placed(period=make_day(base.year, base.month, one.day), anchor=label, because=say(base, label))


def place_time(one: Expression, scene: Scene) -> Placed:
    """A time of day without its day: of the day told of just before; where none is told, that of publication.

    Otherwise it is of no known day.
    """
    told = scene.find("D", one.first)
    generic = one.row in ("at_dawn", "one_part") and not one.edge
    if told is not None and not generic:
        return Placed(period=of_day(told.day), anchor=Base.NARRATIVE, because=say(told.day, Base.NARRATIVE))
    base = scene.published
    timed = one.clock is not None or one.row == "one_part" or (one.row in _PARTS and find_tense(one, scene) < 0)
    if timed and base is not None and scene.is_today():
        return Placed(
            period=of_day(base),
            anchor=Base.PUBLISHED,
            because="no other day is told before it than that of publication",
        )
    return Placed(value="XXXX-XX-XX", because="no day is told for it")
