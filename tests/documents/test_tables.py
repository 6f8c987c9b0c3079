"""The tables that hold the language knowledge of documents: whole, without doubles, each row with its source."""

import re

import pytest

from reportedly.documents.boilerplate import is_boilerplate
from reportedly.documents.tables import read_table

TABLES = ["agencies", "boilerplate", "cities", "credit_words", "labels", "languages"]


@pytest.mark.parametrize("name", TABLES)
def test_each_row_says_where_it_comes_from(name):
    rows = list(read_table(name))

    assert rows
    assert all(row["source"].strip() for row in rows)
    assert len({tuple(row.values()) for row in rows}) == len(rows)


def test_agencies_have_one_owner_for_each_name():
    names = [name for row in read_table("agencies") for name in row["names"].split("|")]

    assert len(names) == len(set(names))
    assert {row["kind"] for row in read_table("agencies")} == {"agency", "outlet", "release"}
    assert all(re.fullmatch("[A-Z]{3}", row["country"]) for row in read_table("agencies"))


@pytest.mark.parametrize("row", list(read_table("boilerplate")), ids=lambda row: row["example"])
def test_each_boilerplate_pattern_knows_its_example(row):
    assert re.fullmatch(row["pattern"], row["example"], re.IGNORECASE | re.DOTALL)
    assert is_boilerplate(row["example"], in_tail=True)
