"""The words of a question, and which of the things that nobody would say are about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.ledger.answering.digests import SilenceLine

_SHORT = 4
"""Words up to this length mostly tell nothing of what a question is about."""


def choose_silences(silences: Sequence[SilenceLine], label: str, most: int) -> tuple[SilenceLine, ...]:
    """Of silences some few: those with more of the question's words first, otherwise in their order."""
    words = find_words(label)
    ranked = sorted(silences, key=lambda each: -len(words & find_words(f"{each.words} {each.about}")))
    return tuple(ranked[:most])


def find_words(text: str) -> frozenset[str]:
    """The longer words, folded."""
    return frozenset(word for word in re.findall(r"\w+", text.casefold()) if len(word) > _SHORT)
