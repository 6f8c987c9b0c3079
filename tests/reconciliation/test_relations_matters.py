"""Two statements that nothing sets apart, of which the topics have nothing to do with each other."""

from __future__ import annotations

import pytest

from reportedly.reconciliation.questions import TopicMatch, Verdict
from reportedly.reconciliation.relations import relate
from reportedly.vocabulary import Relation, RelationKind
from tests.reconciliation.positioned import position

APART = TopicMatch(verdict=Verdict.NONE, score=0.0, reason="another matter", parts=())
ONE = TopicMatch(verdict=Verdict.SAME, score=1.0, reason="one matter", parts=())

HELD = "the ferry to Varn took on water behind the mole that evening, before the band had come"
CASES = [
    ("the ferry to Varn was built in a yard at Dimar", RelationKind.OTHER_SCOPE),
    ("the choir will sing on Sunday", RelationKind.OTHER_SCOPE),
    ("the ferry took on water behind the mole", RelationKind.AGREES),
]


def judge(other: str, match: TopicMatch | None, held: str = HELD) -> Relation:
    """How the two stand, of either order the same."""
    one, two = position(held, "The mayor"), position(other, "A nurse")
    found = relate(one, two, match)
    assert relate(two, one, match).kind is found.kind
    return found


@pytest.mark.parametrize(("other", "kind"), CASES)
def test_on_two_matters_most_words_must_be_shared_to_agree(other: str, kind: RelationKind) -> None:
    found = judge(other, APART)
    assert found.kind is kind
    assert ("share too little" in found.reason) == (kind is RelationKind.OTHER_SCOPE)


@pytest.mark.parametrize("other", [other for other, _ in CASES])
def test_on_one_question_nothing_more_is_asked_of_them(other: str) -> None:
    assert judge(other, ONE).kind is RelationKind.AGREES
    assert "share too little" not in judge(other, None).reason


def test_two_short_statements_are_left_open() -> None:
    found = judge("the choir will sing on Sunday", APART, held="the ferry to Varn took on water")
    assert found.kind is RelationKind.UNDECIDED
