import os
import stat
import threading
from pathlib import Path

import pytest

from reportedly.ledger import (
    Ledger,
    LedgerError,
    Outcome,
    add_reading,
    back_up,
    check_integrity,
    copies,
    count_rows,
    find_claims,
    list_withdrawals,
    open_ledger,
    restore,
    withdraw,
)
from reportedly.ledger.store import list_backups
from tests.ledger.made_readings import make_reading

OPEN = make_reading(["The mayor said the bridge is open."], id="a")
SHUT = make_reading(["The cook said it is shut."], id="b")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.ledger"


def contents(path: Path) -> list[str]:
    with open_ledger(path, create=False) as ledger:
        assert check_integrity(ledger) == ()
        return [each.content for each in find_claims(ledger).claims]


def test_a_backup_is_a_ledger_of_its_owner_that_is_remembered(path: Path) -> None:
    with open_ledger(path) as ledger:
        add_reading(ledger, OPEN)
        copy = back_up(ledger)
        with ledger.read() as connection:
            assert list_backups(connection) == (str(copy),)
    assert copy.name.startswith("desk.ledger.2")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert contents(copy) == ["the bridge is open"]


def test_a_backup_is_whole_while_others_write(path: Path, tmp_path: Path) -> None:
    stop = threading.Event()

    def write(ledger: Ledger) -> None:
        number = 0
        while not stop.is_set():
            add_reading(ledger, make_reading([f"The mayor said {number} ships came."], id=f"n{number}"))
            number += 1

    with open_ledger(path) as ledger:
        writer = threading.Thread(target=write, args=(ledger,))
        writer.start()
        try:
            copies = [back_up(ledger, tmp_path / f"copy{number}") for number in range(3)]
        finally:
            stop.set()
            writer.join()
    for copy in copies:
        with open_ledger(copy, create=False) as held:
            reports, claims = count_rows(held)
            assert reports == claims
            assert check_integrity(held) == ()


def test_no_file_is_overwritten(path: Path, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine")
    with open_ledger(path) as ledger, pytest.raises(LedgerError, match="is there already"):
        back_up(ledger, tmp_path / "there")
    assert (tmp_path / "there").read_text() == "mine"
    with open_ledger(path) as ledger, pytest.raises(LedgerError, match="no copy can be made"):
        back_up(ledger, tmp_path / "nowhere" / "there")


def test_a_backup_comes_back(path: Path) -> None:
    with open_ledger(path) as ledger:
        add_reading(ledger, OPEN)
        copy = back_up(ledger)
        add_reading(ledger, SHUT)
    assert restore(copy, path) == 0
    assert contents(path) == ["the bridge is open"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert sorted(each.name for each in path.parent.iterdir()) == sorted([path.name, copy.name])


def test_a_backup_comes_where_there_is_no_ledger_any_more(path: Path) -> None:
    with open_ledger(path) as ledger:
        add_reading(ledger, OPEN)
        copy = back_up(ledger)
    path.unlink()
    restore(copy, path)
    assert contents(path) == ["the bridge is open"]


def test_what_was_withdrawn_since_stays_withdrawn(path: Path) -> None:
    with open_ledger(path) as ledger:
        add_reading(ledger, OPEN)
        add_reading(ledger, SHUT)
        copy = back_up(ledger)
        later = back_up(ledger, path.with_name("later"))
        withdraw(ledger, "b", reason="order")
    assert restore(copy, path) == 1
    assert contents(path) == ["the bridge is open"]
    assert b"shut" not in path.read_bytes()
    with open_ledger(path) as ledger:
        assert [grave.report for grave in list_withdrawals(ledger)] == ["b"]
        assert add_reading(ledger, SHUT).outcome is Outcome.WITHDRAWN
        with ledger.read() as connection:
            assert set(list_backups(connection)) == {str(copy), str(later)}


def test_a_ledger_that_cannot_be_read_is_not_replaced_unasked(path: Path) -> None:
    with open_ledger(path) as ledger:
        add_reading(ledger, OPEN)
        copy = back_up(ledger)
    path.write_bytes(b"not a database at all, but long enough to look like one" * 100)
    with pytest.raises(LedgerError, match=r"move .* away"):
        restore(copy, path)
    assert path.read_bytes().startswith(b"not a database")


def test_a_ledger_that_is_open_elsewhere_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "PATIENCE", 0.05)
    with open_ledger(path) as ledger:
        add_reading(ledger, OPEN)
        copy = back_up(ledger)
        add_reading(ledger, SHUT)
        with ledger.read() as connection:
            connection.exec_driver_sql("SELECT 1 FROM claims").all()
            with pytest.raises(LedgerError, match="another program"):
                restore(copy, path)
    assert sorted(contents(path)) == ["it is shut", "the bridge is open"]


def test_a_log_that_was_left_behind_is_not_played_into_a_restored_ledger(path: Path) -> None:
    with open_ledger(path) as ledger:
        add_reading(ledger, OPEN)
        copy = back_up(ledger)
        add_reading(ledger, SHUT)
        log = path.with_name(path.name + "-wal").read_bytes()
    path.unlink()
    path.with_name(path.name + "-wal").write_bytes(log)
    restore(copy, path)
    assert contents(path) == ["the bridge is open"]


@pytest.mark.parametrize("content", [b"", b"some text, and no ledger at all " * 200])
def test_what_is_no_backup_changes_nothing(path: Path, content: bytes) -> None:
    with open_ledger(path) as ledger:
        add_reading(ledger, OPEN)
    wrong = path.with_name("wrong")
    wrong.write_bytes(content)
    with pytest.raises(LedgerError):
        restore(wrong, path)
    with pytest.raises(LedgerError, match="no backup at"):
        restore(path.with_name("missing"), path)
    assert contents(path) == ["the bridge is open"]
    assert sorted(os.listdir(path.parent)) == ["desk.ledger", "wrong"]


def test_a_damaged_ledger_gives_no_backup(path: Path, tmp_path: Path) -> None:
    with open_ledger(path) as ledger:
        for number in range(60):
            add_reading(ledger, make_reading([f"The mayor said {number} ships came."], id=f"n{number}"))
    data = bytearray(path.read_bytes())
    data[4096 * 8 : 4096 * 20] = b"\xff" * 4096 * 12
    path.write_bytes(data)
    with pytest.raises(LedgerError), open_ledger(path) as ledger:
        back_up(ledger, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
