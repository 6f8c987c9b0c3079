"""Pairs that ledgers of real reports put on one question, and which of them still are."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evals.joined import JOINED, PARTS, RIGHT, WRONG, JoinedRow, load_joined, make_figures, measure_joined
from evals.own_sets import FOLDER
from evals.records import EvaluationError
from evals.relations import NATURAL, digest
from tests.evals.test_relating import OPEN, SHUT, read_report, side
from tests.reconciliation.dispatched import at

GOAT = {"doc_id": "d1", "dct": "2016-02-03", "text": "Two goats ran off.", "url": "https://elva.example/goats"}


@pytest.fixture(scope="module")
def kept() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / JOINED).read_text(encoding="utf-8").splitlines()]


def test_the_pairs_are_many_of_each_part_and_carry_no_text(kept: list[dict[str, Any]]) -> None:
    assert len({pair["id"] for pair in kept}) == len(kept) >= 550
    assert min(Counter(pair["part"] for pair in kept).values()) >= 50
    assert {pair["part"] for pair in kept} == set(PARTS)
    assert min(Counter(pair["batch"] for pair in kept).values()) >= 150
    assert {pair["verdict"] for pair in kept} == {*RIGHT, *WRONG}
    for pair in kept:
        assert set(pair) == {"id", "part", "batch", "corpus", "a", "b", "verdict"}
        for each in (pair["a"], pair["b"]):
            assert set(each) - {"figure"} == {"report", "start", "end", "sha"}


def test_they_are_of_other_reports_than_the_natural_pairs(kept: list[dict[str, Any]]) -> None:
    lines = (FOLDER / NATURAL).read_text(encoding="utf-8").splitlines()
    natural = {json.loads(line)[each]["report"] for line in lines for each in "ab"}
    assert natural.isdisjoint(pair[each]["report"] for pair in kept for each in "ab")


def make_row(verdict: str = "same", other: str = OPEN) -> JoinedRow:
    words = "the Varn bridge was open" if other is OPEN else "the Varn bridge was closed"
    one, second = side("a", OPEN, "the Varn bridge was open"), side("b", other, words)
    return JoinedRow(id="j", part="local", batch=1, verdict=verdict, a=one, b=second)


def measure(row: JoinedRow, monkeypatch: pytest.MonkeyPatch, folder: Path) -> bool:
    monkeypatch.setattr("evals.joined.load_joined", lambda gold: (row,))
    ((_, joins),) = measure_joined(read_report, folder)
    return joins


def test_what_is_joined_is_what_the_comparison_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert measure(make_row(), monkeypatch, tmp_path)
    assert measure(make_row(other=SHUT), monkeypatch, tmp_path)
    gone = replace(make_row(), b=replace(make_row().b, figure=at(OPEN, "an hour")))
    assert not measure(gone, monkeypatch, tmp_path)


def test_the_figures_are_of_what_is_joined_and_of_what_belongs_together() -> None:
    right, kept = make_figures([(make_row(), True), (make_row("dup"), False), (make_row("near"), True)])
    assert (right.value, right.support) == (0.5, 2)
    assert (kept.value, kept.support) == (0.5, 2)
    assert right.pinned
    assert kept.pinned
    assert [figure.value for figure in make_figures([])] == [None, None]


def test_a_bad_line_says_where_it_stands(tmp_path: Path) -> None:
    for name in ("gun_reports", "polnear", "wikinews"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(GOAT) + "\n", encoding="utf-8")
    place = {"report": "d1", "start": 0, "end": 9, "figure": [0, 9], "sha": digest("Two goats")}
    row = {"id": "j0", "part": "local", "batch": 1, "corpus": "gun_reports", "a": place, "b": place, "verdict": "same"}
    (tmp_path / JOINED).write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert [each.a.words for each in load_joined(tmp_path, tmp_path)] == ["Two goats"]
    (tmp_path / JOINED).write_text(json.dumps(row | {"verdict": "alike"}) + "\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"questions.joined.jsonl:1: .*'alike'.*same, dup, near, far"):
        load_joined(tmp_path, tmp_path)
    (tmp_path / JOINED).write_text(json.dumps(row | {"a": place | {"sha": "0"}}) + "\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"are not those that were judged"):
        load_joined(tmp_path, tmp_path)
    (tmp_path / "polnear.jsonl").unlink()
    assert load_joined(tmp_path, tmp_path) == ()
