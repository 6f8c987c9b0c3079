"""Pairs that ledgers of real reports showed, and what is shown of them now."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evals.own_sets import FOLDER
from evals.records import EvaluationError
from evals.relations import CONFLICTS, NATURAL, RELATIONS, Outcome, digest
from evals.shown import CORPORA, PARTS, SHOWN, Shower, load_shown, make_figures
from reportedly.vocabulary import Span
from tests.evals.test_relating import OPEN, ROW, SHUT, read_report, row, side
from tests.reconciliation.dispatched import at

GOAT = {"doc_id": "d1", "dct": "2016-02-03", "text": "Two goats ran off.", "url": "https://elva.example/goats"}


@pytest.fixture(scope="module")
def kept() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / SHOWN).read_text(encoding="utf-8").splitlines()]


def test_the_pairs_are_many_of_each_part_and_carry_no_text(kept: list[dict[str, Any]]) -> None:
    assert len({pair["id"] for pair in kept}) == len(kept) >= 1_000
    assert min(Counter(pair["part"] for pair in kept).values()) >= 130
    assert {pair["part"] for pair in kept} == set(PARTS)
    assert {pair["corpus"] for pair in kept} <= set(CORPORA)
    assert {pair["relation"] for pair in kept} == set(RELATIONS)
    assert sum(pair["relation"] in CONFLICTS for pair in kept) >= 40
    for pair in kept:
        assert set(pair) == {"id", "part", "corpus", "a", "b", "relation"}
        for each in (pair["a"], pair["b"]):
            assert set(each) == {"report", "start", "end", "figure", "sha"}
            assert each["figure"] is None or each["start"] <= each["figure"][0] < each["figure"][1] <= each["end"]


def test_they_are_of_other_reports_than_the_natural_pairs(kept: list[dict[str, Any]]) -> None:
    lines = (FOLDER / NATURAL).read_text(encoding="utf-8").splitlines()
    natural = {json.loads(line)[each]["report"] for line in lines for each in "ab"}
    assert natural.isdisjoint(pair[each]["report"] for pair in kept for each in "ab")


def test_what_is_shown_is_the_relation_of_the_two_positions() -> None:
    twice = row(side("a", OPEN, "the Varn bridge was open"), side("c", OPEN, "the Varn bridge was open"))
    assert Shower(read=read_report).predict(twice) == "agrees"
    texts: list[str] = []
    shower = Shower(read=lambda report: texts.append(report.id) or read_report(report))  # type: ignore[func-returns-value]
    assert shower.predict(ROW) == shower.predict(ROW)
    assert texts == ["a", "b"]


def test_of_a_position_that_is_made_no_more_nothing_is_shown() -> None:
    gone = row(replace(side("a", OPEN, "the Varn bridge was open"), figure=at(OPEN, "an hour")), ROW.b)
    assert Shower(read=read_report).predict(gone) == "other_scope"
    apart = row(side("a", OPEN, "Nothing moved"), side("b", SHUT, "Drivers"))
    assert Shower(read=read_report).predict(apart) == "other_scope"


def write(folder: Path, **changes: Any) -> Path:
    claim = {"report": "d1", "start": 0, "end": 17, "figure": [0, 9], "sha": digest("Two goats ran off")}
    pair = {"id": "s1", "part": "local", "corpus": "gun_reports", "a": claim, "b": claim, "relation": "agrees"}
    (folder / SHOWN).write_text(json.dumps(pair | changes) + "\n", encoding="utf-8")
    for corpus in CORPORA:
        lines = json.dumps(GOAT) + "\n" if corpus == "gun_reports" else ""
        (folder / f"{corpus}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def test_a_pair_gets_its_text_from_the_data(tmp_path: Path) -> None:
    parts = load_shown(write(tmp_path), own=tmp_path)
    (found,) = parts["local"]
    assert (found.a.words, found.a.figure, found.half) == ("Two goats ran off", Span(start=0, end=9), "dev")
    assert (parts["news"], parts["politics"]) == ((), ())
    (tmp_path / "meantime.jsonl").unlink()
    assert load_shown(tmp_path, own=tmp_path) == {}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"part": "sport"}, "s1 is of the part 'sport'; parts are local, news, politics, later"),
        ({"relation": "same"}, "'same' is no relation"),
        ({"corpus": "wikinews"}, "wikinews has no report d1"),
    ],
)
def test_a_bad_pair_is_named(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        load_shown(write(tmp_path, **changes), own=tmp_path)


def test_the_figures_pool_the_parts_and_the_gate_holds_what_is_right_of_what_is_shown() -> None:
    told = [("differs", "differs"), ("agrees", "denies"), ("agrees", "agrees"), ("denies", "other_scope")]
    outcomes = [Outcome(row=replace(ROW, relation=wanted), predicted=found) for wanted, found in told]
    figures = {each.key: each for each in make_figures(outcomes)}
    values = {key.removeprefix("relations.shown."): each.value for key, each in figures.items()}
    assert values == {"right": 0.5, "conflicts_right": 0.5, "conflicts_found": 0.5, "agrees_right": 1.0}
    assert [each.pinned for each in figures.values()] == [True, True, False, True]
    assert make_figures([])[0].value is None
