"""Dates: as precise as given, never completed by a guess."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.documents.dates import StatedDate, find_dates, parse_published, settle_date
from reportedly.errors import InputError


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ("2024-10-30", "2024-10-30"),
        (" 2024-10-30 ", "2024-10-30"),
        ("2024-10-30T14:05Z", "2024-10-30T14:05Z"),
        ("2024-10-30 14:05:09+0900", "2024-10-30T14:05:09+09:00"),
        ("2024-10-30T14:05:09.123-03:30", "2024-10-30T14:05:09.123-03:30"),
        ("2024-10-30t14:05z", "2024-10-30T14:05Z"),
        (date(2024, 10, 30), "2024-10-30"),
        (datetime(2024, 10, 30, 14, 5, tzinfo=UTC), "2024-10-30T14:05:00+00:00"),
    ],
)
def test_keeps_a_publication_date_as_precise_as_it_is(given_, kept):
    assert parse_published(given_) == kept


@pytest.mark.parametrize(
    "given_",
    [
        "",
        "yesterday",
        "30/10/2024",
        "2024-10",
        "20241030",
        "2024-W44-3",
        "2024-02-30",
        "2024-10-30T14:05:00",
        "2024-10-30T25:00Z",
        "٢٠٢٤-١٠-٣٠",
    ],
)
def test_refuses_what_is_no_date_and_says_what_is_allowed(given_):
    with pytest.raises(InputError, match=r"2024-10-30T14:05:00\+09:00"):
        parse_published(given_)


def test_refuses_a_datetime_that_does_not_know_its_offset():
    with pytest.raises(InputError, match="offset"):
        parse_published(datetime(2024, 10, 30, 14, 5))


@given(st.dates())
def test_any_date_comes_back(day):
    assert parse_published(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Wednesday, October 30, 2024", (2024, 10, 30)),
        ("Oct. 30", (None, 10, 30)),
        ("30 October 2024", (2024, 10, 30)),
        ("30th of October, 2024", (2024, 10, 30)),
        ("30-Oct-2024", (2024, 10, 30)),
        ("2024-10-30", (2024, 10, 30)),
        ("30/10/2024", (2024, 10, 30)),
        ("10/30/2024", (2024, 10, 30)),
        ("05/05/2024", (2024, 5, 5)),
        ("Feb. 29", (None, 2, 29)),
    ],
)
def test_finds_a_date_in_words(words, found):
    (stated,) = find_dates(f"on {words} they said")

    assert (stated.year, stated.month, stated.day) == found
    assert f"on {words} they said"[stated.start : stated.end] == words


@pytest.mark.parametrize(
    "words", ["03/04/2024", "Monday, October 30, 2024", "February 30, 2024", "Feb. 29, 2023", "30 people", "May we"]
)
def test_a_date_that_can_be_read_in_two_ways_or_does_not_exist_is_none(words):
    assert list(find_dates(words)) == []


def _make(year, month, day):
    return StatedDate(start=0, end=1, year=year, month=month, day=day)


@pytest.mark.parametrize(
    ("stated", "published", "settled"),
    [
        (_make(2024, 10, 30), None, "2024-10-30"),
        (_make(None, 10, 30), None, None),
        (_make(None, 10, 30), "2024-10-31T01:00:00+09:00", "2024-10-30"),
        (_make(None, 12, 31), "2025-01-02", "2024-12-31"),
        (_make(None, 1, 1), "2024-12-30", "2025-01-01"),
        (_make(None, 10, 30), "2024-11-20", None),
        (_make(None, 2, 29), "2023-03-01", None),
    ],
)
def test_a_year_comes_from_a_near_publication_date_only(stated, published, settled):
    assert settle_date(stated, published) == settled
