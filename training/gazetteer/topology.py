"""Outlines from TopoJSON: rings from shared arcs, their middle and area, the arcs that two outlines share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import cos, radians
from typing import Any, TypeAlias

Point: TypeAlias = tuple[float, float]  # latitude, longitude
Line: TypeAlias = list[Point]
KM_A_DEGREE = 111.195
_NEAR = 20.0  # degrees: what lies farther from the largest part (French Guiana) has no say in a country's middle


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The middle of an outline and its area in square kilometres."""

    latitude: float
    longitude: float
    area: float


class Topology:
    """One TopoJSON file."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._scale = content["transform"]["scale"]
        self._shift = content["transform"]["translate"]
        self._arcs: list[list[list[int]]] = content["arcs"]
        self._objects: dict[str, Any] = content["objects"]

    def list_layers(self) -> list[str]:
        """The names of the layers."""
        return list(self._objects)

    def list_outlines(self, layer: str) -> list[dict[str, Any]]:
        """The geometries of a layer: ``id``, ``properties`` and indexes of arcs."""
        outlines: list[dict[str, Any]] = self._objects[layer]["geometries"]
        return outlines

    def trace_arc(self, index: int) -> Line:
        """The points of an arc; a negative index means the same arc from its end."""
        steps = self._arcs[index if index >= 0 else ~index]
        easts = accumulate(step[0] for step in steps)
        norths = accumulate(step[1] for step in steps)
        line = [
            (north * self._scale[1] + self._shift[1], east * self._scale[0] + self._shift[0])
            for north, east in zip(norths, easts, strict=True)
        ]
        return line if index >= 0 else line[::-1]

    def measure(self, outline: dict[str, Any]) -> Shape:
        """The middle and the area of an outline, from its parts near the largest."""
        return join_shapes([_measure_ring(ring) for ring in self.trace_outer_rings(outline)])

    def trace_outer_rings(self, outline: dict[str, Any]) -> list[Line]:
        """The points of an outline's parts, without the holes in them."""
        return [[point for arc in polygon[0] for point in self.trace_arc(arc)] for polygon in list_polygons(outline)]


def join_shapes(parts: Sequence[Shape]) -> Shape:
    """The middle of several parts, of those near the largest, and the area of all."""
    largest = max(parts, key=lambda part: part.area)
    near = [_shift_near(part, largest.longitude) for part in parts]
    near = [part for part in near if abs(part.longitude - largest.longitude) < _NEAR]
    near = [part for part in near if abs(part.latitude - largest.latitude) < _NEAR]
    area = sum(part.area for part in near)
    if not area:
        return largest
    east = sum(part.longitude * part.area for part in near) / area
    return Shape(
        latitude=sum(part.latitude * part.area for part in near) / area,
        longitude=(east + 180) % 360 - 180,
        area=sum(part.area for part in parts),
    )


def list_polygons(outline: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of an outline, each a list of rings, each a list of arcs."""
    arcs: list[Any] = outline.get("arcs", [])
    return [arcs] if outline["type"] == "Polygon" else arcs


def find_shared_arcs(outlines: Iterable[tuple[str, dict[str, Any]]]) -> dict[tuple[str, str], list[int]]:
    """Pairs of names, in the order of the alphabet, with the arcs that both outlines have."""
    bearers: dict[int, set[str]] = defaultdict(set)
    for name, outline in outlines:
        for polygon in list_polygons(outline):
            for ring in polygon:
                for arc in ring:
                    bearers[arc if arc >= 0 else ~arc].add(name)
    shared: dict[tuple[str, str], list[int]] = defaultdict(list)
    for arc, names in sorted(bearers.items()):
        if len(names) == 2:
            first, second = sorted(names)
            shared[first, second].append(arc)
    return shared


def _measure_ring(ring: Line) -> Shape:
    """The shoelace formula in degrees, with a degree of longitude as long as it is in the ring's middle latitude."""
    twice = north_sum = east_sum = 0.0
    for (north, east), (next_north, next_east) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = east * next_north - next_east * north
        twice += cross
        north_sum += (north + next_north) * cross
        east_sum += (east + next_east) * cross
    if abs(twice) < 1e-9:
        return Shape(latitude=ring[0][0], longitude=ring[0][1], area=0.0)
    middle = north_sum / (3 * twice)
    area = abs(twice) / 2 * KM_A_DEGREE * KM_A_DEGREE * cos(radians(middle))
    return Shape(latitude=middle, longitude=east_sum / (3 * twice), area=area)


def _shift_near(shape: Shape, longitude: float) -> Shape:
    """The shape with a longitude that is not cut by the date line from another."""
    turns = round((longitude - shape.longitude) / 360)
    return Shape(latitude=shape.latitude, longitude=shape.longitude + 360 * turns, area=shape.area)
