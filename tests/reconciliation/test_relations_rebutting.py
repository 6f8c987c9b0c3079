"""What one report sets side by side: a denial of what stands before it, a first account and what took its place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportedly.reconciliation.relations.pairs import make_pair
from reportedly.reconciliation.relations.rebutting import find_rebuttal, judge_rebuttal
from reportedly.reconciliation.relations.settings import DEFAULT
from reportedly.vocabulary import Passage, Polarity, Position, RelationKind, SourceKind, Span
from tests.reconciliation.positioned import both_ways, position

DENIED: dict[str, Any] = {"polarity": Polarity.NEGATIVE}


def place(made: Position, start: int, report: str = "r") -> Position:
    """The same position with its content at ``start`` of a report."""
    span = Span(start=start, end=start + len(made.content.text))
    return replace(made, report=report, content=Passage(spans=(span,), text=made.content.text))


def deny(content: str, sentence: str, source: str = "The guild") -> Position:
    return place(position(content, source, sentence=sentence, **DENIED), 200)


ACCUSED = place(position("the guild had sold the relics", "A porter"), 60)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("the accusation", "The guild denied the accusation."),
        ("it", "The guild denies it."),
        ("any part in it", "The guild denied any part in it."),
        ("all of these claims", "The guild rejected all of these claims."),
    ],
)
def test_a_denial_answers_what_stands_before_it(content: str, sentence: str) -> None:
    found = both_ways(ACCUSED, deny(content, sentence))
    assert (found.kind, "verb" in found.flags) == (RelationKind.DENIES, True)
    assert "it is held untrue by The guild" in found.reason


def test_words_without_a_source_may_hold_the_denial() -> None:
    own = place(
        position("which the guild denied", "", sentence="It was said to have sold relics, which the guild denied."), 200
    )
    assert both_ways(ACCUSED, own).kind is RelationKind.DENIES


@pytest.mark.parametrize("content", ["that was not the case", "whoever says so is lying"])
def test_a_content_calls_it_untrue(content: str) -> None:
    assert both_ways(ACCUSED, place(position(content, "The curator"), 200)).kind is RelationKind.DENIES


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("bail", "The judge denied bail."),
        ("the accusation", "The guild did not deny the accusation."),
        ("that the roof had leaked through the whole of the winter", "The guild denied that the roof had leaked."),
    ],
)
def test_no_denial_of_what_stands_before(content: str, sentence: str) -> None:
    assert find_rebuttal(deny(content, sentence)) is None


@pytest.mark.parametrize(("start", "report"), [(900, "r"), (60, "other")])
def test_what_stands_behind_or_in_another_report_is_not_answered(start: int, report: str) -> None:
    denial = deny("the accusation", "The guild denied the accusation.")
    assert judge_rebuttal(make_pair(place(ACCUSED, start, report), denial, None, DEFAULT)) is None


def test_another_report_that_names_the_denier_is_answered() -> None:
    accused = place(position("Varnia had sold the relics", "A porter"), 60, report="other")
    denial = deny("the accusation", "Varnia denied the accusation.", "Varnia")
    assert both_ways(accused, denial).kind is RelationKind.DENIES


def test_a_denial_beside_a_confirmation() -> None:
    denial = place(deny("the story", "Clerks denied the story."), 60)
    upheld = place(
        position("key parts of the story", "A courier", sentence="A courier confirmed key parts of the story."), 200
    )
    assert both_ways(denial, upheld).kind is RelationKind.DENIES


def test_one_report_sets_a_negation_beside_what_it_negates() -> None:
    one = place(position("the mill caught fire from a lamp that the night watch had left", "The owner"), 0)
    other = place(position("no lamp was left in the mill by anybody that night", "The watch"), 200)
    assert both_ways(one, other).kind is RelationKind.DENIES


def test_what_is_not_known_denies_nothing() -> None:
    one = place(position("the mill burned in the night of the fair", "The owner"), 0)
    other = place(position("the cause of the fire at the mill is not known", "The watch"), 200)
    assert both_ways(one, other).kind is not RelationKind.DENIES


def test_a_first_account_and_what_took_its_place() -> None:
    first = position(
        "a stranger had opened the gate", "Two boys", sentence="Two boys initially said a stranger had opened the gate."
    )
    found = both_ways(place(first, 0), place(position("the boys were playing with the lock", "The watch"), 120))
    assert found.kind is RelationKind.DIFFERS
    assert "first account" in found.reason


def test_two_accounts_side_by_side_differ_and_apart_stay_open() -> None:
    one, other = position("rebels had sent the guests", "The palace"), position("they were bandits", "The mayor")
    assert both_ways(place(one, 0), place(other, 60)).kind is RelationKind.DIFFERS
    assert both_ways(place(one, 0), place(other, 5000)).kind is RelationKind.UNDECIDED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rebels had sent three guests", "they were bandits"),
        ("the thief held a pistol", "he had a handgun"),
        ("rebels had sent the guests", "smugglers rode in the night"),
    ],
)
def test_accounts_side_by_side_that_may_both_be_so(one: str, other: str) -> None:
    first, second = place(position(one, "The palace"), 0), place(position(other, "The mayor"), 60)
    assert both_ways(first, second).kind is not RelationKind.DIFFERS


def test_two_sources_blame_others() -> None:
    one = position("bandits for the raid", "The palace", sentence="The palace blamed bandits for the raid.")
    other = position(
        "responsibility for the raid",
        "The Grey League",
        sentence="The Grey League claimed responsibility for the raid.",
    )
    found = both_ways(place(one, 0), place(other, 300))
    assert found.kind is RelationKind.DIFFERS
    assert "one blames “bandits”, the other “The Grey League”" in found.reason


def test_one_report_may_call_two_sources_alike_by_mistake() -> None:
    one = place(position("the goat was fit", "The coach", key="k"), 0)
    other = place(position("the goat was not fit", "The club doctor", key="k"), 60)
    assert both_ways(one, other).kind is RelationKind.DENIES


@pytest.mark.parametrize(
    "content",
    [
        "that could not have happened",
        "it never happened",
        "the evidence didn't back his story",
        "records contradict it",
    ],
)
def test_evidence_against_a_story_calls_it_untrue(content: str) -> None:
    assert both_ways(ACCUSED, place(position(content, "The curator"), 200)).kind is RelationKind.DENIES


def test_who_denied_being_there_answers_the_accusation() -> None:
    denial = deny("being involved", "The guild denied being involved.")
    assert both_ways(ACCUSED, denial).kind is RelationKind.DENIES


def test_a_denial_that_its_holder_gives_up_is_revised() -> None:
    denial = deny("the accusation", "Babic denied the accusation.", "Babic")
    owned = place(position("Babic admitted in May that he had sold the relics", "", sentence="Babic admitted it."), 60)
    found = both_ways(owned, denial)
    assert found.kind is RelationKind.REVISES
    assert "who once denied it" in found.reason


def test_a_doing_that_began_first_is_no_first_account() -> None:
    began = place(position("first hurt the knee on the quay", "", sentence="He first hurt the knee on the quay."), 0)
    later = place(position("the owner had a growth cut from his arm", "The club"), 120)
    assert "first account" not in both_ways(began, later).reason


def test_the_he_of_one_who_speaks_takes_up_nothing() -> None:
    first = place(position("rebels had sent the guests", "The palace"), 0)
    own = position("he had read every letter", "Goran Babic", kind=SourceKind.PERSON)
    assert both_ways(first, place(own, 60)).kind is not RelationKind.DIFFERS
    of_others = position("they had come alone", "Goran Babic", kind=SourceKind.PERSON)
    assert both_ways(first, place(of_others, 60)).kind is RelationKind.DIFFERS


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("the report that the roof had leaked", "The guild denied the report that the roof had leaked."),
        ("the claim that the roof had leaked all winter", "The guild rejected the claim that the roof had leaked."),
    ],
)
def test_a_denial_with_its_that_answers_nothing_else(content: str, sentence: str) -> None:
    assert find_rebuttal(deny(content, sentence)) is None


def test_what_is_refuted_stands_before_its_passive() -> None:
    assert find_rebuttal(place(position("their best reasons are easily refuted", "The curator"), 200)) is None


def test_a_lie_far_on_in_a_long_sentence_is_of_that_sentence() -> None:
    told = (
        "he was troubled that the clerk had written to the board of the guild, to both of its banks, to the porter and"
    )
    assert (
        find_rebuttal(position(f"{told} to every one of the founders that the books were false", "The curator")) is None
    )
    assert find_rebuttal(position("the books were false", "The curator")) == "were false"


@pytest.mark.parametrize(
    "content",
    ["“They came for the feast,”", "his own view of the feast", "that a feast was held", "the feast", "“Feasts”"],
)
def test_what_begins_something_new_takes_up_nothing(content: str) -> None:
    first = place(position("rebels had sent the guests", "The palace"), 0)
    assert both_ways(first, place(position(content, "The mayor"), 60)).kind is not RelationKind.DIFFERS


def test_the_they_of_some_who_speak_is_themselves() -> None:
    first = place(position("rebels had sent the guests", "The palace"), 0)
    own = place(position("they have letters still to read", "Guards"), 60)
    assert both_ways(first, own).kind is not RelationKind.DIFFERS
    both = place(position("they had paid the guests", "Rebels"), 0)
    assert both_ways(both, own).kind is RelationKind.DIFFERS
