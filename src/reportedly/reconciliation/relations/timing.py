"""Which of two positions holds of a later time; unknown where the texts do not tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from reportedly.reconciliation.relations.replacing import find_replaced
from reportedly.vocabulary import Interval, Position

_DATE_LENGTH = 10


class Stretch(NamedTuple):
    """The first and the last instant that a time may be, in UTC; a date without zone is read as UTC."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """How ``other`` follows one: ``way`` 1 later, -1 earlier, 0 the same time, None unknown.

    ``by`` is what told: ``as_of``, ``said_on`` or ``published``; ``words`` the two times, for the reason.
    ``crossed``: what holds of the later time was published earlier.
    """

    way: int | None
    by: str = ""
    words: str = ""
    crossed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """Positions in order of the time that they hold of, and those of which no time is known, by id."""

    dated: tuple[Position, ...]
    undated: tuple[Position, ...]


def compare_times(one: Position, other: Position) -> Sequence:
    """Which of the two is later: by as-of, else by when it was said, else by publication."""
    for by, left, right in _pair_times(one, other):
        way = _lay(left, right)
        if way:
            return Sequence(way=way, by=by, words=_show(left, right), crossed=way * _follow(one, other) < 0)
    first, second = find_time(one), find_time(other)
    if first is None or second is None:
        return Sequence(way=None)
    return Sequence(way=0, words=_show(first, second))


def find_time(position: Position) -> Stretch | None:
    """The time that ``position`` holds of, as well as it is known."""
    return next((found for found in _list_times(position) if found is not None), None)


def order_positions(positions: Iterable[Position]) -> Ordered:
    """Positions in order of time, those of one time by publication, then by id; the same for any order of input.

    A value that its own claim leaves behind ("to 12,000 from 11,000") comes before those of its time.
    """
    given = tuple(positions)
    left = find_replaced(given)
    held = sorted(given, key=lambda each: (each.id not in left, each.id))
    dated = [(found, each) for each in held if (found := find_time(each)) is not None]
    dated.sort(key=lambda item: (item[0], _read_published(item[1]) or item[0]))
    return Ordered(
        dated=tuple(each for _, each in dated), undated=tuple(each for each in held if find_time(each) is None)
    )


def _pair_times(one: Position, other: Position) -> Iterator[tuple[str, Stretch, Stretch]]:
    """Times of one sort on both sides, the best first; without those, whatever is known of each."""
    lefts, rights = _list_times(one), _list_times(other)
    both = False
    for by, left, right in zip(("as_of", "said_on", "published"), lefts, rights, strict=True):
        if left is not None and right is not None:
            both = True
            yield by, left, right
    first, second = find_time(one), find_time(other)
    if not both and first is not None and second is not None:
        yield "as_of", first, second


def _list_times(position: Position) -> tuple[Stretch | None, Stretch | None, Stretch | None]:
    return _read(position.as_of), _read(position.said_on), _read_published(position)


def _read_published(position: Position) -> Stretch | None:
    return _parse(position.published) if position.published is not None else None


def _read(interval: Interval | None) -> Stretch | None:
    """An interval that is bounded on both sides, else on the one that is known."""
    if interval is None:
        return None
    start = _parse(interval.start or interval.end or "")
    end = _parse(interval.end or interval.start or "")
    return Stretch(start.start, max(start.end, end.end)) if start is not None and end is not None else None


@lru_cache(maxsize=16384)
def _parse(written: str) -> Stretch | None:
    """The instants that an ISO date or date-time may be; None for anything else."""
    try:
        if len(written) <= _DATE_LENGTH:
            day = datetime.combine(date.fromisoformat(written), time(), UTC)
            return Stretch(day, day + timedelta(days=1, microseconds=-1))
        moment = datetime.fromisoformat(written)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return Stretch(moment, moment)


def _lay(one: Stretch, other: Stretch) -> int:
    if one.end < other.start:
        return 1
    return -1 if other.end < one.start else 0


def _follow(one: Position, other: Position) -> int:
    left, right = _read_published(one), _read_published(other)
    return _lay(left, right) if left is not None and right is not None else 0


def _show(left: Stretch, right: Stretch) -> str:
    """The two times; with the hour where the day is one."""
    days = left.start.date().isoformat(), right.start.date().isoformat()
    if days[0] != days[1]:
        return f"{days[0]} and {days[1]}"
    hours = left.start.strftime("%H:%M"), right.start.strftime("%H:%M")
    return f"{days[0]}" if hours[0] == hours[1] else f"{days[0]} {hours[0]} and {hours[1]} UTC"
