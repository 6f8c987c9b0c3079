"""The tables of places: complete, without doubles, in the values that the code knows."""

from __future__ import annotations

from collections import Counter

import pytest

from reportedly.reading.gazetteer import load_gazetteer
from reportedly.reading.places.keeping import KEPT
from reportedly.reading.places.telling import explain_kind
from reportedly.reading.places.weighing import KINDS
from reportedly.reading.table_rows import load_rows

TABLES = ["place_words.tsv", "place_regions.tsv", "place_weights.tsv", "place_straits.tsv"]


@pytest.mark.parametrize("table", TABLES)
def test_each_row_says_where_it_comes_from_and_stands_once(table: str) -> None:
    rows = load_rows(table)
    assert all(row["origin"] for row in rows)
    doubles = [row for row, count in Counter(tuple(row.items()) for row in rows).items() if count > 1]
    assert doubles == []


def test_weights_are_of_evidence_that_is_counted() -> None:
    known = {"alone": set(KINDS), "together": set(KINDS), "keep": set(KEPT)}
    assert [row for row in load_rows("place_weights.tsv") if row["evidence"] not in known[row["stage"]]] == []


def test_every_kind_of_evidence_can_be_told() -> None:
    assert all(explain_kind(kind) for kind in KINDS)


def test_regions_have_the_numbers_that_their_kind_needs() -> None:
    for row in load_rows("place_regions.tsv"):
        if row["kind"] == "bearing":
            assert 0 <= float(row["bearing"]) < 360
        elif row["kind"] == "number":
            assert float(row["km"]) > 0
        else:
            assert row["kind"] == "phrase"
            assert float(row["share"]) >= 0
            assert float(row["km"]) >= 0
            assert row["towns"] in ("yes", "no")


def test_every_strait_and_its_shores_are_in_the_gazetteer() -> None:
    gazetteer = load_gazetteer()
    for row in load_rows("place_straits.tsv"):
        assert gazetteer.look_up(row["water"]), row
        for shore in (row["shore"], row["other"]):
            assert shore in {one.name for one in gazetteer.look_up(shore)}, shore
