"""One place that a name may mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place of the gazetteer, with what tells it from others of its name.

    ``key`` is ``gn:`` and the GeoNames id, or ``reportedly:`` and a slug for places of our own tables that have no id
    there; it names the place for good. ``feature`` is a GeoNames feature code (``PPLC``, ``ADM1``, ``SEA``).
    ``country`` is ISO 3166-1 alpha-3, with XKX for Kosovo, None for what lies in several or in none. ``admin1`` and
    ``admin2`` are English names of the divisions around it; a division does not lie in itself. ``population`` is 0
    where unknown; a division's is that of its towns. ``radius_km`` is the distance from the point within which the
    place lies. ``curated``: a row of our own tables stands behind it. ``alternate``: the name looked up is not its
    main name.
    """

    geoname_id: int | None
    key: str
    name: str
    latitude: float
    longitude: float
    feature: str
    country: str | None
    admin1: str | None
    admin2: str | None
    population: int
    radius_km: float
    curated: bool
    alternate: bool = False
