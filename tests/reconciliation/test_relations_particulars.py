"""Particulars of one person or happening: a wound, a relative, a street, a spot, a cause, a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconciliation.relations import relate
from reportedly.vocabulary import RelationKind
from tests.reconciliation.positioned import NEXT_DAY, both_ways, position


def relate_words(one: str, other: str) -> RelationKind:
    return both_ways(position(one, "The union"), position(other, "The ministry")).kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the miller was hit in the left thigh", "the miller was shot in the neck"),
        ("Babic shot his cousin", "Babic is said to have shot his own sister"),
        ("they met in a home on Heron Road", "they met in a home on Heron Drive"),
        ("it was in the 300 block of Mill Street", "it was in the 900 block of Oak Street"),
        ("the shots fell in the North Weir neighborhood", "the shots fell in the Old Quay neighborhood"),
        ("the body was found in a driveway", "the body was discovered in the woods"),
        ("the clerk was shot outside when he smoked", "the clerk was shot inside the store"),
        ("the police named 19-year-old Pavel Orr", "the police named 19-year-old Timur Orr"),
        ("two men and three women were aboard", "three males and two females were aboard"),
        ("Orr had left the guild a year ago", "Orr had left the guild last week"),
        ("the guard shot himself", "the guard was shot by a robber"),
        ("the fire was caused by a lamp", "the fire was blamed on a spark"),
        ("the shop was robbed at 8:20 p.m.", "the shop was robbed that morning"),
        ("the ferry crashed around 7:10 on Monday", "the ferry crashed at 6:05 p.m. on Monday"),
        ("the thief held a shotgun", "the thief fired a pistol"),
        ("the brawl followed a dispute over dice", "he was stabbed in a robbery"),
        ("the treasurer resigned", "the treasurer was dismissed"),
        ("the thief fled on foot", "the thief drove off"),
        ("they left in a white sedan", "they left in a green truck"),
        ("the porter died at the scene", "the porter died at a hospital"),
        ("seven shots were fired", "he heard fifteen or twenty shots"),
        ("the thief was a white man", "the thief was a black man"),
        ("the raiders came by boat", "the raiders came in trucks"),
        ("he lived in the 300 block of Mill Street", "he lived in the 2100 block of Mill Street"),
        ("the miller had a wound behind his left ear", "the miller had a wound behind his right ear"),
        ("Orr has married twice", "Orr was married three times"),
        ("the carter served 136 days in prison", "the carter served five months in prison"),
        ("after serving more than four years in jail", "the carter served 412 days in jail"),
        ("the carter was sentenced to two years", "the carter was sentenced to 2 1/2 years"),
        ("the carter died of pneumonia", "the carter died of a heart attack"),
        ("the porter was armed with a .45-caliber pistol", "the porter had a .32-caliber revolver"),
        ("the mayor Ana Orr opened the mill", "mayor Ana Babic opened the mill"),
        ("two bodies were found by police in a second-floor flat", "the carter's son found the bodies"),
        ("the porter shot himself", "the porter was shot by another guard"),
    ],
)
def test_another_value_of_one_sort_differs(one: str, other: str) -> None:
    assert relate_words(one, other) is RelationKind.DIFFERS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the miller was hit in the forehead", "the miller was shot in the head"),
        ("the woman was hit in the thigh", "the man was shot in the neck"),
        ("a second clerk was shot in the neck", "a clerk was shot in the thigh"),
        ("it was in the 300 block of Mill Street", "it was on Mill Street"),
        ("the clerk was shot outside the bar", "the clerk was shot in a parking lot"),
        ("Orr had left the guild two weeks ago", "Orr had left the guild last week"),
        ("the miller had a wound behind his left ear", "the woman had a wound behind her right ear"),
        ("Orr has married at least twice", "Orr was married three times"),
        ("the carter served four and a half months", "the carter served 136 days"),
        ("Pavel Orr served 20 days", "Timur Marsh served five months"),
        ("the carter died of pneumonia", "the carter had a weak heart"),
        ("the porter was armed with a .45-caliber pistol", "a .32-caliber gun lay in the hall"),
        ("the mayor Ana Orr opened the mill", "mayor Timur Babic opened the mill"),
        ("two bodies were found by police in a flat", "the officers found the bodies"),
        ("the carter was found in the 300 block of Mill Street", "the fire was in the 900 block of Oak Street"),
        ("they sell Barley Oven 7, as well as Oven 6", "they sell Old Barley Oven 7 at the mill"),
        ("the fire was caused by a lamp", "the fire was not the result of arson"),
        ("the shop was robbed at 8:20 p.m.", "the shop was robbed that night"),
        ("the ferry crashed around 7:10 on Monday", "the ferry crashed at 7:05 p.m. on Monday"),
        ("the police named 19-year-old Maryk Orr", "the police named 19-year-old Marek Orr"),
        ("the thief held a revolver", "the thief fired a pistol"),
        ("they left in a dark van", "they left in a black van"),
        ("six or seven shots were fired", "he heard seven shots"),
        ("he lived in the 300 block of Mill Street", "he lived in the 400 block of Mill Street"),
    ],
)
def test_what_may_be_one_is_no_conflict(one: str, other: str) -> None:
    assert relate_words(one, other) is not RelationKind.DIFFERS


def test_the_reason_tells_both_values() -> None:
    reason = relate(position("he was hit in the thigh"), position("he was hit in the neck", "A witness")).reason
    assert "the wounds are thigh by one and neck by the other" in reason


def test_one_report_tells_of_two_wounded() -> None:
    one = position("the guard was hit in the thigh", "The union", report="r")
    other = position("the guard was hit in the neck", "The ministry", report="r")
    assert both_ways(one, other).kind is not RelationKind.DIFFERS


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("an eight-year-old girl was lost", "a nine-year-old girl was lost", RelationKind.DIFFERS),
        ("a 9-year-old North Varn girl is home", "an 8-year-old girl is home", RelationKind.DIFFERS),
        ("a 41-year-old man was lost", "a 22-year-old man was lost", RelationKind.AGREES),
        ("his 18-year-old brother was held", "his 16-year-old brother was lost", RelationKind.AGREES),
    ],
)
def test_ages_of_people_without_a_name(one: str, other: str, kind: RelationKind) -> None:
    assert relate_words(one, other) is kind


def test_a_condition_days_later_moves() -> None:
    one = position("the driver is in critical condition", "The clinic")
    other = position("the driver is in stable condition", "The fire service", published=NEXT_DAY)
    assert both_ways(one, other).kind is RelationKind.MOVES


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_words_have_a_relation(one: str, other: str) -> None:
    assert both_ways(position(one or "x", "The union"), position(other or "y", "The ministry")).reason
