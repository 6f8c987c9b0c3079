"""How far a ledger's rows went at a moment of its own: their keys rise as they are recorded.

With these bounds an index alone tells what was there then; each row's own time still decides, where it is read.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Table, bindparam, select

from reportedly.ledger.answering.standpoints import Standpoint
from reportedly.ledger.inserting import run
from reportedly.ledger.schema import readings, reports

_AT = {
    table: select(table.c.key, table.c.recorded_at)
    .where(table.c.key <= bindparam("most"))
    .order_by(table.c.key.desc())
    .limit(1)
    for table in (reports, readings)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """The last keys of reports and readings that were recorded by then; 0 where there was none."""

    reports: int
    readings: int


def find_extent(connection: Connection, standpoint: Standpoint) -> Extent | None:
    """How far the ledger went at ``standpoint``; None where that is not limited."""
    known = standpoint.recorded_by
    if known is None:
        return None
    return Extent(reports=_find_last(connection, reports, known), readings=_find_last(connection, readings, known))


def find_last_report(connection: Connection, moment: int) -> int:
    """The key of the last report that was recorded by ``moment`` (microseconds since 1970), 0 where there was none."""
    return _find_last(connection, reports, moment)


def _find_last(connection: Connection, table: Table, moment: int) -> int:
    """The last key that was recorded by ``moment``, found by halves: some twenty rows are looked at, however many."""
    row = run(connection, _AT[table], {"most": 1 << 62}).first()
    found, most = 0, 0 if row is None else row.key
    while found < most:
        middle = (found + most + 1) // 2
        row = run(connection, _AT[table], {"most": middle}).first()
        if row is None or row.recorded_at <= moment:
            found = middle
        else:
            most = row.key - 1
    return found
