"""Two places that name one stretch: "between X and Y", "the X-Y border", "X's border with Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.reading.gazetteer import distance_km
from reportedly.reading.gazetteer.candidate import Candidate
from reportedly.reading.places.atlas import Atlas, Point
from reportedly.reading.places.bearings import find_middle, part_way, reach
from reportedly.reading.places.mentions import Mention
from reportedly.reading.places.options import classify
from reportedly.reading.places.regions import read_distance
from reportedly.reading.places.words import words_of
from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import Span

_BORDER = r"(?:land |sea |state |common |shared |disputed |international )?(?:border|frontier|boundary)"
_HYPHEN = re.compile(r" ?[-–/] ?")
_BORDER_BEHIND = re.compile(rf" {_BORDER}\b")
_BORDER_WITH = re.compile(rf"(?:['’]s?)? (?:[a-z]+ )?{_BORDER} with (?:the )?")
_AND = re.compile(r",? and (?:the )?")
_BETWEEN = re.compile(r"([A-Za-z-]+),? (?P<between>between|linking|connecting) (?:the )?(?:[a-z]+ (?:of )?){0,2}$")
_WORDS = re.compile(r"[a-z-]+")
_BACK = 6
"""Words before "on Monday between X and Y" that may name a match or talks of the two."""

STRAITS = "place_straits.tsv"
_BORDER_OF = re.compile(rf"\b(?P<between>(?:the )?{_BORDER} (?:between|of)) (?:the )?$")
_REACH = 70
_FARTHEST_KM = 800.0
_LEAST_KM = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Where a phrase with two places lies; ``first`` is the index of the former of the two mentions."""

    first: int
    span: Span
    latitude: float
    longitude: float
    radius_km: float
    name: str
    because: str


def find_stretches(
    text: str, mentions: Sequence[Mention], chosen: Sequence[Candidate | None], atlas: Atlas
) -> list[Stretch]:
    """The stretches of a text, apart from one another."""
    found: list[Stretch] = []
    for index in range(len(mentions) - 1):
        one, other = chosen[index], chosen[index + 1]
        if one is None or other is None or one.key == other.key or (found and found[-1].first == index - 1):
            continue
        stretch = _read_pair(text, mentions, index, (one, other), atlas)
        if stretch is not None:
            found.append(stretch)
    return found


def _read_pair(
    text: str, mentions: Sequence[Mention], index: int, places: tuple[Candidate, Candidate], atlas: Atlas
) -> Stretch | None:
    former, latter = mentions[index].span, mentions[index + 1].span
    between = text[former.end : latter.start]
    behind = _BORDER_BEHIND.match(text, latter.end)
    if _HYPHEN.fullmatch(between) and behind is not None:
        return _read_border(text, Span(start=former.start, end=behind.end()), index, places, atlas)
    if _BORDER_WITH.fullmatch(between):
        return _read_border(text, Span(start=former.start, end=latter.end), index, places, atlas)
    if not _AND.fullmatch(between):
        return None
    before = text[max(0, former.start - _REACH) : former.start]
    border = _BORDER_OF.search(before)
    if border is not None:
        start = former.start - len(before) + border.start("between")
        return _read_border(text, Span(start=start, end=latter.end), index, places, atlas)
    match = _BETWEEN.search(before)
    if match is None or not _lies(before[: match.start()], match[1].lower()):
        return None
    span = Span(start=former.start - len(before) + match.start("between"), end=latter.end)
    return _read_water(span, index, places, atlas) or _read_middle(span, index, places)


def _lies(before: str, word: str) -> bool:
    """Whether "between X and Y" behind a word is where something is: not "talks on Monday between X and Y"."""
    if word in words_of("lying"):
        return True
    return word in words_of("when") and words_of("between").isdisjoint(_WORDS.findall(before.lower())[-_BACK:])


def _read_water(span: Span, index: int, places: tuple[Candidate, Candidate], atlas: Atlas) -> Stretch | None:
    """The water between two shores, where the table of straits has it."""
    one, other = places
    water = _load_straits().get(frozenset((one.name, other.name)))
    found = (
        next((place for place in atlas.look_up(water) if classify(place.feature) == "nature"), None) if water else None
    )
    if found is None:
        return None
    return Stretch(
        first=index,
        span=span,
        latitude=found.latitude,
        longitude=found.longitude,
        radius_km=found.radius_km,
        name=f"between {one.name} and {other.name}",
        because=f"the water between the two shores: {found.name}",
    )


@cache
def _load_straits() -> dict[frozenset[str], str]:
    return {frozenset((row["shore"], row["other"])): row["water"] for row in load_rows(STRAITS)}


def _read_border(
    text: str, span: Span, index: int, places: tuple[Candidate, Candidate], atlas: Atlas
) -> Stretch | None:
    """The whole of a border of two countries, a told distance on both sides of it."""
    one, other = places
    if one.country is None or other.country is None or one.country == other.country:
        return None
    if {classify(one.feature), classify(other.feature)} != {"country"}:
        return None
    points: tuple[Point, ...] = atlas.border(one.country, other.country)
    if not points:
        return None
    middle = find_middle(points)
    distance, start = read_distance(text, span.start)
    return Stretch(
        first=index,
        span=Span(start=start, end=span.end),
        latitude=middle[0],
        longitude=middle[1],
        radius_km=round(reach(middle, points) + distance, 1),
        name=f"border of {one.name} and {other.name}",
        because="the whole border of the two: the middle of its points, and the farthest of them",
    )


def _read_middle(span: Span, index: int, places: tuple[Candidate, Candidate]) -> Stretch | None:
    one, other = places
    points = ((one.latitude, one.longitude), (other.latitude, other.longitude))
    edges = [0.0 if place.feature.startswith("PPL") else place.radius_km for place in places]
    length = distance_km(*points[0], *points[1])
    gap = max(0.0, length - sum(edges))
    middle = part_way(*points, min(1.0, (edges[0] + gap / 2) / (sum(edges) + gap or 1.0)))
    radius = max(gap / 2, sum(edges) / 4)
    if length / 2 > _FARTHEST_KM or "country" in (classify(one.feature), classify(other.feature)):
        return None
    return Stretch(
        first=index,
        span=span,
        latitude=middle[0],
        longitude=middle[1],
        radius_km=round(max(_LEAST_KM, radius), 1),
        name=f"between {one.name} and {other.name}",
        because="half way between the two, from edge to edge where they are areas",
    )
