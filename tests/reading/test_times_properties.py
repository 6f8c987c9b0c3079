"""What holds for any text."""

from __future__ import annotations

import re
import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.table_rows import load_rows
from reportedly.reading.times import find_moments
from tests.reading.timed import PUBLISHED, lay

WORDS = sorted({word.split("=")[0] for row in load_rows("time_words.tsv") for word in row["words"].split("|")})
ODD = (
    "of the in to and half past o'clock 's ' , . - / ( ) 5 12 31 30 99 2016 1999 9999 13:45 25:61 24:00 2024-02-30 "
    "0000-00-00 9999-12-31 2024-W99 1/2 99/99/9999 1990s 99th 999999999999999 BC AD ago later before after from since "
    "until last next this that first ２０２４ \u200e \ud800 \x00 İ ß \n\n “ ”"
).split(" ")
TOKENS = st.one_of(st.sampled_from(WORDS), st.sampled_from(ODD), st.text(max_size=6))
TEXTS = st.lists(TOKENS, max_size=16).map(" ".join)
DATES = st.one_of(st.none(), st.dates().map(date.isoformat), st.just("2024-02-29T23:59:00+09:00"), st.text(max_size=12))
ISO = re.compile(r"-?\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d)?)?")


@given(TEXTS, DATES)
def test_any_text_has_a_defined_result(text: str, published: str | None) -> None:
    found = [one.moment for one in find_moments(lay(text), published)]
    assert [one.id for one in found] == [f"t{number}" for number in range(1, len(found) + 1)]
    for one in found:
        assert text[one.span.start : one.span.end] == one.text
        assert one.value != ""
        assert all(end is None or ISO.fullmatch(end) for end in (one.start, one.end))
        if one.start is not None and one.end is not None and not one.start.startswith("-"):
            assert one.start[:10] <= one.end[:10]
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


@given(TEXTS)
def test_every_moment_has_its_reason(text: str) -> None:
    rows = {row["name"] for row in load_rows("time_patterns.tsv")}
    for one in find_moments(lay(text), PUBLISHED):
        assert [reason.row in rows and reason.span == one.moment.span for reason in one.reasons] == [True]


@given(st.dates(min_value=date(1, 1, 8), max_value=date(9999, 12, 24)), st.integers(1, 7))
def test_weekday_in_the_past_is_within_the_last_seven_days(published: date, weekday: int) -> None:
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[weekday - 1]
    (found,) = find_moments(lay(f"The mayor said {name} that it is over."), published.isoformat())
    day = date.fromisoformat(found.moment.value or "")
    assert day.isoweekday() == weekday
    assert 0 <= (published - day).days <= 6


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31)))
def test_written_date_is_read_back(day: date) -> None:
    written = f"{day.day} {day:%B} {day.year}"
    (found,) = find_moments(lay(f"It was opened on {written}, in rain."), PUBLISHED)
    assert (found.moment.text, found.moment.value) == (written, day.isoformat())


def test_number_of_a_thousand_digits_is_passed_over() -> None:
    assert find_moments(lay(f"It took {'9' * 1000} years, or {'1' * 5000}."), PUBLISHED)[0].moment.text == "years"


@pytest.mark.parametrize(
    "unit",
    [
        "the ",
        "5 ",
        "hundred ",
        "Monday, ",
        "14 April-",
        "May ",
        "and a half ",
        "10:30 ",
        "He said on Monday that two days later the vote would be held in May 2020. ",
    ],
)
def test_cost_grows_with_the_length(unit: str) -> None:
    def cost(length: int) -> float:
        ground = lay(unit * (length // len(unit)))
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            find_moments(ground, PUBLISHED)
            best = min(best, time.process_time() - begun)
        return best

    cost(1000)
    assert cost(32_000) < 40 * max(cost(4000), 0.001)
