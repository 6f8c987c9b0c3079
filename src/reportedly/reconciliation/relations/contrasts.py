"""Words by which two figures tell that they are of two things: names of other places, other dimensions, other nouns."""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.reconciliation.questions.lexicon import load_countries
from reportedly.reconciliation.questions.lexing import find_stem
from reportedly.reconciliation.relations.pairs import Pair
from reportedly.reconciliation.relations.wording import CALENDAR, find_cue, fold_synonyms
from reportedly.vocabulary import Position

_LONGEST = 600
_NAME = r"[A-Z][\w’'-]*[\w](?:\s+(?:of\s+|the\s+)?[A-Z][\w’'-]*\w)*"
_PLACED = re.compile(
    r"\b(?:in|at|near|from|off|outside|inside|around|on|town of|city of|province of|village of|district of)"
    rf"\s+(?:the\s+)?({_NAME})"
)
_CALLED = re.compile(rf"\b(?:the|a|an)\s+({_NAME})\s+[a-z]{{3,}}")
_ROAD = re.compile(r"\b(?:street|road|avenue|drive|lane|highway|route|boulevard|court|way|st|ave|rd|blvd)\b")
_NO_PLACE = CALENDAR | frozenset("christmas easter ramadan".split())
_SORTS = ("dim_width", "dim_length", "dim_height", "dim_depth", "dim_distance")
_BEHIND = 24
"""Characters behind a measure in which the word for its dimension stands."""


def find_other_names(pair: Pair) -> str | None:
    """Two places of which neither report's sentence or scene knows the other's: "in Sarn", "the Orlo market"."""
    one, other = (_find_names(" ".join(each.content.text[:_LONGEST].split())) for each in pair.both)
    if not one or not other or one & other:
        return None
    if any(_knows(pair.other, name) for name in one) or any(_knows(pair.one, name) for name in other):
        return None
    return f"{', '.join(sorted(one)).title()} against {', '.join(sorted(other)).title()}"


@lru_cache(maxsize=4096)
def _find_names(text: str) -> frozenset[str]:
    """Names of places in ``text``, folded; streets are left out, since one shooting has several."""
    found = {match.group(1) for match in _PLACED.finditer(text)}
    found |= {match.group(1) for match in _CALLED.finditer(text) if (match.group(1).lower(),) not in load_countries()}
    names = {name.casefold().replace("’", "'").removesuffix("'s") for name in found}
    return frozenset(name for name in names if name.split()[0] not in _NO_PLACE and not _ROAD.search(name))


def _knows(position: Position, name: str) -> bool:
    """Whether a word of ``name`` stands in the sentence of ``position`` or in what its report is about."""
    told = f"{position.sentence} {' '.join(position.topic.scene)}".casefold()
    return any(len(word) > 2 and word in told for word in name.split())


_MODIFIER = re.compile(r"(?<=\s)[A-Z][\w’'-]{3,}")
_ROOT = 5


def find_other_side(pair: Pair) -> str | None:
    """People of one name against people of another: "640 Varnian soldiers", "1,900 Orlo soldiers"."""
    one, other = (_list_modifiers(" ".join(each.words.text.split())) for each in pair.both)
    if not one or not other or one & other:
        return None
    return f"{' '.join(pair.one.words.text.split())} against {' '.join(pair.other.words.text.split())}"


def _list_modifiers(words: str) -> frozenset[str]:
    """The roots of names among the few words of a figure."""
    names = _MODIFIER.findall(words) if len(words.split()) <= _FEW_WORDS else []
    return frozenset(name.casefold()[:_ROOT] for name in names if name.casefold() not in _NO_PLACE)


_FEW_WORDS = 5


def find_other_dimension(pair: Pair) -> str | None:
    """A width against a distance: "five meters wide", "five miles from the border"."""
    one, other = (_find_dimension(each) for each in pair.both)
    if one is None or other is None or one[0] == other[0]:
        return None
    return f"“{one[1]}” against “{other[1]}”"


def _find_dimension(position: Position) -> tuple[str, str] | None:
    content, words = (" ".join(text.split()) for text in (position.content.text, position.words.text))
    at = content.find(words)
    behind = content[at + len(words) :][:_BEHIND] if at >= 0 else ""
    for sort in _SORTS:
        cue = find_cue(sort, f"{words}{behind}")
        if cue is not None:
            return sort, cue
    return None


_COUNTED = re.compile(r"(?<![\w.,:-])\d[\d,]*\s+(?:[a-z]+(?:ed|ish|an|al)\s+)?([a-z]{3,}s)\b", re.IGNORECASE)


def find_other_nouns(one: str, other: str) -> str | None:
    """The nouns behind the one number of two texts, where they are two: "40 witnesses", "40 days"."""
    left, right = _COUNTED.findall(one), _COUNTED.findall(other)
    if len(left) != 1 or len(right) != 1 or find_stem(left[0].lower()) == find_stem(right[0].lower()):
        return None
    return None if fold_synonyms(left[0]) & fold_synonyms(right[0]) else f"{left[0]} against {right[0]}"
