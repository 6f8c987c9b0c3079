"""Claims that a later text dropped, corrected or took back, the last to end first.

A page begins behind the claim that the one before ended with: times of ending are words, of whatever precision.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, and_, exists, func, or_, select

from reportedly.errors import LedgerError, SettingError
from reportedly.ledger.answering.changes import Clock
from reportedly.ledger.answering.evidence import REPORT_COLUMNS, cut_keys
from reportedly.ledger.answering.recorded import find_last_report
from reportedly.ledger.answering.settled import settle_at
from reportedly.ledger.answering.standpoints import Given, Request, read_limit
from reportedly.ledger.answering.statements import Statements, make_statements
from reportedly.ledger.chronology import Stamp, read_stamp
from reportedly.ledger.schema import claims, notices, reports
from reportedly.ledger.standing import Standing
from reportedly.ledger.store import Ledger

_BATCH, _LARGEST_BATCH = 100, 2000
_FEW_REPORTS = 3000
"""So many new reports are gone through; of more it is asked, claim by claim, whether one of them ended it."""


def find_endings(ledger: Ledger, since: Given, request: Request, clock: Clock) -> Statements:
    """A page of the claims that ended since then."""
    with ledger.read() as connection:
        walk = _walk_recorded if clock is Clock.RECORDED else _walk_ended
        kept = list(islice(walk(connection, read_limit(since or "1970-01-01"), request), request.limit + 1))
        shown = kept[: request.limit]
        made = tuple(make_statements(connection, shown, request.standpoint))
    return Statements(statements=made, next=str(shown[-1][0].key) if len(kept) > request.limit else None)


def _walk_ended(connection: Connection, since: Stamp, request: Request) -> Iterator[tuple[Any, Standing]]:
    """By when they ended, on whatever clock the words that say so are."""
    # Texts of times do not sort as times do, where their offsets differ: a day of room, and then compared as times.
    within = [claims.c.ended_since >= _move(since.day, -1)]
    if request.standpoint.as_of is not None:
        within.append(claims.c.ended_since < _move(read_limit(request.standpoint.as_of).day, 2))
    for rows in _walk(connection, within, request):
        for row, standing in _settle(connection, rows, request):
            ended = _read(standing.since)
            by = request.standpoint.published_by
            if ended.end >= since.start and (by is None or ended.start <= by):
                yield row, standing


def _walk_recorded(connection: Connection, since: Stamp, request: Request) -> Iterator[tuple[Any, Standing]]:
    """Those that a text or a notice has ended which was recorded since then."""
    last = find_last_report(connection, since.start - 1)
    most = connection.execute(select(func.max(reports.c.key))).scalar() or 0
    if most - last <= _FEW_REPORTS:
        yield from _settle(connection, _list_of_addresses(connection, last, request), request)
        return
    for rows in _walk(connection, [_is_settled_behind(last)], request):
        yield from _settle(connection, rows, request)


def _walk(connection: Connection, within: Sequence[Any], request: Request) -> Iterator[Sequence[Any]]:
    behind, batch = _find_mark(connection, request), min(request.limit + 1, _BATCH)
    while True:
        query = _start().where(*within)
        if behind is not None:
            query = query.where(claims.c.ended_since <= behind[0], _is_behind(*behind))
        rows = connection.execute(query.limit(batch)).all()
        yield rows
        if len(rows) < batch:
            return
        behind, batch = (rows[-1].ended_since, rows[-1].key), min(2 * batch, _LARGEST_BATCH)


def _start() -> Any:
    named = ("key", "id", "kin", "reading_key", "report_key", "ended", "ended_since")
    return (
        select(*(claims.c[name] for name in named), reports.c.address_key, *REPORT_COLUMNS)
        .join(reports, reports.c.key == claims.c.report_key)
        .where(claims.c.ended.is_not(None), claims.c.current.is_not(False))
        .order_by(claims.c.ended_since.desc(), claims.c.key.desc())
    )


def _is_behind(since: str, key: int) -> Any:
    return or_(claims.c.ended_since < since, and_(claims.c.ended_since == since, claims.c.key < key))


def _find_mark(connection: Connection, request: Request) -> tuple[str, int] | None:
    """Where the page begins: since when the claim ended that the mark names. Raises SettingError for none."""
    if request.after is None:
        return None
    since = connection.execute(select(claims.c.ended_since).where(claims.c.key == request.mark)).scalar()
    if since is None:
        raise SettingError(f"after is {request.after!r}: give what the page before names as its next")
    return since, request.mark or 0


def _settle(connection: Connection, rows: Sequence[Any], request: Request) -> Iterator[tuple[Any, Standing]]:
    if not request.standpoint.past:
        yield from ((row, Standing(current=True, ended=row.ended, since=row.ended_since)) for row in rows)
        return
    standing = settle_at(connection, rows, request.standpoint)
    for row in rows:
        found = standing.get(row.key)
        if found is not None and found.current and found.ended is not None:
            yield row, found


def _list_of_addresses(connection: Connection, last: int, request: Request) -> list[Any]:
    """All ended claims at the addresses that reports behind ``last`` are of, or speak about in a notice."""
    own = select(reports.c.address_key).where(reports.c.key > last, reports.c.address_key.is_not(None))
    told = select(notices.c.address_key).where(notices.c.report_key > last, notices.c.address_key.is_not(None))
    found: set[int] = {key for query in (own, told) for key in connection.execute(query).scalars()}
    behind = _find_mark(connection, request)
    rows = [row for keys in cut_keys(found) for row in _select_at(connection, keys)]
    rows.sort(key=lambda row: (row.ended_since, row.key), reverse=True)
    return rows if behind is None else [row for row in rows if (row.ended_since, row.key) < behind]


def _select_at(connection: Connection, addresses: Collection[int]) -> Sequence[Any]:
    at = reports.alias()
    there = select(at.c.reading_key).where(at.c.address_key.in_(addresses))
    return connection.execute(_start().where(claims.c.reading_key.in_(there))).all()


def _is_settled_behind(last: int) -> Any:
    """Whether a report behind ``last`` is a text of the address of a claim's report, or has a notice about it."""
    newer = reports.alias()
    text = exists().where(newer.c.address_key == reports.c.address_key, newer.c.key > last)
    notice = exists().where(notices.c.address_key == reports.c.address_key, notices.c.report_key > last)
    return or_(text, notice)


def _move(day: date, days: int) -> str:
    """A day before or behind; the first day where there is none before it."""
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return "" if days < 0 else "9999-12-31T99"


def _read(given: str | None) -> Stamp:
    try:
        return read_stamp(given or "")
    except LedgerError:
        return read_stamp("1970-01-01")
