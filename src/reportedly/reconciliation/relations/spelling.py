"""Whether two names are one person's, written otherwise: Maryk and Marek, Nick and Nicholas."""

from __future__ import annotations

from reportedly.identity.spelling import count_edits

_MOST_EDITS = 2
"""Letters by which two spellings of one first name differ at most."""


def share_spelling(one: str, other: str) -> bool:
    """Whether two full names are one but for a letter or two of the first name: Maryk and Marek."""
    left, right = one.casefold().split(), other.casefold().split()
    return left[-1] == right[-1] and is_spelling(left[0], right[0])


def is_spelling(one: str, other: str) -> bool:
    """Whether two first names may be one: they begin alike, or two letters are other ones at most."""
    return one.startswith(other[:3]) or other.startswith(one[:3]) or count_edits(one, other) <= _MOST_EDITS
