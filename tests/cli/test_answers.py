import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from reportedly import keeping
from reportedly.cli.answers import ANSWERS
from reportedly.cli.program import main
from reportedly.keeping import add_readings
from reportedly.ledger import open_ledger
from reportedly.reconciliation.origins import ORIGINS
from reportedly.reconciliation.questions import QUESTIONS
from reportedly.reconciliation.stories.grouping import STORIES
from tests.answered import make_answered
from tests.ledger.made_readings import make_reading
from tests.test_answers import ELSEWHERE, LATER, WIRE


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("cli") / "desk.ledger"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "LINKINGS", (ORIGINS, STORIES, QUESTIONS))
        with open_ledger(path) as opened:
            wire = make_answered(WIRE, id="wire", published="2024-11-01", outlet="Northline", title="Soldiers in Varn")
            copy = make_answered(WIRE, id="copy", published="2024-11-02", outlet="Harbour Courier")
            later = make_answered(LATER, id="later", published="2024-11-05", outlet="Northline")
            other = make_answered(ELSEWHERE, id="other", published="2024-11-06", outlet="Prairie Sentinel")
            odd = make_reading(["=HYPERLINK(1) said \x1b[31mred\u202e and\nblue."], id="odd", published="2024-11-07")
            list(add_readings(opened, [wire, copy, later, other, odd]))
        yield path


@pytest.fixture
def call(ledger: Path) -> Any:
    def run(*args: str, **environment: str) -> Result:
        return CliRunner().invoke(
            main, [*args, "--ledger", str(ledger)], env={"COLUMNS": "80", "NO_COLOR": "1", **environment}
        )

    return run


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout_bytes.split(b"\n") if line]


def test_figures_on_a_terminal(call: Any) -> None:
    result = call("figures", "soldiers in Varn")
    lines = result.stdout.splitlines()
    assert lines[0] == "How many soldiers are in Varn?"
    assert lines[1].split(" · ")[1] == "2 sources"
    assert ["0", "250", "500", "750", "1,000"] in [line.split() for line in lines]
    later = next(line for line in lines if "900 soldiers" in line and "●" in line)
    first = next(line for line in lines if "about 400 soldiers" in line and "░●░" in line)
    bound = next(line for line in lines if "up to 700 soldiers" in line and "◀" in line)
    assert later.startswith("  5 Nov 2024 ")
    assert first.index("●") < bound.index("┫") < later.index("●")
    assert "Northline · report wire · the same text in copy" in " ".join(result.stdout.split())
    assert "Independent origins" in lines
    assert all(len(line) <= 80 for line in lines)


def test_figures_where_the_terminal_has_no_unicode(ledger: Path) -> None:
    runner = CliRunner(charset="ascii")
    result = runner.invoke(main, ["figures", "soldiers in Varn", "--ledger", str(ledger)], env={"COLUMNS": "80"})
    assert result.exit_code == 0, result.exception
    assert "~o~" in result.stdout
    assert "Ada Holm - named person" in result.stdout
    assert "<===" in result.stdout


@pytest.mark.parametrize("width", ["40", "60", "100", "140"])
def test_figures_fill_the_width(call: Any, width: str) -> None:
    result = call("figures", "soldiers in Varn", COLUMNS=width)
    assert result.exit_code == 0
    assert max(len(line) for line in result.stdout.splitlines() if "report" in line) <= int(width)


def test_figures_as_json(call: Any) -> None:
    (answer, *_) = rows(call("figures", "soldiers in Varn", "--json"))
    assert answer["question"]["label"] == "How many soldiers are in Varn?"
    by_name = {source["name"]: source for source in answer["sources"]}
    position = by_name["ministry"]["positions"][0]
    assert position["words"]["text"] == "about 400 soldiers"
    assert (position["amount"]["low"], position["amount"]["approximate"]) == (400, True)
    assert position["report"]["id"] == "wire"
    assert [copy["report"]["id"] for copy in position["copies"]] == ["copy"]
    ids = {each["id"] for source in answer["sources"] for each in source["positions"]}
    assert all({each["position"], each["other"]} <= ids for each in answer["relations"])
    assert answer["independent"]["count"] >= 1


def test_figures_as_csv(call: Any) -> None:
    head, *found = csv.reader(io.StringIO(call("figures", "soldiers in Varn", "--csv").stdout))
    cells = [dict(zip(head, row, strict=True)) for row in found]
    first = next(each for each in cells if each["words.text"] == "about 400 soldiers")
    assert (first["source"], first["amount.low"], first["report.id"]) == ("ministry", "400", "wire")
    assert first["words.spans"] == "18:36"


def test_figures_as_one_line(call: Any) -> None:
    (line,) = call("figures", "soldiers in Varn", "--sentence").stdout.splitlines()
    assert line == (
        "How many soldiers are in Varn: 900 soldiers, according to ministry (organization), published 5 November 2024 "
        "(Northline, report later); up to 700 soldiers, according to Ada Holm (named person), published 1 November "
        "2024 (Northline, report wire)."
    )


def test_nothing_found_names_what_is_near(call: Any) -> None:
    result = call("figures", "zebras", "in", "Varn")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no question matches 'zebras in Varn'; nearest: How many soldiers are in Varn? (q" in result.stderr
    assert call("figures", "zebras").stderr == "reportedly: no question matches 'zebras'\n"


def test_questions_name_their_ids(call: Any) -> None:
    shown = call("questions", "soldiers").stdout
    (line,) = [each for each in rows(call("questions", "--json")) if each["label"] == "How many soldiers are in Varn?"]
    assert line["id"] in shown
    assert call("figures", line["id"][:8]).stdout.startswith("How many soldiers are in Varn?\n")


def test_questions_that_one_position_answers_are_listed_where_all_are_asked_for(call: Any) -> None:
    several, every = (rows(call("questions", *more, "--json")) for more in ((), ("--all",)))
    assert several
    assert {each["positions"] for each in every} - {each["positions"] for each in several} == {1}
    assert [each for each in every if each["positions"] > 1] == several


def test_relations_name_whose_positions_they_are_of_and_equal_ones_share_a_line(call: Any) -> None:
    shown = " ".join(call("figures", "soldiers Varn").stdout.split())
    told = shown[shown.index("The latest beside each other") : shown.index("Independent origins")]
    assert "[differs] ministry and Ada Holm: “900 soldiers” and “up to 700 soldiers” do not overlap" in told
    reasons = re.findall(r"\[\w+\] [^:]+: ([^\[]+)", told)
    assert len(set(reasons)) == len(reasons)


def test_about_is_a_share(call: Any) -> None:
    assert call("figures", "soldiers Varn", "--about", "0").exit_code == 0
    refused = call("figures", "soldiers Varn", "--about", "100")
    assert refused.exit_code == 2
    assert "100" in refused.stderr


def test_source_lists_the_same_words_once(call: Any) -> None:
    result = call("source", "ministry")
    shown = " ".join(result.stdout.split())
    assert shown.startswith("ministry · named organization · 3 claims in 3 reports")
    assert shown.count("about 400 soldiers are in Varn") == 1
    assert "the same words in copy" in shown
    assert shown.index("5 November 2024") < shown.index("1 November 2024")
    assert [each["report"]["id"] for each in rows(call("source", "ministry", "--json"))] == ["later", "copy", "wire"]


def test_timeline_goes_from_the_first_day_to_the_last(call: Any) -> None:
    dates = [each["report"]["published"] for each in rows(call("timeline", "--json"))]
    assert dates == sorted(dates)
    latest = [each["report"]["published"] for each in rows(call("timeline", "--latest", "--limit", "2", "--json"))]
    assert latest == dates[::-1][:2]
    assert [each["report"]["id"] for each in rows(call("timeline", "Varn", "--to", "2024-11-01", "--json"))] == [
        *("wire", "wire"),
    ]


def test_silences(call: Any) -> None:
    result = call("silences", "army")
    assert "The army: declined to name the unit" not in result.stderr
    assert "army: declined to name the unit" in result.stdout
    (first, _) = rows(call("silences", "--json"))
    assert first["about"]["text"] == "name the unit"


def test_changed(call: Any) -> None:
    shown = " ".join(call("changed", "--since", "2024-11-03").stdout.split())
    assert "How many soldiers are in Varn?" in shown
    assert "ministry: “900 soldiers”" in shown
    found = rows(call("changed", "--since", "2024-11-03", "--json"))
    assert {each["change"] for each in found} == {"position"}
    assert call("changed", "--since", "2030-01-01").stderr == "reportedly: nothing changed since 2030-01-01\n"


def test_stories(call: Any) -> None:
    shown = call("stories").stdout
    assert "Soldiers in Varn" in shown
    (story,) = [each for each in rows(call("stories", "--json")) if each["headline"] == "Soldiers in Varn"]
    one = call("stories", story["id"]).stdout
    assert "report wire" in one
    assert rows(call("stories", story["id"], "--json"))[0]["adds_up_to"] == []


def test_what_could_drive_a_terminal_or_a_spreadsheet_is_gone(call: Any) -> None:
    shown = call("timeline", "blue").stdout
    assert "[31mred and blue" in shown
    assert not {"\x1b", "\u202e"} & set(shown)
    head, row = csv.reader(io.StringIO(call("timeline", "blue", "--csv").stdout))
    assert dict(zip(head, row, strict=True))["claim.source.text"] == "'=HYPERLINK(1)"


def test_pages_say_how_to_go_on(call: Any) -> None:
    first = call("timeline", "--limit", "4", "--json")
    after = first.stderr.strip().rpartition("--after=")[2]
    second = call("timeline", "--limit", "50", "--json", f"--after={after}")
    assert [*rows(first), *rows(second)] == rows(call("timeline", "--json"))
    assert second.stderr == ""


@pytest.mark.parametrize(
    ("args", "status", "complaint"),
    [
        (("timeline", "--as-of", "yesterday"), 2, "'yesterday' is no time"),
        (("source", "x", "--known-at", "soon"), 2, "'soon' is no time"),
        (("silences", "--from", "2024-13-01"), 2, "'2024-13-01' is no time"),
        (("changed",), 2, "Missing option '--since'"),
        (("changed", "--since", "Friday"), 2, "'Friday' is no time"),
        (("timeline", "--after", "x"), 2, "after is 'x'"),
        (("source", "..."), 2, "holds no word to search for"),
        (("figures", "x", "--json", "--csv"), 2, "exclude each other"),
        (("figures", "q1"), 1, "there is no question 'q1'"),
        (("stories", "s1"), 1, "there is no story 's1'"),
    ],
)
def test_a_call_that_cannot_be_answered(call: Any, args: tuple[str, ...], status: int, complaint: str) -> None:
    result = call(*args)
    assert (result.exit_code, result.stdout) == (status, "")
    assert complaint in result.stderr
    assert "Traceback" not in result.stderr


def test_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["timeline", "--ledger", str(tmp_path / "gone")])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no ledger at" in result.stderr


@pytest.mark.parametrize("command", ANSWERS, ids=lambda command: command.name)
def test_every_command_has_help_with_examples(command: click.Command) -> None:
    shown = CliRunner().invoke(main, [command.name or "", "--help"]).stdout
    assert f"reportedly {command.name}" in shown.partition("Examples:")[2]
    assert all(option.help for option in command.params if isinstance(option, click.Option))
