from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportedly.reconciliation.relations import relate
from reportedly.vocabulary import Polarity, Position, RelationKind, Stance
from tests.reconciliation.positioned import DAY, NEXT_DAY, WEEK_LATER, both_ways, position

DENIED: dict[str, Any] = {"polarity": Polarity.NEGATIVE}


def relate_words(one: str, other: str) -> RelationKind:
    return both_ways(position(one, "The union"), position(other, "The ministry")).kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a spark caused the fire at the mill", "a lamp caused the blaze at the mill"),
        ("settlers dammed the brook at Varn", "monks dammed the Varn brook"),
        ("the mast fell at 3:15 a.m.", "the mast fell at 5 a.m."),
        ("the mayor was seized on Monday", "the mayor was seized on Thursday"),
        ("the singer was buried in Varn", "fans buried the singer in Port Ulm"),
        ("a Ruritanian drone hit the mill", "the mill was hit by a falling crane"),
        ("the shell came from the west", "the shell came from the north"),
        ("the heir was born in 1931", "the heir was born in 1934"),
        ("Marko Babic drove the car", "Goran Babic drove the car"),
        ("the girl lost at Varn is five years old", "the girl lost at Varn was eight"),
    ],
)
def test_two_sources_name_another_doer_time_or_place(one: str, other: str) -> None:
    assert relate_words(one, other) is RelationKind.DIFFERS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a falling crane crushed the booth", "the booth was crushed by a crane that had tipped over"),
        ("the museum was closed", "the museum was not open"),
        ("the mast fell at about 7:10 p.m.", "the mast fell at 7:16 p.m."),
        ("the steamer reached Varn", "the steamer had reached the town of Varn"),
        ("gunmen attacked the post", "assailants attacked the post at dawn"),
        ("a landmine killed the shepherd", "the shepherd was killed by a mine"),
        ("our goal is not to patch the dam but to rebuild it", "the task is to rebuild the dam"),
    ],
)
def test_other_words_for_one_thing_agree(one: str, other: str) -> None:
    assert relate_words(one, other) is RelationKind.AGREES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the museum was open", "the museum was closed"),
        ("the well was clean", "the well was polluted"),
        ("the radar was working", "the radar was out of order"),
        ("the steamer had reached Varn", "the steamer had failed to reach Varn"),
        ("the clinic ran out of oxygen", "it never ran out of oxygen"),
        ("the painting was genuine", "the painting was forged"),
        ("the steamer had reached Varn", "the steamer had not reached Varn"),
        ("the guild burned the granary", "it had nothing to do with the fire in the granary"),
    ],
)
def test_two_sources_exclude_each_other(one: str, other: str) -> None:
    assert relate_words(one, other) is RelationKind.DENIES


def test_a_denial_of_the_cue_denies() -> None:
    one = position("clerks burned the files", "A porter")
    other = position(
        "clerks burned the files", "The archive", sentence="The archive denied that clerks burned them.", **DENIED
    )
    found = both_ways(one, other)
    assert (found.kind, found.flags) == (RelationKind.DENIES, ("verb",))
    assert "it is held untrue by The archive" in found.reason


def test_two_denials_agree() -> None:
    one = position("clerks burned the files", "The archive", **DENIED)
    assert both_ways(one, position("the clerks burned nothing", "The ministry", **DENIED)).kind is RelationKind.AGREES


@pytest.mark.parametrize(
    ("other", "cue"),
    [
        ("it would let the ships pass if they paid", "if"),
        ("it would let the ships pass except those with arms", "except"),
        ("most of the ships would pass", "most of"),
        ("the ships would pass for now", "for now"),
        ("the ships may pass", "may"),
        ("the ships would pass during daylight", "during daylight"),
        ("some of the ships would pass", "some of"),
        ("it would let the ships pass in principle", "in principle"),
    ],
)
def test_what_is_granted_in_part_is_qualified(other: str, cue: str) -> None:
    found = both_ways(position("the port would let the ships pass", "An agent"), position(other, "The ministry"))
    assert found.kind is RelationKind.QUALIFIES
    assert f"“{cue}”" in found.reason


def test_suspects_who_flee_are_no_doubt_but_who_suspects_it_has_one() -> None:
    seen = "they saw the gunmen flee in a red car"
    assert relate_words("the suspects fled in a red car", seen) is RelationKind.AGREES
    assert relate_words("he suspects that the gunmen fled in a red car", seen) is RelationKind.QUALIFIES


def test_a_condition_on_both_sides_qualifies_nothing() -> None:
    assert relate_words("the ships may pass", "the ships might pass") is RelationKind.AGREES


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("it kept the horse", "The ministry could neither confirm nor deny that it kept the horse."),
        ("it could not verify that anyone kept the horse", ""),
        ("it was investigating who kept the horse", ""),
        ("the horse to be kept", "The ministry wants the horse to be kept."),
    ],
)
def test_what_takes_no_side_leaves_it_undecided(content: str, sentence: str) -> None:
    other = position(content, "The ministry", sentence=sentence or f"The ministry said {content}.")
    found = both_ways(position("the stable kept the horse", "A channel"), other)
    assert found.kind is RelationKind.UNDECIDED


def test_a_question_is_no_position() -> None:
    other = position("the stable kept the horse", "A reporter", sentence="He asked.", stance=Stance.ASK)
    assert both_ways(position("the stable kept the horse", "A channel"), other).flags == ("stance",)


def told(content: str, published: str, **facts: Any) -> Position:
    return position(content, "The region's office", published=published, **facts)


def test_a_state_moves_and_an_event_is_taken_back() -> None:
    assert (
        both_ways(told("the bridge was open", DAY), told("the bridge is closed", WEEK_LATER)).kind is RelationKind.MOVES
    )
    one, other = told("the clerk resigned on Monday", DAY), told("the clerk had not resigned on Monday", NEXT_DAY)
    assert both_ways(one, other).kind is RelationKind.REVISES


def test_a_source_that_names_another_cause_revises() -> None:
    one, other = told("a gas leak caused the fire", DAY), told("a cable caused the fire", NEXT_DAY)
    found = both_ways(one, other)
    assert found.kind is RelationKind.REVISES
    assert "gas leak" in found.reason
    assert both_ways(one, replace(other, published=None)).kind is RelationKind.UNDECIDED


def test_what_follows_in_the_world_moves_whoever_tells_it() -> None:
    one = position("the nurse was in critical condition", "A doctor")
    found = both_ways(one, position("the nurse has died", "Her family", published=NEXT_DAY))
    assert found.kind is RelationKind.MOVES
    assert "critical condition" in found.reason


def test_the_same_age_a_year_on_is_no_difference() -> None:
    one, other = (
        position("Lena Orr, 34, was freed", "", published="2023-01-02"),
        position("Lena Orr, 36, was freed", "", published="2024-12-20", outlet="Other"),
    )
    assert both_ways(one, other).kind is not RelationKind.DIFFERS
    assert both_ways(one, replace(other, published="2023-01-03")).kind is RelationKind.DIFFERS


def test_heavy_losses_cannot_be_measured_against_a_number() -> None:
    found = both_ways(position("it suffered heavy losses", "A blogger"), position("it lost 60 carts", "The army"))
    assert (found.kind, found.flags) == (RelationKind.UNDECIDED, ("vague",))


@pytest.mark.parametrize("text", ["", "\u202e", "\ud800", "\x00 \x00", "x" * 5000, "Ada " * 10000, "not " * 3000])
def test_any_words_give_a_relation(text: str) -> None:
    found = relate(position(text or " ", "The union"), position("the ships may pass", "The ministry"))
    assert found.kind in RelationKind


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("the brewer was ill", "the brewer had recovered his voice", RelationKind.MOVES),
        ("the winner at Varn was Ada Holt", "the winner at Varn was Jan Rask", RelationKind.REVISES),
    ],
)
def test_one_source_says_another_thing_of_one_thing_on_a_later_day(one: str, other: str, kind: RelationKind) -> None:
    said = [
        position(words, "The guild", published=day, outlet="Mill Post", key="guild")
        for words, day in ((one, DAY), (other, WEEK_LATER))
    ]
    assert both_ways(*said).kind is kind


def test_what_both_leave_open_is_no_conflict() -> None:
    one, other = "it was still examining who lit the barn", "it could not yet say who had not lit the barn"
    assert relate_words(one, other) is RelationKind.UNDECIDED


def test_words_that_news_uses_for_one_thing_are_shared() -> None:
    assert relate_words("the envoy has been recalled", "the ambassador was called home") is RelationKind.AGREES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the bell broke in the 60th minute", "the bell broke in the 74th minute"),
        ("the bell broke during the first lesson", "the bell broke during the lunch break"),
        ("the blast came from the engine room", "the blast occurred in the galley"),
    ],
)
def test_other_ordinals_occasions_and_spots_differ(one: str, other: str) -> None:
    assert relate_words(one, other) is RelationKind.DIFFERS


def test_a_refusal_is_no_denial() -> None:
    one = position("the two brothers robbed the mill", "The police")
    other = position("bond for the two brothers", "A judge", sentence="A judge denied bond for the two brothers.")
    assert both_ways(one, other).kind is not RelationKind.DENIES


def test_a_good_state_and_a_bad_one_exclude_each_other() -> None:
    assert relate_words("the quarry has poisoned the wells", "the wells are clean") is RelationKind.DENIES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the bell was cast in March", "the bell was cast in November"),
        ("the fire began in block C", "the fire started in the kitchen"),
        ("the caretaker lit the barn", "the caretaker's nephew lit the barn"),
        ("settlers blocked the mill", "guards of the mill had blocked it"),
        ("the miller was caught in Varn", "he was taken in Port Ulm"),
        ("the barge sank near Varn", "it sank outside Port Ulm"),
    ],
)
def test_another_month_block_relative_or_place_differs(one: str, other: str) -> None:
    assert relate_words(one, other) is RelationKind.DIFFERS


def test_the_places_of_long_contents_are_not_set_against_each_other() -> None:
    one = "the miller, who had been at the fair in Varn with his two sons until late that night, was found by his dog"
    other = "the dog, which had been given to the miller by a cousin in Port Ulm, found him before the sun was up"
    assert relate_words(one, other) is not RelationKind.DIFFERS


def test_a_day_of_the_week_and_a_date_may_be_one() -> None:
    assert relate_words("the mayor was seized on Monday", "the mayor was seized on March 3") is not RelationKind.DIFFERS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the trial was lawful", "the trial was unlawful"),
        ("the miller met the mayor in the barn", "no such meeting took place"),
        ("the village had fallen", "the village was holding out"),
    ],
)
def test_prefixes_and_plain_words_deny(one: str, other: str) -> None:
    assert relate_words(one, other) is RelationKind.DENIES


def test_a_negation_in_a_long_content_denies_only_what_it_is_of() -> None:
    one = "the clerk had not seen who put the red ladder against the back wall of the barn on the night of the storm"
    assert relate_words(one, "the ladder was returned to the guild") is not RelationKind.DENIES


def test_two_negations_in_other_words_agree() -> None:
    one = replace(position("the trains had not been suspended", "The mayor"), polarity=Polarity.POSITIVE)
    other = replace(position("no trains were canceled", "A guard"), polarity=Polarity.NEGATIVE)
    assert both_ways(one, other).kind is not RelationKind.DENIES


def test_who_has_died_by_another_source_of_the_same_day_has_died() -> None:
    one = position("the boy was in critical condition", "A doctor")
    found = both_ways(one, position("the boy has died", "His family"))
    assert (found.kind, "unknown_order" in found.flags) == (RelationKind.MOVES, True)


def test_what_a_thing_was_does_not_move() -> None:
    said = [
        told(words, day) for words, day in (("the gunman was a baker", DAY), ("the gunman was a tanner", WEEK_LATER))
    ]
    assert both_ways(*said).kind is RelationKind.REVISES


def test_a_plan_that_is_denied_is_no_wish() -> None:
    one = position("the mayor planned to sell the mill", "A clerk")
    other = position("the mill", "The mayor", sentence="The mayor denied that the mill was to be sold.", **DENIED)
    assert both_ways(one, other).kind is not RelationKind.UNDECIDED


def test_numbers_of_statements_are_compared_as_ranges_and_bounds() -> None:
    one = position("between 40 and 60 sheep were lost at Varn", "The mayor")
    assert both_ways(one, position("52 sheep were lost at Varn", "A clerk")).kind is RelationKind.AGREES
    assert both_ways(one, position("at least 90 sheep were lost at Varn", "A clerk")).kind is RelationKind.DIFFERS
    assert both_ways(one, position("up to 70 sheep were lost at Varn", "A clerk")).kind is RelationKind.AGREES


def test_the_time_of_another_blast_is_no_conflict() -> None:
    assert (
        relate_words("the blast was heard at 3:15 p.m.", "another blast was heard at 6:40 p.m.")
        is RelationKind.OTHER_SCOPE
    )


def test_a_word_and_its_contrary_in_long_contents_stand_beside_a_word_in_common() -> None:
    one = position(
        "the guild had found the tax on salt unlawful after a hearing that lasted through the night", "A clerk"
    )
    other = position("the tax on salt was lawful by all that the court had heard in the weeks before", "A judge")
    assert both_ways(one, other).kind is RelationKind.DENIES
