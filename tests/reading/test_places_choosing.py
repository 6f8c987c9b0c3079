"""Which place a name means: by what else the report names, never by population alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reading.gazetteer import load_gazetteer
from reportedly.reading.ground import lay_ground
from reportedly.reading.places import find_places, place_spans
from reportedly.reading.syntax import parse_nothing
from reportedly.vocabulary import Dateline, Part, PartKind, Place, Span
from tests.reading.figured import mark_up
from tests.reading.placed import ATLAS, find, only, places


def country_of(found: list[Place], words: str) -> str | None:
    return next(place.country for place in found if place.text == words)


def test_the_larger_of_two_wins_where_nothing_else_is_named() -> None:
    assert only("A bridge fell in [LOC:Astbury].").country == "SUL"


def test_places_nearby_outweigh_size() -> None:
    found = places("Roads from [LOC:Birkvik] to [LOC:Astbury] were cut. | [LOC:Ast County] has few roads.")
    assert country_of(found, "Astbury") == "NOL"


def test_the_larger_place_behind_a_name_tells_which() -> None:
    assert country_of(places("He lives in [LOC:Astbury], [LOC:Westmark]."), "Astbury") == "NOL"
    assert country_of(places("He lives in [LOC:Astbury], [LOC:Campo]."), "Astbury") == "SUL"


def test_one_name_is_one_place_throughout() -> None:
    found = places("[LOC:Astbury] burned. | Firemen left [LOC:Astbury]. | He is from [LOC:Astbury] in [LOC:Westmark].")
    assert {place.country for place in found} == {"NOL"}


def test_a_name_that_the_text_puts_elsewhere_is_another_place_there() -> None:
    marked = "[LOC:Astbury] flooded, and so did [LOC:Campo]. | He is from [LOC:Astbury], [LOC:Westmark]."
    assert [place.country for place in places(marked) if place.text == "Astbury"] == ["SUL", "NOL"]


def test_a_name_that_the_text_puts_into_two_places_is_two() -> None:
    marked = "In [LOC:Astbury], [LOC:Westmark], it rains. | In [LOC:Astbury], [LOC:Campo], not. | [LOC:Astbury] slept."
    assert [place.country for place in places(marked) if place.text == "Astbury"] == ["NOL", "SUL", "NOL"]


def test_countries_in_a_list_are_not_put_into_one_another() -> None:
    found = places("Grain went to [LOC:Norland], [LOC:Sudland] and others.")
    assert [place.feature for place in found] == ["PCLI", "PCLI"]


def test_the_outlets_name_tells_where_it_is_at_home() -> None:
    (found,) = places("A shop in [LOC:Astbury] closed.", outlet="The Birkvik Courier")
    assert found.country == "NOL"


def test_a_bare_name_is_the_towns_and_not_the_divisions() -> None:
    assert only("Shells fell in [LOC:Holm].").feature == "PPLC"
    assert only("Shells fell in the [LOC:Holm] region.").feature == "ADM1"


def test_what_is_not_known_has_no_point() -> None:
    place = only("He was seen in [LOC:Nowhereville].")
    assert (place.latitude, place.longitude, place.name, place.geoname_id, place.radius_km) == (None,) * 5


def test_what_is_not_sure_has_no_point_and_says_so() -> None:
    (found,) = find("A bridge fell in [LOC:Porto].", least=1.1)
    assert found.place.latitude is None
    assert "too unsure for a point" in found.reasons[0].because
    assert found.candidates[0].candidate.name == "Porto"


def test_the_candidates_and_the_reason_are_told() -> None:
    (found, *_) = find("He lives in [LOC:Astbury], [LOC:Westmark].")
    assert [weighed.candidate.country for weighed in found.candidates] == ["NOL", "SUL"]
    assert found.candidates[0].score > found.candidates[1].score
    assert sum(weighed.chance for weighed in found.candidates) == pytest.approx(1.0, abs=0.001)
    reason = found.reasons[0]
    assert (reason.field, reason.value, reason.table) == ("name", "Astbury", "place_weights.tsv")
    assert reason.span == found.place.span
    assert reason.because.startswith("Astbury (PPL, Ast County, Westmark, NOL) scores ")


def test_places_at_given_spans_come_in_the_order_of_the_spans() -> None:
    workspace = mark_up("Roads from [LOC:Birkvik] to [LOC:Astbury] were cut.")
    text = workspace.report.text
    spans = [Span(start=text.index(word), end=text.index(word) + len(word)) for word in ("Astbury", "Birkvik")]
    found = place_spans(lay_ground(workspace), workspace.report, spans, ATLAS)
    assert [(place.text, place.country, place.span) for place in found] == [
        ("Astbury", "NOL", spans[0]),
        ("Birkvik", "NOL", spans[1]),
    ]


@pytest.mark.parametrize(
    ("marked", "country"),
    [
        (
            "Troops near [LOC:Pokrovsk] in the [LOC:Donetsk] region of [LOC:Ukraine] withdrew to [LOC:Kramatorsk].",
            "UKR",
        ),
        ("A school in [LOC:Tripoli], [LOC:Lebanon], closed. | Buses ran to [LOC:Beirut].", "LBN"),
        ("Rebels took [LOC:Goma] in [LOC:North Kivu].", "COD"),
    ],
)
def test_the_gazetteer_that_ships_and_its_weights_agree_on_plain_cases(marked: str, country: str) -> None:
    workspace = mark_up(marked)
    found = find_places(lay_ground(workspace), workspace.report, (), parse_nothing, load_gazetteer())
    assert found[0].place.country == country


def test_a_name_that_stands_alone_first_is_another_than_one_put_into_a_place_later() -> None:
    marked = "It rained in [LOC:Astbury] and [LOC:Campo]. | A cousin in [LOC:Astbury], [LOC:Westmark], laughed."
    assert [place.country for place in places(marked) if place.text == "Astbury"] == ["SUL", "NOL"]


def test_a_city_stands_on_its_own_where_only_places_stand() -> None:
    (sure,) = find("A man was held in [LOC:Astbury].", least=0.4)
    assert sure.place.country == "SUL"
    (open_,) = find("Nobody spoke of [LOC:Nowhereville].", least=0.4)
    assert open_.place.latitude is None


def test_a_dateline_from_a_capital_names_its_country() -> None:
    workspace = mark_up("[LOC:TBILISI], [LOC:Georgia] — Rain fell. | [LOC:Georgia]'s envoy to [LOC:Atlanta] left.")
    report, text = workspace.report, workspace.report.text
    line = Part(kind=PartKind.DATELINE, span=Span(start=0, end=text.index("Rain")))
    report = replace(report, dateline=Dateline(place="TBILISI, Georgia", date=None), parts=(line,))
    found = find_places(lay_ground(replace(workspace, report=report)), report, (), parse_nothing, load_gazetteer())
    assert [one.place.country for one in found if one.place.text == "Georgia"] == ["GEO", "GEO"]


def test_a_state_that_has_no_such_town_is_not_meant() -> None:
    workspace = mark_up("Rain fell in [LOC:Batumi], [LOC:Georgia]. | Roads to [LOC:Athens] and [LOC:Rome] were shut.")
    found = find_places(lay_ground(workspace), workspace.report, (), parse_nothing, load_gazetteer())
    assert next(one.place.country for one in found if one.place.text == "Georgia") == "GEO"


def test_a_division_is_not_meant_where_its_seat_bears_its_name() -> None:
    workspace = mark_up("Trucks from [LOC:Mendoza] stood at [LOC:Buenos Aires].")
    found = find_places(lay_ground(workspace), workspace.report, (), parse_nothing, load_gazetteer())
    (feature,) = (one.place.feature for one in found if one.place.text == "Mendoza")
    assert feature is not None
    assert feature.startswith("PPL")
