"""What a source is, and whether it has a name."""

from __future__ import annotations

import pytest

from reportedly.vocabulary import Naming, SourceKind
from tests.reading.sourced import describe, mark_up


@pytest.mark.parametrize(
    ("kind", "phrases"),
    [
        (
            "person",
            [
                "a spokesman for the ministry",
                "[PER:Ngozi Adeyemi]",
                "Dr. [PER:Farida Rahimi]",
                "one resident",
                "a 34-year-old",
                "a midwife who walked from the village",
                "the taxi driver",
                "one of the officials",
                "another member of the committee",
                "he",
                "a Ukrainian",
                "the group's founder",
                "a hydroponicist",
                "the man named [PER:Idris]",
            ],
        ),
        (
            "group",
            [
                "officials",
                "witnesses",
                "people familiar with the matter",
                "two senior diplomats",
                "Palestinians",
                "his neighbours",
                "a group of lawmakers",
                "dozens of villagers",
                "three soldiers of one unit",
                "80 percent of voters",
                "ex-soldiers",
                "they",
                "analysts in [LOC:Nairobi]",
                "[NORP:Democrats]",
            ],
        ),
        (
            "organization",
            [
                "police",
                "the army",
                "Hamas",
                "the UN",
                "the company",
                "[ORG:Kampala Traders Association]",
                "[ORG:Lagos Fire Service]",
                "the central bank",
                "the rights group",
                "the Kenya Red Cross",
                "prosecutors' office",
                "Johnson and Johnson",
                "the Houthis",
                "[PER:UOKiK], the Polish consumer agency,",
                "Bureau of Justice Statistics",
                "[LOC:Crime Stoppers]",
            ],
        ),
        (
            "government",
            [
                "the Kremlin",
                "Seoul",
                "The United States",
                "the Foreign Ministry",
                "the White House",
                "[LOC:Vilgotia]",
                "the Russian foreign ministry",
                "the authorities",
                "the Supreme Court",
                "the Knesset",
                "Downing Street",
                "Malacañang",
                "the Elysee",
                "[ORG:Ministry of Water of Kenya]",
                "the Ministry of Health and Welfare",
                "the Israeli side",
                "the mayor's office",
                "the embassy",
                "Georgia",
                "the [ORG:United States House of Representatives]",
            ],
        ),
        (
            "document",
            [
                "a fact sheet",
                "a report by [ORG:Human Rights Watch]",
                "the indictment",
                "court documents",
                "the poll",
                "an emailed statement from [ORG:Eskom]",
                "a letter",
                "a post on social media",
                "a copy of the contract",
                "figures published Friday",
                "a letter recently made public",
                "[WORK:The Long Winter]",
                "all the polls",
            ],
        ),
        (
            "media",
            [
                "Reuters",
                "Kansas Online",
                "[LOC:Kansas Online]",
                "state media",
                "the newspaper",
                "KCNA",
                "local media",
                "North Korean state media",
                "the Daily Nation",
                "Radio Dabanga",
                "[ORG:Gulf Coast Herald]",
                "the Post",
                "CNN Philippines",
                "[PER:Gazeta Wyborcza]",
                "Iran's semiofficial news agency",
            ],
        ),
        (
            "imagery",
            [
                "satellite images",
                "video footage",
                "photographs",
                "a video posted online",
                "CCTV images",
                "drone footage",
            ],
        ),
        ("unknown", ["it", "which", "42%", "history", "a puppet"]),
    ],
)
def test_kind_follows_the_head(kind: str, phrases: list[str]) -> None:
    found = {phrase: describe(phrase).kind.value for phrase in phrases}
    assert found == dict.fromkeys(phrases, kind)


@pytest.mark.parametrize(
    ("naming", "phrases"),
    [
        (
            "named",
            [
                "[PER:Ngozi Adeyemi]",
                "the regional governor, [PER:Oleh Dibrova]",
                "the paper's lead author, Dr. [PER:Wen Tao],",
                "a woman who gave her name only as [PER:Olena]",
                "[PER:Tariq], 41, who declined to give his family name",
                "Supervisor of Elections [PER:Carla Mendes]",
                "the Kremlin",
                "the Australian government",
                "the Interior Ministry",
                "Chicago police",
                "Chinese state media",
                "a report by [ORG:Oxfam]",
                "the Harbour Board data",
                "Uganda's High Court",
                "a pilot who gave only his call sign, [PER:Locksmith]",
            ],
        ),
        (
            "unnamed",
            [
                "a Ukrainian official",
                "witnesses",
                "Eskom officials",
                "a spokesman for [PER:Juan Ortega]",
                "the prime minister of [LOC:Nepal]",
                "three people who work for [PER:Ortega]",
                "the ministry",
                "state media",
                "a police log obtained by [ORG:Delta Courier]",
                "a video shared by [ORG:Bellingcat]",
                "a May survey",
                "she",
                "two Japanese companies",
                "many Muslim-majority countries",
                "many Arab countries",
                "anybody I've met here",
                "supporters of President [PER:Ruto]",
            ],
        ),
        ("anonymous", ["an anonymous official", "an official who asked not to be named"]),
    ],
)
def test_naming(naming: str, phrases: list[str]) -> None:
    found = {phrase: describe(phrase).naming.value for phrase in phrases}
    assert found == dict.fromkeys(phrases, naming)


def test_no_spans_is_unknown_and_unnamed() -> None:
    workspace, _ = mark_up("It is believed that the bridge fell.")
    from reportedly.reading.sourcing import describe_source

    source = describe_source(workspace, ())
    assert (source.kind, source.naming) == (SourceKind.UNKNOWN, Naming.UNNAMED)
    assert source.words.spans == ()


def test_a_broken_source_is_read_as_one() -> None:
    source = describe("{A spokesman} said on Friday {for the Kenyan police} that roads were shut.")
    assert source.words.text == "A spokesman … for the Kenyan police"
    assert (source.kind.value, source.country) == ("person", "KEN")


def test_a_pronoun_that_the_encoder_takes_for_a_name_is_none() -> None:
    source = describe("{[PER:He]} said so.")
    assert (source.kind, source.naming, source.name) == (SourceKind.PERSON, Naming.UNNAMED, None)


def test_a_capital_taken_for_a_person_is_a_government() -> None:
    assert describe("{[PER:Kyiv]} claims that the line held.").kind is SourceKind.GOVERNMENT


def test_a_person_may_bear_the_name_of_a_city() -> None:
    assert describe("Mr. {[PER:Paris]} said so.").kind is SourceKind.PERSON
