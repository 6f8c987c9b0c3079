from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.sourcing import describe_source
from reportedly.reading.speakers import Resolved, make_id, resolve, settle_source
from reportedly.reading.workspace import Workspace
from reportedly.vocabulary import (
    Act,
    Claim,
    Cue,
    Dateline,
    EntityKind,
    Naming,
    Passage,
    Polarity,
    Quotation,
    Report,
    SourceKind,
    Span,
    Stance,
)
from tests.reading.spoken import write_report


def claim(workspace: Workspace, source: str, content: str, *, number: int = 0) -> Claim:
    """The claim that ``source`` (its ``number``-th place in the text, from 0) makes of ``content``."""
    text = workspace.report.text
    at = -1
    for _ in range(number + 1):
        at = text.index(source, at + 1)
    spans = (Span(start=at, end=at + len(source)),)
    begin = text.index(content)
    words = Passage.of(text, (Span(start=begin, end=begin + len(content)),))
    return Claim(
        id=f"{source}-{number}",
        source=describe_source(workspace, spans),
        within=None,
        cue=Cue(words=words, act=Act.STATE),
        content=words,
        quotation=Quotation.INDIRECT,
        stance=Stance.ASSERT,
        polarity=Polarity.POSITIVE,
        confidence=0.9,
    )


MINISTER = (
    "Kenyan/ADJ/amod/3 Interior/PROPN/compound/3 Minister/PROPN/nsubj/6 Grace/PROPN/flat/3 Wanjiru/PROPN/flat/3 "
    "resigned/VERB/root/0 ./PUNCT/punct/6"
)
TOLD = "The/DET/det/2 minister/NOUN/nsubj/3 said/VERB/root/0 enough/ADV/advmod/3 ./PUNCT/punct/3"
NAMES = {"Grace Wanjiru": "PER", "Kenyan": "NORP"}


def read(workspace: Workspace, *claims: Claim) -> Resolved:
    return resolve(replace(workspace, claims=claims))


def test_a_description_gets_the_name_role_and_country_of_its_entity() -> None:
    workspace = write_report(MINISTER, TOLD, names=NAMES)
    resolved = read(workspace, claim(workspace, "The minister", "enough"))
    person = next(entity for entity in resolved.entities if entity.kind is EntityKind.PERSON)
    assert (person.name, person.role, person.country) == ("Grace Wanjiru", "Interior Minister", "KEN")
    source = resolved.claims[0].source
    assert (source.entity, source.name, source.naming) == (person.id, "Grace Wanjiru", Naming.NAMED)
    assert (source.country, source.words.text) == ("KEN", "The minister")


def test_an_entity_has_its_names_apart_from_its_mentions() -> None:
    workspace = write_report(MINISTER, TOLD, names=NAMES)
    person = next(entity for entity in read(workspace).entities if entity.kind is EntityKind.PERSON)
    text = workspace.report.text
    assert [text[span.start : span.end] for span in person.names] == ["Grace Wanjiru"]
    assert [text[span.start : span.end] for span in person.mentions] == [
        "Kenyan Interior Minister Grace Wanjiru",
        "The minister",
    ]


def test_every_link_tells_why() -> None:
    workspace = write_report(MINISTER, TOLD, names=NAMES)
    resolved = read(workspace, claim(workspace, "The minister", "enough"))
    reasons = resolved.reasons[resolved.claims[0].source.entity or ""]
    assert {reason.field for reason in reasons} == {"name", "role", "country", "mention"}
    assert any("only one called" in reason.because for reason in reasons)
    assert resolved.reasons["The minister-0"][0].field == "source.entity"


def test_a_name_that_two_bear_names_nobody() -> None:
    workspace = write_report(
        "Wei/PROPN/nsubj/6 Tan/PROPN/flat/1 and/CCONJ/cc/4 Kofi/PROPN/conj/1 Tan/PROPN/flat/4 met/VERB/root/0",
        "Tan/PROPN/nsubj/2 said/VERB/root/0 enough/ADV/advmod/2",
        names={"Wei Tan": "PER", "Kofi Tan": "PER", "Tan": "PER"},
    )
    source = read(workspace, claim(workspace, "Tan", "enough", number=2)).claims[0].source
    assert (source.name, source.entity) == (None, None)


def test_one_without_a_name_who_says_something_is_an_entity_without_names() -> None:
    workspace = write_report(
        "A/DET/det/3 Somali/ADJ/amod/3 official/NOUN/nsubj/4 left/VERB/root/0 ./PUNCT/punct/4",
        "The/DET/det/2 official/NOUN/nsubj/3 is/AUX/cop/5 a/DET/det/5 doctor/NOUN/root/0 ./PUNCT/punct/5",
        names={"Somali": "NORP"},
    )
    resolved = read(workspace, claim(workspace, "The official", "doctor"))
    (person,) = [entity for entity in resolved.entities if entity.kind is EntityKind.PERSON]
    source = resolved.claims[0].source
    assert (source.entity, source.name, source.naming) == (person.id, None, Naming.UNNAMED)
    assert (person.name, person.names, len(person.mentions)) == ("A Somali official", (), 2)


def test_the_two_get_their_members() -> None:
    workspace = write_report(
        "Ana/PROPN/nsubj/4 and/CCONJ/cc/3 Tomas/PROPN/conj/1 met/VERB/root/0",
        "The/DET/det/2 two/NUM/nsubj/3 said/VERB/root/0 enough/ADV/advmod/3",
        names={"Ana": "PER", "Tomas": "PER"},
    )
    resolved = read(workspace, claim(workspace, "The two", "enough"))
    source = resolved.claims[0].source
    assert [entity.name for entity in resolved.entities] == ["Ana", "Tomas"]
    assert [member.name for member in source.members] == ["Ana", "Tomas"]
    assert (source.kind, source.naming) == (SourceKind.GROUP, Naming.NAMED)
    assert all(member.entity for member in source.members)


@pytest.mark.parametrize(
    ("name", "before", "country"),
    [
        ("USS Halberd", "", "USA"),
        ("Hezbollah", "", "LBN"),
        ("119th Brigade", "Ukrainian/ADJ/amod/{} ", "UKR"),
        ("Blue Brigade", "", None),
    ],
)
def test_units_ships_and_groups_get_their_country(name: str, before: str, country: str | None) -> None:
    words = name.split()
    at = 1 + bool(before)
    sentence = before.format(at) + " ".join(
        f"{word}/PROPN/{'nsubj' if place == 0 else 'flat'}/{len(words) + at if place == 0 else at}"
        for place, word in enumerate(words)
    )
    workspace = write_report(sentence + f" left/VERB/root/0 ./PUNCT/punct/{len(words) + at}", names={name: "ORG"})
    body = next(entity for entity in read(workspace).entities if entity.kind is EntityKind.ORGANIZATION)
    assert body.country == country


def test_an_office_of_state_is_of_the_country_that_the_report_is_from() -> None:
    workspace = write_report(MINISTER.replace("Kenyan/ADJ/amod/3", "Acting/ADJ/amod/3"), names=NAMES)
    dated = replace(workspace.report, dateline=Dateline(place="NAIROBI, Kenya", date=None))
    (person,) = resolve(replace(workspace, report=dated)).entities
    assert person.country == "KEN"
    assert read(workspace).entities[0].country is None


def test_an_id_is_made_of_content() -> None:
    one = make_id("report", EntityKind.PERSON, Span(start=0, end=3))
    assert one == make_id("report", EntityKind.PERSON, Span(start=0, end=3))
    assert one != make_id("report", EntityKind.ORGANIZATION, Span(start=0, end=3))


def test_a_source_that_no_claim_has_is_settled_too() -> None:
    workspace = write_report(MINISTER, TOLD, names=NAMES)
    resolved = read(workspace)
    start = workspace.report.text.index("The minister")
    source = describe_source(workspace, (Span(start=start, end=start + len("The minister")),))
    settled, _ = settle_source(source, resolved.known)
    assert source.words.text == "The minister"
    assert settled.name == "Grace Wanjiru"


@pytest.mark.parametrize("text", ["", " \n\n ", "\x00", "\u202eabc\u202c", "\ud800 said so.", "’’’ ” “"])
def test_odd_texts_have_nobody_in_them(text: str) -> None:
    resolved = resolve(Workspace(report=Report(id="odd", text=text)))
    assert (resolved.entities, resolved.claims) == ((), ())


@given(st.text(max_size=60))
def test_any_text_can_be_resolved(text: str) -> None:
    assert resolve(Workspace(report=Report(id="any", text=text))).claims == ()


def test_a_title_that_was_taken_for_a_name_is_the_role() -> None:
    workspace = write_report(
        "Commodore/PROPN/nsubj/4 Ebba/PROPN/flat/1 Lind/PROPN/flat/1 spoke/VERB/root/0",
        names={"Commodore Ebba Lind": "PER"},
    )
    (person,) = read(workspace).entities
    assert (person.name, person.role) == ("Ebba Lind", "Commodore")


def test_an_apposition_tells_a_role_better_than_a_rank() -> None:
    workspace = write_report(
        "Brigadier/PROPN/nsubj/8 Ebba/PROPN/flat/1 Lind/PROPN/flat/1 ,/PUNCT/punct/6 the/DET/det/6 "
        "spokeswoman/NOUN/appos/1 ,/PUNCT/punct/1 spoke/VERB/root/0",
        names={"Ebba Lind": "PER"},
    )
    (person,) = read(workspace).entities
    assert person.role == "spokeswoman"


def test_a_body_known_by_whose_it_is_is_an_entity() -> None:
    workspace = write_report(
        "Kenya/PROPN/nmod/4 's/PART/case/1 foreign/ADJ/amod/4 ministry/NOUN/nsubj/5 said/VERB/root/0 "
        "enough/ADV/advmod/5",
        names={"Kenya": "LOC"},
    )
    resolved = read(workspace, claim(workspace, "Kenya's foreign ministry", "enough"))
    body = next(entity for entity in resolved.entities if entity.kind is EntityKind.ORGANIZATION)
    assert resolved.claims[0].source.entity == body.id
    assert (body.name, body.country) == (resolved.claims[0].source.name, "KEN")


def test_a_demonym_is_a_group_whatever_the_encoder_took_it_for() -> None:
    workspace = write_report(
        "Kenyan/ADJ/amod/2 troops/NOUN/nsubj/3 left/VERB/root/0 ./PUNCT/punct/3", names={"Kenyan": "LOC"}
    )
    assert [entity.kind for entity in read(workspace).entities] == [EntityKind.GROUP]


def test_one_whose_name_is_withheld_is_nobody_named() -> None:
    workspace = write_report(MINISTER, TOLD, names=NAMES)
    plain = claim(workspace, "The minister", "enough")
    withheld = replace(plain, source=replace(plain.source, naming=Naming.ANONYMOUS))
    source = read(workspace, withheld).claims[0].source
    assert (source.entity, source.name, source.naming) == (None, None, Naming.ANONYMOUS)
