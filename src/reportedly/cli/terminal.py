"""What may go to a terminal, and how wide it is."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TextIO

from reportedly.records.plain import clean_text

WIDEST = 140
"""Columns beyond which lines only get harder to read."""


def measure_width(stream: TextIO) -> int:
    """The columns to fill: those of the terminal, or of COLUMNS, or 80; never more than ``WIDEST``."""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given) > 0:
        return min(int(given), WIDEST)
    if not stream.isatty():
        return 80
    return min(shutil.get_terminal_size((80, 24)).columns, WIDEST)


def print_error(message: str) -> None:
    """One line on standard error, in a form that is safe on a terminal."""
    print(f"reportedly: {clean_text(message)}", file=sys.stderr, flush=True)
