import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from reportedly.ledger import LedgerError, add_reading, check_integrity, find_claims, open_ledger
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
