"""People who are counted in parts: "two nurses and a driver", "Marsh and two other people"."""

from __future__ import annotations

import re
from functools import cache

from reportedly.reconciliation.questions.lexicon import load_things
from reportedly.reconciliation.questions.lexing import find_lemma
from reportedly.reconciliation.relations.wording import NUMBERS
from reportedly.vocabulary import Position

_NUMBERS = NUMBERS | {"a": 1, "an": 1, "another": 1}
_COUNT = r"(?:\d{1,4}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
_GROUP = rf"({_COUNT})\s+((?:(?!(?:of|the|and|in|was|were|is|are|has|have|had)\b)[\w-]+\s+){{0,3}}?)([a-z]+)"
_PAIR = re.compile(rf"\b{_GROUP}(?:,\s+{_GROUP})?,?\s+and\s+{_GROUP}\b", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\b({_COUNT})\s+(?:(?:other|others|more|person|people|man|men|woman|women|boy|boys|girl|girls|child|children|victim"
    r"|victims|officer|officers|critically|dead|teen|teenager)\b|(?:is|was|are|were|in)\b)",
    re.IGNORECASE,
)
_LIFE = re.compile(
    r"\b(?:claimed|claiming|took|taking|cost|costing)\s+the\s+life\s+of\b"
    r"|\bkill(?:ed|ing)\s+(?:\d{1,2}-year-old\s+)?(?-i:[A-Z])[\w’'-]+\s+(?-i:[A-Z])[\w’'-]+\b(?!\s+and\b)",
    re.IGNORECASE,
)
"""One who is named and died, whom a total of those who were hit holds."""

_OTHERS = re.compile(rf"\b([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)\s+and\s+({_COUNT})\s+(?:other|others|more)\b")


def add_counts(position: Position) -> int | None:
    """The sum of what the words of ``position`` count side by side; None where they count one thing only."""
    words = " ".join(position.words.text.split())
    text = " ".join(position.content.text[:2000].split())
    for found in _PAIR.finditer(text):
        groups = found.groups()
        parts = [groups[at : at + 3] for at in range(0, 9, 3) if groups[at] is not None]
        if _holds(found.group(), words) and all(_is_people(noun) for _, _, noun in parts):
            return sum(_count(number) for number, _, _ in parts)
    for found in _OTHERS.finditer(text):
        if _holds(found.group(), words.split()[0]):
            return 1 + _count(found.group(2))
    return None


def _holds(text: str, words: str) -> bool:
    return words.lower() in text.lower()


def _count(number: str) -> int:
    return int(number) if number.isdecimal() else _NUMBERS[number.lower()]


def _is_people(noun: str) -> bool:
    lemma = find_lemma(noun.lower())
    return lemma in _people() or noun.lower() in _people()


@cache
def _people() -> frozenset[str]:
    return frozenset(word for word, thing in load_things().items() if thing.kind in ("person", "people", "persons"))


def list_counts(position: Position) -> tuple[int, ...]:
    """The other numbers of people in the sentence: "one drowned and six were saved" has one beside the six."""
    words = " ".join(position.words.text.split()).lower()
    counts = [
        _count(found.group(1))
        for found in _COUNTED.finditer(" ".join(position.sentence[:2000].split()))
        if found.group().lower() not in words and words not in found.group().lower()
    ]
    named = [1] if _LIFE.search(position.sentence[:2000]) is not None else []
    return tuple(count for count in (*counts, *named) if count)
