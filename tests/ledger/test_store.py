import os
import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from reportedly.ledger import LedgerError, add_reading, check_integrity, count_rows, find_claims, open_ledger, store
from reportedly.ledger.store import explain_faults
from tests.ledger.made_readings import make_reading
from tests.sample_reading import READING


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk 100%?.ledger"


def test_a_new_ledger_is_its_owners_alone_with_all_that_stands_beside_it(path: Path) -> None:
    before = os.umask(0)
    try:
        with open_ledger(path) as ledger:
            add_reading(ledger, READING)
            beside = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert beside[path.name] == 0o600
    assert f"{path.name}-wal" in beside
    assert set(beside.values()) == {0o600}


def test_when_it_is_closed_it_is_one_file(path: Path) -> None:
    with open_ledger(path) as ledger:
        add_reading(ledger, READING)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    with open_ledger(path, create=False) as ledger:
        assert len(find_claims(ledger).claims) == len(READING.claims)


def test_a_missing_ledger_is_not_made_where_none_was_asked_for(path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger at"):
        open_ledger(path, create=False)
    assert not path.exists()


def test_an_empty_file_becomes_one(path: Path) -> None:
    path.touch()
    with open_ledger(path) as ledger:
        assert count_rows(ledger) == (0, 0)


def test_what_is_no_ledger_is_left_alone(path: Path) -> None:
    path.write_text("notes of the desk, which are no ledger" * 50)
    with pytest.raises(LedgerError, match="is no ledger"):
        open_ledger(path)
    assert path.read_text().startswith("notes")


def test_another_programs_database_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()
    with pytest.raises(LedgerError, match="of another program"):
        open_ledger(path)
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]
    other.close()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger can be made at"):
        open_ledger(tmp_path / "nowhere" / "desk.ledger")


def test_a_writer_that_waits_too_long_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_ledger(path) as ledger, ledger.write():
        monkeypatch.setattr(store, "PATIENCE", 0.05)
        with pytest.raises(LedgerError, match="another program has been writing"), open_ledger(path) as other:
            add_reading(other, READING)


def test_a_reader_sees_one_state_while_another_writes(path: Path) -> None:
    with open_ledger(path) as ledger, ledger.read() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM claims").scalar()
        with open_ledger(path) as other:
            add_reading(other, READING)
        assert connection.exec_driver_sql("SELECT count(*) FROM claims").scalar() == before == 0


def test_threads_may_share_one(path: Path) -> None:
    with open_ledger(path) as ledger:

        def add(name: str) -> None:
            for number in range(15):
                add_reading(ledger, make_reading([f"The {name} said {number} came."], id=f"{name}{number}"))

        threads = [threading.Thread(target=add, args=(name,)) for name in ("mayor", "cook", "clerk")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert count_rows(ledger) == (45, 45)
        assert check_integrity(ledger) == ()


def test_a_full_disk_is_a_clean_error_and_what_was_there_stays(path: Path) -> None:
    with open_ledger(path) as ledger:
        add_reading(ledger, READING)
        with ledger.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        long = make_reading([f"The mayor said {number} ships came to the port." for number in range(900)], id="long")
        with pytest.raises(LedgerError, match="no room left"):
            add_reading(ledger, long)
        assert count_rows(ledger) == (1, len(READING.claims))
        assert check_integrity(ledger) == ()
        with ledger.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        add_reading(ledger, long)
        assert count_rows(ledger) == (2, len(READING.claims) + 900)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "no room left"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "another program has been writing"),
        (sqlite3.SQLITE_NOTADB, "is no ledger"),
        (sqlite3.SQLITE_CORRUPT, "is damaged"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "cannot be opened or written"),
        (sqlite3.SQLITE_IOERR_WRITE, "reading or writing"),
        (sqlite3.SQLITE_MISUSE, "could not be used"),
    ],
)
def test_every_fault_is_told_in_words(code: int, words: str) -> None:
    fault = sqlite3.OperationalError("what SQLite says")
    fault.sqlite_errorcode = code
    with pytest.raises(LedgerError, match=words), explain_faults(Path("desk.ledger")):
        raise fault
