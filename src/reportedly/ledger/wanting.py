"""Keys that a statement asks for: lists of many thousand are joined with, not written out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Connection, Index, MetaData, Table, bindparam, delete
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import Join

from reportedly.ledger.columns import Key
from reportedly.ledger.inserting import insert_values

wanted = Table("wanted", MetaData(), Column("key", Key, primary_key=True, autoincrement=False), prefixes=["TEMPORARY"])

_UNWANT = delete(wanted).where(wanted.c.key == bindparam("one"))

SET_UP = (
    "CREATE TEMPORARY TABLE IF NOT EXISTS wanted (key INTEGER NOT NULL PRIMARY KEY)",
    "INSERT OR IGNORE INTO wanted VALUES (1)",
    "ANALYZE temp.wanted",  # that it is small: else SQLite goes through a whole ledger to filter what is looked up
)
"""What a connection to SQLite runs before anything is wanted, outside any transaction."""


def want(connection: Connection, keys: Iterable[int]) -> None:
    """Put ``keys`` into ``wanted``, in the place of what was there."""
    connection.execute(delete(wanted))
    insert_values(connection, wanted, ("key",), [(key,) for key in sorted(set(keys))])


def want_not(connection: Connection, keys: Iterable[int]) -> None:
    """Take ``keys`` out of ``wanted``."""
    leaving = [{"one": key} for key in keys]
    if leaving:
        connection.execute(_UNWANT, leaving)


class _Ahead(Join):
    """A join whose left side is gone through first."""

    inherit_cache = True


class _Indexed(_Ahead):
    """One whose right side is looked up by an index. Not for statements that SQLAlchemy keeps, but for ``fetch``."""

    inherit_cache = False
    index: str


def of_wanted(column: Column[int], *, index: Index | None = None) -> Join:
    """What a statement selects from: the rows of the column's table in which ``column`` has a wanted key.

    The wanted keys are gone through, and the rows of each looked up. Left to itself SQLite, which knows nothing of how
    many they are, may well go through the table instead: through all of a ledger, for a report. For the same reason
    no condition may be asked beside it of a column that an index begins with: ask it of the rows that come. ``index``
    names one that has all that is asked, which SQLite does not see where it may look a row up by its number.
    """
    if index is None:
        return _Ahead(wanted, column.table, wanted.c.key == column)
    join = _Indexed(wanted, column.table, wanted.c.key == column)
    join.index = str(index.name)
    return join


@compiles(_Ahead, "sqlite")
def _write_ahead(join: _Ahead, compiler: SQLCompiler, **options: Any) -> str:
    """SQLite takes the tables of a CROSS JOIN in the order in which they are written."""
    written: str = compiler.visit_join(join, **options)  # type: ignore[no-untyped-call]  # SQLAlchemy's own
    written = written.replace(" JOIN ", " CROSS JOIN ", 1)
    return written.replace(" ON ", f" INDEXED BY {join.index} ON ", 1) if isinstance(join, _Indexed) else written
