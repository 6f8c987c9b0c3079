"""Removal for legal reasons: nothing of a report's words is left in the file, and the text stays out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, true

from reportedly.errors import LedgerError, SettingError
from reportedly.ledger.chronology import read_clock, show_microseconds
from reportedly.ledger.fulltext import leave_claims, purge_index
from reportedly.ledger.judgement_rows import erase_judgements
from reportedly.ledger.kinship import hash_folded, trim_address
from reportedly.ledger.leaving import leave_reports
from reportedly.ledger.schema import (
    OF_READINGS,
    addresses,
    claims,
    notices,
    readings,
    reports,
    versions,
    withdrawals,
)
from reportedly.ledger.settling import settle_address
from reportedly.ledger.showing import Tombstone, find_report
from reportedly.ledger.store import Ledger, list_backups
from reportedly.ledger.triggers import purge_lookups
from reportedly.ledger.waiting import let_address_wait
from reportedly.ledger.wanting import SET_UP


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """What a withdrawal did: the tombstones that it left, and the copies of the ledger that still hold the reports.

    ``unfinished`` is None where no trace is left in the file, else what kept it from being written anew: the rows are
    gone, and ``finish_erasing`` does the rest later.
    """

    tombstones: tuple[Tombstone, ...]
    backups: tuple[str, ...]
    unfinished: str | None = None


def withdraw(ledger: Ledger, target: str, *, reason: str, author: str | None = None) -> Withdrawn:
    """Remove a report (by its id or the beginning of it), or all versions of an address, for good.

    Text, claims, everything else that was read, index entries and notices go, and the words that notes quote; the file
    is written anew, so that no trace stays in free pages or in the log. What is left is a tombstone: the text's hash,
    the date, the reason. A text with that hash is not taken in again. Copies that this ledger knows of are named;
    removing them is up to you. Raises LedgerError for what is not there, SettingError without a
    reason.
    """
    if not reason.strip():
        raise SettingError("a withdrawal needs a reason: it is what stays")
    moment = read_clock()
    with ledger.write() as connection:
        rows = _find_targets(connection, target)
        known = list_backups(connection, since=min(row.recorded_at for row in rows))
        graves = [_bury(connection, row, moment=moment, reason=reason.strip(), author=author) for row in rows]
        _mark_unfinished(connection, True)
    return Withdrawn(
        tombstones=tuple(graves),
        backups=tuple(path for path in known if Path(path).exists()),
        unfinished=finish_erasing(ledger),
    )


def finish_erasing(ledger: Ledger) -> str | None:
    """Write index and file anew and empty the log, if a withdrawal has not done so: None, or what is in the way."""
    with ledger.connect() as connection:
        if not connection.exec_driver_sql("PRAGMA user_version").scalar():
            return None
    try:
        erase_traces(ledger)
    except LedgerError as error:
        return (
            f"what was withdrawn is gone, but traces of it may be left in free parts of the file ({error}): "
            "end the programs that have the ledger open, then run `reportedly check`, which erases them"
        )
    return None


def erase_traces(ledger: Ledger) -> None:
    """Write index and file anew and empty the log, so that what was deleted stands nowhere in them.

    Takes as much room again as the ledger has, twice, for as long as it lasts. Raises LedgerError where another program
    is in the way.
    """
    with ledger.connect() as connection:
        purge_index(connection)
        purge_lookups(connection)
        connection.exec_driver_sql("PRAGMA temp_store = FILE")  # a copy of a large ledger has no place in memory
        connection.exec_driver_sql("VACUUM")
        connection.exec_driver_sql("PRAGMA temp_store = MEMORY")
        for statement in SET_UP:  # to change where they are kept drops what is temporary
            connection.exec_driver_sql(statement)
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
        if busy:
            raise LedgerError("another program reads from its log")
        _mark_unfinished(connection, False)


def _mark_unfinished(connection: Connection, unfinished: bool) -> None:
    """Note in the file's head, within the transaction, whether traces are to be erased: a crash forgets it not."""
    connection.exec_driver_sql(f"PRAGMA user_version = {int(unfinished)}")


def bury_again(connection: Connection, grave: Mapping[str, Any]) -> int:
    """Apply a withdrawal from another state of the ledger to this one; how many reports it removed."""
    found = connection.execute(select(reports).where(reports.c.hash == grave["hash"])).all()
    for row in found:
        _remove(connection, row)
    there = select(withdrawals.c.key).where(withdrawals.c.hash == grave["hash"])
    if connection.execute(there).first() is None:
        connection.execute(insert(withdrawals), {key: value for key, value in grave.items() if key != "key"})
    return len(found)


def _find_targets(connection: Connection, target: str) -> Sequence[Any]:
    """The rows of ``reports`` that are meant: all texts of an address, of an id, else the one whose id begins so."""
    address = select(addresses.c.key).where(addresses.c.address.in_({target, trim_address(target)}))
    meant = or_(reports.c.id == target, reports.c.address_key.in_(address))
    found = connection.execute(select(reports).where(meant)).all()
    if found:
        return found
    return connection.execute(select(reports).where(reports.c.key == find_report(connection, target))).all()


def _bury(connection: Connection, row: Any, *, moment: int, reason: str, author: str | None) -> Tombstone:
    grave = {
        "report_id": row.id,
        "hash": row.hash,
        "folded_hash": hash_folded(row.text),
        "withdrawn_at": moment,
        "reason": reason,
        "author": author,
    }
    _remove(connection, row)
    connection.execute(insert(withdrawals), grave)
    return Tombstone(report=row.id, hash=row.hash, withdrawn=show_microseconds(moment), reason=reason, author=author)


def _remove(connection: Connection, row: Any) -> None:
    own = select(readings.c.key).where(readings.c.report_key == row.key)
    shown = select(claims.c.key).where(claims.c.reading_key.in_(own), claims.c.current == true())
    leave_claims(connection, connection.execute(shown).scalars().all())
    leave_reports(connection, [row.key])
    for table in OF_READINGS:
        connection.execute(delete(table).where(table.c.reading_key.in_(own)))
    connection.execute(delete(readings).where(readings.c.report_key == row.key))
    about = set(connection.execute(select(notices.c.address_key).where(notices.c.report_key == row.key)).scalars()) - {
        None
    }
    for table in (notices, versions):
        connection.execute(delete(table).where(table.c.report_key == row.key))
    erase_judgements(connection, row.hash)
    connection.execute(delete(reports).where(reports.c.key == row.key))
    for address in {row.address_key, *about} - {None}:
        _leave_address(connection, address)


def _leave_address(connection: Connection, address: int) -> None:
    """Settle what is left at an address; with nothing left it goes too, since its name may tell what stood there."""
    for table in (versions, notices):
        if connection.execute(select(table.c.address_key).where(table.c.address_key == address)).first() is not None:
            if settle_address(connection, address):
                let_address_wait(connection, address)
            return
    connection.execute(delete(addresses).where(addresses.c.key == address))
