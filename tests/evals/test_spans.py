from __future__ import annotations

import pytest

from evals.spans import Counts, add_counts, count_exact, count_overlap
from reportedly.vocabulary import Span


def span(start: int, end: int) -> Span:
    return Span(start=start, end=end)


def test_scores_of_hand_made_counts() -> None:
    counts = Counts(right=3, predicted=4, gold=6)
    assert counts.precision == 0.75
    assert counts.recall == 0.5
    assert counts.f1 == pytest.approx(0.6)


def test_nothing_to_find_and_nothing_found_is_perfect() -> None:
    assert Counts().f1 == 1.0
    assert Counts(gold=1).f1 == 0.0


def test_counts_are_summed_before_they_are_divided() -> None:
    total = add_counts([Counts(right=1, predicted=1, gold=1), Counts(right=0, predicted=3, gold=1)])
    assert total == Counts(right=1, predicted=4, gold=2)


def test_a_span_counts_once_however_often_it_is_given() -> None:
    assert count_exact([span(0, 3), span(0, 3)], [span(0, 3), span(4, 5)]) == Counts(right=1, predicted=2, gold=1)


def test_overlap_counts_characters_once() -> None:
    counts = count_overlap([span(0, 10)], [span(5, 12), span(5, 8)])
    assert counts == Counts(right=5, predicted=7, gold=10)
