import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import environment
from benchmarks.environment import MEDIUM, PUBLISHED, SMALL, SetUpError, Wanted, explain, install, set_up

LACKING = """ERROR: Could not find a version that satisfies the requirement {0} (from versions: none)
ERROR: No matching distribution found for {0}
"""


class Registry:
    """Stands for pip and the interpreter: brings a pipeline's folder where its package is not among those lacking."""

    def __init__(self, packages):
        self.packages, self.lacking, self.installed, self.options = packages, (), [], []

    def run(self, command):
        if "pip" not in command:
            return subprocess.CompletedProcess(command, 0, stdout=f"{self.packages}\n", stderr="")
        last = Path(command[-1])
        wanted = last.read_text(encoding="utf-8") if last.suffix == ".txt" else last.name
        for name in self.lacking:
            if name in wanted:
                return subprocess.CompletedProcess(command, 1, stdout="", stderr=LACKING.format(f"{name}==1.0"))
        self.installed.append(wanted)
        self.options.append(command[:-1])
        for row in PUBLISHED.values():
            if row["package"] in wanted:
                folder = self.packages / row["folder"]
                folder.mkdir(parents=True, exist_ok=True)
                (folder / "meta.json").write_text("{}", encoding="utf-8")
        return subprocess.CompletedProcess(command, 0, stdout="", stderr="")


@pytest.fixture
def registry(monkeypatch, tmp_path):
    registry = Registry(tmp_path / "packages")
    monkeypatch.setattr(environment, "run", registry.run)
    monkeypatch.setattr(environment, "make_environment", lambda folder: None)
    return registry


def silent(line):
    assert line


def test_libraries_and_both_pipelines_are_installed_at_their_pins(tmp_path, registry):
    peers = set_up(Wanted(folder=tmp_path), say=silent)
    libraries, medium, small = registry.installed
    assert re.findall(r"^(\w+)==", libraries, re.MULTILINE) == ["spacy", "textacy", "blis", "numpy", "thinc"]
    for said, row in zip((medium, small), PUBLISHED.values(), strict=True):
        assert said == f"{row['package']}=={row['version']} --hash=sha256:{row['sha256']}\n"
    assert peers.main.place == str(tmp_path / "packages" / PUBLISHED[MEDIUM]["folder"])
    assert (peers.main.name, peers.main.package) == (MEDIUM, PUBLISHED[MEDIUM]["package"])
    assert (peers.small.name, peers.small.missing) == (SMALL, None)


def test_only_the_data_of_pipelines_are_installed_whatever_python_they_ask_for(tmp_path, registry):
    set_up(Wanted(folder=tmp_path), say=silent)
    assert ["--ignore-requires-python" in options for options in registry.options] == [False, True, True]
    assert ["--no-deps" in options for options in registry.options] == [False, True, True]


def test_a_pipeline_that_the_registry_lacks_is_named_and_the_other_one_kept(tmp_path, registry, capsys):
    registry.lacking = (PUBLISHED[MEDIUM]["package"],)
    peers = set_up(Wanted(folder=tmp_path), say=silent)
    assert peers.main.missing.startswith(f"the package registry has no {PUBLISHED[MEDIUM]['package']}==1.0 for this")
    assert "--pipeline" in peers.main.missing
    assert peers.small.missing is None
    assert "No matching distribution" in capsys.readouterr().err


def test_without_the_libraries_no_peer_can_run(tmp_path, registry):
    registry.lacking = ("textacy",)
    peers = set_up(Wanted(folder=tmp_path), say=silent)
    assert peers.main.missing == peers.small.missing
    assert peers.main.missing.startswith("the package registry has no textacy==1.0 for this Python")


def test_an_environment_that_cannot_be_made_is_a_reason_without_a_folder(monkeypatch, tmp_path, registry, capsys):
    def fail(folder):
        raise PermissionError(13, "not allowed", folder)

    monkeypatch.setattr(environment, "make_environment", fail)
    peers = set_up(Wanted(folder=tmp_path), say=silent)
    assert "cannot be made" in peers.main.missing
    assert str(tmp_path) not in peers.main.missing
    assert "not allowed" in capsys.readouterr().err


def test_a_pipeline_of_ones_own_takes_the_place_of_the_main_one(tmp_path, registry):
    wanted = Wanted(folder=tmp_path, pipeline="folders/en_own", requirement="folders/some.whl")
    peers = set_up(wanted, say=silent)
    assert (peers.main.name, peers.main.place, peers.main.package) == ("en_own", "folders/en_own", None)
    assert registry.installed[1] == "some.whl"
    assert peers.small.name == SMALL
    assert not any(PUBLISHED[MEDIUM]["package"] in said for said in registry.installed)


def test_a_package_without_its_pipeline_is_an_error(monkeypatch, tmp_path, registry):
    monkeypatch.setitem(PUBLISHED[SMALL], "folder", "elsewhere")
    monkeypatch.setattr(environment, "find_packages", lambda python: tmp_path / "empty")
    assert "is installed without the pipeline" in set_up(Wanted(folder=tmp_path), say=silent).small.missing


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (LACKING.format("thinc==9"), "the package registry has no thinc==9 for this Python"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE", "the package registry's this is another file"),
        ("ERROR: a disk is full at /srv/x, host y", "pip could not install this; what it said stands on standard"),
    ],
)
def test_what_pip_said_is_put_in_our_words(said, message):
    assert explain(said, what="this").startswith(message)


def test_pins_are_whole():
    assert set(PUBLISHED) == {MEDIUM, SMALL}
    for row in PUBLISHED.values():
        assert re.fullmatch("[0-9a-f]{64}", row["sha256"])
        assert re.fullmatch(r"\d+\.\d+\.\d+", row["version"])


def test_a_real_pip_that_finds_nothing_is_understood():
    with pytest.raises(SetUpError, match=r"the package registry has no no-such-package==1\.0 for this Python"):
        install(Path(sys.executable), ["--no-index", "no-such-package==1.0"], what="no-such-package")


def test_the_packages_of_an_interpreter_are_found():
    assert (environment.find_packages(Path(sys.executable)) / "pytest").is_dir()
