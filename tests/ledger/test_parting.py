import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger.constraints import Constraints
from reportedly.ledger.parting import Edge, part_items

NAMES = {key: 100 + key for key in range(1, 9)}


def part(edges: list[tuple[int, int, float]], **asked: tuple[tuple[int, int], ...]) -> list[list[list[int]]]:
    links = [Edge(left=left, right=right, score=score) for left, right, score in edges]
    blocks = part_items(NAMES, links, Constraints(**asked))
    return sorted(sorted(sorted(group) for group in block) for block in blocks if len(block) > 1 or len(block[0]) > 1)


def test_without_links_each_stands_alone() -> None:
    assert part_items({1: 5, 2: 6}, (), Constraints()) == [[[1]], [[2]]]


def test_links_join() -> None:
    assert part([(1, 2, 0.5), (2, 3, 0.5), (4, 5, 0.5)]) == [[[1, 2, 3]], [[4, 5]]]


def test_people_join_what_no_link_does() -> None:
    assert part([(1, 2, 0.5)], joins=((2, 7),)) == [[[1, 2, 7]]]


def test_a_cut_leaves_out_the_weakest_link_that_would_join_its_two() -> None:
    edges = [(1, 2, 0.9), (2, 3, 0.4), (3, 4, 0.8)]
    assert part(edges, cuts=((1, 4),)) == [[[1, 2], [3, 4]]]
    assert part(edges, cuts=((4, 1),)) == [[[1, 2], [3, 4]]]
    assert part(edges, cuts=((1, 2),)) == [[[1], [2, 3, 4]]]


def test_names_decide_between_equal_scores() -> None:
    assert part([(1, 2, 0.5), (2, 3, 0.5)], cuts=((1, 3),)) == [[[1, 2], [3]]]


def test_a_cut_beats_a_join_that_contradicts_it() -> None:
    assert part([], joins=((1, 2), (2, 3)), cuts=((1, 3),)) == [[[1, 2], [3]]]


def test_pairs_of_items_that_are_not_there_ask_nothing() -> None:
    assert part([(1, 2, 0.5)], joins=((1, 99),), cuts=((2, 98),)) == [[[1, 2]]]


PAIRS = st.tuples(st.integers(1, 8), st.integers(1, 8)).filter(lambda pair: pair[0] != pair[1])


@given(
    st.lists(
        st.tuples(PAIRS, st.sampled_from([0.2, 0.5, 0.9])), max_size=20, unique_by=lambda each: tuple(sorted(each[0]))
    ),
    st.lists(PAIRS, max_size=3),
    st.randoms(use_true_random=False),
)
def test_no_order_matters_and_no_cut_is_passed_over(
    links: list[tuple[tuple[int, int], float]], cuts: list[tuple[int, int]], dice: random.Random
) -> None:
    edges = [(left, right, score) for (left, right), score in links]
    found = part(edges, cuts=tuple(cuts))
    turned = [(right, left, score) for left, right, score in dice.sample(edges, len(edges))]
    assert part(turned, cuts=tuple((right, left) for left, right in reversed(cuts))) == found
    for group in (set(group) for block in found for group in block):
        assert not any(set(cut) <= group for cut in cuts)


@pytest.mark.parametrize("number", [2000])
def test_many_links_take_no_long_time(number: int) -> None:
    names = {key: key for key in range(number)}
    edges = [Edge(left=key, right=key + 1, score=0.5) for key in range(number - 1)]
    ((group,),) = part_items(names, edges, Constraints())
    assert len(group) == number
