import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from reportedly.cli import ledger as commands
from reportedly.cli import main
from reportedly.ledger import CERTAINTIES, add_reading, open_ledger
from reportedly.vocabulary import Reading
from tests.fake_model import load_broken, load_fake
from tests.ledger.made_readings import make_reading
from tests.sample_reading import READING
from tests.test_keeping import load_newer

GOOD = "The mayor said the bridge is open again."
OTHER = "The engineer said the second valve was loose."


def call(*args: str, load: Any = load_fake, input: str | bytes | None = None, **environment: str) -> Result:
    return CliRunner().invoke(main, args, obj=load, input=input, env={"COLUMNS": "80", **environment})


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout_bytes.split(b"\n") if line]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path


@pytest.fixture
def full(folder: Path) -> Path:
    """A ledger with the sample reading, and texts that would do harm in a spreadsheet or on a terminal."""
    return keep(
        folder / "reportedly.ledger",
        READING,
        make_reading(["=HYPERLINK(1) said \x1b[31mred\u202e and\nblue."], id="odd", published="2024-11-02"),
    )


def keep(path: Path, *readings: Reading) -> Path:
    with open_ledger(path) as ledger:
        for reading in readings:
            add_reading(ledger, reading)
    return path


def test_add_reads_into_a_ledger_in_this_folder(folder: Path) -> None:
    result = call("add", "a.txt", "b.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "2 reports added\n", "")
    assert (folder / "reportedly.ledger").stat().st_mode & 0o777 == 0o600
    assert call("add", "a.txt", "b.txt").stdout == "2 known already\n"
    assert len(rows(call("claims", "--json"))) == 2


def test_the_ledger_is_that_of_the_option_else_of_the_environment(folder: Path) -> None:
    call("add", "a.txt", REPORTEDLY_LEDGER="mine")
    assert call("add", "a.txt", "--ledger", "other", REPORTEDLY_LEDGER="mine").stdout == "1 report added\n"
    assert {each.name for each in folder.iterdir()} == {"a.txt", "b.txt", "mine", "other"}
    assert len(rows(call("claims", "--json", REPORTEDLY_LEDGER="mine"))) == 1


def test_add_says_what_it_could_not_read_and_keeps_the_rest() -> None:
    result = call("add", "a.txt", "gone.txt")
    assert (result.exit_code, result.stdout) == (3, "1 report added, 1 not read\n")
    assert "gone.txt: " in result.stderr


def test_add_from_standard_input_with_a_date() -> None:
    assert call("add", "--published", "2024-10-30", input=GOOD).exit_code == 0
    assert rows(call("claims", "--json"))[0]["published"] == "2024-10-30"


def test_add_as_json_tells_what_became_of_each() -> None:
    text = "KILL: the bridge.\n\nThe desk said the story is wrong."
    first, second = rows(call("add", "--json", "a.txt", "gone.txt"))
    assert first == {"report": first["report"], "outcome": "new", "claims": 1, "notice": None}
    assert second["error"]["input"] == "gone.txt"
    (third,) = rows(call("add", "--json", "-q", input=text))
    assert third["notice"] == "kill"


@pytest.mark.parametrize(
    ("args", "status", "complaint"),
    [
        (("add", "--published", "yesterday", "a.txt"), 2, "yesterday"),
        (("add", "--ledger", "nowhere/desk", "a.txt"), 1, "no ledger can be made at nowhere/desk"),
        (("add", "--ledger", "a.txt", "b.txt"), 1, "a.txt is no ledger"),
        (("claims", "--ledger", "gone"), 2, "there is no ledger at gone"),
        (("report", "x", "--ledger", "gone"), 2, "there is no ledger at gone"),
        (("claims", "--certainty", "sure"), 2, "'sure' is not one of"),
        (("withdraw", "x"), 2, "Missing option '--reason'"),
    ],
)
def test_a_call_that_cannot_be_answered(args: tuple[str, ...], status: int, complaint: str) -> None:
    result = call(*args)
    assert (result.exit_code, result.stdout) == (status, "")
    assert complaint in result.stderr
    assert "Traceback" not in result.stderr


def test_weights_that_cannot_be_loaded_end_it() -> None:
    result = call("add", "a.txt", load=load_broken)
    assert (result.exit_code, result.stderr) == (1, "reportedly: the weights are damaged\n")


def test_claims_on_a_terminal(full: Path) -> None:
    result = call("claims", "--text", "valve")
    assert result.stdout == (
        "2024-11-01  Ines Okafor · named person · Harbour Master · PRT\n"
        "            said: that the ferry would stay in port “until every valve has been\n"
        "            opened and looked at,” … that no one was hurt\n"
        "            Northern Wire · report r1 · claim c1\n\n"
    )
    marked = call("claims", "--text", "passengers").stdout
    assert "[opinion] [likely]" in marked
    assert "No source stated" in marked
    assert "[held to be false]" in call("claims", "--kind", "organization").stdout


def test_what_could_drive_a_terminal_is_gone(full: Path) -> None:
    shown = call("claims", "--report", "odd").stdout
    assert "[31mred and blue" in shown
    assert not {"\x1b", "\u202e"} & set(shown + call("report", "odd").stdout)


def test_claims_as_json_have_their_place(full: Path) -> None:
    (claim,) = rows(call("claims", "--json", "--text", "valve"))
    spans = READING.claims[0].content.spans
    assert claim["spans"] == [[span.start, span.end] for span in spans]
    assert (claim["id"], claim["source_name"], claim["ended"]) == ("c1", "Ines Okafor", None)
    assert claim["first_seen"].endswith("Z")


def test_claims_as_csv_are_safe_for_spreadsheets(full: Path) -> None:
    head, row = csv.reader(io.StringIO(call("claims", "--csv", "--report", "odd").stdout))
    cells = dict(zip(head, row, strict=True))
    assert cells["source_words"] == "'=HYPERLINK(1)"
    assert cells["content"] == "\x1b[31mred\u202e and\nblue"
    assert cells["confidence"] == "0.9"
    assert call("claims", "--csv", "--text", "nothing like it").stdout.splitlines() == [",".join(head)]


def test_claims_come_in_pages(full: Path) -> None:
    first = call("claims", "--limit", "4", "--json")
    after = first.stderr.strip().rpartition("--after=")[2]
    second = call("claims", "--limit", "99", "--json", f"--after={after}")
    assert [len(rows(first)), len(rows(second))] == [4, 5]
    assert second.stderr == ""


def test_no_claim_is_said_on_standard_error(full: Path) -> None:
    result = call("claims", "--source", "nobody of that name")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no claim in the ledger is like that" in result.stderr


def test_json_and_csv_exclude_each_other(full: Path) -> None:
    assert call("claims", "--json", "--csv").exit_code == 2


def test_every_filter_is_asked(full: Path) -> None:
    conditions = ("--source", "okafor", "--kind", "person", "--naming", "named", "--from", "2024-11-01")
    asked = (*conditions, "--to", "2024-11-01", "--certainty", "none", "--text", "smoke")
    assert [each["id"] for each in rows(call("claims", "--json", *asked))] == ["c2"]
    assert [each["id"] for each in rows(call("claims", "--json", "--place", "elsa"))] == ["c4"]
    assert [each["id"] for each in rows(call("claims", "--json", "--about", "okafor"))] == []


def test_the_terms_of_certainty_are_those_of_the_ledger() -> None:
    assert commands.CERTAINTIES == CERTAINTIES


def versions(folder: Path) -> Path:
    url = "https://example.org/bridge"
    old = make_reading([GOOD, OTHER], id="a1", url=url, published="2024-11-01")
    new = make_reading(["CORRECTION: the bridge.", GOOD], id="b1", url=url, published="2024-11-02")
    return keep(folder / "reportedly.ledger", old, new)


def test_a_dropped_claim_reads_so(folder: Path) -> None:
    versions(folder)
    end = "no longer in the text since 2024-11-02: a correction replaced it"
    shown = " ".join(call("claims").stdout.split())
    assert f"claim a1-1 · {end}" in shown
    assert shown.count("the bridge is open again") == 1
    report = call("report", "a").stdout
    assert f"claim a1-1, {end}: “the second valve was loose”" in report
    assert "version 2: report b1, published 2024-11-02" in report
    assert "notice of correction in report b1, about https://example.org/bridge: “CORRECTION: the bridge." in report


def test_report_shows_the_sheet_and_what_the_ledger_knows(full: Path) -> None:
    shown = call("report", "r").stdout
    assert shown.startswith("Ferry held in port after engine fire\n")
    assert "\nIn the ledger\n  report r1, first seen 2" in shown
    assert "read by sha256:0123, version 0.1.0" in shown


def test_report_as_json_holds_the_contract(full: Path) -> None:
    (kept,) = rows(call("report", "r1", "--json"))
    assert (kept["report"], kept["text"], kept["address"]) == ("r1", READING.report.text, "id:Northern Wire/r1")
    assert kept["reading"]["schema"] == "reportedly/reading/1"
    assert len(kept["reading"]["claims"]) == len(READING.claims)
    assert kept["readings"][0]["reader"]["model"] == "sha256:0123"


def test_a_report_that_is_not_there(full: Path) -> None:
    result = call("report", "nope")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "there is no report 'nope'" in result.stderr


def test_reread_takes_another_models_place() -> None:
    call("add", "a.txt", "b.txt")
    assert call("reread").stdout == "nothing to do\n"
    assert call("reread", load=load_newer).stdout == "2 read anew\n"
    assert [each["outcome"] for each in rows(call("reread", "--json"))] == ["reread", "reread"]


def test_check_says_that_it_is_whole(full: Path) -> None:
    result = call("check")
    assert (result.exit_code, result.stdout) == (0, "reportedly.ledger is whole: 2 reports, 9 claims\n")
    assert call("check", "-q").stdout == ""


def test_check_says_what_is_wrong(full: Path) -> None:
    with open_ledger(full) as ledger, ledger.write() as connection:
        connection.exec_driver_sql("UPDATE reports SET hash = 'other' WHERE id = 'odd'")
    result = call("check")
    assert (result.exit_code, result.stdout) == (1, "report odd: its text is not the one that was added\n")


def test_backup_and_restore(folder: Path) -> None:
    call("add", "a.txt")
    copy = call("backup").stdout.strip()
    assert copy.startswith("reportedly.ledger.2")
    assert call("backup", "safe").stdout == "safe\n"
    call("add", "b.txt")
    assert call("restore", copy, input="n\n").exit_code == 1
    assert len(rows(call("claims", "--json"))) == 2
    assert call("restore", copy, "--yes").stdout == f"reportedly.ledger is as {copy} was\n"
    assert len(rows(call("claims", "--json"))) == 1
    assert call("backup", "safe").exit_code == 1


def test_withdraw_erases_and_names_what_still_holds_it(folder: Path) -> None:
    call("add", "a.txt", "b.txt")
    call("backup", "safe")
    (claim,) = rows(call("claims", "--json", "--text", "bridge"))
    assert call("withdraw", claim["report"], "--reason", "order", input="n\n").exit_code == 1
    result = call("withdraw", claim["report"], "--reason", "order", "--author", "desk", input="y\n")
    first, second = result.stdout.splitlines()
    assert first.startswith(f"withdrawn: report {claim['report']}, text sha256:")
    assert second == f"still in a backup: {folder / 'safe'}"
    again = call("add", "a.txt")
    assert (again.exit_code, again.stdout) == (3, "1 withdrawn and kept out\n")
    assert "is not taken in again" in again.stderr
    restored = call("restore", "safe", "--yes").stdout.splitlines()
    assert restored[1] == "1 report in it had been withdrawn since: removed again"
    assert [each["content"] for each in rows(call("claims", "--json"))] == ["the second valve was loose"]


@pytest.mark.parametrize("command", commands.COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help_with_examples(command: click.Command) -> None:
    shown = call(command.name or "", "--help").stdout
    assert f"reportedly {command.name}" in shown.partition("Examples:")[2]
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_help_does_not_load_the_database() -> None:
    import subprocess

    code = "import sys, reportedly.cli.ledger; print('sqlalchemy' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown == "False\n"
