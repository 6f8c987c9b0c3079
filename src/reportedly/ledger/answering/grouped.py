"""Groups in lists: those with the latest items first, as they are today or as they were at some moment.

Groups are those of today. Seen from the past they have the items of reports that were there then, and come in the order
of those; a list of them goes by the dates of reports, however many came later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, or_, select

from reportedly.ledger.answering.earlier import find_groups_of_versions, list_stand_ins
from reportedly.ledger.answering.evidence import cut_keys
from reportedly.ledger.answering.recorded import Extent, find_extent
from reportedly.ledger.answering.standpoints import NOW, Request, Standpoint
from reportedly.ledger.chronology import show_microseconds
from reportedly.ledger.groups import find_group
from reportedly.ledger.items import show_name
from reportedly.ledger.schema import groups, items, members, reports
from reportedly.ledger.store import Ledger
from reportedly.vocabulary import GroupKind

_BATCH, _LARGEST_BATCH = 10, 1000
"""Reports whose groups are looked at together: more and more of them, where most have none to show."""

_dated = func.coalesce(reports.c.published_from, reports.c.first_seen_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """A group: its id as people see it, how many items and reports it has, its first and last dates (ISO 8601, UTC).

    ``hits`` are the items that a search found in it.
    """

    key: int
    id: str
    size: int
    reports: int
    first: str
    last: str
    hits: int = 0


def make_line(row: Any, *, hits: int = 0) -> GroupLine:
    """The line of a row of ``groups``."""
    return GroupLine(
        key=row.key,
        id=show_name(row.kind, row.name),
        size=row.size,
        reports=row.reports,
        first=show_microseconds(row.first_at),
        last=show_microseconds(row.last_at),
        hits=hits,
    )


def list_groups(
    ledger: Ledger, kind: GroupKind, request: Request, *, least: int = 1
) -> tuple[tuple[GroupLine, ...], str | None]:
    """A page of groups of at least so many items, those with the latest items first, and the mark of the next page."""
    with ledger.read() as connection:
        if request.standpoint.past:
            return _list_past(connection, kind, request, least)
        rows = connection.execute(_select_groups(kind, request, least)).all()
    shown = rows[: request.limit]
    more = f"{shown[-1].last_at}.{shown[-1].key}" if len(rows) > request.limit else None
    return tuple(make_line(row) for row in shown), more


def find_group_line(ledger: Ledger, kind: GroupKind, id: str, standpoint: Standpoint = NOW) -> GroupLine:
    """The group that an id, or the beginning of one, means. Raises LedgerError for none and several."""
    with ledger.read() as connection:
        key = find_group(connection, kind, id)
        line = make_line(connection.execute(select(groups).where(groups.c.key == key)).one())
        return settle_lines(connection, [line], standpoint, find_extent(connection, standpoint))[0]


def settle_lines(
    connection: Connection, lines: Sequence[GroupLine], standpoint: Standpoint, extent: Extent | None
) -> tuple[GroupLine, ...]:
    """The lines as they were at ``standpoint``: of one that had no item then the size is 0, and its dates are today's.

    ``extent`` is what was recorded then. Their hits stay.
    """
    if not standpoint.past:
        return tuple(lines)
    counts = _count_items(connection, [line.key for line in lines], standpoint, extent)
    return tuple(settle_line(line, counts.get(line.key)) for line in lines)


def settle_line(line: GroupLine, counted: Counted | None) -> GroupLine:
    """The line with what was counted; without anything its size is 0."""
    if counted is None or not counted.size:
        return replace(line, size=0, reports=0)
    return replace(
        line,
        size=counted.size,
        reports=len(counted.reports),
        first=show_microseconds(counted.first),
        last=show_microseconds(counted.last[0]),
    )


def limit_items(standpoint: Standpoint, extent: Extent | None = None) -> Iterator[Any]:
    """Conditions on ``items``: those of reports that were published, and recorded, by then.

    Without the ``extent`` of what was recorded then, ``items`` must be joined with ``reports``.
    """
    if standpoint.published_by is not None:
        yield items.c.at <= standpoint.published_by
    if extent is not None:
        yield items.c.report_key <= extent.reports
    elif standpoint.recorded_by is not None:
        yield reports.c.recorded_at <= standpoint.recorded_by


def is_of_kind(column: ColumnElement[str], kind: GroupKind) -> ColumnElement[bool]:
    """Whether an item or a group is of a kind, in words that no index serves.

    Some reports have a dozen items, a kind has a third of all: asked for both SQLite may well go through those.
    """
    return column.concat("") == kind.value


def _select_groups(kind: GroupKind, request: Request, least: int) -> Any:
    query = select(groups).where(groups.c.kind == kind.value)
    if least > 1:
        query = query.where(groups.c.size >= least)
    if request.after is not None:
        last, key = request.pair
        behind = or_(groups.c.last_at < last, and_(groups.c.last_at == last, groups.c.key < key))
        query = query.where(groups.c.last_at <= last, behind)
    return query.order_by(groups.c.last_at.desc(), groups.c.key.desc()).limit(request.limit + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A group as it was, with the date and the key of its last report, by which it has its place."""

    line: GroupLine
    at: int
    report: int


def _list_past(
    connection: Connection, kind: GroupKind, request: Request, least: int
) -> tuple[tuple[GroupLine, ...], str | None]:
    found = list(islice(_walk_past(connection, kind, request, least), request.limit + 1))
    shown = found[: request.limit]
    last = shown[-1] if len(found) > request.limit else None
    more = None if last is None else f"{last.at}.{last.report}.{last.line.key}"
    return tuple(each.line for each in shown), more


def _walk_past(connection: Connection, kind: GroupKind, request: Request, least: int) -> Iterator[_Seen]:
    """Report by report, the last first: each group where its last report stands."""
    extent = find_extent(connection, request.standpoint)
    begin = None if request.after is None else request.triple
    for dated in _walk_reports(connection, request, extent):
        held = _find_groups_of(connection, kind, [row.key for row in dated], request.standpoint, extent)
        counts = _count_items(connection, {key for keys in held.values() for key in keys}, request.standpoint, extent)
        lines = {row.key: row for row in _load_groups(connection, counts)}
        for report in dated:
            for key in sorted(held.get(report.key, ()), reverse=True):
                counted = counts.get(key)
                if counted is None or counted.last != (report.date, report.key) or counted.size < least:
                    continue
                if begin is None or (report.date, report.key, key) < begin:
                    line = settle_line(make_line(lines[key]), counted)
                    yield _Seen(line=line, at=report.date, report=report.key)


def _walk_reports(connection: Connection, request: Request, extent: Extent | None) -> Iterator[Sequence[Any]]:
    """Reports that were there, by date, some at a time."""
    batch = _BATCH
    behind = None if request.after is None else request.triple[:2]
    inclusive = True  # the report that the page before ended in may have more groups
    while True:
        query = select(reports.c.key, _dated.label("date")).order_by(_dated.desc(), reports.c.key.desc()).limit(batch)
        if request.standpoint.published_by is not None:
            query = query.where(_dated <= request.standpoint.published_by)
        if extent is not None:
            query = query.where(reports.c.key <= extent.reports)
        if behind is not None:
            at, key = behind
            same = reports.c.key <= key if inclusive else reports.c.key < key
            query = query.where(_dated <= at, or_(_dated < at, same))
        rows = connection.execute(query).all()
        yield rows
        if len(rows) < batch:
            return
        behind, inclusive = (rows[-1].date, rows[-1].key), False
        batch = min(2 * batch, _LARGEST_BATCH)


def _find_groups_of(
    connection: Connection,
    kind: GroupKind,
    report_keys: Collection[int],
    standpoint: Standpoint,
    extent: Extent | None,
) -> dict[int, set[int]]:
    """By the keys of reports those of the groups that they have items in, or had then."""
    found: dict[int, set[int]] = defaultdict(set)
    for keys in cut_keys(report_keys):
        for row in connection.execute(_GROUPS_OF[kind], {"reports": keys}):
            found[row.report_key].add(row.group_key)
    if kind is GroupKind.QUESTION:
        for report, group in find_groups_of_versions(connection, report_keys, standpoint, extent):
            found[report].add(group)
    return found


_GROUPS_OF = {
    kind: select(items.c.report_key, members.c.group_key)
    .join(members, members.c.item_key == items.c.key)
    .where(items.c.report_key.in_(bindparam("reports", expanding=True)), is_of_kind(items.c.kind, kind))
    for kind in GroupKind
}


def _load_groups(connection: Connection, group_keys: Collection[int]) -> Iterator[Any]:
    for keys in cut_keys(group_keys):
        yield from connection.execute(select(groups).where(groups.c.key.in_(keys)))


@dataclass(slots=True, kw_only=True)
class Counted:
    """What a group had at some moment: how many items, the keys of their reports, the first date and the last one.

    With the last goes the key of its report. Dates are in microseconds since 1970.
    """

    size: int = 0
    reports: set[int] = field(default_factory=set)
    first: int = 0
    last: tuple[int, int] = (0, 0)

    def add(self, at: int, report: int) -> None:
        """Count one more item."""
        self.first = min(self.first, at) if self.size else at
        self.last = max(self.last, (at, report)) if self.size else (at, report)
        self.size += 1
        self.reports.add(report)


def _count_items(
    connection: Connection, group_keys: Collection[int], standpoint: Standpoint, extent: Extent | None
) -> dict[int, Counted]:
    """What groups had then, by their keys; those that had nothing are left out.

    Where an item was not there yet, an earlier version of it may have been.
    """
    found: dict[int, Counted] = defaultdict(Counted)
    for keys in cut_keys(group_keys):
        query = (
            select(members.c.group_key, items.c.at, items.c.report_key)
            .join(items, items.c.key == members.c.item_key)
            .where(members.c.group_key.in_(keys), *limit_items(standpoint, extent))
        )
        for row in connection.execute(query):
            found[row.group_key].add(row.at, row.report_key)
    for row in list_stand_ins(connection, group_keys, standpoint, extent):
        found[row.group_key].add(row.at, row.report_key)
    return dict(found)
