"""Distances on the globe, and which place lies in which."""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from reportedly.reading.gazetteer.candidate import Candidate

EARTH_RADIUS_KM = 6371.0088  # the mean radius of the ellipsoid, IUGG


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance between two points in degrees, by the haversine formula."""
    north, other_north = radians(latitude), radians(other_latitude)
    half_north = sin((other_north - north) / 2)
    half_east = sin(radians(other_longitude - longitude) / 2)
    chord = half_north * half_north + cos(north) * cos(other_north) * half_east * half_east
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def measure_distance(place: Candidate, other: Candidate) -> float:
    """The distance in kilometres between the points of two places."""
    return distance_km(place.latitude, place.longitude, other.latitude, other.longitude)


def find_nearest(
    latitude: float, longitude: float, points: Iterable[tuple[float, float]]
) -> tuple[float, float] | None:
    """The point of ``points``, a border's for one, nearest to a place; None of none."""
    return min(points, key=lambda point: distance_km(latitude, longitude, *point), default=None)


def contains(outer: Candidate, inner: Candidate) -> bool:
    """Whether ``inner`` lies in ``outer``: by country and division where these say so, else by ``outer``'s radius."""
    if outer.key == inner.key:
        return False
    if outer.feature.startswith("PCL"):
        return outer.country is not None and outer.country == inner.country
    if outer.feature == "ADM1" and outer.country is not None:
        return outer.country == inner.country and outer.name == inner.admin1
    if outer.feature == "ADM2" and outer.country is not None:
        return (outer.country, outer.admin1, outer.name) == (inner.country, inner.admin1, inner.admin2)
    return inner.radius_km <= outer.radius_km and measure_distance(outer, inner) <= outer.radius_km
