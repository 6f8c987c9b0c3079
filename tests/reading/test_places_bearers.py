"""Names that people and ships bear, and places all the same where the words say so."""

from __future__ import annotations

import pytest

from reportedly.reading.ground import lay_ground
from reportedly.reading.places.mentions import find_mentions
from tests.reading.figured import mark_up
from tests.reading.placed import book


def found(marked: str) -> list[str]:
    workspace = mark_up(marked)
    return [mention.words for mention in find_mentions(lay_ground(workspace), workspace.report, book())]


@pytest.mark.parametrize(
    "words",
    [
        "[LOC:Birkvik] said it was late.",
        "[LOC:Birkvik], who owns a mill, left.",
        "[LOC:Birkvik], 52, owns a mill.",
        "“Stay,” said [LOC:Birkvik].",
    ],
)
def test_a_person_of_the_report_who_speaks_or_is_told_of_is_no_place(words: str) -> None:
    assert found(f"[PER:Ellen Birkvik] came late. {words}") == []
    assert found(f"[PER:Ellen Olsen] came late. {words}") == ["Birkvik"]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("She spoke in [PER:Lincoln].", ["Lincoln"]),
        ("[PER:Lincoln] residents were told.", ["Lincoln"]),
        ("They had driven from [PER:Lincoln].", ["Lincoln"]),
        ("They had heard from [PER:Lincoln].", []),
        ("They had confidence in [PER:Lincoln].", []),
        ("She wrote to [PER:Lincoln].", []),
        ("She spoke in [PER:Birkvik].", []),
    ],
)
def test_words_of_the_ground_make_a_place_of_what_a_person_bears(words: str, places: list[str]) -> None:
    assert found(f"[PER:Ellen Lincoln] and [PER:Tom Birkvik] met. {words}") == places


@pytest.mark.parametrize(
    "words",
    [
        "The tanker [LOC:Birkvik] was hit.",
        "The Coast Guard met the ferry [LOC:Birkvik].",
        "The [LOC:Birkvik], a new tanker, was hit.",
        "The trawler [LOC:Birkvik Star] was hit.",
        "A crew left HMS [LOC:Birkvik].",
        "The tanker [LOC:Birkvik] burned. “The [LOC:Birkvik] is lost,” one said.",
    ],
)
def test_a_ship_is_no_place(words: str) -> None:
    assert found(words) == []


def test_a_ship_keeps_its_name_behind_an_article_and_the_town_its_own() -> None:
    text = "The tanker [LOC:Birkvik] burned. Smoke from the [LOC:Birkvik] reached homes in [LOC:Birkvik]."
    assert found(text) == ["Birkvik"]


def test_a_country_behind_a_ship_is_one() -> None:
    assert found("The tanker [LOC:Norland] seized was old.") == ["Norland"]


def test_a_town_taken_for_a_person_is_one_in_a_report_from_its_country() -> None:
    assert found("Rain fell in [LOC:Campo]. Trains left [PER:Porto] late.") == ["Campo", "Porto"]
    assert found("Rain fell in [LOC:Westmark]. Trains left [PER:Porto] late.") == ["Westmark"]
    assert found("Rain fell in [LOC:Campo]. [PER:Ana Porto] left. Trains left [PER:Porto] late.") == ["Campo"]


def test_what_stands_once_on_the_ground_is_a_place_throughout() -> None:
    assert found("Trucks came from [PER:Birkvik]. Later [PER:Birkvik] was quiet.") == ["Birkvik", "Birkvik"]


def test_a_name_joined_to_a_place_is_one() -> None:
    assert found("Boats sank between [PER:Astbury] and [PER:Birkvik].") == ["Astbury", "Birkvik"]
