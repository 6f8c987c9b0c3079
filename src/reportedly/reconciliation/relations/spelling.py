"""Whether two names are one person's, written otherwise: Maryk and Marek, Nick and Nicholas."""

from __future__ import annotations

_MOST_EDITS = 2
"""Letters by which two spellings of one first name differ at most."""


def share_spelling(one: str, other: str) -> bool:
    """Whether two full names are one but for a letter or two of the first name: Maryk and Marek."""
    left, right = one.casefold().split(), other.casefold().split()
    return left[-1] == right[-1] and is_spelling(left[0], right[0])


def is_spelling(one: str, other: str) -> bool:
    """Whether two first names may be one: they begin alike, or two letters are other ones at most."""
    return one.startswith(other[:3]) or other.startswith(one[:3]) or _count_edits(one, other) <= _MOST_EDITS


def _count_edits(one: str, other: str) -> int:
    """Letters to change, add or take away, of the first twenty."""
    row = list(range(len(other[:20]) + 1))
    for place, letter in enumerate(one[:20], start=1):
        last, row[0] = row[0], place
        for at, theirs in enumerate(other[:20], start=1):
            last, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, last + (letter != theirs))
    return row[-1]
