"""Where what claims tell lies: places on a map in Mercator's projection, which the script that draws land shares.

Precision is drawn as size: the circle of a place is as large as the words leave it open.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_EARTH = 6371.0
"""Kilometres."""

_POLE = 78.0
"""Degrees beyond which Mercator's projection goes out of bounds."""

_LEAST_SPAN = math.radians(9)
"""The narrowest map, so that one town is shown in its country."""

_PADDING = 46.0
_DOT = 3.5
_LARGEST = 0.45
"""The largest circle, as a share of the map's shorter side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place with the claims that speak of it: ``id`` names it in addresses; degrees of its centre."""

    id: str
    name: str
    country: str | None
    latitude: float
    longitude: float
    radius_km: float
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A place as it is drawn: ``r`` is its precision, ``dot`` its weight in claims."""

    site: Site
    x: float
    y: float
    r: float
    dot: float
    anchor: str
    labelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Globe:
    """The map: a projection (``scale`` and the offsets as d3-geo's Mercator has them) and circles, the widest first."""

    width: float
    height: float
    scale: float
    left: float
    top: float
    circles: tuple[Circle, ...]


def draw_globe(sites: Sequence[Site], width: float, height: float) -> Globe | None:
    """The map that holds all places; None where there are none."""
    if not sites:
        return None
    points = [(math.radians(site.longitude), _rise(site.latitude)) for site in sites]
    left, right = _spread([x for x, _ in points])
    low, high = _spread([y for _, y in points])
    scale = min((width - 2 * _PADDING) / (right - left), (height - 2 * _PADDING) / (high - low))
    globe = Globe(
        width=width,
        height=height,
        scale=round(scale, 3),
        left=round(width / 2 - scale * (left + right) / 2, 3),
        top=round(height / 2 + scale * (low + high) / 2, 3),
        circles=(),
    )
    ordered = sorted(sites, key=lambda site: (-site.radius_km, -site.claims, site.id))
    return Globe(
        width=width, height=height, scale=globe.scale, left=globe.left, top=globe.top, circles=_place(ordered, globe)
    )


def _rise(latitude: float) -> float:
    """Mercator's ordinate."""
    bounded = math.radians(min(max(latitude, -_POLE), _POLE))
    return math.log(math.tan(math.pi / 4 + bounded / 2))


def _spread(values: Iterable[float]) -> tuple[float, float]:
    """From the least to the greatest, never narrower than a country."""
    held = list(values)
    low, high = min(held), max(held)
    short = max(0.0, _LEAST_SPAN - (high - low)) / 2
    return low - short, high + short


def _place(sites: Sequence[Site], globe: Globe) -> tuple[Circle, ...]:
    circles = [_draw(site, globe) for site in sites]
    named: list[tuple[float, float, float, float]] = []
    kept = {id(circle): _fits(circle, named) for circle in sorted(circles, key=lambda one: -one.site.claims)}
    return tuple(
        Circle(site=each.site, x=each.x, y=each.y, r=each.r, dot=each.dot, anchor=each.anchor, labelled=kept[id(each)])
        for each in circles
    )


def _draw(site: Site, globe: Globe) -> Circle:
    x = globe.left + globe.scale * math.radians(site.longitude)
    y = globe.top - globe.scale * _rise(site.latitude)
    wide = globe.scale * site.radius_km / _EARTH / max(0.2, math.cos(math.radians(site.latitude)))
    dot = _DOT + min(8.0, 1.6 * math.sqrt(site.claims))
    return Circle(
        site=site,
        x=round(x, 1),
        y=round(y, 1),
        r=round(min(max(wide, dot), _LARGEST * min(globe.width, globe.height)), 1),
        dot=round(dot, 1),
        anchor="end" if x > globe.width * 0.75 else "start",
        labelled=False,
    )


def _fits(circle: Circle, named: list[tuple[float, float, float, float]]) -> bool:
    """Whether a name has room beside its place; where it has, the room is taken."""
    length = 7.2 * len(circle.site.name) + 8
    left = circle.x - circle.dot - length if circle.anchor == "end" else circle.x + circle.dot
    box = (left, circle.y - 8, left + length, circle.y + 8)
    if any(box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in named):
        return False
    named.append(box)
    return True
