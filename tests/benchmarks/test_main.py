import json
import sys
from dataclasses import replace

import pytest

from benchmarks import __main__ as program
from benchmarks.environment import Peers, Pipeline
from benchmarks.lineup import ALL, BARE, OURS, PEER


@pytest.fixture
def texts(tmp_path):
    """A folder with one article of a dozen words."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("The ferry stayed in port. Officials said the storm would pass.", encoding="utf-8")
    return folder


def measure_with(monkeypatch, contenders, *arguments):
    monkeypatch.setattr(program, "list_contenders", lambda options: contenders)
    monkeypatch.chdir(program.ROOT)
    return program.main(["--words", "10", "--articles", "1", "--rounds", "1", "--starts", "1", *arguments])


def test_a_run_writes_the_page_and_the_raw_figures(monkeypatch, capsys, tmp_path, texts, make_contender, sound):
    contenders = [make_contender(name, sound) for name in ALL]
    page, raw = tmp_path / "speed.md", tmp_path / "raw.json"
    status = measure_with(monkeypatch, contenders, "--data", str(texts), "--page", str(page), "--raw", str(raw))
    assert status == 0
    block = capsys.readouterr().out.strip()
    assert block in page.read_text(encoding="utf-8")
    assert "1 from the texts in texts/" in block
    figures = json.loads(raw.read_text(encoding="utf-8"))
    assert [result["name"] for result in figures["results"]] == list(ALL)
    assert str(tmp_path) not in raw.read_text(encoding="utf-8")
    assert str(tmp_path) not in block


def test_a_missing_contender_fails_the_run_not_the_page(monkeypatch, capsys, tmp_path, texts, make_contender, sound):
    page = tmp_path / "speed.md"
    contenders = [make_contender(PEER, sound)]
    status = measure_with(monkeypatch, contenders, "--data", str(texts), "--page", str(page))
    assert status == 1
    assert "textacy" in page.read_text(encoding="utf-8")
    assert "textacy" in capsys.readouterr().out


def test_a_contender_that_cannot_be_set_up_fails_the_run_and_stands_on_the_page_with_the_reason(
    monkeypatch, capsys, tmp_path, texts, make_contender, sound
):
    page = tmp_path / "speed.md"
    contenders = [replace(make_contender(PEER, sound), missing="the registry lacks it"), make_contender(BARE, sound)]
    status = measure_with(monkeypatch, contenders, "--data", str(texts), "--page", str(page))
    assert status == 1
    assert "- textacy failed (setting up: the registry lacks it)." in page.read_text(encoding="utf-8")
    assert f"{PEER} is left out: the registry lacks it" in capsys.readouterr().err


def test_the_race_is_over_the_articles_that_every_contender_reads(
    monkeypatch, capsys, texts, make_contender, sound, refusing
):
    (texts / "b.txt").write_text("The mayor’s aides' union met. Nobody said what it had decided on.", encoding="utf-8")
    raw = texts / "raw.json"
    contenders = [make_contender(OURS, sound), make_contender(PEER, refusing("aides'"))]
    measure_with(monkeypatch, contenders, "--data", str(texts), "--dry", "--raw", str(raw))
    figures = json.loads(raw.read_text(encoding="utf-8"))
    assert [result["refused"] for result in figures["results"]] == [[], [1]]
    assert (figures["corpus"]["cut"], figures["corpus"]["common"], figures["corpus"]["articles"]) == (2, 1, 1)
    assert all(run["refused"] == [] for result in figures["results"] for run in result["passes"])
    assert "taken evenly from the 1 of 2 that every contender reads" in capsys.readouterr().out


def test_no_article_that_all_read_is_told_and_no_page_written(
    monkeypatch, capsys, tmp_path, texts, make_contender, refusing
):
    page = tmp_path / "speed.md"
    contenders = [make_contender(PEER, refusing("ferry"))]
    assert measure_with(monkeypatch, contenders, "--data", str(texts), "--page", str(page)) == 1
    assert "of 1 articles there is none that every contender reads" in capsys.readouterr().err
    assert not page.exists()


def test_a_dry_run_writes_nothing(monkeypatch, capsys, tmp_path, texts, make_contender, sound):
    page = tmp_path / "speed.md"
    arguments = ("--data", str(texts), "--page", str(page), "--only", PEER, "--dry")
    assert measure_with(monkeypatch, [make_contender(PEER, sound)], *arguments) == 0
    assert not page.exists()
    assert "articles a second" in capsys.readouterr().out


def test_the_peers_run_in_the_environment_that_was_asked_for(monkeypatch, tmp_path):
    wishes = []

    def set_up(wanted, say):
        wishes.append(wanted)
        pipeline = Pipeline(name="en_some", place="en_some")
        return Peers(python=tmp_path / "python", main=pipeline, small=pipeline)

    monkeypatch.setattr(program, "set_up", set_up)
    arguments = ["--environment", str(tmp_path), "--pipeline", "en_some", "--requirement", "x.whl"]
    contenders = program.list_contenders(program.parse_options(arguments))
    assert tuple(contender.name for contender in contenders) == ALL
    (wish,) = wishes
    assert (wish.folder, wish.pipeline, wish.requirement) == (tmp_path, "en_some", "x.whl")


def test_only_ours_needs_no_environment_of_the_peers(monkeypatch):
    monkeypatch.setattr(program, "set_up", lambda wanted, say: pytest.fail("the peers were not asked for"))
    (ours,) = program.list_contenders(program.parse_options(["--only", OURS]))
    assert ours.command[0] == sys.executable
    assert ours.first[1:] == ("read", "{article}", "--json")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["--rounds", "0"], "--rounds must be at least 1, not 0"), (["--requirement", "x.whl"], "needs --pipeline")],
)
def test_options_that_make_no_sense_are_refused(capsys, arguments, message):
    with pytest.raises(SystemExit):
        program.parse_options(arguments)
    assert message in capsys.readouterr().err
