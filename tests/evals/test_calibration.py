from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.calibration import measure_calibration_error, measure_rank_area


def test_a_confidence_that_means_what_it_says_has_no_error() -> None:
    assert measure_calibration_error([(0.75, True)] * 3 + [(0.75, False)], bins=1) == pytest.approx(0.0)


def test_the_error_of_two_hand_made_bins() -> None:
    scored = [(0.2, False), (0.2, True), (0.9, True), (0.9, True)]
    # Bins: mean 0.2 against 0.5, mean 0.9 against 1.0, each half of the claims.
    assert measure_calibration_error(scored, bins=2) == pytest.approx(0.5 * 0.3 + 0.5 * 0.1)


def test_bins_hold_nearly_equal_counts_and_none_is_lost() -> None:
    assert measure_calibration_error([(1.0, False)] * 7, bins=10) == pytest.approx(1.0)


def test_nothing_scored_has_no_figure() -> None:
    assert measure_calibration_error([]) is None
    assert measure_rank_area([]) is None


def test_rank_area_of_hand_made_orders() -> None:
    assert measure_rank_area([(0.9, True), (0.8, True), (0.1, False)]) == 1.0
    assert measure_rank_area([(0.1, True), (0.9, False)]) == 0.0
    assert measure_rank_area([(0.5, True), (0.5, False), (0.5, False)]) == 0.5
    # Pairs: 0.8 beats both wrong ones, 0.4 beats one of two.
    assert measure_rank_area([(0.8, True), (0.4, True), (0.6, False), (0.1, False)]) == pytest.approx(0.75)


def test_rank_area_needs_right_and_wrong_claims() -> None:
    assert measure_rank_area([(0.5, True)]) is None


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1), st.randoms(use_true_random=False))
def test_figures_ignore_the_order_of_claims(scored: list[tuple[float, bool]], rng: random.Random) -> None:
    shuffled = list(scored)
    rng.shuffle(shuffled)
    assert measure_calibration_error(shuffled) == measure_calibration_error(scored)
    assert measure_rank_area(shuffled) == measure_rank_area(scored)
