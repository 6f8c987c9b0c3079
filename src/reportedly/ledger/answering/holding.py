"""Which positions stand on questions, the latest first: as they do today, or as they did at some moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from reportedly.ledger.answering.earlier import list_earlier
from reportedly.ledger.answering.evidence import REPORT_COLUMNS, cut_keys
from reportedly.ledger.answering.grouped import Counted, limit_items
from reportedly.ledger.answering.recorded import Extent
from reportedly.ledger.answering.settled import settle_at
from reportedly.ledger.answering.standpoints import Request
from reportedly.ledger.schema import claims, figures, items, members, readings, reports
from reportedly.ledger.standing import PASSED_ON, STANDS, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One more than a page of the members of a group that stood, the latest first.

    ``counted`` is all that it had at a standpoint in the past, None at the present one.
    """

    chosen: Sequence[Chosen] = ()
    counted: Counted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The row of a member, and how it stood at the standpoint."""

    row: Any
    standing: Standing


def choose_members(
    connection: Connection, group_keys: Collection[int], request: Request, extent: Extent | None
) -> dict[int, Holding]:
    """What groups held, by their keys. ``extent`` is what was recorded at the request's standpoint."""
    if request.standpoint.past:
        return _choose_past(connection, group_keys, request, extent)
    keys = _list_latest(connection, group_keys, request)
    rows = _load_members(connection, [key for own in keys.values() for key in own])
    stood = {group: [_stand(rows[key]) for key in keys.get(group, ()) if key in rows] for group in group_keys}
    return {group: Holding(chosen=own) for group, own in stood.items()}


def _stand(row: Any) -> Chosen:
    return Chosen(row=row, standing=Standing(current=True, ended=row.ended, since=row.ended_since))


def _list_latest(connection: Connection, group_keys: Collection[int], request: Request) -> dict[int, list[int]]:
    """The keys of the items of each group that a page shows, and one more: chosen before any row is loaded."""
    place = func.row_number().over(partition_by=members.c.group_key, order_by=(items.c.at.desc(), items.c.key.desc()))
    found: dict[int, list[int]] = defaultdict(list)
    for keys in cut_keys(group_keys):
        own = (
            select(members.c.group_key, items.c.key, place.label("place"))
            .join(items, items.c.key == members.c.item_key)
            .where(members.c.group_key.in_(keys), *_list_behind(request))
            .subquery()
        )
        query = select(own.c.group_key, own.c.key).where(own.c.place <= request.limit + 1)
        for row in connection.execute(query.order_by(own.c.group_key, own.c.place)):
            found[row.group_key].append(row.key)
    return found


def _list_behind(request: Request) -> Iterator[Any]:
    if request.after is not None:
        at, key = request.pair
        yield or_(items.c.at < at, and_(items.c.at == at, items.c.key < key))


_MEMBERS = (
    select(
        *(items.c[name] for name in ("key", "report_key", "claim_key", "figure_key", "body", "at")),
        claims.c.id.label("claim"),
        claims.c.source_name,
        figures.c.id.label("figure"),
        func.coalesce(claims.c.ended, figures.c.ended).label("ended"),
        func.coalesce(claims.c.ended_since, figures.c.ended_since).label("ended_since"),
        reports.c.reading_key,
        readings.c.digest,
        readings.c.recorded_at.label("read_at"),
        reports.c.address_key,
        *REPORT_COLUMNS,
    )
    .select_from(items)
    .join(reports, reports.c.key == items.c.report_key)
    .join(readings, readings.c.key == reports.c.reading_key)
    .outerjoin(claims, claims.c.key == items.c.claim_key)
    .outerjoin(figures, figures.c.key == items.c.figure_key)
    .where(items.c.key.in_(bindparam("items", expanding=True)))
)


def _load_members(connection: Connection, item_keys: Collection[int]) -> dict[int, Any]:
    rows = (row for keys in cut_keys(item_keys) for row in connection.execute(_MEMBERS, {"items": keys}))
    return {row.key: row for row in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """An item that may have stood; ``row`` is there already of what stood in the place of one that did not."""

    at: int
    key: int
    report: int
    row: Any = None

    def is_behind(self, request: Request) -> bool:
        """Whether it comes behind the page before."""
        return request.after is None or (self.at, self.key) < request.pair


def _choose_past(
    connection: Connection, group_keys: Collection[int], request: Request, extent: Extent | None
) -> dict[int, Holding]:
    """Candidates are settled from the latest on, some more than a page of each group at a time, until it is full."""
    candidates = _list_candidates(connection, group_keys, request, extent)
    waiting = {group: [each for each in own if each.is_behind(request)] for group, own in candidates.items()}
    chosen: dict[int, list[Chosen]] = {group: [] for group in group_keys}
    size = 2 * request.limit
    while waiting:
        some = {group: own[:size] for group, own in waiting.items()}
        for group, settled in _settle(connection, some, request).items():
            chosen[group] += settled
        waiting = {
            group: own[size:]
            for group, own in waiting.items()
            if len(own) > size and len(chosen[group]) <= request.limit
        }
    counts = {group: _count(own) for group, own in candidates.items()}
    return {
        group: Holding(chosen=own[: request.limit + 1], counted=counts.get(group, Counted()))
        for group, own in chosen.items()
    }


def _count(candidates: Iterable[_Candidate]) -> Counted:
    """Each item once, where its latest candidate is: they come with the latest first."""
    counted = Counted()
    seen: set[int] = set()
    for each in candidates:
        if each.key not in seen:
            seen.add(each.key)
            counted.add(each.at, each.report)
    return counted


def _list_candidates(
    connection: Connection, group_keys: Collection[int], request: Request, extent: Extent | None
) -> dict[int, list[_Candidate]]:
    """All items that were there, and what may have stood in the place of those that were not."""
    found: dict[int, list[_Candidate]] = defaultdict(list)
    for keys in cut_keys(group_keys):
        query = (
            select(members.c.group_key, items.c.key, items.c.at, items.c.report_key)
            .join(items, items.c.key == members.c.item_key)
            .where(members.c.group_key.in_(keys), *limit_items(request.standpoint, extent))
        )
        for row in connection.execute(query):
            found[row.group_key].append(_Candidate(at=row.at, key=row.key, report=row.report_key))
    for row in list_earlier(connection, group_keys, request.standpoint, extent):
        found[row.group_key].append(_Candidate(at=row.at, key=row.key, report=row.report_key, row=row))
    return {group: sorted(own, key=lambda each: (each.at, each.key), reverse=True) for group, own in found.items()}


def _settle(
    connection: Connection, some: Mapping[int, Sequence[_Candidate]], request: Request
) -> dict[int, list[Chosen]]:
    """Of candidates those that stood, in their order."""
    rows = _load_members(connection, [each.key for own in some.values() for each in own if each.row is None])
    known = request.standpoint.recorded_by
    there = {
        group: [row for row in _fill(own, rows) if known is None or getattr(row, "read_at", known) <= known]
        for group, own in some.items()
    }
    claimed = [
        _Claimed(key=row.claim_key, row=row) for own in there.values() for row in own if row.claim_key is not None
    ]
    standing = settle_at(connection, claimed, request.standpoint)
    settled = {
        group: [Chosen(row=row, standing=_find_standing(row, standing)) for row in own] for group, own in there.items()
    }
    return {group: [each for each in own if each.standing.current] for group, own in settled.items()}


def _fill(own: Iterable[_Candidate], rows: Mapping[int, Any]) -> Iterator[Any]:
    return (row for each in own if (row := each.row if each.row is not None else rows.get(each.key)) is not None)


def _find_standing(row: Any, standing: Mapping[int, Standing]) -> Standing:
    return STANDS if row.claim_key is None else standing.get(row.claim_key, PASSED_ON)


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A claim's row as ``settle_at`` takes it."""

    key: int
    row: Any

    @property
    def report_key(self) -> int:
        return int(self.row.report_key)

    @property
    def address_key(self) -> int | None:
        found: int | None = self.row.address_key
        return found
