from __future__ import annotations

import pytest

from reportedly.reconciliation.rows import load_rows

TABLES = (
    "agencies.tsv",
    "furniture_words.tsv",
    "handed_out.tsv",
    "masked_words.tsv",
    "occasions.tsv",
    "open_sources.tsv",
    "services.tsv",
    "state_offices.tsv",
    "voices.tsv",
)
FAMILIES = {"conference", "document", "interview", "hearing", "speech", "broadcast", "post"}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_says_where_it_is_from_and_stands_once(table: str) -> None:
    rows = load_rows(table)
    key = next(iter(rows[0]))
    assert all(row["origin"] and row[key] for row in rows)
    assert len({row[key].lower() for row in rows}) == len(rows)


def test_occasions_have_families_that_are_known() -> None:
    assert {row["family"] for row in load_rows("occasions.tsv")} == FAMILIES


def test_no_name_is_two_agencies() -> None:
    names = [name.casefold() for row in load_rows("agencies.tsv") for name in row["names"].split("|")]
    assert all(row["short"] for row in load_rows("agencies.tsv"))
    assert len(set(names)) >= 150
