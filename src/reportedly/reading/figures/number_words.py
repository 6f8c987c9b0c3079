"""The tables of number words, as look-ups."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from reportedly.reading.figures.phrases import Phrases, index_phrases
from reportedly.reading.figures.values import Exact, reduce
from reportedly.reading.table_rows import load_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWord:
    """A row of ``number_words.tsv``; ``kind`` is its class, or ``ordinals`` for the plural of an ordinal."""

    kind: str
    value: Exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague:
    """A row of ``figure_vague.tsv``. ``then``: what must follow, empty where anything may."""

    phrase: str
    low: Exact
    high: Exact | None
    approximate: bool
    then: str


@cache
def load_number_words() -> dict[str, NumberWord]:
    """Number words in lower case."""
    found = {
        row["word"]: NumberWord(kind=row["class"], value=reduce(Fraction(row["value"])))
        for row in load_rows("number_words.tsv")
    }
    plurals = {
        f"{word}s": NumberWord(kind="ordinals", value=row.value)
        for word, row in found.items()
        if row.kind == "ordinal" and word != "second"
    }
    groups = {"dozens": NumberWord(kind="group", value=12)}
    return {**groups, **plurals, **found}


@cache
def load_vague() -> Phrases[Vague]:
    """Vague number words. A phrase that wants a scale behind it comes before the same one that does not."""
    rows = [_read_vague(row["phrase"], row) for row in load_rows("figure_vague.tsv")]
    return index_phrases((vague.phrase, vague) for vague in rows)


def _read_vague(phrase: str, row: dict[str, str]) -> Vague:
    return Vague(
        phrase=phrase,
        low=int(row["low"]),
        high=int(row["high"]) if row["high"] else None,
        approximate=row["approximate"] == "yes",
        then=row["then"],
    )


@cache
def find_starters() -> frozenset[str]:
    """Words in lower case at which a number may begin; digits are found by their looks."""
    words = {word for word, row in load_number_words().items() if row.kind not in ("short", "letter")}
    return frozenset(words | set(load_vague().first) | {"a", "an", "minus", "negative"})


@cache
def find_number_words() -> frozenset[str]:
    """Words without one of which, or a digit, a sentence has no number."""
    words = {word for word, row in load_number_words().items() if row.kind not in ("short", "letter")}
    vague = {word for same in load_vague().first.values() for words_, _ in same for word in words_}
    return frozenset(words | (vague - {"a", "of", "few", "some", "quite", "many"}))
