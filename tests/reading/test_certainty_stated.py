"""Probabilities that the words give as a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.certainty.stated import find_stated


def find(text: str) -> list[tuple[str, float, float]]:
    return [(text[one.span.start : one.span.end], one.low, one.high) for one in find_stated(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("a 70 percent chance of rain", "70 percent chance", 0.7, 0.7),
        ("a 70% chance of rain", "70% chance", 0.7, 0.7),
        ("a seventy per cent probability", "seventy per cent probability", 0.7, 0.7),
        ("a 12.5 percent likelihood", "12.5 percent likelihood", 0.125, 0.125),
        ("a 60 to 70 percent chance", "60 to 70 percent chance", 0.6, 0.7),
        ("a 60-70% chance", "60-70% chance", 0.6, 0.7),
        ("he is 90 percent certain", "90 percent certain", 0.9, 0.9),
        ("put the odds of a deal at 35 percent", "odds of a deal at 35 percent", 0.35, 0.35),
        ("the probability is about 20%", "probability is about 20%", 0.2, 0.2),
        ("a one-in-four chance", "one-in-four chance", 0.25, 0.25),
        ("a one in five chance", "one in five chance", 0.2, 0.2),
        ("a 1 in 10 chance", "1 in 10 chance", 0.1, 0.1),
        ("it is fifty-fifty", "fifty-fifty", 0.5, 0.5),
        ("a 50-50 chance", "50-50 chance", 0.5, 0.5),
    ],
)
def test_numbers_that_are_probabilities(text: str, words: str, low: float, high: float) -> None:
    assert find(text) == [(words, low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "70 percent of voters",
        "a 170 percent chance",
        "a 70 to 60 percent chance",
        "a five in one chance",
        "a zero in zero chance",
        "one in four children",
        f"a {'9' * 1000} percent chance",
        "a ７０ percent chance",
        "a \u202e70 percent\u202c chance",
        "the chance \ud800 was 70",
    ],
)
def test_numbers_that_are_none(text: str) -> None:
    assert find(text) == []


@given(st.text(alphabet="0123456789%. -oneifvtfhucpr\u0660\uff17", max_size=80))
def test_any_digits_give_probabilities_or_nothing(text: str) -> None:
    assert all(0.0 <= low <= high <= 1.0 for _, low, high in find(text + " percent chance"))
