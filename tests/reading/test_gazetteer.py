import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading.gazetteer import Candidate, Gazetteer, distance_km, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def find_first(gazetteer: Gazetteer, name: str) -> Candidate:
    return gazetteer.look_up(name)[0]


@pytest.mark.parametrize(
    ("name", "country", "feature", "known_as"),
    [
        ("Kiev", "UKR", "PPLC", "Kyiv"),
        ("Kharkov", "UKR", "PPLA", "Kharkiv"),
        ("Peking", "CHN", "PPLC", "Beijing"),
        ("Bombay", "IND", "PPLA", "Mumbai"),
        ("Rangoon", "MMR", "PPLA", "Yangon"),
        ("Kursk region", "RUS", "ADM1", "Kursk Oblast"),
        ("Harris County", "USA", "ADM2", "Harris County"),
        ("Wiltshire County", "GBR", "ADM2", "Wiltshire"),
        ("U.S.", "USA", "PCLI", "United States"),
        ("UK", "GBR", "PCLI", "United Kingdom"),
        ("UAE", "ARE", "PCLI", "United Arab Emirates"),
        ("DRC", "COD", "PCLI", "Democratic Republic of the Congo"),
        ("Ala.", "USA", "ADM1", "Alabama"),
        ("Ark.", "USA", "ADM1", "Arkansas"),
        ("Ont.", "CAN", "ADM1", "Ontario"),
        ("the Netherlands", "NLD", "PCLI", "Netherlands"),
        ("Black Sea", None, "SEA", "Black Sea"),
        ("Dnieper", None, "STM", "Dnieper River"),
        ("Golan", None, "RGN", "Golan Heights"),
        ("Donbass", "UKR", "RGN", "Donbas"),
        ("the Kremlin", "RUS", "PAL", "Kremlin"),
        ("Pentagon", "USA", "BLDG", "Pentagon"),
        ("ZNPP", "UKR", "PSN", "Zaporizhzhia Nuclear Power Plant"),
        ("Yongbyon", "PRK", "PSN", "Yongbyon Nuclear Scientific Research Center"),
        ("Camp Humphreys", "KOR", "MILB", "Camp Humphreys"),
        ("Kosovo", "XKX", "PCLI", "Kosovo"),
        ("Europe", None, "CONT", "Europe"),
        ("Sahel", None, "RGN", "Sahel"),
    ],
)
def test_names_of_the_news(gazetteer: Gazetteer, name: str, country: str | None, feature: str, known_as: str) -> None:
    found = {(place.name, place.country, place.feature) for place in gazetteer.look_up(name)}
    assert (known_as, country, feature) in found


@pytest.mark.parametrize(
    "name", ["Kiev", "U.S.", "Bombay", "Kursk region", "Black Sea", "the Kremlin", "Golan", "Peking"]
)
def test_the_best_known_place_comes_first(gazetteer: Gazetteer, name: str) -> None:
    known = {
        "Kiev": "Kyiv",
        "U.S.": "United States",
        "Bombay": "Mumbai",
        "Kursk region": "Kursk Oblast",
        "Black Sea": "Black Sea",
        "the Kremlin": "Kremlin",
        "Golan": "Golan Heights",
        "Peking": "Beijing",
    }
    assert find_first(gazetteer, name).name == known[name]


def test_places_of_one_name_come_with_the_most_people_first(gazetteer: Gazetteer) -> None:
    towns = [place.population for place in gazetteer.look_up("Springfield") if place.feature.startswith("PPL")]
    assert len(towns) > 20
    assert towns == sorted(towns, reverse=True)


def test_a_division_comes_behind_the_town_in_it_of_its_name(gazetteer: Gazetteer) -> None:
    places = gazetteer.look_up("Aleppo")
    assert [place.feature for place in places] == ["PPLA", "ADM1"]
    assert places[1].population > places[0].population


def test_a_small_word_is_no_abbreviation(gazetteer: Gazetteer) -> None:
    assert "USA" not in {place.country for place in gazetteer.look_up("us")}
    assert "Alabama" not in {place.name for place in gazetteer.look_up("ala")}
    assert "Indiana" not in {place.name for place in gazetteer.look_up("in")}


def test_a_name_that_is_not_the_main_one_is_marked(gazetteer: Gazetteer) -> None:
    assert find_first(gazetteer, "Kiev").alternate
    assert not find_first(gazetteer, "KYIV").alternate


def test_a_place_knows_its_divisions(gazetteer: Gazetteer) -> None:
    sudzha = next(place for place in gazetteer.look_up("Sudzha") if place.country == "RUS")
    assert sudzha.admin1 == "Kursk Oblast"
    site = find_first(gazetteer, "Ramstein Air Base")
    assert (site.country, site.admin1) == ("DEU", "Rheinland-Pfalz")


def test_points_and_radii_are_sensible(gazetteer: Gazetteer) -> None:
    texas, tuvalu, moscow = (find_first(gazetteer, name) for name in ("Texas", "Tuvalu", "Moscow"))
    assert distance_km(texas.latitude, texas.longitude, 31.3, -99.3) < 60
    assert 350 < texas.radius_km < 600
    assert 1 <= tuvalu.radius_km < 10
    assert 15 < moscow.radius_km < 60


def test_every_found_place_can_be_got_by_its_key(gazetteer: Gazetteer) -> None:
    for name in ("Springfield", "Donbas", "Georgia", "Red Sea", "Gaza Strip"):
        for place in gazetteer.look_up(name):
            again = gazetteer.get(place.key)
            assert again is not None
            assert (again.key, again.name, again.latitude) == (place.key, place.name, place.latitude)
            assert place.key.startswith("gn:") is (place.geoname_id is not None)


@pytest.mark.parametrize(
    "key", ["", "gn:", "gn:0", "gn:1", "gn:-5", "gn:" + "9" * 5000, "reportedly:nowhere", "Kyiv", "gn:4294967295"]
)
def test_an_unknown_key_leads_nowhere(gazetteer: Gazetteer, key: str) -> None:
    assert gazetteer.get(key) is None


def test_borders_run_between_the_neighbours(gazetteer: Gazetteer) -> None:
    border = gazetteer.border("UKR", "RUS")
    assert border == gazetteer.border("RUS", "UKR")
    assert min(distance_km(51.2, 34.7, *point) for point in border) < 40  # Yunakivka, north of Sumy
    assert min(distance_km(46.15, 33.7, *point) for point in border) > 150  # Perekop, the neck of Crimea
    assert gazetteer.border("JPN", "RUS") == ()
    assert gazetteer.border("XXX", "RUS") == ()


def test_neighbours(gazetteer: Gazetteer) -> None:
    assert gazetteer.neighbours("PRT") == ("ESP",)
    assert "PRK" in gazetteer.neighbours("KOR")
    assert gazetteer.neighbours("ISL") == ()


def test_countries_with_their_capitals(gazetteer: Gazetteer) -> None:
    countries = {country.code: country for country in gazetteer.list_countries()}
    assert sum(country.independent for country in countries.values()) == 197
    assert (countries["UKR"].capital, countries["UKR"].short_code) == ("Kyiv", "UA")
    assert gazetteer.get(countries["FRA"].capital_key or "") == find_first(gazetteer, "Paris")
    assert not countries["GRL"].independent
    assert countries["ATA"].capital is None


def test_capitals_lead_to_their_country(gazetteer: Gazetteer) -> None:
    capitals = gazetteer.map_capitals()
    assert (capitals["kyiv"], capitals["kiev"], capitals["pristina"]) == ("UKR", "UKR", "XKX")
    assert "san jose" not in capitals  # the one of California is larger
    capitals.clear()
    assert gazetteer.map_capitals()


@pytest.mark.parametrize(
    "name", ["", " ", "\0", "\ud800", "the", "\u202eKyiv\u202c" * 40, "x" * 10_000, "Zzyzx Qqq", "region"]
)
def test_odd_names_lead_nowhere(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.look_up(name) == ()


def test_marks_of_direction_make_no_difference(gazetteer: Gazetteer) -> None:
    assert gazetteer.look_up("\u202aKyiv\u202c") == gazetteer.look_up("Kyiv")


@settings(max_examples=200)
@given(st.text(st.characters(), max_size=130))
def test_any_name_has_an_answer_and_keeps_it(name: str) -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.look_up(name) == gazetteer.look_up(name)
