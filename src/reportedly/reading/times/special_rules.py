"""The rules of the time grammar that make several expressions of one match, or count before they make one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reportedly.reading.times.contexts import is_in
from reportedly.reading.times.expressions import Amount, Base, Clock, Expression, Kind, Shift
from reportedly.reading.times.matching import Match
from reportedly.reading.times.numbers import read_amount, read_ordinal
from reportedly.reading.times.rules import Rule, build, make, spread_year

_COMPARABLE = frozenset(("?", "D", "W", "M", "Q", "HY"))
_NEAR = 8
_FINER = {"CE": (100, "Y"), "DE": (10, "Y"), "Y": (12, "M"), "W": (7, "D")}


def days(match: Match) -> tuple[Expression, ...]:
    """Days that share a month, each an expression: "6-7 January 1916", "May 3, 4 and 5"."""
    names = [name for name in ("day1", "day2", "day3") if match.place(name) is not None]
    places = [place for name in names if (place := match.place(name)) is not None]
    made = []
    for index, (name, place) in enumerate(zip(names, places, strict=True)):
        first = match.first if index == 0 else place[0]
        last = match.last if index == len(names) - 1 else place[1]
        if index > 0 and match.tokens.word(first - 1) == "the":
            first -= 1
        made.append(make(match, first=first, last=last, day=read_ordinal(match.words(name))))
    return tuple(made)


def years(match: Match) -> tuple[Expression, ...]:
    """Two years: "1939-45", "the years 1955-1957"."""
    first, last = match.words("year1")[0], match.words("year2")[0]
    place = match.place("year2")
    if place is None:
        return ()
    second = int(first[:2] + last) if len(last) == 2 and len(first) == 4 else int(last)
    sign = -1 if match.row.name == "years_bc" else 1
    return (
        make(match, year=sign * int(first), last=place[0] - 1),
        make(match, year=sign * second, first=place[0]),
    )


def hours(match: Match) -> tuple[Expression, ...]:
    """Two times of which the second tells the half of the day: "9 to 11 a.m."."""
    place = match.place("hour2")
    if place is None:
        return ()
    late = match.value("ampm", "PM") is not None
    second = _make_hour(int(match.words("hour2")[0]), late)
    first = _make_hour(
        int(match.words("hour1")[0]), late and int(match.words("hour1")[0]) <= int(match.words("hour2")[0])
    )
    zone = match.value("zone", "ZONE", "ZONE_NAME")
    return (
        make(match, clock=replace(first, zone=zone), last=place[0] - 1),
        make(match, clock=replace(second, zone=zone), first=place[0]),
    )


def _make_hour(hour: int, late: bool) -> Clock:
    return Clock(hour=hour + 12 if late and hour < 12 else 0 if hour == 12 and not late else hour)


def amounts(match: Match) -> tuple[Expression, ...]:
    """Two amounts of one unit: "three to five years"."""
    first, place = match.place("amount1"), match.place("amount")
    unit = match.value("unit", "UNIT", "UNITS")
    if first is None or place is None or unit is None:
        return ()
    count = read_amount(match.words("amount1"))
    return (
        make(match, last=first[1], amounts=(Amount(count=count, unit=unit),)),
        make(match, first=place[0]),
    )


def numeric(match: Match) -> tuple[Expression, ...]:
    """A date in figures. Which of two small figures is the month is settled later, by the rest of the text."""
    word = match.words("figures")[0]
    figures = [int(figure) for figure in word.replace(".", "/").split("/")]
    sizes = [len(figure) for figure in word.replace(".", "/").split("/")]
    if sizes[0] == 4:
        return (make(match, year=figures[0], month=figures[1], day=figures[2], **_broken(figures[1])),)
    if sizes[0] == 3 or (len(sizes) == 3 and sizes[2] == 3):
        return ()
    year = None if len(figures) < 3 else figures[2] if sizes[2] == 4 else spread_year(figures[2])
    first, second = figures[0], figures[1]
    if first > 12 and second > 12:
        return (make(match, kind=Kind.BROKEN),)
    if first > 12 or first == second:
        return (make(match, year=year, month=second, day=first),)
    if second > 12:
        return (make(match, year=year, month=first, day=second),)
    return (make(match, year=year, month=first, day=second, value="?"),)


def _broken(month: int) -> dict[str, Any]:
    return {} if 1 <= month <= 12 else {"kind": Kind.BROKEN}


def named(match: Match) -> tuple[Expression, ...]:
    """An expression whose value the row gives; none where it leaves the time open."""
    value, cut = match.row.fixed.get("value"), int(match.row.fixed.get("cut", "0"))
    last = match.last - cut
    if (
        cut
        and match.tokens.word(last - 1).isalpha()
        and not match.grammar.lexicon.value("MONTH", match.tokens.word(last - 1))
    ):
        last -= 1
    return (make(match, kind=Kind.FIXED if value else Kind.VAGUE, value=value, last=last),)


def weekdays(match: Match) -> tuple[Expression, ...]:
    """As in "on Fridays", "weekends"."""
    told = match.value("weekday", "WEEKDAYS") or ""
    return (make(match, kind=Kind.SET, weekday=None, value=f"XXXX-WXX-{told}"),)


def every(match: Match) -> tuple[Expression, ...]:
    """As in "every day", "every two weeks", "each third year", "every other month"."""
    unit = match.value("unit", "UNIT", "UNITS") or ""
    nth = read_ordinal(match.words("nth")) if match.place("nth") else None
    other = "other" in match.tokens.words[match.first : match.last]
    count = float(nth or 2) if nth or other else read_amount(match.words("amount")) if match.place("amount") else 1.0
    return (make(match, kind=Kind.SET, amounts=(Amount(count=count, unit=unit),)),)


def day_rel(match: Match) -> tuple[Expression, ...]:
    """As in "the day before", "the day after"."""
    count = -1.0 if match.tokens.word(match.last - 1) in ("before", "earlier", "prior", "previous") else 1.0
    return (make(match, unit="D", shift=Shift(count=count, base=Base.NARRATIVE)),)


def ago(match: Match) -> tuple[Expression, ...]:
    """As in "two years ago", "twelve days later", "in a week's time"."""
    told = match.value("lead", "AGO")
    sign, base = (told or "1 published").split()
    count = read_amount(match.words("amount")) if match.place("amount") else None
    if count is not None and "half" in match.row.fixed:
        count += 0.5
    if count is None:
        return (make(match, kind=Kind.FIXED, value="FUTURE_REF" if sign == "1" else "PAST_REF", amounts=()),)
    like = "?" if _is_compared(match, count) else None
    finer: dict[str, Any] = {}
    unit = match.value("unit", "UNIT", "UNITS")
    if count != int(count) and unit in _FINER:  # "half a century ago" is so many years ago
        times, finer["unit"] = _FINER[unit]
        count = float(round(count * times))
    return (make(match, shift=Shift(count=count * float(sign), base=Base(base)), amounts=(), like=like, **finer),)


def _is_compared(match: Match, count: float) -> bool:
    """As in "up from $31 million a year earlier": the same stretch, a year before."""
    if count != 1 or match.value("unit", "UNIT") != "Y" or match.first + 3 < match.last:
        return False
    begin, _ = match.tokens.sentence_of(match.first)
    return any(is_in("COMPARED", word) for word in match.tokens.words[max(begin, match.first - _NEAR) : match.first])


def compared(match: Match) -> tuple[Expression, ...]:
    """As in "the year-ago quarter", "the same period last year", "the same month of 2012"."""
    told = match.value("like", "LIKE", "UNIT")
    if told not in _COMPARABLE:
        return ()
    made = make(match, like=told)
    if made.year is None and made.year_shift is None:
        made = replace(made, year_shift=Shift(count=-1.0, base=Base.NARRATIVE))
    return (made,)


def nth_weekday(match: Match) -> tuple[Expression, ...]:
    """As in "the first Monday in November", "the last Friday of the month"."""
    which = match.words("which")
    if match.place("unit") is not None:  # "the first Monday of every month"
        unit = match.value("unit", "UNIT") or ""
        return (make(match, kind=Kind.SET, weekday=None, amounts=(Amount(count=1.0, unit=unit),)),)
    place = match.place("inside") or match.place("month") or match.place("year")
    if place is None:
        return ()
    return (
        Expression(
            first=match.first,
            last=match.last,
            row=match.row.name,
            kind=Kind.INSIDE,
            weekday=int(match.value("weekday", "WEEKDAY") or 0),
            amounts=(Amount(count=1.0, unit="WD"),),
            value="last" if which[0] in ("last", "final") else str(read_ordinal(which)),
            of=_read_holder(match, place[0]),
        ),
    )


def part_of(match: Match) -> tuple[Expression, ...]:
    """As in "the first two weeks of May", "the last day of the month": units at one end, or one by its number."""
    unit, which = match.value("unit", "UNIT", "UNITS") or "", match.words("which")
    place = match.place("inside") or match.place("month") or match.place("year")
    if place is None:
        return ()
    count = (
        read_amount(match.words("amount")) if match.place("amount") else None if match.value("unit", "UNITS") else 1.0
    )
    from_end = which[0] in ("last", "final", "closing")
    nth = None if from_end else read_ordinal(which)
    held = _read_holder(match, place[0])
    return (
        make(
            match,
            kind=Kind.INSIDE,
            of=held,
            amounts=(Amount(count=count, unit=unit),),
            value="last" if from_end else "first" if nth is None or match.row.name.startswith("first") else str(nth),
            **dict.fromkeys(("year", "month", "shift", "edge")),
        ),
    )


def _read_holder(match: Match, first: int) -> Expression:
    """The stretch behind "of"."""
    inside = match.value("inside", "UNIT")
    year = match.words("year") or match.words("year2")
    month = match.value("month", "MONTH", "MONTH_SHORT")
    held = Expression(
        first=first,
        last=match.last,
        row=match.row.name,
        unit=inside,
        year=int(year[0]) if year else None,
        month=int(month) if month else None,
    )
    if inside is None:
        return held
    rel = build(match)[0].shift if match.place("rel") else None
    return replace(held, shift=rel or Shift(count=0.0, base=Base.NARRATIVE))


def past_hour(match: Match) -> tuple[Expression, ...]:
    """As in "half past three", "ten to six in the evening"."""
    words = match.words("fraction")
    minutes = 30 if words[0] == "half" else 15 if "quarter" in words else int(read_amount(words) or 0)
    made = make(match)
    if made.clock is None or minutes >= 60:
        return ()
    late = match.words("lead")[0] in ("past", "after")
    hour = made.clock.hour if late else (made.clock.hour - 1) % 24
    return (replace(made, clock=replace(made.clock, hour=hour, minute=minutes if late else 60 - minutes)),)


def noon(match: Match) -> tuple[Expression, ...]:
    """As in "noon", "midnight"."""
    hour = int(match.value("value", "POINT") or 0)
    zone = match.value("zone", "ZONE", "ZONE_NAME")
    return (make(match, kind=Kind.POINT, value=None, clock=Clock(hour=hour, minute=0, zone=zone)),)


RULES: Mapping[str, Rule] = {
    rule.__name__: rule
    for rule in (
        build,
        days,
        years,
        hours,
        amounts,
        numeric,
        named,
        weekdays,
        every,
        day_rel,
        ago,
        part_of,
        compared,
        nth_weekday,
        past_hour,
        noon,
    )
}
