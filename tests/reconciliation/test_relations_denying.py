"""What a negation denies: the thing that stands next to it, of the one and the time that it speaks of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportedly.reconciliation.relations.denying import (
    denies_doing,
    deny_both,
    holds_nothing,
    is_of_matter,
    names_doer,
    share_any,
    takes_no_side,
)
from reportedly.vocabulary import Passage, Polarity, Position, RelationKind, Span
from tests.reconciliation.positioned import both_ways, position

DENIED: dict[str, Any] = {"polarity": Polarity.NEGATIVE}


def place(made: Position, start: int) -> Position:
    """The same position with its content at ``start`` of one report."""
    span = Span(start=start, end=start + len(made.content.text))
    return replace(made, report="r", content=Passage(spans=(span,), text=made.content.text))


def relate_words(one: str, other: str) -> RelationKind:
    return both_ways(position(one, "The union"), position(other, "The ministry")).kind


@pytest.mark.parametrize(
    ("holder", "theirs"),
    [
        ("the harbor master did not sell the ferry", "the ferry was sold by the harbor master"),
        ("no sluice gates were opened", "the gates were opened at night"),
        ("the mayor had no knowledge of the purchase", "the mayor approved the purchase"),
        ("there was no evidence that the seal had been broken", "the seal was broken by a clerk"),
        ("the register does not list any barges", "the register lists eleven barges"),
        ("he was not the gunman", "he shot the ferryman"),
    ],
)
def test_the_thing_next_to_a_negation_is_denied(holder: str, theirs: str) -> None:
    assert denies_doing(position(holder, "The union"), position(theirs, "The ministry"))


@pytest.mark.parametrize(
    ("holder", "theirs"),
    [
        ("the harbor master did not answer a letter", "the harbor master issued a notice on the ferry"),
        ("the town had no ferry delays", "storms stopped the ferry at Varn"),
        ("the archer never told where he hid the bow", "the choice angered the archer"),
    ],
)
def test_what_shares_only_who_or_where_is_not_denied(holder: str, theirs: str) -> None:
    assert not denies_doing(position(holder, "The union"), position(theirs, "The ministry"))
    assert relate_words(holder, theirs) is not RelationKind.DENIES


def test_a_denial_without_a_negation_is_of_what_its_cue_says() -> None:
    assert denies_doing(position("the purchase", "The union", **DENIED), position("the mill was sold", "The ministry"))


@pytest.mark.parametrize(
    "theirs",
    ["the dam may leak", "the dam could possibly leak", "the denials of a leak were believed"],
)
def test_what_may_be_and_what_tells_of_denials_holds_nothing_true(theirs: str) -> None:
    holder = position("the dam does not leak", "The union")
    assert holds_nothing(holder, position(theirs, "The ministry"))
    assert both_ways(holder, position(theirs, "The ministry")).kind is not RelationKind.DENIES
    assert not holds_nothing(holder, position("the dam leaks", "The ministry"))


def test_a_denial_for_this_time_denies_no_other_time() -> None:
    assert holds_nothing(position("the knee needs no splint this time"), position("the knee needed a splint in May"))
    assert not holds_nothing(position("the knee needs no splint"), position("the knee needs a splint"))


def test_both_deny_what_stands_behind_a_negation_in_each() -> None:
    one = position("the cook was in the hall, but is not the one who rang the bell", "A lawyer")
    assert deny_both(position("he did not ring the bell", "The cook"), one)
    assert not deny_both(position("he did not ring the bell", "The cook"), position("the cook rang the bell"))


@pytest.mark.parametrize(
    "content",
    ["she didn't know the price", "he wasn't sure of the road", "the price is not known", "the road isn't clear"],
)
def test_what_is_not_known_takes_no_side_however_it_is_written(content: str) -> None:
    assert takes_no_side(position(content))
    assert not takes_no_side(position("she didn't pay the price"))


def test_a_thing_that_is_only_named_is_nothing_invented() -> None:
    holder = position("he had concocted the letters", "The prosecutor")
    assert not is_of_matter(holder, position("the fires", "The cook"))
    assert is_of_matter(holder, position("the letters", "The cook"))


def test_a_denial_by_its_cue_has_a_word_in_common() -> None:
    denial = position("any improper use of the seal", "The registry", **DENIED)
    assert not share_any(denial, position("the ring was led from Varn", "The ministry"))
    assert share_any(denial, position("the seal was used at Varn", "The ministry"))
    assert share_any(position("any involvement", "The registry", **DENIED), position("the ring was led from Varn"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a clerk suffered a non-life-threatening wound", "the fire took the life of a clerk"),
        ("the ferry will not sail until May", "the ferry will sail"),
        ("the ferry has not sunk", "the second ferry has sunk"),
        ("Ada Brandt was not hurt in the fire", "Goran Babic was hurt in the fire"),
        ("the cook refused to name the thief", "after refusing to name the thief the cook left"),
        ("nothing in the bill frees a town of the duty to see that no brook is fouled", "no brook may be fouled"),
    ],
)
def test_a_negation_of_another_word_time_or_one_denies_nothing(one: str, other: str) -> None:
    assert relate_words(one, other) is not RelationKind.DENIES


def test_a_first_and_a_last_name_may_be_of_one() -> None:
    assert relate_words("Babic did not ring the bell", "Goran rang the bell") is RelationKind.DENIES


def test_a_thing_that_is_refused_is_not_held_untrue() -> None:
    refused = position("the offer", "The cook", sentence="The cook refused the offer.", **DENIED)
    assert both_ways(refused, position("the offer came late", "The mayor")).kind is not RelationKind.DENIES


def test_an_outlet_tells_of_a_denial_in_its_own_words() -> None:
    told = position("long denied by the cook - that he headed the guild", "")
    assert both_ways(told, position("the head of the guild", "", outlet="The Varn Post")).kind is RelationKind.DENIES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the heir was insane", "the heir was feigning it"),
        ("the bill strengthens the rule on dams", "the bill weakened the rule on dams"),
        ("the witness was one person", "the witness was a composite"),
        ("the pistol lay unsecured", "the pistol was kept locked away"),
    ],
)
def test_more_words_that_exclude_each_other(one: str, other: str) -> None:
    assert relate_words(one, other) is RelationKind.DENIES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the league began in May", "the league lost Babic to a season-ending wound"),
        ("she took her first prize in the league", "she took the prize with two seconds to go"),
        ("Babic hit a goal in the league", "a missed goal cost the league"),
        ("the flaw lies in the lock of the gate", "the lock of the gate has a flaw"),
    ],
)
def test_words_that_tell_of_what_sort_or_where_exclude_nothing(one: str, other: str) -> None:
    assert relate_words(one, other) is not RelationKind.DENIES


def test_what_was_a_loan_was_no_gift() -> None:
    assert relate_words("it was a forged note", "it was a genuine note") is RelationKind.DENIES


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("the transfer of the clerk", "A judge denied the transfer of the clerk."),
        ("the release of the clerk", "The board denied the release of the clerk."),
        ("a treaty on the dam", "Voters rejected a treaty on the dam."),
        ("arrest at the dam", "He resisted arrest at the dam."),
    ],
)
def test_a_ruling_or_a_vote_holds_nothing_untrue(content: str, sentence: str) -> None:
    ruled = position(content, "A judge", sentence=sentence, **DENIED)
    told = position("the clerk signed a treaty on the transfer of the dam", "The ministry")
    assert both_ways(ruled, told).kind is not RelationKind.DENIES


@pytest.mark.parametrize(
    "content",
    [
        "he does not support a sale of the dam",
        "what exactly the sale of the dam was not for",
        "if he does not sign, the sale of the dam is void",
    ],
)
def test_a_wish_a_question_and_a_condition_deny_nothing(content: str) -> None:
    told = position("the sale of the dam was signed", "The ministry")
    assert both_ways(position(content, "The mayor"), told).kind is not RelationKind.DENIES


def test_who_did_not_know_of_a_thing_does_not_deny_it() -> None:
    sentence = "Neither he nor the cook knew the dam was sold."
    unaware = position("the dam was sold", "Neither he nor the cook", sentence=sentence, **DENIED)
    assert both_ways(unaware, position("the dam was sold", "The ministry")).kind is not RelationKind.DENIES


def test_what_the_news_is_of_is_not_what_is_denied() -> None:
    holder = position("there was no evidence that anybody helped the clerk in the fire", "The watch")
    assert not denies_doing(holder, position("three barns burned in the fire", "The ministry"))
    assert denies_doing(position("there was no fire", "The watch"), position("three barns burned in the fire"))


def test_a_doer_is_not_whoever_was_hit() -> None:
    holder = position("he was not the shooter", "The cook")
    assert names_doer(holder, position("the clerk shot at the barn"))
    assert not names_doer(holder, position("a clerk was shot in the barn"))


def test_one_report_denies_within_some_lines() -> None:
    one = place(position("the ferry left Varn in a storm on the eve of the fair", "The owner"), 0)
    other = position("the cook had not seen that the ferry was painted, nor had anybody else in the town", "The cook")
    assert both_ways(one, place(other, 9000)).kind is not RelationKind.DENIES


def test_a_compound_is_of_another_word() -> None:
    assert relate_words("the mayor was ill", "the mayor was a well-liked man") is not RelationKind.DENIES


def test_no_sign_of_one_word_is_no_word_against_its_contrary() -> None:
    one = "the watch has no indication that the fire at the mill was deliberate"
    assert relate_words(one, "the fire at the mill was an accident") is not RelationKind.DENIES


@pytest.mark.parametrize(
    "content", ["the fire is outrageous", "that Babic has told the mayor lies and half of a story"]
)
def test_who_blames_or_is_angry_calls_nothing_untrue(content: str) -> None:
    assert relate_words(content, "Babic lit the fire at the mill") is not RelationKind.DENIES


def test_who_cannot_believe_it_does_not_deny_it() -> None:
    grief = position(
        "the ferryman is dead", "His aunt", sentence="His aunt can't believe the ferryman is dead.", **DENIED
    )
    assert both_ways(grief, position("the ferryman died on the quay", "The ministry")).kind is not RelationKind.DENIES


def test_behind_any_the_noun_is_denied() -> None:
    holder = position("there have not been any serious floods in the town", "The watch")
    assert not denies_doing(holder, position("two clerks were hurt in a serious way", "The ministry"))
    assert denies_doing(holder, position("floods took the quay", "The ministry"))
