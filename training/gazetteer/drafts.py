"""A place on its way into the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A place as it is read from a source.

    ``slug`` names it where it has no GeoNames id. ``code`` is a division's own code ("US.TX.201"), ``within`` the code
    of the smallest division around a place ("US.TX"). ``country`` is alpha-3. ``radius_km`` 0 means that it is to be
    estimated. ``names`` are its other names.
    """

    geoname_id: int | None
    slug: str | None = None
    name: str
    names: tuple[str, ...] = ()
    latitude: float
    longitude: float
    feature: str
    country: str | None
    code: str | None = None
    within: str | None = None
    population: int = 0
    radius_km: float = 0.0
    curated: bool = False
