from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, literal, select, update

from reportedly.ledger import Ledger, add_reading, check_integrity, open_ledger
from reportedly.ledger.schema import claims, figures, readings, reports, versions, withdrawals
from tests.sample_reading import READING


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.ledger") as opened:
        add_reading(opened, READING)
        yield opened


def test_a_whole_ledger_has_no_faults_and_every_report_is_looked_at(ledger: Ledger) -> None:
    steps: list[None] = []
    assert check_integrity(ledger, step=lambda: steps.append(None)) == ()
    assert len(steps) == 1


GRAVE = {"report_id": "r1", "folded_hash": "", "withdrawn_at": 1, "reason": "order"}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (update(reports).values(text=READING.report.text.replace("Ferry", "Barge")), "its text is not the one"),
        (update(reports).values(reading_key=None), "its reading in view is not the latest"),
        (update(readings).values(body=b"{}"), "cannot be loaded"),
        (update(claims).where(claims.c.id == "c2").values(content_spans="[[0,5]]"), "the words of claim c2"),
        (update(figures).where(figures.c.id == "f2").values(start=0), "the words of figure f2"),
        (delete(figures).where(figures.c.id == "f2"), "it has 1 figures, its reading 2"),
        (delete(claims).where(claims.c.id == "c8"), "it has 7 claims, its reading 8"),
        (update(claims).where(claims.c.id == "c1").values(content="other words"), "the index for searching"),
        (
            insert(withdrawals).from_select(
                [*GRAVE, "hash"], select(*(literal(value) for value in GRAVE.values()), reports.c.hash)
            ),
            "it was withdrawn and is still there",
        ),
    ],
)
def test_each_fault_is_found(ledger: Ledger, change: object, fault: str) -> None:
    with ledger.write() as connection:
        connection.execute(change)  # type: ignore[call-overload]
    assert any(fault in told for told in check_integrity(ledger))


def test_a_row_without_what_it_belongs_to(ledger: Ledger) -> None:
    with ledger.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.execute(update(versions).values(report_key=99))
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    assert check_integrity(ledger)[0] == "a row of versions belongs to one of reports that is not there"


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "damaged.ledger"
    with open_ledger(path) as opened:
        add_reading(opened, READING)
    data = bytearray(path.read_bytes())
    data[-8000:] = b"\xff" * 8000
    path.write_bytes(data)
    with open_ledger(path) as opened:
        assert any("damaged" in fault for fault in check_integrity(opened))
