"""The quick bound that spares most pairs from being weighed."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from reportedly.reconciliation.questions.comparing import compare_views, judge_views
from reportedly.reconciliation.questions.verdicts import Verdict
from reportedly.reconciliation.questions.views import View, are_apart, pack_view, view_position
from reportedly.reconciliation.questions.weighing import RELATED, take_parts, weigh_related, weigh_scene
from reportedly.vocabulary import QuestionKind
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


def test_what_is_related_is_weighed_as_ever_and_nothing_else_is() -> None:
    pairs = list(product(list_views(), repeat=2))
    found = [(take_parts(*pair), weigh_related(*pair, take_parts(*pair)), weigh_scene(*pair)) for pair in pairs]
    assert all(quick == (slow if slow.score >= RELATED else None) for _, quick, slow in found)
    assert all(parts.may_relate or slow.score < RELATED for parts, _, slow in found)
    assert 0 < sum(not parts.may_relate for parts, _, _ in found) < sum(quick is None for _, quick, _ in found)
    assert any(quick is not None for _, quick, _ in found)


def test_what_is_quickly_seen_to_be_nothing_changes_no_verdict() -> None:
    pairs = [
        (one, other)
        for one, other in product(list_views(), repeat=2)
        if one.kind is other.kind and one.origin != other.origin
    ]
    matches = [judge_views(*pair) for pair in pairs]
    assert 0 < sum(match is None for match in matches) < len(pairs)
    for pair, match in zip(pairs, matches, strict=True):
        told = compare_views(*pair, grouped=True)
        if match is None:
            assert told.verdict is Verdict.NONE or weigh_scene(*pair).score < RELATED
        else:
            assert match == told


def test_statements_that_share_one_word_are_not_linked() -> None:
    said = ("the bridge in Gary was closed", "the bridge in Gary was sold")
    one, other = (view_position(state(f"A guard said that {words}.", "A guard", words, id=words)) for words in said)
    assert one.words & other.words
    assert judge_views(one, replace(other, words=frozenset(sorted(one.words & other.words)[:1]))) is None


def test_what_is_apart_is_seen_in_packed_views() -> None:
    days = [None, "2024-05-06", "2024-05-07", "2024-05-08", "2024-05-13", "2024-06-30", "no day"]
    spans = [(day, day) for day in days] + [("2024-05-01", "2024-05-31"), ("2024-05-08", None)]
    views = [replace(each, start=start, end=end) for each in list_views()[::4] for start, end in spans]
    found = set[bool]()
    for one, other in product(views, repeat=2):
        counted = one.kind is other.kind is QuestionKind.HOW_MANY
        apart = counted and (one.is_happening or other.is_happening) and take_parts(one, other).apart
        assert are_apart(pack_view(one), pack_view(other)) == apart
        found.add(apart)
    assert found == {True, False}
