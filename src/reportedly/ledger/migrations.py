"""The versions of a ledger's tables: a numbered list of steps, each taken in a transaction, after a backup.

A new ledger is made as ``schema`` has it and gets the highest number. A change of the tables is made in ``schema``, and
as a step here for ledgers that exist; a test compares what both lead to. We keep this list ourselves rather than use
Alembic: a ledger is one file that brings itself up to date wherever it is opened, the steps are few and in a row, each
must back up the file first, and the program needs no second dependency, no configuration and no command for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, inspect, select

from reportedly.ledger.chronology import read_clock
from reportedly.ledger.fulltext import make_index
from reportedly.ledger.schema import DERIVED, METADATA, backups, claims_by_id, items_printed, redirects, schema_versions
from reportedly.ledger.triggers import dated_silences, fill_lookups, make_lookups
from reportedly.ledger.waiting import let_all_wait

if TYPE_CHECKING:
    from reportedly.ledger.store import Ledger

FIRST = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """The step to version ``number`` from the one before."""

    number: int
    name: str
    apply: Callable[[Connection], None]


def make_groups(connection: Connection) -> None:
    """Make the derived tables as they are now, in the place of older ones, and let every report wait for its groups.

    A later step that changes them does the same.
    """
    METADATA.drop_all(connection, tables=DERIVED)
    METADATA.create_all(connection, tables=[*DERIVED, redirects, dated_silences])
    make_lookups(connection)
    fill_lookups(connection)
    let_all_wait(connection)


def file_keys_apart(connection: Connection) -> None:
    """Make the derived tables again, with recent keys apart; find claims by their ids by an index."""
    connection.exec_driver_sql("DROP TRIGGER IF EXISTS item_comes")
    claims_by_id.create(connection, checkfirst=True)
    make_groups(connection)


def list_printed(connection: Connection) -> None:
    """Find outlets and days of reports that are grouped by an index."""
    items_printed.create(connection, checkfirst=True)


MIGRATIONS: tuple[Migration, ...] = (
    Migration(number=2, name="groups", apply=make_groups),
    Migration(number=3, name="keys", apply=file_keys_apart),
    Migration(number=4, name="printed", apply=list_printed),
)
"""Steps to version 2 and on."""


def tell_version(migrations: tuple[Migration, ...] = MIGRATIONS) -> int:
    """The version that these steps lead to."""
    return migrations[-1].number if migrations else FIRST


def read_version(connection: Connection) -> int | None:
    """The version of a ledger's tables; None where there are none of ours."""
    if not inspect(connection).has_table(schema_versions.name):
        return None
    return connection.execute(select(func.max(schema_versions.c.number))).scalar()


def make_tables(connection: Connection, version: int) -> None:
    """Make all tables and indexes, and note their version."""
    METADATA.create_all(connection)
    make_index(connection)
    make_lookups(connection)
    _note(connection, version, "made")


def migrate(ledger: Ledger, version: int, migrations: tuple[Migration, ...]) -> None:
    """Take the steps after ``version``, each after a backup that stays beside the ledger."""
    from reportedly.ledger.copies import copy_file

    for step in migrations:
        if step.number <= version:
            continue
        moment = datetime.now(UTC)
        kept = ledger.path.with_name(f"{ledger.path.name}.before-{step.number}-{moment:%Y%m%dT%H%M%S%f}")
        copy_file(ledger.path, kept)
        with ledger.write() as connection:
            if (read_version(connection) or 0) >= step.number:
                continue  # somebody else took it while we waited
            step.apply(connection)
            connection.execute(insert(backups), {"path": str(kept.absolute()), "made_at": read_clock()})
            _note(connection, step.number, step.name)


def _note(connection: Connection, number: int, name: str) -> None:
    connection.execute(insert(schema_versions), {"number": number, "name": name, "applied_at": read_clock()})
