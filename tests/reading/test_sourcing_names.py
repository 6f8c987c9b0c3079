"""Best full names, and several sources in one phrase."""

from __future__ import annotations

import pytest

from reportedly.vocabulary import Naming, SourceKind
from tests.reading.sourced import describe


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[PER:Lloyd Austin] flew in.| {[PER:Austin]} said so.", "Lloyd Austin"),
        ("[PER:Park Jin-woo] flew in.| {[PER:Park]} said so.", "Park Jin-woo"),
        ("[PER:Bashar al-Sayed] flew in.| {[PER:Sayed]} said so.", "Bashar al-Sayed"),
        ("[PER:Ira Calder Voss] flew in.| Mr {[PER:Calder Voss]} said so.", "Ira Calder Voss"),
        ("[PER:Lloyd J. Austin III] flew in.| {[PER:Lloyd Austin]} said so.", "Lloyd J. Austin"),
        ("{[PER:Brenko]} said so.", "Brenko"),
        ("{[PER:Brenko’s]} word was that it was so.", "Brenko"),
        ("[PER:Nora Vance] met [PER:Piet Vance].| {[PER:Vance]} said so.", None),
        ("[PER:Nora Vance] met [PER:Piet Vance].| {[PER:N. Vance]} said so.", "Nora Vance"),
        (
            "President [PER:Kim Jong-un] heard Defense Minister [PER:Kim Yong-hyun].| {Minister [PER:Kim]} said so.",
            "Kim Yong-hyun",
        ),
        ("[PER:Im Sol] sued.| {Im} said so.", "Im Sol"),
        (
            "Defense Minister [PER:Park Jin-woo] left.| {[PER:Park]} said so.|\n<<Reporter [PER:Park Min-seo] "
            "contributed to this report from Seoul.>>",
            "Park Jin-woo",
        ),
        (
            "[PER:Park Jin-woo] left.| {[PER:Park]} said so.|\n[PER:Park Min-seo] contributed to this report.",
            "Park Jin-woo",
        ),
        (
            "The [ORG:International Atomic Energy Agency] (IAEA) met.| The {[ORG:IAEA]} said so.",
            "International Atomic Energy Agency",
        ),
        ("{the Kremlin} said so.", "Kremlin"),
        ("{CNN Philippines} said so.", "CNN Philippines"),
        ("{Kenya's foreign ministry} said so.", "Kenya's foreign ministry"),
        ("{a report by [ORG:Oxfam]} said so.", "report by Oxfam"),
        ("{the Ministry of Health and Welfare} said so.", "Ministry of Health and Welfare"),
        ("{A Ukrainian official} said so.", None),
        ("{he} said so.", None),
    ],
)
def test_name_is_the_fullest_in_the_report(marked: str, name: str | None) -> None:
    assert describe(marked).name == name


def test_an_undecided_surname_is_still_a_name() -> None:
    source = describe("[PER:Nora Vance] met [PER:Piet Vance].| {[PER:Vance]} said so.")
    assert source.naming is Naming.NAMED


@pytest.mark.parametrize(
    ("phrase", "names", "kind"),
    [
        ("Mr. [PER:Kim] and Mr. [PER:Austin]", ["Kim", "Austin"], "person"),
        ("[PER:Kim] and [PER:Austin]", ["Kim", "Austin"], "person"),
        ("the United States and South Korea", ["United States", "South Korea"], "government"),
        ("[PER:Lindqvist], [PER:Okoro] and [PER:Sato]", ["Lindqvist", "Okoro", "Sato"], "person"),
        ("President [PER:Ruto], [PER:Ann Otieno], and other ministers", ["Ruto", "Ann Otieno", None], "group"),
        ("[PER:Park Jin-woo], the defence minister, and [PER:Ray Cole]", ["Park Jin-woo", "Ray Cole"], "person"),
        ("she and her lawyer", [None, None], "person"),
        ("the army and the police", [None, None], "organization"),
        (
            "[ORG:Human Rights Watch] and [ORG:Amnesty International]",
            ["Human Rights Watch", "Amnesty International"],
            "organization",
        ),
        ("Ms. [PER:Amadi], along with Judge [PER:Brandt]", ["Amadi", "Brandt"], "person"),
        ("Russia and Hamas", ["Russia", "Hamas"], "unknown"),
    ],
)
def test_several_sources_are_members(phrase: str, names: list[str | None], kind: str) -> None:
    source = describe(phrase)
    assert [member.name for member in source.members] == names
    assert source.kind is SourceKind(kind)
    assert source.name is None


@pytest.mark.parametrize(
    "phrase",
    [
        "the Ministry of Health and Welfare",
        "[ORG:Ministry of Health and Welfare]",
        "Johnson and Johnson",
        "Trinidad and Tobago",
        "officials and experts",
        "painter [PER:Jenna Sund] ([WORK:Owls], [PER:Jem] and the Rovers)",
        "doctors and nurses",
        "state and local officials",
        "U.S. and South Korean officials",
        "Russia and China's foreign ministers",
        "the [NORP:Malian] and the [NORP:Chadian] armies",
        "[PER:Idris Bello], an adviser to [ORG:Unity] and a former minister of [LOC:Chad]",
        "marchers tied to the [ORG:Unity Front] and other leagues",
        "a tracker run by [ORG:Novaya] and [ORG:Meduza]",
        "singer and actor [PER:Ama Boateng]",
        "a man who met [PER:Ortega] and [PER:Ruiz]",
    ],
)
def test_one_source_has_no_members(phrase: str) -> None:
    assert describe(phrase).members == ()


def test_members_have_their_own_words_and_countries() -> None:
    source = describe("{The United States and South Korea} said so.")
    assert [member.country for member in source.members] == ["USA", "KOR"]
    assert source.country is None
    assert [(span.start, span.end) for member in source.members for span in member.spans] == [(0, 17), (22, 33)]


@pytest.mark.parametrize(
    "phrase", ["Ms. [PER:Amadi], along with", "the ferry union as well as", "Judge [PER:Brandt] and"]
)
def test_a_phrase_that_ends_before_its_second_source_has_one(phrase: str) -> None:
    assert describe(phrase).members == ()
