from __future__ import annotations

import pytest

from reportedly.identity.bodies import find_country, is_shared
from reportedly.identity.forms import Verdict
from reportedly.identity.names import compare_names, parse_body


def judge(left: str, right: str) -> Verdict:
    return compare_names(parse_body(left), parse_body(right)).verdict


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ministry of Defense", "Defense Ministry"),
        ("Ministry of Defence", "the Defense Ministry"),
        ("Russian Foreign Ministry", "Foreign Ministry of Russia"),
        ("Supreme Court of India", "Indian Supreme Court"),
        ("Apple Inc.", "Apple"),
        ("Bank of America", "Bank of America Corp."),
        ("Harbor & Sons", "Harbour and Sons"),
        ("Third Assault Brigade", "3rd Assault Brigade"),
        ("WHO", "World Health Organisation"),
        ("U.N.", "United Nations"),
        ("Al Jazeera", "Al-Jazeera"),
        ("Hezbollah", "Hizbullah"),
        ("Israeli Defense Forces", "IDF"),
        ("Milford Police", "Milford police department"),
        ("City of Milford Police Department", "Milford police"),
        ("Ashby Metro Police", "Ashby Metropolitan Police Department"),
        ("Lund County Sheriff’s Department", "Lund County Sheriff's Office"),
        ("Milford Fire", "Milford Fire Department"),
        ("NYPD", "New York City police"),
    ],
)
def test_one_name(left: str, right: str) -> None:
    assert judge(left, right) is judge(right, left) is Verdict.SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("NIS", "National Intelligence Service"),
        ("the NIS", "South Korea's National Intelligence Service"),
        ("USAF", "US Air Force"),
        ("MoD", "Ministry of Defence"),
        ("MPD", "Milford Police"),
        ("LCSO", "Lund County Sheriff's Department"),
        ("ARFD", "Ashby Ridge Fire"),
        ("Toyota", "Toyota Motor"),
        ("Chargers", "San Diego Chargers"),
        ("Defense Ministry", "Russian Defense Ministry"),
    ],
)
def test_names_that_may_be_one(left: str, right: str) -> None:
    assert judge(left, right) is judge(right, left) is Verdict.COMPATIBLE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bank of America", "Bank of England"),
        ("University of Washington", "Washington University"),
        ("Hyundai Motor", "Hyundai Steel"),
        ("3rd Assault Brigade", "4th Assault Brigade"),
        ("Russian Defense Ministry", "Ukrainian Defense Ministry"),
        ("American Airlines", "Airlines"),
        ("NIS", "National Police Agency"),
        ("Milford Police", "Ashby Police"),
        ("APD", "Milford Police"),
        ("Milford Police Department", "Milford Fire Department"),
        ("Milford Police", "Milford County Police"),
    ],
)
def test_two_names(left: str, right: str) -> None:
    assert judge(left, right) is judge(right, left) is Verdict.DIFFERENT


def test_a_state_is_taken_out_where_every_state_has_such_a_body() -> None:
    assert parse_body("Russian Defense Ministry").country == "RUS"
    assert parse_body("Russian Defense Ministry").words == ("defense", "ministry")
    assert parse_body("American Airlines").country is None


def test_shared_names() -> None:
    assert is_shared(parse_body("Supreme Court"))
    assert not is_shared(parse_body("Hezbollah"))


@pytest.mark.parametrize("written", ["KOR", "kr", "South Korea", "South Korean", " KR "])
def test_a_country_by_code_and_name(written: str) -> None:
    assert find_country(written) == "KOR"


def test_an_unknown_country_is_none() -> None:
    assert find_country("Ruritania") is None


@pytest.mark.parametrize("tied", ["Seaport-run health ministry", "Seaport-backed militia", "Seaport-led coalition"])
def test_a_body_run_by_another_is_not_that_other(tied: str) -> None:
    match = compare_names(parse_body("Seaport"), parse_body(tied))
    assert match.verdict is Verdict.DIFFERENT
    assert "another body" in match.reason
    assert judge("Seaport", "Seaport Motors") is Verdict.COMPATIBLE
