"""Reports that wait to be brought into the groups, since what is in view of them is new or changed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import BigInteger, Connection, bindparam, insert, select

from reportedly.ledger.inserting import run
from reportedly.ledger.schema import pending, reports

_ONE = bindparam("one", type_=BigInteger)
_WAIT = insert(pending).from_select(
    ["report_key"], select(_ONE).where(~select(pending.c.report_key).where(pending.c.report_key == _ONE).exists())
)


def let_wait(connection: Connection, report_keys: Iterable[int]) -> None:
    """Let reports wait; those that wait already still do."""
    for key in report_keys:
        run(connection, _WAIT, {"one": key})


def let_address_wait(connection: Connection, address: int) -> None:
    """Let all reports wait that were read and stand at an address."""
    query = select(reports.c.key).where(reports.c.address_key == address, reports.c.reading_key.is_not(None))
    let_wait(connection, connection.execute(query).scalars().all())


def let_all_wait(connection: Connection) -> None:
    """Let every report wait that was read."""
    waiting = select(pending.c.report_key).where(pending.c.report_key == reports.c.key)
    read = select(reports.c.key).where(reports.c.reading_key.is_not(None), ~waiting.exists())
    connection.execute(insert(pending).from_select(["report_key"], read))
