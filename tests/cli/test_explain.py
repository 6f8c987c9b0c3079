from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import reportedly.pipeline
from reportedly.cli import main
from reportedly.documents import Failure
from reportedly.vocabulary import Explained, Reason
from tests.sample_reading import READING, at

REASONS = {
    "f1": (
        Reason(field="high", value="40", because="“up to” sets the upper bound", table="bounds.tsv", row="up to"),
        Reason(field="counts", value="passengers", because="the noun behind the number", span=at("passengers")),
    ),
    "p1": (Reason(field="place", value="Elsa, PRT", because="the only place of that name in the report's country"),),
    "e1": (Reason(field="mentions", value="she", because="the nearest woman named before", table="t.tsv"),),
    "c1": (Reason(field="content", value="that the ferry", because="the model tags it", head="attribution"),),
}


def explained(*results: Any) -> Any:
    def explain_files(inputs: tuple[str, ...], **_given: Any) -> Iterator[Any]:
        yield from results

    return explain_files


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Any:
    def run(*args: str, results: tuple[Any, ...] = (Explained(reading=READING, reasons=REASONS),)) -> Result:
        monkeypatch.setattr(reportedly.pipeline, "explain_files", explained(*results))
        return CliRunner().invoke(main, ["explain", "dispatch.txt", *args])

    return run


def test_without_an_id_everything_is_listed(call: Any) -> None:
    lines = call().stdout.splitlines()
    assert lines[0].split() == ["claim", "c1", "Ines", "Okafor"]
    assert "figure   f1                ≤ 40 passengers, in all" in lines
    assert "time     t1                Friday: 1 November 2024" in lines
    assert lines[-1].startswith("silence  s1                The harbour office: did not say")
    assert len(lines) == len(READING.claims) + 2 + 2 + 2 + 1 + 1


def test_a_figure_with_the_rows_that_gave_its_values(call: Any) -> None:
    assert call("--figure", "f1").stdout == (
        "figure f1: “up to 40 passengers”\n"
        "  read as: ≤ 40 passengers, in all\n"
        "  high = 40: “up to” sets the upper bound [bounds.tsv: up to]\n"
        "  counts = passengers: the noun behind the number\n\n"
    )


def test_a_claim_by_the_beginning_of_its_id_and_a_head_of_the_model(call: Any) -> None:
    shown = call("--claim", "c1").stdout
    assert "  content = that the ferry: the model tags it [head: attribution]\n" in shown
    assert len(call("--claim", "c").stdout.split("claim c")) == len(READING.claims) + 1


def test_several_kinds_at_once(call: Any) -> None:
    shown = call("--time", "t2", "--silence", "s1").stdout
    assert "time t2: “Monday”" in shown
    assert "silence s1: “did not say when the inquiry would end”" in shown


def test_a_place_with_why_it_won_and_an_entity_by_the_beginning_of_its_id(call: Any) -> None:
    shown = call("--place", "p1").stdout
    assert "place p1: “Port Elsa”\n  read as: Port Elsa: Elsa, PRT, 12.3° S 40.5° E ± 4.2 km\n" in shown
    assert "  place = Elsa, PRT: the only place of that name" in shown
    shown = call("--entity", "e").stdout
    assert "entity e1: “Ines Okafor”\n  read as: Ines Okafor · person · Harbour Master · PRT\n" in shown
    assert "  mentions = she: the nearest woman named before [t.tsv]\n" in shown, "a table without a row of its own"


def test_json_has_every_reason(call: Any) -> None:
    (line,) = call("--figure", "f1", "--json").stdout.splitlines()
    described = json.loads(line)
    assert (described["kind"], described["id"], len(described["reasons"])) == ("figure", "f1", 2)
    assert described["reasons"][0]["row"] == "up to"
    span = described["reasons"][1]["span"]
    assert READING.report.text[span[0] : span[1]] == "passengers"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--figure", "f9"), "--figure f9 is not there: choose from f1, f2"),
        (("--report", "zz"), "no report whose id begins with 'zz'"),
    ],
)
def test_what_is_not_there_is_said_with_what_is(call: Any, args: tuple[str, ...], message: str) -> None:
    result = call(*args)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_report_that_cannot_be_read_does_not_stop_the_others(call: Any) -> None:
    failed = Failure(input="a.txt", report=None, message="the file is empty")
    result = call("--figure", "f2", results=(failed, Explained(reading=READING, reasons={})))
    assert result.exit_code == 3
    assert "a.txt: the file is empty" in result.stderr
    assert "figure f2: “Three tugs”" in result.stdout


@pytest.mark.model
def test_a_report_of_our_own_explained(tmp_path: Path) -> None:
    path = tmp_path / "dispatch.txt"
    text = "The harbour master said on Friday that up to 40 sailors were missing. He declined to comment on the cause."
    path.write_text(text, encoding="utf-8")
    run = ["explain", str(path), "--published", "2024-11-01"]
    listed = CliRunner().invoke(main, run).stdout
    assert "≤ 40 sailors" in listed
    assert "Friday: 1 November 2024" in listed
    assert "declined to comment on the cause" in listed
    shown = CliRunner().invoke(main, [*run, "--figure", "f1"]).stdout
    assert "[bounds.tsv: up to]" in shown
    claim = next(line.split()[1] for line in listed.splitlines() if line.startswith("claim"))
    reasons = CliRunner().invoke(main, [*run, "--claim", claim]).stdout
    assert "[reporting_verbs.tsv: say]" in reasons
    assert "[head: attribution]" in reasons
