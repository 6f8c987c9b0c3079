import sys

from benchmarks.contest import run_contest


def test_contenders_take_turns_and_everything_is_measured(make_contender, sound, plan, said):
    importing = {"bare": (sys.executable, "-c", "pass"), "importing": (sys.executable, "-c", "import json")}
    left = make_contender("left", sound, batches=(1, 4), **importing)
    right = make_contender("right", sound, first=("cat", "{article}"))
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


def test_a_contender_that_fails_keeps_what_it_did_and_the_others_go_on(make_contender, sound, crashing, plan, said):
    failing = make_contender("failing", crashing(2))
    results = run_contest([failing, make_contender("sound", sound)], plan)
    assert results[0].failure == "round 2: RuntimeError: out of ink"
    assert len(results[0].passes) == 1
    assert results[0].memory is None
    assert results[1].failure is None
    assert len(results[1].passes) == 2
    assert "failing failed (round 2): RuntimeError: out of ink" in said


def test_a_contender_that_does_not_start_is_reported(make_contender, sound, plan):
    results = run_contest([make_contender("dead", "raise SystemExit(3)"), make_contender("sound", sound)], plan)
    assert results[0].failure == "loading: it ended without an answer"
    assert results[0].passes == ()
    assert len(results[1].passes) == 2


def test_a_first_reading_that_fails_costs_nothing_else(make_contender, sound, plan):
    contender = make_contender("half", sound, first=(sys.executable, "-c", "raise SystemExit('no such command')"))
    (result,) = run_contest([contender], plan)
    assert result.failure is not None
    assert result.failure.endswith("ended with status 1: no such command")
    assert len(result.passes) == 2
    assert result.memory is not None
