from __future__ import annotations

import numpy as np
import pytest

from reportedly.reading.linking import Linked, expand_features
from reportedly.reading.pieces import Pieces
from training.calibrate import COLUMNS, best_threshold, fit_logistic, match_links
from training.gold import GoldAttribution


def pieces_of(words: int) -> Pieces:
    """Words of four letters, each with a space behind it."""
    numbers = np.arange(words, dtype=np.int64)
    return Pieces(
        ids=numbers,
        case=numbers,
        quote=numbers,
        layout=numbers,
        first=numbers,
        starts=numbers * 5,
        ends=numbers * 5 + 4,
    )


def linked(source: int | None, first: int, last: int) -> Linked:
    return Linked(
        source=None if source is None else (source, source), cue=None, content=((first, last),), features=(1.0,) * 6
    )


def test_a_match_needs_half_the_content_and_the_source() -> None:
    gold = (GoldAttribution(source=((0, 4),), cue=(), content=((10, 29),)),)
    right = match_links([linked(0, 2, 5), linked(1, 2, 5), linked(0, 2, 2)], pieces_of(8), gold)
    assert right.tolist() == [True, False, False]


def test_no_source_matches_no_source_only() -> None:
    gold = (GoldAttribution(source=(), cue=(), content=((10, 29),)),)
    assert match_links([linked(0, 2, 5), linked(None, 2, 5)], pieces_of(8), gold).tolist() == [False, True]


def test_one_gold_is_matched_once() -> None:
    gold = (GoldAttribution(source=((0, 4),), cue=(), content=((10, 29),)),)
    assert match_links([linked(0, 2, 5), linked(0, 2, 5)], pieces_of(8), gold).sum() == 1


def test_the_logistic_fit_recovers_the_odds() -> None:
    dice = np.random.default_rng(5)
    features = dice.normal(size=(4000, 2))
    right = dice.random(4000) < 1 / (1 + np.exp(-(2 * features[:, 0] - 0.5)))
    weights, bias = fit_logistic(features, right)
    assert weights == pytest.approx([2.0, 0.0], abs=0.2)
    assert bias == pytest.approx(-0.5, abs=0.15)


def test_the_threshold_drops_what_is_mostly_wrong() -> None:
    scores = np.array([0.9, 0.8, 0.7, 0.05, 0.05, 0.05])
    right = np.array([True, True, True, False, False, False])
    least, best = best_threshold(scores, right, gold=3)
    assert least > 0.05
    assert best == 1.0


def test_an_attribution_has_as_many_numbers_as_the_fit_takes() -> None:
    one = Linked(source=(0, 1), cue=(2, 2), content=((3, 6),), features=(0.9, 0.9, 0.9, 0.9, 0.9, 1.0))
    assert len(expand_features(one)) == COLUMNS
