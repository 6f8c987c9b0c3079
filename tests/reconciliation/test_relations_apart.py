"""What sets two contents apart before names, days, years, places and ordinals in them are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconciliation.relations.apart import is_in_name, list_names, share_names
from reportedly.vocabulary import RelationKind
from tests.reconciliation.positioned import both_ways, position


def relate_words(one: str, other: str) -> RelationKind:
    return both_ways(position(one, "The union"), position(other, "The ministry")).kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the club signed Pavel Orr on Monday", "the club signed Pavel Orr on Tuesday"),
        ("the mill opened in 1950", "the mill opened in 1952"),
        ("the rule on barley passed in January 2009", "the rule on barley was made in December"),
        ("the horse won the race in the third round", "the horse won the race in the fifth round"),
        ("the ferry turned north", "the ferry turned east"),
        ("the shop was robbed at 8:30 p.m.", "the shop was robbed at 7:10 p.m."),
        ("the rebels burned the depot", "the army burned the depot"),
        ("the miller was strangled", "the miller was poisoned"),
    ],
)
def test_another_value_of_one_act_still_differs(one: str, other: str) -> None:
    assert relate_words(one, other) is RelationKind.DIFFERS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the club signed Pavel Orr on Monday", "the club signed Timur Marsh on Tuesday"),
        ("the miller died on Monday", "the miller was found dead on Wednesday"),
        ("the mill gave power to all the farms on October 10", "the bakery opened its new hall of ovens on October 14"),
        ("Storm Odile took the roof in 1998", "the roof was lost in Storm Runa in 2005"),
        ("the film Red Barley came out in 2006", "the 1991 film had Ilka Brandt in it"),
        ("it was the first strike of the mill since 1991", "it was the worst fire of the mill since 2008"),
        ("she sang at the mill in 1947", "her days at the mill lasted from 1951 to 1957"),
        ("he is the fourth coach since the mill bought the club", "he is the 21st coach of the club"),
        ("Orr stopped the miller Marsh in the seventh round", "Orr stopped the carter Babic in the sixth round"),
        ("she had the ball in the fifth round", "in 2008 she had the ball in the eighth round"),
        ("it was his fourth catch of the year", "it was his second catch-six of the year"),
        ("the carter was found at a north Varn shop", "the carter was found 25 miles east of the shop"),
        ("the goal of the match fell with 7:42 left", "the goal of the match fell with 11:05 left"),
        ("the shop was robbed at 8:30 p.m. ET", "the shop was robbed at 7:30 p.m."),
        ("the barge lay off Mirandola", "the barge lay off Mirandolla"),
        ("the carter had a heart attack", "the carter was in bed with pneumonia"),
        ("the carter choked on the smoke", "the carter suffocated in the smoke"),
        ("the carter died of natural causes", "the carter died of a weak heart"),
        ("the jury of the mill split", "jurors of the mill split"),
        ("Pavel Orr said in a note to the mill", "Timur Marsh said in a note to the mill"),
        ("the Orr family tested negative", "the Marsh family tested positive"),
        ("the carter added 12 for the club", "the miller made 13 for the club"),
        ("after the landlord of the mill smelled gas", "after someone at the mill smelled gas"),
    ],
)
def test_two_acts_two_names_or_two_spellings_are_no_conflict(one: str, other: str) -> None:
    assert relate_words(one, other) is not RelationKind.DIFFERS


def test_a_name_holds_a_shorter_one_and_none_speaks_of_any() -> None:
    assert share_names("they saw Ilka Brandt", "they saw Brandt")
    assert share_names("they saw the film", "they saw Red Barley")
    assert not share_names("they saw Storm Odile", "they saw Storm Runa")
    assert list_names("On Monday he saw Orr, Marsh and Varn") == {("orr",), ("marsh",), ("varn",)}


def test_a_direction_within_an_address_is_none() -> None:
    assert is_in_name("they met on West 57th Street", "west")
    assert not is_in_name("they went west along the river", "west")


@given(st.text(max_size=80), st.text(max_size=80))
def test_odd_texts_have_a_defined_answer(one: str, other: str) -> None:
    assert share_names(one, other) is share_names(other, one)
