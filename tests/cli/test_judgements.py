"""The commands by which a person has the last word."""

from __future__ import annotations

import csv
import getpass
import io
import json
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from reportedly.cli import main
from reportedly.cli.judgements import JUDGING
from reportedly.ledger import add_reading, open_ledger
from tests.ledger.made_readings import make_reading
from tests.sample_reading import READING

BRIDGE = make_reading(["The mayor said the bridge is open."], id="a1", outlet="Post", published="2024-11-01")
KITCHEN = make_reading(["The cook said the kitchen stays shut."], id="b1", published="2024-11-02")
PATH = make_reading(["The guide said the path is safe."], id="d1", published="2024-11-03")
WHY = ("--reason", "looked it up")


def call(*args: str, author: str | None = "Kim", **environment: str) -> Result:
    who = {} if author is None else {"REPORTEDLY_AUTHOR": author}
    return CliRunner().invoke(main, args, env={"COLUMNS": "100", **who, **environment})


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout_bytes.split(b"\n") if line]


def listed(*args: str) -> list[dict[str, Any]]:
    return rows(call("judgements", "--json", *args))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("REPORTEDLY_LEDGER", "REPORTEDLY_AUTHOR"):
        monkeypatch.delenv(name, raising=False)
    with open_ledger(tmp_path / "reportedly.ledger") as ledger:
        for reading in (READING, BRIDGE, KITCHEN, PATH):
            add_reading(ledger, reading)
    return tmp_path


def test_a_corrected_source_shows_with_the_one_that_was_read() -> None:
    result = call("correct", "a1-0", "--source", "The deputy mayor", *WHY)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "j1: a1-0: source corrected to “The deputy mayor”\n"
    shown = call("claims", "--text", "bridge").stdout
    assert "The deputy mayor (read as The mayor) · named person" in shown
    assert "source corrected to “The deputy mayor” (Kim, 20" in shown
    (claim,) = rows(call("claims", "--json", "--source", "deputy"))
    assert (claim["id"], claim["source_name"]) == ("a1-0", "The mayor")
    (verdict,) = claim["verdicts"]
    assert (verdict["aspect"], verdict["opposed"], verdict["words"][0]["value"]) == (
        "source",
        False,
        ["The deputy mayor"],
    )
    assert verdict["words"][0]["reason"] == "looked it up"


def test_a_table_has_a_cell_for_each_thing_that_people_say() -> None:
    call("correct", "a1-0", "--source", "=SUM(1)", *WHY)
    call("grade", "a1-0", "B2", *WHY)
    call("checked", "a1-0")
    call("note", "a1-0", "Call again.")
    call("grade", "b1-0", "3", *WHY)
    call("grade", "b1-0", "5", *WHY, author="Lee")
    cells = {row["id"]: row for row in csv.DictReader(io.StringIO(call("claims", "--csv").stdout))}
    bridge, kitchen, path = (cells[id] for id in ("a1-0", "b1-0", "d1-0"))
    assert (bridge["source_name"], bridge["corrected_source"]) == ("The mayor", "'=SUM(1)")
    assert (bridge["credibility"], bridge["checked_by"], bridge["notes"]) == ("2", "Kim", "Call again.")
    assert (kitchen["credibility"], kitchen["conflicts"]) == ("", "credibility")
    assert {path[name] for name in ("corrected_source", "credibility", "checked_by", "notes", "conflicts")} == {""}


def test_a_grade_of_a_source_is_for_all_that_it_says() -> None:
    result = call("grade", "ines okafor", "b", *WHY)
    assert result.stdout == "j1: Ines Okafor: source B, usually reliable\n"
    graded = [row["id"] for row in rows(call("claims", "--json")) if row["verdicts"]]
    assert graded
    assert {row["source_name"] for row in rows(call("claims", "--json")) if row["verdicts"]} == {"Ines Okafor"}


def test_both_grades_of_a_claim_go_to_it_and_to_its_source() -> None:
    result = call("grade", "a1-0", "D5", *WHY)
    assert result.stdout.splitlines() == [
        "j1: The mayor: source D, not usually reliable",
        "j2: a1-0: information 5, improbable",
    ]
    assert "source D, not usually reliable" in call("claims", "--text", "bridge").stdout


def test_a_figure_is_corrected_by_its_words() -> None:
    claim = next(row for row in rows(call("claims", "--json")) if "passengers" in row["content"])
    result = call("correct", claim["id"], "--figure", "40", "--value", "35..40", *WHY)
    assert "figure corrected to 35 to 40" in result.stdout
    shown = call("claims", "--text", "passengers").stdout
    assert "figure corrected to 35 to 40 on figure f" in shown
    assert "40 passengers" in shown
    refused = call("correct", "a1-0", "--value", "3", *WHY)
    assert (refused.exit_code, "claim a1-0 has these figures: none" in refused.stderr) == (1, True)


def test_what_is_no_claim_leaves_the_list() -> None:
    assert call("correct", "a1-0", "--not-a-claim", *WHY).stdout == "j1: a1-0: no claim\n"
    assert "a1-0" not in {row["id"] for row in rows(call("claims", "--json"))}
    call("undo", "j1")
    assert "a1-0" in {row["id"] for row in rows(call("claims", "--json"))}


def test_a_piece_is_shown_with_its_whole() -> None:
    first, second = rows(call("claims", "--json", "--report", "r1"))[:2]
    call("correct", second["id"], "--part-of", first["id"], *WHY)
    shown = call("claims", "--report", "r1").stdout
    assert f"with claim {second['id']}: “" in " ".join(shown.split())
    assert f"claim {second['id']} " not in shown.replace(f"with claim {second['id']}", "")


def test_corrected_words_are_quoted_from_the_report() -> None:
    assert (
        call("correct", "a1-0", "--words", "THE bridge", *WHY).stdout == "j1: a1-0: words corrected to “the bridge”\n"
    )
    assert "said: the bridge (read as: the bridge is open)" in call("claims", "--text", "bridge").stdout
    refused = call("correct", "a1-0", "--words", "the tunnel", *WHY)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "'the tunnel' do not stand in report a1" in refused.stderr


def test_two_people_are_a_conflict_and_both_are_told() -> None:
    call("correct", "a1-0", "--source", "The deputy", *WHY)
    result = call("correct", "a1-0", "--source", "The clerk", *WHY, "--author", "Lee")
    assert result.exit_code == 0
    assert "a conflict with j1 of Kim" in result.stderr
    assert [row["key"] for row in listed("--conflicts")] == ["j1", "j2"]
    shown = " ".join(call("claims", "--text", "bridge").stdout.split())
    assert "conflict: source corrected to “The deputy”, says Kim, 20" in shown
    assert "source corrected to “The clerk”, says Lee" in shown
    assert "The mayor · named person" in shown


def test_undo_is_for_ones_own() -> None:
    call("checked", "a1-0")
    refused = call("undo", "j1", author="Lee")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "j1 is Kim's, and you are Lee" in refused.stderr
    assert call("undo", "1", "--reason", "mistaken").stdout == "j2: j1 is undone\n"
    assert call("undo", "j1").stdout == "j2: j1 is undone, as you said before\n"
    assert call("undo", "J1").exit_code == 2
    assert [row["state"] for row in listed()] == ["undone"]
    assert "undone 20" in call("judgements").stdout
    assert listed("--standing") == []


def test_merge_cut_and_the_refusal_of_a_chain() -> None:
    assert call("merge", "a1", "b1", *WHY).stdout == "j1: a1 and b1 are one story\n"
    assert call("merge", "b1", "a1", *WHY).stdout == "j1: b1 and a1 are one story, as you said before\n"
    assert call("cut", "a1", "d1", "--reason", "far away", author="Ann").stdout == "j2: a1 and d1 are not one story\n"
    refused = call("merge", "b1", "d1", *WHY, author="Lee")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "a1 (“Post”)–b1 merged by Kim on 20" in refused.stderr
    assert "parted by Ann on 20" in refused.stderr
    assert "“far away”" in refused.stderr
    assert call("merge", "b1", "d1", "--as", "origin", *WHY).exit_code == 0


def test_a_list_for_people_and_for_programs() -> None:
    call("correct", "a1-0", "--source", "The deputy", "--reason", "heard the tape")
    call("note", "b1", "Filed late.", author="Lee")
    shown = call("judgements").stdout
    assert shown.startswith("j1      standing · Kim · 20")
    assert "        a1-0: “the bridge is open” · report a1\n        because: heard the tape\n\nj2" in shown
    assert "b1: note: Filed late." in shown
    (row,) = listed("--author", "Kim")
    assert row["subjects"] == [
        {
            "kind": "claim",
            "id": "a1-0",
            "item": None,
            "report": "a1",
            "label": "The mayor",
            "quotation": {"exact": "the bridge is open", "prefix": "The mayor said ", "suffix": "."},
            "now": ["a1-0"],
        }
    ]
    assert [row["key"] for row in listed("--about", "b1")] == ["j2"]


def test_no_judgement_is_said_on_standard_error() -> None:
    result = call("judgements", "--unattached")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no judgement in the ledger is like that" in result.stderr


def test_who_judges_is_the_option_then_the_environment_then_who_is_logged_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "login")
    call("note", "a1", "one", "--author", "Option")
    call("note", "a1", "two")
    call("note", "a1", "three", author=None)
    assert [row["author"] for row in listed()] == ["Option", "Kim", "login"]

    def nobody() -> str:
        raise OSError("no name")

    monkeypatch.setattr(getpass, "getuser", nobody)
    refused = call("note", "a1", "four", author=None)
    assert (refused.exit_code, "--author NAME" in refused.stderr) == (2, True)


@pytest.mark.parametrize(
    ("args", "status", "complaint"),
    [
        (("correct", "zz", "--source", "x", *WHY), 1, "there is no claim 'zz' in view"),
        (("correct", "a1-0", *WHY), 2, "give one of --source"),
        (("correct", "a1-0", "--source", "x", "--not-a-claim", *WHY), 2, "give one of --source"),
        (("correct", "a1-0", "--source", "x", "--figure", "f1", *WHY), 2, "give both"),
        (("correct", "a1-0", "--source", "x"), 2, "Missing option '--reason'"),
        (("correct", "a1-0", "--source", "x", "--reason", " "), 2, "needs a reason"),
        (("correct", "a1-0", "--value", "many", *WHY), 1, "has these figures: none"),
        (("correct", "a1-0", "--part-of", "a1-0", *WHY), 2, "two different things"),
        (("grade", "a1-0", "G", *WHY), 2, "'G' is no grade: give a letter from A to F"),
        (("grade", "a1-0", "B7", *WHY), 2, "'B7' is no grade"),
        (("grade", "Ines Okafor", "B2", *WHY), 2, "name a claim by its id"),
        (("grade", "Okafor", "B", *WHY), 1, "with these words: Ines Okafor"),
        (("merge", "a1", "zz", *WHY), 1, "there is nothing to group under 'zz'"),
        (("merge", "a1", "a1", *WHY), 2, "two different things"),
        (("split", "a1", *WHY), 1, "alone in its group"),
        (("undo", "j9"), 1, "no judgement j9"),
        (("undo", "nine"), 2, "give a key such as j12"),
        (("note", "a1-0", " "), 2, "the note's text"),
        (("note", "a1-0", "x", "--author", "\x1b[2J"), 2, "no name of an author"),
        (("checked", "a1"), 2, "not about a report"),
        (("judgements", "--ledger", "gone"), 2, "there is no ledger at gone"),
    ],
)
def test_a_call_that_cannot_be_answered(args: tuple[str, ...], status: int, complaint: str) -> None:
    result = call(*args)
    assert complaint in result.stderr
    assert (result.exit_code, result.stdout) == (status, "")
    assert "Traceback" not in result.stderr
    assert listed() == []


@pytest.mark.parametrize("command", JUDGING, ids=lambda command: command.name)
def test_every_command_has_help_with_examples(command: click.Command) -> None:
    shown = call(command.name or "", "--help").stdout
    assert f"reportedly {command.name}" in shown.partition("Examples:")[2]
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_help_does_not_load_the_database() -> None:
    import subprocess

    code = "import sys, reportedly.cli.judgements; print('sqlalchemy' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown == "False\n"
