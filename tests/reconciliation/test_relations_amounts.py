from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconciliation.relations.adding import add_counts
from reportedly.reconciliation.relations.amounts import compare_amounts, is_none
from reportedly.reconciliation.relations.settings import DEFAULT, RelationSettings
from reportedly.vocabulary import Amount, Counting, FigureKind
from tests.reconciliation.positioned import count, position


def measure(value: float, unit: str, **facts: object) -> Amount:
    return Amount(kind=FigureKind.MEASURE, low=value, high=value, unit=unit, **facts)  # type: ignore[arg-type]


def money(value: float, unit: str) -> Amount:
    return Amount(kind=FigureKind.MONEY, low=value, high=value, unit=unit)


@pytest.mark.parametrize(
    ("one", "other", "way"),
    [
        (count(12), count(12), 0),
        (count(12), count(21), 1),
        (count(21), count(12), -1),
        (count(2000, approximate=True), count(2090), 0),
        (count(2000), count(2090), 1),
        (count(2000, approximate=True), count(2110), 1),
        (count(30, -1), count(39), 0),
        (count(30, -1), count(29), -1),
        (count(20, 30), count(30, 40), 0),
        (count(None, 100), count(100, -1, low_open=True), 1),
        (count(24, -1, approximate=True), count(23), 0),
        (count(24, -1, approximate=True), count(900), 1),
        (count(None, 900, approximate=True), count(820), 0),
        (count(None, 900, approximate=True), count(700), -1),
    ],
)
def test_amounts_meet_where_their_intervals_do(one: Amount, other: Amount, way: int) -> None:
    assert compare_amounts(one, other, DEFAULT).way == way


def test_about_is_as_wide_as_the_settings_say_and_is_shown() -> None:
    one, other = count(1000, approximate=True), count(1150)
    assert compare_amounts(one, other, DEFAULT).way == 1
    wide = compare_amounts(one, other, RelationSettings(about=0.2))
    assert (wide.way, wide.remark) == (0, "“about” is read as 20% either way")


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        (measure(80, "km"), measure(50, "[mi_i]", approximate=True), True),
        (measure(160, "km"), measure(160, "[mi_i]"), False),
        (measure(3.5, "t"), measure(3500, "kg"), True),
        (measure(1000, "har"), measure(2471, "[acr_us]"), True),
        (measure(68, "[degF]"), measure(20, "Cel"), True),
    ],
)
def test_units_of_one_dimension_are_converted(one: Amount, other: Amount, meets: bool) -> None:
    compared = compare_amounts(one, other, DEFAULT)
    assert compared.meets is meets
    assert compared.converted
    assert "units were converted" in compared.remark


@pytest.mark.parametrize(
    ("one", "other", "unclear"),
    [
        (measure(18, "m"), measure(18, "h"), False),
        (count(25), Amount(kind=FigureKind.PERCENT, low=25, high=25), False),
        (count(3), measure(70, "[oz_av]"), True),
        (money(5, "USD"), money(5, "EUR"), True),
        (count(12, counting=Counting.ADDITIONAL), count(45, counting=Counting.TOTAL), False),
    ],
)
def test_what_cannot_be_compared_says_why(one: Amount, other: Amount, unclear: bool) -> None:
    compared = compare_amounts(one, other, DEFAULT)
    assert compared.barrier
    assert (compared.meets, compared.unclear) == (False, unclear)


def test_none_is_zero_and_nothing_else() -> None:
    assert is_none(count(0))
    assert not is_none(count(0, 5))
    assert not is_none(None)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.booleans(), st.booleans())
def test_a_comparison_is_turned_round_with_its_sides(low: int, high: int, about: bool, other_about: bool) -> None:
    one, other = count(low, approximate=about), count(high, approximate=other_about)
    assert compare_amounts(one, other, DEFAULT).way == -compare_amounts(other, one, DEFAULT).way


@pytest.mark.parametrize(("about", "minutes"), [(-0.1, 5), (1.0, 5), (0.1, -1)])
def test_settings_out_of_range_are_refused(about: float, minutes: int) -> None:
    with pytest.raises(ValueError, match=r"shares|negative"):
        RelationSettings(about=about, minutes=minutes)


@pytest.mark.parametrize(
    ("content", "words", "total"),
    [
        ("two nurses and a driver were wounded on the quay", "two nurses", 3),
        ("two girls, three boys and one teacher were hurt", "three boys", 6),
        ("Marsh and two other people were taken to hospital", "two other people", 3),
        ("four men were wounded", "four men", None),
        ("four men and two dogs were found", "four men", None),
    ],
)
def test_people_who_are_counted_side_by_side_are_added(content: str, words: str, total: int | None) -> None:
    assert add_counts(position(content, amount=count(4), words=words)) == total


def test_a_fraction_is_compared_as_a_percentage() -> None:
    share = Amount(kind=FigureKind.RATE, low=0.6667, high=0.6667)
    assert compare_amounts(share, Amount(kind=FigureKind.PERCENT, low=67, high=67), DEFAULT).meets
    assert compare_amounts(share, Amount(kind=FigureKind.PERCENT, low=40, high=40), DEFAULT).way == -1
