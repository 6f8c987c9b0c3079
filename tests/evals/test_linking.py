from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.linking import agree_on_source, count_linked, find_pairs, match_attributions, measure_jaccard
from evals.records import Attributed
from evals.spans import Counts
from reportedly.vocabulary import Span

Ends = tuple[int, int]


def make(source: Ends | None, *content: Ends) -> Attributed:
    spans = tuple(Span(start=start, end=end) for start, end in content)
    return Attributed(source=(Span(start=source[0], end=source[1]),) if source else (), cue=(), content=spans)


def test_jaccard_of_broken_contents() -> None:
    left = make(None, (0, 10), (20, 30)).content
    right = make(None, (5, 10), (20, 35)).content
    assert measure_jaccard(left, right) == pytest.approx(15 / 25)
    assert measure_jaccard((), ()) == 0.0


@pytest.mark.parametrize(
    ("gold", "predicted", "agree"),
    [((0, 5), (4, 9), True), ((0, 5), (5, 9), False), (None, None, True), ((0, 5), None, False), (None, (0, 5), False)],
)
def test_sources_agree_if_they_overlap_or_neither_is_stated(
    gold: Ends | None, predicted: Ends | None, agree: bool
) -> None:
    assert agree_on_source(make(gold, (50, 60)), make(predicted, (50, 60))) is agree


def test_half_of_the_characters_is_enough() -> None:
    gold = [make((0, 4), (10, 20))]
    assert len(match_attributions(gold, [make((0, 4), (10, 30))])) == 1
    assert match_attributions(gold, [make((0, 4), (10, 31))]) == ()


def test_right_words_with_the_wrong_source_are_no_match() -> None:
    assert count_linked([make((0, 4), (10, 20))], [make((5, 8), (10, 20))]) == Counts(predicted=1, gold=1)


def test_one_prediction_matches_one_gold_attribution() -> None:
    gold = [make((0, 4), (10, 20)), make((0, 4), (10, 19))]
    assert count_linked(gold, [make((0, 4), (10, 20))]) == Counts(right=1, predicted=1, gold=2)


def test_a_close_pair_gives_way_so_that_more_are_matched() -> None:
    # The first gold is closest to the first prediction, but the second gold can have no other.
    gold = [make((0, 9), (10, 20)), make((0, 9), (10, 17))]
    predicted = [make((0, 9), (10, 19)), make((0, 9), (13, 22))]
    pairs = match_attributions(gold, predicted)
    assert [(pair.gold, pair.predicted) for pair in pairs] == [(0, 1), (1, 0)]


def test_gold_against_itself_is_perfect_and_less_of_it_is_less() -> None:
    gold = [make((0, 4), (10, 20)), make(None, (30, 40)), make((50, 55), (60, 70), (80, 90))]
    assert count_linked(gold, gold).f1 == 1.0
    assert count_linked(gold, gold[1:]).recall == pytest.approx(2 / 3)


ATTRIBUTIONS = st.lists(
    st.builds(
        lambda source, start, length: make((source, source + 2), (start, start + length)),
        st.integers(0, 3),
        st.integers(10, 14),
        st.integers(1, 6),
    ),
    max_size=4,
)


@given(ATTRIBUTIONS, ATTRIBUTIONS)
def test_the_matching_is_as_large_as_any(gold: list[Attributed], predicted: list[Attributed]) -> None:
    allowed = {(pair.gold, pair.predicted) for pair in find_pairs(gold, predicted)}
    size = max(len(gold), len(predicted))
    best = max(sum(pair in allowed for pair in enumerate(order)) for order in permutations(range(size)))
    assert len(match_attributions(gold, predicted)) == best
