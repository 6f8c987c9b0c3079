"""Which rows of an address stood at some moment, worked out from the versions that were there then.

The same rules as for the present (``standing``), applied to what was published and recorded by the standpoint.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select

from reportedly.ledger.answering.evidence import cut_keys
from reportedly.ledger.answering.standpoints import Standpoint
from reportedly.ledger.chronology import read_stamp
from reportedly.ledger.notices import NoticeKind
from reportedly.ledger.schema import claims, notices, readings, reports, versions
from reportedly.ledger.settling import ELSEWHERE
from reportedly.ledger.standing import STANDS, Standing, Version, settle_rows


@dataclass(slots=True, kw_only=True)
class _Known:
    """What stood at an address, and by each report's key the number of its latest version there."""

    versions: list[Version] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)


def settle_at(
    connection: Connection, rows: Iterable[Any], standpoint: Standpoint, table: Table = claims
) -> dict[int, Standing]:
    """The standing of rows of ``table`` at ``standpoint``, by their keys.

    Rows have ``key``, ``report_key`` and ``address_key``. Those of one address are worked out together, with all rows
    that other versions of it had then; all addresses take the same few statements.
    """
    by_address: dict[int | None, list[Any]] = defaultdict(list)
    for row in rows:
        by_address[row.address_key].append(row)
    known = _find_known(connection, [address for address in by_address if address is not None], standpoint)
    several = {address: each for address, each in known.items() if len(each.versions) > 1}
    kin = _list_kin(connection, several, standpoint, table)
    found: dict[int, Standing] = {}
    for address, own in by_address.items():
        if address is None or address not in several:
            found.update((row.key, STANDS) for row in own)
        else:
            settled = settle_rows(several[address].versions, kin[address])
            found.update((row.key, settled[row.key]) for row in own if row.key in settled)
    return found


def _find_known(connection: Connection, addresses: Collection[int], standpoint: Standpoint) -> dict[int, _Known]:
    known: dict[int, _Known] = defaultdict(_Known)
    for keys in cut_keys(addresses):
        for row in connection.execute(_VERSIONS, {"addresses": keys}):
            if _is_there(row, standpoint):
                own = known[row.address_key]
                own.numbers[row.report_key] = max(row.number, own.numbers.get(row.report_key, 0))
                own.versions.append(_make_version(row.number, row))
    for keys in cut_keys(addresses):
        for row in connection.execute(_ELSEWHERE, {"addresses": keys}):
            if row.report_key not in known[row.address_key].numbers and _is_there(row, standpoint):
                known[row.address_key].versions.append(_make_version(ELSEWHERE + row.key, row, whole=False))
    return known


_VERSIONS = (
    select(
        versions.c.address_key,
        versions.c.number,
        versions.c.report_key,
        versions.c.first_seen_at.label("seen_at"),
        reports.c.published,
        reports.c.published_from,
        reports.c.recorded_at,
        notices.c.kind,
    )
    .join(reports, reports.c.key == versions.c.report_key)
    .outerjoin(notices, (notices.c.report_key == reports.c.key) & (notices.c.address_key == versions.c.address_key))
    .where(versions.c.address_key.in_(bindparam("addresses", expanding=True)))
    .order_by(versions.c.address_key, versions.c.number)
)

# Notices about an address in reports from elsewhere.
_ELSEWHERE = (
    select(
        notices.c.address_key,
        notices.c.key,
        notices.c.kind,
        notices.c.report_key,
        notices.c.seen_at,
        reports.c.published,
        reports.c.published_from,
        reports.c.recorded_at,
    )
    .join(reports, reports.c.key == notices.c.report_key)
    .where(notices.c.address_key.in_(bindparam("addresses", expanding=True)))
    .order_by(notices.c.key)
)


def _make_version(number: int, row: Any, *, whole: bool = True) -> Version:
    return Version(
        number=number,
        seen=row.seen_at,
        published=read_stamp(row.published) if row.published else None,
        notice=NoticeKind(row.kind) if row.kind else None,
        whole=whole,
    )


def _is_there(row: Any, standpoint: Standpoint) -> bool:
    dated = row.seen_at if row.published_from is None else row.published_from
    by, known = standpoint.published_by, standpoint.recorded_by
    return (by is None or dated <= by) and (known is None or row.recorded_at <= known)


def _list_kin(
    connection: Connection, known: Mapping[int, _Known], standpoint: Standpoint, table: Table
) -> dict[int, dict[int, tuple[int, int]]]:
    """By each address the rows of its versions, by their keys: their kin, and the number of their version."""
    places: dict[int, list[int]] = defaultdict(list)
    for address, each in known.items():
        for report in each.numbers:
            places[report].append(address)
    found: dict[int, dict[int, tuple[int, int]]] = {address: {} for address in known}
    for row in _select_kin(connection, places, standpoint, table):
        for address in places[row.report_key]:
            found[address][row.key] = (row.kin, known[address].numbers[row.report_key])
    return found


def _select_kin(
    connection: Connection, report_keys: Collection[int], standpoint: Standpoint, table: Table
) -> Iterator[Any]:
    for keys in cut_keys(report_keys):
        query = (
            select(table.c.key, table.c.kin, table.c.report_key)
            .join(readings, readings.c.key == table.c.reading_key)
            .join(reports, reports.c.key == readings.c.report_key)
            .where(readings.c.report_key.in_(keys), *standpoint.limit_reading())
        )
        yield from connection.execute(query)
