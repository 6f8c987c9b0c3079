from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from reportedly.ledger import add_reading, open_ledger
from reportedly.ledger.answering.recorded import Extent, find_extent, find_last_report
from reportedly.ledger.answering.standpoints import NOW, Standpoint
from reportedly.ledger.chronology import show_microseconds
from reportedly.ledger.schema import reports
from tests.answered import make_answered


def test_an_extent_is_what_was_recorded_by_then(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "l") as ledger:
        for number in range(5):
            add_reading(ledger, make_answered([f"Ada Holm said day {number} was dry."], id=f"r{number}"))
        with ledger.read() as connection:
            times = connection.exec_driver_sql("SELECT recorded_at FROM reports ORDER BY key").scalars().all()
            assert find_extent(connection, NOW) is None
            assert find_extent(connection, Standpoint(known_at="2020-01-01")) == Extent(reports=0, readings=0)
            for number, time in enumerate(times, start=1):
                found = find_extent(connection, Standpoint(known_at=show_microseconds(time)))
                assert found is not None
                assert found.reports == number
                assert number - 1 <= found.readings <= number


@given(rows=st.sets(st.integers(1, 200), max_size=30), moment=st.integers(-1, 201))
def test_the_last_key_is_found_by_halves_whatever_keys_are_gone(rows: set[int], moment: int) -> None:
    with create_engine("sqlite://").begin() as connection:
        reports.create(connection)
        for key in sorted(rows):
            connection.exec_driver_sql(
                "INSERT INTO reports (key, id, hash, text, facts, first_seen_at, last_seen_at, recorded_at) "
                "VALUES (?, ?, '', '', '', 0, 0, ?)",
                (key, str(key), key),
            )
        last = find_last_report(connection, moment)
    assert {key for key in rows if key <= last} == {key for key in rows if key <= moment}
