"""Reports in a list, by date: those that a ledger has, or had at some moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from reportedly.ledger.answering.evidence import REPORT_COLUMNS, ReportLine, make_report_line
from reportedly.ledger.answering.recorded import find_extent
from reportedly.ledger.answering.standpoints import ALL, Request, read_limit
from reportedly.ledger.schema import reports
from reportedly.ledger.store import Ledger

_dated = func.coalesce(reports.c.published_from, reports.c.first_seen_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """A page, and where the one after it begins: None where nothing is left."""

    reports: tuple[ReportLine, ...]
    next: str | None


def list_reports(ledger: Ledger, request: Request = ALL) -> Reports:
    """A page of reports, those of the latest date first, or the oldest; read or not. Raises LedgerError."""
    with ledger.read() as connection:
        order = (_dated, reports.c.key) if request.oldest_first else (_dated.desc(), reports.c.key.desc())
        query = select(reports.c.key, _dated.label("date"), *REPORT_COLUMNS).where(*_limit(connection, request))
        rows = connection.execute(query.order_by(*order).limit(request.limit + 1)).all()
    shown = rows[: request.limit]
    more = f"{shown[-1].date}.{shown[-1].key}" if len(rows) > request.limit else None
    return Reports(reports=tuple(make_report_line(row) for row in shown), next=more)


def _limit(connection: Connection, request: Request) -> Iterator[Any]:
    by = request.standpoint.published_by
    if by is not None:
        yield _dated <= by
    extent = find_extent(connection, request.standpoint)
    if extent is not None:
        yield reports.c.key <= extent.reports
    if request.first is not None:
        yield _dated >= read_limit(request.first).start
    if request.last is not None:
        yield _dated <= read_limit(request.last).end
    if request.after is not None:
        at, key = request.pair
        older = or_(_dated < at, and_(_dated == at, reports.c.key < key))
        newer = or_(_dated > at, and_(_dated == at, reports.c.key > key))
        yield _dated >= at if request.oldest_first else _dated <= at
        yield newer if request.oldest_first else older
