"""Words beside a match that decide whether it is a time, from ``time_contexts.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reportedly.reading.table_rows import load_rows
from reportedly.reading.times.tokens import BREAK

CONTEXTS = "time_contexts.tsv"

STOPS = frozenset((BREAK, ".", ",", ";", ":", ")", "!", "?", "-", "”", '"', "]"))
"""What ends a phrase."""


@cache
def load_contexts() -> Mapping[str, frozenset[str]]:
    """The classes of the table."""
    return {row["class"]: frozenset(row["words"].split("|")) for row in load_rows(CONTEXTS)}


def is_in(name: str, word: str) -> bool:
    """Whether a word is in a class of the table."""
    return word in load_contexts()[name]


def is_noun(word: str) -> bool:
    """Whether a word is none of those that may follow a finished phrase, so that it may be a noun."""
    return word[:1].isalpha() and not is_in("ENDS", word) and not word.endswith("ed")
