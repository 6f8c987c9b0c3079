"""What the sorts of particulars are compared by: classes of words, and whether two texts may be of one person."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.reconciliation.relations.wording import read_words
from reportedly.reconciliation.rows import load_rows

LONGEST = 600


AGE = re.compile(
    r"\b(\d{1,2}|[a-z]+)(?:\s?-\s?|\s)(year|month)s?(?:\s?-\s?|\s)old\b"
    r"(?:[- ]?((?:(?!who|was|were|is|and|in|at|from|of|had|has)[A-Za-z’'.-]+\s*){0,4}))?",
    re.IGNORECASE,
)


SUFFIXES = {
    "st": "street",
    "rd": "road",
    "ave": "avenue",
    "dr": "drive",
    "ln": "lane",
    "blvd": "boulevard",
    "ct": "court",
}


HOURS = {"morning": (0.0, 12.5), "afternoon": (11.5, 19.0), "evening": (15.5, 24.0), "night": (17.0, 30.0)}


class Particular(NamedTuple):
    """Two values of one sort that exclude each other, in words for a reader."""

    sort: str
    words: str


@cache
def load_values(sort: str) -> dict[str, str]:
    """The words of a sort of the table, each with the class that it is compared as."""
    return {row["word"]: row["value"] for row in load_rows("relations/particulars.tsv") if row["sort"] == sort}


def may_be_one(left: str, right: str) -> bool:
    """Whether nothing in two texts tells two people apart: not a man and a woman, nor other ages."""
    one, other = find_classes("sex", left), find_classes("sex", right)
    if one and other and not one & other:
        return False
    ages = [frozenset(found.group(1).lower() for found in AGE.finditer(text)) for text in (left, right)]
    return not (ages[0] and ages[1] and not ages[0] & ages[1])


def is_one_person(text: str) -> bool:
    """Whether a text speaks of one person, as far as sexes and ages tell."""
    return (
        len(find_classes("sex", text)) < _SEVERAL and len({found.group(1) for found in AGE.finditer(text)}) < _SEVERAL
    )


_SEVERAL = 2


@lru_cache(maxsize=4096)
def find_classes(sort: str, text: str) -> frozenset[str]:
    """The classes of the words of a sort that stand in ``text``."""
    values = load_values(sort)
    return frozenset(values[word] for word in read_words(text).words if word in values)


def compare_classes(sort: str, told: str, left: str, right: str) -> Particular | None:
    """Words of a sort of which no class is in both texts."""
    one, other = (find_classes(sort, text) for text in (left, right))
    if not one or not other or one & other or not may_be_one(left, right):
        return None
    return Particular(sort, f"{told} {', '.join(sorted(one))} by one and {', '.join(sorted(other))} by the other")


_TOLD_ALIKE = ("weapon", "motive", "exit", "spot")


def share_class(left: str, right: str) -> bool:
    """Whether two texts have a word of one class: a pistol is a handgun."""
    return any(find_classes(sort, left) & find_classes(sort, right) for sort in _TOLD_ALIKE)
