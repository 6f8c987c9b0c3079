"""The quick bound that spares most pairs from being weighed."""

from __future__ import annotations

from itertools import product

from reportedly.reconciliation.questions.comparing import compare_views, judge_views
from reportedly.reconciliation.questions.views import View, view_position
from reportedly.reconciliation.questions.weighing import RELATED, bound_score, weigh_scene
from tests.reconciliation.questioned import count, state

TEXTS = (
    ("900 North Korean soldiers were stationed in Russia.", "900 North Korean soldiers", "soldiers"),
    ("700 North Korean troops are in Kursk region.", "700 North Korean troops", "troops"),
    ("Four people were killed in a shooting in Gary on Monday.", "Four people", "people"),
    ("Five people died in the shooting in Chicago.", "Five people", "people"),
    ("Six people were wounded in a fire in Toledo.", "Six people", "people"),
    ("40 confirmed cholera cases were recorded in Toledo.", "40 confirmed cholera cases", "cases"),
    ("Four people were killed.", "Four people", "people"),
)
DAYS = ("2024-05-07", "2024-05-08", "2024-09-30", None)


def list_views() -> list[View]:
    counted = [
        view_position(count(text, words, 5, counts=counts, id=f"r{day}", published=day))
        for (text, words, counts), day in product(TEXTS, DAYS)
    ]
    closed = state("A guard said that the bridge in Gary was closed.", "A guard", "the bridge in Gary was closed")
    return [*counted, view_position(closed)]


def test_no_pair_weighs_more_than_its_bound() -> None:
    for one, other in product(list_views(), repeat=2):
        assert weigh_scene(one, other).score <= bound_score(one, other)


def test_the_bound_spares_some_pairs_and_changes_no_verdict() -> None:
    pairs = [
        (one, other)
        for one, other in product(list_views(), repeat=2)
        if one.kind is other.kind and one.origin != other.origin
    ]
    spared = [pair for pair in pairs if bound_score(*pair) < RELATED]
    assert 0 < len(spared) < len(pairs)
    for one, other in pairs:
        match = judge_views(one, other)
        if match is not None:
            assert match == compare_views(one, other)
    assert all(judge_views(*pair) is None for pair in spared)
