import sys
from types import SimpleNamespace

import pytest

from benchmarks.contest import choose_batch, enlist, run_contest
from benchmarks.records import Contender


def test_contenders_take_turns_and_everything_is_measured(enter, sound, plan, said):
    importing = {"bare": (sys.executable, "-c", "pass"), "importing": (sys.executable, "-c", "import json")}
    left = enter("left", sound, batches=(1, 4), **importing)
    right = enter("right", sound, first=("cat", "{article}"))
    results = run_contest([left, right], plan)
    assert [result.contender.name for result in results] == ["left", "right"]
    assert [result.failure for result in results] == [None, None]
    assert [result.batch for result in results] == [4, 1]
    assert [len(result.passes) for result in results] == [2, 2]
    assert all(result.memory is not None for result in results)
    assert [len(result.starts.importing) for result in results] == [2, 0]
    assert [len(result.starts.first) for result in results] == [0, 2]
    turns = [line.split(":")[0].strip() for line in said if "articles a second" in line and line.startswith("  ")]
    assert turns == ["left", "right", "left", "right"]


def test_a_contender_that_fails_keeps_what_it_did_and_the_others_go_on(enter, sound, crashing, plan, said):
    failing = enter("failing", crashing(2))
    results = run_contest([failing, enter("sound", sound)], plan)
    assert results[0].failure == "round 2: RuntimeError: out of ink"
    assert len(results[0].passes) == 1
    assert results[0].memory is None
    assert results[1].failure is None
    assert len(results[1].passes) == 2
    assert "failing failed (round 2): RuntimeError: out of ink" in said


def test_a_contender_that_does_not_start_is_reported(enter, sound, plan):
    results = run_contest([enter("dead", "raise SystemExit(3)"), enter("sound", sound)], plan)
    assert results[0].failure == "loading: it ended without an answer"
    assert results[0].passes == ()
    assert len(results[1].passes) == 2


def test_a_first_reading_that_fails_costs_nothing_else(enter, sound, plan):
    contender = enter("half", sound, first=(sys.executable, "-c", "raise SystemExit('no such command')"))
    (result,) = run_contest([contender], plan)
    assert result.failure is not None
    assert result.failure.endswith("ended with status 1: no such command")
    assert len(result.passes) == 2
    assert result.memory is not None


def test_a_contender_that_is_missing_has_failed_from_the_start_and_the_others_go_on(enter, sound, plan, said):
    missing = enlist(Contender(name="gone", command=("gone",), missing="no such package"), say=said.append)
    assert missing.failure == "setting up: no such package"
    assert said == ["gone is left out: no such package"]
    results = run_contest([missing, enter("sound", sound)], plan)
    assert results[0] == missing
    assert len(results[1].passes) == 2


class Passes:
    """A session whose passes have been measured."""

    def __init__(self, *rounds):
        self.left = [speed for each in rounds for speed in each]

    def run(self, batch):
        return SimpleNamespace(thrift=self.left.pop(0))


@pytest.mark.parametrize(
    ("rounds", "best"),
    [
        (((6.9, 7.83, 7.4, 7.94), (6.9, 7.8, 7.4, 7.4)), 8),  # a hundredth better once is chance
        (((6.9, 7.0, 7.4, 7.9), (6.8, 7.1, 7.5, 7.9)), 128),
        (((6.9, 7.0, 7.4, 6.0), (6.8, 7.1, 9.0, 6.0)), 32),  # the better of two passes counts
    ],
)
def test_a_batch_is_the_smallest_of_those_near_the_best_of_two_passes(rounds, best, plan):
    contender = Contender(name="peer", command=("peer",), batches=(1, 8, 32, 128))
    session = Passes((5.0,), *rounds)
    assert choose_batch(session, contender, plan) == best
    assert session.left == []
