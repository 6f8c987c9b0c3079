"""Keys of items: what is recent apart, moved by stretches, found and dropped wherever it lies."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from reportedly.ledger import Ledger, filing, open_ledger
from reportedly.ledger.filing import drop_filed, file_keys, list_filed
from reportedly.ledger.schema import item_keys


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.ledger") as opened:
        yield opened


@pytest.fixture(autouse=True)
def few_items_a_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "ITEMS_A_STRETCH", 3)
    monkeypatch.setattr(filing, "STRETCHES", 4)
    monkeypatch.setattr(filing, "_WIDTH", (1 << 64) // 4)


def count_recent(connection: Connection) -> int:
    query = select(func.count()).select_from(item_keys).where(item_keys.c.recent.is_(True))
    return int(connection.execute(query).scalar_one())


def make_pairs(items: range, dice: random.Random) -> list[tuple[int, int]]:
    return [(dice.randrange(-(2**63), 2**63), item) for item in items for _ in range(5)]


def test_what_is_filed_is_found_wherever_it_lies(ledger: Ledger) -> None:
    dice, filed = random.Random(1), list[tuple[int, int]]()
    with ledger.write() as connection:
        for first in range(1, 40, 2):
            pairs = make_pairs(range(first, first + 2), dice)
            file_keys(connection, pairs, range(first, first + 2))
            filed += pairs
        assert 0 < count_recent(connection) < len(filed)
        assert sorted(list_filed(connection, {key for key, _ in filed})) == sorted(filed)


def test_each_stretch_is_moved_in_its_turn(ledger: Ledger) -> None:
    lowest = [(-(1 << 63) + number * (1 << 62), 1) for number in range(4)]
    with ledger.write() as connection:
        file_keys(connection, lowest, (1, 2))
        assert count_recent(connection) == 4
        for item, left in ((3, 3), (4, 3), (5, 3), (6, 2), (9, 1), (12, 0)):
            file_keys(connection, (), (item,))
            assert count_recent(connection) == left


def test_what_is_dropped_is_gone_from_both_parts(ledger: Ledger) -> None:
    pairs = [(-5, 1), (5, 1), (5, 2)]
    with ledger.write() as connection:
        file_keys(connection, pairs, (1, 2))
        file_keys(connection, (), (6,))
        drop_filed(connection, [(-5, 1), (5, 1)])
        assert list(list_filed(connection, {-5, 5})) == [(5, 2)]


def test_nothing_is_found_of_no_key(ledger: Ledger) -> None:
    with ledger.write() as connection:
        file_keys(connection, [(7, 1)], (1,))
        assert list(list_filed(connection, ())) == []


def test_a_stretch_is_moved_some_rows_at_a_time_and_one_key_may_have_more(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filing, "MOVED_AT_ONCE", 2)
    lowest = -(1 << 63)
    pairs = [*((lowest, item) for item in range(5)), *((lowest + 9, item) for item in range(4)), (lowest + 11, 1)]
    with ledger.write() as connection:
        file_keys(connection, [*pairs, (5, 1)], (1, 2))
        assert count_recent(connection) == 11
        file_keys(connection, (), (3,))
        assert count_recent(connection) == 1
        assert sorted(list_filed(connection, {key for key, _ in pairs})) == sorted(pairs)
