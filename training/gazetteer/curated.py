"""Our own tables: places that the packages lack, and English names that they lack for places that they have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from math import cos, radians
from pathlib import Path
from typing import TypeAlias

from reportedly.reading.gazetteer.folding import fold_name
from reportedly.reading.gazetteer.geometry import distance_km
from training.gazetteer.drafts import Draft

CuratedRow: TypeAlias = dict[str, str]
FOLDER = Path(__file__).parent / "curated"
_SITE_KM = 20.0  # what is larger may lie in several divisions
PLACES = ("waters.tsv", "rivers.tsv", "lands.tsv", "regions.tsv", "sites.tsv", "quarters.tsv", "towns.tsv")


@cache
def read_rows(table: str) -> tuple[CuratedRow, ...]:
    """The rows of a table, each from column name to text. Raises ValueError where a row is too short or too long."""
    written = (FOLDER / table).read_text(encoding="utf-8").splitlines()
    lines = [line for line in written if line and not line.startswith("#")]
    head = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(head):
            raise ValueError(f"{table} has {len(cells)} cells, not {len(head)}, in the row {line!r}")
        rows.append(dict(zip(head, cells, strict=True)))
    return tuple(rows)


def read_places() -> list[Draft]:
    """The rows of all tables of places. Raises ValueError where two have one slug."""
    drafts = [_draft_place(row) for table in PLACES for row in read_rows(table)]
    slugs = [draft.slug for draft in drafts if draft.slug]
    twice = sorted({slug for slug in slugs if slugs.count(slug) > 1})
    if twice:
        raise ValueError(f"several rows have the slugs {twice}: give each a name of its own")
    return drafts


def merge_places(drafts: Iterable[Draft], places: Iterable[Draft]) -> list[Draft]:
    """All places; a row of ours with the id of a place replaces where it lies and adds its names."""
    ours = {place.geoname_id: place for place in places if place.geoname_id is not None}
    own = [place for place in places if place.geoname_id is None]
    merged = [_merge(draft, ours.pop(draft.geoname_id)) if draft.geoname_id in ours else draft for draft in drafts]
    return [*merged, *ours.values(), *own]


def read_names(table: str) -> dict[str, list[str]]:
    """Further names of places by a division's code or a GeoNames id."""
    return {row["place"]: split_names(row) for row in read_rows(table)}


def add_names(drafts: Iterable[Draft], names: Mapping[str, list[str]]) -> list[Draft]:
    """The places with further names, given by a division's code or a GeoNames id.

    Raises ValueError where a place is not there.
    """
    missing = set(names)
    named = []
    for draft in drafts:
        places = {draft.code or "", str(draft.geoname_id or "")} & names.keys()
        missing -= places
        more = [name for place in sorted(places) for name in names[place]]
        named.append(replace(draft, names=(*draft.names, *more)) if more else draft)
    if missing:
        raise ValueError(f"names are given for places that no package has: {sorted(missing)}")
    return named


def place_sites(places: Iterable[Draft], towns: Iterable[Draft]) -> list[Draft]:
    """Small places of a country without a division get that of the nearest town there."""
    by_country: dict[str | None, list[Draft]] = defaultdict(list)
    for town in towns:
        by_country[town.country].append(town)
    return [_place_site(place, by_country[place.country]) if _is_site(place) else place for place in places]


def split_names(row: CuratedRow) -> list[str]:
    """The other names in a row of our tables."""
    return [name for name in row.get("names", "").split("|") if name]


def absorb_quarters(towns: Iterable[Draft], places: Iterable[Draft]) -> tuple[list[Draft], list[Draft]]:
    """The towns, and the places of ours that are none of them.

    A quarter or town of ours without an id that GeoNames has too, by name and point, only gives its names to that.
    """
    drafts = list(towns)
    known: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for index, town in enumerate(drafts):
        known[town.country, fold_name(town.name)].append(index)
    left = []
    for place in places:
        keys = [(place.country, fold_name(name)) for name in (place.name, *place.names)]
        near = [index for key in keys for index in known.get(key, ()) if _is_near(drafts[index], place)]
        if near and place.geoname_id is None and place.feature.startswith("PPL"):
            town = drafts[near[0]]
            drafts[near[0]] = replace(town, names=(*town.names, place.name, *place.names), curated=True)
        else:
            left.append(place)
    return drafts, left


def _is_near(town: Draft, place: Draft) -> bool:
    return distance_km(town.latitude, town.longitude, place.latitude, place.longitude) <= _SITE_KM


def _is_site(place: Draft) -> bool:
    return place.within is None and place.country is not None and place.radius_km <= _SITE_KM


def _place_site(place: Draft, towns: list[Draft]) -> Draft:
    if not towns:
        return place
    stretch = cos(radians(place.latitude))
    nearest = min(
        towns,
        key=lambda town: (
            (town.latitude - place.latitude) ** 2 + ((town.longitude - place.longitude) * stretch) ** 2,
            town.geoname_id or 0,
        ),
    )
    return replace(place, within=nearest.within)


def _draft_place(row: CuratedRow) -> Draft:
    number = int(row["geoname_id"]) if row["geoname_id"] else None
    return Draft(
        geoname_id=number,
        slug=None if number else fold_name(row["name"]).replace(" ", "-"),
        name=row["name"],
        names=tuple(split_names(row)),
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        feature=row["feature"],
        country=row["country"] or None,
        within=row["within"] or None,
        radius_km=float(row["radius_km"]),
        curated=True,
    )


def _merge(draft: Draft, place: Draft) -> Draft:
    return replace(
        draft,
        names=(*draft.names, place.name, *place.names),
        latitude=place.latitude,
        longitude=place.longitude,
        radius_km=place.radius_km,
        curated=True,
    )
