"""The tables of sourcing: known codes, no double rows, nothing that cannot be found."""

from __future__ import annotations

import re

import pytest

from reportedly.reading.sourcing.lexicon import LONGEST, find_noun, find_term, load_lexicon
from reportedly.reading.sourcing.tokens import split_tokens
from reportedly.reading.sourcing.withholding import find_withholdings
from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import SourceKind, Span

CODES = {row["country"] for row in load_rows("countries.tsv")}
PLACED = ("place_terms.tsv", "metonyms.tsv", "bodies.tsv", "outlets.tsv", "offices.tsv")


def first_term(words: str) -> tuple[int, str | None]:
    tokens = split_tokens(words, Span(start=0, end=len(words)))
    found = find_term(load_lexicon(), tokens, 0)
    assert found is not None, words
    return len(tokens) - found[0], found[1].country


def test_every_country_once() -> None:
    rows = load_rows("countries.tsv")
    assert len(CODES) == len(rows) >= 195
    assert all(re.fullmatch(r"[A-Z]{3}", row["country"]) for row in rows)


@pytest.mark.parametrize("table", PLACED)
def test_codes_are_those_of_countries(table: str) -> None:
    assert {row["country"] for row in load_rows(table)} - {"-"} <= CODES


def test_country_names_and_demonyms_lead_to_their_country() -> None:
    for row in load_rows("countries.tsv"):
        for name in filter(None, f"{row['names']}|{row['demonyms']}|{row['seats']}".split("|")):
            assert first_term(name) == (0, row["country"]), name


def test_breadth() -> None:
    lexicon = load_lexicon()
    roles = [noun for noun in lexicon.nouns.entries.values() if noun.role and not noun.plural]
    outlets = [term for term in lexicon.terms.entries.values() if term.type == "outlet"]
    assert len(roles) > 400
    assert len(outlets) > 1000
    assert len({term.country for term in outlets}) > 100


def test_no_phrase_is_longer_than_is_looked_up() -> None:
    lexicon = load_lexicon()
    assert max(len(words) for table in lexicon[:3] for words in table.entries) <= LONGEST


@pytest.mark.parametrize(
    ("words", "kind", "plural"),
    [
        ("spokesmen", SourceKind.PERSON, True),
        ("attorneys general", SourceKind.PERSON, True),
        ("Ministries", SourceKind.GOVERNMENT, True),
        ("fact sheets", SourceKind.DOCUMENT, True),
        ("authorities", SourceKind.GOVERNMENT, True),
        ("agency", SourceKind.ORGANIZATION, False),
    ],
)
def test_nouns_in_both_numbers(words: str, kind: SourceKind, plural: bool) -> None:
    found = find_noun(load_lexicon(), split_tokens(words, Span(start=0, end=len(words))), 0)
    assert found is not None
    assert (found[1].kind, found[1].plural) == (kind, plural)


def test_us_is_a_country_and_us_a_pronoun() -> None:
    tokens = split_tokens("US told us", Span(start=0, end=10))
    assert find_term(load_lexicon(), tokens, 0) is not None
    assert find_term(load_lexicon(), tokens, 2) is None


def test_a_body_of_two_countries_tells_none() -> None:
    assert first_term("Vox")[1] is None


def test_a_long_sentence_of_near_reasons_is_searched_quickly() -> None:
    text = "He spoke " + "to the clerk on condition and " * 400 + "left."
    assert find_withholdings(text, [Span(start=0, end=len(text))], load_lexicon()) == ()
