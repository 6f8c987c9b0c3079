import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from reportedly.ledger import LedgerError, add_reading, check_integrity, count_pending, find_claims, open_ledger
from reportedly.ledger.migrations import MIGRATIONS, Migration, tell_version
from tests.sample_reading import READING


def add_column(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE reports ADD COLUMN mood TEXT")


def add_table(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE moods (mood TEXT)")


def fail(connection: Connection) -> None:
    add_table(connection)
    raise RuntimeError("half-way")


STEPS = (
    Migration(number=tell_version() + 1, name="a column", apply=add_column),
    Migration(number=tell_version() + 2, name="a table", apply=add_table),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "old.ledger"
    with open_ledger(path) as ledger:
        add_reading(ledger, READING)
    return path


def columns(path: Path) -> set[str]:
    with sqlite3.connect(path) as connection:
        found = {row[1] for row in connection.execute("PRAGMA table_info(reports)")}
    connection.close()
    return found


def test_the_steps_are_numbered_in_a_row() -> None:
    assert [step.number for step in MIGRATIONS] == list(range(2, 2 + len(MIGRATIONS)))


def test_an_old_ledger_takes_every_step_and_keeps_a_copy_from_before_each(path: Path) -> None:
    with open_ledger(path, migrations=STEPS) as ledger:
        assert len(find_claims(ledger).claims) == len(READING.claims)
        assert check_integrity(ledger) == ()
        with ledger.read() as connection:
            assert inspect(connection).has_table("moods")
            applied = connection.exec_driver_sql("SELECT number, name FROM schema_versions ORDER BY number").all()
            known = connection.exec_driver_sql("SELECT path FROM backups").scalars().all()
    assert [tuple(row) for row in applied][1:] == [(step.number, step.name) for step in STEPS]
    first, second = sorted(path.parent.glob("old.ledger.before-*"))
    assert sorted(known) == [str(first), str(second)]
    assert ("mood" in columns(first), "mood" in columns(second), "mood" in columns(path)) == (False, True, True)
    assert first.stat().st_mode & 0o777 == 0o600


def test_steps_that_were_taken_are_not_taken_again(path: Path) -> None:
    for _ in range(2):
        open_ledger(path, migrations=STEPS).close()
    assert len(list(path.parent.glob("old.ledger.before-*"))) == 2


def test_a_step_that_fails_leaves_everything_as_it_was(path: Path) -> None:
    broken = (STEPS[0], Migration(number=STEPS[1].number, name="broken", apply=fail))
    with pytest.raises(RuntimeError, match="half-way"):
        open_ledger(path, migrations=broken)
    with open_ledger(path, migrations=STEPS[:1]) as ledger, ledger.read() as connection:
        assert not inspect(connection).has_table("moods")
        assert len(find_claims(ledger).claims) == len(READING.claims)


def test_a_ledger_of_a_newer_version_is_refused(path: Path) -> None:
    open_ledger(path, migrations=STEPS).close()
    with pytest.raises(LedgerError, match="newer version of Reportedly"):
        open_ledger(path)


_OF_FIRST = (
    *(
        "schema_versions",
        "addresses",
        "reports",
        "versions",
        "notices",
        "readings",
        "claims",
        "figures",
        "times",
        "places",
    ),
    *("claim_places", "entities", "silences", "judgements", "withdrawals", "backups"),
)
_LATER_INDEXES = ("reports_by_date", "claims_by_end")


def list_all(path: Path) -> set[tuple[str, str, str | None]]:
    """Every table, index, view and trigger, but what the full-text indexes keep for themselves."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    connection.close()
    return {row for row in rows if "_search_" not in row[1] and row[1] != "sqlite_stat1"}


def take_back(path: Path) -> None:
    """Make a ledger what version 1 made."""
    with sqlite3.connect(path) as connection:
        for kind, name, _ in list_all(path):
            kept = name in (*_OF_FIRST, "current_claims", "claim_search") or name.startswith("sqlite_")
            if kind in ("trigger", "view", "table") and not kept:
                connection.execute(f"DROP {kind} IF EXISTS {name}")
        for name in _LATER_INDEXES:
            connection.execute(f"DROP INDEX IF EXISTS {name}")
        connection.execute("UPDATE schema_versions SET number = 1")
    connection.close()


def test_a_ledger_of_the_first_version_becomes_as_a_new_one_and_its_reports_wait(path: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.ledger"
    open_ledger(new).close()
    take_back(path)
    assert list_all(path) != list_all(new)
    with open_ledger(path) as ledger:
        assert count_pending(ledger) == 1
        assert check_integrity(ledger) == ()
    assert list_all(path) == list_all(new)
    assert len(list(path.parent.glob("old.ledger.before-2-*"))) == 1


def test_a_ledger_from_before_there_was_an_index_of_outlets_gets_it(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE schema_versions SET number = 3")
        connection.execute("DROP INDEX items_printed")
    connection.close()
    with open_ledger(path) as ledger, ledger.read() as opened:
        assert "items_printed" in {index["name"] for index in inspect(opened).get_indexes("items")}
    assert len(list(path.parent.glob("old.ledger.before-4-*"))) == 1
