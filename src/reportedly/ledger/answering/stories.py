"""Stories: which reports tell of one thing, and how many texts they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from reportedly.ledger.answering.evidence import REPORT_COLUMNS, ReportLine, make_report_line
from reportedly.ledger.answering.questions import GroupLine, limit_items, make_line
from reportedly.ledger.answering.standpoints import Request
from reportedly.ledger.answering.statements import ANYWHERE, match_in
from reportedly.ledger.fulltext import search_index
from reportedly.ledger.groups import find_group
from reportedly.ledger.items import show_name
from reportedly.ledger.schema import claims, groups, items, members, reports
from reportedly.ledger.store import Ledger
from reportedly.vocabulary import GroupKind

_STORY, _ORIGIN = GroupKind.STORY.value, GroupKind.ORIGIN.value
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


def search_stories(ledger: Ledger, words: str, request: Request) -> tuple[GroupLine, ...]:
    """The stories with claims that have all ``words``, those with most of them first.

    Raises SettingError, LedgerError.
    """
    hits = (
        select(claims.c.report_key)
        .join(search_index, search_index.c.rowid == claims.c.key)
        .where(match_in(search_index, {ANYWHERE: words}), *request.standpoint.limit_key(search_index.c.rowid))
        .order_by(search_index.c.rowid.desc())
        .limit(_MOST_HITS)
        .subquery()
    )
    query = (
        select(*groups.c, func.count().label("hits"))
        .select_from(hits)
        .join(items, items.c.report_key == hits.c.report_key)
        .join(members, members.c.item_key == items.c.key)
        .join(groups, groups.c.key == members.c.group_key)
        .where(items.c.kind == _STORY)
        .group_by(groups.c.key)
    )
    with ledger.read() as connection:
        lines = [make_line(row, hits=row.hits) for row in connection.execute(query)]
    return tuple(sorted(lines, key=lambda line: (-line.hits, line.id))[: request.limit])


def find_group_line(ledger: Ledger, kind: GroupKind, id: str) -> GroupLine:
    """The group that an id, or the beginning of one, means. Raises LedgerError for none and several."""
    with ledger.read() as connection:
        key = find_group(connection, kind, id)
        return make_line(connection.execute(select(groups).where(groups.c.key == key)).one())


def load_stories(ledger: Ledger, lines: Iterable[GroupLine], request: Request) -> tuple[StoryRows, ...]:
    """Stories with some of their reports each, ``request.limit`` of them."""
    with ledger.read() as connection:
        return tuple(_load(connection, line, request) for line in lines)


def _load(connection: Connection, line: GroupLine, request: Request) -> StoryRows:
    rows = connection.execute(_select_reports(line.key, request)).all()
    shown = rows[: request.limit]
    origins = dict(_find_origins(connection, [row.report_key for row in shown]))
    return StoryRows(
        group=line,
        reports=tuple(
            StoryReport(report=make_report_line(row), reading=row.reading_key, origin=origins.get(row.report_key))
            for row in shown
        ),
        origins=_count_origins(connection, line) if line.reports <= _MOST_REPORTS else None,
        next=f"{shown[-1].at}.{shown[-1].key}" if len(rows) > request.limit else None,
    )


def _select_reports(group: int, request: Request) -> Any:
    query = (
        select(items.c.key, items.c.report_key, items.c.at, reports.c.reading_key, *REPORT_COLUMNS)
        .select_from(members)
        .join(items, items.c.key == members.c.item_key)
        .join(reports, reports.c.key == items.c.report_key)
        .where(members.c.group_key == group, *limit_items(request.standpoint))
    )
    if request.after is not None:
        at, key = request.pair
        query = query.where(or_(items.c.at < at, and_(items.c.at == at, items.c.key < key)))
    return query.order_by(items.c.at.desc(), items.c.key.desc()).limit(request.limit + 1)


def _find_origins(connection: Connection, report_keys: list[int]) -> Iterator[tuple[int, str]]:
    query = (
        select(items.c.report_key, groups.c.name)
        .join(members, members.c.item_key == items.c.key)
        .join(groups, groups.c.key == members.c.group_key)
        .where(items.c.report_key.in_(report_keys), items.c.kind == _ORIGIN)
    )
    for row in connection.execute(query):
        yield row.report_key, show_name(_ORIGIN, row.name)


def _count_origins(connection: Connection, line: GroupLine) -> int:
    own, texts, origins = items.alias(), items.alias(), members.alias()
    query = (
        select(func.count(origins.c.group_key.distinct()))
        .select_from(members)
        .join(own, own.c.key == members.c.item_key)
        .join(texts, and_(texts.c.report_key == own.c.report_key, texts.c.kind == _ORIGIN))
        .join(origins, origins.c.item_key == texts.c.key)
        .where(members.c.group_key == line.key)
    )
    return int(connection.execute(query).scalar_one())
