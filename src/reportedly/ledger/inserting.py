"""Rows into tables, quickly: a report brings some hundred, and what SQLAlchemy does for each statement would take most
of the time. The statements are still SQLAlchemy's, for whatever database; they are made once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert
from sqlalchemy.types import TypeEngine

_Process = Callable[[Any], Any] | None


def insert_row(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Insert one row and return the key that it got."""
    key = connection.execute(insert(table), row).inserted_primary_key
    assert key is not None
    return int(key[0])


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the names of the first one."""
    if not rows:
        return
    statement, columns, by_name = _prepare(table, tuple(rows[0]), connection.dialect)
    values: list[Any] = [
        tuple([row[name] if process is None else process(row[name]) for name, process in columns]) for row in rows
    ]
    if by_name:
        values = [dict(zip(rows[0], each, strict=True)) for each in values]
    connection.exec_driver_sql(statement, values)


@lru_cache(maxsize=128)
def _prepare(
    table: Table, names: tuple[str, ...], dialect: Dialect
) -> tuple[str, tuple[tuple[str, _Process], ...], bool]:
    """The statement, its values in their order with what makes the driver's form of each (None: it is that already),
    and whether the driver takes them by name.
    """
    statement = insert(table).values(dict.fromkeys(names)).compile(dialect=dialect)
    columns = statement.positiontup or names
    processes = tuple((name, _find_process(table.c[name].type, dialect)) for name in columns)
    return str(statement), processes, statement.positiontup is None


def _find_process(kind: TypeEngine[Any], dialect: Dialect) -> _Process:
    return kind.dialect_impl(dialect).bind_processor(dialect)
