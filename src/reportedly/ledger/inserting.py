"""Rows into tables, quickly: a report brings some hundred, and what SQLAlchemy does for each statement would take most
of the time. The statements are still SQLAlchemy's, for whatever database; they are made once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import ClauseElement, Connection, CursorResult, Dialect, Executable, Table, bindparam, insert
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from reportedly.ledger.columns import Words, escape_unfit

TOGETHER = 500
"""Rows of whole numbers that one statement inserts where there are many: in half the time that they take one by one."""

_Process = Callable[[Any], Any] | None


def run(connection: Connection, statement: Executable, values: Mapping[str, Any]) -> CursorResult[Any]:
    """Execute a statement that is made once and kept; what it selects comes as the driver has it, as for whole numbers.

    ``connection.execute`` takes longer about such a statement than the database does.
    """
    sql, columns, by_name = _compile(statement, connection.dialect)
    bound = [
        (name, process(values.get(name, given)) if process else values.get(name, given))
        for name, given, process in columns
    ]
    parameters: Any = dict(bound) if by_name else tuple([value for _, value in bound])
    return connection.exec_driver_sql(sql, parameters)


def fetch(connection: Connection, statement: Executable, values: Mapping[str, Any] | None = None) -> list[Any]:
    """All rows of a statement that is made once and kept, as the driver has them: plain tuples.

    A ``Row`` of SQLAlchemy for each takes half as long again as reading them does.
    """
    result = run(connection, statement, values or {})
    rows: list[Any] = list(result.cursor.fetchall())
    result.close()
    return rows


def insert_row(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Insert one row and return the key that it got."""
    return int(run(connection, _make_insert(table, tuple(row)), row).scalar_one())


@lru_cache(maxsize=64)
def _make_insert(table: Table, names: tuple[str, ...]) -> Executable:
    (key,) = table.primary_key.columns
    return insert(table).values({name: bindparam(name, type_=table.c[name].type) for name in names}).returning(key)


@lru_cache(maxsize=256)
def _compile(statement: Executable, dialect: Dialect) -> tuple[str, tuple[tuple[str, Any, _Process], ...], bool]:
    """The statement, its parameters in their order, and whether they have names.

    With each parameter come the value that the statement itself gives it, and what makes the driver's form of one.
    """
    assert isinstance(statement, ClauseElement)
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    names = compiled.positiontup if compiled.positiontup is not None else list(compiled.binds)
    binds = ((name, compiled.binds[name]) for name in names)
    columns = tuple((name, bind.value, _find_process(bind.type, dialect)) for name, bind in binds)
    return str(compiled), columns, compiled.positiontup is None


def _escape_words(value: str | None) -> str | None:
    return value if value is None else escape_unfit(value)


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
    _execute(connection, statement, values)


def insert_values(
    connection: Connection, table: Table, names: tuple[str, ...], values: Sequence[tuple[int, ...]]
) -> None:
    """Insert rows of whole numbers, which every driver takes as they are, in the order of ``names``."""
    if not values:
        return
    statement, columns, by_name = _prepare(table, names, connection.dialect)
    assert tuple(name for name, _ in columns) == names
    if by_name:
        _execute(connection, statement, [dict(zip(names, each, strict=True)) for each in values])
        return
    whole = len(values) - len(values) % TOGETHER
    if whole:
        many = _repeat(statement, TOGETHER)
        for begin in range(0, whole, TOGETHER):
            _execute(connection, many, [tuple(chain.from_iterable(values[begin : begin + TOGETHER]))])
    if whole < len(values):
        _execute(connection, statement, values[whole:])


def _execute(connection: Connection, statement: str, rows: Sequence[Any]) -> None:
    """What the driver does, without what SQLAlchemy would do around it: a report takes twenty such statements."""
    cursor = connection.connection.cursor()
    try:
        cursor.executemany(statement, rows)
    finally:
        cursor.close()


@lru_cache(maxsize=32)
def _repeat(statement: str, times: int) -> str:
    """The statement that inserts one row, for several."""
    head, row = statement.rsplit(" VALUES ", maxsplit=1)
    return f"{head} VALUES {', '.join([row] * times)}"


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
    if isinstance(kind, Words):
        return _escape_words  # which is all that its own does, by three calls for each value
    return kind.dialect_impl(dialect).bind_processor(dialect)
