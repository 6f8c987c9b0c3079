"""What two figures must share before they are a conflict: who did it, in which stretch, of what, in which unit."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.reconciliation.questions import TopicMatch, Verdict
from reportedly.reconciliation.relations import relate
from reportedly.vocabulary import Amount, FigureKind, RelationKind, Topic
from tests.reconciliation.positioned import both_ways, count, position


def relate_figures(
    one: tuple[str, str, Amount], other: tuple[str, str, Amount], topic: Topic | None = None, **facts: Any
) -> RelationKind:
    """The relation of two contents with their figure's words and amounts; each is a sentence of its own."""
    sides = [
        position(
            content,
            source,
            amount,
            words=words,
            topic=topic or Topic(head=words.split()[-1].rstrip("s"), doing=("landed",)),
            sentence=f"{source} said, {content}.",
            **facts,
        )
        for source, (content, words, amount) in (("A judge", one), ("The club", other))
    ]
    return both_ways(*sides).kind


def percent(value: float) -> Amount:
    return Amount(kind=FigureKind.PERCENT, low=value, high=value)


def euros(value: float) -> Amount:
    return Amount(kind=FigureKind.MONEY, low=value, high=value, unit="EUR")


def test_one_number_of_one_thing_still_differs() -> None:
    one = ("Brandt landed 28 blows in the bout", "28 blows", count(28))
    other = ("Brandt landed 31 blows in the bout", "31 blows", count(31))
    assert relate_figures(one, other) is RelationKind.DIFFERS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("in the bout, Brandt landed 28 blows", "28 blows", count(28)),
            ("in the bout, Corlett landed 31 blows", "31 blows", count(31)),
        ),
        (
            ("Brandt landed 28 blows in the third round", "28 blows", count(28)),
            ("Brandt landed 31 blows in the fifth round", "31 blows", count(31)),
        ),
        (
            ("Brandt landed 28 blows in the third round", "28 blows", count(28)),
            ("Brandt landed 178 blows", "178 blows", count(178)),
        ),
        (
            ("Brandt has landed 28 blows since week 11", "28 blows", count(28)),
            ("Brandt landed 9 blows in his last two games", "9 blows", count(9)),
        ),
        (
            ("Brandt missed four games after he hurt his left knee", "four games", count(4)),
            ("Brandt missed eight games after he broke his right ankle", "eight games", count(8)),
        ),
        (
            ("two people were killed in six shootings", "two people", count(2)),
            ("a shooting left five people dead", "five people", count(5)),
        ),
    ],
)
def test_another_doer_stretch_wound_or_row_of_happenings_is_another_number(
    one: tuple[str, str, Amount], other: tuple[str, str, Amount]
) -> None:
    assert relate_figures(one, other) is RelationKind.OTHER_SCOPE


def test_shares_of_which_no_word_is_common_are_of_two_things() -> None:
    one = ("calls over the line in Varn fell by 40 percent", "40 percent", percent(40))
    other = ("web traffic of Varn dropped 70 percent", "70 percent", percent(70))
    assert relate_figures(one, other, Topic(head="share")) is RelationKind.OTHER_SCOPE
    same = ("calls over the line in Varn fell by 70 percent", "70 percent", percent(70))
    assert relate_figures(one, same, Topic(head="share")) is RelationKind.DIFFERS


def test_a_sum_for_each_year_and_a_sum_many_times_the_other_are_other_sums() -> None:
    whole = ("the coach has 8 million euros left on the contract", "8 million euros", euros(8_000_000))
    yearly = ("the contract pays the coach 4 million euros a year", "4 million euros", euros(4_000_000))
    assert relate_figures(whole, yearly, Topic(head="money")) is RelationKind.OTHER_SCOPE
    taken = ("the play took in 90 million euros", "90 million euros", euros(90_000_000))
    paid = ("the director was given a salary of 2 million euros", "2 million euros", euros(2_000_000))
    assert relate_figures(taken, paid, Topic(head="money")) is RelationKind.OTHER_SCOPE


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("he guarded the mill for 136 days", "he guarded the mill for four and a half months", RelationKind.AGREES),
        ("he guarded the mill for 136 days", "he guarded the mill for seven months", RelationKind.DIFFERS),
        ("he guarded the mill for nine days", "he guarded the mill for less than two weeks", RelationKind.AGREES),
        ("he guarded the mill for 30 years", "he guarded the mill for three decades", RelationKind.AGREES),
    ],
)
def test_bare_numbers_are_read_with_their_units_of_time(one: str, other: str, kind: RelationKind) -> None:
    assert both_ways(position(one, "A clerk"), position(other, "The union")).kind is kind


def test_those_hit_are_those_hurt_and_the_one_whose_life_was_taken() -> None:
    topic = Topic(head="person", doing=("wounded",))
    one = position("10 people were wounded", "The police", count(10), words="10 people", topic=topic)
    other = position(
        "the brawl left nine people wounded and claimed the life of Ilka Brandt",
        "A doctor",
        count(9),
        words="nine people",
        topic=topic,
    )
    assert both_ways(one, other).kind is RelationKind.OTHER_SCOPE


def test_sums_of_two_topics_need_most_words_in_common() -> None:
    one = ("the bail of the miller was set at 5,000 euros", "5,000 euros", euros(5_000))
    other = ("the court asked 10,000 euros of bond from the carter", "10,000 euros", euros(10_000))
    parts = (("head", Verdict.NONE, "bail against bond"),)
    match = TopicMatch(verdict=Verdict.NONE, reason="two heads", score=0.0, parts=parts)
    first, second = (
        position(content, source, amount, words=words, topic=Topic(head="money"))
        for source, (content, words, amount) in (("A judge", one), ("The club", other))
    )
    assert relate(first, second, match).kind is RelationKind.OTHER_SCOPE
    assert relate(first, second).kind is RelationKind.DIFFERS


def test_one_report_seldom_tells_a_number_twice_in_other_words() -> None:
    topic = Topic(head="person", doing=("killed",))
    shared: dict[str, Any] = {"topic": topic, "report": "r"}
    one = position("12 people were killed in the quake at Varn", "A doctor", count(12), words="12 people", **shared)
    again = position("30 people were killed in the quake at Varn", "The club", count(30), words="30 people", **shared)
    other = position(
        "30 deaths were of bakers, carters, millers and ferrymen", "The club", count(30), words="30 deaths", **shared
    )
    assert both_ways(one, again).kind is RelationKind.DIFFERS
    assert both_ways(one, other).kind is not RelationKind.DIFFERS
