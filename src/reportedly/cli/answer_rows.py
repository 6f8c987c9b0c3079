"""Answers printed for programs: JSON Lines, or CSV."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from reportedly.cli.listing import dump_json, write_out, write_table
from reportedly.records.cells import write_csv
from reportedly.records.values import Row


def write_rows(rows: Sequence[Row], columns: Sequence[str], form: str) -> None:
    """Print rows; ``form`` is ``json`` (one object a line) or ``csv`` (the columns named, flattened)."""
    if form == "json":
        for row in rows:
            write_out(dump_json(row))
    else:
        write_table(write_csv(rows, columns))
    sys.stdout.flush()
