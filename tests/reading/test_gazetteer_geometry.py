from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.gazetteer import Candidate, contains, distance_km, find_nearest, measure_distance

NORTHS = st.floats(-90, 90)
EASTS = st.floats(-180, 180)
TOWN = Candidate(
    geoname_id=1,
    key="gn:1",
    name="Lesna",
    latitude=50.0,
    longitude=30.0,
    feature="PPL",
    country="UKR",
    admin1="Polis",
    admin2="Lesna Raion",
    population=900,
    radius_km=1.0,
    curated=False,
)


def make_area(feature: str, name: str, *, admin1: str | None = None, radius_km: float = 50.0) -> Candidate:
    return replace(
        TOWN, geoname_id=2, key="gn:2", name=name, feature=feature, admin1=admin1, admin2=None, radius_km=radius_km
    )


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert distance_km(50, 30, 51, 30) == pytest.approx(111.2, abs=0.1)
    assert distance_km(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.1)
    assert measure_distance(TOWN, replace(TOWN, latitude=51.0)) == pytest.approx(111.2, abs=0.1)


@given(NORTHS, EASTS, NORTHS, EASTS)
def test_distances_are_even_and_no_longer_than_half_the_globe(
    north: float, east: float, other: float, far: float
) -> None:
    distance = distance_km(north, east, other, far)
    assert 0 <= distance <= 20_016
    assert distance == pytest.approx(distance_km(other, far, north, east), abs=1e-3)


def test_the_nearest_of_several_points() -> None:
    assert find_nearest(50, 30, [(52, 30), (50.5, 30), (40, 30)]) == (50.5, 30)
    assert find_nearest(50, 30, []) is None


@pytest.mark.parametrize(
    ("outer", "inside"),
    [
        (make_area("PCLI", "Ukraine"), True),
        (replace(make_area("PCLI", "Poland"), country="POL"), False),
        (make_area("ADM1", "Polis"), True),
        (make_area("ADM1", "Step"), False),
        (make_area("ADM2", "Lesna Raion", admin1="Polis"), True),
        (make_area("ADM2", "Lesna Raion", admin1="Step"), False),
        (replace(make_area("RGN", "Marshes", radius_km=120), latitude=51.0), True),
        (replace(make_area("RGN", "Marshes", radius_km=100), latitude=51.0), False),
    ],
)
def test_what_lies_in_what(outer: Candidate, inside: bool) -> None:
    assert contains(outer, TOWN) is inside


def test_no_place_lies_in_itself() -> None:
    assert not contains(TOWN, TOWN)
