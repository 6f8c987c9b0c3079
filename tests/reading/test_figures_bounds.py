"""What words before and behind a number make of its bounds."""

from __future__ import annotations

import pytest

from tests.reading.figured import find, read, read_one

FLAGS = {"o": "low_open", "O": "high_open", "~": "approximate"}


@pytest.mark.parametrize(
    ("written", "low", "high", "flags"),
    [
        ("about 60 boats", 60, 60, "~"),
        ("around 60 boats", 60, 60, "~"),
        ("some 60 boats", 60, 60, "~"),
        ("an estimated 60 boats", 60, 60, "~"),
        ("in the region of 60 boats", 60, 60, "~"),
        ("60 or so boats", 60, 60, "~"),
        ("60-odd boats", 60, 60, "~"),
        ("nearly 60 boats", None, 60, "O~"),
        ("just short of 60 boats", None, 60, "O~"),
        ("just over 60 boats", 60, None, "o~"),
        ("up to 60 boats", None, 60, ""),
        ("as many as 60 boats", None, 60, ""),
        ("no more than 60 boats", None, 60, ""),
        ("a maximum of 60 boats", None, 60, ""),
        ("60 boats at most", None, 60, ""),
        ("fewer than 60 boats", None, 60, "O"),
        ("well under 60 boats", None, 60, "O"),
        ("at least 60 boats", 60, None, ""),
        ("no fewer than 60 boats", 60, None, ""),
        ("upwards of 60 boats", 60, None, ""),
        ("60 or more boats", 60, None, ""),
        ("60+ boats", 60, None, ""),
        ("60-plus boats", 60, None, ""),
        ("more than 60 boats", 60, None, "o"),
        ("well over 60 boats", 60, None, "o"),
        ("in excess of 60 boats", 60, None, "o"),
        ("up to about 60 boats", None, 60, "~"),
        ("about 60 to 70 boats", 60, 70, "~"),
        ("at least a dozen boats", 12, None, ""),
        ("more than half a million boats", 500000, None, "o"),
    ],
)
def test_bounds(written: str, low: int | None, high: int | None, flags: str) -> None:
    figure = read_one(f"The bay shelters {written} there.")
    assert (figure.low, figure.high) == (low, high)
    assert {name for mark, name in FLAGS.items() if mark in flags} == {
        name for name in FLAGS.values() if getattr(figure, name)
    }
    assert figure.text == written


@pytest.mark.parametrize("word", ["only", "just", "exactly", "a record", "the first"])
def test_words_that_bound_nothing_stay_outside(word: str) -> None:
    figure = read_one(f"The bay shelters {word} 60 boats.")
    assert figure.text == "60 boats"
    assert (figure.low, figure.high) == (60, 60)


@pytest.mark.parametrize(
    "text",
    [
        "The captain was asked about 60 boats.",
        "They quarrel over 60 boats.",
        "The harbour office took over 60 boats.",
        "A net was stretched around 60 boats.",
    ],
)
def test_prepositions_that_bound_nothing(text: str) -> None:
    figure = read_one(text)
    assert (figure.text, figure.low, figure.high, figure.approximate) == ("60 boats", 60, 60, False)


def test_up_to_somebody() -> None:
    figure = read_one("It is up to 12 captains to decide.")
    assert (figure.low, figure.high, figure.change) == (12, 12, None)


def test_over_a_time_is_during() -> None:
    money, years = read("The port spent $40 million over three years.")
    assert (money.low, years.low, years.high, years.text) == (40000000, 3, 3, "three years")


def test_over_behind_a_verb_of_time_is_a_bound() -> None:
    figure = read_one("The work took over three years.")
    assert (figure.low, figure.high, figure.low_open) == (3, None, True)


def test_a_bound_of_the_next_number_is_not_taken() -> None:
    first, second = read("The storm sank 12 at least 40 metres from the pier.")
    assert (first.low, first.high) == (12, 12)
    assert (second.low, second.high) == (40, None)


def test_what_stands_in_brackets_has_the_bounds_before_it() -> None:
    miles, kilometres = read("The pier is more than 8 miles (13 km) off.")
    assert (miles.low_open, kilometres.low_open) == (True, True)
    assert (kilometres.high, kilometres.unit) == (None, "km")


def test_the_row_that_bounded_is_told() -> None:
    (found,) = find("The bay shelters up to 60 boats.")
    assert [(reason.table, reason.row) for reason in found.reasons if reason.table == "bounds.tsv"] == [
        ("bounds.tsv", "up to")
    ]
