"""Forms of names, and what the gazetteer is asked for them."""

from __future__ import annotations

import pytest

from reportedly.reading.gazetteer import load_gazetteer
from reportedly.reading.places.names import NOTHING, NameBook
from tests.reading.placed import book


@pytest.mark.parametrize("written", ["Birkvik", "Birkvik’s", "Birkvik's", "the Birkvik", " Birkvik,", "“Birkvik”"])
def test_a_name_is_found_however_it_is_dressed(written: str) -> None:
    assert [one.name for one in book().find(written).candidates] == ["Birkvik"]


def test_words_that_name_a_part_are_left_off_and_kept() -> None:
    found = book().find("Far Northern Westmark")
    assert (found.form, found.part) == ("Westmark", "Far Northern")
    assert book().find_whole("Northern Westmark") is NOTHING


def test_a_part_alone_is_no_name() -> None:
    assert book().find("Northern").candidates == ()


def test_the_word_for_a_kind_leaves_divisions_alone() -> None:
    assert [one.feature for one in book().find("Holm").candidates] == ["ADM1", "PPLC"]
    assert [one.feature for one in book().find("Holm region").candidates] == ["ADM1"]


def test_a_well_known_building_is_not_a_town_of_its_name() -> None:
    known = NameBook(atlas=load_gazetteer()).find("White House")
    assert {one.country for one in known.candidates} == {"USA"}
    assert {one.feature for one in known.candidates} == {"BLDG"}


def test_words_on_two_lines_are_one_name() -> None:
    assert [one.name for one in book().find("Roma\nNova").candidates] == ["Roma Nova"]


def test_a_people_has_its_country() -> None:
    known = NameBook(atlas=load_gazetteer())
    assert [one.country for one in known.find_people("Kenyans").candidates] == ["KEN"]
    assert known.find_people("Kenyans").demonym
    assert known.find_people("Nairobi") is NOTHING


def test_what_is_too_long_or_empty_is_nothing() -> None:
    assert book().find("Birkvik " * 40) is NOTHING
    assert book().find(" ’ ") is NOTHING


def test_a_book_forgets_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.reading.places.names._REMEMBERED", 2)
    known = book()
    for name in ("Porto", "Birkvik", "Astbury"):
        known.find(name)
    assert list(known.known) == ["Astbury"]
