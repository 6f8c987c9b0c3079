"""What is asked for beside words: from when a ledger is looked at, which stretch of time, which page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_

from reportedly.errors import LedgerError, SettingError
from reportedly.ledger.chronology import SERIALS, Stamp, find_first_key, read_stamp
from reportedly.ledger.schema import readings, reports

PAGE = 50
LARGEST_PAGE = 10_000

Given = str | date | None
"""A day, or a moment with its offset, as ISO 8601; None asks nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """``as_of``: only what was published by then (first seen, where a report has no date). ``known_at``: only what the
    ledger had recorded by then, read as it was read then. A day is included as a whole. None: up to now.

    Raises SettingError for words that are no time.
    """

    as_of: Given = None
    known_at: Given = None

    def __post_init__(self) -> None:
        for given in (self.as_of, self.known_at):
            if given is not None:
                read_limit(given)

    @property
    def past(self) -> bool:
        """Whether it is any other than the present one."""
        return self.as_of is not None or self.known_at is not None

    @property
    def published_by(self) -> int | None:
        """The last moment of ``as_of``, in microseconds since 1970."""
        return None if self.as_of is None else read_limit(self.as_of).end

    @property
    def recorded_by(self) -> int | None:
        """The last moment of ``known_at``, in microseconds since 1970."""
        return None if self.known_at is None else read_limit(self.known_at).end

    def limit_key(self, key: ColumnElement[int]) -> tuple[ColumnElement[bool], ...]:
        """Conditions on a key that rises with the date of the report."""
        by = self.published_by
        return () if by is None else (key < find_first_key(by) + SERIALS,)

    def limit_reading(self) -> tuple[ColumnElement[bool], ...]:
        """Conditions on ``readings`` joined with ``reports``: the reading that was in view of its report then."""
        known = self.recorded_by
        if known is None:
            return (readings.c.superseded_at.is_(None),)
        return (
            readings.c.recorded_at <= known,
            or_(readings.c.superseded_at.is_(None), readings.c.superseded_at > known),
            reports.c.recorded_at <= known,
        )


NOW = Standpoint()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Which rows of an answer: seen from ``standpoint``, of reports from ``first`` to ``last`` (both days included),
    ``limit`` of them behind ``after``, the ``next`` of the page before. The latest come first, or the oldest.

    Raises SettingError for what cannot be asked.
    """

    standpoint: Standpoint = NOW
    first: Given = None
    last: Given = None
    oldest_first: bool = False
    after: str | None = None
    limit: int = PAGE

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= LARGEST_PAGE:
            raise SettingError(f"limit is {self.limit}: give a whole number from 1 to {LARGEST_PAGE}")
        for given in (self.first, self.last):
            if given is not None:
                read_limit(given)
        if self.after is not None:
            read_mark(self.after)

    @property
    def pair(self) -> tuple[int, int]:
        """The two numbers of a mark ``A.B``, where rows are ordered by two. Raises SettingError for a mark of more."""
        first, second = self._list_numbers(2)
        return first, second

    @property
    def triple(self) -> tuple[int, int, int]:
        """The three numbers of a mark ``A.B.C``."""
        first, second, third = self._list_numbers(3)
        return first, second, third

    def _list_numbers(self, most: int) -> list[int]:
        """The numbers of a mark, filled up with 0."""
        numbers = [int(each) for each in (self.after or "0").split(".")]
        if len(numbers) > most:
            raise _refuse_mark(self.after or "")
        return [*numbers, *[0] * (most - len(numbers))]

    @property
    def mark(self) -> int | None:
        """The key that this page begins behind."""
        return None if self.after is None else read_mark(self.after)

    def limit_key(self, key: ColumnElement[int], after: int | None) -> Iterator[ColumnElement[bool]]:
        """Conditions on a key that rises with the date of the report: its dates, and that it comes behind ``after``."""
        yield from self.standpoint.limit_key(key)
        if self.first is not None:
            yield key >= find_first_key(read_limit(self.first).start)
        if self.last is not None:
            yield key < find_first_key(read_limit(self.last).end) + SERIALS
        if after is not None:
            yield key > after if self.oldest_first else key < after

    def order(self, key: ColumnElement[int]) -> ColumnElement[int]:
        """The order of rows by their key."""
        return key if self.oldest_first else key.desc()


ALL = Request()


def read_mark(mark: str) -> int:
    """The first number of a page's ``next``. Raises SettingError for what is none."""
    if not re.fullmatch(r"-?\d{1,18}(?:\.\d{1,18}){0,2}", mark, re.ASCII):
        raise _refuse_mark(mark)
    return int(mark.partition(".")[0])


def _refuse_mark(mark: str) -> SettingError:
    return SettingError(f"after is {mark!r}: give what the page before names as its next")


def read_limit(given: str | date) -> Stamp:
    """The stamp of a day or moment that somebody gave. Raises SettingError."""
    words = given.isoformat() if isinstance(given, date | datetime) else given.strip()
    try:
        return read_stamp(words)
    except LedgerError as error:
        raise SettingError(str(error)) from error
