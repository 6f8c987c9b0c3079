from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reading.entities import make_entities, name_sources, settle_names
from reportedly.reading.workspace import Name, Workspace
from reportedly.vocabulary import (
    Claim,
    EntityKind,
    Naming,
    Part,
    PartKind,
    Passage,
    Polarity,
    Quotation,
    Report,
    Source,
    Span,
    Stance,
)


def build(text: str, *names: tuple[str, str], parts: tuple[Part, ...] = ()) -> Workspace:
    found, at = [], 0
    for words, kind in names:
        start = text.index(words, at)
        at = start + len(words)
        found.append(Name(span=Span(start=start, end=at), type=kind, score=0.9))
    return Workspace(report=Report(id="r1", text=text, parts=parts), names=tuple(found))


def test_a_surname_joins_its_full_name() -> None:
    text = "Amina Bello spoke. Later Bello left Kano."
    people = make_entities(build(text, ("Amina Bello", "PER"), ("Bello", "PER"), ("Kano", "LOC")))
    assert [(item.name, item.kind, len(item.names)) for item in people] == [
        ("Amina Bello", EntityKind.PERSON, 2),
        ("Kano", EntityKind.PLACE, 1),
    ]


def test_two_people_of_one_surname_keep_it_apart() -> None:
    text = "Amina Bello and Musa Bello met. Bello left."
    people = make_entities(build(text, ("Amina Bello", "PER"), ("Musa Bello", "PER"), ("Bello", "PER")))
    assert [item.name for item in people] == ["Amina Bello", "Musa Bello", "Bello"]


def test_titles_and_articles_do_not_part_names() -> None:
    text = "Mr. Okoro spoke; Okoro left the Senate. The Senate voted."
    found = make_entities(
        build(text, ("Mr. Okoro", "PER"), ("Okoro", "PER"), ("the Senate", "ORG"), ("The Senate", "ORG"))
    )
    assert [len(item.names) for item in found] == [2, 2]


def test_names_in_a_byline_are_no_entities() -> None:
    text = "By Ana Ruiz\nThe bridge closed."
    byline = Part(kind=PartKind.BYLINE, span=Span(start=0, end=11))
    assert make_entities(build(text, ("Ana Ruiz", "PER"), parts=(byline,))) == ()


def test_dates_are_left_to_their_stage() -> None:
    assert make_entities(build("It rained on Friday.", ("Friday", "DATE"))) == ()


def test_ids_come_from_report_and_place() -> None:
    text = "Kano is calm."
    (one,) = make_entities(build(text, ("Kano", "LOC")))
    (two,) = make_entities(build(text, ("Kano", "LOC")))
    assert one.id == two.id


def test_a_named_source_is_given_its_entity() -> None:
    text = "Amina Bello said it rained."
    workspace = build(text, ("Amina Bello", "PER"))
    entities = make_entities(workspace)
    said = Claim(
        id="c1",
        source=Source(words=Passage.of(text, [Span(start=0, end=11)]), name="Amina Bello", naming=Naming.NAMED),
        within=None,
        cue=None,
        content=Passage.of(text, [Span(start=17, end=26)]),
        quotation=Quotation.INDIRECT,
        stance=Stance.ASSERT,
        polarity=Polarity.POSITIVE,
        confidence=0.9,
    )
    other = replace(said, source=replace(said.source, name=None))
    assert [claim.source.entity for claim in name_sources([said, other], entities)] == [entities[0].id, None]


def test_a_word_that_begins_a_body_is_no_person() -> None:
    workspace = build("Tanoh Motor Company lost. Tanoh said so.", ("Tanoh Motor Company", "ORG"), ("Tanoh", "PER"))
    assert [name.type for name in settle_names(workspace.names, workspace.report.text)] == ["ORG", "ORG"]


def test_a_founder_keeps_his_name() -> None:
    text = "Tanoh Motor Company lost. Kofi Tanoh left. Tanoh said so."
    workspace = build(text, ("Tanoh Motor Company", "ORG"), ("Kofi Tanoh", "PER"), ("Tanoh", "PER"))
    assert [name.type for name in settle_names(workspace.names, text)] == ["ORG", "PER", "PER"]


def test_loose_ends_are_cut_off() -> None:
    text = "Lagos, Tanoh Inc. of Accra and Kofi Tanoh Jr. met the Bank of Togo and left."
    names = (("Lagos,", "LOC"), ("Tanoh Inc. of", "ORG"), ("Kofi Tanoh Jr.", "PER"), ("Bank of Togo and", "ORG"))
    settled = settle_names(build(text, *names).names, text)
    kept = [text[name.span.start : name.span.end] for name in settled]
    assert kept == ["Lagos", "Tanoh Inc.", "Kofi Tanoh Jr.", "Bank of Togo"]


def test_one_spelling_has_one_type() -> None:
    text = "Aster grew. Aster sold shares. Aster fell."
    first, second, third = build(text, ("Aster", "ORG"), ("Aster", "PER"), ("Aster", "ORG")).names
    settled = settle_names((first, replace(second, score=0.95), third), text)
    assert [name.type for name in settled] == ["ORG", "ORG", "ORG"]


def test_a_date_keeps_its_stop() -> None:
    text = "They met in Sept. and left."
    (name,) = settle_names(build(text, ("Sept.", "DATE")).names, text)
    assert text[name.span.start : name.span.end] == "Sept."


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Larkspur California", ["Larkspur", "California"]),
        ("port arthur texas", ["port arthur texas"]),
        ("Elm Creek N.M.", ["Elm Creek", "N.M."]),
        ("Elm Creek New Mexico", ["Elm Creek", "New Mexico"]),
        ("West Virginia", ["West Virginia"]),
        ("Northern California", ["Northern California"]),
        ("Peninsular Malaysia", ["Peninsular Malaysia"]),
        ("Texas", ["Texas"]),
    ],
)
def test_a_town_before_its_state_is_a_name_of_its_own(words: str, parts: list[str]) -> None:
    text = f"They met in {words} again."
    settled = settle_names(build(text, (words, "LOC")).names, text)
    assert [text[name.span.start : name.span.end] for name in settled] == parts
    assert {name.type for name in settled} == {"LOC"}


def test_a_body_that_the_tables_know_is_no_person_and_no_place() -> None:
    text = "Xinhua and the Jerusalem Post reported it; Dawn Mills did not."
    names = build(text, ("Xinhua", "PER"), ("Jerusalem Post", "LOC"), ("Dawn Mills", "PER")).names
    assert [name.type for name in settle_names(names, text)] == ["ORG", "ORG", "PER"]


def test_a_person_of_the_report_keeps_a_name_that_a_body_has_too() -> None:
    text = "Olga Reuters spoke. Reuters left early."
    names = build(text, ("Olga Reuters", "PER"), ("Reuters", "PER")).names
    assert [name.type for name in settle_names(names, text)] == ["PER", "PER"]


@pytest.mark.parametrize(
    ("text", "tagged", "whole"),
    [
        ("The Saudi Arabian envoy left.", ["Saudi"], ["Saudi Arabian"]),
        ("A Native American council met.", ["American"], ["Native American"]),
        ("Most North American mills closed.", ["North"], ["North American"]),
        ("The Roman Catholic bishop spoke.", ["Roman", "Catholic"], ["Roman Catholic"]),
        ("An American Samoan sailor won.", ["American", "Samoan"], ["American Samoan"]),
        ("Kenyan and Ugandan troops met.", ["Kenyan", "Ugandan"], ["Kenyan", "Ugandan"]),
    ],
)
def test_a_group_that_is_tagged_in_halves_is_made_whole(text: str, tagged: list[str], whole: list[str]) -> None:
    settled = settle_names(build(text, *((words, "NORP") for words in tagged)).names, text)
    assert [text[name.span.start : name.span.end] for name in settled] == whole


@pytest.mark.parametrize(
    ("text", "tagged", "kept"),
    [
        ("It was sold at Sotheby's in Paris.", "Sotheby", "Sotheby's"),
        ("They dined at Orlando’s.", "Orlando", "Orlando’s"),
        ("They met at Orlando's office.", "Orlando", "Orlando"),
        ("It is in Orlando's plans.", "Orlando", "Orlando"),
        ("They liked Orlando's.", "Orlando'", "Orlando's"),
        ("The Lees' house burned at noon.", "Lees'", "Lees"),
    ],
)
def test_a_shop_keeps_its_s_and_no_name_ends_in_half_of_it(text: str, tagged: str, kept: str) -> None:
    (name,) = settle_names(build(text, (tagged, "ORG")).names, text)
    assert text[name.span.start : name.span.end] == kept


def test_the_union_is_a_body_and_no_place() -> None:
    text = "The EU met in Ghent."
    assert [name.type for name in settle_names(build(text, ("EU", "LOC"), ("Ghent", "LOC")).names, text)] == [
        "ORG",
        "LOC",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“We asked (President Ana) Ruiz to go.”", ["Ana) Ruiz"]),
        ("“We asked [Ana] Ruiz to go.”", ["Ana] Ruiz"]),
        ("They met (as did Ana) Ruiz’s aunt.", ["Ana", "Ruiz"]),
        ("They named Ana. Ruiz left.", ["Ana", "Ruiz"]),
    ],
)
def test_a_first_name_that_an_editor_put_in_belongs_to_the_name(text: str, names: list[str]) -> None:
    joined = settle_names(build(text, ("Ana", "PER"), ("Ruiz", "PER")).names, text)
    assert [text[name.span.start : name.span.end] for name in joined] == names
