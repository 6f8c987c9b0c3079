"""The words around a counted noun: nations and modifiers before it, and how far a phrase or a clause reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from reportedly.identity.spelling import fold_word
from reportedly.reconciliation.questions.lexicon import load_countries, load_doings, load_set, load_things
from reportedly.reconciliation.questions.lexing import Line, find_country_at, is_plain

REACH = 12
"""Words before or behind a figure in which its noun or verb is looked for."""

_BEFORE_FORCES = 48
"""Characters before "troops" in which their nation is named."""

_CAPITALS = re.compile(r"(?:[A-Z][\w’'.-]*[ \n]+){1,3}")


def walk_back(line: Line, first: int) -> Iterator[int]:
    """The words before ``first``, nearest first, up to the beginning of their clause."""
    links = load_set("clause_link")
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        if line.breaks[at + 1] or line.low[at] in links:
            return
        yield at


def walk_on(line: Line, end: int) -> Iterator[int]:
    """The words from ``end`` to the end of their clause."""
    ends = load_set("clause_end")
    for at in range(end, min(len(line.low), end + REACH)):
        if at > end and (line.breaks[at] or line.low[at] in ends):
            return
        yield at


def read_terms(line: Line, first: int, noun: int, country: str | None) -> Iterator[str]:
    """What stands before a noun: codes of nations, modifiers, the sex that the noun tells.

    ``first`` is where its number begins; ``country`` that of the source, for "its soldiers".
    """
    behind = noun > first
    at = max(first - 1, 0) if behind else _open_phrase(line, noun)
    start = first if behind else at
    while at <= noun:
        found, low = find_country_at(line, at), line.low[at]
        if found is not None and found[1] <= noun + 1:
            yield found[0]
            at = found[1]
            continue
        if low in load_set("owner") and country is not None:
            yield country
        elif low in load_set("sex") or (start <= at < noun and is_plain(low) and low not in load_doings()):
            yield low
        at += 1


def _open_phrase(line: Line, noun: int) -> int:
    """Where the words begin that may belong to the noun: five before it, up to a mark or a preposition."""
    at, ends = noun, load_set("phrase_end")
    while at > max(0, noun - 5) and not line.breaks[at] and line.low[at - 1] not in ends:
        at -= 1
    return at


def read_nation(line: Line, at: int) -> tuple[str, ...]:
    """The states named within three words before ``at``: "the North Korean force"."""
    found = (find_country_at(line, before) for before in range(max(0, at - 3), at))
    return tuple(sorted({one[0] for one in found if one is not None and one[1] <= at}))


def find_forces(text: str) -> frozenset[str]:
    """The states whose soldiers a report speaks of: there "12,000 North Koreans" are soldiers."""
    found = (_read_state_before(text, hit.start()) for hit in _forces().finditer(text))
    return frozenset(code for code in found if code is not None)


@cache
def _forces() -> re.Pattern[str]:
    words = "|".join(word for word, thing in load_things().items() if thing.kind == "force")
    return re.compile(rf"\b(?:{words})s?\b")


def _read_state_before(text: str, end: int) -> str | None:
    """The state named right before ``end``; one other word may stand between ("North Korean advance forces")."""
    before = [*_CAPITALS.finditer(text, max(0, end - _BEFORE_FORCES), end)][-1:]
    if not before or len(text[before[0].end() : end].split()) > 1:
        return None
    return _read_state(before[0].group())


@lru_cache(maxsize=4096)
def _read_state(words: str) -> str | None:
    folded = tuple(fold_word(word) for word in words.split())
    found = (load_countries().get(folded[at:]) for at in range(len(folded)))
    return next((code for code in found if code is not None), None)
