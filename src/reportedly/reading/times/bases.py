"""From what day an expression is counted, and what is known of it where it is counted from none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportedly.reading.times.expressions import Base, Expression, Shift
from reportedly.reading.times.periods import Period
from reportedly.reading.times.scene import Scene
from reportedly.reading.times.tenses import find_direction
from reportedly.vocabulary.making import make_quick

_LONG_UNITS = {
    "D": "D",
    "NI": "D",
    "WD": "D",
    "W": "W",
    "FW": "W",
    "WE": "W",
    "M": "M",
    "Q": "M",
    "Y": "Y",
    "DE": "Y",
    "CE": "Y",
}
"""How precise a day must be told for so many of a unit to be counted from it."""


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where an expression lies. ``value`` is what is known of it without a ``period``."""

    period: Period | None = None
    value: str | None = None
    anchor: str | None = None
    because: str = "the words give it"


def find_base(told: Shift, unit: str, scene: Scene, place: int) -> tuple[date | None, str]:
    """The day to count from, and whether it is the publication's or one that the text tells of."""
    if told.base is Base.PUBLISHED:
        mention = scene.is_told(place) if scene.narrates and scene.published is None else None
        return (mention.day, Base.NARRATIVE) if mention else (scene.published, Base.PUBLISHED)
    mention = scene.find(_LONG_UNITS.get(unit, "D"), place)
    if mention is not None:
        return mention.day, Base.NARRATIVE
    near = unit in ("D", "NI")
    if scene.narrates or told.count is None or told.count >= 0 or near:
        return None, Base.NARRATIVE
    return scene.published, Base.PUBLISHED


def say(day: date, base: str) -> str:
    """The reason that stands beside a value counted from a day."""
    return f"counted from {day.isoformat()}, " + ("the day of publication" if base == Base.PUBLISHED else "told before")


def write_unknown(one: Expression) -> str | None:
    """What TIMEX3 writes for a date that is not settled."""
    if one.month is not None:
        return f"XXXX-{one.month:02}" + (f"-{one.day:02}" if one.day is not None else "")
    if one.weekday is not None:
        return f"XXXX-WXX-{one.weekday}"
    if one.season is not None:
        return f"XXXX-{one.season}"
    if one.quarter is not None:
        return f"XXXX-Q{one.quarter}"
    if one.day is not None:
        return f"XXXX-XX-{one.day:02}"
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX"}.get(one.unit or "")


def find_tense(one: Expression, scene: Scene) -> int:
    """The tense where the expression stands, or where the one stands that lent it its day."""
    if one.at is not None:
        return find_direction(scene.tokens, one.at, one.at + 1)
    return find_direction(scene.tokens, one.first, one.last)
