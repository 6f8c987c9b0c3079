"""Common borders of countries as points, from the arcs that their outlines share."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from itertools import pairwise
from math import ceil

from reportedly.reading.gazetteer.geometry import distance_km
from reportedly.reading.gazetteer.layout import DEGREE, pack_sections
from training.gazetteer.topology import Line, Point, Topology, find_shared_arcs

_STEP_KM = 10.0
# Natural Earth draws who holds a place; names without a number of ISO 3166-1 are those of its own making.
_NAMELESS = {"Kosovo": "XKX", "Somaliland": "SOM", "N. Cyprus": "CYP", "Siachen Glacier": "IND"}
# It gives Crimea to Russia; the line between the peninsula and the mainland is no border of the two countries.
_LEFT_OUT = {("RUS", "UKR"): (44.0, 46.4, 32.0, 35.8)}  # south, north, west, east


def build_borders(topology: Topology, codes: Mapping[str, str]) -> bytes:
    """The bytes of ``borders.bin``; ``codes`` leads from ISO 3166-1 numbers to alpha-3."""
    outlines = []
    for outline in topology.list_outlines("countries"):
        code = codes.get(str(outline.get("id"))) or _NAMELESS.get(outline["properties"]["name"])
        if code is not None:
            outlines.append((code, outline))
    pairs: dict[str, list[int]] = {}
    points: list[Point] = []
    for pair, arcs in sorted(find_shared_arcs(outlines).items()):
        border = [
            point for arc in arcs for point in _fill_line(topology.trace_arc(arc)) if not _is_left_out(pair, point)
        ]
        pairs[" ".join(pair)] = [len(points), len(border)]
        points += border
    numbers = [round(number * DEGREE) for point in points for number in point]
    packed = struct.pack(f"<{len(numbers)}i", *numbers)
    return pack_sections({"pairs": json.dumps(pairs, separators=(",", ":")).encode(), "points": packed})


def _fill_line(line: Line) -> Line:
    """The line with points between those that are more than ten kilometres apart."""
    filled = line[:1]
    for (north, east), (next_north, next_east) in pairwise(line):
        steps = max(1, ceil(distance_km(north, east, next_north, next_east) / _STEP_KM))
        for step in range(1, steps + 1):
            share = step / steps
            filled.append((north + (next_north - north) * share, east + (next_east - east) * share))
    return filled


def _is_left_out(pair: tuple[str, str], point: Point) -> bool:
    if pair not in _LEFT_OUT:
        return False
    south, north, west, east = _LEFT_OUT[pair]
    return south <= point[0] <= north and west <= point[1] <= east
