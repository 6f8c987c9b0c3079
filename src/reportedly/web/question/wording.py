"""The words of a question by which other things are searched for."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLAIN = frozenset(
    (
        *("how", "many", "much", "what", "is", "it", "so", "are", "were", "was", "the", "and", "there", "they", "that"),
        *("have", "has", "had", "been", "would", "will", "in", "of", "to", "at", "on", "for", "its", "did", "does"),
        *("into", "with", "by", "an", "his", "her", "their", "or", "no", "not", "old", "long", "share", "from"),
        *("killed", "sent", "people"),
    )
)
_MOST = 4


def list_searched(label: str) -> Iterator[str]:
    """Words to search for, all of them and then fewer: the last ones say where, and go first."""
    told = [word for word in re.findall(r"\w+", label) if len(word) > 1 and word.lower() not in _PLAIN]
    words = list(dict.fromkeys(told))[:_MOST]
    while words:
        yield " ".join(words)
        if len(words) <= 2:
            return
        words.pop()
