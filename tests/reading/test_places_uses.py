"""A place as ground, and as who rules it."""

from __future__ import annotations

import pytest

from reportedly.vocabulary import Claim, Passage, PlaceUse, Polarity, Quotation, Source, SourceKind, Span, Stance
from tests.reading.figured import make_parse, mark_up
from tests.reading.placed import find, only, places

LITERAL, METONYMIC = PlaceUse.LITERAL, PlaceUse.METONYMIC


def claim_of(text: str, source: str, kind: SourceKind) -> Claim:
    start = text.index(source)
    content = Span(start=len(text) - 5, end=len(text) - 1)
    return Claim(
        id="c1",
        source=Source(words=Passage.of(text, [Span(start=start, end=start + len(source))]), kind=kind),
        within=None,
        cue=None,
        content=Passage.of(text, [content]),
        quotation=Quotation.INDIRECT,
        stance=Stance.ASSERT,
        polarity=Polarity.POSITIVE,
        confidence=1.0,
    )


@pytest.mark.parametrize(
    ("marked", "use"),
    [
        ("[LOC:Norland]'s decision came late.", METONYMIC),
        ("The [LOC:Holm] ambassador left.", METONYMIC),
        ("Talks between [LOC:Norland] and the rebels failed.", METONYMIC),
        ("A bridge in [LOC:Norland] fell.", LITERAL),
        ("[LOC:Norland]'s rivers rose.", LITERAL),
        ("[LOC:Porto]'s decision came late.", LITERAL),
        ("Troops armed by [LOC:Holm] left.", METONYMIC),
        ("Troops armed by [LOC:Porto] left.", LITERAL),
        ("[LOC:Holm]'s army is short of men.", METONYMIC),
        ("[LOC:Holm]'s streets were empty.", LITERAL),
        ("[LOC:Porto]'s army is short of men.", LITERAL),
    ],
)
def test_words_around_a_country_or_capital_tell(marked: str, use: PlaceUse) -> None:
    assert only(marked).use is use


def test_a_metonymic_place_keeps_its_point() -> None:
    place = only("[LOC:Holm]'s decision came late.")
    assert (place.use, place.latitude, place.longitude) == (METONYMIC, 60.1, 10.1)


def test_a_source_of_a_claim_is_a_government() -> None:
    marked = "[LOC:Norland] said that it rained."
    text = mark_up(marked).report.text
    (found,) = find(marked, claims=[claim_of(text, "Norland", SourceKind.GOVERNMENT)])
    assert found.place.use is METONYMIC
    assert "it is the source of a claim" in [reason.because for reason in found.reasons]
    (other,) = find(marked, claims=[claim_of(text, "Norland", SourceKind.PERSON)])
    assert other.place.use is LITERAL


def test_a_place_within_a_longer_source_is_ground() -> None:
    marked = "A doctor in [LOC:Norland] said that it rained."
    text = mark_up(marked).report.text
    (found,) = find(marked, claims=[claim_of(text, "A doctor in Norland", SourceKind.ORGANIZATION)])
    assert found.place.use is LITERAL


@pytest.mark.parametrize(("verb", "use"), [("accused", METONYMIC), ("withdrew", METONYMIC), ("froze", LITERAL)])
def test_the_subject_of_what_governments_do_is_one(verb: str, use: PlaceUse) -> None:
    marked = f"[LOC:Norland] {verb} again."
    text = mark_up(marked).report.text
    words = make_parse(text, f"Norland/PROPN {verb}/VERB again/ADV", [1, None, 1])(Span(start=0, end=1))
    parsed = (words[0]._replace(relation="nsubj"), *words[1:])
    (found,) = find(marked, parse=lambda _sentence: parsed)
    assert found.place.use is use


@pytest.mark.parametrize(("name", "use"), [("Roma Nova", METONYMIC), ("Sudland", LITERAL)])
def test_a_capital_that_does_anything_but_lie_there_is_a_government(name: str, use: PlaceUse) -> None:
    marked = f"[LOC:{name}] dithered."
    text = mark_up(marked).report.text
    last = name.rsplit(maxsplit=1)[-1]
    words = make_parse(text, f"{last}/PROPN dithered/VERB", [1, None])(Span(start=0, end=1))
    parsed = (words[0]._replace(relation="nsubj"), words[1])
    (found,) = find(marked, parse=lambda _sentence: parsed)
    assert found.place.use is use


@pytest.mark.parametrize(("name", "use"), [("Roma Nova", METONYMIC), ("Porto", LITERAL)])
def test_a_capital_is_who_rules_where_a_verb_is_left_out(name: str, use: PlaceUse) -> None:
    marked = f"[LOC:{name}] does not."
    text = mark_up(marked).report.text
    last = name.rsplit(maxsplit=1)[-1]
    words = make_parse(text, f"{last}/PROPN does/AUX not/PART", [1, None, 1])(Span(start=0, end=1))
    parsed = (words[0]._replace(relation="nsubj"), *words[1:])
    (found,) = find(marked, parse=lambda _sentence: parsed)
    assert found.place.use is use


def test_the_object_of_what_is_done_to_governments_is_one() -> None:
    marked = "Rebels accused [LOC:Norland] again."
    text = mark_up(marked).report.text
    words = make_parse(text, "Rebels/NOUN accused/VERB Norland/PROPN again/ADV", [1, None, 1, 1])(Span(start=0, end=1))
    parsed = (*words[:2], words[2]._replace(relation="obj"), words[3])
    (found,) = find(marked, parse=lambda _sentence: parsed)
    assert found.place.use is METONYMIC


def test_a_place_in_a_bodys_name_is_not_where_something_happens() -> None:
    body, ground = places("The [ORG:Birkvik Police Department] came. | Rain fell in [LOC:Birkvik].")
    assert (body.text, body.use) == ("Birkvik", METONYMIC)
    assert (ground.text, ground.use) == ("Birkvik", LITERAL)


@pytest.mark.parametrize(("relation", "use"), [("appos", METONYMIC), ("nsubj", METONYMIC)])
def test_a_capital_that_opens_a_sentence_acts_whatever_the_parse_makes_of_it(relation: str, use: PlaceUse) -> None:
    marked = "[LOC:Holm] has dithered."
    text = mark_up(marked).report.text
    words = make_parse(text, "Holm/PROPN has/AUX dithered/VERB", [2, 2, None])(Span(start=0, end=1))
    parsed = (words[0]._replace(relation=relation), *words[1:])
    (found,) = find(marked, parse=lambda _sentence: parsed)
    assert found.place.use is use


@pytest.mark.parametrize(("word", "use"), [("angry", METONYMIC), ("small", LITERAL)])
def test_a_capital_has_moods(word: str, use: PlaceUse) -> None:
    marked = f"Now [LOC:Holm] is {word}."
    text = mark_up(marked).report.text
    words = make_parse(text, f"Now/ADV Holm/PROPN is/AUX {word}/ADJ", [3, 3, 3, None])(Span(start=0, end=1))
    parsed = (words[0], words[1]._replace(relation="nsubj"), *words[2:])
    (found,) = find(marked, parse=lambda _sentence: parsed)
    assert found.place.use is use
