import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.coreference import (
    GapRow,
    align_mentions,
    judge_speaker,
    name_clusters,
    score_b_cubed,
    score_ceaf_e,
    score_conll,
    score_gap,
    score_muc,
    sum_best,
)
from reportedly.vocabulary import Span

GOLD = [frozenset("abc"), frozenset("defg")]
PREDICTED = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


def at(start: int, end: int) -> Span:
    return Span(start=start, end=end)


def test_muc_counts_links() -> None:
    share = score_muc(GOLD, PREDICTED)
    assert share.recall == pytest.approx(2 / 5)
    assert share.precision == pytest.approx(2 / 5)


def test_b_cubed_counts_mentions() -> None:
    share = score_b_cubed(GOLD, PREDICTED)
    assert share.recall == pytest.approx((4 / 3 + 1 / 3 + 1 / 4 + 2 * 2 / 4) / 7)
    assert share.precision == pytest.approx(4 / 8)


def test_ceaf_aligns_entities_one_to_one() -> None:
    share = score_ceaf_e(GOLD, PREDICTED)
    assert share.recall == pytest.approx(1.3 / 2)
    assert share.precision == pytest.approx(1.3 / 3)


def test_clusters_of_one_do_not_count() -> None:
    alone = score_conll([([frozenset("ab"), frozenset("x")], [frozenset("ab"), frozenset("y")])])
    assert alone.mean == 1.0


def test_texts_are_added_up_before_shares_are_taken() -> None:
    both = score_conll([([frozenset("ab")], [frozenset("ab")]), ([frozenset("cdefghi")], [])])
    assert both.muc.recall == pytest.approx(1 / 7)
    assert both.muc.precision == 1.0


@given(st.lists(st.lists(st.floats(0, 1), min_size=4, max_size=4), min_size=1, max_size=4))
def test_the_best_assignment_is_the_best_of_all(worth: list[list[float]]) -> None:
    best = max(
        sum(row[column] for row, column in zip(worth, columns, strict=False))
        for columns in itertools.permutations(range(4), len(worth))
    )
    assert sum_best(worth) == pytest.approx(best)


def test_more_rows_than_columns_are_assigned_too() -> None:
    assert sum_best([[0.2], [0.9], [0.1]]) == 0.9
    assert sum_best([]) == 0.0


def test_spans_that_agree_come_before_heads_that_agree() -> None:
    gold, predicted = [at(0, 12), at(4, 12)], [at(4, 12), at(0, 20)]
    assert align_mentions(gold, predicted, None) == [1, None]
    assert align_mentions(gold, predicted, lambda span: 12) == [1, 0]


def test_what_is_not_aligned_keeps_a_name_of_its_own() -> None:
    assert name_clusters([[1, 2]], {1: 7}) == [frozenset({7, ("only predicted", 2)})]


def test_gap_counts_each_name_as_a_decision() -> None:
    rows = [
        GapRow(feminine=True, gold=(True, False), predicted=(True, False)),
        GapRow(feminine=False, gold=(False, True), predicted=(True, False)),
        GapRow(feminine=False, gold=(False, False), predicted=(False, False)),
    ]
    scores = score_gap(rows)
    assert scores.feminine == 100.0
    assert scores.masculine == 0.0
    assert scores.overall == pytest.approx(50.0)
    assert scores.bias == 0.0


def test_a_speaker_needs_a_name_of_its_chain() -> None:
    source, name, pronoun = at(50, 52), at(0, 10), at(30, 32)
    chain = [name, pronoun, source]
    assert judge_speaker([name, source], chain, lambda span: span == name, source=source)
    assert not judge_speaker([pronoun, source], chain, lambda span: span == name, source=source)


def test_a_speaker_without_a_name_must_not_reach_into_other_chains() -> None:
    source, before, foreign = at(50, 52), at(0, 10), at(20, 25)
    assert judge_speaker([before, source], [before, source], lambda span: False, source=source)
    assert judge_speaker([source], [source], lambda span: False, source=source)
    assert not judge_speaker([foreign, source], [source], lambda span: False, source=source)


def test_a_mention_that_holds_source_and_name_has_the_name() -> None:
    source, name = at(0, 14), at(15, 24)
    assert judge_speaker([at(0, 24)], [source, name], lambda span: span == name, source=source)
