"""Odd input, and what holds of every text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.figured import find, read, read_one

WORDS = (
    "12 3,000 2.5 million one two half a third dozen of the from to between and - % $ € km per day more than up to at "
    "least rose fell toll by killed wounded a man was shot people old year-old ( ) , . : / + another 20th ½ ٣ １２"
).split()
ODD = ["\x00", "\ud800", "\u202e", "\u200f", "\ufeff", "İ", "9" * 5000, "1e999", "1e-999", "0", "’s", "'"]


def test_a_number_of_a_thousand_digits_is_exact() -> None:
    digits = "7" * 1000
    figure = read_one(f"It has {digits} grains.")
    assert figure.low == int(digits)


@pytest.mark.parametrize("written", ["9" * 5000, "1e999", "1e-999", "9" * 4200 + ".5"])
def test_a_number_that_cannot_be_written_down_is_none(written: str) -> None:
    assert [figure for figure in read(f"It has {written} grains.") if figure.counts == "grains"] == []


def test_a_million_times_a_million_and_so_on_ends() -> None:
    assert all(figure.low is None or figure.low < 10**4000 for figure in read("a " + "million " * 3000))


def test_marks_of_direction_do_not_split_a_number() -> None:
    assert read_one("It has 1\u200f1\u200e,000 grains.").low == 11000


def test_ids_and_order_are_those_of_the_text() -> None:
    found = find("A man was killed and 30 boats sank.| Then 12 others left.")
    assert [one.figure.id for one in found] == ["f1", "f2", "f3"]
    starts = [one.figure.span.start for one in found]
    assert starts == sorted(starts)
    assert all(one.figure.claim is None for one in found)


@given(st.lists(st.sampled_from([*WORDS, *ODD]), max_size=30), st.sampled_from([" ", "", "\n", "-"]))
def test_any_words_give_figures_whose_spans_slice_back(words: list[str], joint: str) -> None:
    text = joint.join(words)
    for one in find(text):
        figure = one.figure
        assert text[figure.span.start : figure.span.end] == figure.text
        if figure.counts_span is not None:
            assert text[figure.counts_span.start : figure.counts_span.end] == figure.counts
        assert figure.low is not None or figure.high is not None
        assert not (figure.low is None and figure.low_open)
        assert not (figure.high is None and figure.high_open)
        assert one.reasons


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(find(text.replace("|", "").replace("[", "").replace("]", "")), tuple)


@given(st.integers(min_value=2, max_value=10**12))
def test_digits_with_separators_mean_themselves(number: int) -> None:
    assert read_one(f"It has exactly {number:,} grains.").low == number


@pytest.mark.parametrize(
    "unit", ["12 men were killed and ", "1 000 ", "of them 3 ", "between 5 and ", "555-", "half a "]
)
def test_time_grows_with_the_text(unit: str) -> None:
    short, long = (_time(unit * count) for count in (250, 2000))
    assert long < 40 * short + 0.2


def _time(text: str) -> float:
    begun = time.process_time()
    find(text)
    return time.process_time() - begun
