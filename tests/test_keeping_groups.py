"""What keeping does with groups: origins as the pure functions find them, brought up to date before they are shown."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import LedgerError
from reportedly.keeping import (
    AT_ONCE,
    LINKINGS,
    TOGETHER,
    Grouping,
    add_readings,
    count_origins,
    find_origin,
    find_origin_of,
    list_origins,
    rebuild,
    reconcile_pending,
)
from reportedly.ledger import (
    GroupFilters,
    Ledger,
    Outcome,
    add_reading,
    add_report,
    check_integrity,
    count_pending,
    make_items,
    open_ledger,
    withdraw,
)
from reportedly.reconciliation.indexing import OriginIndex
from reportedly.reconciliation.origins import ORIGINS, group_origins, make_carrier
from reportedly.reconciliation.signatures import make_signature
from reportedly.vocabulary import Item, Linking, Reading, Report
from reportedly.workers import Died
from tests.ledger.made_links import dump_groups
from tests.ledger.made_readings import STAMP, make_reading
from tests.reconciliation.dispatched import BODY, OTHER, report, swap

WIRE = report(*BODY, id="wire", published="2025-03-09", outlet="Wire", agency="Wire")
REPORTS = (
    WIRE,
    report(*BODY, id="again", published="2025-03-09", outlet="Post"),
    report(*swap(BODY, **{"31_people": "33 people"}), id="later", published="2025-03-10", outlet="Gazette"),
    report(*BODY[:3], id="cut", published="2025-03-09", outlet="Echo"),
    report(*OTHER, id="other", published="2025-03-09", outlet="Echo"),
    report(*OTHER[1:], *BODY[:2], id="both", published="2025-03-11", outlet="Local"),
    report("—", id="nothing"),
)


def read(each: Report) -> Reading:
    return Reading(report=each, reader=STAMP)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.ledger") as opened:
        yield opened


def parts(ledger: Ledger) -> set[frozenset[str]]:
    traces, _ = list_origins(ledger, GroupFilters())
    return {frozenset(each.member.report for each in trace.members) for trace in traces}


def test_origins_are_those_that_the_index_finds(ledger: Ledger) -> None:
    index = OriginIndex()
    for each in REPORTS:
        index.add(make_signature(each))
    known = group_origins([make_carrier(each) for each in REPORTS], index.links())
    assert len(list(add_readings(ledger, map(read, REPORTS)))) == len(REPORTS)
    assert parts(ledger) == {frozenset(origin.reports) for origin in known}
    assert frozenset({"wire", "again", "later", "cut"}) in parts(ledger)
    assert count_origins(ledger) == (len(known), len(REPORTS))


def test_a_page_of_origins_has_each_as_it_is_alone(ledger: Ledger) -> None:
    list(add_readings(ledger, map(read, REPORTS)))
    traces, _ = list_origins(ledger, GroupFilters())
    assert len(traces) > 2
    assert any(trace.beside for trace in traces)
    assert traces == tuple(find_origin(ledger, trace.group.id) for trace in traces)


def test_each_copy_says_what_it_is_and_a_report_that_carries_passages_stands_beside(ledger: Ledger) -> None:
    list(add_readings(ledger, map(read, REPORTS)))
    trace = find_origin_of(ledger, "cut")
    assert trace is not None
    first = trace.members[0].member.name
    told = {each.member.report: each.link.kind if each.link else None for each in trace.members}
    assert told == {"wire": None, "again": "copy", "later": "copy", "cut": "partial"}
    assert {each.back for each in trace.members[1:]} == {first}
    drawn = {each.other.report for each in trace.beside}
    assert drawn == {"both"}
    assert find_origin(ledger, trace.group.id[:6]) == trace


def test_what_waits_is_grouped_before_it_is_shown(ledger: Ledger) -> None:
    add_reading(ledger, read(WIRE))
    assert count_pending(ledger) == 1
    assert parts(ledger) == {frozenset({"wire"})}
    assert count_pending(ledger) == 0
    assert reconcile_pending(ledger).reports == 0
    assert rebuild(ledger).reports == 1


def test_of_a_report_that_was_not_read_no_origin_is_known(ledger: Ledger) -> None:
    add_report(ledger, WIRE)
    assert find_origin_of(ledger, "wire") is None
    with pytest.raises(LedgerError, match="there is no report"):
        find_origin_of(ledger, "gone")
    with pytest.raises(LedgerError, match="there is no origin"):
        find_origin(ledger, "o123")


def test_readings_come_in_together_and_are_grouped_some_at_a_time(ledger: Ledger) -> None:
    many = [make_reading([f"The mayor said {number} ships came."], id=f"r{number}") for number in range(AT_ONCE + 7)]
    coming = add_readings(ledger, many)
    outcomes = [next(coming).outcome for _ in range(AT_ONCE + 1)]
    assert set(outcomes) == {Outcome.NEW}
    assert count_pending(ledger) <= 2 * 25
    coming.close()
    assert count_pending(ledger) == 0


def test_what_came_in_waits_where_an_error_ends_it(ledger: Ledger) -> None:
    def fail() -> None:
        with Grouping(ledger) as grouping:
            grouping.take(add_reading(ledger, read(WIRE)), read(WIRE))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count_pending(ledger) == 1
    assert reconcile_pending(ledger).reports == 1


def test_a_reading_that_cannot_be_added_leaves_out_those_that_came_with_it(ledger: Ledger) -> None:
    odd = replace(read(WIRE), report=replace(WIRE, id="odd", published="yesterday"))
    with pytest.raises(LedgerError, match="is no time"):
        list(add_readings(ledger, [read(WIRE), odd]))
    assert count_origins(ledger) == (0, 0)


def test_the_judgement_of_origins_is_the_same_for_either_order() -> None:
    items = [item for each in REPORTS for item in ORIGINS.make(read(each))]
    for one in items:
        for other in items:
            assert ORIGINS.judge(one, other) == ORIGINS.judge(other, one)


@pytest.mark.parametrize("linking", LINKINGS, ids=lambda each: each.kind.value)
def test_a_judgement_needs_nothing_but_ids_and_bodies(linking: Linking) -> None:
    readings = [*map(read, REPORTS), *make_many(12)]
    items = [item for each in readings for item in linking.make(each)]
    bare = [Item(id=item.id, report="", keys=(), body=item.body) for item in items]
    pairs = list(combinations(range(len(items)), 2))
    links = [linking.judge(items[one], items[other]) for one, other in pairs]
    assert any(links)
    assert links == [linking.judge(bare[one], bare[other]) for one, other in pairs]


def make_many(count: int) -> list[Reading]:
    """More readings than come in at once, some of one question, some of one text."""
    said = ("The mayor said {} ships came.", "The pilot said {} miners were killed near the old harbour.")
    numbered = ([each.format(2 + number % 40) for each in said] for number in range(count))
    return [make_reading(each, id=f"r{place}", published="2025-03-09") for place, each in enumerate(numbered)]


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger that one process filled."""
    with open_ledger(tmp_path / "alone.ledger") as opened:
        list(add_readings(opened, make_many(120)))
        yield opened


def test_several_processes_make_the_ledger_that_one_makes(ledger: Ledger, alone: Ledger) -> None:
    added = list(add_readings(ledger, make_many(120), jobs=2))
    assert [each.report for each in added] == [f"r{number}" for number in range(120)]
    assert dump_groups(ledger) == dump_groups(alone)
    assert {each.outcome for each in add_readings(ledger, make_many(60), jobs=2)} == {Outcome.KNOWN}
    assert rebuild(ledger, jobs=2).reports == 120
    assert dump_groups(ledger) == dump_groups(alone)


def test_after_all_is_made_again_the_words_of_what_goes_are_found_no_more(ledger: Ledger) -> None:
    list(add_readings(ledger, make_many(30)))
    assert rebuild(ledger).reports == find_words(ledger, "miners") == 30
    withdraw(ledger, "r7", reason="order")
    assert find_words(ledger, "miners") == 29
    assert check_integrity(ledger) == ()


def find_words(ledger: Ledger, words: str) -> int:
    with ledger.read() as connection:
        query = "SELECT count(*) FROM item_search WHERE item_search MATCH ?"
        return int(connection.exec_driver_sql(query, (words,)).scalar_one())


def test_what_a_process_finds_wrong_is_raised_in_its_turn(ledger: Ledger) -> None:
    many = make_many(TOGETHER + 10)
    wrong = many[TOGETHER + 5]
    many[TOGETHER + 5] = replace(wrong, report=replace(wrong.report, published="yesterday"))
    added: list[str] = []
    with pytest.raises(LedgerError, match="is no time"):
        added.extend(each.report for each in add_readings(ledger, many, jobs=2))
    assert added == [f"r{number}" for number in range(TOGETHER)]
    assert count_pending(ledger) == TOGETHER


def test_what_a_process_that_died_had_in_hand_is_made_here(
    ledger: Ledger, alone: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(values: Iterable[Any], make: object, *, jobs: int, window: int = 1) -> Iterator[Died[Any]]:
        return (Died(value, "was ended") for value in values)

    monkeypatch.setattr("reportedly.keeping.map_in_order", die)
    list(add_readings(ledger, make_many(120), jobs=2))
    assert dump_groups(ledger) == dump_groups(alone)
    rebuild(ledger, jobs=2)
    assert dump_groups(ledger) == dump_groups(alone)


def test_items_at_hand_that_other_rules_made_are_made_again(ledger: Ledger, alone: Ledger) -> None:
    with Grouping(ledger) as grouping:
        for reading in make_many(120):
            stale = make_items(LINKINGS[:1], reading)
            grouping.take(add_reading(ledger, reading), stale)
    assert dump_groups(ledger) == dump_groups(alone)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_killed_with_its_processes_at_work_nothing_is_lost_or_doubled(
    ledger: Ledger, alone: Ledger, tmp_path: Path
) -> None:
    code = "from tests.test_keeping_groups import fill; fill()"
    guarded = f"if __name__ == '__main__':\n    {code}\n"
    (tmp_path / "filling.py").write_text(guarded)
    for wait in (0.5, 1.5, 2.5):
        process = subprocess.Popen(
            [sys.executable, str(tmp_path / "filling.py")],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent.parent), *sys.path])},
        )
        time.sleep(wait)
        process.kill()
        process.wait()
    list(add_readings(ledger, make_many(120), jobs=2))
    assert dump_groups(ledger) == dump_groups(alone)
    assert check_integrity(ledger) == ()


def fill() -> None:
    """Fill the ledger in the working folder with the help of processes; to be killed on the way."""
    with open_ledger("desk.ledger") as opened:
        list(add_readings(opened, make_many(120), jobs=2))
