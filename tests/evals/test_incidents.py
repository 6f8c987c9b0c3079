from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.incidents import (
    FIT,
    MEASURE,
    SEASON,
    Told,
    compare_partitions,
    find_side,
    group_plainly,
    group_sketches,
    load_incidents,
    measure_incidents,
    move_together,
    stands_in_gate,
)
from evals.records import EvaluationError
from reportedly.documents import make_report
from reportedly.reconciliation.stories.sketching import make_sketch
from reportedly.vocabulary import Reading, Report
from tests.reconciliation.told import STAMP, tell_again, tell_fire, tell_robbery, tell_storm

GOLD = {"a": "x", "b": "x", "c": "y", "d": "z"}


def read(report: Report) -> Reading:
    return Reading(report=report, reader=STAMP)


def test_the_gold_partition_agrees_with_itself() -> None:
    found = compare_partitions([["a", "b"], ["c"], ["d"]], GOLD)
    assert (found.precision, found.recall, found.f1, found.pair_f1) == (1.0, 1.0, 1.0, 1.0)
    assert (found.reports, found.largest) == (4, 2)


def test_b_cubed_is_counted_report_by_report() -> None:
    found = compare_partitions([["a", "c"], ["b"], ["d"]], GOLD)
    assert found.precision == pytest.approx((0.5 + 0.5 + 1 + 1) / 4)
    assert found.recall == pytest.approx((0.5 + 0.5 + 1 + 1) / 4)
    assert (found.pair_precision, found.pair_recall, found.pair_f1) == (0.0, 0.0, 0.0)


def test_only_what_is_counted_counts_but_all_that_stands_with_it() -> None:
    found = compare_partitions([["a", "b", "c", "d"]], GOLD, ["a", "d"])
    assert found.precision == pytest.approx((0.5 + 0.25) / 2)
    assert (found.recall, found.reports) == (1.0, 2)


def test_an_incident_has_one_side_and_the_gate_measures() -> None:
    ids = [str(number) for number in range(400)]
    assert {find_side(each) for each in ids} == {FIT, MEASURE}
    gate = [each for each in ids if stands_in_gate(each)]
    assert 40 < len(gate) < 100
    assert {find_side(each) for each in gate} == {MEASURE}


def test_incidents_are_moved_together_and_their_reports_stay_apart_as_they_were() -> None:
    readings = (tell_fire(), tell_again(), tell_storm())
    sketches = {reading.report.id: make_sketch(reading) for reading in readings}
    moved = move_together(sketches, {"fire": "1", "again": "1", "storm": "2"})
    assert (moved["again"].published or 0) - (moved["fire"].published or 0) == 1
    assert moved["fire"].days[0] - (moved["fire"].published or 0) == -1
    assert 0 <= (moved["fire"].published or 0) - 1000 < SEASON
    assert moved["fire"].terms == sketches["fire"].terms


def test_sketches_come_into_their_stories() -> None:
    readings = (tell_fire(), tell_again(), tell_storm(), tell_robbery())
    parts = group_sketches({reading.report.id: make_sketch(reading) for reading in readings})
    assert sorted(map(tuple, parts)) == [("again", "fire"), ("robbery",), ("storm",)]


def test_the_plain_search_finds_a_near_copy_within_three_days() -> None:
    told = [
        Told(report=make_report(text, id=id, published=day, check_language=False), incident=incident)
        for id, incident, day, text in (
            ("a", "1", "2021-06-06", "A barge sank at the weir with a cargo of pears."),
            ("b", "1", "2021-06-07", "The barge with a cargo of pears sank at the weir."),
            ("c", "2", "2021-06-07", "A goat was elected to the board of the library."),
            ("d", "3", "2021-07-07", "A barge sank at the weir with a cargo of pears."),
        )
    ]
    gold = {each.report.id: each.incident for each in told}
    parts = group_plainly(told, gold, frozenset(gold))
    assert sorted(map(sorted, parts)) == [["a", "b"], ["c"], ["d"]]


def write_rows(folder: Path) -> None:
    ids = [each for each in map(str, range(60)) if stands_in_gate(each)][:2]
    rows = [
        {"doc_id": f"{incident}{place}", "incident": incident, "dct": "2021-06-06", "title": text[:20], "text": text}
        for incident, text in zip(
            ids,
            (
                "A heron ate nine koi in the castle pond at Varn.",
                "Two tugs pulled the ferry Halcyon off the sand bank.",
            ),
            strict=True,
        )
        for place in (1, 2)
    ]
    (folder / "gun_reports.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")


def test_figures_are_measured_from_readings(tmp_path: Path) -> None:
    write_rows(tmp_path)
    figures = {figure.key: figure for figure in measure_incidents(tmp_path, read)}
    assert figures["stories.gun.f1"].value == 1.0
    assert figures["stories.gun.f1"].support == 4
    assert figures["stories.gun.plain.precision"].value == 1.0
    assert [key for key, figure in figures.items() if figure.pinned] == ["stories.gun.precision", "stories.gun.f1"]


def test_a_missing_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="missing"):
        load_incidents(tmp_path)
