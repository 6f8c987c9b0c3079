"""Words around a place that move it or widen it: "50 km north of X", "near X", "between X and Y", "southern X".

Such a phrase is one place whose span is the whole phrase: its centre is moved where a direction is told, and its radius
says how little is told. Without a direction a distance makes a circle around the place. The rows of
``place_regions.tsv`` say by how much where the words do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.reading.gazetteer.candidate import Candidate
from reportedly.reading.places.bearings import move
from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import Span

REGIONS = "place_regions.tsv"
LENGTHS = {
    "kilometer": 1.0,
    "kilometre": 1.0,
    "km": 1.0,
    "mile": 1.609344,
    "mi": 1.609344,
    "meter": 0.001,
    "metre": 0.001,
}
"""Kilometres in a unit, by the unit's name in the singular."""

_REACH = 90
_WORST = 0.25
"""The share of a told distance by which its end is uncertain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Where a phrase lies: degrees and km; ``start`` is where it begins, ``row`` the row of the table behind it."""

    latitude: float
    longitude: float
    radius_km: float
    start: int
    because: str
    row: str


def find_circle(text: str, span: Span, candidate: Candidate, part: str = "") -> Circle | None:
    """What the words before a place make of it; None where they leave it as it is.

    ``part`` are words of the name itself that name a part of the place ("northern").
    """
    before = text[max(0, span.start - _REACH) : span.start]
    last = before.removesuffix(" ").removesuffix(" the").rpartition(" ")[2].lower()
    if last not in _last_words():
        return _take_part(part, span.start, candidate) if part else None
    return (
        _find_distance(before, span, candidate)
        or _find_row(before, span, candidate)
        or (_take_part(part, span.start, candidate) if part else None)
    )


def _find_distance(before: str, span: Span, one: Candidate) -> Circle | None:
    match = _DISTANCE.search(before)
    if match is None:
        return None
    distance = _read_length(match["number"], match["unit"])
    start = span.start - len(before) + match.start("number")
    bearing = None if match["way"] is None else _load_bearings().get(_plain(match["way"]))
    if distance is None or (match["way"] is not None and bearing is None):
        return None
    if bearing is None:
        because = f"the words tell a distance of {distance:.0f} km and no direction: a circle around the place"
        return Circle(
            latitude=one.latitude,
            longitude=one.longitude,
            radius_km=round(one.radius_km + distance, 1),
            start=start,
            because=because,
            row="distance",
        )
    latitude, longitude = move((one.latitude, one.longitude), bearing, one.radius_km * _edge(one) + distance)
    return Circle(
        latitude=latitude,
        longitude=longitude,
        radius_km=round(max(2.0, _WORST * distance, one.radius_km * _edge(one)), 1),
        start=start,
        because=f"the words move it {distance:.0f} km {match['way']}",
        row=_plain(match["way"]),
    )


def read_distance(text: str, start: int) -> tuple[float, int]:
    """The kilometres told before an offset ("50 km from …") and where the words for them begin; else nought."""
    before = text[max(0, start - _REACH) : start]
    match = _DISTANCE.search(before)
    distance = None if match is None else _read_length(match["number"], match["unit"])
    if match is None or distance is None:
        return 0.0, start
    return distance, start - len(before) + match.start("number")


def _edge(one: Candidate) -> float:
    """Distances from areas are counted from their edge, from towns from their middle."""
    return 0.0 if one.feature.startswith("PPL") else 1.0


def _read_length(number: str, unit: str) -> float | None:
    value = _load_numbers().get(number.lower())
    if value is None:
        try:
            value = float(number.replace(",", ""))
        except ValueError:
            return None
    scale = LENGTHS.get(unit.lower().rstrip(".").removesuffix("s"))
    return None if scale is None or value * scale > _FARTHEST else value * scale


_FARTHEST = 5000.0


def _find_row(before: str, span: Span, one: Candidate) -> Circle | None:
    match = _phrases().search(before)
    if match is None:
        return None
    words = _plain(match["phrase"])
    start = span.start - len(before) + match.start("phrase")
    return _apply(words, start, one)


def _take_part(part: str, start: int, one: Candidate) -> Circle | None:
    words = _plain(part)
    return _apply(words, start, one) if words in _load_regions() else None


def _apply(words: str, start: int, one: Candidate) -> Circle | None:
    row = _load_regions()[words]
    if row["towns"] == "no" and one.feature.startswith("PPL"):
        return None
    share, added = float(row["share"]), float(row["km"])
    point = (one.latitude, one.longitude)
    if row["bearing"]:
        point = move(point, float(row["bearing"]), one.radius_km * float(row["moved"]) + added * float(row["out"]))
    return Circle(
        latitude=point[0],
        longitude=point[1],
        radius_km=round(one.radius_km * share + added, 1),
        start=start,
        because=f"“{words}” before the name",
        row=words,
    )


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("-", "").split()).removesuffix(" the")


@cache
def _load_regions() -> dict[str, dict[str, str]]:
    return {row["phrase"]: row for row in load_rows(REGIONS) if row["kind"] == "phrase"}


@cache
def _last_words() -> frozenset[str]:
    """What a name must stand behind for the words before it to be looked at."""
    ends = {phrase.rpartition(" ")[2] for phrase in _load_regions()}
    split = {end.replace(half, half + "-", 1) for end in ends for half in ("north", "south") if end.startswith(half)}
    return frozenset(ends | split | _DISTANCE_ENDS)


@cache
def _load_bearings() -> dict[str, float]:
    return {row["phrase"]: float(row["bearing"]) for row in load_rows(REGIONS) if row["kind"] == "bearing"}


@cache
def _load_numbers() -> dict[str, float]:
    """Number words that stand before units of length."""
    return {row["phrase"]: float(row["km"]) for row in load_rows(REGIONS) if row["kind"] == "number"}


@cache
def _phrases() -> re.Pattern[str]:
    """All phrases, at the end of a text, longest first."""
    known = sorted(_load_regions(), key=len, reverse=True)
    spelled = "|".join(r"\W".join(r"-?".join(_halve(word)) for word in phrase.split(" ")) for phrase in known)
    return re.compile(rf"(?<![\w-])(?P<phrase>{spelled})(?: the)? $", re.IGNORECASE)


def _halve(word: str) -> tuple[str, ...]:
    """A word such as "northeastern" in two: it may be written with a hyphen."""
    for first in ("north", "south"):
        for second in ("east", "west"):
            if word.startswith(first + second):
                return first, word[len(first) :]
    return (re.escape(word),)


_DISTANCE_ENDS = frozenset(
    "of from off outside city town village port capital coast shore shores center centre border edge".split()
)
_WAYS = r"(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?"
_LENGTH = (
    r"(?P<number>\b(?:\d[\d,]*(?:\.\d+)?|[a-z]+))[ -]"
    r"(?P<unit>kilomet(?:er|re)s?|kms?|miles?|mi\.?|met(?:er|re)s?)"
)
_ASIDE = r"(?: \([^()]{2,20}\))?(?: (?:or so|away|inland|offshore))?"
_DIRECTION = rf"(?: (?:to the )?(?P<way>{_WAYS}))?(?: (?:away|inland|offshore|side))?"
_EDGE = (
    r"(?: the)?(?: (?:city|town|village|port|capital|coast|shores?|city cent(?:er|re)|cent(?:er|re)|border|edge)"
    r"(?: city)?(?: of)?)?(?: the)?"
)
_DISTANCE = re.compile(rf"{_LENGTH}{_ASIDE}{_DIRECTION} (?:of|from|off|outside){_EDGE} $", re.IGNORECASE)
"""A distance, with or without a direction, at the end of the words before a place."""
