from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from reportedly.reconciliation.stories.comparing import MEASURES
from reportedly.reconciliation.stories.sketching import make_sketch
from reportedly.reconciliation.stories.terms import UNKNOWN
from tests.reconciliation.told import tell_again, tell_fire, tell_robbery, tell_storm, tell_trial

stories = pytest.importorskip("training.stories")
frequencies = pytest.importorskip("training.frequencies")

SKETCHES = {
    reading.report.id: make_sketch(reading)
    for reading in (tell_fire(), tell_again(), tell_trial(), tell_robbery(), tell_storm())
}
GOLD = {"fire": "1", "again": "1", "trial": "1", "robbery": "2", "storm": "3"}


def test_pairs_are_those_that_keys_propose() -> None:
    pairs = stories.gather_pairs(SKETCHES, GOLD)
    assert ("again", "fire") in pairs.ids
    assert pairs.rows.shape == (len(pairs.ids), len(MEASURES) + 1)
    assert dict(zip(pairs.ids, pairs.holds, strict=True))["again", "fire"] == 1.0


def test_weights_never_hold_shared_things_against_a_pair() -> None:
    chance = np.random.default_rng(7)
    rows = np.hstack([np.ones((60, 1)), chance.random((60, len(MEASURES)))])
    holds = (rows[:, 1 + MEASURES.index("ways")] < 0.5).astype(float)
    pairs = stories.Pairs(ids=(("a", "b"),) * 60, rows=rows, holds=holds)
    weights = dict(zip(("always", *MEASURES), stories.fit_weights(pairs).tolist(), strict=True))
    assert weights["ways"] == 0.0
    assert weights["other_days" if "other_days" in weights else "other_day"] <= 0.0
    assert any(weights.values())


def test_the_join_is_the_lowest_score_that_is_precise_enough() -> None:
    rows = np.array([[1.0], [2.0], [3.0]])
    pairs = stories.Pairs(ids=(("a", "b"), ("c", "d"), ("e", "f")), rows=rows, holds=np.array([0.0, 1.0, 1.0]))
    gold = {"a": "1", "b": "2", "c": "3", "d": "3", "e": "4", "f": "4"}
    assert stories.choose_score(pairs, np.array([1.0]), gold, 0.99) == 1.125


def test_reports_of_one_beat_are_kept_apart_by_time() -> None:
    pairs = stories.keep_apart(({"fire": SKETCHES["fire"], "trial": SKETCHES["trial"], "again": SKETCHES["again"]}, {}))
    assert set(pairs.ids) == {("again", "trial"), ("fire", "trial")}
    assert not pairs.holds.any()


def test_a_word_counts_where_it_is_most_frequent() -> None:
    crime = Counter({"gunman": 50, "the": 100, "rare": 1})
    politics = Counter({"gunman": 1, "the": 100, "rare": 1})
    levels = frequencies.measure_levels([(crime, 100), (politics, 100)])
    assert levels["the"] < levels["gunman"] < UNKNOWN
    assert levels == frequencies.measure_levels([(politics, 100), (crime, 100)])
    assert "rare" not in levels


def test_the_table_has_a_row_a_level() -> None:
    lines = frequencies.format_table({"b": 2, "a": 2, "c": 5}).splitlines()
    assert lines[-3:] == ["level\tterms", "2\ta b", "5\tc"]
    assert "MUC-4" in lines[3] + lines[2] + lines[4]
