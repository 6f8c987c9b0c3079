"""The state that a source speaks for or belongs to."""

from __future__ import annotations

import pytest

from tests.reading.sourced import describe


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("North Korean officials", "PRK"),
        ("South Korean officials", "KOR"),
        ("the Kremlin", "RUS"),
        ("Seoul", "KOR"),
        ("the Pentagon", "USA"),
        ("Foggy Bottom", "USA"),
        ("Capitol Hill", "USA"),
        ("Downing Street", "GBR"),
        ("Whitehall", "GBR"),
        ("the Elysee", "FRA"),
        ("the Bundestag", "DEU"),
        ("Zhongnanhai", "CHN"),
        ("the Blue House", "KOR"),
        ("Aso Rock", "NGA"),
        ("the Casa Rosada", "ARG"),
        ("Malacanang", "PHL"),
        ("the Union Buildings", "ZAF"),
        ("Kosovar police", "XKX"),
        ("Ukraine's prime minister", "UKR"),
        ("the mayor of Kyiv", "UKR"),
        ("a spokesman for the Russian foreign ministry", "RUS"),
        ("the Democratic Republic of Congo's army", "COD"),
        ("a Burkinabe colonel", "BFA"),
        ("Ivorian officials", "CIV"),
        ("the US ambassador to Israel", "USA"),
        ("a U.S. official in Kabul", "USA"),
        ("the Texas senator", "USA"),
        ("police in Bangladesh", "BGD"),
        ("authorities in Kenya", "KEN"),
        ("the New Mexico governor", "USA"),
        ("Papua New Guinea's defence force", "PNG"),
        ("a Guinea-Bissau minister", "GNB"),
        ("[PER:Adama Traore], Mali's foreign minister,", "MLI"),
        ("[PER:Odile Tremblay], the Canadian minister of fisheries", "CAN"),
        ("KCNA", "PRK"),
        ("the Yomiuri Shimbun", "JPN"),
        ("[ORG:Zambia Farmers Union]", "ZMB"),
        ("Tokyo-based [ORG:Hoshi Holdings]", "JPN"),
        ("[LOC:UK]-based grocer [ORG:Marlow]", "GBR"),
        ("[ORG:Metropolitan Police Department]", "USA"),
        ("the Metropolitan Police", "GBR"),
        ("the Tokyo Metropolitan Police Department", "JPN"),
        ("[ORG:Memorial]", "RUS"),
        ("the chancellor of the exchequer", None),
        ("Chancellor of the Exchequer [PER:Mary Holt]", "GBR"),
    ],
)
def test_country_is_told(phrase: str, country: str | None) -> None:
    assert describe(phrase).country == country


@pytest.mark.parametrize(
    "phrase",
    [
        "an American-Canadian analyst",
        "a U.S. and Israeli official",
        "the Korean press",
        "Guinean officials",
        "the Congolese army",
        "Georgia",
        "the head of the UN mission in Libya",
        "a resident of the village",
        "[ORG:Orlo Memorial Hospital]",
        "Orlo Memorial Hospital",
        "the Marsh Nation School",
        "[ORG:Independent Millers Guild]",
        "a doctor in Gaza",
        "a woman from Kenya",
        "the Russian-installed governor of Kherson",
        "Iran-backed fighters",
        "the European Commission",
        "African leaders",
        "a turkey farmer",
        "[PER:Chad Jordan]",
        "people who told us of the deal",
        "Grain traders and U.S. officials",
        "officials",
    ],
)
def test_country_is_not_told(phrase: str) -> None:
    assert describe(phrase).country is None


def test_country_of_a_person_is_told_where_the_full_name_stands() -> None:
    report = "South Korean Defense Minister [PER:Park Jin-woo] landed.| {[PER:Park]} said that talks went well."
    assert describe(report).country == "KOR"
    after = "[PER:Amina Diallo], Senegal's trade envoy, landed.| {[PER:Diallo]} said that talks went well."
    assert describe(after).country == "SEN"
    aside = "He met the Chilean finance minister, [PER:Rosa Pino].| {[PER:Pino]} said that talks went well."
    assert describe(aside).country == "CHL"


def test_two_countries_around_one_name_settle_nothing() -> None:
    report = (
        "Kenyan official [PER:Ann Otieno] spoke.| Ugandan official [PER:Ann Otieno] spoke.| {[PER:Otieno]} said so."
    )
    assert describe(report).country is None


@pytest.mark.parametrize(
    ("dateline", "country"),
    [("WASHINGTON", "USA"), ("AUSTIN, Texas", "USA"), ("MANILA", "PHL"), ("OSLO", None), (None, None)],
)
def test_an_office_without_a_state_is_that_of_the_dateline(dateline: str | None, country: str | None) -> None:
    assert describe("{Defense Secretary [PER:Ray Cole]} said so.", dateline=dateline).country == country
