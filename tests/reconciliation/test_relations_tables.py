from __future__ import annotations

import pytest

from reportedly.reconciliation.relations.wording import find_cue
from reportedly.reconciliation.rows import load_rows

TABLES = {
    "cues.tsv": ("sort", "words"),
    "classes.tsv": ("class", "word"),
    "antonyms.tsv": ("one", "other"),
    "alike.tsv": ("number", "words"),
    "progressions.tsv": ("number", "side", "words"),
    "units.tsv": ("unit",),
    "verbs.tsv": ("sort", "word"),
    "particulars.tsv": ("sort", "word"),
}


@pytest.mark.parametrize("table", TABLES)
def test_each_row_stands_once_and_has_an_origin(table: str) -> None:
    rows = load_rows(f"relations/{table}")
    keys = [tuple(row[name] for name in TABLES[table]) for row in rows]
    assert len(keys) == len(set(keys))
    assert all(all(key) for key in keys)
    assert all(row["origin"] for row in rows)


def test_every_cue_is_found_where_it_stands() -> None:
    for row in load_rows("relations/cues.tsv"):
        words = row["words"].replace("…", "a b")
        assert find_cue(row["sort"], f"They {words} today") is not None, row


def test_cues_are_whole_words_of_any_case() -> None:
    assert find_cue("condition", "Unless it rains") == "Unless"
    assert find_cue("condition", "the motif of a knife") is None
    assert find_cue("disavowal", "nothing  to\ndo with it") == "nothing to do with"


def test_no_pair_of_antonyms_stands_both_ways() -> None:
    pairs = [(row["one"], row["other"]) for row in load_rows("relations/antonyms.tsv")]
    assert not {(other, one) for one, other in pairs} & set(pairs)
