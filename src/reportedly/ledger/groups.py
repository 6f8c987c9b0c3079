"""Groups as people ask for them: by id, by date, with their members."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from reportedly.errors import LedgerError, SettingError, UnknownError
from reportedly.ledger.chronology import read_stamp, show_microseconds
from reportedly.ledger.items import read_name, show_name
from reportedly.ledger.schema import groups, items, members, redirects, reports
from reportedly.vocabulary import GroupKind

PAGE = 50
LARGEST_PAGE = 10_000
_LONGEST_CHAIN = 1000
_CHUNK = 500
_MARK = re.compile(r"(-?\d{1,18})\.(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group: how many items it has, of how many reports, from when to when these are (ISO 8601, UTC).

    ``key`` is the ledger's own number, for statements only: a rebuild numbers groups anew.
    """

    key: int
    id: str
    kind: GroupKind
    size: int
    reports: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An item in a group, and the report that it is of. ``name`` is the item's own, in the form of a group's id.

    ``at`` is in microseconds: the report's date, or when it was first seen.
    """

    key: int
    id: str
    name: str
    report: str
    title: str | None
    outlet: str | None
    agency: str | None
    url: str | None
    published: str | None
    first_seen_at: int
    at: int
    claim_key: int | None
    figure_key: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage:
    """Groups, those with the latest report first; ``next`` is where the page after them begins, None on the last."""

    groups: tuple[Group, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFilters:
    """What groups are asked for. ``first`` and ``last`` are days or moments, both included: a group with a report then.

    ``least`` is how many reports it has at least; ``after`` the ``next`` of the page before.
    """

    first: str | date | None = None
    last: str | date | None = None
    least: int = 1
    after: str | None = None
    limit: int = PAGE

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= LARGEST_PAGE:
            raise SettingError(f"limit is {self.limit}: give a whole number from 1 to {LARGEST_PAGE}")
        if self.after is not None and not _MARK.fullmatch(self.after):
            raise SettingError(f"after is {self.after!r}: give what the page before names as its next")


def list_groups(connection: Connection, kind: GroupKind, asked: GroupFilters) -> GroupPage:
    """Groups of a kind. Raises SettingError for what is no date."""
    query = select(groups).where(groups.c.kind == kind.value, *_limit(asked))
    ordered = query.order_by(groups.c.last_at.desc(), groups.c.key.desc()).limit(asked.limit + 1)
    rows = connection.execute(ordered).all()
    shown = rows[: asked.limit]
    mark = f"{shown[-1].last_at}.{shown[-1].key}" if len(rows) > asked.limit else None
    return GroupPage(groups=tuple(map(_make_group, shown)), next=mark)


def count_groups(connection: Connection, kind: GroupKind) -> tuple[int, int]:
    """How many groups of a kind there are, and how many items in them."""
    query = select(func.count(), func.coalesce(func.sum(groups.c.size), 0)).where(groups.c.kind == kind.value)
    number, size = connection.execute(query).one()
    return int(number), int(size)


def find_group(connection: Connection, kind: GroupKind, id: str) -> int:
    """The key of the group that ``id`` means: an id, one that it had before, or the beginning of one.

    An id names an item for ever, and means the group that this item is in now. Raises LedgerError.
    """
    first, last = read_name(kind, id)
    found = _find_named(connection, kind, first, last)
    if not found and first == last:
        found = _follow(connection, kind, first)
    if not found:
        raise UnknownError(f"there is no {kind.value} {id!r}")
    if len(found) > 1:
        named = connection.execute(select(groups.c.name).where(groups.c.key.in_(sorted(found)[:8]))).scalars()
        shown = ", ".join(sorted(show_name(kind, name) for name in named))
        raise UnknownError(f"several begin with {id!r}: {shown}. Give more of it")
    return next(iter(found))


def load_group(connection: Connection, key: int) -> Group:
    """The group with this key."""
    return load_groups(connection, [key])[key]


def load_groups(connection: Connection, keys: Collection[int]) -> dict[int, Group]:
    """The groups with these keys."""
    rows = (row for some in _cut(keys) for row in connection.execute(select(groups).where(groups.c.key.in_(some))))
    return {row.key: _make_group(row) for row in rows}


def find_groups_of(connection: Connection, kind: GroupKind, report_key: int) -> tuple[int, ...]:
    """The keys of the groups that a report is in."""
    query = (
        select(members.c.group_key)
        .join(items, items.c.key == members.c.item_key)
        .where(items.c.report_key == report_key, items.c.kind == kind.value)
        .distinct()
    )
    return tuple(sorted(connection.execute(query).scalars()))


def list_members(
    connection: Connection, group_key: int, *, latest_first: bool = False, limit: int | None = None
) -> tuple[Member, ...]:
    """The members of a group by date; those of one moment by the order in which they came."""
    order = (items.c.at, items.c.report_key, items.c.id)
    query = (
        _select_members()
        .where(members.c.group_key == group_key)
        .order_by(*(each.desc() for each in order) if latest_first else order)
        .limit(limit)
    )
    return tuple(map(_make_member, connection.execute(query)))


def load_members(connection: Connection, keys: Collection[int]) -> dict[int, tuple[Member, int]]:
    """Items by their keys, with the keys of the groups that they are in."""
    query = _select_members().add_columns(members.c.group_key)
    rows = (row for some in _cut(keys) for row in connection.execute(query.where(items.c.key.in_(some))))
    return {row.key: (_make_member(row), row.group_key) for row in rows}


def _cut(keys: Collection[int]) -> Iterator[list[int]]:
    """Keys in lists that a statement can take."""
    ordered = sorted(keys)
    return (ordered[at : at + _CHUNK] for at in range(0, len(ordered), _CHUNK))


def _select_members() -> Any:
    own = (items.c[name] for name in ("key", "id", "kind", "name", "at", "claim_key", "figure_key"))
    names = ("title", "outlet", "agency", "url", "published", "first_seen_at")
    return (
        select(*own, reports.c.id.label("report"), *(reports.c[name] for name in names))
        .select_from(members)
        .join(items, items.c.key == members.c.item_key)
        .join(reports, reports.c.key == items.c.report_key)
    )


def _limit(asked: GroupFilters) -> Iterator[ColumnElement[bool]]:
    if asked.first is not None:
        yield groups.c.last_at >= _read_limit(asked.first).start
    if asked.last is not None:
        yield groups.c.first_at <= _read_limit(asked.last).end
    if asked.least > 1:
        yield groups.c.reports >= asked.least
    if asked.after is not None:
        last, key = map(int, asked.after.split("."))
        yield or_(groups.c.last_at < last, and_(groups.c.last_at == last, groups.c.key < key))


def _read_limit(given: str | date) -> Any:
    try:
        return read_stamp(given.isoformat() if isinstance(given, date) else given.strip())
    except LedgerError as error:
        raise SettingError(str(error)) from error


def _find_named(connection: Connection, kind: GroupKind, first: int, last: int) -> set[int]:
    """The groups of items with these names; where a beginning names groups themselves, those alone."""
    named = select(groups.c.key).where(groups.c.kind == kind.value, groups.c.name.between(first, last)).limit(9)
    found = set(connection.execute(named).scalars())
    if found:
        return found
    query = (
        select(members.c.group_key)
        .join(items, items.c.key == members.c.item_key)
        .where(items.c.kind == kind.value, items.c.name.between(first, last))
        .limit(9)
    )
    return set(connection.execute(query).scalars())


def _follow(connection: Connection, kind: GroupKind, name: int) -> set[int]:
    """The group that took in the one whose item is gone."""
    for _ in range(_LONGEST_CHAIN):
        query = select(redirects.c.to_name).where(redirects.c.kind == kind.value, redirects.c.name == name)
        following = connection.execute(query).scalar()
        if following is None:
            return set()
        name = following
        found = _find_named(connection, kind, name, name)
        if found:
            return found
    return set()


def _make_group(row: Any) -> Group:
    return Group(
        key=row.key,
        id=show_name(row.kind, row.name),
        kind=GroupKind(row.kind),
        size=row.size,
        reports=row.reports,
        first=show_microseconds(row.first_at),
        last=show_microseconds(row.last_at),
    )


def _make_member(row: Any) -> Member:
    names = ("key", "id", "report", "title", "outlet", "agency", "url", "published", "first_seen_at", "at")
    values = {name: getattr(row, name) for name in names}
    return Member(**values, name=show_name(row.kind, row.name), claim_key=row.claim_key, figure_key=row.figure_key)
