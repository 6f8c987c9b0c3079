from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconciliation.stories.rows import load_rows
from reportedly.reconciliation.stories.terms import STEP, UNKNOWN, fold_term, fold_words, list_words, weigh_term


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("Boathouses", "boathouse"),
        ("baker’s", "baker"),
        ("glass", "glass"),
        ("Saturday", ""),
        ("June", ""),
        ("x", ""),
        ("24-year-old", "24-year-old"),
    ],
)
def test_words_of_one_sense_are_one_term(word: str, term: str) -> None:
    assert fold_term(word) == term


def test_words_keep_their_hyphens_and_lose_their_stops() -> None:
    assert list_words("A drive-by, at 10:45 (they said).") == ["A", "drive-by", "at", "10", "45", "they", "said"]
    assert fold_words("The Old Mills of Varn on Monday") == "the old mill of varn on"


def test_a_rare_word_tells_more_than_a_frequent_one() -> None:
    assert weigh_term("the") < weigh_term("police") or weigh_term("the") == 0.0
    assert weigh_term("said") < weigh_term("harbour") < weigh_term("qqzzy") == UNKNOWN / STEP


def test_a_term_has_one_level_and_folds_to_itself() -> None:
    rows = load_rows("frequencies.tsv")
    terms = [term for row in rows for term in row["terms"].split()]
    assert len(terms) == len(set(terms)) > 10_000
    assert all(0 <= int(row["level"]) < UNKNOWN for row in rows)
    assert fold_term("gunmen") == "gunmen" in terms


@given(st.text())
def test_any_text_has_terms_without_white_space(text: str) -> None:
    for word in list_words(text):
        assert fold_term(word) == "".join(fold_term(word).split())
        assert 0.0 <= weigh_term(fold_term(word)) <= UNKNOWN / STEP
