from __future__ import annotations

import pytest

from reportedly.reconciliation.services import may_be_one, read_service


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("police", "Milford Police"),
        ("homicide detectives", "Milford Police"),
        ("Investigators", "MPD"),
        ("Authorities", "Lund County Sheriff's Office"),
        ("deputies", "LCSO"),
        ("Police in Milford", "Milford Police Department"),
        ("a Milford police spokesman", "MPD"),
        ("Police", "interim Milford Police Chief"),
        ("New York City police", "NYPD"),
        ("the medical examiner", "Lund County Coroner"),
    ],
)
def test_a_bare_word_may_be_the_force_that_is_named(words: str, named: str) -> None:
    bare, known = read_service(words, named=False), read_service(named, named=True)
    if words == "the medical examiner":
        assert bare == read_service("coroner", named=False)
    assert bare is not None
    assert known is not None
    assert may_be_one(bare, known)
    assert may_be_one(known, bare)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Ashby police", "Milford Police"),
        ("Ashby police detectives", "MPD"),
        ("deputies", "Milford Police"),
        ("firefighters", "Milford Police"),
        ("state police", "Milford Police"),
    ],
)
def test_another_place_or_another_service_shows_two(words: str, named: str) -> None:
    bare, known = read_service(words, named=False), read_service(named, named=True)
    assert bare is not None
    assert known is not None
    assert not may_be_one(bare, known)


@pytest.mark.parametrize("words", ["hospital officials", "neighbors", "a detective's neighbor", "the mayor", "", "—"])
def test_other_sources_are_of_no_service(words: str) -> None:
    assert read_service(words, named=False) is None


@pytest.mark.parametrize(
    "name", ["NSO", "USO", "Milford Police Officers Union", "wife of a Milford police officer", "executive officer"]
)
def test_what_only_has_to_do_with_a_force_is_none(name: str) -> None:
    assert read_service(name, named=True) is None


def test_two_acronyms_are_one_where_they_are_alike() -> None:
    one, other = read_service("MPD", named=True), read_service("APD", named=True)
    assert one is not None
    assert other is not None
    assert may_be_one(one, one)
    assert not may_be_one(one, other)
