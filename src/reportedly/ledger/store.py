"""A ledger's file: opened, made, locked for writing, closed; and what the database says in words for a person.

One file in SQLite with a write-ahead log: many may read while one writes. A writer takes its turn before it reads
anything, and waits for it; a transaction is there as a whole or not at all, also where the process is killed. Where the
power fails, the last seconds before it may be missing, never half there: adding the same again mends that.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from reportedly.errors import LedgerError
from reportedly.ledger.migrations import MIGRATIONS, Migration, make_tables, migrate, read_version, tell_version
from reportedly.ledger.schema import backups
from reportedly.ledger.wanting import SET_UP

PATIENCE = 30.0
"""Seconds that a writer waits for its turn."""

APPLICATION = 0x52505444
"""Marks the file as a ledger ("RPTD")."""

OWNER_ONLY = 0o600
_MODE = "ledger_transaction"
_CACHE = -64_000  # kibibytes, negative by SQLite's convention


class Ledger:
    """An open ledger. Use it in a ``with``, or close it. Several threads may share one."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._wrote = False
        self._writer = engine.execution_options(**{_MODE: "IMMEDIATE"})
        self._plain = engine.execution_options(**{_MODE: None})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back. What was added is on the disk then, write-ahead log included."""
        if self._wrote:
            with contextlib.suppress(LedgerError, DBAPIError), self.connect() as connection:
                connection.exec_driver_sql("PRAGMA analysis_limit = 1000")
                connection.exec_driver_sql("PRAGMA optimize")
        self._engine.dispose()

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the ledger, whatever is written meanwhile. Raises LedgerError."""
        with explain_faults(self.path), self._engine.begin() as connection:
            yield connection

    @contextlib.contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that writes all or, where an exception leaves it, nothing. Raises LedgerError."""
        with explain_faults(self.path), self._writer.begin() as connection:
            self._wrote = True
            yield connection

    @contextlib.contextmanager
    def connect(self) -> Iterator[Connection]:
        """A connection outside any transaction, for what SQLite does only there. Raises LedgerError."""
        with explain_faults(self.path), self._plain.connect() as connection:
            yield connection


def open_ledger(path: str | Path, *, create: bool = True, migrations: tuple[Migration, ...] = MIGRATIONS) -> Ledger:
    """The ledger at ``path``; where there is none a new one, readable to its owner only, unless ``create`` is False.

    A ledger of an older version is brought up to date after a copy of it is made beside it. Raises LedgerError for a
    missing file, one that is no ledger, is damaged, or was written by a newer version.
    """
    there = Path(path)
    if not there.exists():
        if not create:
            raise LedgerError(f"there is no ledger at {there}: `reportedly add --ledger {there} FILE` makes one")
        _make_file(there)
    ledger = Ledger(there, make_engine(there))
    try:
        _prepare(ledger, migrations)
    except BaseException:
        ledger._engine.dispose()
        raise
    return ledger


def make_engine(path: Path) -> Engine:
    """What speaks to the file at ``path``, with our settings on each connection."""
    url = URL.create("sqlite+pysqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


@contextlib.contextmanager
def explain_faults(path: Path) -> Iterator[None]:
    """Turn what the database raises into LedgerError, in words that say what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise LedgerError(_explain(path, error)) from error


def list_backups(connection: Connection, *, since: int = 0) -> tuple[str, ...]:
    """The paths of copies that were made at ``since`` or later, as far as this ledger knows."""
    rows = connection.execute(select(backups.c.path).where(backups.c.made_at >= since).order_by(backups.c.key))
    return tuple(dict.fromkeys(row.path for row in rows))


def _make_file(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, OWNER_ONLY))
    except OSError as error:
        raise LedgerError(f"no ledger can be made at {path}: {error.strerror}") from error


def _prepare(ledger: Ledger, migrations: tuple[Migration, ...]) -> None:
    with explain_faults(ledger.path):
        _use_log(ledger)
        newest = tell_version(migrations)
        with ledger.read() as connection:
            version = read_version(connection)
        if version is None:
            version = _fill(ledger, newest)
        if version > newest:
            raise LedgerError(
                f"{ledger.path} was written by a newer version of Reportedly (its tables are number {version}, "
                f"this version knows up to {newest}): use that version"
            )
        if version < newest:
            migrate(ledger, version, migrations)


def _use_log(ledger: Ledger) -> None:
    """Keep a write-ahead log. Two who make a ledger at one time may be in each other's way for a moment."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with ledger._plain.connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            return
        except DBAPIError as error:
            if "locked" not in str(error.orig) or time.monotonic() > until:
                raise
            time.sleep(0.05)


def _fill(ledger: Ledger, newest: int) -> int:
    """Make the tables in an empty file, unless somebody else just did. Raises LedgerError for another program's."""
    with ledger.write() as connection:
        version = read_version(connection)
        if version is not None:
            return version
        if inspect(connection).get_table_names():
            raise LedgerError(f"{ledger.path} is a database of another program: name another file")
        make_tables(connection, newest)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    return newest


def _set_up(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by _begin, not by Python's module
    for pragma in (
        "foreign_keys = ON",
        "synchronous = NORMAL",  # in a write-ahead log: whole after any crash
        "secure_delete = ON",  # what is deleted is overwritten
        "temp_store = MEMORY",
        "wal_autocheckpoint = 8000",  # pages of 4 KiB: seldom enough that a page that many reports touch is moved once
        "journal_size_limit = 67108864",
        f"cache_size = {_CACHE}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    for statement in SET_UP:
        connection.execute(statement)


def _begin(connection: Connection) -> None:
    # A reader that turned writer would find that somebody wrote in between: a writer says so from the start.
    mode = connection.get_execution_options().get(_MODE, "DEFERRED")
    if mode is not None:
        connection.exec_driver_sql(f"BEGIN {mode}")


def _explain(path: Path, error: DBAPIError | sqlite3.Error) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    told = str(cause)
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return f"there is no room left on the disk of {path}: nothing of this report was added. Make room and go on"
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"another program has been writing to {path} for {PATIENCE:.0f} seconds: try again when it is done"
    if code == sqlite3.SQLITE_NOTADB:
        return f"{path} is no ledger: name another file with --ledger"
    if code == sqlite3.SQLITE_CORRUPT:
        return f"{path} is damaged ({told}): `reportedly check` says where, `reportedly restore` brings back a backup"
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return f"{path} cannot be opened or written ({told}): check that the file and its folder are yours to write"
    if code == sqlite3.SQLITE_IOERR:
        return f"reading or writing {path} failed ({told}): is the disk full, or gone?"
    return f"the ledger {path} could not be used: {told}"
