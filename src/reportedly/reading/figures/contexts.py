"""Small word lists, as look-ups: where noun phrases end, odd plurals, what a sentence is about, labels."""

from __future__ import annotations

from functools import cache

from reportedly.reading.figures.phrases import Phrases, index_phrases
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.table_rows import load_rows


def speaks_of(tokens: Tokens, subject: str) -> bool:
    """Whether a word of the sentence belongs to ``subject`` (money, temperature, sport, vote)."""
    return not tokens.words.isdisjoint(_load_contexts()[subject])


@cache
def _load_contexts() -> dict[str, frozenset[str]]:
    return _group("figure_contexts.tsv", "word", "means")


@cache
def load_stops() -> dict[str, str]:
    """Words at which a noun phrase ends, with their class (preposition, auxiliary, verb …)."""
    return {row["word"]: row["class"] for row in load_rows("figure_stops.tsv")}


@cache
def load_nouns() -> dict[str, frozenset[str]]:
    """The words of ``figure_nouns.tsv`` by class: plural, state, never, attributive."""
    return _group("figure_nouns.tsv", "word", "class")


@cache
def load_labels() -> Phrases[str]:
    """Words that make a number beside them a label, with their class: label, index, street."""
    return index_phrases((row["phrase"], row["class"]) for row in load_rows("figure_labels.tsv"))


def words_of(kind: str) -> frozenset[str]:
    """One of the short lists of ``figure_words.tsv``."""
    return _load_words()[kind]


@cache
def _load_words() -> dict[str, frozenset[str]]:
    return _group("figure_words.tsv", "word", "class")


@cache
def load_peoples() -> frozenset[str]:
    """Demonyms in lower case, singular and plural: what a count may count without a common noun."""
    words = set()
    for row in load_rows("countries.tsv"):
        words |= {word.lower() for word in row["demonyms"].split("|") if word}
    return frozenset(words | {f"{word}s" for word in words})


@cache
def load_persons() -> frozenset[str]:
    """Nouns for one person."""
    return _group("figure_persons.tsv", "noun", "class")["person"]


def _group(table: str, word: str, kind: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in load_rows(table):
        found.setdefault(row[kind], set()).add(row[word])
    return {key: frozenset(words) for key, words in found.items()}
