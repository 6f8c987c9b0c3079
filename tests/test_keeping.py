import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from reportedly.config import Settings
from reportedly.documents import Failure
from reportedly.errors import ModelError
from reportedly.keeping import add_files, identify_reader, reread
from reportedly.ledger import Added, Ledger, add_report, count_rows, find_claims, get_report, open_ledger, withdraw
from reportedly.pipeline import Reader, ReadReport
from reportedly.vocabulary import ReaderStamp, Reading, Report
from reportedly.workers import count_cores
from tests.fake_model import STAMP, load_broken, load_fake, read_fake

GOOD = "The mayor said the bridge is open again."
OTHER = "The engineer said the second valve was loose."
two_cores = pytest.mark.skipif(count_cores() < 2, reason="two jobs need two cores")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.ledger") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "wire"
    place.mkdir()
    (place / "a.txt").write_text(GOOD, encoding="utf-8")
    (place / "b.txt").write_text("", encoding="utf-8")
    (place / "c.txt").write_text(OTHER, encoding="utf-8")
    return place


def tell(results: Iterator[Added | Failure]) -> list[str]:
    return [result.outcome.value if isinstance(result, Added) else Path(result.input).name for result in results]


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=two_cores)])
def test_what_becomes_of_each_comes_in_the_order_of_input(ledger: Ledger, folder: Path, jobs: int) -> None:
    reader = Reader(Settings(jobs=jobs), load=load_fake)
    assert tell(add_files(ledger, reader, [str(folder), "gone.txt"])) == ["new", "b.txt", "new", "gone.txt"]
    assert count_rows(ledger) == (2, 2)
    (folder / "d.txt").write_text("The clerk said nobody came to the town.", encoding="utf-8")
    assert tell(add_files(ledger, reader, [str(folder)])) == ["known", "b.txt", "known", "new"]


def test_what_is_there_is_not_read_again(ledger: Ledger, folder: Path) -> None:
    assert tell(add_files(ledger, Reader(load=load_fake), [str(folder / "a.txt")])) == ["new"]
    assert tell(add_files(ledger, Reader(load=load_broken), [str(folder / "a.txt")])) == ["known"]
    with pytest.raises(ModelError):
        tell(add_files(ledger, Reader(load=load_broken), [str(folder / "c.txt")]))


def test_a_report_that_was_added_without_being_read_is_read(ledger: Ledger) -> None:
    reader = Reader(load=load_fake)
    add_report(ledger, reader.read(GOOD).report)
    assert tell(add_files(ledger, reader, [], stdin=BytesIO(GOOD.encode()))) == ["new"]
    assert count_rows(ledger) == (1, 1)


def test_a_report_that_the_model_refuses_is_told_by_its_input(ledger: Ledger, folder: Path) -> None:
    (folder / "b.txt").write_text("The clerk said REFUSE to all of them.", encoding="utf-8")
    assert tell(add_files(ledger, Reader(load=load_fake), [str(folder / "b.txt"), str(folder / "a.txt")])) == [
        "b.txt",
        "new",
    ]


def test_all_of_one_call_are_seen_at_one_time_and_so_in_no_order(ledger: Ledger, tmp_path: Path) -> None:
    rows = [{"text": text, "url": "https://example.org/1"} for text in (GOOD, OTHER)]
    path = tmp_path / "wire.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert tell(add_files(ledger, Reader(load=load_fake), [str(path)])) == ["new", "version"]
    assert [claim.ended for claim in find_claims(ledger).claims] == [None, None]


def test_options_reach_the_documents(ledger: Ledger, folder: Path) -> None:
    reader = Reader(Settings(max_bytes=20), load=load_fake)
    assert tell(add_files(ledger, reader, [str(folder / "a.txt")])) == ["a.txt"]
    list(add_files(ledger, Reader(load=load_fake), [str(folder / "a.txt")], published="2024-10-30"))
    (claim,) = find_claims(ledger).claims
    assert claim.published == "2024-10-30"


def test_a_withdrawn_report_stays_out(ledger: Ledger, folder: Path) -> None:
    reader = Reader(load=load_fake)
    list(add_files(ledger, reader, [str(folder / "a.txt")]))
    withdraw(ledger, find_claims(ledger).claims[0].report, reason="order")
    assert tell(add_files(ledger, reader, [str(folder / "a.txt")])) == ["withdrawn"]


def load_newer(threads: int) -> ReadReport:
    def read(report: Report) -> Reading:
        reading = read_fake(report)
        stamp = ReaderStamp(version=STAMP.version, model="sha256:newer", stages=STAMP.stages)
        return Reading(report=reading.report, reader=stamp, claims=reading.claims)

    return read


def test_rereading_takes_those_that_another_model_read(ledger: Ledger, folder: Path) -> None:
    old, new = Reader(load=load_fake), Reader(load=load_newer)
    list(add_files(ledger, old, [str(folder / "a.txt")]))
    list(add_files(ledger, new, [str(folder / "c.txt")]))
    add_report(ledger, old.read("Rain fell on the town all day long.").report)
    assert identify_reader(new).model == "sha256:newer"
    assert tell(reread(ledger, new)) == ["reread", "new"]
    assert tell(reread(ledger, new)) == []
    readers = {claim.report: get_report(ledger, claim.report).readings for claim in find_claims(ledger).claims}
    assert sorted(len(each) for each in readers.values()) == [1, 2]
    assert {each[-1].reader.model for each in readers.values()} == {"sha256:newer"}


def test_a_report_that_cannot_be_read_again_keeps_its_reading(ledger: Ledger, folder: Path) -> None:
    list(add_files(ledger, Reader(load=load_fake), [str(folder / "a.txt")]))

    def load_refusing(threads: int) -> ReadReport:
        def read(report: Report) -> Reading:
            if report.text == GOOD:
                raise MemoryError
            return load_newer(threads)(report)

        return read

    (failure,) = reread(ledger, Reader(load=load_refusing))
    assert isinstance(failure, Failure)
    assert failure.input == find_claims(ledger).claims[0].report
