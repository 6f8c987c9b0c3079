"""What is new since some moment: reports, notices, and the questions that new reports speak to.

Since when goes by the dates of reports (when they were first seen, where they have none), or by when this ledger
recorded them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from reportedly.ledger.answering.evidence import REPORT_COLUMNS, ReportLine, cut_keys, make_report_line
from reportedly.ledger.answering.grouped import GroupLine, is_of_kind, make_line
from reportedly.ledger.answering.recorded import find_extent, find_last_report
from reportedly.ledger.answering.standpoints import Given, Request, read_limit
from reportedly.ledger.schema import addresses, groups, items, members, notices, reports
from reportedly.ledger.store import Ledger
from reportedly.vocabulary import GroupKind, Span

_FEW_NOTICES = 2000
"""So many notices are put in order by the dates of their reports; of more the latest reports are gone through."""

_LARGEST_BATCH = 2000


class Clock(StrEnum):
    """By which time something is new: when it was published, or when the ledger recorded it."""

    PUBLISHED = "published"
    RECORDED = "recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownNotice:
    """A notice with its place: ``span`` is None where it stands in a title alone, outside the text.

    ``address`` is what it is about, None where that is not known.
    """

    report: ReportLine
    kind: str
    words: str
    span: Span | None
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """A page, and where the one after it begins: None where nothing is left."""

    notices: tuple[ShownNotice, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReport:
    """A report that is new, and the questions with more than one position that it speaks to."""

    key: int
    report: ReportLine
    mark: str
    questions: tuple[GroupLine, ...]


def find_notices(ledger: Ledger, since: Given, request: Request, clock: Clock) -> tuple[ShownNotice, ...]:
    """Notices in reports that are new since then, the last first."""
    return list_notices(ledger, since, request, clock).notices


def list_notices(ledger: Ledger, since: Given, request: Request, clock: Clock) -> Notices:
    """A page of the notices in reports that are new since then, the last first."""
    with ledger.read() as connection:
        few = connection.execute(select(func.count()).select_from(notices)).scalar_one() <= _FEW_NOTICES
        find = _find_few if few or clock is Clock.RECORDED else _walk_many
        found = list(islice(find(connection, since, request, clock), request.limit + 1))
        shown = found[: request.limit]
        made = _load_notices(connection, [key for key, _ in shown])
    last = shown[-1] if len(found) > request.limit else None
    return Notices(notices=tuple(made), next=None if last is None else f"{last[1]}.{last[0]}")


def find_new_reports(ledger: Ledger, since: Given, request: Request, clock: Clock) -> tuple[NewReport, ...]:
    """Reports that are new since then, the last first; ``mark`` of each begins the page behind it."""
    with ledger.read() as connection:
        rows = _list_new(connection, since, request, clock)
        asked = _find_questions(connection, [row.key for row in rows])
    return tuple(
        NewReport(
            key=row.key,
            report=make_report_line(row),
            mark=f"{row.date}.{row.key}",
            questions=tuple(asked.get(row.key, ())),
        )
        for row in rows
    )


def _list_new(connection: Connection, since: Given, request: Request, clock: Clock) -> Sequence[Any]:
    """By the index of dates, or by the keys of reports, which rise as they are recorded."""
    date = _find_date(clock)
    within = _limit_reports(connection, since, request, clock)
    query = select(reports.c.key, date.label("date"), *REPORT_COLUMNS).where(*within)
    order = (date.desc(), reports.c.key.desc()) if clock is Clock.PUBLISHED else (reports.c.key.desc(),)
    if request.after is not None:
        at, key = request.pair
        behind = and_(date == at, reports.c.key < key)
        query = query.where(
            and_(date <= at, or_(date < at, behind)) if clock is Clock.PUBLISHED else reports.c.key < key
        )
    return connection.execute(query.order_by(*order).limit(request.limit)).all()


def _limit_reports(connection: Connection, since: Given, request: Request, clock: Clock) -> Iterator[Any]:
    """Conditions on reports: that they are new, and were there."""
    by = request.standpoint.published_by
    if by is not None:
        yield _find_date(Clock.PUBLISHED) <= by
    extent = find_extent(connection, request.standpoint)
    if extent is not None:
        yield reports.c.key <= extent.reports
    if since is not None and clock is Clock.PUBLISHED:
        yield _find_date(clock) >= read_limit(since).start
    elif since is not None:
        yield reports.c.key > find_last_report(connection, read_limit(since).start - 1)


def _find_few(connection: Connection, since: Given, request: Request, clock: Clock) -> Iterator[tuple[int, int]]:
    """The keys of notices with the dates of their reports: of few notices all are looked at, and put in order.

    By when they were recorded they are in order already.
    """
    date = _find_date(clock)
    query = (
        select(notices.c.key, date.label("date"))
        .join(reports, reports.c.key == notices.c.report_key)
        .where(*_limit_reports(connection, since, request, clock))
    )
    if request.after is not None:
        at, key = request.pair
        behind = or_(date < at, and_(date == at, notices.c.key < key))
        query = query.where(behind if clock is Clock.PUBLISHED else notices.c.key < key)
    order = (date.desc(), notices.c.key.desc()) if clock is Clock.PUBLISHED else (notices.c.key.desc(),)
    yield from ((row.key, row.date) for row in connection.execute(query.order_by(*order).limit(request.limit + 1)))


def _walk_many(connection: Connection, since: Given, request: Request, clock: Clock) -> Iterator[tuple[int, int]]:
    """As ``_find_few``, report by report: where there are many notices, the latest reports have enough of them."""
    date = _find_date(clock)
    within = list(_limit_reports(connection, since, request, clock))
    begin = None if request.after is None else request.pair
    behind, batch = None if begin is None else [date <= begin[0]], 100
    while True:
        query = select(reports.c.key, date.label("date")).where(*within, *(behind or []))
        dated = connection.execute(query.order_by(date.desc(), reports.c.key.desc()).limit(batch)).all()
        held = _find_notices_in(connection, [row.key for row in dated])
        for report in dated:
            for key in held.get(report.key, ()):
                if begin is None or (report.date, key) < begin:
                    yield key, report.date
        if len(dated) < batch:
            return
        last = dated[-1]
        behind = [date <= last.date, or_(date < last.date, reports.c.key < last.key)]
        batch = min(2 * batch, _LARGEST_BATCH)


def _find_notices_in(connection: Connection, report_keys: Collection[int]) -> dict[int, list[int]]:
    """The keys of the notices in reports, falling."""
    found: dict[int, list[int]] = {}
    for keys in cut_keys(report_keys):
        query = select(notices.c.key, notices.c.report_key).where(notices.c.report_key.in_(keys))
        for row in connection.execute(query.order_by(notices.c.key.desc())):
            found.setdefault(row.report_key, []).append(row.key)
    return found


def _load_notices(connection: Connection, keys: Sequence[int]) -> Iterator[ShownNotice]:
    query = (
        select(notices.c.key, notices.c.kind, notices.c.words, notices.c.start, notices.c.end, addresses.c.address)
        .add_columns(reports.c.text, *REPORT_COLUMNS)
        .select_from(notices)
        .join(reports, reports.c.key == notices.c.report_key)
        .outerjoin(addresses, addresses.c.key == notices.c.address_key)
    )
    rows = {row.key: row for some in cut_keys(keys) for row in connection.execute(query.where(notices.c.key.in_(some)))}
    return (_make_notice(rows[key]) for key in keys)


def _find_date(clock: Clock) -> Any:
    if clock is Clock.RECORDED:
        return reports.c.recorded_at
    return func.coalesce(reports.c.published_from, reports.c.first_seen_at)


def _find_questions(connection: Connection, report_keys: Collection[int]) -> dict[int, list[GroupLine]]:
    query = (
        select(items.c.report_key, *groups.c)
        .join(members, members.c.item_key == items.c.key)
        .join(groups, groups.c.key == members.c.group_key)
        .where(items.c.report_key.in_(sorted(report_keys)), is_of_kind(items.c.kind, GroupKind.QUESTION))
        .where(groups.c.size > 1)
        .order_by(groups.c.key)
        .distinct()
    )
    found: dict[int, list[GroupLine]] = {}
    for row in connection.execute(query):
        found.setdefault(row.report_key, []).append(make_line(row))
    return found


def _make_notice(row: Any) -> ShownNotice:
    return ShownNotice(
        report=make_report_line(row),
        kind=row.kind,
        words=row.words,
        span=_find_span(row),
        address=row.address,
    )


def _find_span(row: Any) -> Span | None:
    """Where a notice stands; one that was found in a title stands in the text too, where that begins with its title."""
    if row.start is not None:
        return Span(start=row.start, end=row.end)
    at = row.text.find(row.words)
    return None if at < 0 else Span(start=at, end=at + len(row.words))
