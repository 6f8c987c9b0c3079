"""Of what two times of day are."""

from __future__ import annotations

import pytest

from reportedly.reconciliation.relations import relate
from reportedly.reconciliation.relations.acts import compare_acts
from reportedly.reconciliation.relations.pairs import make_pair
from reportedly.reconciliation.relations.settings import DEFAULT
from reportedly.vocabulary import RelationKind
from tests.reconciliation.positioned import position


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the blast at the mill happened at 9:00 p.m.", "the blast at the mill happened at 9:40 p.m.", True),
        ("officers were called to the mill at 9:00 p.m.", "the miller was pronounced dead at 9:40 p.m.", False),
        ("the blast happened at 9:00 p.m.", "a guard called the police at 9:20 p.m.", False),
        ("the blast happened at 9:00 p.m.", "a guard called the police at 4:00 a.m.", True),
        ("the miller was shot at 9:00 p.m. on Monday", "the miller was shot at 11:00 p.m. on Friday", False),
        ("the mill closes at 9:00 p.m.", "the mill closes at 9:40 p.m.", None),
        ("the blast happened at 9:00 p.m.", "a guard called the police at 9:05 p.m.", None),
        ("the blast happened at 9:00 p.m.", "a guard called the police at 8:40 p.m.", True),  # no call comes first
        ("the blast happened in the evening", "a guard called the police at 9:05 p.m.", None),
    ],
)
def test_whether_two_times_are_of_one_act(one: str, other: str, same: bool | None) -> None:
    assert compare_acts(make_pair(position(one, "A"), position(other, "B"), None, DEFAULT)).one is same


def test_two_acts_are_no_conflict() -> None:
    one = position("officers were called to the mill at 9:00 p.m.", "The police")
    other = position("the miller was pronounced dead at the mill at 9:40 p.m.", "A doctor")
    relation = relate(one, other)
    assert relation.kind is RelationKind.OTHER_SCOPE
    assert "when it was reported and when somebody died" in relation.reason


def test_a_bare_time_takes_its_act_from_the_sentence() -> None:
    one = position("at 9:00 p.m.", "", sentence="The blast at the mill happened at 9:00 p.m.")
    other = position(
        "at 9:40 p.m.", "", sentence="The blast at the mill happened at 9:40 p.m.", report="r2", outlet="o2"
    )
    assert compare_acts(make_pair(one, other, None, DEFAULT)).one is True
