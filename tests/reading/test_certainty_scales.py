"""Scales of probability words: what the publications say, and the way from one to another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.certainty.scales import (
    convert_certainty,
    find_term,
    from_stix_confidence,
    list_scales,
    load_scale,
    load_survey,
    name_range,
    to_stix_confidence,
)
from reportedly.vocabulary import Certainty, Span

PROBABILITIES = st.floats(min_value=0.0, max_value=1.0, allow_nan=False)


@pytest.mark.parametrize(
    ("term", "low", "high"),
    [
        ("almost no chance", 0.01, 0.05),
        ("very unlikely", 0.05, 0.20),
        ("unlikely", 0.20, 0.45),
        ("roughly even chance", 0.45, 0.55),
        ("likely", 0.55, 0.80),
        ("very likely", 0.80, 0.95),
        ("almost certain", 0.95, 0.99),
    ],
)
def test_the_seven_ranges_of_icd_203(term: str, low: float, high: float) -> None:
    found = find_term("icd203", term)
    assert (found.low, found.high) == (low, high)


def test_a_synonym_is_its_term() -> None:
    assert find_term("icd203", "probably").term == "likely"
    assert find_term("kent", "all but certain").term == "almost certain"


def test_words_that_are_no_term_are_named_with_what_is() -> None:
    with pytest.raises(ValueError, match=r"'maybe' is no term of icd203.*very likely"):
        find_term("icd203", "maybe")


def test_an_unknown_scale_is_named_with_those_known() -> None:
    with pytest.raises(ValueError, match=r"'ipcc'.*icd203.*phia"):
        load_scale("ipcc")


@pytest.mark.parametrize(
    ("low", "high", "scale", "term"),
    [
        (0.55, 0.80, "phia", "likely"),
        (0.55, 0.80, "kent", "probable"),
        (0.95, 0.99, "stix_wep", "highly likely"),
        (0.20, 0.45, "phia", "unlikely"),
        (0.40, 0.50, "icd203", "roughly even chance"),
        (0.0, 0.0, "kent", "impossible"),
        (0.40, 0.40, "phia", "realistic possibility"),
        (0.22, 0.22, "phia", "highly unlikely"),  # in the gap between two ranges: the nearer one
    ],
)
def test_a_range_gets_the_term_that_holds_its_middle(low: float, high: float, scale: str, term: str) -> None:
    assert name_range(low, high, scale).term == term


def test_a_certainty_on_another_scale_keeps_its_words() -> None:
    words = (Span(start=3, end=9),)
    converted = convert_certainty(Certainty(scale="icd203", low=0.55, high=0.80, spans=words), "phia")
    assert converted == Certainty(scale="phia", low=0.55, high=0.75, spans=words)


@pytest.mark.parametrize("scale", list_scales())
@given(low=PROBABILITIES, width=PROBABILITIES)
def test_every_range_has_a_term_on_every_scale(scale: str, low: float, width: float) -> None:
    high = min(1.0, low + width)
    term = name_range(low, high, scale)
    assert term in load_scale(scale)
    middle = (low + high) / 2
    holding = [one for one in load_scale(scale) if one.low <= middle <= one.high]
    assert not holding or term in holding


@pytest.mark.parametrize(
    ("low", "high", "scale", "value"),
    [
        (0.55, 0.80, "wep", 70),
        (0.80, 0.95, "dni", 85),
        (0.0, 0.0, "wep", 0),
        (1.0, 1.0, "none_low_med_high", 85),
        (0.05, 0.20, "admiralty", 10),
        (0.5, 0.5, "zero_to_ten", 50),
    ],
)
def test_stix_writes_a_range_as_its_appendix_says(low: float, high: float, scale: str, value: int) -> None:
    assert to_stix_confidence(low, high, scale) == value


@pytest.mark.parametrize(
    ("value", "scale", "term"),
    [(70, "wep", "likely"), (100, "dni", "almost certain"), (0, "admiralty", "5 - improbable")],
)
def test_stix_shows_a_value_as_its_appendix_says(value: int, scale: str, term: str) -> None:
    assert from_stix_confidence(value, scale) == term


@pytest.mark.parametrize("scale", ["none_low_med_high", "zero_to_ten", "admiralty", "wep", "dni"])
def test_stix_has_a_term_for_each_value_once(scale: str) -> None:
    assert all(from_stix_confidence(value, scale) for value in range(101))


def test_stix_refuses_what_it_does_not_have() -> None:
    with pytest.raises(ValueError, match="from 0 to 100, not 101"):
        from_stix_confidence(101)
    with pytest.raises(ValueError, match="'kent': choose from none_low_med_high"):
        to_stix_confidence(0.5, 0.5, "kent")


def test_of_two_surveys_the_larger_is_taken() -> None:
    asked = load_survey()["we believe"]
    assert (asked.survey, asked.answers, asked.low, asked.high) == ("wadefagen", 123, 0.65, 0.85)
    assert load_survey()["almost certainly"].answers == 46


def test_the_spread_of_a_survey_is_what_its_range_spans() -> None:
    assert all(one.spread == pytest.approx(one.high - one.low) for one in load_survey().values())
    assert all(one.low <= one.median <= one.high for one in load_survey().values())
