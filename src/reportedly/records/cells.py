"""Records as cells of a spreadsheet: flat, joined, and never a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_FORMULA = frozenset("=+-@＝＋－＠")
"""A spreadsheet takes a cell that begins so for a formula, which may send what is in other cells elsewhere."""

_BREAKS = frozenset("\t\r\n")


def write_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """A head line and one line a record; a column is named by its path in the record, with dots."""
    return write_cells([columns, *([guard_cell(flatten(row, name)) for name in columns] for row in rows)])


def write_cells(rows: Iterable[Iterable[Any]]) -> str:
    """Rows of cells as CSV."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows(list(row) for row in rows)
    return buffer.getvalue()


def guard_cell(value: Any) -> Any:
    """A CSV cell that no spreadsheet takes for a formula: text that might be one has an apostrophe before it."""
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.lstrip()[:1] in _FORMULA or value[:1] in _BREAKS else value


def flatten(row: Mapping[str, Any], path: str) -> Any:
    """The value at ``path``; of a list of objects all values, joined."""
    value: Any = row
    for name in path.split("."):
        if isinstance(value, list):
            value = [each[name] for each in value]
        else:
            value = value.get(name) if isinstance(value, Mapping) else None
    return _join(value) if isinstance(value, list) else value


def _join(values: list[Any]) -> str:
    """Offsets as ``start:end``, everything else as it is, joined with semicolons."""
    if len(values) == 2 and all(type(each) is int for each in values):
        return f"{values[0]}:{values[1]}"
    shown = (_join(each) if isinstance(each, list) else "" if each is None else str(each) for each in values)
    return "; ".join(shown)
