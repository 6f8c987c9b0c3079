import json
import sys

import pytest

from benchmarks import __main__ as program
from benchmarks.lineup import ALL, OURS, PEER


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


def test_a_dry_run_writes_nothing(monkeypatch, capsys, tmp_path, texts, make_contender, sound):
    page = tmp_path / "speed.md"
    arguments = ("--data", str(texts), "--page", str(page), "--only", PEER, "--dry")
    assert measure_with(monkeypatch, [make_contender(PEER, sound)], *arguments) == 0
    assert not page.exists()
    assert "articles a second" in capsys.readouterr().out


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
