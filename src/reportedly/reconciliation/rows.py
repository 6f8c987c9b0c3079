"""Rows of the tables under ``reconciliation/tables``: tab-separated, ``#`` lines are remarks, first row the names."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypeAlias

Row: TypeAlias = dict[str, str]


@cache
def load_rows(table: str) -> tuple[Row, ...]:
    """The rows of ``tables/<table>``, each a mapping from column name to its text (empty where nothing is written)."""
    written = files("reportedly.reconciliation").joinpath("tables", table).read_text(encoding="utf-8")
    lines = [line for line in written.splitlines() if line and not line.startswith("#")]
    names = lines[0].split("\t")
    return tuple(dict(zip(names, line.split("\t"), strict=True)) for line in lines[1:])


@cache
def load_words(table: str, column: str, kind: str) -> frozenset[str]:
    """The ``word`` column of the rows of ``table`` whose ``column`` is ``kind``."""
    return frozenset(row["word"] for row in load_rows(table) if row[column] == kind)
