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
from tests.reconciliation.positioned import count, position

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
