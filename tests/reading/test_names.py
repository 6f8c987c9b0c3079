from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reading.names import settle_names
from reportedly.reading.workspace import Name, Workspace
from reportedly.vocabulary import (
    Report,
    Span,
)


def build(text: str, *names: tuple[str, str]) -> Workspace:
    found, at = [], 0
    for words, kind in names:
        start = text.index(words, at)
        at = start + len(words)
        found.append(Name(span=Span(start=start, end=at), type=kind, score=0.9))
    return Workspace(report=Report(id="r1", text=text), names=tuple(found))


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


def words(text: str, *names: tuple[str, str]) -> list[str]:
    return [text[name.span.start : name.span.end] for name in settle_names(build(text, *names).names, text)]


def test_a_double_surname_is_one_name_wherever_it_stands() -> None:
    text = "Ana Ruiz-Vega spoke. Ruiz-Vega left."
    assert words(text, ("Ana Ruiz", "PER"), ("Vega", "PER"), ("Ruiz", "PER"), ("Vega", "PER")) == [
        "Ana Ruiz-Vega",
        "Ruiz-Vega",
    ]


def test_two_people_with_a_hyphen_between_them_stay_two() -> None:
    assert words("A Ruiz-Vega meeting.", ("Ruiz", "PER"), ("Vega", "PER")) == ["Ruiz", "Vega"]


def test_a_union_of_several_is_whole() -> None:
    text = "The Jute Spinners’ Council of Volta left. Togo's Council stayed."
    found = words(text, ("Jute Spinners", "ORG"), ("Volta", "LOC"), ("Togo", "LOC"), ("Council", "ORG"))
    assert found == ["Jute Spinners’ Council of Volta", "Togo", "Council"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The Fleet Owners of Volta Council (FOVC) met.", "Fleet Owners of Volta Council"),
        ("The Fleet Owners of Volta Council (GOVC) met.", "Volta Council"),
    ],
)
def test_an_acronym_in_brackets_tells_where_a_name_begins(text: str, whole: str) -> None:
    assert words(text, ("Volta Council", "ORG"))[0] == whole
