"""Two sketches set side by side: what is the same in both, what is told differently, and how far apart they lie.

``measure_pair`` is the innermost loop of everything that arrives, so it works on plain numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportedly.reconciliation.stories.sketches import WHOLE, read_fields
from reportedly.reconciliation.stories.terms import STEP, UNKNOWN, fold_words, weigh_term
from reportedly.reconciliation.stories.ways import fold_way

MEASURES = (
    "words_near",
    "words_far",
    "opening_near",
    "opening_far",
    "people_near",
    "people_far",
    "people_share",
    "people_aged",
    "officials",
    "surnames",
    "office_surnames",
    "other_people",
    "ages",
    "ages_share",
    "other_ages",
    "same_spot",
    "small_spot",
    "near_spot",
    "far_spot",
    "no_spot",
    "ways",
    "other_ways",
    "marks",
    "same_day_near",
    "same_day_far",
    "other_day",
    "other_next",
    "days",
    "next_day",
    "gap",
    "gap_week",
    "gap_month",
    "figures",
    "breadth",
)
"""What is measured of a pair, in the order of ``measure_pair``; docs/stories.md says it in words."""

_NEAR_KM = 30.0
_FAR_KM = 120.0
_TOWN_KM = 4.0
_NEAR_DAYS = 4
_KM_A_DEGREE = 111.2
_SQUARE = WHOLE * WHOLE
_RAREST = UNKNOWN / STEP


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A packed sketch made ready for comparison.

    Numbers beside names and marks tell how rare they are, those beside spots how small, from 0 to 1.
    """

    published: int | None
    terms: Mapping[str, int]
    head: Mapping[str, int]
    people: Mapping[str, float]
    officials: Mapping[str, float]
    surnames: Mapping[str, float]
    office_surnames: Mapping[str, float]
    aged: frozenset[str]
    ages: frozenset[int]
    spots: Mapping[int, float]
    points: tuple[tuple[float, float, float], ...]
    ways: Mapping[str, float]
    marks: Mapping[str, float]
    days: frozenset[int]
    figures: frozenset[str]
    breadth: float


@lru_cache(maxsize=1024)  # a report that arrives is judged against several, and those again against the next
def open_sketch(packed: bytes) -> Opened:
    """The packed sketch made ready; read straight from its fields, which is twice as fast as by way of a ``Sketch``."""
    _, published, days, people, ages, spots, ways, marks, figures, terms, weights, head, head_weights = read_fields(
        packed
    )
    narrow = [spot for spot in spots if not spot[6]]
    return Opened(
        published=published,
        terms=dict(zip(terms.split(), weights, strict=True)),
        head=dict(zip(head.split(), head_weights, strict=True)),
        people={name: _rate(name) for _, name, _, _, known in people if not known},
        officials={name: _rate(name) for _, name, _, _, known in people if known},
        surnames=_rate_surnames(row for row in people if not row[4]),
        office_surnames=_rate_surnames(row for row in people if row[4]),
        aged=frozenset(name for _, name, _, age, known in people if age and not known),
        ages=frozenset(ages),
        spots={number: 1.0 / (1.0 + radius / _TOWN_KM) for _, number, _, _, _, radius, _ in narrow},
        points=tuple((north, east, math.cos(math.radians(north))) for _, _, north, east, *_ in narrow),
        ways={fold_way(way): _rate(fold_way(way)) for way in ways},
        marks={folded: _rate(folded) for mark in marks if (folded := fold_words(mark))},
        days=frozenset(days),
        figures=frozenset(figures),
        breadth=math.log1p(len(ways) + len(ages) + len(people)),
    )


def _rate_surnames(people: Iterable[Sequence[Any]]) -> dict[str, float]:
    return {surname: weigh_term(surname) / _RAREST for _, _, surname, _, _ in people}


@lru_cache(maxsize=65536)
def _rate(words: str) -> float:
    """How much words tell together, from 0 to 1."""
    parts = words.split()
    return sum(map(weigh_term, parts)) / len(parts) / _RAREST if parts else 0.0


def measure_pair(one: Opened, other: Opened) -> list[float]:
    """The numbers named in ``MEASURES``; the same for either order of the two."""
    gap = None if one.published is None or other.published is None else abs(one.published - other.published)
    words, opening = _multiply(one.terms, other.terms), _multiply(one.head, other.head)
    people = _add_shared(one.people, other.people, 2.0)
    people += _add_shared(one.people, other.officials, 1.0) + _add_shared(one.officials, other.people, 1.0)
    return [
        *_part_by_time(gap is None or gap <= _NEAR_DAYS, words, opening, people),
        *_measure_people(one, other, people),
        *_measure_places(one, other),
        *_measure_times(one, other, gap),
        min(2.0, len(one.figures & other.figures)),
        abs(one.breadth - other.breadth),
    ]


def _part_by_time(near: bool, *values: float) -> list[float]:
    """Each value twice: where the reports are a few days apart or nobody knows, and where they are more."""
    return [value if each is near else 0.0 for value in values for each in (True, False)]


def _measure_people(one: Opened, other: Opened, people: float) -> list[float]:
    ages = len(one.ages & other.ages)
    return [
        people / max(1, len(one.people), len(other.people)),
        1.0 if (one.aged | other.aged) & one.people.keys() & other.people.keys() else 0.0,
        _add_shared(one.officials, other.officials, 1.0),
        0.0 if people else _add_shared(one.surnames, other.surnames, 1.0),
        _add_shared(one.office_surnames, other.office_surnames, 1.0),
        1.0 if one.aged and other.aged and not people else 0.0,
        min(3.0, ages),
        ages / max(1, len(one.ages), len(other.ages)),
        1.0 if one.ages and other.ages and not ages else 0.0,
    ]


def _measure_places(one: Opened, other: Opened) -> list[float]:
    spots = one.spots.keys() & other.spots.keys()
    distance = None if spots else _measure_distance(one, other)
    ways = _add_shared(one.ways, other.ways, 2.0)
    return [
        1.0 if spots else 0.0,
        max(min(one.spots[spot], other.spots[spot]) for spot in spots) if spots else 0.0,
        1.0 if distance is not None and distance <= _NEAR_KM else 0.0,
        1.0 if distance is not None and distance >= _FAR_KM else 0.0,
        1.0 if not one.spots or not other.spots else 0.0,
        ways,
        1.0 if one.ways and other.ways and not ways else 0.0,
        _add_shared(one.marks, other.marks, 2.0),
    ]


def _measure_times(one: Opened, other: Opened, gap: int | None) -> list[float]:
    day = _compare_days(one, other)
    return [
        *_part_by_time(gap is None or gap <= _NEAR_DAYS, 1.0 if day == 0 else 0.0),
        1.0 if day is not None and day >= 2 else 0.0,
        1.0 if day == 1 else 0.0,
        min(5.0, math.log1p(day)) if day is not None else 0.0,
        1.0 if gap is not None and gap <= 1 else 0.0,
        0.0 if gap is None else math.log1p(gap),
        1.0 if gap is not None and gap > 7 else 0.0,
        1.0 if gap is not None and gap > 45 else 0.0,
    ]


def _multiply(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    return sum(one[term] * other[term] for term in one.keys() & other.keys()) / _SQUARE


def _add_shared(one: Mapping[str, float], other: Mapping[str, float], most: float) -> float:
    shared = one.keys() & other.keys()
    return min(most, sum(one[each] for each in shared)) if shared else 0.0


def _measure_distance(one: Opened, other: Opened) -> float | None:
    """Kilometres between the nearest two places; None where one report has no place. Flat, which is near enough."""
    if not one.points or not other.points:
        return None
    least = min(
        (lat - north) ** 2 + ((lon - east) * (narrow + thin) / 2) ** 2
        for lat, lon, narrow in one.points
        for north, east, thin in other.points
    )
    return math.sqrt(least) * _KM_A_DEGREE


def _compare_days(one: Opened, other: Opened) -> int | None:
    """The least distance between days on which something is told to have happened; None where one has none."""
    if not one.days or not other.days:
        return None
    if one.days & other.days:
        return 0
    return min(abs(day - that) for day in one.days for that in other.days)
