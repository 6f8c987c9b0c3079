from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconciliation.questions import (
    TopicMatch,
    Verdict,
    compare_topics,
    make_positions,
    pack_position,
    unpack_position,
)
from reportedly.reconciliation.questions.comparing import compare_views
from reportedly.reconciliation.questions.views import view_position
from reportedly.vocabulary import FigureKind, Position
from tests.reconciliation.questioned import count, day, figure, person, read, said, state

TROOPS = "900 North Korean soldiers"


def troops(rest: str, number: float = 900, **facts: Any) -> Position:
    text = f"{TROOPS} {rest}."
    return count(text, TROOPS, number, counts="soldiers", **facts)


def test_two_counts_of_one_nations_troops_in_one_country_are_one_question() -> None:
    match = compare_topics(troops("were stationed in Russia"), troops("are now in Russia", id="b"))
    assert match.verdict is Verdict.SAME
    assert "both count troops of North Korea" in match.reason
    assert "both in Russia" in match.reason


@pytest.mark.parametrize(
    ("one", "other", "verdict", "reason"),
    [
        ("were stationed in Russia", "were stationed in Kursk region", Verdict.OTHER_SCOPE, "part of the other"),
        ("were sent to Russia", "were stationed in Russia", Verdict.UNCLEAR, "scopes may differ"),
        ("were killed in Kursk region", "were wounded in Kursk region", Verdict.OTHER_SCOPE, "killed against wounded"),
        ("were stationed in Russia", "were fighting in Russia", Verdict.OTHER_SCOPE, "fight"),
        ("are now in Russia", "will be in Russia by the end of the year", Verdict.OTHER_SCOPE, "expected against now"),
        ("are in Russia", "are expected in all of Russia", Verdict.OTHER_SCOPE, "expected against now"),
    ],
)
def test_other_doings_and_parts_of_a_place_are_beside_it(one: str, other: str, verdict: Verdict, reason: str) -> None:
    match = compare_topics(troops(one), troops(other, id="b"))
    assert match.verdict is verdict
    assert reason in match.reason


def toll(words: str, rest: str, **facts: Any) -> Position:
    return count(f"{words} {rest}.", words, 4, counts=words.rsplit(" ", maxsplit=1)[-1], **facts)


def test_two_tolls_of_one_shooting_are_one_question() -> None:
    one = toll("Four people", "were killed in a shooting in Gary on Monday", published="2024-05-07")
    other = toll("Five people", "died in the Gary shooting", published="2024-05-08", id="b")
    assert compare_topics(one, other).verdict is Verdict.SAME


@pytest.mark.parametrize("place", ["Toledo", "Chicago"])
def test_tolls_in_two_towns_are_never_one(place: str) -> None:
    one = toll("Four people", "were killed in a shooting in Gary on Monday", published="2024-05-07")
    other = toll("Four people", f"were killed in a shooting in {place} on Tuesday", published="2024-05-08", id="b")
    assert compare_topics(one, other).verdict in (Verdict.NONE, Verdict.OTHER_SCOPE)


def test_people_and_killed_alone_join_nothing() -> None:
    one = toll("Four people", "were killed", published="2024-05-07")
    other = toll("Four people", "were killed", published="2024-05-07", id="b")
    assert compare_topics(one, other).verdict is Verdict.NONE


def test_a_shared_victim_tells_that_it_is_one_event() -> None:
    rest = "were killed. Mara Holt was among them"
    one = toll("Four people", rest, published="2024-05-07", entities=(person(f"Four people {rest}.", "Mara Holt"),))
    text = "Three people were shot dead by a gunman. One was Mara Holt, a nurse from Gary."
    other = count(text, "Three people", 3, counts="people", id="b", published="2024-05-08")
    assert compare_topics(one, other).verdict is Verdict.NONE
    named = count(
        text, "Three people", 3, counts="people", id="b", published="2024-05-08", entities=(person(text, "Mara Holt"),)
    )
    assert compare_topics(one, named).score > compare_topics(one, other).score


def test_days_apart_part_two_tolls_of_one_town() -> None:
    first = "Four people were killed in a shooting in Gary on 3 May."
    later = "Four people were killed in a shooting in Gary on 9 May."
    one = count(first, "Four people", 4, counts="people", times=(day(first, "3 May", "2024-05-03"),))
    other = count(later, "Four people", 4, counts="people", id="b", times=(day(later, "9 May", "2024-05-09"),))
    assert compare_topics(one, other).verdict in (Verdict.NONE, Verdict.OTHER_SCOPE)


def test_what_happens_after_a_report_was_printed_is_not_in_it() -> None:
    later = "Four people were killed in a flood in Gary on 9 May."
    one = toll("Four people", "were killed in a flood in Gary", published="2024-05-03")
    other = count(later, "Four people", 4, counts="people", id="b", times=(day(later, "9 May", "2024-05-09"),))
    assert compare_topics(one, other).verdict is not Verdict.SAME


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Four passengers", "Four people", True),
        ("Four villagers", "Four lives", True),
        ("Four children", "Four people", False),
        ("Four tents", "Four people", False),
        ("Four women", "Four men", False),
    ],
)
def test_who_happened_to_be_there_is_counted_as_everybody(one: str, other: str, same: bool) -> None:
    left = toll(one, "died when a fire burned a hall in Gary", published="2024-05-07")
    right = toll(other, "died when a fire burned a hall in Gary", published="2024-05-07", id="b")
    assert (compare_topics(left, right).verdict is Verdict.SAME) is same


def test_confirmed_and_suspected_cases_are_of_other_scope() -> None:
    one = toll("40 confirmed cholera cases", "were recorded in Gary")
    other = toll("90 suspected cholera cases", "were recorded in Gary", id="b")
    match = compare_topics(one, other)
    assert match.verdict is Verdict.OTHER_SCOPE
    assert match.reason in ("confirmed against suspected", "suspected against confirmed")


def test_of_two_nations() -> None:
    text = "900 Ukrainian soldiers were stationed in Russia."
    other = count(text, "900 Ukrainian soldiers", 900, counts="soldiers", id="b")
    assert compare_topics(troops("were stationed in Russia"), other).verdict in (Verdict.OTHER_SCOPE, Verdict.NONE)


def test_a_statement_and_its_denial_are_one_question() -> None:
    text, denial = "An envoy said the trawler Adela sank off Gary.", "A pilot said the trawler Adela had not sunk."
    one = state(text, "An envoy", "the trawler Adela sank off Gary", published="2024-05-07")
    other = state(denial, "A pilot", "the trawler Adela had not sunk", id="b", published="2024-05-07")
    match = compare_topics(one, other)
    assert match.verdict is Verdict.SAME
    assert one.polarity is not other.polarity


def test_statements_of_common_words_alone_are_none() -> None:
    one = state("Police said the suspect was arrested.", "Police", "the suspect was arrested")
    other = state("Police said a suspect was arrested.", "Police", "a suspect was arrested", id="b")
    assert compare_topics(one, other).verdict is Verdict.NONE


def test_two_numbers_of_one_statement_count_two_things() -> None:
    text = "Of 90 passengers 40 passengers were hurt in a crash in Gary."
    figures = (figure(text, "90 passengers", 90, counts="passengers"), figure(text, "40 passengers", 40))
    one, other = make_positions(read(text, figures=figures))
    match = compare_topics(one, other)
    assert (match.verdict, match.reason) == (Verdict.OTHER_SCOPE, "two numbers of one statement")


def money(text: str, **facts: Any) -> Position:
    return count(text, "$5 million", 5_000_000, figure_kind=FigureKind.MONEY, published="2024-05-07", **facts)


def test_sums_of_money_are_one_where_their_words_say_so() -> None:
    one = money("The repair of the lighthouse in Gary will cost $5 million.")
    other = money("Repairs of the Gary lighthouse are put at $5 million.", id="b")
    third = money("A school in Gary got $5 million.", id="c")
    assert compare_topics(one, other).verdict is Verdict.SAME
    assert compare_topics(one, third).verdict is Verdict.NONE


def age(name: str, **facts: Any) -> Position:
    text = f"{name}, 40, was charged in Gary."
    told = figure(text, "40", 40, kind=FigureKind.AGE)
    entities = (person(text, name),) if name[0].isupper() and " " in name else ()
    claim = said(f"{text} Police said so.", "Police", text[:-1])
    reading = read(text, figures=(told,), entities=entities, **facts) if entities else None
    if reading is None:
        whole = f"{text} Police said so."
        told = figure(whole, "40", 40, kind=FigureKind.AGE, claim=claim.id)
        reading = read(whole, claim, figures=(told,), **facts)
    return make_positions(reading)[0]


def test_ages_are_of_one_person_by_the_name() -> None:
    one, spelled = age("Sarah Holt", published="2024-05-07"), age("Sara Holt", id="b", published="2024-05-08")
    other = age("Peter Holt", id="c", published="2024-05-08")
    assert compare_topics(one, spelled).verdict is Verdict.SAME
    assert compare_topics(one, other).verdict is Verdict.NONE


def test_an_age_without_a_name_joins_nothing() -> None:
    one, other = age("a driver", published="2024-05-07"), age("a driver", id="b", published="2024-05-07")
    assert compare_topics(one, other).verdict is Verdict.UNCLEAR


def test_a_name_and_its_title_chain_no_statements() -> None:
    def say(content: str, id: str) -> Position:
        text = f"A clerk said {content}."
        return state(text, "A clerk", content, id=id, entities=(person(text, "Ada Holm"),), published="2024-05-07")

    paid = say("senator Ada Holm had paid for the mill", "a")
    sang = say("senator Ada Holm had heard a song at the fair about the flood of last spring", "b")
    again = say("senator Ada Holm paid for the mill in Gary", "c")
    assert compare_topics(paid, sang).verdict is not Verdict.SAME
    assert compare_topics(paid, again).verdict is Verdict.SAME


def test_a_number_and_a_statement_are_never_one() -> None:
    whether = state("A clerk said soldiers were in Russia.", "A clerk", "soldiers were in Russia", id="b")
    assert compare_topics(troops("were stationed in Russia"), whether).verdict is not Verdict.SAME


def test_all_parts_are_told() -> None:
    match = compare_topics(troops("were sent to Russia"), troops("were stationed in Russia", id="b"))
    assert [name for name, _, _ in match.parts] == ["head", "doing", "terms", "place", "scope", "time", "event"]
    assert 0 <= match.score <= 1


SENTENCES = (
    "were stationed in Russia",
    "were sent to Russia",
    "were killed in Gary",
    "are in Kursk region",
    "were wounded in a fire in Toledo",
    "died",
)


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_either_order_gives_one_verdict(left: str, right: str) -> None:
    one, other = troops(left), troops(right, id="b")
    assert compare_topics(one, other) == compare_topics(other, one)


@given(st.sampled_from(SENTENCES))
def test_packing_keeps_what_is_compared(rest: str) -> None:
    position = troops(rest, published="2024-05-07")
    assert unpack_position(pack_position(position)) == view_position(position)


def test_a_body_is_small() -> None:
    assert len(pack_position(troops("were stationed in Kursk region", published="2024-05-07"))) < 400


def test_a_match_is_a_value() -> None:
    one = compare_topics(troops("died"), troops("died", id="b"))
    assert one == TopicMatch(verdict=one.verdict, reason=one.reason, parts=one.parts, score=one.score)


def test_a_reason_names_nations_and_quotes_no_stems() -> None:
    said = (
        "North Korean troops exchanged fire with the brigade near the bridge",
        "North Korean troops took a mill, two farms and a quarry from the brigade in the night",
    )
    made = [view_position(state(f"A guard said that {words}.", "A guard", words, id=words)) for words in said]
    views = [replace(view, scene=frozenset({"n:ada holm", "n:carl dorn"})) for view in made]
    reasons = [reason for _, _, reason in compare_views(*views).parts]
    told = " ".join(reasons)
    assert "North Korea" in told
    assert "they say it with other verbs" in told
    assert not {"prk", "exchang"} & set(told.replace(",", " ").split())
