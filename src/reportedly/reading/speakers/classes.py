"""Kinds of bodies: an army is no militia, a ministry no company."""

from __future__ import annotations

from functools import cache

from reportedly.reading.table_rows import load_rows


def clash(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two nouns or names for bodies can never be one: both are known, and they share no class."""
    return bool(left) and bool(right) and left.isdisjoint(right)


def find_classes(noun: str) -> frozenset[str]:
    """The classes of a noun in lower case; none for one that may stand for any body."""
    return _load_classes().get(noun, frozenset())


@cache
def _load_classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in load_rows("body_classes.tsv"):
        for noun in row["nouns"].split("|"):
            found.setdefault(noun, set()).add(row["class"])
    return {noun: frozenset(classes) for noun, classes in found.items()}
