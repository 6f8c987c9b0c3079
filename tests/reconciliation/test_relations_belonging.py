"""Numbers of people that do not meet: are they of one group?"""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.reconciliation.questions import TopicMatch, Verdict
from reportedly.reconciliation.relations import relate
from reportedly.reconciliation.relations.belonging import find_bearers, find_part
from reportedly.reconciliation.relations.pairs import make_pair
from reportedly.reconciliation.relations.settings import DEFAULT
from reportedly.vocabulary import Amount, FigureKind, Position, RelationKind, Topic
from tests.reconciliation.positioned import both_ways, count, position

_SOURCES = ("mayor", "nurse", "driver", "baker", "pilot", "judge", "clerk")


def people(words: str, number: int, rest: str, head: str = "person", doing: str = "hit", **facts: Any) -> Position:
    content = f"{words} {rest}"
    return position(
        content,
        f"The {_SOURCES[number % len(_SOURCES)]}",
        count(number, **facts),
        words=words,
        topic=Topic(head=head, doing=(doing,) if doing else ()),
    )


def find(one: Position, other: Position) -> str | None:
    return find_part(make_pair(one, other, None, DEFAULT))


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (people("three", 3, "of the victims were shot"), people("five people", 5, "were shot"), "some of a group"),
        (people("two others", 2, "were shot"), people("four people", 4, "were shot"), "others than some"),
        (
            people("a woman", 1, "was shot", "woman", implied=True),
            people("four people", 4, "were shot"),
            "one of a kind",
        ),
        (people("two men", 2, "were shot", "man"), people("four people", 4, "were shot"), "may be some of"),
        (people("six people", 6, "drank tea", doing=""), people("nine people", 9, "sold hats", doing=""), "by neither"),
        (people("four victims", 4, "were shot"), people("87,000 people", 87000, "live there", doing=""), "two crowds"),
    ],
)
def test_numbers_of_other_people_are_no_conflict(one: Position, other: Position, told: str) -> None:
    assert told in (find(one, other) or "")
    assert told in (find(other, one) or "")
    assert relate(one, other).kind is RelationKind.OTHER_SCOPE


def test_numbers_of_one_group_are_compared() -> None:
    one, other = people("three people", 3, "were shot"), people("five people", 5, "were shot")
    assert find(one, other) is None
    assert relate(one, other).kind is RelationKind.DIFFERS


def test_more_than_leaves_nobody_out() -> None:
    assert find(people("more than 40 people", 40, "were shot"), people("20 people", 20, "were shot")) is None


def test_the_bearers_of_two_ages() -> None:
    def aged(name: str, years: int) -> Position:
        amount = Amount(kind=FigureKind.AGE, low=years, high=years, unit="a")
        topic = Topic(head="age", about=(name,))
        return position(f"{name.title()}, {years}", f"S{years}", amount, words=str(years), topic=topic)

    pair = make_pair(aged("lena orr", 40), aged("tom orr", 12), None, DEFAULT)
    assert find_bearers(pair) == "Lena Orr and Tom Orr"
    assert find_bearers(make_pair(aged("lena orr", 40), aged("lena orr", 41), None, DEFAULT)) is None


def test_shares_of_two_groups_are_of_other_things() -> None:
    def share(words: str, value: float, source: str) -> Position:
        amount = Amount(kind=FigureKind.PERCENT, low=value, high=value)
        return position(f"{words} failed", source, amount, words=words, topic=Topic(head="share"))

    one, other = share("50 percent of the students", 50, "A nurse"), share("10 percent of the girls", 10, "The mayor")
    match = TopicMatch(verdict=Verdict.SAME, reason="", parts=(), score=1.0)
    assert find_part(make_pair(one, other, match, DEFAULT)) == "students against girls"
    assert relate(one, other, match).kind is RelationKind.OTHER_SCOPE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the shooting death of a 21-year-old man", "a 19-year-old man has been held without bail"),
        ("a 15-year-old boy is in critical condition", "the shooter was a 14-year-old boy"),
        ("the carter hit 13-year-old Ilka Brandt", "the carter chased two other teens, ages 14 and 15"),
        ("a 13-year-old boy was killed at the mill", "a 16-year-old boy is dead at the mill"),
    ],
)
def test_the_hurt_the_doer_and_others_are_other_people(one: str, other: str) -> None:
    assert both_ways(position(one, "A doctor"), position(other, "The union")).kind is not RelationKind.DIFFERS


def test_ages_in_words_are_read_up_to_ninety_nine() -> None:
    one = position("Ilka Brandt, 31, was killed", "A doctor")
    for years, kind in (("thirty", RelationKind.DIFFERS), ("thirty-one", RelationKind.AGREES)):
        other = position(f"{years}-year-old Ilka Brandt was killed", "The union")
        assert both_ways(one, other).kind is kind
