"""Streets and addresses in a text, and which of them are one street."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from reportedly.reconciliation.stories.rows import load_rows
from reportedly.reconciliation.stories.terms import fold_term, fold_words

_BLOCK = "block of "


def find_ways(text: str) -> Iterator[str]:
    """The streets that ``text`` names, as first written, in its order."""
    if not any(mark in text for mark in _list_marks()):
        return  # which is seen in a tenth of the time that the pattern takes
    found: dict[str, str] = {}
    for match in _way_pattern().finditer(text):
        found.setdefault(fold_way(match.group()), match.group())
    found.pop("", None)
    yield from found.values()


@lru_cache(maxsize=65536)
def fold_way(way: str) -> str:
    """The name of a street alone: "3712 West Kessler Ave", "Kessler Avenue" and "the 3700 block of Kessler" are one."""
    terms = fold_words(way).split()
    kept = [term for term in terms if term not in _list_asides()]
    while len(kept) > 1 and kept[0].isdigit():
        kept = kept[1:]
    return " ".join(kept or terms)


@cache
def _list_asides() -> frozenset[str]:
    return frozenset(fold_term(row["word"]) for row in load_rows("way_words.tsv") if row["kind"] != "before")


@cache
def _way_pattern() -> re.Pattern[str]:
    """Finds "410 Kessler Avenue", "Kessler Avenue", and what "2200 block of North Kessler" names."""
    ways, before = (_join_words(kind) for kind in ("way", "before"))
    name = r"[A-Z0-9][\w'’]{0,30}"
    first = rf"\b(?!(?:{before})\b){name}"
    return re.compile(
        rf"(?<={_BLOCK})(?:[NSEW]\.? )?{name}(?: {name}){{0,2}}|{first}(?: {name}){{0,2}} (?:{ways})\b(?! of\b)"
    )


@cache
def _list_marks() -> tuple[str, ...]:
    """What each street that the pattern finds has in it or before it."""
    return (_BLOCK, *(f" {row['word']}" for row in load_rows("way_words.tsv") if row["kind"] == "way"))


def _join_words(kind: str) -> str:
    return "|".join(sorted(row["word"] for row in load_rows("way_words.tsv") if row["kind"] == kind))
