"""Text from a report as one safe line: for a terminal, a label, a line of copy."""

from __future__ import annotations

import re
import unicodedata

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


def _is_control(char: str) -> bool:
    if char.isspace():
        return False
    return (
        unicodedata.category(char) in ("Cc", "Cs")
        or char in _MARKS
        or "\U000e0000" <= char <= "\U000e007f"
        or unicodedata.bidirectional(char) in _DIRECTS
    )
