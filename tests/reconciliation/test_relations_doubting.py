"""What keeps two numbers that do not meet from being called a conflict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reconciliation.relations.doubting import find_doubt
from reportedly.reconciliation.relations.pairs import make_pair
from reportedly.reconciliation.relations.settings import DEFAULT
from reportedly.vocabulary import Amount, FigureKind, Position, RelationKind, Topic
from tests.reconciliation.positioned import both_ways, count, position


def told(words: str, number: int, rest: str, source: str, doing: str = "", **facts: object) -> Position:
    topic = Topic(head="person", doing=(doing,) if doing else (), inherited=bool(facts.pop("inherited", False)))
    return position(f"{words} {rest}", source, count(number), words=words, topic=topic, **facts)


def doubt(one: Position, other: Position) -> str | None:
    return find_doubt(make_pair(one, other, None, DEFAULT))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (
            told("three", 3, "were hurt and one was killed", "The mayor", "wounded"),
            told("one", 1, "was killed", "A nurse", "killed"),
            "has the number",
        ),
        (
            told("five people", 5, "were shot", "The mayor", "hit"),
            told("951", 951, "is the number to call", "A nurse", "hit", inherited=True),
            "no word tells",
        ),
        (
            told("six men", 6, "were at the club", "The mayor", "present"),
            told("two men", 2, "are in critical condition", "A nurse", "wounded"),
            "no word tells",
        ),
        (
            position(
                "five people were charged in the shooting",
                "A judge",
                count(5),
                words="five people",
                topic=Topic(head="person", doing=("hit", "charged")),
            ),
            told("eight people", 8, "were shot", "The mayor", "hit"),
            "charged or held",
        ),
        (
            told("one victim", 1, "was shot in the leg", "The mayor", "hit"),
            told("four people", 4, "were shot", "A nurse", "hit"),
            "one of several",
        ),
    ],
)
def test_numbers_that_are_not_known_to_be_of_one_thing(one: Position, other: Position, why: str) -> None:
    assert why in (doubt(one, other) or "")
    assert why in (doubt(other, one) or "")
    assert both_ways(one, other).kind is not RelationKind.DIFFERS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            told("five people", 5, "were shot", "The mayor", "hit"),
            told("nine people", 9, "were shot", "A nurse", "hit"),
        ),
        (
            told("five people", 5, "came to the school vigil", "The mayor"),
            told("nine people", 9, "stood at the vigil of the school", "A nurse"),
        ),
    ],
)
def test_a_doing_or_a_word_that_is_shared_makes_a_conflict(one: Position, other: Position) -> None:
    assert doubt(one, other) is None
    assert both_ways(one, other).kind is RelationKind.DIFFERS


def test_a_person_whom_no_number_counts_is_no_conflict() -> None:
    one = told("the deputy", 1, "was shot", "The mayor", "hit")
    implied = count(1, implied=True)
    other = told("two deputies", 2, "were shot", "A nurse", "hit")
    assert "no number" in (doubt(position("the deputy was shot", "The mayor", implied, topic=one.topic), other) or "")


def aged(years: int, content: str, words: str, source: str, unit: str = "a") -> Position:
    amount = Amount(kind=FigureKind.AGE, low=years, high=years, unit=unit)
    return position(content, source, amount, words=words, topic=Topic(head="age"))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            aged(10, "a 10-year-old boy was hit in a field", "10-year-old", "The mayor"),
            aged(9, "the boy was nine and stood in a field", "nine", "A nurse"),
            RelationKind.DIFFERS,
        ),
        (
            aged(62, "Ivo Dann, 62, was hit", "62", "The mayor"),
            aged(6, "a 6-year-old boy fired", "6-year-old", "A nurse"),
            RelationKind.OTHER_SCOPE,
        ),
        (
            aged(19, "a 19-year-old woman was hit", "19-year-old", "The mayor"),
            aged(20, "a 20-year-old man was hit", "20-year-old", "A nurse"),
            RelationKind.OTHER_SCOPE,
        ),
        (
            aged(21, "21-year-old Ivo Dann was hit", "21-year-old", "The mayor"),
            aged(28, "28-year-old Ivo Dann was hit", "28-year-old", "A nurse"),
            RelationKind.DIFFERS,
        ),
    ],
)
def test_ages_conflict_where_they_are_of_one_person(one: Position, other: Position, kind: RelationKind) -> None:
    assert both_ways(one, other).kind is kind


@pytest.mark.parametrize(
    ("then", "later", "kind"),
    [
        ("killing Lena Marsh, 15, and her cousin", "Lena Marsh, 16, was a pupil there", RelationKind.DIFFERS),
        ("Lena Marsh, 15, was a pupil there", "Lena Marsh, 16, died at the pier", RelationKind.DIFFERS),
        ("Lena Marsh, 15, ran from the pier", "Lena Marsh, 16, sang at the pier", RelationKind.AGREES),
    ],
)
def test_the_dead_have_no_birthdays(then: str, later: str, kind: RelationKind) -> None:
    one = replace(aged(15, then, "15", "The mayor"), published="2023-12-16")
    other = replace(aged(16, later, "16", "A nurse"), published="2024-03-14")
    assert both_ways(one, other).kind is kind
    stated = [replace(each, amount=None) for each in (one, other)]
    assert (both_ways(*stated).kind is RelationKind.DIFFERS) == (kind is RelationKind.DIFFERS)


def test_an_age_in_months_is_another_child() -> None:
    one = aged(6, "her 6-month-old son slept", "6-month-old", "The mayor", "mo")
    other = aged(8, "her 8-year-old son was hit", "8-year-old", "A nurse")
    assert both_ways(one, other).kind is RelationKind.OTHER_SCOPE


def test_a_bare_number_goes_on_about_what_its_report_counts_before() -> None:
    raised = told("12,000", 12_000, "is the whole force now", "Seoul", "present", report="one")
    kept = told("about 10,000", 10_000, "", "The Pentagon", inherited=True, report="one")
    elsewhere = told("about 10,000", 10_000, "", "The Pentagon", inherited=True, report="two")
    assert doubt(raised, kept) is None
    assert doubt(raised, elsewhere) == "no word tells that they are of one thing"
