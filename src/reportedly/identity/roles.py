"""Roles compared: one office, one that was left, another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.identity.bodies import find_states
from reportedly.identity.rows import load_rows
from reportedly.identity.spelling import fold_word

_WORDS = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_MOST_WORDS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role for comparison: ``words`` that carry meaning; ``level`` ("deputy", "vice"); ``unique``: one in a state."""

    words: frozenset[str]
    level: frozenset[str]
    former: bool
    unique: bool


@lru_cache(maxsize=16384)
def parse_role(text: str) -> Role:
    """The words of a role without states, "former" and small words, in one spelling."""
    words = [_POSSESSIVE.sub("", word) for word in _WORDS.findall(text.replace("U.S.", "US")[:200])][:_MOST_WORDS]
    folded = [part for word in words for part in _spell(fold_word(word))]
    former = any(word in _terms("former") for word in folded)
    level = frozenset(word for word in folded if word in _terms("level"))
    left_out = _terms("former") | _terms("level") | _terms("stop") | find_states(tuple(folded))
    kept = frozenset(word for word in folded if word and word not in left_out) or frozenset(folded) - _terms("former")
    return Role(words=kept, level=level, former=former, unique=kept | level in _unique() or kept in _unique())


def match_roles(left: Role, right: Role) -> bool:
    """Whether two roles are one office, held now or formerly: the same words, or all of the shorter, at one level."""
    if not left.words or not right.words or left.level != right.level:
        return False
    short, long = sorted((left.words, right.words), key=len)
    return short == long or (short < long and not (left.unique and right.unique))


def _spell(word: str) -> tuple[str, ...]:
    return _spellings().get(word, (word,))


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    pairs = (term.split("=") for row in _rows("spelling") for term in row)
    return {fold_word(written): tuple(standard.split()) for written, standard in pairs}


@cache
def _terms(kind: str) -> frozenset[str]:
    return frozenset(fold_word(term) for row in _rows(kind) for term in row)


@cache
def _unique() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(term.split()) for row in _rows("unique") for term in row)


@cache
def _rows(kind: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row["terms"].split("|")) for row in load_rows("role_words.tsv") if row["kind"] == kind)
