"""What a text has that the version before it had not, and the other way round, sentence by sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][\"”’)])\s+|\s*[\r\n]+\s*")
MOST = 30
"""Sentences of each kind that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """The sentences that came and went, each once, in the order of their texts; how many more are not shown."""

    came: tuple[str, ...]
    went: tuple[str, ...]
    more: int


def compare_texts(before: str, now: str) -> TextChange:
    """What changed between two versions, whatever the spacing. What only moved has not changed."""
    old, new = (tuple(_cut(text)) for text in (before, now))
    came, went = tuple(_subtract(new, old)), tuple(_subtract(old, new))
    more = max(0, len(came) - MOST) + max(0, len(went) - MOST)
    return TextChange(came=came[:MOST], went=went[:MOST], more=more)


def _cut(text: str) -> Iterator[str]:
    return (" ".join(each.split()) for each in _END.split(text) if each.strip())


def _subtract(ones: tuple[str, ...], others: tuple[str, ...]) -> Iterator[str]:
    left = Counter(others)
    for each in ones:
        if left[each]:
            left[each] -= 1
        else:
            yield each
