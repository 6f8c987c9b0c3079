import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.environment import Peers, Pipeline
from benchmarks.lineup import ALL, CLAIMS, NO_NAMES, OURS, PEER, SMALL, YARDSTICKS, our_contenders, peer_contenders
from benchmarks.session import surround

PEERS = Peers(
    python=Path("/peers/bin/python"),
    main=Pipeline(name="en_main", place="/peers/en_main", package="some-package"),
    small=Pipeline(name="en_small", place="en_small"),
)


def by_name():
    return {peer.name: peer for peer in peer_contenders(PEERS)}


def test_every_contender_has_its_name_and_starts_in_its_own_environment():
    ours, claims, *peers = (*our_contenders(), *peer_contenders(PEERS))
    assert (ours.name, claims.name, *(peer.name for peer in peers)) == ALL
    assert (ours.name, claims.name) == (OURS, CLAIMS)
    assert ours.command == claims.command
    assert ours.environment != claims.environment
    assert set(YARDSTICKS) <= set(ALL)
    assert {peer.command[0] for peer in peers} == {"/peers/bin/python"}


def test_all_but_one_run_on_the_main_pipeline_and_all_say_on_what():
    on_small = {name: surround(peer)["BENCHMARK_PIPELINE"] == "en_small" for name, peer in by_name().items()}
    assert [name for name, small in on_small.items() if small] == [SMALL]
    assert surround(by_name()[PEER])["BENCHMARK_PIPELINE"] == "/peers/en_main"
    assert surround(by_name()[PEER])["BENCHMARK_PACKAGE"] == "some-package"
    assert [peer.runs_on for peer in by_name().values()] == ["en_main", "en_small", "en_main less ner", "en_main"]


def test_names_are_left_out_where_the_contender_says_so():
    left_out = {name: surround(peer)["BENCHMARK_WITHOUT"] for name, peer in by_name().items()}
    assert [name for name, without in left_out.items() if without == "ner"] == [NO_NAMES]


@pytest.mark.parametrize(("name", "statement"), [(PEER, "import textacy"), ("spaCy pipeline", "import spacy")])
def test_the_library_that_is_timed_is_the_contenders_own(name, statement):
    assert by_name()[name].importing[-1] == statement


def test_a_missing_pipeline_takes_those_along_that_run_on_it():
    lacking = Peers(python=PEERS.python, main=PEERS.main, small=Pipeline(name="en_small", place="", missing="gone"))
    assert {peer.name: peer.missing for peer in peer_contenders(lacking) if peer.missing} == {SMALL: "gone"}


def test_every_program_is_there():
    for contender in (*our_contenders(), *peer_contenders(PEERS)):
        module = contender.command[2]
        # Found, not run: it belongs to another environment.
        probe = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({module!r}) is None)"
        assert subprocess.run([sys.executable, "-c", probe], env=surround(contender), check=False).returncode == 0
