"""What the words of a time expression say by themselves, before anything is counted from a day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.vocabulary.making import make_quick


class Kind(StrEnum):
    """How the value of an expression is made.

    ``point``: a stretch of the calendar or a time of day. ``relative``: an amount counted from a day ("the past three
    weeks"). ``inside``: so many units at one end of a stretch ("the first two weeks of May"). ``fixed``: the value is
    written in the grammar. ``broken``: it is not in the calendar ("February 30"). ``open``: any one such day
    ("a Friday"). ``vague``: a time that the words leave open ("that period").
    """

    POINT = "point"
    DURATION = "duration"
    RELATIVE = "relative"
    INSIDE = "inside"
    SET = "set"
    FIXED = "fixed"
    OPEN = "open"
    BROKEN = "broken"
    VAGUE = "vague"


class Base(StrEnum):
    """From what an expression counts: the day of publication, or the day that the text tells of."""

    PUBLISHED = "published"
    NARRATIVE = "narrative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units before (below 0) or after a base; ``count`` None for an amount that the words leave open."""

    count: float | None
    base: Base


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How many of a unit of TIMEX3; ``count`` None for "several", "a few" and the like."""

    count: float | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day, as precise as it is written. ``zone`` is an offset, empty where a zone without one is named."""

    hour: int
    minute: int | None = None
    second: int | None = None
    zone: str | None = None


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """The parts of one expression, tokens ``[first, last)``. ``row`` names the row of the grammar that found it.

    ``year`` is negative before Christ. ``shift`` counts in ``unit``; ``year_shift`` and ``week_shift`` settle the year
    or week of the other parts ("October last year", "Tuesday of next week"). ``amounts`` are those of a duration.
    ``of`` is what an amount is counted from ("two days after Christmas") or lies in. ``at`` is the token of the
    expression that lent this one its day, where the tense is to be looked for. ``after`` is the beginning of a stretch
    that this one ends ("Monday to Friday"). ``like`` is the precision of the stretch told before whose counterpart in
    another year this is, ``?`` for any ("the year-ago quarter", "the same period last year").
    """

    first: int
    last: int
    row: str
    kind: Kind = Kind.POINT
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    week: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    fiscal: bool = False
    part: str | None = None
    clock: Clock | None = None
    edge: str | None = None
    unit: str | None = None
    shift: Shift | None = None
    year_shift: Shift | None = None
    week_shift: Shift | None = None
    amounts: tuple[Amount, ...] = ()
    value: str | None = None
    of: Expression | None = None
    at: int | None = None
    after: Expression | None = None
    like: str | None = None

    @property
    def is_timed(self) -> bool:
        """Whether it tells a time of day."""
        return self.part is not None or self.clock is not None

    @property
    def is_dated(self) -> bool:
        """Whether it tells of a day or anything longer."""
        return any(
            part is not None
            for part in (
                self.year,
                self.month,
                self.day,
                self.weekday,
                self.week,
                self.season,
                self.quarter,
                self.half,
                self.decade,
                self.century,
                self.holiday,
                self.shift,
                self.value,
            )
        )
