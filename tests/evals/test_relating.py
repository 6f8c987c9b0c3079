"""Relations of the package measured on pairs: positions in the words of a claim, else the words as such."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from evals import relating
from evals.relating import Relater, load_rows, make_bare, measure
from evals.relations import PairedReport, RelationRow, Side
from reportedly.vocabulary import Reading, SourceKind, Span
from tests.reconciliation.dispatched import at, claim, read

OPEN = "The toll keeper said the Varn bridge was open. Nothing moved for an hour."
SHUT = "Drivers had waited. A driver said the Varn bridge was closed."


def read_report(report: PairedReport) -> Reading:
    source, content = (
        ("The toll keeper", "the Varn bridge was open")
        if "keeper" in report.text
        else ("A driver", "the Varn bridge was closed")
    )
    made = claim(report.text, source, "said", content, kind=SourceKind.PERSON)
    return read(report.text, made, id=report.id, published=report.published, outlet=report.outlet)


def side(id: str, text: str, words: str) -> Side:
    report = PairedReport(id=id, text=text, published="2025-03-03", outlet=f"{id} Post")
    return Side(report=report, claim=at(text, words))


def row(one: Side, other: Side, relation: str = "denies") -> RelationRow:
    return RelationRow(
        id="x1", half="dev", form="antonym", relation=relation, flags=(), question=None, a=one, b=other, note=""
    )


ROW = row(side("a", OPEN, "the Varn bridge was open"), side("b", SHUT, "the Varn bridge was closed"))


def test_the_positions_in_the_words_of_the_claims_are_related() -> None:
    relater = Relater(read=read_report)
    assert relater.predict(ROW) == "denies"
    assert "open" in relater.relate(ROW).reason


def test_words_without_a_position_stand_for_themselves() -> None:
    own = replace(ROW, a=side("a", OPEN, "Nothing moved"))
    assert Relater(read=read_report).predict(own) == "undecided"
    bare = make_bare(read_report(own.a.report), own.a.claim)
    assert (bare.content.text, bare.source_words, bare.sentence) == ("Nothing moved", "", "Nothing moved for an hour.")


def test_a_report_is_read_once() -> None:
    texts: list[str] = []

    def read_and_count(report: PairedReport) -> Reading:
        texts.append(report.id)
        return read_report(report)

    outcomes = measure(read_and_count, {"own": [ROW, replace(ROW, relation="agrees")]})
    assert [each.predicted for each in outcomes["own"]] == ["denies", "denies"]
    assert texts == ["a", "b"]


def test_natural_pairs_are_left_out_without_the_gold_data(tmp_path: Path) -> None:
    assert set(load_rows("dev", tmp_path / "none")) == {"own"}


def test_errors_are_shown_of_the_half_to_develop_on_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relating, "make_reader", lambda: read_report)
    monkeypatch.setattr(
        relating, "load_rows", lambda half, gold: {"own": (replace(ROW, half=half, relation="agrees"),)}
    )
    shown = CliRunner().invoke(relating.main, ["--half", "dev"])
    assert "wants agrees, found denies" in shown.output
    hidden = CliRunner().invoke(relating.main, ["--half", "sealed"])
    assert "macro-F1" in hidden.output
    assert "wants" not in hidden.output


def test_a_span_outside_every_sentence_is_its_own_sentence() -> None:
    reading = replace(read(OPEN, id="a"), sentences=())
    assert make_bare(reading, Span(start=0, end=3)).sentence == "The"


def test_one_set_at_a_time_is_measured(tmp_path: Path) -> None:
    both = CliRunner().invoke(relating.main, ["--wide", "--shown"])
    assert both.exit_code == 2
    assert "give one of them" in both.output


@pytest.mark.parametrize("option", ["--wide", "--shown"])
def test_without_the_gold_data_that_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, option: str) -> None:
    monkeypatch.setattr(relating, "make_reader", lambda: read_report)
    found = CliRunner().invoke(relating.main, [option, "--gold", str(tmp_path)])
    assert found.exit_code == 0
    assert "nothing to measure" in found.output
