"""Expressions that stand beside one another and tell one time, or lend one another a year, a day, a beginning.

Joined: "3 p.m. Monday", "Monday, 3 p.m.", "the night of 20 June", "two days after Christmas". Lent: the year of "August
and September 1914", the day of "11 a.m. on 11 November", the end of "the 24 hours to Friday noon".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.reading.times.expressions import Base, Clock, Expression, Kind, Shift
from reportedly.reading.times.tokens import Tokens

_DATE_PARTS = (
    "year",
    "month",
    "day",
    "weekday",
    "week",
    "holiday",
    "unit",
    "shift",
    "year_shift",
    "week_shift",
    "value",
)
_LINKS = frozenset(("and", "or", "to", "-", "until", "till", "through", ",", "&", "nor", "than", "/"))
_BETWEEN = frozenset("on at in local time about around of , ( ) and the by from shortly just".split())
_TO = frozenset(("to", "through", "until", "ending", "ended", "till", "before"))
_THROUGH = frozenset(("through", "into", "to", "-", "until", "till"))
_LEND_WITHIN = 4
_WIDEST = 2
_SMALL_HOURS = 5
_WEEK_OF = "the_week_of"


def join(expressions: Iterable[Expression], tokens: Tokens) -> list[Expression]:
    """The expressions in order, those that make one joined, those that leave something out with what others lend."""
    joined: list[Expression] = []
    for one in expressions:
        grown = _unite(joined[-1], one, tokens) if joined else None
        if grown is None:
            joined.append(one)
        else:
            joined[-1] = grown
    return _lend([one for one in joined if one.row != _WEEK_OF or one.of is not None], tokens)


def _unite(left: Expression, right: Expression, tokens: Tokens) -> Expression | None:
    """The two as one, or None."""
    if right.first - left.last > _WIDEST or Kind.BROKEN in (left.kind, right.kind):
        return None
    between = tuple(tokens.words[left.last : right.first])
    if left.row == _WEEK_OF:
        return _make_week(left, right) if not between else None
    if between in (("after",), ("before",), ("from",), ("following",)):
        return _count_from(left, right, between[0])
    if left.kind is not Kind.POINT or right.kind is not Kind.POINT:
        return None
    return _unite_points(left, right, between)


def _unite_points(left: Expression, right: Expression, between: tuple[str, ...]) -> Expression | None:
    if right.row == "year_bc" and between in ((), ("of",)) and left.year is None and (left.month or left.season):
        return replace(left, last=right.last, year=right.year)
    if between == () and left.row == "overnight" and _is_day(right) and not right.is_timed:
        return replace(right, first=left.first, part=left.part)
    if between == () and left.row == "units_ago" and _is_here(right) and left.shift and left.of is None:
        return replace(left, last=right.last, row="ago_this", of=right)
    if between in ((), (",",)):
        if left.weekday and not left.month and right.month and right.day and not right.weekday:
            return replace(right, first=left.first, weekday=left.weekday)
        return _merge(left, right) if _completes(left, right) else None
    parted = between in (("of",), ("of", "the")) and left.part is not None and not left.is_dated
    return _merge(left, right) if parted and _is_day(right) else None


def _is_here(one: Expression) -> bool:
    """As in "today", "this month" and "Monday" behind "a year ago"."""
    here = one.shift is not None and one.shift.count == 0 and one.unit in ("D", "W", "M")
    return not one.is_timed and (here or _is_bare_weekday(one))


def _completes(left: Expression, right: Expression) -> bool:
    """A time of day and a day, in either order; a weekday and its date, if the comma has not joined them before."""
    if left.clock and not left.is_dated and not left.part:
        return _is_day(right) and right.clock is None
    if right.clock and not right.is_dated:
        return _is_day(left) and left.clock is None
    return right.part is not None and not right.is_dated and _is_day(left) and not left.is_timed and not left.edge


def _is_day(one: Expression) -> bool:
    return one.day is not None or one.weekday is not None or one.holiday is not None or one.unit == "D"


def _merge(left: Expression, right: Expression) -> Expression:
    dated, timed = (right, left) if right.is_dated else (left, right)
    return replace(
        dated,
        first=left.first,
        last=right.last,
        part=timed.part or dated.part if timed.clock is None else None,
        clock=timed.clock or dated.clock,
        edge=dated.edge or timed.edge,
    )


def _count_from(left: Expression, right: Expression, link: str) -> Expression | None:
    """As in "two days after Christmas": an amount and what it is counted from."""
    if left.kind is not Kind.DURATION or len(left.amounts) != 1 or right.kind is not Kind.POINT or not right.is_dated:
        return None
    if link == "from" and not (right.weekday or right.unit == "D"):
        return None
    if right.edge or left.amounts[0].unit in ("S", "MIN", "H") or not (_is_day(right) or right.month):
        return None
    count = left.amounts[0].count
    shift = Shift(count=None if count is None else -count if link == "before" else count, base=Base.NARRATIVE)
    return Expression(first=left.first, last=right.last, row=left.row, unit=left.amounts[0].unit, shift=shift, of=right)


def _make_week(left: Expression, right: Expression) -> Expression | None:
    """As in "the week of April 10"."""
    if right.kind is not Kind.POINT or not _is_day(right):
        return None
    here = Shift(count=0.0, base=Base.NARRATIVE)
    return replace(left, kind=Kind.POINT, last=right.last, unit="W", shift=here, of=right)


def _lend(expressions: list[Expression], tokens: Tokens) -> list[Expression]:
    lent = list(expressions)
    for index in range(len(lent) - 1):
        lent[index] = _lend_week(lent[index], lent[index + 1], tokens)
        lent[index + 1] = _follow_week(lent[index], lent[index + 1], tokens)
    for index in range(len(lent) - 2, -1, -1):  # from behind, so that a year reaches the first of a list
        lent[index] = _lend_year(lent[index], lent[index + 1], tokens)
    for index in range(len(lent) - 1, -1, -1):  # from behind: "2:49 a.m. local time (7:49 UTC) on Saturday"
        one = lent[index]
        if one.kind is Kind.POINT and one.is_timed and not one.is_dated:
            lent[index] = _lend_day(one, lent[index + 1 : index + 2], lent[max(0, index - 1) : index], tokens)
    for index in range(len(lent) - 1):
        lent[index] = _lend_end(lent[index], lent[index + 1], tokens)
        lent[index + 1] = _lend_start(lent[index], lent[index + 1], tokens)
    return lent


def _lend_year(left: Expression, right: Expression, tokens: Tokens) -> Expression:
    """The year of the right for a left without one: "August and September 1914", "31 May-1 June 1916"."""
    lacks = left.year is None and left.kind is Kind.POINT and left.year_shift is None and left.shift is None
    if not lacks or right.kind is not Kind.POINT or not (left.month or left.season or left.quarter):
        return left
    between = tokens.words[left.last : right.first]
    if not 0 < len(between) <= 2 or not _LINKS.issuperset(between) or (right.year is None and right.year_shift is None):
        return left
    if not (right.month or right.season or right.quarter) or (list(between) == [","] and (left.day or right.day)):
        return left
    if left.month and right.month and left.month > right.month and right.year is not None:
        return replace(left, year=right.year - 1)
    return replace(left, year=right.year, year_shift=right.year_shift)


def _lend_week(left: Expression, right: Expression, tokens: Tokens) -> Expression:
    """The week of the right for a left without one: "from Monday to Thursday of last week"."""
    if not _is_bare_weekday(left) or right.week_shift is None or right.kind is not Kind.POINT:
        return left
    between = tokens.words[left.last : right.first]
    near = 0 < len(between) <= _WIDEST and _LINKS.issuperset(between)
    return replace(left, week_shift=right.week_shift) if near else left


def _follow_week(left: Expression, right: Expression, tokens: Tokens) -> Expression:
    """The week of the left: "Earlier this week on Wednesday"."""
    week = left.kind is Kind.POINT and left.unit == "W" and left.of is None and left.shift is not None
    if not week or not _is_bare_weekday(right) or tuple(tokens.words[left.last : right.first]) != ("on",):
        return right
    return replace(right, week_shift=left.shift)


def _is_bare_weekday(one: Expression) -> bool:
    settled = (one.month, one.day, one.shift, one.week_shift, one.year)
    return one.kind is Kind.POINT and one.weekday is not None and all(part is None for part in settled)


def _lend_day(one: Expression, after: Sequence[Expression], before: Sequence[Expression], tokens: Tokens) -> Expression:
    """The day beside a time of day, in the same sentence with nothing but small words between."""
    for other in (*after, *before):
        low, high = (one.last, other.first) if other.first >= one.last else (other.last, one.first)
        near = high - low <= _LEND_WITHIN and all(word in _BETWEEN for word in tokens.words[low:high])
        if near and _is_day(other) and other.kind is Kind.POINT:
            lent = {part: getattr(other, part) for part in _DATE_PARTS}
            clock = _settle_half(one.clock, other.part)
            return replace(one, **lent, clock=clock, at=other.first if other.at is None else other.at)
    return one


def _settle_half(clock: Clock | None, part: str | None) -> Clock | None:
    """As in "at 5:30 on Tuesday evening": the part of the day settles the half of the clock."""
    late = clock is not None and (part in ("AF", "EV") or (part == "NI" and clock.hour > _SMALL_HOURS))
    return replace(clock, hour=clock.hour + 12) if clock is not None and late and clock.hour < 12 else clock


def _lend_start(left: Expression, right: Expression, tokens: Tokens) -> Expression:
    """The beginning of a stretch for its end: "Sunday through Thursday", "from November to February"."""
    if left.kind != Kind.POINT or right.kind != Kind.POINT or right.year or right.year_shift or right.shift:
        return right
    between = tokens.words[left.last : right.first]
    if len(between) != 1 or between[0] not in _THROUGH or left.shift or left.year:
        return right
    days = left.weekday and right.weekday and not (left.month or right.month or right.week_shift)
    months = left.month and right.month
    return replace(right, after=left) if (days or months) and left.after is None else right


def _lend_end(left: Expression, right: Expression, tokens: Tokens) -> Expression:
    """The end of an amount: "the 24 hours to Friday noon", "the six months ended June 30"."""
    if left.kind is not Kind.DURATION or right.kind is not Kind.POINT or not right.is_dated or left.of is not None:
        return left
    between = tokens.words[left.last : right.first]
    if len(between) == 1 and between[0] in _TO and tokens.word(left.first) in _BETWEEN:
        return replace(left, of=right)
    return left
