"""Stories: which reports tell of one thing, and how many texts they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from reportedly.ledger.answering.evidence import REPORT_COLUMNS, ReportLine, cut_keys, make_report_line
from reportedly.ledger.answering.grouped import GroupLine, is_of_kind, limit_items, make_line, settle_lines
from reportedly.ledger.answering.recorded import Extent, find_extent
from reportedly.ledger.answering.standpoints import Request, Standpoint
from reportedly.ledger.answering.statements import ANYWHERE, match_in
from reportedly.ledger.fulltext import search_index
from reportedly.ledger.items import show_name
from reportedly.ledger.schema import claims, groups, items, members, reports
from reportedly.ledger.store import Ledger
from reportedly.vocabulary import GroupKind

_ORIGIN = GroupKind.ORIGIN.value
_MOST_HITS = 3000
"""Claims that a search looks at, the latest first."""

_MOST_REPORTS = 500
"""Reports of a story whose origins are counted; of a larger one it is not said how many texts it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryReport:
    """A report of a story: the key of its reading, and the id of its text origin."""

    report: ReportLine
    reading: int | None
    origin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRows:
    """A story with a page of its reports, the latest first. ``origins`` is how many texts they are, None of many."""

    group: GroupLine
    reports: tuple[StoryReport, ...]
    origins: int | None
    next: str | None


def search_stories(ledger: Ledger, words: str, request: Request) -> tuple[tuple[GroupLine, ...], str | None]:
    """A page of the stories with claims that have all ``words``, those with most of them first, and the next mark.

    The mark counts those that were shown: where the ledger gains reports meanwhile, a story may come twice.
    Raises SettingError, LedgerError.
    """
    with ledger.read() as connection:
        extent = find_extent(connection, request.standpoint)
        rows = connection.execute(_select_hits(words, request, extent)).all()
        ordered = sorted(rows, key=lambda row: (-row.hits, row.name))
        passed = max(0, request.mark or 0)
        shown = ordered[passed : passed + request.limit]
        lines = settle_lines(connection, [make_line(row, hits=row.hits) for row in shown], request.standpoint, extent)
    return lines, str(passed + request.limit) if len(ordered) > passed + request.limit else None


def _select_hits(words: str, request: Request, extent: Extent | None) -> Any:
    hits = (
        select(claims.c.report_key)
        .join(search_index, search_index.c.rowid == claims.c.key)
        .where(match_in(search_index, {ANYWHERE: words}), *request.standpoint.limit_key(search_index.c.rowid))
        .where(*([] if extent is None else [claims.c.report_key <= extent.reports]))
        .order_by(search_index.c.rowid.desc())
        .limit(_MOST_HITS)
        .subquery()
    )
    return (
        select(*groups.c, func.count().label("hits"))
        .select_from(hits)
        .join(items, items.c.report_key == hits.c.report_key)
        .join(members, members.c.item_key == items.c.key)
        .join(groups, groups.c.key == members.c.group_key)
        .where(is_of_kind(items.c.kind, GroupKind.STORY))
        .group_by(groups.c.key)
    )


def load_stories(ledger: Ledger, lines: Sequence[GroupLine], request: Request) -> tuple[StoryRows, ...]:
    """Stories with some of their reports each, ``request.limit`` of them; they take no more statements than one."""
    with ledger.read() as connection:
        extent = find_extent(connection, request.standpoint)
        keys = _list_latest(connection, [line.key for line in lines], request, extent)
        rows = _load_reports(connection, [key for own in keys.values() for key in own])
        origins = _find_origins(connection, {row.report_key for row in rows.values()})
        small = [line.key for line in lines if line.reports <= _MOST_REPORTS]
        counts = _count_origins(connection, small, request.standpoint, extent)
    shown = {line.key: [rows[key] for key in keys.get(line.key, ()) if key in rows] for line in lines}
    return tuple(_make_rows(line, shown[line.key], origins, counts.get(line.key), request) for line in lines)


def _make_rows(
    line: GroupLine, rows: Sequence[Any], origins: Mapping[int, str], count: int | None, request: Request
) -> StoryRows:
    shown = rows[: request.limit]
    return StoryRows(
        group=line,
        reports=tuple(
            StoryReport(report=make_report_line(row), reading=row.reading_key, origin=origins.get(row.report_key))
            for row in shown
        ),
        origins=count,
        next=f"{shown[-1].at}.{shown[-1].key}" if len(rows) > request.limit else None,
    )


def _list_latest(
    connection: Connection, group_keys: Collection[int], request: Request, extent: Extent | None
) -> dict[int, list[int]]:
    """The keys of the items of each story that a page shows, and one more: chosen before any row is loaded."""
    place = func.row_number().over(partition_by=members.c.group_key, order_by=(items.c.at.desc(), items.c.key.desc()))
    behind = []
    if request.after is not None:
        at, key = request.pair
        behind.append(or_(items.c.at < at, and_(items.c.at == at, items.c.key < key)))
    found: dict[int, list[int]] = defaultdict(list)
    for keys in cut_keys(group_keys):
        own = (
            select(members.c.group_key, items.c.key, place.label("place"))
            .join(items, items.c.key == members.c.item_key)
            .where(members.c.group_key.in_(keys), *limit_items(request.standpoint, extent), *behind)
            .subquery()
        )
        query = select(own.c.group_key, own.c.key).where(own.c.place <= request.limit + 1)
        for row in connection.execute(query.order_by(own.c.group_key, own.c.place)):
            found[row.group_key].append(row.key)
    return found


def _load_reports(connection: Connection, item_keys: Collection[int]) -> dict[int, Any]:
    rows = (row for keys in cut_keys(item_keys) for row in connection.execute(_REPORTS, {"items": keys}))
    return {row.key: row for row in rows}


_REPORTS = (
    select(items.c.key, items.c.report_key, items.c.at, reports.c.reading_key, *REPORT_COLUMNS)
    .join(reports, reports.c.key == items.c.report_key)
    .where(items.c.key.in_(bindparam("items", expanding=True)))
)


def _find_origins(connection: Connection, report_keys: Collection[int]) -> dict[int, str]:
    rows = (row for keys in cut_keys(report_keys) for row in connection.execute(_ORIGINS, {"reports": keys}))
    return {row.report_key: show_name(_ORIGIN, row.name) for row in rows}


_ORIGINS = (
    select(items.c.report_key, groups.c.name)
    .join(members, members.c.item_key == items.c.key)
    .join(groups, groups.c.key == members.c.group_key)
    .where(items.c.report_key.in_(bindparam("reports", expanding=True)), is_of_kind(items.c.kind, GroupKind.ORIGIN))
)


def _count_origins(
    connection: Connection, group_keys: Collection[int], standpoint: Standpoint, extent: Extent | None
) -> dict[int, int]:
    """How many texts the reports of each story are, by its key."""
    found: dict[int, int] = {}
    for keys in cut_keys(group_keys):
        query = (
            select(members.c.group_key, func.count(_origins.c.group_key.distinct()).label("number"))
            .select_from(members)
            .join(items, items.c.key == members.c.item_key)
            .join(_texts, and_(_texts.c.report_key == items.c.report_key, is_of_kind(_texts.c.kind, GroupKind.ORIGIN)))
            .join(_origins, _origins.c.item_key == _texts.c.key)
            .where(members.c.group_key.in_(keys), *limit_items(standpoint, extent))
            .group_by(members.c.group_key)
        )
        found.update({row.group_key: row.number for row in connection.execute(query)})
    return found


_texts, _origins = items.alias(), members.alias()
