from __future__ import annotations

from importlib.resources import files

import pytest

from reportedly.reconciliation.questions.lexicon import (
    load_doing_kinds,
    load_doing_pairs,
    load_doings,
    load_event_pairs,
    load_events,
    load_things,
)
from reportedly.reconciliation.rows import load_rows

TABLES = sorted(one.name for one in files("reportedly.reconciliation").joinpath("tables", "questions").iterdir())


@pytest.mark.parametrize("table", TABLES)
def test_every_row_says_where_it_is_from(table: str) -> None:
    rows = load_rows(f"questions/{table}")
    assert rows
    assert all(row["origin"] for row in rows)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("things.tsv", ("word",)),
        ("doings.tsv", ("word",)),
        ("doing_kinds.tsv", ("doing",)),
        ("doing_pairs.tsv", ("one", "other")),
        ("stems.tsv", ("word",)),
        ("opposites.tsv", ("word",)),
        ("contrasts.tsv", ("word",)),
        ("small_words.tsv", ("word", "set")),
        ("stop_words.tsv", ("word",)),
        ("common_words.tsv", ("word",)),
    ],
)
def test_nothing_stands_twice(table: str, columns: tuple[str, ...]) -> None:
    keys = [tuple(row[column] for column in columns) for row in load_rows(f"questions/{table}")]
    assert sorted(keys) == sorted(set(keys))


def test_doings_are_of_a_known_kind() -> None:
    known = load_doing_kinds()
    assert set(known.values()) == {"happening", "state"}
    assert set(load_doings().values()) <= set(known)
    assert {doing for pair in load_doing_pairs() for doing in pair} <= set(known)
    assert {thing.doing for thing in load_things().values() if thing.doing} <= set(known)


def test_pairs_of_doings_stand_in_order_with_a_known_verdict() -> None:
    assert all(one < other for one, other in load_doing_pairs())
    assert {verdict for verdict, _ in load_doing_pairs().values()} <= {"same", "other", "unclear"}


def test_pairs_of_events_are_of_events() -> None:
    assert {event for pair in load_event_pairs() for event in pair} <= set(load_events().values())


def test_heads_belong_to_one_class() -> None:
    classes: dict[str, set[str]] = {}
    for thing in load_things().values():
        classes.setdefault(thing.head, set()).add(thing.kind)
    assert {head: kinds for head, kinds in classes.items() if len(kinds) > 1} == {}
    assert {thing.part for thing in load_things().values()} == {"whole", "role", "part", "aside"}
