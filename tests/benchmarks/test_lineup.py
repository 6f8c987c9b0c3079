import subprocess
import sys

from benchmarks.environment import Peers
from benchmarks.lineup import ALL, NO_NAMES, OURS, our_contender, peer_contenders
from benchmarks.session import surround

PEERS = Peers(python="/peers/bin/python", pipeline="en_some_pipeline")


def test_every_contender_has_its_name_and_starts_in_its_own_environment():
    ours, *peers = (our_contender(), *peer_contenders(PEERS))
    assert (ours.name, *(peer.name for peer in peers)) == ALL
    assert ours.name == OURS
    assert {peer.command[0] for peer in peers} == {"/peers/bin/python"}
    assert all(surround(peer)["BENCHMARK_PIPELINE"] == "en_some_pipeline" for peer in peers)


def test_names_are_left_out_where_the_contender_says_so():
    left_out = {peer.name: surround(peer)["BENCHMARK_WITHOUT"] for peer in peer_contenders(PEERS)}
    assert [name for name, without in left_out.items() if without == "ner"] == [NO_NAMES]


def test_every_program_is_there():
    for contender in (our_contender(), *peer_contenders(PEERS)):
        module = contender.command[2]
        # Found, not run: it belongs to another environment.
        probe = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({module!r}) is None)"
        assert subprocess.run([sys.executable, "-c", probe], env=surround(contender), check=False).returncode == 0
