"""Nouns that a parse or a table leaves in doubt: ages cut into parts, people called by their country, owners."""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.reading.sourcing.lexicon import load_lexicon
from reportedly.reading.speakers.lexemes import Noun, Number, Sort
from reportedly.reading.speakers.phrases import Article
from reportedly.reading.speakers.rows import Row
from reportedly.reading.speakers.tagged import ARGUMENTS

_PLURAL = ("s", "ish", "ese", "ch")


@lru_cache(maxsize=1 << 10)
def find_people_country(word: str) -> str | None:
    """The country of whose people ``word`` is a name or an adjective: "Finn", "Kenyan"."""
    term = load_lexicon().terms.entries.get((word,))
    return term.country if term is not None and term.type == "demonym" else None


def is_countryman(row: Row, index: int) -> bool:
    """Whether a people's name with "the" stands for one of them: "the Finn said"; "the French" are many."""
    before = row.lowers[index - 1] if index else ""
    if before != "the" or row.words[index].endswith(_PLURAL) or find_people_country(row.words[index]) is None:
        return False
    after = row.upos[index + 1] if index + 1 < len(row) else ""
    return row.relations[index] in ARGUMENTS and after not in ("NOUN", "PROPN", "ADJ", "CCONJ")


_AGE_REACH = 12
_AGED = re.compile(r"\d{1,3}-years?-olds?")


def read_age(text: str, row: Row, index: int) -> Noun | None:
    """A person known by an age, "the 52-year-old", which the parse may cut into its parts."""
    if not row.lowers[index].endswith(("old", "olds")):
        return None
    start, end = row.starts[index], row.ends[index]
    match = _AGED.search(text, max(0, start - _AGE_REACH), end)
    if match is None or match.end() != end or _leads_on(row, index):
        return None
    number = Number.MANY if match[0].endswith("s") else Number.ONE
    return Noun(match[0].lower(), Sort.PERSON if number is Number.ONE else Sort.PEOPLE, number, False)


def find_age_start(row: Row, index: int, lemma: str) -> int:
    """The first of the words that an age was cut into, "44", "-", "year", "-old"; with a "the" before it that."""
    first = row.within(row.ends[index] - len(lemma), row.ends[index]).start
    return first - 1 if first and row.lowers[first - 1] == "the" else first


def _leads_on(row: Row, index: int) -> bool:
    """Whether an age is only told of a noun after it: "a 34-year-old trader"."""
    subject = row.relations[index] in ARGUMENTS
    return not subject and row.heads[index] > index and row.upos[row.heads[index]] in ("NOUN", "PROPN", "ADJ")


def is_owner(row: Row, index: int, low: int, article: Article) -> bool:
    """Whether "the" before an owner was given to what is owned: "the driver's sister"."""
    if article is not Article.BARE or low == 0 or low != index or row.lowers[low - 1] != "the":
        return False
    return index + 1 < len(row) and row.lowers[index + 1] == "'s"
