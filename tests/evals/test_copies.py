from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.copies import (
    HALVES,
    HERE,
    Task,
    link_reports,
    load_copies,
    load_junk,
    make_gun_task,
    make_own_task,
    make_pair,
    measure_gun_copies,
    measure_own_copies,
    score_links,
)
from evals.records import EvaluationError
from reportedly.reconciliation.copying import Copying, CopyKind

LONG = (
    "The last paper mill on the river Ost closed on Friday after two hundred years, and its forty workers walked out "
    "of the gate behind a brass band, the owner said. Mayor Hilde Kamp had offered to waive the rent of the weir."
)
AWAY = (
    "In Farbach the bakers gave away their bread on Tuesday, since the new ovens had come and the old ones were sold."
)


def row(name: str, half: str, *others: dict[str, Any]) -> str:
    base = {"id": f"{name}/base", "outlet": "Northline", "published": "2025-01-01", "text": LONG}
    return json.dumps({"id": name, "half": half, "round": 1, "base": base, "others": others}) + "\n"


def other(name: str, form: str, relation: str, text: str = LONG) -> dict[str, Any]:
    return {"id": name, "form": form, "relation": relation, "outlet": "Post", "published": "2025-01-01", "text": text}


def test_the_own_set_is_large_enough_and_halved() -> None:
    dev, sealed = (load_copies(half) for half in HALVES)
    assert (len(dev), len(sealed)) == (16, 28)
    assert len({row.id for row in (*dev, *sealed)}) == 44
    assert sum(row.round == 2 for row in sealed) == 12
    for half in (dev, sealed):
        forms = {variant.form for row in half for variant in row.variants}
        assert {"headline", "cut", "inset", "rewrite", "separate", "template"} <= forms


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (row("mine-4", "sealed"), "mine-4 stands in the half"),
        (row("mine-4", "dev", other("x", "gossip", "copy")), "'gossip' or 'copy' is not known"),
        (row("mine-4", "dev", other("x", "cut", "copy"), other("x", "cut", "copy")), "two texts of one id"),
    ],
)
def test_a_bad_row_is_refused(tmp_path: Path, written: str, message: str) -> None:
    (tmp_path / "copies.dev.jsonl").write_text(written, encoding="utf-8")
    with pytest.raises(EvaluationError, match=message):
        load_copies("dev", tmp_path)


def test_only_halves_are_loaded(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no half of the own sets"):
        load_copies("train")
    with pytest.raises(EvaluationError, match="is missing"):
        load_copies("dev", tmp_path)


def test_pairs_of_copies_of_one_base_are_not_asked_for(tmp_path: Path) -> None:
    others = (other("m/a", "headline", "copy"), other("m/b", "cut", "partial"), other("m/c", "separate", "none", AWAY))
    (tmp_path / "copies.dev.jsonl").write_text(row("mine-4", "dev", *others), encoding="utf-8")
    task = make_own_task(load_copies("dev", tmp_path))
    assert task.gold == {("m/a", "mine-4/base"): CopyKind.COPY, ("m/b", "mine-4/base"): CopyKind.PARTIAL}
    assert task.unasked == {("m/a", "m/b")}
    outcome = score_links(task, link_reports(task.reports))
    assert (outcome.counts.recall, outcome.counts.precision, outcome.kinds.precision) == (1.0, 1.0, 0.5)
    assert outcome.forms["separate"].predicted == 0


def link(left: str, right: str, kind: CopyKind = CopyKind.COPY, score: float = 0.9) -> Copying:
    return Copying(
        left=left,
        right=right,
        kind=kind,
        score=score,
        reason="",
        left_share=1.0,
        right_share=1.0,
        names=1.0,
        numbers=1.0,
        terms=1.0,
    )


def test_what_nobody_expected_is_wrong_and_what_is_open_is_not_counted() -> None:
    gold = {("a", "b"): CopyKind.COPY, ("a", "c"): CopyKind.COPY}
    task = Task(reports=(), gold=gold, forms={}, unasked=frozenset({("d", "e")}))
    outcome = score_links(task, [link("a", "b"), link("d", "e"), link("a", "f")])
    assert (outcome.counts.right, outcome.counts.predicted, outcome.counts.gold) == (1, 2, 2)
    assert (outcome.missed, [each.right for each in outcome.wrong]) == ((("a", "c"),), ["f"])


def test_two_texts_that_equal_a_third_are_a_pair() -> None:
    task = Task(reports=(), gold={("b", "c"): CopyKind.COPY}, forms={}, unasked=frozenset({("a", "b"), ("a", "c")}))
    assert score_links(task, [link("a", "b", score=1.0), link("a", "c", score=1.0)]).counts.recall == 1.0


def test_kinds_that_are_not_asked_for_are_not_counted() -> None:
    task = Task(reports=(), gold={}, forms={}, unasked=frozenset())
    assert score_links(task, [link("a", "b", CopyKind.REWRITE)], (CopyKind.COPY,)).counts.predicted == 0


def test_the_own_set_reaches_its_figures_on_the_half_to_develop_on() -> None:
    figures = {figure.key: figure for figure in measure_own_copies("dev")}
    assert (figures["copies.own.dev.recall"].value or 0) >= 0.95
    assert (figures["copies.own.dev.precision"].value or 0) >= 0.98
    assert figures["copies.own.dev.separate"].support == 16


def test_junk_and_pairs_are_committed_by_id() -> None:
    fields = json.loads((HERE / "gun_junk.json").read_text(encoding="utf-8"))
    assert len(fields["several_incidents"]) == 16
    pairs = json.loads((HERE / "gun_copies.json").read_text(encoding="utf-8"))
    named = {name for key in ("copies", "partial", "open") for pair in pairs[key] for name in pair}
    assert not named & load_junk()
    assert all(pair == sorted(pair) for key in ("copies", "partial", "open") for pair in pairs[key])


def test_reports_of_shootings_are_read_without_junk(tmp_path: Path) -> None:
    ids = ("1" * 32, "2" * 32, "3" * 32, "4" * 32)
    lines = [
        json.dumps({"doc_id": name, "text": text, "dct": "2025-01-01"})
        for name, text in zip(ids, (LONG, LONG, AWAY, "Sign in"), strict=True)
    ]
    (tmp_path / "gun_reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "gun_junk.json").write_text(
        json.dumps({"several_incidents": [[ids[3]]], "walls": []}), encoding="utf-8"
    )
    pairs = {"copies": [[ids[0], ids[1]]], "partial": [], "open": []}
    (tmp_path / "gun_copies.json").write_text(json.dumps(pairs), encoding="utf-8")
    task = make_gun_task(tmp_path, tmp_path)
    assert [report.id for report in task.reports] == list(ids[:3])
    assert score_links(task, link_reports(task.reports)).counts.f1 == 1.0
    with pytest.raises(EvaluationError, match=r"gun_reports\.jsonl is missing"):
        measure_gun_copies(tmp_path / "nowhere")


def test_a_pair_is_in_order() -> None:
    assert make_pair("b", "a") == make_pair("a", "b") == ("a", "b")
