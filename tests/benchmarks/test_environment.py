import sys

import pytest

from benchmarks import environment
from benchmarks.environment import Wanted, set_up


@pytest.fixture
def commands(monkeypatch):
    """The commands that would run; the stand-in's folder is made as its builder would make it."""
    seen = []

    def run(command):
        seen.append(list(command))
        if "benchmarks.stand_in" in command:
            folder = command[command.index("benchmarks.stand_in") + 1]
            environment.Path(folder).mkdir()

    monkeypatch.setattr(environment, "run", run)
    monkeypatch.setattr(environment, "make_environment", lambda folder: None)
    return seen


def silent(line):
    assert line


def test_the_first_time_installs_and_builds_and_the_second_does_nothing(tmp_path, commands):
    wanted = Wanted(folder=tmp_path, data=None)
    peers = set_up(wanted, say=silent)
    assert peers.pipeline == str(tmp_path / "stand-in")
    assert ["--requirement" in command for command in commands] == [True, False]
    assert commands[1][-3:] == ["-m", "benchmarks.stand_in", str(tmp_path / "stand-in")]
    assert set_up(wanted, say=silent) == peers
    assert len(commands) == 2


def test_the_stand_in_is_trained_where_both_files_are(tmp_path, commands):
    data = tmp_path / "data"
    data.mkdir()
    (data / "ud.jsonl").write_text("{}\n", encoding="utf-8")
    set_up(Wanted(folder=tmp_path, data=data), say=silent)
    assert "--data" not in commands[-1]
    (data / "ner.jsonl").write_text("{}\n", encoding="utf-8")
    (tmp_path / "stand-in" / ".recipe").unlink()
    (tmp_path / "stand-in").rmdir()
    set_up(Wanted(folder=tmp_path, data=data), say=silent)
    assert commands[-1][-2:] == ["--data", str(data)]


def test_a_pipeline_of_ones_own_is_installed_and_no_stand_in_made(tmp_path, commands):
    wanted = Wanted(folder=tmp_path, data=None, pipeline="en_core_web_md", requirement="some.whl")
    assert set_up(wanted, say=silent).pipeline == "en_core_web_md"
    assert commands[-1][-1] == "some.whl"
    assert not any("benchmarks.stand_in" in command for command in commands)


def test_a_command_that_fails_is_an_error():
    with pytest.raises(environment.subprocess.CalledProcessError):
        environment.run([sys.executable, "-c", "raise SystemExit(1)"])
