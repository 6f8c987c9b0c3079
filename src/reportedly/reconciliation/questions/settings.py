"""Where a position stands: the places beside its words, else those of the report; and how two places lie."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import islice
from math import asin, cos, radians, sin, sqrt

from reportedly.identity.spelling import fold_word
from reportedly.reconciliation.questions.lexicon import load_locators, load_set
from reportedly.vocabulary import PartKind, Place, PlaceUse, Reading, Setting, Span

_EARTH_KM = 6371.0
_MOST = 4
"""Places that a topic keeps."""

_MOST_FOUND = 40
"""Places of one passage that are looked at."""

_NEXT = 4
"""Characters between two places of which one only says where the other lies."""

_SPECIFIC_KM = 75.0
"""Up to this radius a place tells one event from another."""


class PlaceRelation(StrEnum):
    """How one place lies to another; INSIDE says that the first is part of the second."""

    SAME = "same"
    INSIDE = "inside"
    AROUND = "around"
    APART = "apart"
    UNKNOWN = "unknown"


class Places:
    """The literal places of a reading in order of the text, and those that the report is most about."""

    def __init__(self, reading: Reading) -> None:
        literal = [place for place in reading.places if place.use is PlaceUse.LITERAL]
        named = [place for place in literal if _has_name(place)]
        self._named = _Ordered.of(named)
        self._nameless = _Ordered.of(place for place in literal if not _has_name(place))
        self._actors = _Ordered.of(one for one in reading.places if one.use is PlaceUse.METONYMIC and fold_place(one))
        self.main = _choose_main(_leave_out(named, reading) or named)

    @cached_property
    def wide(self) -> tuple[Setting, ...]:
        """The state around the main place, where the report names it."""
        around = {one.country for one in self.main}
        states = (make_setting(place) for place in self._named.places if place.country in around)
        return tuple(islice((one for one in states if is_wide(one)), 1))

    def find(self, spans: Iterable[Span]) -> tuple[Setting, ...]:
        """The places within ``spans``, without those that only say where another one of them lies."""
        return keep_narrowest([make_setting(place) for place in self._named.find(spans)])

    def find_first(self, span: Span) -> tuple[Setting, ...]:
        """The first place within ``span``, with those right behind it: "Russia's Kursk region"."""
        found: list[Place] = []
        for place in self._named.find((span,)):
            if found and place.span.start > found[-1].span.end + _NEXT:
                break
            found.append(place)
        return keep_narrowest([make_setting(place) for place in found])

    def find_meant(self, spans: Iterable[Span]) -> tuple[Setting, ...]:
        """The main place where ``spans`` speak of it without its name: "the region"."""
        meant = bool(self._nameless.find(spans))
        return tuple(replace(setting, weak=False) for setting in self.main) if meant else ()

    def find_actors(self, spans: Iterable[Span]) -> tuple[Setting, ...]:
        """Places within ``spans`` that stand for those who live or rule there: weak settings."""
        return keep_narrowest([make_setting(place, weak=True) for place in self._actors.find(spans)])


@dataclass(frozen=True, slots=True)
class _Ordered:
    """Places in order of the text."""

    places: Sequence[Place]
    starts: Sequence[int]

    @classmethod
    def of(cls, places: Iterable[Place]) -> _Ordered:
        ordered = sorted(places, key=lambda place: place.span)
        return cls(ordered, [place.span.start for place in ordered])

    def find(self, spans: Iterable[Span]) -> list[Place]:
        """The first of those that begin within ``spans``."""
        found: list[Place] = []
        for span in spans:
            first, end = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
            found += self.places[first : min(end, first + _MOST_FOUND)]
        return found


def _leave_out(places: Sequence[Place], reading: Reading) -> list[Place]:
    """The places that stand in no dateline, byline or boilerplate."""
    closed = sorted(part.span for part in reading.report.parts if part.kind not in (PartKind.BODY, PartKind.HEADLINE))
    starts = [span.start for span in closed]  # parts are apart, so only the one that begins before can cover a place

    def is_open(place: Place) -> bool:
        before = bisect_right(starts, place.span.start) - 1
        return before < 0 or not place.span.within(closed[before])

    return [place for place in places if is_open(place)]


def _has_name(place: Place) -> bool:
    """Whether a place is called by a name; "the region", "the frontier" are not."""
    words = fold_place(place).split()
    if place.geoname_id is not None or place.latitude is not None:
        return bool(words)
    return any(word not in load_locators() and word not in load_set("nameless") for word in words)


def fold_place(place: Place) -> str:
    """The name that a place is compared by."""
    return _fold_name(place.name or place.text)


@lru_cache(maxsize=8192)
def _fold_name(name: str) -> str:
    return " ".join(filter(None, (fold_word(word) for word in name.replace("-", " ").split())))


def make_setting(place: Place, *, weak: bool = False) -> Setting:
    """The setting that a place is."""
    return Setting(
        name=fold_place(place),
        geoname_id=place.geoname_id,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        radius_km=place.radius_km,
        feature=place.feature,
        weak=weak,
    )


def _choose_main(places: Sequence[Place]) -> tuple[Setting, ...]:
    """The narrow place that is named most, the first of equals; else the widest that is."""
    if not places:
        return ()
    counts = Counter(fold_place(place) for place in places)
    narrow = [place for place in places if not is_wide(make_setting(place))]
    chosen = max(narrow or places, key=lambda place: counts[fold_place(place)])
    return (make_setting(chosen, weak=True),)


def is_wide(setting: Setting) -> bool:
    """Whether a place is a state or larger."""
    return (setting.feature or "").startswith(("PCL", "CONT", "RGN", "OCN", "SEA"))


def is_specific(setting: Setting) -> bool:
    """Whether a place is a town or smaller: narrow enough to tell one event from another."""
    if setting.latitude is None:
        return True
    return not is_wide(setting) and (setting.radius_km or 0.0) <= _SPECIFIC_KM and setting.feature != "ADM1"


def keep_narrowest(settings: Sequence[Setting]) -> tuple[Setting, ...]:
    """Each place once, sorted, without those that hold another one: of Russia's Kursk region, Kursk."""
    single = list({setting.geoname_id or setting.name: setting for setting in settings}.values())
    kept = [one for one in single if not any(_holds(one, other) for other in single if other is not one)]
    return tuple(sorted(kept, key=lambda one: (one.name, one.geoname_id or 0)))[:_MOST]


def _holds(large: Setting, small: Setting) -> bool:
    return compare_settings(small, large) is PlaceRelation.INSIDE


def compare_settings(one: Setting, other: Setting) -> PlaceRelation:
    """How two places lie to each other; UNKNOWN where one is not resolved and the names differ."""
    if one.name == other.name and (one.geoname_id is None or other.geoname_id is None):
        return PlaceRelation.SAME
    if one.geoname_id is not None and one.geoname_id == other.geoname_id:
        return PlaceRelation.SAME
    if (
        one.country == other.country
        and one.name.split()[0] == other.name.split()[0]
        and _share_words(one.name, other.name)
    ):
        return PlaceRelation.SAME  # "Kursk" may be the town or its region
    state = _compare_with_state(one, other)
    if state is not None:
        return state
    far = measure_distance(one, other)
    if far is None:
        return PlaceRelation.SAME if _share_words(one.name, other.name) else PlaceRelation.UNKNOWN
    return _compare_circles(one.radius_km or 1.0, other.radius_km or 1.0, far)


def _compare_with_state(one: Setting, other: Setting) -> PlaceRelation | None:
    wide = is_wide(one), is_wide(other)
    if wide == (False, False) or one.country is None or other.country is None:
        return None
    if one.country != other.country:
        return PlaceRelation.APART
    if wide == (True, True):
        return PlaceRelation.SAME
    return PlaceRelation.AROUND if wide[0] else PlaceRelation.INSIDE


def _compare_circles(one: float, other: float, far: float) -> PlaceRelation:
    if far <= max(8.0, 0.25 * min(one, other)) and max(one, other) <= 4 * min(one, other) + 20:
        return PlaceRelation.SAME
    if far <= other and one < other:
        return PlaceRelation.INSIDE
    if far <= one and other < one:
        return PlaceRelation.AROUND
    return PlaceRelation.APART


def _share_words(one: str, other: str) -> bool:
    """Whether all words of the shorter name are in the longer: "tigre valley camp", "tigre valley"."""
    left, right = set(one.split()), set(other.split())
    return left <= right or right <= left


def measure_distance(one: Setting, other: Setting) -> float | None:
    """Kilometres between the centres of two places; None where one has none."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    up, along = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    part = sin(up / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(along / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(part)))


def weaken(settings: Iterable[Setting]) -> tuple[Setting, ...]:
    """The same places, marked as standing elsewhere in the report."""
    return tuple(replace(setting, weak=True) for setting in settings)
