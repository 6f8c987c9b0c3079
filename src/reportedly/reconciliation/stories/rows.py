"""Rows of the tables under ``stories/tables``: tab-separated, ``#`` lines are remarks, first row the names."""

from __future__ import annotations

from importlib.resources import files
from typing import TypeAlias

Row: TypeAlias = dict[str, str]


def load_rows(table: str) -> tuple[Row, ...]:
    """The rows of ``tables/<table>``, each a mapping from column name to its text; read anew at each call."""
    written = files("reportedly.reconciliation.stories").joinpath("tables", table).read_text(encoding="utf-8")
    lines = [line for line in written.split("\n") if line and not line.startswith("#")]
    names = lines[0].split("\t")
    return tuple(dict(zip(names, line.split("\t"), strict=True)) for line in lines[1:])
