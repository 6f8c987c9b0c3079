"""Words that move a place or widen it: a region with a radius, not a false point."""

from __future__ import annotations

import pytest

from reportedly.reading.gazetteer import load_gazetteer
from reportedly.reading.ground import lay_ground
from reportedly.reading.places import find_places
from reportedly.reading.places.bearings import find_middle, move, part_way, reach
from reportedly.reading.syntax import parse_nothing
from reportedly.vocabulary import Place
from tests.reading.figured import mark_up
from tests.reading.placed import distance, find, only, places


def is_beyond(place: Place, *, south: float) -> bool:
    """Whether the centre lies south of a latitude."""
    assert place.latitude is not None
    return place.latitude < south


def test_a_distance_and_a_direction_move_the_centre() -> None:
    place = only("The crash was 30 kilometers north of [LOC:Porto].")
    assert place.text == "30 kilometers north of Porto"
    assert place.name == "Porto"
    assert distance(place, 40.0, 12.5) == pytest.approx(30.0, abs=0.1)
    assert not is_beyond(place, south=40.0)
    assert place.longitude == pytest.approx(12.5, abs=0.01)
    assert place.radius_km == 7.5


@pytest.mark.parametrize(
    ("words", "kilometres"),
    [
        ("about 10 miles south-east of", 16.1),
        ("ten miles southeast of", 16.1),
        ("some 1,200 meters (0.7 miles) southeast of", 1.2),
        ("20 km to the southeast of the town of", 20.0),
    ],
)
def test_distances_are_read_in_their_units(words: str, kilometres: float) -> None:
    place = only(f"It fell {words} [LOC:Porto].")
    assert distance(place, 40.0, 12.5) == pytest.approx(kilometres, rel=0.01)
    assert is_beyond(place, south=40.0)
    assert place.longitude is not None
    assert place.longitude > 12.5


def test_a_distance_without_a_direction_is_a_circle() -> None:
    place = only("The base lies 30 km from [LOC:Porto].")
    assert (place.latitude, place.longitude, place.radius_km) == (40.0, 12.5, 36.0)
    assert place.text == "30 km from Porto"


def test_a_distance_from_a_country_counts_from_its_edge() -> None:
    place = only("The ship sank 50 km north of [LOC:Norland].")
    assert distance(place, 60.0, 10.0) == pytest.approx(450.0, abs=0.5)


def test_a_direction_alone_moves_little_and_widens() -> None:
    place = only("Fighting went on north of [LOC:Porto].")
    assert place.text == "north of Porto"
    assert 0 < distance(place, 40.0, 12.5) < 60
    assert place.radius_km is not None
    assert place.radius_km >= 30


@pytest.mark.parametrize("words", ["near", "outside", "on the outskirts of", "around", "off the coast of"])
def test_nearness_widens_and_does_not_move(words: str) -> None:
    place = only(f"It burned {words} [LOC:Porto].")
    assert (place.latitude, place.longitude) == (40.0, 12.5)
    assert place.radius_km is not None
    assert place.radius_km > 6.0
    assert place.text.endswith(f"{words.removeprefix('on ')} Porto")


def test_the_south_of_a_country_lies_in_its_south() -> None:
    place = only("Rain fell in southern [LOC:Norland].")
    assert place.text == "southern Norland"
    assert is_beyond(place, south=60.0)
    assert place.radius_km == 240.0


def test_the_part_may_stand_in_the_name() -> None:
    place = only("Rain fell in [LOC:Southern Norland].")
    assert place.text == "Southern Norland"
    assert is_beyond(place, south=60.0)


def test_southern_says_nothing_of_a_town() -> None:
    assert only("Rain fell in southern [LOC:Porto].").text == "Porto"


def test_words_of_the_sentence_before_do_not_count() -> None:
    assert only("It is far, but not that near | [LOC:Porto] slept.").text == "Porto"


def test_between_two_towns_is_one_place() -> None:
    place = only("Trees fell on the road between [LOC:Birkvik] and [LOC:Astbury].")
    assert place.text == "between Birkvik and Astbury"
    assert (place.geoname_id, place.country, place.feature) == (None, "NOL", None)
    assert place.radius_km == pytest.approx(distance(place, 61.1, 6.2), abs=1.0)


def test_between_two_parties_is_no_place() -> None:
    found = places("The game between [LOC:Birkvik] and [LOC:Astbury] was dull.")
    assert [place.text for place in found] == ["Birkvik", "Astbury"]


@pytest.mark.parametrize(
    "words",
    [
        "the [LOC:Norland]-[LOC:Sudland] border",
        "the [LOC:Norland–Sudland] border",
        "the border between [LOC:Norland] and [LOC:Sudland]",
        "[LOC:Norland]'s border with [LOC:Sudland]",
    ],
)
def test_a_border_is_the_middle_of_its_points_and_reaches_to_its_ends(words: str) -> None:
    place = only(f"Shots were heard at {words}.")
    assert all(word in place.text for word in ("Norland", "border", "Sudland"))
    assert distance(place, 50.0, 10.0) == pytest.approx(0.0, abs=1.0)
    assert place.radius_km == pytest.approx(71.5, abs=0.5)
    assert place.country is None


def test_a_distance_from_a_border_widens_it() -> None:
    place = only("The camp lies 50 kilometers from the [LOC:Norland]-[LOC:Sudland] border.")
    assert place.text == "50 kilometers from the Norland-Sudland border"
    assert place.radius_km == pytest.approx(121.5, abs=0.5)


def test_a_vague_phrase_is_a_place_without_a_point() -> None:
    (found,) = find("Fighting in the border region went on.")
    assert found.place.text == "the border region"
    assert (found.place.latitude, found.place.name) == (None, None)
    assert found.reasons[0].row == "the border region"
    assert places("Fighting in the border region of Westmarkia went on.") == []


def test_why_a_place_was_moved_is_told() -> None:
    (found,) = find("The crash was 30 kilometers north of [LOC:Porto].")
    reason = next(reason for reason in found.reasons if reason.field == "radius_km")
    assert (reason.table, reason.row) == ("place_regions.tsv", "north")
    assert reason.because == "the words move it 30 km north"


def test_moving_crosses_the_date_line_and_stays_on_the_globe() -> None:
    assert move((0.0, 179.9), 90.0, 111.195) == pytest.approx((0.0, -179.1), abs=0.01)
    assert move((89.9, 0.0), 0.0, 100.0)[0] <= 90.0


def test_the_middle_of_points_across_the_date_line_lies_there() -> None:
    latitude, longitude = find_middle([(0.0, 179.0), (0.0, -179.0)])
    assert latitude == pytest.approx(0.0)
    assert abs(longitude) == pytest.approx(180.0)
    assert reach((latitude, longitude), [(0.0, 179.0)]) == pytest.approx(111.2, abs=0.1)


@pytest.mark.parametrize("words", ["sank on Monday", "caught fire at dawn", "ran aground", "drifted all night"])
def test_between_two_places_is_where_something_happens(words: str) -> None:
    place = only(f"A ferry {words} between [LOC:Porto] and [LOC:Lincoln].")
    assert place.name == "between Porto and Lincoln"
    assert distance(place, 40.45, 12.0) < 1


@pytest.mark.parametrize("words", ["The match on Monday", "Talks on Monday", "Trains", "The choice"])
def test_between_what_two_share_is_no_place(words: str) -> None:
    assert len(places(f"{words} between [LOC:Porto] and [LOC:Lincoln] will wait.")) == 2


def test_between_two_areas_is_half_way_between_their_edges() -> None:
    assert part_way((0.0, 10.0), (0.0, 20.0), 0.5) == (0.0, 15.0)
    assert part_way((0.0, 10.0), (0.0, 20.0), 0.25) == pytest.approx((0.0, 12.5), abs=0.01)
    place = only("The line crosses land between [LOC:Grey Sea] and [LOC:Campo].")
    assert place.latitude == pytest.approx(50.0 - 0.594 * 9.6, abs=0.2)
    assert place.radius_km == pytest.approx(361, abs=5)


def test_the_water_between_two_shores_is_known() -> None:
    workspace = mark_up("A ferry drifted all night between [LOC:Java] and [LOC:Sumatra].")
    (found,) = find_places(lay_ground(workspace), workspace.report, (), parse_nothing, load_gazetteer())
    assert found.place.name == "between Java and Sumatra"
    assert found.place.latitude == pytest.approx(-5.95, abs=0.2)
    assert "Sunda Strait" in found.reasons[-1].because
