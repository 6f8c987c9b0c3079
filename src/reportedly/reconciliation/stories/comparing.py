"""Two sketches set side by side: what is the same in both, what is told differently, and how far apart they lie.

``measure_pair`` is the innermost loop of everything that arrives, so it works on plain numbers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
MOST_ALIKE = 1.05
"""More than two vectors come to that are as long as ``WHOLE``, but for their numbers being rounded."""

_RAREST = UNKNOWN / STEP


class Weighed:
    """Terms with their weights, put side by side when they are first asked for: most pairs are judged without them."""

    __slots__ = ("_told", "_weights", "_words")

    def __init__(self, words: str, weights: Sequence[int]) -> None:
        self._words, self._weights = words, weights
        self._told: dict[str, int] | None = None

    def multiply(self, other: Weighed) -> float:
        """How alike the two are, from 0 to 1, or a little more where weights were rounded up."""
        ours, theirs = self._tell(), other._tell()
        return sum([ours[term] * theirs[term] for term in ours.keys() & theirs.keys()]) / _SQUARE

    def _tell(self) -> dict[str, int]:
        if self._told is None:
            self._told = dict(zip(self._words.split(), self._weights, strict=True))
        return self._told


@dataclass(slots=True, kw_only=True, eq=False)
class Opened:
    """A packed sketch made ready for comparison.

    What is rare among names and marks is only asked of those that two share. ``spots`` have their radius in kilometres
    beside them. Not frozen: one is made for nearly every pair, and freezing makes that take four times as long.
    """

    published: int | None
    terms: Weighed
    head: Weighed
    people: frozenset[str]
    officials: frozenset[str]
    surnames: frozenset[str]
    office_surnames: frozenset[str]
    aged: frozenset[str]
    ages: frozenset[int]
    spots: Mapping[int, int]
    points: Sequence[tuple[float, float]]
    ways: frozenset[str]
    marks: frozenset[str]
    days: frozenset[int]
    figures: frozenset[str]
    size: int


@lru_cache(maxsize=1024)  # a report that arrives is judged against several, and those again against the next
def open_sketch(packed: bytes) -> Opened:
    """The packed sketch made ready; read straight from its fields, which is twice as fast as by way of a ``Sketch``."""
    _, published, days, people, ages, spots, ways, marks, figures, terms, weights, head, head_weights = read_fields(
        packed
    )
    others = [row for row in people if not row[4]]
    known = [row for row in people if row[4]] if len(others) < len(people) else ()
    return Opened(
        published=published,
        terms=Weighed(terms, weights),
        head=Weighed(head, head_weights),
        people=frozenset([row[1] for row in others]),
        officials=frozenset([row[1] for row in known]),
        surnames=frozenset([row[2] for row in others]),
        office_surnames=frozenset([row[2] for row in known]),
        aged=frozenset([row[1] for row in others if row[3]]),
        ages=frozenset(ages),
        spots={spot[1]: spot[5] for spot in spots if not spot[6]},
        points=[(spot[2], spot[3]) for spot in spots if not spot[6]],
        ways=frozenset([fold_way(way) for way in ways]),
        marks=frozenset([folded for mark in marks if (folded := fold_words(mark))]),
        days=frozenset(days),
        figures=frozenset(figures),
        size=len(ways) + len(ages) + len(people),
    )


@lru_cache(maxsize=65536)
def _rate(words: str) -> float:
    """How much words tell together, from 0 to 1: how rare they are."""
    parts = words.split()
    return sum(map(weigh_term, parts)) / len(parts) / _RAREST if parts else 0.0


@lru_cache(maxsize=16384)
def _rate_surname(surname: str) -> float:
    return weigh_term(surname) / _RAREST


def measure_pair(one: Opened, other: Opened) -> list[float]:
    """The numbers named in ``MEASURES``; the same for either order of the two."""
    return [*measure_words(one, other), *measure_rest(one, other)]


def measure_words(one: Opened, other: Opened) -> tuple[float, float, float, float]:
    """The first four of ``MEASURES``, for which all terms must be gone through; none is above ``MOST_ALIKE``."""
    words, opening = one.terms.multiply(other.terms), one.head.multiply(other.head)
    return (words, 0.0, opening, 0.0) if are_near(one, other) else (0.0, words, 0.0, opening)


def are_near(one: Opened, other: Opened) -> bool:
    """Whether the reports are a few days apart, or nobody knows."""
    return _is_near(_count_gap(one, other))


def _count_gap(one: Opened, other: Opened) -> int | None:
    return None if one.published is None or other.published is None else abs(one.published - other.published)


def _is_near(gap: int | None) -> bool:
    return gap is None or gap <= _NEAR_DAYS


def measure_rest(one: Opened, other: Opened) -> list[float]:
    """Those of ``MEASURES`` that are behind the first four."""
    gap = _count_gap(one, other)
    people = _add_shared(one.people, other.people, 2.0)
    people += _add_shared(one.people, other.officials, 1.0) + _add_shared(one.officials, other.people, 1.0)
    near = _is_near(gap)
    return [
        people if near else 0.0,
        0.0 if near else people,
        *_measure_people(one, other, people),
        *_measure_places(one, other),
        *_measure_times(one, other, gap, near),
        min(2.0, len(one.figures & other.figures)),
        abs(_log(one.size) - _log(other.size)),
    ]


@lru_cache(maxsize=256)
def _log(number: int) -> float:
    return math.log1p(number)


def _measure_people(one: Opened, other: Opened, people: float) -> list[float]:
    ages = len(one.ages & other.ages)
    return [
        people / max(1, len(one.people), len(other.people)),
        1.0 if (one.aged or other.aged) and (one.aged | other.aged) & one.people & other.people else 0.0,
        _add_shared(one.officials, other.officials, 1.0),
        0.0 if people else _add_shared(one.surnames, other.surnames, 1.0, _rate_surname),
        _add_shared(one.office_surnames, other.office_surnames, 1.0, _rate_surname),
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
        max(_rate_spot(max(one.spots[spot], other.spots[spot])) for spot in spots) if spots else 0.0,
        1.0 if distance is not None and distance <= _NEAR_KM else 0.0,
        1.0 if distance is not None and distance >= _FAR_KM else 0.0,
        1.0 if not one.spots or not other.spots else 0.0,
        ways,
        1.0 if one.ways and other.ways and not ways else 0.0,
        _add_shared(one.marks, other.marks, 2.0),
    ]


def _rate_spot(radius: int) -> float:
    """How small a place is, from 0 to 1."""
    return 1.0 / (1.0 + radius / _TOWN_KM)


def _measure_times(one: Opened, other: Opened, gap: int | None, near: bool) -> list[float]:
    day = _compare_days(one, other)
    same = 1.0 if day == 0 else 0.0
    return [
        same if near else 0.0,
        0.0 if near else same,
        1.0 if day is not None and day >= 2 else 0.0,
        1.0 if day == 1 else 0.0,
        min(5.0, math.log1p(day)) if day is not None else 0.0,
        1.0 if gap is not None and gap <= 1 else 0.0,
        0.0 if gap is None else math.log1p(gap),
        1.0 if gap is not None and gap > 7 else 0.0,
        1.0 if gap is not None and gap > 45 else 0.0,
    ]


def _add_shared(one: frozenset[str], other: frozenset[str], most: float, rate: Callable[[str], float] = _rate) -> float:
    """How much all that two share tells together, ``most`` at most."""
    shared = one & other
    return min(most, sum(map(rate, shared))) if shared else 0.0


def _measure_distance(one: Opened, other: Opened) -> float | None:
    """Kilometres between the nearest two places; None where one report has no place. Flat, which is near enough."""
    if not one.points or not other.points:
        return None
    least = min(
        [
            (lat - north) ** 2 + ((lon - east) * (_narrow(lat) + _narrow(north)) / 2) ** 2
            for lat, lon in one.points
            for north, east in other.points
        ]
    )
    return math.sqrt(least) * _KM_A_DEGREE


@lru_cache(maxsize=16384)
def _narrow(north: float) -> float:
    """The length of a degree of longitude, of one at the equator."""
    return math.cos(math.radians(north))


def _compare_days(one: Opened, other: Opened) -> int | None:
    """The least distance between days on which something is told to have happened; None where one has none."""
    if not one.days or not other.days:
        return None
    if one.days & other.days:
        return 0
    return min(abs(day - that) for day in one.days for that in other.days)
