"""What may go to a terminal, and how wide it is."""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata
from typing import TextIO

WIDEST = 140
"""Columns beyond which lines only get harder to read."""

_DIRECTS = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
_MARKS = frozenset("\u061c\u200e\u200f")
_GAPS = re.compile(r"\s+")


def clean_text(text: str) -> str:
    """``text`` without what could drive a terminal or turn its words around; breaks and gaps become single spaces.

    A report may hold escape sequences or bidirectional overrides that make it show what it does not say.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    return _GAPS.sub(" ", "".join(char for char in text if not _is_control(char)))


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


def _is_control(char: str) -> bool:
    if char.isspace():
        return False
    return (
        unicodedata.category(char) in ("Cc", "Cs")
        or char in _MARKS
        or "\U000e0000" <= char <= "\U000e007f"
        or unicodedata.bidirectional(char) in _DIRECTS
    )
