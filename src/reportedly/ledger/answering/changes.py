"""What is new since some moment: reports, claims that ended, notices, and the questions that new reports speak to.

Since when goes by the dates of reports (when they were first seen, where they have none), or by when this ledger
recorded them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import islice
from typing import Any

from sqlalchemy import Connection, and_, exists, func, or_, select

from reportedly.errors import LedgerError
from reportedly.ledger.answering.evidence import REPORT_COLUMNS, ReportLine, make_report_line
from reportedly.ledger.answering.questions import GroupLine, make_line
from reportedly.ledger.answering.standpoints import Given, Request, read_limit
from reportedly.ledger.answering.statements import Statement, make_statements
from reportedly.ledger.chronology import Stamp, read_stamp
from reportedly.ledger.schema import addresses, claims, groups, items, members, notices, reports
from reportedly.ledger.standing import Standing
from reportedly.ledger.store import Ledger
from reportedly.vocabulary import GroupKind, Span


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
class NewReport:
    """A report that is new, and the questions with more than one position that it speaks to."""

    key: int
    report: ReportLine
    mark: str
    questions: tuple[GroupLine, ...]


def find_endings(ledger: Ledger, since: Given, request: Request, clock: Clock) -> tuple[Statement, ...]:
    """Claims that a later text dropped, corrected or took back since then, the last first."""
    stamp = read_limit(since or "1970-01-01")
    with ledger.read() as connection:
        rows = list(islice(_list_endings(connection, stamp, request, clock), request.limit))
        kept = [(row, Standing(current=True, ended=row.ended, since=row.ended_since)) for row in rows]
        return tuple(make_statements(connection, kept))


def find_notices(ledger: Ledger, since: Given, request: Request, clock: Clock) -> tuple[ShownNotice, ...]:
    """Notices in reports that are new since then, the last first."""
    date = _find_date(clock)
    query = (
        select(notices.c.kind, notices.c.words, notices.c.start, notices.c.end, addresses.c.address)
        .add_columns(reports.c.text, *REPORT_COLUMNS)
        .select_from(notices)
        .join(reports, reports.c.key == notices.c.report_key)
        .outerjoin(addresses, addresses.c.key == notices.c.address_key)
        .where(*_limit_standpoint(request), *([] if since is None else [date >= read_limit(since).start]))
        .order_by(date.desc(), notices.c.key.desc())
        .limit(request.limit)
    )
    with ledger.read() as connection:
        return tuple(map(_make_notice, connection.execute(query)))


def find_new_reports(ledger: Ledger, since: Given, request: Request, clock: Clock) -> tuple[NewReport, ...]:
    """Reports that are new since then, the last first; ``mark`` of each begins the page behind it."""
    with ledger.read() as connection:
        rows = list(islice(_list_new(connection, since, request, clock), request.limit))
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


def _list_new(connection: Connection, since: Given, request: Request, clock: Clock) -> Iterator[Any]:
    """By the index of dates, or by the keys of reports, which rise as they are recorded."""
    date = _find_date(clock)
    query = select(reports.c.key, date.label("date"), *REPORT_COLUMNS).where(*_limit_standpoint(request))
    order = (date.desc(), reports.c.key.desc()) if clock is Clock.PUBLISHED else (reports.c.key.desc(),)
    if request.after is not None:
        at, key = request.pair
        behind = and_(date == at, reports.c.key < key)
        query = query.where(
            and_(date <= at, or_(date < at, behind)) if clock is Clock.PUBLISHED else reports.c.key < key
        )
    first = None if since is None else read_limit(since).start
    if first is not None and clock is Clock.PUBLISHED:
        query = query.where(date >= first)
    for row in connection.execute(query.order_by(*order).execution_options(yield_per=100)):
        if first is not None and row.date < first:
            return
        yield row


def _find_date(clock: Clock) -> Any:
    if clock is Clock.RECORDED:
        return reports.c.recorded_at
    return func.coalesce(reports.c.published_from, reports.c.first_seen_at)


def _limit_standpoint(request: Request) -> Iterator[Any]:
    by, known = request.standpoint.published_by, request.standpoint.recorded_by
    if by is not None:
        yield _find_date(Clock.PUBLISHED) <= by
    if known is not None:
        yield reports.c.recorded_at <= known


def _list_endings(connection: Connection, since: Stamp, request: Request, clock: Clock) -> Iterator[Any]:
    # Texts of times do not sort as times do, where their offsets differ: a day of room, and then compared as times.
    first = (since.day - timedelta(days=1)).isoformat() if since.day.year > 1 else ""
    query = (
        select(
            *(claims.c[name] for name in ("key", "id", "kin", "reading_key", "ended", "ended_since")), *REPORT_COLUMNS
        )
        .join(reports, reports.c.key == claims.c.report_key)
        .where(claims.c.ended.is_not(None), claims.c.current)
        .order_by(claims.c.ended_since.desc(), claims.c.key.desc())
    )
    if clock is Clock.PUBLISHED:
        query = query.where(claims.c.ended_since >= first)
    else:
        query = query.where(_is_settled_by_new(since.start))
    by = request.standpoint.published_by
    for row in connection.execute(query.execution_options(yield_per=200)):
        ended = _read(row.ended_since)
        if (clock is Clock.RECORDED or ended.end >= since.start) and (by is None or ended.start <= by):
            yield row


def _is_settled_by_new(since: int) -> Any:
    """Whether a text or a notice that was recorded since then is about the address of a claim's report."""
    newer, telling = reports.alias(), reports.alias()
    text = exists().where(newer.c.address_key == reports.c.address_key, newer.c.recorded_at >= since)
    notice = exists().where(
        notices.c.address_key == reports.c.address_key,
        telling.c.key == notices.c.report_key,
        telling.c.recorded_at >= since,
    )
    return or_(text, notice)


def _read(given: str) -> Stamp:
    try:
        return read_stamp(given)
    except LedgerError:
        return read_stamp("1970-01-01")


def _find_questions(connection: Connection, report_keys: Collection[int]) -> dict[int, list[GroupLine]]:
    query = (
        select(items.c.report_key, *groups.c)
        .join(members, members.c.item_key == items.c.key)
        .join(groups, groups.c.key == members.c.group_key)
        .where(items.c.report_key.in_(sorted(report_keys)), items.c.kind == GroupKind.QUESTION.value)
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
