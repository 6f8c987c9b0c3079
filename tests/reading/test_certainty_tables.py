"""The tables of certainty: every row can be read, has its origin, and says what no other row says."""

from __future__ import annotations

from collections import Counter

import pytest

from reportedly.reading.certainty.distancing import Where
from reportedly.reading.certainty.glances import look_at
from reportedly.reading.certainty.lexicon import Form, load_cue_hedges, load_hedges, load_words
from reportedly.reading.certainty.phrases import expand
from reportedly.reading.certainty.scales import list_scales, load_scale
from reportedly.reading.cues import read_cue
from reportedly.reading.table_rows import load_rows
from reportedly.reading.words import cut_words

TABLES = [
    "certainty_words.tsv",
    "certainty_cues.tsv",
    "certainty_context.tsv",
    "certainty_numbers.tsv",
    "certainty_polarity.tsv",
    "distancing.tsv",
    "confidence_words.tsv",
    "probability_scales.tsv",
    "probability_survey.tsv",
    "probability_stix.tsv",
]


@pytest.mark.parametrize("table", TABLES)
def test_each_row_has_its_origin(table: str) -> None:
    assert all(row["origin"].strip() for row in load_rows(table))


@pytest.mark.parametrize("table", TABLES)
def test_no_row_stands_twice(table: str) -> None:
    counts = Counter(tuple(row.values()) for row in load_rows(table))
    assert max(counts.values()) == 1


def test_each_hedge_has_a_range() -> None:
    for row in load_rows("certainty_words.tsv"):
        for words in expand(row["phrase"]):
            (hit,) = load_hedges().find(cut_words(" ".join(words), 0, 200))
            assert all(0.0 <= hedge.low <= hedge.high <= 1.0 for hedge in hit.value)


def test_no_wording_stands_twice_in_one_form() -> None:
    counts = Counter(
        (words, row["form"]) for row in load_rows("certainty_words.tsv") for words in expand(row["phrase"])
    )
    assert [wording for wording, count in counts.items() if count > 1] == []


def test_each_term_of_icd_203_hedges_as_itself() -> None:
    for term in load_scale("icd203"):
        for words in (term.term, *term.synonyms):
            found = [hit for hit in load_hedges().find(cut_words(f"{words} chance", 0, 60)) if hit.value]
            ranges = {(hedge.low, hedge.high) for hit in found for hedge in hit.value if hedge.scale == "icd203"}
            assert (term.low, term.high) in ranges, words


def test_a_hedge_is_seen_at_a_glance() -> None:
    for row in load_rows("certainty_words.tsv"):
        if row["form"] not in (Form.NONE, Form.PREDICATE):
            assert all(look_at(f"It is {' '.join(words)}.").hedges for words in expand(row["phrase"])), row["phrase"]


def test_distance_and_confidence_are_seen_at_a_glance() -> None:
    for row in load_rows("distancing.tsv"):
        assert all(look_at(" ".join(words)).distance for words in expand(row["phrase"]))
    for row in load_rows("confidence_words.tsv"):
        assert all(look_at(" ".join(words)).confidence for words in expand(row["phrase"]))


def test_places_and_levels_are_known() -> None:
    assert {row["where"] for row in load_rows("distancing.tsv")} <= {where.value for where in Where}
    assert {row["level"] for row in load_rows("confidence_words.tsv")} == {"low", "moderate", "high", "none"}


def test_cues_that_hedge_are_lemmas_of_the_tables_of_cues() -> None:
    for lemma in load_cue_hedges():
        words = lemma.replace("be ", "is ") if lemma.startswith("be ") else lemma
        assert read_cue(cut_words(words, 0, 60)).lemma == lemma


def test_classes_of_context_hold_no_empty_word() -> None:
    for row in load_rows("certainty_context.tsv"):
        assert all(load_words(row["class"])), row["class"]


def test_ranges_of_a_scale_rise() -> None:
    for scale in list_scales():
        lows = [term.low for term in load_scale(scale)]
        assert lows == sorted(lows)
        assert all(term.low <= term.high for term in load_scale(scale))


def test_the_ranges_of_stix_cover_each_value_once() -> None:
    rows = load_rows("probability_stix.tsv")
    for scale in {row["scale"] for row in rows}:
        values = [
            value for row in rows if row["scale"] == scale for value in range(int(row["from"]), int(row["to"]) + 1)
        ]
        assert sorted(values) == list(range(101))
        assert all(int(row["from"]) <= int(row["value"]) <= int(row["to"]) for row in rows)
