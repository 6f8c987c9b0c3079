from __future__ import annotations

import re
from importlib.resources import files

import pytest

from reportedly.identity.rows import load_rows

TABLES = sorted(
    path.name for path in files("reportedly.identity").joinpath("tables").iterdir() if path.name.endswith(".tsv")
)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_its_origin(table: str) -> None:
    rows = load_rows(table)
    assert rows
    assert all(row["origin"] for row in rows)


def test_states_are_those_of_the_reader() -> None:
    written = files("reportedly.reading").joinpath("tables", "countries.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in written.splitlines() if line and not line.startswith("#")]
    reader = {row[0]: tuple(row[1:3]) for row in lines[1:]}
    assert {row["country"]: (row["names"], row["demonyms"]) for row in load_rows("countries.tsv")} == reader


def test_codes_of_states_are_codes() -> None:
    rows = load_rows("countries.tsv")
    assert all(re.fullmatch("[A-Z]{2}", row["alpha2"]) for row in rows)
    assert len({row["alpha2"] for row in rows}) == len(rows)


@pytest.mark.parametrize("row", load_rows("spellings.tsv"), ids=lambda row: row["find"])
def test_spelling_rules_are_patterns(row: dict[str, str]) -> None:
    assert re.compile(row["find"])


def test_a_nickname_is_no_formal_name_of_its_own_row() -> None:
    rows = [row["names"].split("|") for row in load_rows("given_names.tsv") if row["kind"] == "nickname"]
    assert all(len(names) > 1 and names[0] not in names[1:] for names in rows)
