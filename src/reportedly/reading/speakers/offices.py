"""Offices that the encoder takes for people's names, and first names that are called as offices are: "Emir", "Dean"."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.reading.sourcing.lexicon import load_lexicon
from reportedly.reading.speakers.lexemes import find_noun, load_given_names, load_trades
from reportedly.reading.speakers.rows import Row
from reportedly.reading.workspace import Name


def list_first_names(row: Row, names: Iterable[Name]) -> frozenset[str]:
    """The words before the surname in the people's full names, in lower case."""
    full = [row.within(name.span.start, name.span.end) for name in names if name.type == "PER"]
    return frozenset(row.lowers[words.stop - 2] for words in full if len(words) > 1)


def is_first_name(row: Row, words: range, first_names: frozenset[str]) -> bool:
    """Whether an office's name stands alone without "the" where a person of the report bears it: "Emir said"."""
    at = words.start
    bare = at == 0 or row.lowers[at - 1] not in _DETERMINED
    return len(words) == 1 and bare and row.lowers[at] in first_names


_DETERMINED = frozenset("the this that its his her their our my your a an former".split())


def is_office(row: Row, low: int, high: int) -> bool:
    """Whether all of what the encoder took for a person's name is an office: "Health Minister"."""
    noun = find_noun(row.lowers[high - 1])
    if noun is None or not noun.role or high - low > 3 or row.lowers[high - 1] in load_trades():
        return False
    given = load_given_names()
    return all(row.lowers[i] not in given for i in range(low, high - 1)) and (
        high - low == 1 or find_term_noun(row.lowers[high - 2], row.lowers[high - 1])
    )


def find_term_noun(before: str, last: str) -> bool:
    """Whether two words are an office of the tables: "health minister"."""
    return (before, last) in load_lexicon().nouns.entries
