"""Words by which two figures, or two statements with a number, tell that they are of two things."""

from __future__ import annotations

import pytest

from reportedly.reconciliation.relations import relate
from reportedly.reconciliation.relations.contrasts import find_other_dimension, find_other_names, find_other_nouns
from reportedly.reconciliation.relations.pairs import make_pair
from reportedly.reconciliation.relations.settings import DEFAULT
from reportedly.vocabulary import Amount, FigureKind, Position, RelationKind, Topic
from tests.reconciliation.positioned import WEEK_LATER, both_ways, count, position

KILLED = Topic(head="person", doing=("killed",))


def killed(number: int, rest: str, source: str, topic: Topic = KILLED) -> Position:
    return position(f"{number} people were killed {rest}", source, count(number), words=f"{number} people", topic=topic)


def measure(value: float, unit: str, words: str, content: str, source: str) -> Position:
    amount = Amount(kind=FigureKind.MEASURE, low=value, high=value, unit=unit)
    return position(content, source, amount, words=words, topic=Topic(head="length"))


def names(one: Position, other: Position) -> str | None:
    return find_other_names(make_pair(one, other, None, DEFAULT))


def test_two_places_that_neither_report_shares_are_two_events() -> None:
    one, other = killed(12, "in the Orlo market", "The police"), killed(5, "at the Hotel Sarn", "A doctor")
    assert names(one, other) == "Orlo against Hotel Sarn"
    assert both_ways(one, other).kind is RelationKind.OTHER_SCOPE


@pytest.mark.parametrize(
    ("rest", "topic"),
    [
        ("in Sarn near the Orlo market", KILLED),  # the other name stands here too
        ("on Sarn Street", KILLED),  # of streets one event has several
        ("in March", KILLED),
        ("by a mine", KILLED),
        ("in Sarn", Topic(head="person", doing=("killed",), scene=("orlo",))),  # the report is about it
    ],
)
def test_a_place_that_may_be_the_others_sets_nothing_apart(rest: str, topic: Topic) -> None:
    assert names(killed(12, "in the Orlo market", "The police"), killed(5, rest, "A doctor", topic)) is None


def test_a_width_is_no_distance() -> None:
    one = measure(5, "m", "five meters", "the crater was five meters wide", "A farmer")
    other = measure(5, "[mi_i]", "five miles", "the crater lay five miles from the border", "An officer")
    assert find_other_dimension(make_pair(one, other, None, DEFAULT)) == "“wide” against “from”"
    assert both_ways(one, other).kind is RelationKind.OTHER_SCOPE


def test_two_widths_are_compared() -> None:
    one = measure(5, "m", "five meters", "the crater was five meters wide", "A farmer")
    other = measure(9, "m", "nine meters", "the crater was nine meters across", "An officer")
    assert find_other_dimension(make_pair(one, other, None, DEFAULT)) is None
    assert both_ways(one, other).kind is RelationKind.DIFFERS


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("the court heard 40 witnesses", "the trial took 40 days", "witnesses against days"),
        ("the court heard 40 witnesses", "40 witnesses were heard", None),
        ("it bought 30 vessels", "it has 30 ships", None),  # one thing by two words
        ("the court heard 40 witnesses", "it heard many", None),
    ],
)
def test_one_number_of_two_nouns(one: str, other: str, told: str | None) -> None:
    assert find_other_nouns(one, other) == told


def test_numbers_of_statements_that_are_not_known_to_be_of_one_thing() -> None:
    one = position("80 lorries of the Dunmore cooperative left", "The mayor")
    other = position("the cooperative paid for 15 of them", "A driver")
    assert both_ways(one, other).kind is RelationKind.UNDECIDED


def test_a_source_that_gives_two_values_at_once_speaks_of_two_things() -> None:
    one = position("56 percent of voters backed it", "The pollster", _share(56), words="56 percent", key="k")
    other = position("71 percent of those under 30 backed it", "The pollster", _share(71), words="71 percent", key="k")
    found = both_ways(one, other)
    assert found.kind is RelationKind.OTHER_SCOPE
    assert "at one time" in found.reason


def test_a_source_that_gives_two_values_in_one_wording_may_have_been_corrected() -> None:
    one = position("56 percent of voters backed it", "The pollster", _share(56), words="56 percent", key="k")
    other = position("71 percent of voters backed it", "The pollster", _share(71), words="71 percent", key="k")
    found = both_ways(one, other)
    assert (found.kind, "unknown_order" in found.flags) == (RelationKind.UNDECIDED, True)


def _share(value: int) -> Amount:
    return Amount(kind=FigureKind.PERCENT, low=value, high=value)


def test_a_source_tells_on_of_one_thing_in_other_words() -> None:
    one = position(
        "240 demonstrators had been detained", "The police", count(240), words="240 demonstrators", key="k",
        topic=Topic(head="person", doing=("arrested",)),
    )  # fmt: skip
    other = position("the number of people detained at 610", "The police", published=WEEK_LATER, key="k")
    assert relate(one, other).kind is RelationKind.ACCUMULATES
