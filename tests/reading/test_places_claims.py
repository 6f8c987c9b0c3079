"""The places of a claim are those in its content."""

from __future__ import annotations

from dataclasses import replace

from reportedly.reading.places import place_claims
from reportedly.vocabulary import Passage, Place, SourceKind, Span
from tests.reading.placed import places
from tests.reading.test_places_uses import claim_of

TEXT = "Police in [LOC:Birkvik] said that a shop near [LOC:Porto] burned, and one in [LOC:Astbury]."


def bare() -> str:
    return TEXT.replace("[LOC:", "").replace("]", "")


def claim_on(*words: str) -> tuple[Place, ...]:
    text = bare()
    spans = [Span(start=text.index(part), end=text.index(part) + len(part)) for part in words]
    claim = replace(claim_of(text, "Police", SourceKind.GROUP), content=Passage.of(text, spans))
    found = places(TEXT)
    (placed,) = place_claims([claim], found)
    known = {place.id: place for place in found}
    return tuple(known[number] for number in placed.places)


def test_places_of_the_content_in_order_and_no_others() -> None:
    assert [place.text for place in claim_on("that a shop near Porto burned, and one in Astbury")] == [
        "near Porto",
        "Astbury",
    ]


def test_a_broken_content_has_those_of_its_pieces() -> None:
    assert [place.text for place in claim_on("Birkvik", "one in Astbury")] == ["Birkvik", "Astbury"]


def test_a_content_without_places_has_none() -> None:
    assert claim_on("burned") == ()


def test_a_place_that_reaches_beyond_the_content_is_not_in_it() -> None:
    assert claim_on("Porto burned") == ()
