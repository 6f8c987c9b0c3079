"""From what an expression says to its TIMEX3 value and the stretch of the calendar that it stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from reportedly.reading.times.amounts import count_amount, lie_inside, write_amounts
from reportedly.reading.times.bases import Placed
from reportedly.reading.times.expressions import Amount, Base, Clock, Expression, Kind
from reportedly.reading.times.points import find_point
from reportedly.reading.times.scene import Scene
from reportedly.vocabulary import TimeType
from reportedly.vocabulary.making import make_quick

_DATED_UNITS = frozenset({"D", "W", "M", "Y", "WE", "WD"})
_TIMED_UNITS = frozenset({"H", "MIN", "S"})


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an expression. ``because`` says how; ``placed`` is where it lies, None if nowhere."""

    type: TimeType
    value: str | None
    start: str | None = None
    end: str | None = None
    anchor: str | None = None
    because: str = "the words give it"
    placed: Placed | None = None


def resolve(one: Expression, scene: Scene) -> Outcome:
    """The outcome of one expression, at its place in the story."""
    return _RESOLVERS[one.kind](one, scene)


def _resolve_fixed(one: Expression, scene: Scene) -> Outcome:
    value = one.value or ""
    if one.row == "lasting":
        return Outcome(type=TimeType.DURATION, value=value)
    if (value.startswith("P") and not value.endswith("_REF")) or value.startswith("XXXX-XX-XXT"):
        return Outcome(type=TimeType.SET, value=value)
    day = value if value[:4].isdigit() else None
    if day is not None and scene.published is not None and day > scene.published.isoformat():
        return Outcome(type=TimeType.DATE, value=None, because="the day that is known by this name came later")
    start, end = _open_ends(one, scene, day, day)
    return Outcome(type=TimeType.DATE, value=value, start=start, end=end)


def _resolve_vague(one: Expression, scene: Scene) -> Outcome:
    return Outcome(type=TimeType.DATE, value=None, because="the words leave the time open")


def _resolve_broken(one: Expression, scene: Scene) -> Outcome:
    kind = TimeType.TIME if one.clock is not None and one.month is None else TimeType.DATE
    return Outcome(type=kind, value=None, because="neither calendar nor clock has it")


def _resolve_open(one: Expression, scene: Scene) -> Outcome:
    kind = TimeType.TIME if one.part else TimeType.DATE
    return Outcome(type=kind, value=_write_weekday(one), because="any such day is meant")


def _write_weekday(one: Expression) -> str:
    return f"XXXX-WXX-{one.weekday}" + (f"T{one.part}" if one.part else "")


def _resolve_set(one: Expression, scene: Scene) -> Outcome:
    if one.value is not None:
        value = one.value
    elif one.weekday is not None:
        value = _write_weekday(one)
    elif one.month is not None:
        value = f"XXXX-{one.month:02}"
    elif one.season is not None:
        value = f"XXXX-{one.season}"
    elif one.part is not None:
        value = f"XXXX-XX-XXT{one.part}"
    else:
        value = write_amounts(one.amounts)
    return Outcome(type=TimeType.SET, value=value)


def _resolve_duration(one: Expression, scene: Scene) -> Outcome:
    value = write_amounts(one.amounts)
    if one.of is None:
        return Outcome(type=TimeType.DURATION, value=value)
    held = resolve(one.of, scene)
    start = count_amount(held.end, one.amounts[0], back=True) if one.amounts else None
    return Outcome(
        type=TimeType.DURATION,
        value=value,
        start=start,
        end=held.end if start else None,
        anchor=held.anchor,
        because="counted back from the time that it leads to",
    )


def _resolve_relative(one: Expression, scene: Scene) -> Outcome:
    """As in "the past three weeks" end with the day of publication, "the next two days" begin there."""
    told = one.shift
    value = write_amounts(one.amounts)
    if told is None or not one.amounts or not told.count:
        return Outcome(type=TimeType.DURATION, value=value)
    mention = scene.find("D", one.first) if scene.narrates or told.base is Base.NARRATIVE else None
    base = mention.day if mention else scene.published
    if base is None:
        return Outcome(type=TimeType.DURATION, value=value)
    other = count_amount(base.isoformat(), one.amounts[0], back=told.count < 0, open_end=True)
    pair = (other, base.isoformat()) if told.count < 0 else (base.isoformat(), other)
    return Outcome(
        type=TimeType.DURATION,
        value=value,
        start=pair[0] if other else None,
        end=pair[1] if other else None,
        anchor=Base.NARRATIVE if mention else Base.PUBLISHED,
        because=f"counted from {base.isoformat()}",
    )


def _resolve_inside(one: Expression, scene: Scene) -> Outcome:
    held = find_point(one.of, scene) if one.of else None
    single = one.value not in ("first", "last")
    period = lie_inside(held.period if held else None, one.amounts[0], one.value or "", one.weekday)
    unit = one.amounts[0].unit
    if period is None and unit == "WD":
        known = held is not None and held.period is not None
        because = "the stretch has no such day" if known else "the stretch that holds it is not known"
        return Outcome(type=TimeType.DATE, value=None if known else _write_weekday(one), because=because)
    day = period is not None and unit in _DATED_UNITS and one.amounts[0].count == 1.0
    if day and period is not None and (single or unit in ("D", "WE", "WD") or "-W" in period.value):
        return Outcome(
            type=TimeType.DATE,
            value=period.value,
            start=period.start,
            end=period.end,
            anchor=held.anchor if held else None,
            because="the place in the stretch that is named",
            placed=Placed(period=period, anchor=held.anchor if held else None),
        )
    return Outcome(
        type=TimeType.DURATION,
        value=write_amounts(one.amounts),
        start=period.start if period else None,
        end=period.end if period else None,
        anchor=held.anchor if held else None,
        because="one end of the stretch that is named",
    )


def _resolve_hours(one: Expression, scene: Scene) -> Outcome:
    """As in "three hours ago": to the minute where the publication is, else on no known day.

    "Two hours later" counts from the time of day that the paragraph has told of.
    """
    told = one.shift
    from_clock = scene.find_clock(one.first) if told is not None and told.base is Base.NARRATIVE else None
    if told is not None and from_clock is not None:
        later = count_amount(from_clock, Amount(count=told.count, unit=one.unit or "H"), back=False)
        because = f"counted from {from_clock}, told before"
        return Outcome(type=TimeType.TIME, value=later, start=later, end=later, anchor=Base.NARRATIVE, because=because)
    if scene.published is None or scene.minutes is None or told is None or told.base is not Base.PUBLISHED:
        return Outcome(type=TimeType.TIME, value=None, because="no time of day is known to count from")
    clock = f"{scene.published.isoformat()}T{scene.minutes // 60:02}:{scene.minutes % 60:02}"
    amount = Amount(count=told.count, unit=one.unit or "H")
    moment = count_amount(clock, amount, back=False)
    because = "counted from the time of publication"
    return Outcome(type=TimeType.TIME, value=moment, start=moment, end=moment, anchor=Base.PUBLISHED, because=because)


def _resolve_point(one: Expression, scene: Scene) -> Outcome:
    if one.unit in _TIMED_UNITS and one.shift is not None:
        return _resolve_hours(one, scene)
    placed = find_point(one, scene)
    kind = TimeType.TIME if one.is_timed else TimeType.DATE
    period = placed.period
    if period is None:
        value = placed.value + _write_time(one) if placed.value and one.is_timed else placed.value
        return Outcome(type=kind, value=value, because=placed.because)
    start, end = period.start, period.end
    value = period.value
    if one.is_timed and (period.precision == "D" or one.part):
        value = value + _write_time(one)
        start, end = _time_ends(one, start, end)
    start, end = _open_ends(one, scene, start, end)
    return Outcome(
        type=kind,
        value=value,
        start=start,
        end=end,
        anchor=placed.anchor,
        because=placed.because,
        placed=placed,
    )


def _write_time(one: Expression) -> str:
    if one.clock is None:
        return f"T{one.part}"
    return "T" + _write_clock(one.clock) + (one.clock.zone or "")


def _write_clock(clock: Clock) -> str:
    written = f"{clock.hour:02}:{clock.minute or 0:02}"
    return written if clock.second is None else f"{written}:{clock.second:02}"


def _time_ends(one: Expression, start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """A clock time is a point; a part of a day stays within its day; midnight may be either end of the day."""
    if one.row == "overnight" and start is not None:
        return start, end
    midnight = one.clock is not None and one.clock.hour % 24 == 0 and not one.clock.minute
    if one.clock is None or start is None or start != end or midnight:
        return start, end
    moment = f"{start}T{_write_clock(one.clock)}{one.clock.zone or ''}"
    return moment, moment


def _open_ends(one: Expression, scene: Scene, start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """As in "since January" has no end, "until 2026" no beginning."""
    before = scene.tokens.word(one.first - 1)
    if before == "since":
        return start, None
    if before in ("until", "till"):
        return None, end
    return start, end


Resolver: TypeAlias = Callable[[Expression, Scene], Outcome]

_RESOLVERS: Mapping[Kind, Resolver] = {
    Kind.POINT: _resolve_point,
    Kind.DURATION: _resolve_duration,
    Kind.RELATIVE: _resolve_relative,
    Kind.INSIDE: _resolve_inside,
    Kind.SET: _resolve_set,
    Kind.FIXED: _resolve_fixed,
    Kind.OPEN: _resolve_open,
    Kind.BROKEN: _resolve_broken,
    Kind.VAGUE: _resolve_vague,
}
