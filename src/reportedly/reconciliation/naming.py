"""Whether two names that sources go by may be one source's; by the comparison of names that identity has."""

from __future__ import annotations

from functools import lru_cache

from reportedly.identity.forces import read_force
from reportedly.identity.names import Verdict, compare_names, parse_body, parse_name


@lru_cache(maxsize=65536)
def share_name(one: str, other: str) -> bool:
    """Whether both may name one person or one body: "Lloyd Austin" and "Austin", "the Pentagon" and "Pentagon"."""
    if fold_name(one) == fold_name(other):
        return True
    return share_person(one, other) or share_body(one, other)


@lru_cache(maxsize=65536)
def share_person(one: str, other: str) -> bool:
    """Whether both may name one person."""
    left, right = parse_name(one), parse_name(other)
    return bool(left.words and right.words) and compare_names(left, right).verdict is not Verdict.DIFFERENT


@lru_cache(maxsize=65536)
def share_body(one: str, other: str) -> bool:
    """Whether both name one body, by one name, by initials, or with and without its state."""
    left, right = parse_body(one), parse_body(other)
    if not (left.words and right.words):
        return False
    match = compare_names(left, right)
    return match.verdict is Verdict.SAME or (match.full and match.score >= _SURE_FORM)


_SURE_FORM = 0.85
"""Full names that may be one are taken for one body from here on, where both speak of one event."""


def fold_name(name: str) -> str:
    """A name without article, in small letters."""
    return " ".join(name.casefold().removeprefix("the ").split())


@lru_cache(maxsize=65536)
def fold_body(name: str) -> str:
    """A body's name without article, in small letters; a force in the form that all of its names come to."""
    words = parse_body(name).words
    return " ".join(words) if read_force(words) is not None else fold_name(name)
