"""Positions that links brought to one question: which relations are shown, and why others are of another scope."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reconciliation.questions import TopicMatch, Verdict
from reportedly.reconciliation.relations import relate
from reportedly.reconciliation.relations.together import relate_together
from reportedly.vocabulary import Amount, FigureKind, Polarity, Position, Relation, RelationKind, Setting, Span, Topic
from tests.reconciliation.positioned import NEXT_DAY, count, position

ONE_PLACE = (("place", Verdict.SAME, "both in Varn"),)
ONE_SCENE = (("event", Verdict.SAME, "the reports share their scene"),)
WIDER = (("place", Verdict.SAME, "Sarn against Varn: one place lies in the other"),)


def matched(
    verdict: Verdict = Verdict.SAME, parts: tuple[tuple[str, Verdict, str], ...] = ONE_PLACE, reason: str = "told"
) -> TopicMatch:
    return TopicMatch(verdict=verdict, reason=reason, parts=parts, score=1.0)


def together(one: Position, other: Position, match: TopicMatch | None = None) -> Relation:
    """The relation, which is the same from either side."""
    match = match or matched()
    there, back = relate_together(one, other, match), relate_together(other, one, match)
    assert (there.kind, there.flags) == (back.kind, back.flags)
    return there


def people(words: str, number: float, content: str, source: str = "The mayor", **facts: object) -> Position:
    topic = Topic(
        head=str(facts.pop("head", "person")),
        doing=tuple(facts.pop("doing", ("hit",))),  # type: ignore[arg-type]
        about=tuple(facts.pop("about", ())),  # type: ignore[arg-type]
        inherited=bool(facts.pop("inherited", False)),
    )
    amount = facts.pop("amount", None) or count(number)
    return position(content, source, amount, words=words, topic=topic, **facts)


SHOT_NINE = people("nine people", 9, "nine people were shot at the ferry dance")
SHOT_SEVEN = people("seven people", 7, "seven people were shot at the ferry dance", "A nurse")


def test_two_numbers_of_one_thing_differ() -> None:
    assert together(SHOT_NINE, SHOT_SEVEN).kind is RelationKind.DIFFERS
    assert together(SHOT_NINE, replace(SHOT_NINE, id="x", source="y", report="z")).kind is RelationKind.AGREES


@pytest.mark.parametrize("verdict", [Verdict.OTHER_SCOPE, Verdict.UNCLEAR, Verdict.NONE])
def test_what_the_link_does_not_show_to_be_one_is_of_another_scope(verdict: Verdict) -> None:
    found = together(SHOT_NINE, SHOT_SEVEN, matched(verdict, reason="the dance against the fair"))
    assert found.kind is RelationKind.OTHER_SCOPE
    assert "the dance against the fair" in found.reason
    assert "scope_unclear" in found.flags or verdict is Verdict.OTHER_SCOPE


def test_by_way_of_others_nothing_agrees() -> None:
    same = replace(SHOT_NINE, id="x", source="y", report="z")
    found = together(SHOT_NINE, same, matched(Verdict.NONE, reason="nothing says that it is one event"))
    assert found.kind is RelationKind.OTHER_SCOPE
    assert "by way of others" in found.reason


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (people("300 people", 300, "300 people ran from the ferry dance", "A guard"), "many times the other"),
        (people("seven others", 7, "seven others were shot at the ferry dance", "A nurse"), "others"),
        (people("seven", 7, "seven of the dancers were shot", "A nurse"), "some of a group"),
        (people("seven people", 7, "seven people were taken to Orr Hospital with wounds", "A nurse"), "taken to"),
        (people("two men", 2, "they were shot by two men at the ferry dance", "A nurse"), "by"),
        (people("four", 4, "who shot the four at the dance is not told", "A nurse"), "the"),
        (people("16 people", 16, "16 people queued for the play", "A nurse", doing=("gathered",)), "do not tell"),
        (people("three sisters", 1, "her sister was shot", "A nurse", amount=count(3, implied=True)), "do not tell"),
    ],
)
def test_numbers_of_others_or_of_some_are_no_conflict(other: Position, why: str) -> None:
    found = together(SHOT_NINE, other)
    assert found.kind is RelationKind.OTHER_SCOPE
    assert why in found.reason


def test_the_killed_are_not_the_hurt() -> None:
    killed = people("three people", 3, "killing three people at the dance", doing=("killed", "wounded"))
    hurt = people("five people", 5, "five people were hurt at the dance", "A nurse", doing=("wounded", "killed"))
    assert "killed against hurt" in together(killed, hurt).reason


def test_a_part_of_the_town_is_not_the_town() -> None:
    found = together(SHOT_NINE, SHOT_SEVEN, matched(parts=WIDER))
    assert "lies in that of the other" in found.reason


def test_a_name_with_a_number_counts_nothing() -> None:
    shop = people("7-Orr", 9, "a man fled to the 7-Orr at the dance", "A nurse")
    assert "is a name" in together(SHOT_SEVEN, shop).reason


def test_a_higher_number_weeks_later_is_of_another_shooting() -> None:
    later = people("twelve people", 12, "twelve people were shot at the ferry dance", "A nurse", published="2025-04-20")
    assert together(SHOT_NINE, later).kind is RelationKind.OTHER_SCOPE
    soon = people("twelve people", 12, "twelve people were shot at the ferry dance", "A nurse", published="2025-03-06")
    assert together(SHOT_NINE, soon).kind is RelationKind.ACCUMULATES


def test_a_bound_of_one_number_agrees_with_it() -> None:
    amounts = [Amount(kind=FigureKind.MONEY, low=14000, high=high, unit="USD") for high in (14000, None)]
    told = [
        people(words, 0, f"{words} was found in the mill of Ana Orr", source, amount=amount, head="money", doing=())
        for words, source, amount in (("$14,000", "A clerk", amounts[0]), ("more than $14,000", "A guard", amounts[1]))
    ]
    assert together(*told).kind is RelationKind.AGREES


def test_ones_that_nobody_wrote_are_no_bounds_of_each_other() -> None:
    aunt, cook = (
        people(words, 1, f"Orr shot {words} at the mill", source, amount=count(1, implied=True))
        for words, source in (("his aunt", "A clerk"), ("his wife", "A guard"))
    )
    assert "bound" not in together(aunt, cook).reason


def test_rewards_of_one_town_are_many_but_those_for_one_name_are_one() -> None:
    def offer(sum: int, source: str, about: tuple[str, ...]) -> Position:
        amount = Amount(kind=FigureKind.MONEY, low=sum, high=sum, unit="USD")
        content = f"a reward of ${sum} is offered to whoever finds the thief"
        return people(f"${sum}", 0, content, source, amount=amount, head="money", doing=(), about=about)

    assert "no name" in together(offer(500, "A clerk", ()), offer(900, "A guard", ())).reason
    named = [offer(500, "A clerk", ("ana orr",)), offer(900, "A guard", ("ana orr",))]
    assert together(*named).kind is RelationKind.DIFFERS


def test_small_numbers_that_are_the_same_agree_by_chance_only_where_nothing_sets_them_apart() -> None:
    two = people("two men", 2, "two men fired at the ferry dance")
    others = people("two others", 2, "two others were shot at the ferry dance", "A nurse")
    assert together(two, others).kind is RelationKind.OTHER_SCOPE
    son = people("her son", 1, "her son was shot as he left", "A mother", amount=count(1, implied=True))
    sister = people("his sister", 1, "Marsh said that his sister fell", "An uncle", amount=count(1, implied=True))
    assert together(son, sister).kind is RelationKind.OTHER_SCOPE


# --- ages ------------------------------------------------------------------------------------------------------------


def aged(words: str, years: int, content: str, source: str, **facts: object) -> Position:
    amount = Amount(kind=FigureKind.AGE, low=years, high=years)
    facts = {"about": ("pavel orr",), **facts}
    return people(words, 0, content, source, amount=amount, head="age", doing=(), **facts)


BOUGHT = aged("34-year-old", 34, "34-year-old Pavel Orr bought the mill", "A clerk")


def test_two_ages_of_one_name_differ() -> None:
    assert together(BOUGHT, aged("31", 31, "Pavel Orr, 31, bought the mill", "A guard")).kind is RelationKind.DIFFERS


def test_equal_ages_agree_whatever_else_the_sentences_say() -> None:
    one = aged("13", 13, "Bea Marsh, 13, and Ana Orr, 16, were in the boat", "A clerk", about=("bea marsh",))
    other = aged("13", 13, "Bea Marsh, 13, and Ana Orr, 15, were in the boat", "A guard", about=("bea marsh",))
    assert relate(one, other, matched()).kind is RelationKind.DIFFERS
    assert together(one, other).kind is RelationKind.AGREES


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (aged("30-year-old", 30, "Orr's 30-year-old friend bought the mill", "A guard"), "somebody else"),
        (aged("31-year-old", 31, "Pavel Orr, 31-year-old Bea and a cook", "A guard"), "somebody else"),
        (aged("48", 48, "Pavel Orr, 48, bought the mill", "A guard"), "so many years"),
        (aged("31", 31, "Pavel Orr, 31, bought the mill", "A guard", published=None), "how much time"),
    ],
)
def test_ages_of_two_people_or_of_two_times_are_no_conflict(other: Position, why: str) -> None:
    found = together(BOUGHT, other)
    assert found.kind is RelationKind.OTHER_SCOPE
    assert why in found.reason


# --- statements ------------------------------------------------------------------------------------------------------


def told(content: str, source: str, *, about: tuple[str, ...] = (), **facts: object) -> Position:
    where = (Setting(name="Varn"),) if "varn" in about else ()
    return position(content, source, topic=Topic(head="", about=about, where=where), **facts)


def test_a_denial_of_the_very_thing_is_one() -> None:
    found = together(told("the quarrel was over a boat", "A cook"), told("the quarrel was not over a boat", "Orr"))
    assert found.kind is RelationKind.DENIES


def test_two_statements_that_share_little_are_of_two_things() -> None:
    one = told("the miller was the brother of a guard who had once sold boats in Sarn", "A cook")
    other = told("no boat of the guard had been in the harbour since the flood", "A clerk")
    assert together(one, other).kind is RelationKind.OTHER_SCOPE


def test_who_is_named_otherwise_did_another_thing() -> None:
    one = told("Ana Orr died in the ward at 12:30 p.m.", "A nurse", about=("ana orr", "varn hospital"))
    other = told("Bea Marsh died in the ward at 5:14 p.m.", "A clerk", about=("bea marsh", "varn hospital"))
    assert "ana orr against bea marsh" in together(one, other).reason


def test_a_source_that_says_more_of_a_matter_takes_nothing_back() -> None:
    one = told("the gun belonged to his father, who ran a mill", "Police", key="police", name="Varn police")
    other = told("the gun was kept in the house of his father", "Police", key="police", name="Varn police")
    other = replace(other, published=NEXT_DAY, id="later", report="later")
    assert relate(one, other, matched()).kind in (RelationKind.MOVES, RelationKind.REVISES)
    assert together(one, other).kind in (RelationKind.AGREES, RelationKind.OTHER_SCOPE)


@pytest.mark.parametrize(
    "content",
    ["the suspected thief was at the mill when the guard came", "the thief was at the mill when the guard came"],
)
def test_the_same_words_twice_agree_though_one_report_has_a_doubt_beside_them(content: str) -> None:
    found = together(
        told("the thief was at the mill when the guard came", "A cook"),
        told(
            content, "A clerk", sentence=f"It is being investigated whether the boat sank, but a clerk said {content}."
        ),
    )
    assert found.kind is RelationKind.AGREES


def test_one_who_tells_what_another_says_does_not_deny_it_unless_he_does() -> None:
    report = {"report": "r", "outlet": "Post"}
    inner = told("the dam had a leak in its wall", "the board", claim="inner", **report)
    denied = {"polarity": Polarity.NEGATIVE, "sentence": "Orr denied that the dam had a leak in its wall.", **report}
    denies = told("that the dam had a leak in its wall", "Orr", **denied)
    tells = replace(denies, turned=True)
    apart = replace(inner.content, spans=(Span(start=500, end=500 + len(inner.content.text)),))
    assert together(tells, replace(inner, content=apart, words=apart)).kind is RelationKind.DENIES
    assert together(denies, inner).kind is RelationKind.DENIES
    one_content = replace(inner, content=tells.content, words=tells.words)
    assert together(tells, one_content).kind is RelationKind.DENIES
    found = together(tells, inner)
    assert found.kind is RelationKind.OTHER_SCOPE
    assert "the words of one stand in what the other says" in found.reason


def test_what_somebody_did_without_a_permit_denies_nobody_a_permit() -> None:
    report = {"report": "r", "outlet": "Post"}
    one = told("people who keep a goat without a permit", "The clerk", **report)
    other = told("Orr has a permit to keep the goat", "A cook", **report)
    assert together(one, replace(other, polarity=Polarity.POSITIVE)).kind is not RelationKind.DENIES


def test_a_scene_shared_is_enough_and_words_alone_are_not() -> None:
    one, other = told("the shooting was over a debt", "A cook"), told("the shooting was not over a debt", "A clerk")
    assert "no name" in together(one, other, matched(parts=())).reason
    assert together(one, other, matched(parts=ONE_SCENE)).kind is RelationKind.DENIES


def test_whoever_quotes_the_very_words_and_more_agrees() -> None:
    one = told("the mill was closed by the guard on Friday", "Orr")
    more = told("“Orr told us the mill was closed by the guard on Friday. A boy was hurt there at noon”", "A cook")
    more = replace(more, polarity=Polarity.NEGATIVE)  # as a reader may take it, for the words that stand behind
    assert relate(one, more, matched()).kind is RelationKind.DENIES
    assert together(one, more).kind is RelationKind.AGREES
    assert "very words" in together(one, more).reason


def test_words_quoted_to_be_turned_down_are_no_agreement() -> None:
    one = told("the mill was safe and a guard was at the door that night", "Orr")
    scorn = told("is he so ignorant that he thinks the mill was safe and a guard was at the door that night", "A cook")
    assert together(one, scorn).kind is not RelationKind.AGREES
    denied = replace(
        one,
        source="x",
        id="x",
        report="x",
        sentence="A cook denied that the mill was safe and a guard was at the door that night.",
    )
    assert "very words" not in together(one, denied).reason


def test_what_only_names_a_thing_neither_agrees_nor_denies() -> None:
    one = told("the Common Harbour plan of Sarn", "A guild", about=("common harbour",))
    other = told("the Common Harbour plan", "A clerk", about=("common harbour",), polarity=Polarity.NEGATIVE)
    assert "only names a thing" in together(one, other).reason
    assert "only names a thing" in together(one, replace(other, polarity=Polarity.POSITIVE)).reason
    long = told("the Common Harbour plan of Sarn and Varn", "A guild", about=("common harbour",))
    again = replace(long, source="x", id="x", report="x", polarity=Polarity.NEGATIVE)
    assert together(long, again).kind is RelationKind.OTHER_SCOPE
