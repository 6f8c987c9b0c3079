"""From a match to what its words say: the functions named in the column ``rule`` of ``time_patterns.tsv``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeAlias

from reportedly.reading.times.expressions import Amount, Base, Clock, Expression, Kind, Shift
from reportedly.reading.times.matching import Match
from reportedly.reading.times.numbers import read_amount, read_ordinal
from reportedly.reading.times.patterns import Row
from reportedly.reading.times.periods import make_date

Fields: TypeAlias = dict[str, Any]
Rule: TypeAlias = Callable[[Match], tuple[Expression, ...]]

_LEAP = 2024
_FISCAL = frozenset(("fiscal", "financial"))


def build(match: Match) -> tuple[Expression, ...]:
    """The parts that matched and what the row adds."""
    return (make(match),)


def make(match: Match, **more: Any) -> Expression:
    """One expression of all parts; ``more`` overrides them."""
    fields: Fields = {"first": match.first, "last": match.last, "row": match.row.name}
    for part in _list_parts(match.row):
        if match.found.start(part) >= 0:
            _READERS[part](fields, match, part)
    _add_fixed(fields, match)
    fields |= more
    return _check(Expression(**fields))


@cache
def _list_parts(row: Row) -> tuple[str, ...]:
    """The parts of a row's pattern that have a reader, in the readers' order."""
    return tuple(part for part in _READERS if part in row.pattern.groupindex)


def _check(made: Expression) -> Expression:
    """Broken where the calendar has no such day or the clock no such time: "February 30", "25:61"."""
    if made.month is not None and made.day is not None:
        known = made.year if made.year is not None and made.year > 0 else _LEAP
        if make_date(known, made.month, made.day) is None:
            return replace(made, kind=Kind.BROKEN)
    clock = made.clock
    if clock is not None and not (clock.hour <= 24 and (clock.minute or 0) < 60 and (clock.second or 0) < 60):
        return replace(made, kind=Kind.BROKEN)
    return made


# --- the parts


def _read_year(fields: Fields, match: Match, part: str) -> None:
    fields["year"] = int(match.words(part)[0])


def _read_short_year(fields: Fields, match: Match, part: str) -> None:
    fields["year"] = spread_year(int(match.words(part)[0]))


def spread_year(number: int) -> int:
    """The year that two digits stand for: from 1940 to 2039."""
    return 2000 + number if number < 40 else 1900 + number


def _read_month(fields: Fields, match: Match, part: str) -> None:
    fields["month"] = int(match.value(part, "MONTH", "MONTH_SHORT") or 0)


def _read_day(fields: Fields, match: Match, part: str) -> None:
    fields["day"] = read_ordinal(match.words(part))


def _read_weekday(fields: Fields, match: Match, part: str) -> None:
    fields["weekday"] = int(match.value(part, "WEEKDAY", "WEEKDAY_SHORT") or 0)


def _read_season(fields: Fields, match: Match, part: str) -> None:
    fields["season"] = match.value(part, "SEASON")


def _read_quarter(fields: Fields, match: Match, part: str) -> None:
    fields["quarter"] = int(match.value(part, "QUARTER_NUMBER") or match.words(part)[0])


def _read_half(fields: Fields, match: Match, part: str) -> None:
    fields["half"] = int(match.value(part, "HALF") or match.words(part)[0])


def _read_decade(fields: Fields, match: Match, part: str) -> None:
    word = match.words(part)[0]
    digits = match.value(part, "DECADE_WORD") or word.rstrip("s")
    if len(digits) == 4:
        fields["decade"] = int(digits)
        return
    tens = int(digits) if len(digits) == 1 else int(digits) // 10
    fields["decade"] = (1900 if tens > 1 else 2000) + tens * 10


def _read_century(fields: Fields, match: Match, part: str) -> None:
    number = read_ordinal(match.words(part))
    fields["century"] = None if number is None else number - 1


def _read_before_christ(fields: Fields, match: Match, part: str) -> None:
    if "year" in fields:
        fields["year"] = -fields["year"]
    if fields.get("century") is not None:
        fields["century"] = -fields["century"] - 1


def _read_part(fields: Fields, match: Match, part: str) -> None:
    fields["part"] = match.value(part, "PART", "PARTS")


def _read_edge(fields: Fields, match: Match, part: str) -> None:
    words = match.words(part)
    if match.value(part, "THEN") and len(words) <= 2 and match.value(part, "EDGE_NOUN") is None:
        fields["edge"] = match.value(part, "THEN")
        return
    found = match.value(part, "EDGE", "EDGE_NOUN", "EDGE_MORE")
    if found in ("PART", "HALF"):
        found = match.value(part, "EDGE", "EDGE_MORE", "THEN")
    fields["edge"] = found


def _read_unit(fields: Fields, match: Match, part: str) -> None:
    fields["unit"] = match.value(part, "UNIT", "UNITS")


def _read_dayword(fields: Fields, match: Match, part: str) -> None:
    count = match.value(part, "DAY_WORD", "NIGHT_WORD")
    fields["shift"] = Shift(count=float(count or 0), base=Base.PUBLISHED)


def read_shift(match: Match, part: str) -> Shift | None:
    """The way that "last", "next" or "the following" leads."""
    words = match.words(part)
    known = [match.grammar.lexicon.value("REL", word) for word in words]
    told = next((value for value in reversed(known) if value), None)
    if told is None:
        return None
    count, base = told.split()
    follows = words[0] == "the" and words[-1] == "next"
    return Shift(count=float(count), base=Base.NARRATIVE if follows or words[0] == "that" else Base(base))


def _read_rel(fields: Fields, match: Match, part: str) -> None:
    fields[{"rel": "shift", "relyear": "year_shift", "relweek": "week_shift"}[part]] = read_shift(match, part)


def _read_clock(fields: Fields, match: Match, part: str) -> None:
    word = match.words(part)[0]
    figures = [word[:-2], word[-2:]] if word.isdigit() else word.replace(".", ":").split(":")
    hour, minute = int(figures[0]), int(figures[1])
    second = int(figures[2]) if len(figures) > 2 else None
    fields["clock"] = Clock(hour=hour, minute=minute, second=second, zone=_read_zone(match))


def _read_hour(fields: Fields, match: Match, part: str) -> None:
    hour = read_amount(match.words(part))
    minute = match.words("minute")
    fields["clock"] = Clock(
        hour=int(hour) if hour is not None else 99, minute=int(minute[0]) if minute else None, zone=_read_zone(match)
    )


def _read_zone(match: Match) -> str | None:
    return match.value("zone", "ZONE", "ZONE_NAME") if match.place("zone") else None


def _read_ampm(fields: Fields, match: Match, part: str) -> None:
    """As in "12 a.m." is midnight; "15:30 p.m." is left as it is."""
    clock: Clock | None = fields.get("clock")
    if clock is None:
        return
    after_noon = match.value(part, "PM") is not None
    if clock.hour < 12 and after_noon:
        fields["clock"] = replace(clock, hour=clock.hour + 12)
    elif clock.hour == 12 and not after_noon:
        fields["clock"] = replace(clock, hour=0)


def _read_clock_part(fields: Fields, match: Match, part: str) -> None:
    """As in "six in the evening": the part of the day settles the half of the clock."""
    _read_part(fields, match, part)
    clock: Clock | None = fields.get("clock")
    if clock is not None:
        late = fields["part"] in ("AF", "EV") or (fields["part"] == "NI" and clock.hour > 5)
        fields["clock"] = replace(clock, hour=clock.hour + 12) if clock.hour < 12 and late else clock
        fields["part"] = None


def _read_iso(fields: Fields, match: Match, part: str) -> None:
    word = match.words(part)[0]
    if "w" in word:
        fields |= {"year": int(word[:4]), "week": int(word[6:8])}
        return
    fields |= {"year": int(word[:4]), "month": int(word[5:7]), "day": int(word[8:10])}
    if not 1 <= fields["month"] <= 12:
        fields["kind"] = Kind.BROKEN
    if len(word) > 10:
        fields["clock"] = _read_iso_clock(word[11:])


def _read_iso_clock(written: str) -> Clock:
    digits, zone = written, None
    for place, letter in enumerate(written):
        if letter in "z+-":
            digits, zone = written[:place], "+00:00" if letter == "z" else written[place:]
            break
    if zone is not None and len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    figures = digits.replace(",", ".").split(":")
    second = int(figures[2].partition(".")[0]) if len(figures) > 2 else None
    return Clock(hour=int(figures[0]), minute=int(figures[1]), second=second, zone=zone)


def _read_amounts(fields: Fields, match: Match, part: str) -> None:
    """The amounts of a duration; ``unit`` is read before."""
    fields["amounts"] = (Amount(count=read_amount(match.words(part)), unit=fields.get("unit") or ""),)


def _read_second_amount(fields: Fields, match: Match, part: str) -> None:
    unit = match.value("unit2", "UNIT", "UNITS") or ""
    fields["amounts"] = (*fields.get("amounts", ()), Amount(count=read_amount(match.words(part)), unit=unit))


def _read_value(fields: Fields, match: Match, part: str) -> None:
    found = match.value(part, "OFTEN", "LASTING", "NOW", "LATELY", "FUTURE")
    fields |= {"value": found, "kind": Kind.FIXED}


_READERS: Mapping[str, Callable[[Fields, Match, str], None]] = {
    "iso": _read_iso,
    "year": _read_year,
    "shortyear": _read_short_year,
    "month": _read_month,
    "day": _read_day,
    "weekday": _read_weekday,
    "season": _read_season,
    "quarter": _read_quarter,
    "quarter2": lambda fields, match, part: _read_quarter(fields, match, "quarter2"),
    "half": _read_half,
    "decade": _read_decade,
    "century": _read_century,
    "bc": _read_before_christ,
    "edge": _read_edge,
    "unit": _read_unit,
    "dayword": _read_dayword,
    "rel": _read_rel,
    "relyear": _read_rel,
    "relweek": _read_rel,
    "clock": _read_clock,
    "hour": _read_hour,
    "ampm": _read_ampm,
    "part": _read_clock_part,
    "amount": _read_amounts,
    "amount2": _read_second_amount,
    "value": _read_value,
}


def _add_fixed(fields: Fields, match: Match) -> None:
    """What the row adds, then what follows from it."""
    fixed = match.row.fixed
    for name in ("unit", "part", "edge"):
        if name in fixed:
            fields[name] = fixed[name]
    if "kind" in fixed:
        fields["kind"] = Kind(fixed["kind"])
    if "quarter" in fixed:
        fields["quarter"] = int(fixed["quarter"])
    if "fiscal" in fixed or (
        "quarter" in fields and _FISCAL.intersection(match.tokens.words[match.first : match.last])
    ):
        fields["fiscal"] = True
    if "holiday" in fixed:
        fields["holiday"] = fixed["holiday"]
    if "shift" in fixed:
        fields["shift"] = fields.get("shift") or Shift(
            count=float(fixed["shift"]), base=Base(fixed.get("base", "published"))
        )
    if "more" in fixed and fields.get("shift"):
        told: Shift = fields["shift"]
        fields["shift"] = replace(told, count=(told.count or 0) + float(fixed["more"]))
    if fields.get("kind") in (Kind.DURATION, Kind.RELATIVE, Kind.SET):
        _settle_amounts(fields, match)


def _settle_amounts(fields: Fields, match: Match) -> None:
    """Durations, relative ones and sets have amounts: "the past week" one of its unit, "recent weeks" some."""
    fixed = match.row.fixed
    unit = fields.get("unit")
    amounts: tuple[Amount, ...] = fields.get("amounts", ())
    if "amount" in fixed and unit:
        amounts = (Amount(count=float(fixed["amount"]), unit=unit),)
    elif not amounts and unit:
        count = 1.0 if match.value("unit", "UNIT") is not None else None
        amounts = (Amount(count=count, unit=unit),)
    if "half" in fixed and amounts:
        amounts = (replace(amounts[0], count=(amounts[0].count or 0) + 0.5),)
    fields["amounts"] = amounts
