from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.ledger import Ledger, LedgerError, add_reading, add_rereading, check_integrity, open_ledger, withdraw
from reportedly.ledger.triggers import check_lookups, fill_lookups, make_lookups
from tests.answered import make_answered
from tests.ledger.made_readings import OTHER_STAMP

URL = "https://example.org/soldiers"
FIRST = ["Ada Holm said 40 soldiers are in Varn.", "The ministry declined to name the unit."]
SECOND = ["Ada Holm said 40 soldiers are in Varn.", "Ada Holm said a bridge is closed."]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.ledger") as opened:
        yield opened


def count(ledger: Ledger, table: str, match: str) -> int:
    with ledger.read() as connection:
        query = f"SELECT count(*) FROM {table} WHERE {table} MATCH '{match}'"
        return int(connection.exec_driver_sql(query).scalar_one())


def test_a_claim_that_passes_on_goes_to_the_past(ledger: Ledger) -> None:
    add_reading(ledger, make_answered(FIRST, id="a", url=URL, published="2024-11-01"))
    assert count(ledger, "past_search", "soldiers") == 0
    add_reading(ledger, make_answered(SECOND, id="b", url=URL, published="2024-11-02"))
    assert (count(ledger, "past_search", "soldiers"), count(ledger, "claim_search", "soldiers")) == (1, 1)


def test_a_claim_that_comes_back_leaves_the_past(ledger: Ledger) -> None:
    reading = make_answered(FIRST, id="a")
    add_reading(ledger, reading)
    add_rereading(ledger, replace(reading, reader=OTHER_STAMP))
    assert count(ledger, "past_search", "soldiers") == 1
    with ledger.write() as connection:
        connection.exec_driver_sql("UPDATE claims SET current = 1")
    assert count(ledger, "past_search", "soldiers") == 0


def test_withdrawal_leaves_nothing(ledger: Ledger) -> None:
    add_reading(ledger, make_answered(FIRST, id="a", url=URL, published="2024-11-01"))
    add_reading(ledger, make_answered(SECOND, id="b", url=URL, published="2024-11-02"))
    assert count(ledger, "silence_search", "unit") == 1
    withdraw(ledger, URL, reason="order")
    assert count(ledger, "past_search", "soldiers") == count(ledger, "silence_search", "unit") == 0
    with ledger.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM dated_silences").scalar_one() == 0
    assert check_integrity(ledger) == ()


def test_keys_of_silences_rise_with_the_date_and_fall_within_a_text(ledger: Ledger) -> None:
    late, early = (["The ministry declined to comment."], ["The army declined to comment.", FIRST[1]])
    add_reading(ledger, make_answered(late, id="late", published="2024-11-03"))
    add_reading(ledger, make_answered(early, id="early", published="2024-11-01"))
    with ledger.read() as connection:
        query = "SELECT source_words FROM dated_silences JOIN silences USING (reading_key, number) ORDER BY key"
        found = list(connection.exec_driver_sql(query).scalars())
    assert found == ["The ministry", "The army", "The ministry"]  # those of one text fall


def test_lookups_can_be_made_again_for_rows_that_were_there(ledger: Ledger) -> None:
    add_reading(ledger, make_answered(FIRST, id="a"))
    add_reading(ledger, make_answered(FIRST[1:], id="b"))
    with ledger.write() as connection:
        before = connection.exec_driver_sql("SELECT * FROM dated_silences ORDER BY key").all()
        make_lookups(connection)
        fill_lookups(connection)
        check_lookups(connection)
        assert connection.exec_driver_sql("SELECT * FROM dated_silences ORDER BY key").all() == before
    assert count(ledger, "silence_search", "unit") == 2


def test_a_lookup_that_differs_from_the_rows_is_found(ledger: Ledger) -> None:
    add_reading(ledger, make_answered(FIRST, id="a"))
    with ledger.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER silence_goes")
        connection.exec_driver_sql("DELETE FROM silences")
    with pytest.raises(LedgerError), ledger.write() as connection:
        check_lookups(connection)
