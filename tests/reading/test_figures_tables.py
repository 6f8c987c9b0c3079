"""The tables of figures: complete, without doubles, in the values that the code knows."""

from __future__ import annotations

from collections import Counter

import pytest

from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import Counting

TABLES = [
    "number_words.tsv",
    "bounds.tsv",
    "units.tsv",
    "currencies.tsv",
    "figure_changes.tsv",
    "figure_contexts.tsv",
    "figure_harms.tsv",
    "figure_labels.tsv",
    "figure_money.tsv",
    "figure_nouns.tsv",
    "figure_ordinals.tsv",
    "figure_pairs.tsv",
    "figure_particles.tsv",
    "figure_persons.tsv",
    "figure_scopes.tsv",
    "figure_stops.tsv",
    "figure_vague.tsv",
    "figure_words.tsv",
]


@pytest.mark.parametrize("table", TABLES)
def test_each_row_says_where_it_comes_from_and_stands_once(table: str) -> None:
    rows = load_rows(table)
    assert all(row["origin"] for row in rows)
    doubles = [row for row, count in Counter(tuple(row.items()) for row in rows).items() if count > 1]
    assert doubles == []


def test_bounds_have_values_that_the_code_knows() -> None:
    for row in load_rows("bounds.tsv"):
        assert row["place"] in ("before", "after")
        assert row["low"] in ("", "at", "above")
        assert row["high"] in ("", "at", "below")
        assert row["low"] or row["high"]
        assert row["counting"] in ("", *Counting)


def test_units_are_ucum_codes_without_doubles() -> None:
    rows = load_rows("units.tsv")
    assert len(rows) > 200
    assert len({row["code"] for row in rows}) > 0.9 * len(rows)
    assert all(row["code"].isascii() and " " not in row["code"] for row in rows)
    symbols = Counter(symbol for row in rows for symbol in row["symbols"].split("|") if symbol)
    assert [symbol for symbol, count in symbols.items() if count > 1] == []


def test_currencies_have_three_letters_and_one_row_each() -> None:
    codes = [row["code"] for row in load_rows("currencies.tsv")]
    assert all(len(code) == 3 and code.isupper() for code in codes)
    assert len(set(codes)) == len(codes)
    signs = Counter(sign for row in load_rows("currencies.tsv") for sign in row["symbols"].split("|") if sign)
    assert [sign for sign, count in signs.items() if count > 1] == []


def test_harms_have_five_forms() -> None:
    assert all(len(row["forms"].split("|")) == 5 for row in load_rows("figure_harms.tsv"))


def test_changes_go_up_or_down() -> None:
    assert {row["way"] for row in load_rows("figure_changes.tsv")} == {"rise", "fall", "total", "none"}
