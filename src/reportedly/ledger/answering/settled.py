"""Which rows of an address stood at some moment, worked out from the versions that were there then.

The same rules as for the present (``standing``), applied to what was published and recorded by the standpoint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from reportedly.ledger.answering.standpoints import Standpoint
from reportedly.ledger.chronology import read_stamp
from reportedly.ledger.notices import NoticeKind
from reportedly.ledger.schema import claims, notices, readings, reports, versions
from reportedly.ledger.settling import ELSEWHERE
from reportedly.ledger.standing import STANDS, Standing, Version, settle_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What stood at an address, and by each report's key the number of its latest version there."""

    versions: tuple[Version, ...]
    numbers: Mapping[int, int]


def settle_at(
    connection: Connection, rows: Iterable[Any], standpoint: Standpoint, table: Table = claims
) -> dict[int, Standing]:
    """The standing of rows of ``table`` at ``standpoint``, by their keys.

    Rows have ``key``, ``report_key`` and ``address_key``. Those of one address are worked out together, with all rows
    that other versions of it had then.
    """
    found: dict[int, Standing] = {}
    by_address: dict[int | None, list[Any]] = {}
    for row in rows:
        by_address.setdefault(row.address_key, []).append(row)
    for address, own in by_address.items():
        known = None if address is None else _find_known(connection, address, standpoint)
        if known is None or len(known.versions) < 2:
            found.update((row.key, STANDS) for row in own)
        else:
            settled = settle_rows(known.versions, dict(_list_kin(connection, known, standpoint, table)))
            found.update((row.key, settled[row.key]) for row in own if row.key in settled)
    return found


def _find_known(connection: Connection, address: int, standpoint: Standpoint) -> _Known:
    numbers: dict[int, int] = {}
    texts = []
    for row in connection.execute(_select_versions(address)):
        if not _is_there(row, standpoint):
            continue
        numbers[row.report_key] = max(row.number, numbers.get(row.report_key, 0))
        texts.append(_make_version(row.number, row))
    return _Known(versions=(*texts, *_list_elsewhere(connection, address, numbers, standpoint)), numbers=numbers)


def _select_versions(address: int) -> Any:
    return (
        select(
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
        .where(versions.c.address_key == address)
        .order_by(versions.c.number)
    )


def _list_elsewhere(
    connection: Connection, address: int, own: Mapping[int, int], standpoint: Standpoint
) -> Iterator[Version]:
    """Notices about the address in reports from elsewhere."""
    query = (
        select(
            notices.c.key,
            notices.c.kind,
            notices.c.report_key,
            notices.c.seen_at,
            reports.c.published,
            reports.c.published_from,
            reports.c.recorded_at,
        )
        .join(reports, reports.c.key == notices.c.report_key)
        .where(notices.c.address_key == address)
    )
    for row in connection.execute(query):
        if row.report_key not in own and _is_there(row, standpoint):
            yield _make_version(ELSEWHERE + row.key, row, whole=False)


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
    connection: Connection, known: _Known, standpoint: Standpoint, table: Table
) -> Iterator[tuple[int, tuple[int, int]]]:
    query = (
        select(table.c.key, table.c.kin, table.c.report_key)
        .join(readings, readings.c.key == table.c.reading_key)
        .join(reports, reports.c.key == readings.c.report_key)
        .where(readings.c.report_key.in_(known.numbers), *standpoint.limit_reading())
    )
    for row in connection.execute(query):
        yield row.key, (row.kin, known.numbers[row.report_key])
