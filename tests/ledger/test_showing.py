from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.ledger import (
    Ledger,
    LedgerError,
    add_reading,
    add_report,
    count_reports_read_otherwise,
    find_reports_read_otherwise,
    get_report,
    is_read,
    iterate_readings,
    list_versions,
    open_ledger,
    showing,
)
from tests.ledger.made_readings import OTHER_STAMP, STAMP, make_reading

OPEN, SHUT = "The mayor said the bridge is open.", "The cook said it is shut."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.ledger") as opened:
        add_reading(opened, make_reading([OPEN], id="ab1", published="2024-11-01"))
        add_reading(opened, make_reading([SHUT], id="ab2", stamp=OTHER_STAMP))
        add_report(opened, make_reading(["It rained on the town."], id="cd").report)
        yield opened


def test_the_beginning_of_an_id_is_enough_where_it_is_the_only_one(ledger: Ledger) -> None:
    assert get_report(ledger, "c").report.id == "cd"
    assert get_report(ledger, "ab1").report.id == "ab1"


@pytest.mark.parametrize(
    ("id", "message"),
    [
        ("ab", "begin with 'ab': ab1, ab2"),
        ("x", "no report 'x'"),
        ("%", "no report"),
        ("a_", "no report"),
        ("", "no report"),
    ],
)
def test_an_id_that_means_none_or_several(ledger: Ledger, id: str, message: str) -> None:
    with pytest.raises(LedgerError, match=message):
        get_report(ledger, id)


def test_an_id_that_is_the_beginning_of_another_means_its_own(ledger: Ledger) -> None:
    add_reading(ledger, make_reading(["The clerk said it is free."], id="ab"))
    assert get_report(ledger, "ab").report.id == "ab"


def test_an_id_with_several_texts_means_the_latest(ledger: Ledger) -> None:
    add_reading(ledger, make_reading([OPEN, SHUT], id="ab1", published="2024-11-02"))
    kept = get_report(ledger, "ab1")
    assert kept.report.text == f"{OPEN} {SHUT}"
    assert [(each.report, each.published) for each in kept.versions] == [("ab1", "2024-11-01"), ("ab1", "2024-11-02")]
    assert list_versions(ledger, "id:/ab1") == kept.versions


def test_what_another_reader_read_or_nobody(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "_CHUNK", 1)
    for stamp, ids in ((STAMP, ["ab2", "cd"]), (OTHER_STAMP, ["ab1", "cd"])):
        assert [report.id for report in find_reports_read_otherwise(ledger, stamp)] == ids
        assert count_reports_read_otherwise(ledger, stamp) == 2


def test_other_stages_are_another_reader(ledger: Ledger) -> None:
    from dataclasses import replace

    assert count_reports_read_otherwise(ledger, replace(STAMP, stages=("attribution",))) == 3
    assert count_reports_read_otherwise(ledger, replace(STAMP, version="2")) == 3


def test_reading_on_while_rereading_writes(ledger: Ledger) -> None:
    ids = []
    for report in find_reports_read_otherwise(ledger, STAMP):
        ids.append(report.id)
        add_reading(ledger, make_reading(report.text.split("\n"), id=report.id))
    assert ids == ["ab2", "cd"]
    assert list(find_reports_read_otherwise(ledger, STAMP)) == []


def test_a_report_is_read_only_with_the_same_facts(ledger: Ledger) -> None:
    report = make_reading([OPEN], id="ab1", published="2024-11-01").report
    assert is_read(ledger, report)
    assert not is_read(ledger, make_reading([OPEN], id="ab1", published="2024-11-02").report)
    assert not is_read(ledger, make_reading(["It rained on the town."], id="cd").report)


def test_all_readings_in_view_in_the_order_of_the_reports(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "_CHUNK", 1)
    add_reading(ledger, make_reading([OPEN], id="ab1", published="2024-11-01", stamp=OTHER_STAMP))
    found = list(iterate_readings(ledger))
    assert [each.reading.report.id for each in found] == ["ab1", "ab2"]
    assert {each.reading.reader for each in found} == {OTHER_STAMP}
    assert found[0].first_seen == get_report(ledger, "ab1").first_seen
