"""Places: the share of gold places that are put within 161 km, given their spans, and F1 end to end.

The sets are LGL, TR-News and GeoVirus, halved by the checksum of their document ids. A gold place without coordinates
is skipped: given its span nothing is asked of it, and end to end a place that was found there counts on neither side.
161 km is 100 miles, the bound that the literature has settled on.

End to end a found place is right where it shares a character with a gold place and lies within the bound of it; each
side counts once. A place that was found but left without a point claims nothing, so it is not counted as predicted.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from evals import gold
from evals.records import Figure
from evals.spans import Counts, add_counts
from reportedly.vocabulary import Span

CORPORA = {"lgl": "LGL", "tr-news": "TR-News", "geovirus": "GeoVirus"}
BOUND_KM = 161.0
EARTH_KM = 6371.0088
"""The Earth's mean radius."""


class Located(Protocol):
    """What is scored of a place: ``reportedly.vocabulary.Place`` is one. Degrees; None where there is no point."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def latitude(self) -> float | None:
        """North is positive."""

    @property
    def longitude(self) -> float | None:
        """East is positive."""


Point: TypeAlias = tuple[float, float]
"""Latitude and longitude in degrees."""

Resolve: TypeAlias = Callable[[str, Sequence[Span]], Sequence[Located]]
"""Puts places at given spans of a text: text and spans to one place a span, in their order."""

Find: TypeAlias = Callable[[str], Sequence[Located]]
"""Finds places in a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place of a gold set; ``point`` is None where the set gives none."""

    span: Span
    point: Point | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedText:
    """A text with its gold places, in order."""

    id: str
    text: str
    toponyms: tuple[Toponym, ...]


def load_toponyms(folder: Path, corpus: str, half: str) -> tuple[PlacedText, ...]:
    """The texts of one corpus and half (``dev`` or ``test``) of ``toponyms.jsonl``."""
    rows = (row for row in gold.read_rows(folder, "toponyms") if row["corpus"] == corpus)
    texts = ((find_half(f"{row['corpus']}/{row['doc_id']}"), _read_text(row)) for row in rows)
    return tuple(text for belongs, text in texts if belongs == half)


def find_half(name: str) -> str:
    """The half that a document ``corpus/doc_id`` belongs to."""
    return "test" if zlib.crc32(name.encode()) % 2 else "dev"


def _read_text(row: gold.Row) -> PlacedText:
    toponyms = sorted((_read_toponym(item) for item in row["toponyms"]), key=lambda toponym: toponym.span)
    return PlacedText(id=f"{row['corpus']}/{row['doc_id']}", text=row["text"], toponyms=tuple(toponyms))


def _read_toponym(item: gold.Row) -> Toponym:
    latitude, longitude = item.get("lat"), item.get("lon")
    point = None if latitude is None or longitude is None else (float(latitude), float(longitude))
    return Toponym(span=Span(start=item["start"], end=item["end"]), point=point)


def measure_km(one: Point, other: Point) -> float:
    """The great-circle distance (haversine formula)."""
    north, east, north2, east2 = map(math.radians, (*one, *other))
    half = math.sin((north2 - north) / 2) ** 2
    half += math.cos(north) * math.cos(north2) * math.sin((east2 - east) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def is_near(place: Located, toponym: Toponym) -> bool:
    """Whether both have points and these lie within the bound."""
    if toponym.point is None or place.latitude is None or place.longitude is None:
        return False
    return measure_km((place.latitude, place.longitude), toponym.point) <= BOUND_KM


def score_given(text: PlacedText, places: Sequence[Located]) -> Counts:
    """Given gold spans: ``places`` are one a toponym, in order. Recall is the accuracy; unplaced ones are wrong."""
    pairs = [(toponym, place) for toponym, place in zip(text.toponyms, places, strict=True) if toponym.point]
    right = sum(is_near(place, toponym) for toponym, place in pairs)
    return Counts(right=right, predicted=len(pairs), gold=len(pairs))


def score_found(text: PlacedText, places: Sequence[Located]) -> Counts:
    """End to end. Equal spans are paired first, then those that share a character, in order of the text."""
    placed = [place for place in places if place.latitude is not None]
    wanted = [toponym for toponym in text.toponyms if toponym.point is not None]
    pairs = pair_places(text.toponyms, placed)
    skipped = sum(toponym.point is None for toponym, _ in pairs)
    right = sum(is_near(place, toponym) for toponym, place in pairs)
    return Counts(right=right, predicted=len(placed) - skipped, gold=len(wanted))


def pair_places(toponyms: Sequence[Toponym], places: Sequence[Located]) -> list[tuple[Toponym, Located]]:
    """Gold and found places at one stretch of the text, each in one pair at most."""
    at = {place.span: place for place in places}
    pairs = [(toponym, at[toponym.span]) for toponym in toponyms if toponym.span in at]
    taken = {toponym.span for toponym, _ in pairs}
    left = [toponym for toponym in toponyms if toponym.span not in taken]
    free = [place for place in places if place.span not in taken]
    for toponym in left:
        other = next((place for place in free if place.span.overlaps(toponym.span)), None)
        if other is not None:
            pairs.append((toponym, other))
            free.remove(other)
    return pairs


def score_texts(texts: Sequence[PlacedText], resolve: Resolve, find: Find) -> tuple[Counts, Counts]:
    """Counts over texts: given gold spans, and end to end."""
    given = (score_given(text, resolve(text.text, [toponym.span for toponym in text.toponyms])) for text in texts)
    found = (score_found(text, find(text.text)) for text in texts)
    return add_counts(given), add_counts(found)


def measure_places(folder: Path, resolve: Resolve, find: Find, *, half: str = "test") -> list[Figure]:
    """Both figures of each corpus."""
    figures: list[Figure] = []
    for corpus, title in CORPORA.items():
        given, found = score_texts(load_toponyms(folder, corpus, half), resolve, find)
        figures += [
            _make_figure(corpus, title, "given", "within 161 km, given the spans", given.recall, given.gold),
            _make_figure(corpus, title, "found", "within 161 km end to end, F1", found.f1, found.gold),
        ]
    return figures


def _make_figure(corpus: str, group: str, key: str, title: str, value: float, support: int) -> Figure:
    return Figure(key=f"places.{corpus}.{key}", group=f"Places, {group}", title=title, value=value, support=support)
