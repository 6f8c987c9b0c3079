"""Points moved over the globe, and what lies between two of them. Degrees and kilometres."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportedly.reading.gazetteer import distance_km
from reportedly.reading.places.atlas import Point

EARTH_KM = 6371.0088


def move(point: Point, bearing: float, distance: float) -> Point:
    """The point ``distance`` km from ``point`` in a direction (0 north, 90 east), along a great circle."""
    north, east = math.radians(point[0]), math.radians(point[1])
    turn, arc = math.radians(bearing), distance / EARTH_KM
    to_north = math.asin(
        max(-1.0, min(1.0, math.sin(north) * math.cos(arc) + math.cos(north) * math.sin(arc) * math.cos(turn)))
    )
    to_east = east + math.atan2(
        math.sin(turn) * math.sin(arc) * math.cos(north), math.cos(arc) - math.sin(north) * math.sin(to_north)
    )
    return round(math.degrees(to_north), 4), round((math.degrees(to_east) + 540.0) % 360.0 - 180.0, 4)


def find_middle(points: Sequence[Point]) -> Point:
    """The middle of points on the globe, one at least."""
    x = y = z = 0.0
    for latitude, longitude in points:
        north, east = math.radians(latitude), math.radians(longitude)
        x, y, z = (
            x + math.cos(north) * math.cos(east),
            y + math.cos(north) * math.sin(east),
            z + math.sin(north),
        )
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4)


def part_way(point: Point, other: Point, share: float) -> Point:
    """The point at a share of the way from ``point`` (0) to ``other`` (1), measured on the chord between them."""
    ends = [(math.radians(latitude), math.radians(longitude)) for latitude, longitude in (point, other)]
    weights = (1.0 - share, share)
    x = sum(w * math.cos(north) * math.cos(east) for w, (north, east) in zip(weights, ends, strict=True))
    y = sum(w * math.cos(north) * math.sin(east) for w, (north, east) in zip(weights, ends, strict=True))
    z = sum(w * math.sin(north) for w, (north, _) in zip(weights, ends, strict=True))
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4)


def reach(middle: Point, points: Sequence[Point]) -> float:
    """The distance from ``middle`` to the farthest of ``points``."""
    return max((distance_km(*middle, *point) for point in points), default=0.0)
