"""Numbers as they are written: digits, words, both; exact values."""

from __future__ import annotations

import pytest

from tests.reading.figured import read, read_one


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("1,250", 1250),
        ("2,400,000", 2400000),
        ("12,50,000", 1250000),
        ("2'500", 2500),
        ("3\u202f500", 3500),
        ("2 350 000", 2350000),
        ("1.400,5", 1400.5),
        ("6.75", 6.75),
        ("2.5 million", 2500000),
        ("1.1 million", 1100000),
        ("4bn", 4000000000),
        ("90k", 90000),
        ("seventeen", 17),
        ("forty-six", 46),
        ("three hundred and twelve", 312),
        ("two thousand four hundred", 2400),
        ("one million two hundred thousand", 1200000),
        ("12 thousand", 12000),
        ("a hundred", 100),
        ("a million", 1000000),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500000),
        ("a quarter of a million", 250000),
        ("one and a half million", 1500000),
        ("six and a half", 6.5),
        ("3½", 3.5),
        ("4 1/2", 4.5),
        ("five point two", 5.2),
        ("three lakh", 300000),
        ("two crore", 20000000),
        ("1e6", 1000000),
        ("２，４００", 2400),
        ("٣٠٠", 300),
        ("4\u200f,000", 4000),
        ("zero", 0),
    ],
)
def test_value(written: str, value: float) -> None:
    figure = read_one(f"The yard holds {written} crates.")
    assert (figure.low, figure.high) == (value, value)
    assert type(figure.low) is type(value)
    assert figure.text == f"{written} crates"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("half of the crates", 1 / 2),
        ("a third of the crates", 1 / 3),
        ("two-thirds of the crates", 2 / 3),
        ("three quarters of the crates", 3 / 4),
        ("five eighths of the crates", 5 / 8),
        ("3/8 of the crates", 3 / 8),
        ("⅖ of the crates", 2 / 5),
        ("half the crates", 1 / 2),
    ],
)
def test_share_is_a_rate(written: str, value: float) -> None:
    figure = read_one(f"They sold {written}.")
    assert figure.kind == "rate"
    assert figure.low == figure.high == pytest.approx(value)
    assert figure.counts == "crates"


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("Dozens of", 24, None),
        ("Scores of", 40, None),
        ("Hundreds of", 200, None),
        ("Tens of thousands of", 20000, None),
        ("Hundreds of thousands of", 200000, None),
        ("Several hundred", 300, None),
        ("A few dozen", 36, None),
        ("A handful of", 3, 7),
        ("A couple of", 2, 2),
        ("A couple of hundred", 200, 200),
    ],
)
def test_vague_words_are_bounds(written: str, low: int, high: int | None) -> None:
    figure = read_one(f"{written} herons returned.")
    assert (figure.low, figure.high, figure.approximate) == (low, high, True)
    assert figure.counts == "herons"


def test_a_pair_is_exact() -> None:
    figure = read_one("A pair of herons returned.")
    assert (figure.low, figure.high, figure.approximate) == (2, 2, False)


@pytest.mark.parametrize("text", ["The scores were posted.", "Several herons and a few geese left.", "No herons came."])
def test_words_that_only_look_like_numbers(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("between 40 and 50 crates", 40, 50),
        ("from 40 to 50 crates", 40, 50),
        ("40 to 50 crates", 40, 50),
        ("40-50 crates", 40, 50),
        ("40–50 crates", 40, 50),
        ("four or five crates", 4, 5),
        ("4-5,000 crates", 4000, 5000),
        ("two to three hundred crates", 200, 300),
        ("between two and three million crates", 2000000, 3000000),
        ("3 million to 4 million crates", 3000000, 4000000),
    ],
)
def test_range(written: str, low: int, high: int) -> None:
    figure = read_one(f"They sold {written} there.")
    assert (figure.low, figure.high) == (low, high)
    assert figure.text == written
    assert figure.counts == "crates"


def test_two_sides_of_one_number_are_one_figure() -> None:
    figure = read_one("The yard holds more than 100 but fewer than 300 crates.")
    assert (figure.low, figure.high, figure.low_open, figure.high_open) == (100, 300, True, True)


def test_ends_in_the_wrong_order_are_two_figures() -> None:
    assert [figure.low for figure in read("They sold between 50 and 40 crates.")] == [50, 40]
