"""Ordinals that number something: "the third attack", "the 14th country". Not those of dates, names and fixed words."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reportedly.reading.figures.contexts import load_stops, words_of
from reportedly.reading.figures.grammar import read_ordinal
from reportedly.reading.figures.labels import _is_month
from reportedly.reading.figures.nouns import Noun, find_noun, is_noun_like
from reportedly.reading.figures.number_words import load_number_words
from reportedly.reading.figures.phrases import Phrases, index_phrases
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.figures.sentences import Sentence
from reportedly.reading.figures.values import Exact
from reportedly.reading.table_rows import load_rows

_ALONE_FROM = 4


class Ordinal(NamedTuple):
    """An ordinal at tokens ``[first, end)`` and the noun that it numbers."""

    first: int
    end: int
    value: Exact
    noun: Noun | None


def read_numbering(sentence: Sentence, at: int) -> Ordinal | int | None:
    """The ordinal that begins at token ``at``; the index behind one that numbers nothing; None where there is none."""
    tokens = sentence.tokens
    found = read_ordinal(tokens, at)
    if found is None:
        return None
    value, end = found
    if _is_fixed(tokens, at, end) or _is_dated(tokens, at, end) or _is_name(tokens, at, end):
        return end
    end += tokens.low[end] == "such"
    noun = find_noun(sentence, end, one=True) if is_noun_like(tokens, end) or tokens.low[end] == "-" else None
    if noun is None and not _stands_alone(tokens, at, value):
        return end
    if not _is_led(tokens, at) and value < _ALONE_FROM and not tokens.is_number(at):
        return end
    return Ordinal(at, end if noun is None else noun.end, value, noun)


def _is_fixed(tokens: Tokens, at: int, end: int) -> bool:
    phrases = _load_phrases()
    begun = phrases.begin(tokens, at)
    ended = phrases.end(tokens, end)
    if begun is not None and begun[1] == "not":
        return True
    return (ended is not None and ended[1] == "before") or tokens.low[end] in ("century", "centuries", "of")


def _is_dated(tokens: Tokens, at: int, end: int) -> bool:
    before = at - 1 - (tokens.low[at - 1] == "the")
    of_month = tokens.low[end] == "of" and _is_month(tokens, end + 1)
    return _is_month(tokens, before) or _is_month(tokens, end) or of_month


def _is_name(tokens: Tokens, at: int, end: int) -> bool:
    """As in "Fifth Avenue", "the 82nd Brigade": capitals where a sentence would have none; "St. Mary's 3rd"."""
    if tokens.is_number(at):
        return tokens.capital(end) and (tokens.low[end] not in load_stops())
    return tokens.capital(at) and (at > 0 or tokens.capital(end))


def _is_led(tokens: Tokens, at: int) -> bool:
    before = tokens.low[at - 1]
    return at == 0 or before in words_of("leader") or before.endswith(("'s", "s'")) or before in words_of("ranked")


def _stands_alone(tokens: Tokens, at: int, value: Exact) -> bool:
    """Whether an ordinal numbers something without a noun: "finished second", "the eleventh", not "first"."""
    if tokens.low[at - 1] in words_of("ranked"):
        return True
    return (tokens.is_number(at) or value >= _ALONE_FROM) and tokens.low[at - 1] not in load_number_words()


@cache
def _load_phrases() -> Phrases[str]:
    return index_phrases((row["phrase"], row["class"]) for row in load_rows("figure_ordinals.tsv"))
