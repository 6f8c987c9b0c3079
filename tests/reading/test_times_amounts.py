"""Durations and sets."""

from __future__ import annotations

import pytest

from reportedly.reading.times.amounts import count_amount, write_amounts
from reportedly.reading.times.expressions import Amount
from reportedly.vocabulary import TimeType
from tests.reading.timed import only, values


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("nearly two years", "P2Y"),
        ("more than a decade", "P1DE"),
        ("at least 18 months", "P18M"),
        ("two and a half years", "P2.5Y"),
        ("half a century", "P50Y"),
        ("half an hour", "PT30M"),
        ("two hours and 20 minutes", "PT2H20M"),
        ("a few weeks", "PXW"),
        ("several hours", "PTXH"),
        ("twenty-five days", "P25D"),
        ("1,500 days", "P1500D"),
        ("two hundred years", "P200Y"),
        ("half a dozen years", "P6Y"),
        ("years", "PXY"),
        ("decades", "PXDE"),
        ("a fortnight", "P2W"),
        ("three consecutive days", "P3D"),
        ("18 years old", "P18Y"),
    ],
)
def test_duration_has_its_amount(words: str, value: str) -> None:
    moment = only(f"The siege has gone on for {words}, they say.")
    assert (moment.text, moment.type, moment.value) == (words, TimeType.DURATION, value)
    assert (moment.start, moment.end, moment.anchor) == (None, None, None)


@pytest.mark.parametrize(
    ("words", "value"), [("three-day", "P3D"), ("24-hour", "PT24H"), ("months-long", "PXM"), ("yearlong", "P1Y")]
)
def test_adjective_is_a_duration_without_its_article(words: str, value: str) -> None:
    assert values(f"They agreed on a {words} truce.") == [(words, value)]


def test_two_amounts_of_one_unit() -> None:
    assert values("It takes three to five days.") == [("three", "P3D"), ("five days", "P5D")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("every Friday", "XXXX-WXX-5"),
        ("on Mondays", "XXXX-WXX-1"),
        ("annually", "P1Y"),
        ("daily", "P1D"),
        ("every two weeks", "P2W"),
        ("every other month", "P2M"),
        ("each year", "P1Y"),
        ("per month", "P1M"),
        ("every night", "XXXX-XX-XXTNI"),
        ("every March", "XXXX-03"),
    ],
)
def test_set_says_how_often(words: str, value: str) -> None:
    moment = only(f"They meet {words}, says the clerk.")
    assert (moment.text, moment.type, moment.value) == (words, TimeType.SET, value)


def test_rate_is_a_set_and_no_duration() -> None:
    assert only("It costs $30 a day.").type is TimeType.SET
    assert only("He was gone for a day.").type is TimeType.DURATION


@pytest.mark.parametrize(
    ("amounts", "written"),
    [
        ([Amount(count=3, unit="W")], "P3W"),
        ([Amount(count=None, unit="Y")], "PXY"),
        ([Amount(count=0.5, unit="Y")], "P6M"),
        ([Amount(count=2, unit="Q")], "P6M"),
        ([Amount(count=1, unit="D"), Amount(count=2, unit="H")], "P1DT2H"),
        ([Amount(count=2.5, unit="H")], "PT2.5H"),
    ],
)
def test_amounts_are_written_as_timex3(amounts: list[Amount], written: str) -> None:
    assert write_amounts(amounts) == written


def test_amount_back_from_a_day_counts_the_day() -> None:
    assert count_amount("2024-03-31", Amount(count=3, unit="M"), back=True) == "2024-01-01"
    assert count_amount("2024-03-31", Amount(count=3, unit="M"), back=True, open_end=True) == "2023-12-31"
    assert count_amount("2024-03-01", Amount(count=1, unit="D"), back=False) == "2024-03-02"


def test_amount_from_a_clock_keeps_the_clock_and_its_zone() -> None:
    assert count_amount("2024-03-01T12:00+09:00", Amount(count=24, unit="H"), back=True) == "2024-02-29T12:00+09:00"
    assert count_amount("2024-03-01T12:00", Amount(count=2, unit="D"), back=True) == "2024-02-28T12:00"


def test_amount_that_leaves_the_calendar_has_no_end() -> None:
    assert count_amount("9999-12-31", Amount(count=1, unit="Y"), back=False) is None
    assert count_amount("2024-01-01", Amount(count=3, unit="H"), back=True) is None
    assert count_amount(None, Amount(count=3, unit="D"), back=True) is None
    assert count_amount("2024-01-01", Amount(count=None, unit="D"), back=True) is None
