"""Backups of a ledger, made while others write, and their return."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert, select

from reportedly.errors import LedgerError
from reportedly.ledger.chronology import read_clock
from reportedly.ledger.erasing import bury_again, erase_traces
from reportedly.ledger.schema import backups, withdrawals
from reportedly.ledger.store import OWNER_ONLY, PATIENCE, Ledger, explain_faults, open_ledger


def back_up(ledger: Ledger, path: str | Path | None = None) -> Path:
    """Copy the ledger to ``path``, or beside it under a name with the time; others may write meanwhile.

    The copy is a ledger itself, readable to its owner only, and the ledger remembers where it went. Raises
    LedgerError, also for a file that is there already.
    """
    moment = datetime.now(UTC)
    target = Path(path) if path is not None else ledger.path.with_name(f"{ledger.path.name}.{moment:%Y%m%dT%H%M%SZ}")
    _note_backup(ledger, target)  # before the copy, so that none exists that the ledger does not know
    copy_file(ledger.path, target)
    _note_backup(ledger, target)  # and after it, since it holds what came in meanwhile
    return target


def _note_backup(ledger: Ledger, target: Path) -> None:
    with ledger.write() as connection:
        connection.execute(insert(backups), {"path": str(target.absolute()), "made_at": read_clock()})


def restore(backup: str | Path, path: str | Path) -> int:
    """Put the ledger in ``backup`` in the place of the one at ``path``; how many reports stay out of it.

    What was withdrawn from the present ledger since is withdrawn from the backup too. Everything happens in a file
    beside ``path`` that takes its place at the end: an interruption leaves the ledger as it was. No other program may
    have it open. Raises LedgerError.
    """
    source, target = Path(backup), Path(path)
    if not source.exists() or source.stat().st_size == 0:
        raise LedgerError(f"there is no backup at {source}")
    fresh = target.with_name(f"{target.name}.restoring-{os.getpid()}")
    try:
        copy_file(source, fresh)
        with open_ledger(fresh, create=False) as ledger:
            graves, known = _list_memory(target)
            buried = _remember(ledger, graves, known)
        _take_place(fresh, target)
    finally:
        _remove(fresh)
    return buried


def copy_file(source: Path, target: Path) -> None:
    """A copy of a database as it is at one moment. Raises LedgerError, also where ``target`` is there already."""
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))
    except FileExistsError as error:
        raise LedgerError(f"{target} is there already: name another file for the copy") from error
    except OSError as error:
        raise LedgerError(f"no copy can be made at {target}: {error.strerror}") from error
    try:
        with explain_faults(source), _open(source) as old, _open(target) as new:
            old.backup(
                new
            )  # in one step: in a log others write on, and a copy in steps would start again at each writing
        with explain_faults(target), _open(target) as new:
            _check(new, source)
    except BaseException:
        _remove(target)
        raise


@contextlib.contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path, timeout=PATIENCE)) as connection:
        yield connection


def _check(copy: sqlite3.Connection, source: Path) -> None:
    (verdict,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise LedgerError(f"{source} is damaged ({verdict}): its copy is of no use and was removed")


Memory = tuple[list[dict[str, object]], list[dict[str, object]]]


def _list_memory(path: Path) -> Memory:
    """What the present ledger remembers that a backup may not: withdrawals, and where copies went."""
    if not path.exists() or path.stat().st_size == 0:
        return [], []
    try:
        with open_ledger(path, create=False) as ledger, ledger.read() as connection:
            graves = [dict(row._mapping) for row in connection.execute(select(withdrawals))]
            known = [dict(row._mapping) for row in connection.execute(select(backups))]
    except LedgerError as error:
        raise LedgerError(
            f"{error}. What was withdrawn from it cannot be read, so restoring might bring it back: move {path} away "
            "to restore all the same"
        ) from error
    return graves, known


def _remember(ledger: Ledger, graves: list[dict[str, object]], known: list[dict[str, object]]) -> int:
    with ledger.write() as connection:
        buried = sum(bury_again(connection, grave) for grave in graves)
        held = set(connection.execute(select(backups.c.path)).scalars())
        missing = [{"path": row["path"], "made_at": row["made_at"]} for row in known if row["path"] not in held]
        if missing:
            connection.execute(insert(backups), missing)
    if buried:
        erase_traces(ledger)
    return buried


def _take_place(fresh: Path, target: Path) -> None:
    """Let ``fresh`` be the ledger. The old one is emptied of its log first, which would not fit the new file."""
    if target.exists() and target.stat().st_size:
        with explain_faults(target), _open(target) as old:
            old.execute("PRAGMA journal_mode = DELETE")
    else:
        _remove(target)  # a log that was left behind would be played into the new file
    os.replace(fresh, target)


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
