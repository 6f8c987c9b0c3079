import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import main
from reportedly.keeping import add_readings
from reportedly.ledger import add_report, count_pending, open_ledger
from tests.test_keeping_groups import REPORTS, WIRE, read


def call(*args: str) -> Result:
    return CliRunner().invoke(main, args, env={"COLUMNS": "100"})


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    path = tmp_path / "reportedly.ledger"
    with open_ledger(path) as opened:
        list(add_readings(opened, map(read, REPORTS)))
    return path


def test_origins_on_a_terminal() -> None:
    result = call("origins", "--report", "cut")
    assert (result.exit_code, result.stderr) == (0, "")
    head, first, *rest = result.stdout.splitlines()
    assert head.endswith(" · 4 reports · 4 outlets · credited to Wire")
    assert "2025-03-09 · " in first
    assert "the texts are word for word the same, days aside" in result.stdout
    assert "part of it 1.00" in result.stdout
    assert rest[-1] == f"{len(REPORTS)} reports in this ledger, 4 origins"


def test_origins_as_json_have_the_same() -> None:
    found = rows(call("origins", "--json"))
    assert sorted(each["reports"] for each in found) == [1, 1, 1, 4]
    (large,) = rows(call("origins", "--json", "--copied"))
    assert rows(call("origins", "--json", large["origin"])) == [large]
    assert [each["of"] for each in large["members"]].count(None) == 1
    assert {each["report"] for each in large["members"]} == {"wire", "again", "later", "cut"}
    assert large["agency"] == "Wire"
    assert all(each["reason"] for each in large["members"] if each["of"])


def test_origins_by_date_and_page_after_page() -> None:
    late = rows(call("origins", "--json", "--from", "2025-03-11"))
    assert {each["members"][0]["report"] for each in late} == {"both", "nothing"}
    first = call("origins", "--limit", "1")
    mark = first.stderr.strip().rsplit("--after=", 1)[1]
    second = call("origins", "--limit", "1", f"--after={mark}", "--json")
    assert rows(second)[0]["members"][0]["report"] == "both"


@pytest.mark.parametrize(
    ("args", "status", "complaint"),
    [
        (("origins", "o1", "--report", "wire"), 2, "exclude each other"),
        (("origins", "x1"), 1, "is no origin's id"),
        (("origins", "--report", "gone"), 1, "there is no report"),
        (("origins", "--from", "yesterday"), 2, "is no time"),
        (("origins", "--ledger", "gone"), 2, "there is no ledger at gone"),
        (("rebuild", "--ledger", "gone"), 2, "there is no ledger at gone"),
        (("origins", "--to", "1999-01-01"), 0, "no origin in the ledger is like that"),
    ],
)
def test_a_call_that_cannot_be_answered(args: tuple[str, ...], status: int, complaint: str) -> None:
    result = call(*args)
    assert result.exit_code == status
    assert complaint in result.stderr


def test_rebuild_leaves_all_as_it_was(ledger: Path) -> None:
    before = call("origins", "--json").stdout
    result = call("rebuild")
    assert (result.exit_code, result.stdout) == (0, f"{len(REPORTS)} reports grouped again\n")
    assert call("rebuild", "-q").stdout == ""
    assert call("origins", "--json").stdout == before
    with open_ledger(ledger) as opened:
        assert count_pending(opened) == 0


def test_a_report_names_its_origin(ledger: Path) -> None:
    with open_ledger(ledger) as opened:
        add_report(opened, WIRE.__class__(id="unread", text="Nothing was read."))
    shown = call("report", "cut").stdout
    assert "4 reports carry this text, first report" in shown
    assert "no other report here carries this text" in call("report", "other").stdout
    assert "origin" not in call("report", "unread").stdout
    assert json.loads(call("report", "cut", "--json").stdout)["origin"]["reports"] == 4
    assert json.loads(call("report", "unread", "--json").stdout)["origin"] is None
