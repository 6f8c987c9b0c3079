"""What a report says for and against each candidate of each of its names, counted.

Names are weighed together: ``Field`` lays the candidates of all names of a report into one array, and each round of
weighing looks at the others as the round before left them. Distances are chords through the globe, which at the lengths
that matter are great-circle distances.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.places.options import NOWHERE, Floats, Ints, Options

HEARD = (
    "country_share",
    "region_share",
    "county_share",
    "country_named",
    "region_named",
    "near",
    "wide",
    "nearest",
    "beside",
    "beside_wide",
    "dateline_country",
    "dateline_region",
    "dateline_near",
    "inside",
    "inside_region",
    "outside",
    "holds",
)
"""What is weighed of a candidate by what else the report names; how each is counted stands in ``Field.hear``."""

EARTH_KM = 6371.0088
NEAR_KM, WIDE_KM = 60.0, 300.0
MOST_ANCHORS = 240
"""Candidates that others are measured against; the weightiest of a long report, so that it costs no square."""

_ANCHORS_A_NAME = 3
_LEAST = 0.02
_BLOCK = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One name of a report: what it may mean, how often it stands there, which names stand beside it.

    ``inner``: names that are written as lying in it, ``outer``: those that it is written to lie in, ``beside``: other
    neighbours, all by index.
    """

    options: Options
    count: int
    dateline: bool = False
    inner: frozenset[int] = frozenset()
    outer: frozenset[int] = frozenset()
    beside: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lying:
    """Which division each candidate lies in, numbered from nought; ``pairs`` number divisions within names."""

    places: Ints
    pairs: Ints
    nowhere: NDArray[np.bool_]

    @classmethod
    def of(cls, division: Ints, group: Ints) -> _Lying:
        numbers, places = np.unique(division, return_inverse=True)
        _, pairs = np.unique(group * len(numbers) + places, return_inverse=True)
        return cls(places=places, pairs=pairs, nowhere=division == NOWHERE)

    def share(self, mass: Floats) -> Floats:
        """How much of the other names' mass lies in each candidate's division."""
        all_names = np.bincount(self.places, weights=mass)[self.places]
        found: Floats = np.maximum(0.0, all_names - np.bincount(self.pairs, weights=mass)[self.pairs])
        found[self.nowhere] = 0.0
        return found


class Field:
    """The candidates of all names of a report, name after name."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = groups
        sizes = [len(group.options.candidates) for group in groups]
        self.bounds = np.concatenate([[0], np.cumsum(sizes)]).astype(int)
        self.group = np.repeat(np.arange(len(groups)), sizes)
        self.standing = np.concatenate([group.options.standing for group in groups])
        self.points = np.concatenate([group.options.points for group in groups])
        self.reach = np.concatenate([group.options.reach for group in groups])
        self.solid = np.concatenate([group.options.solid for group in groups])
        self.country, self.region, self.county, self.own = (
            np.concatenate([getattr(group.options, name) for group in groups])
            for name in ("country", "region", "county", "own")
        )
        self.lying = {name: _Lying.of(getattr(self, name), self.group) for name in ("country", "region", "county")}
        self.weight = np.array([1.0 + math.log(group.count) for group in groups])
        self.total = max(1.0, float(self.weight.sum()))

    def __len__(self) -> int:
        return len(self.group)

    def softmax(self, scores: Floats) -> Floats:
        """The chances of candidates within their names."""
        starts = self.bounds[:-1]
        top = np.maximum.reduceat(scores, starts)[self.group]
        grown = np.exp(scores - top)
        result: Floats = grown / np.add.reduceat(grown, starts)[self.group]
        return result

    def hear(self, chances: Floats) -> Floats:
        """Counts of ``HEARD`` [candidates, kinds], given the chances of all candidates."""
        found = self.hear_written(chances)
        mass = chances * self.weight[self.group]
        rest = np.maximum(1e-9, self.total - self.weight[self.group])
        for column, name in enumerate(("country", "region", "county")):
            found[:, column] = self.lying[name].share(mass) / rest
        for column, name in ((3, "country"), (4, "region")):
            named = np.where((self.own != NOWHERE) & (self.own == getattr(self, name)), mass, 0.0)
            found[:, column] = np.minimum(1.0, self.lying[name].share(named))
        self._hear_distances(found, chances, rest)
        self._hear_dateline(found, chances)
        return found

    def hear_written(self, chances: Floats) -> Floats:
        """The same counts, but of what the text puts into one another alone; nought of the other kinds."""
        found = np.zeros((len(self), len(HEARD)))
        for index, group in enumerate(self.groups):
            if group.outer:
                self._hear_outer(found, chances, index, group)
            if group.inner:
                self._hear_inner(found, chances, index, group)
        return found

    def _anchors(self, chances: Floats) -> Ints:
        """The likeliest candidates of each name, but for countries; the weightiest of them."""
        order = np.lexsort((-chances, self.group))
        rank = np.arange(len(self)) - self.bounds[self.group[order]]
        chosen = order[(rank < _ANCHORS_A_NAME) & (chances[order] > _LEAST) & (self.solid[order] > 0)]
        if len(chosen) > MOST_ANCHORS:
            heavy = np.argsort(-(chances * self.weight[self.group])[chosen], kind="stable")
            chosen = np.sort(chosen[heavy[:MOST_ANCHORS]])
        found: Ints = chosen.astype(np.int64)
        return found

    def _hear_distances(self, found: Floats, chances: Floats, rest: Floats) -> None:
        anchors = self._anchors(chances)
        if len(anchors) == 0:
            return
        lines = np.array([self.groups[name].dateline for name in self.group[anchors]])
        touching = self._touching(self.group[anchors])
        for first in range(0, len(self), _BLOCK):
            rows = slice(first, min(first + _BLOCK, len(self)))
            near, wide = self._measure(rows, anchors, chances)
            weight, solid = self.weight[self.group[anchors]], self.solid[rows]
            beside = touching[self.group[rows]]
            found[rows, 5] = solid * (near @ weight) / rest[rows]
            found[rows, 6] = solid * (wide @ weight) / rest[rows]
            found[rows, 7] = solid * near.max(1)
            found[rows, 8] = solid * (near * beside).max(1)
            found[rows, 9] = solid * (wide * beside).max(1)
            if lines.any():
                found[rows, 12] = solid * wide[:, lines].max(1)

    def _measure(self, rows: slice, anchors: Ints, chances: Floats) -> tuple[Floats, Floats]:
        """How near candidates are to anchors of other names, from 0 to the anchor's chance, on two scales."""
        chord = np.sqrt(np.maximum(0.0, 2.0 - 2.0 * (self.points[rows] @ self.points[anchors].T)))
        gap = np.maximum(0.0, chord * EARTH_KM - 0.5 * self.reach[anchors])
        held = np.where(self.group[rows, None] != self.group[anchors], chances[anchors], 0.0)
        return np.exp(-gap / NEAR_KM) * held, np.exp(-gap / WIDE_KM) * held

    def _touching(self, anchored: Ints) -> NDArray[np.bool_]:
        """Which names [names, anchors] stand beside an anchor's."""
        found = np.zeros((len(self.groups), len(anchored)), dtype=bool)
        for column, name in enumerate(anchored.tolist()):
            found[list(self.groups[name].beside), column] = True
        return found

    def _hear_dateline(self, found: Floats, chances: Floats) -> None:
        for index, group in enumerate(self.groups):
            if not group.dateline:
                continue
            rows = slice(self.bounds[index], self.bounds[index + 1])
            others = self.group != index
            for column, division in ((10, self.country), (11, self.region)):
                held = _sum_by(division[rows], chances[rows])
                told = np.array([held.get(number, 0.0) for number in division.tolist()])
                found[:, column] = np.maximum(found[:, column], told * others)

    def _rows(self, index: int) -> slice:
        return slice(int(self.bounds[index]), int(self.bounds[index + 1]))

    def _hear_outer(self, found: Floats, chances: Floats, index: int, group: Group) -> None:
        """Whether a candidate lies where the text puts the name ("Leland, Ohio"), or could not."""
        rows = self._rows(index)
        lies = np.zeros(rows.stop - rows.start)
        by_division = lies.copy()
        for outer in group.outer:
            there = self._rows(outer)
            held = _sum_by(self.own[there], chances[there])
            for position in range(len(lies)):
                row = rows.start + position
                country, own = held.get(int(self.country[row]), 0.0), int(self.own[row])
                if own == int(self.country[row]):
                    country = 0.0
                numbers = {int(self.region[row]), int(self.county[row])} - {own, NOWHERE}
                closer = max((held.get(number, 0.0) for number in numbers), default=0.0)
                lies[position] = max(lies[position], country, closer)
                by_division[position] = max(by_division[position], closer)
        found[rows, 13] = lies
        found[rows, 14] = by_division
        if lies.size and lies.max() > 0:
            found[rows, 15] = lies.max() - lies

    def _hear_inner(self, found: Floats, chances: Floats, index: int, group: Group) -> None:
        """Whether a candidate is a division or a country in which a name that is put into it has a likely candidate."""
        rows = self._rows(index)
        for inner in group.inner:
            there = self._rows(inner)
            for row in range(rows.start, rows.stop):
                own = self.own[row]
                if own == NOWHERE:
                    continue
                within = (self.country[there] == own) | (self.region[there] == own) | (self.county[there] == own)
                within &= self.own[there] != own
                if within.any():
                    found[row, 16] = max(found[row, 16], 0.5 + 0.5 * float(chances[there][within].sum()))


def _sum_by(numbers: Ints, chances: Floats) -> dict[int, float]:
    """Chances summed by number; nothing for NOWHERE."""
    found: dict[int, float] = {}
    for number, chance in zip(numbers.tolist(), chances.tolist(), strict=True):
        if number != NOWHERE:
            found[number] = found.get(number, 0.0) + chance
    return found
