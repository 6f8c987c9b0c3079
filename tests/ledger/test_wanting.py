"""Rows looked up by many keys: SQLite goes through the keys, never through a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Select, select
from sqlalchemy.dialects import postgresql

from reportedly.ledger import Ledger, add_reading, open_ledger, withdraw
from reportedly.ledger.inserting import TOGETHER
from reportedly.ledger.schema import WHOLE, claims, item_keys, items, items_printed, links, members, reports
from reportedly.ledger.wanting import of_wanted, want, want_not, wanted
from tests.sample_reading import READING


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.ledger") as opened:
        yield opened


def find(ledger: Ledger, keys: set[int]) -> list[int]:
    with ledger.read() as connection:
        want(connection, keys)
        return list(connection.execute(select(reports.c.key).select_from(of_wanted(reports.c.key))).scalars())


def test_rows_with_wanted_keys_are_found(ledger: Ledger) -> None:
    add_reading(ledger, READING)
    assert find(ledger, {1, 2}) == [1]
    assert find(ledger, set()) == []


@pytest.mark.parametrize("number", [1, TOGETHER - 1, TOGETHER, 2 * TOGETHER + 1])
def test_any_number_of_keys_is_wanted_each_once(ledger: Ledger, number: int) -> None:
    with ledger.read() as connection:
        want(connection, {1, 2, 3})
        want(connection, [*range(5, 5 + number), 5])
        assert list(connection.execute(select(wanted.c.key)).scalars()) == list(range(5, 5 + number))


def test_keys_may_be_wanted_no_more(ledger: Ledger) -> None:
    add_reading(ledger, READING)
    with ledger.read() as connection:
        want(connection, {1, 2, 3})
        want_not(connection, {1})
        assert list(connection.execute(select(reports.c.key).select_from(of_wanted(reports.c.key)))) == []


def test_keys_are_wanted_still_after_the_file_was_written_anew(ledger: Ledger) -> None:
    add_reading(ledger, READING)
    withdraw(ledger, READING.report.id, reason="order")
    assert find(ledger, {1}) == []


@pytest.mark.parametrize(
    "query",
    [
        select(claims.c.id, claims.c.current).select_from(of_wanted(claims.c.reading_key)),
        select(items.c.id).select_from(of_wanted(items.c.report_key)),
        select(item_keys.c.item_key).select_from(of_wanted(item_keys.c.key)).where(item_keys.c.recent.is_(True)),
        select(links.c.right_key).select_from(of_wanted(links.c.left_key)),
        select(items.c.name).select_from(of_wanted(members.c.group_key).join(items, items.c.key == members.c.item_key)),
    ],
)
def test_a_ledger_that_sqlite_knows_nothing_of_is_not_gone_through(ledger: Ledger, query: Select[tuple[int]]) -> None:
    with ledger.read() as connection:
        sql = str(query.compile(connection))
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql.replace('?', '1')}").all()
    told = [step[3] for step in steps]
    assert told[0] == "SCAN wanted"
    assert len(told) > 1
    assert all(each.startswith("SEARCH") for each in told[1:])


def test_what_an_index_has_is_not_looked_up_in_the_table(ledger: Ledger) -> None:
    query = select(items.c.key).select_from(of_wanted(items.c.key, index=items_printed)).where(WHOLE)
    with ledger.read() as connection:
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query.compile(connection)}").all()
    assert [step[3].split(" (")[0] for step in steps] == ["SCAN wanted", "SEARCH items USING INDEX items_printed"]


def test_another_database_joins_as_it_likes() -> None:
    written = str(select(items.c.id).select_from(of_wanted(items.c.key)).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]
    indexed = select(items.c.id).select_from(of_wanted(items.c.key, index=items_printed))
    written += str(indexed.compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]
    assert "CROSS" not in written
    assert "INDEXED" not in written
