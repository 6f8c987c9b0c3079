"""Words of a report as terms, and how much each tells: a rare word more than one that stands in every other report.

Weights come from a table that was counted once, not from the reports held: were they counted as reports arrive, the
same two reports would be alike today and not tomorrow, and stories would hang on the order of arrival.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportedly.reconciliation.rows import load_words
from reportedly.reconciliation.stories.rows import load_rows

STEP = 4
"""Steps of the table to one unit of the natural logarithm."""

UNKNOWN = 36
"""The level of a word that the table lacks: it stands in fewer than one of eight thousand reports."""

_WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_LONGEST = 40
_LEAST_PLURAL = 5
_MASKED = ("day", "month", "title")


def list_words(text: str) -> list[str]:
    """The words of ``text`` as they stand."""
    return _WORDS.findall(text)


@lru_cache(maxsize=65536)
def fold_term(word: str) -> str:
    """The term of a word: small letters, without "'s" and the "s" of a plural; "" for a day, a month or one letter.

    It is cut where it is longer than any word.
    """
    folded = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")[:_LONGEST]
    if len(folded) < 2 or folded in _list_masked():
        return ""
    if len(folded) >= _LEAST_PLURAL and folded.endswith("s") and folded[-2] not in "su":
        return folded[:-1]
    return folded


@lru_cache(maxsize=65536)
def fold_words(words: str) -> str:
    """All terms of ``words``, in order."""
    return " ".join(term for term in map(fold_term, list_words(words)) if term)


@cache
def _list_masked() -> frozenset[str]:
    """Days, months and titles, which say nothing as words; what they date is kept as days."""
    return frozenset().union(*(load_words("masked_words.tsv", "class", kind) for kind in _MASKED))


@lru_cache(maxsize=65536)
def weigh_term(term: str) -> float:
    """How much ``term`` tells, from 0 to 9: the logarithm of how many reports there are to one that has it."""
    return _load_levels().get(term, UNKNOWN) / STEP


@cache
def _load_levels() -> dict[str, int]:
    return {term: int(row["level"]) for row in load_rows("frequencies.tsv") for term in row["terms"].split()}
