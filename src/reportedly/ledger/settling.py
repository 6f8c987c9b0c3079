"""Brings the claims and figures of an address to the standing that its versions give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select, update

from reportedly.ledger.chronology import read_stamp
from reportedly.ledger.fulltext import enter_claims, leave_claims
from reportedly.ledger.notices import NoticeKind
from reportedly.ledger.schema import claims, figures, notices, reports, versions
from reportedly.ledger.standing import Standing, Version, order_versions, settle_rows

ELSEWHERE = 1 << 30
"""Numbers of notices from elsewhere begin here, past those of versions."""


def settle_address(connection: Connection, address: int) -> int:
    """Work out which claims and figures of ``address`` stand, and write what changed; how many rows that were."""
    known, numbers = list_address_versions(connection, address)
    changed = 0
    for table in (claims, figures):
        rows = {
            row.key: row for row in connection.execute(_select_rows(table, address)) if table is claims or row.own_voice
        }
        standing = settle_rows(known, {key: (row.kin, numbers[row.report_key]) for key, row in rows.items()})
        changed += _write(connection, table, rows, standing)
    return changed


def list_address_versions(connection: Connection, address: int) -> tuple[tuple[Version, ...], dict[int, int]]:
    """What stood at an address, first to last, and by each report's key the number of its latest version there."""
    found = list(connection.execute(_select_versions(address)))
    numbers: dict[int, int] = {}
    for row in found:
        numbers[row.report_key] = max(row.number, numbers.get(row.report_key, 0))
    texts = [
        Version(
            number=row.number,
            seen=row.first_seen_at,
            published=read_stamp(row.published) if row.published else None,
            notice=NoticeKind(row.kind) if row.kind else None,
        )
        for row in found
    ]
    return order_versions([*texts, *_list_notices(connection, address, numbers)]), numbers


def _select_versions(address: int) -> Any:
    return (
        select(versions.c.number, versions.c.report_key, versions.c.first_seen_at, reports.c.published, notices.c.kind)
        .join(reports, reports.c.key == versions.c.report_key)
        .outerjoin(
            notices,
            (notices.c.report_key == reports.c.key) & (notices.c.address_key == versions.c.address_key),
        )
        .where(versions.c.address_key == address)
        .order_by(versions.c.number)
    )


def _list_notices(connection: Connection, address: int, own: Mapping[int, int]) -> Iterator[Version]:
    """Notices about the address that stand elsewhere."""
    rows = connection.execute(
        select(notices.c.key, notices.c.kind, notices.c.report_key, notices.c.seen_at, reports.c.published)
        .join(reports, reports.c.key == notices.c.report_key)
        .where(notices.c.address_key == address)
    )
    for row in rows:
        if row.report_key not in own:
            yield Version(
                number=ELSEWHERE + row.key,
                seen=row.seen_at,
                published=read_stamp(row.published) if row.published else None,
                notice=NoticeKind(row.kind),
                whole=False,
            )


def _select_rows(table: Table, address: int) -> Any:
    """The rows of all readings at an address that are in view of their reports."""
    wanted = [table.c.key, table.c.kin, table.c.report_key, table.c.current, table.c.ended, table.c.ended_since]
    own = [table.c.own_voice] if "own_voice" in table.c else []
    return (
        select(*wanted, *own)
        .join(reports, reports.c.reading_key == table.c.reading_key)
        .where(reports.c.address_key == address)
    )


def _write(connection: Connection, table: Table, rows: Mapping[int, Any], standing: Mapping[int, Standing]) -> int:
    different = [
        (key, new)
        for key, new in standing.items()
        if (rows[key].current, rows[key].ended, rows[key].ended_since) != (new.current, new.ended, new.since)
    ]
    if table is claims:
        leave_claims(connection, (key for key, new in different if rows[key].current and not new.current))
    if different:
        connection.execute(
            update(table)
            .where(table.c.key == bindparam("row"))
            .values(current=bindparam("shown"), ended=bindparam("how"), ended_since=bindparam("when")),
            [{"row": key, "shown": new.current, "how": new.ended, "when": new.since} for key, new in different],
        )
    if table is claims:
        coming = [key for key, new in different if new.current and not rows[key].current]
        if coming:
            enter_claims(connection, coming)
    return len(different)
