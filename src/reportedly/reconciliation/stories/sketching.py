"""A reading boiled down to what its report is about.

The beginning of a report counts most: it tells what is new, and the rest what went before. Of a very long text only the
beginning is looked at.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import islice
from operator import mul

from reportedly.reconciliation.stories.sketches import WHOLE, Person, Sketch, Spot
from reportedly.reconciliation.stories.terms import fold_term, fold_words, list_words, weigh_term
from reportedly.reconciliation.stories.ways import find_ways
from reportedly.vocabulary import EntityKind, FigureKind, PartKind, Place, Reading, Report, TimeType

REACH = 12_000
"""Characters of the text that are looked at, from its beginning."""

HEAD = 60
"""Words of the title and the beginning that are the head."""

_MOST_TERMS = 56
_MOST_HEAD = 20
_MOST_PEOPLE = 10
_MOST_SPOTS = 4
_MOST_DAYS = 5
_MOST_AGES = 8
_MOST_MARKS = 8
_MOST_WAYS = 6
_MOST_FIGURES = 6
_LEAST_LEVEL = 0.6
_BESIDE = 14
_ASIDE = frozenset({PartKind.BYLINE, PartKind.CONTRIBUTOR, PartKind.RULE, PartKind.BOILERPLATE, PartKind.DATELINE})
_TITLE_MARKS = (" | ", " :: ", " – ", " — ", " - ")
_LEAST_TITLE = 4
_UNTOLD = 10.0
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_WIDE = ("PCL", "ADM1", "CONT", "RGN", "TERR")
_NAMED = frozenset({EntityKind.ORGANIZATION, EntityKind.FACILITY, EntityKind.EVENT})


def make_sketch(reading: Reading) -> Sketch:
    """The sketch of ``reading``; a function of it alone. One of a text without words has no terms."""
    text = _join_body(reading.report)
    words = list_words(text)
    title = list_words(_cut_title(reading.report.title or ""))
    constants = _list_constants(reading)
    terms = [term for term in map(fold_term, words) if term not in constants]
    opening = [term for term in map(fold_term, (*title, *words[:HEAD])) if term not in constants]
    ages = _list_ages(reading)
    ways = tuple(islice(find_ways(text), _MOST_WAYS))
    return Sketch(
        published=_read_day(reading.report.published),
        days=tuple(_list_days(reading)),
        people=tuple(_list_people(reading, ages, ways)),
        ages=tuple(list(dict.fromkeys(age for _, _, age in ages))[:_MOST_AGES]),
        spots=tuple(_list_spots(reading)),
        ways=ways,
        marks=tuple(_list_marks(reading)),
        figures=tuple(_list_figures(reading)),
        terms=_weigh(_count(terms, opening), _MOST_TERMS),
        head=_weigh(dict.fromkeys(opening, 1.0), _MOST_HEAD),
    )


def _join_body(report: Report) -> str:
    """The beginning of the text without what is no news."""
    pieces: list[str] = []
    begin = 0
    for part in report.parts:
        if part.span.start >= REACH:
            break
        if part.kind in _ASIDE:
            pieces.append(report.text[begin : part.span.start])
            begin = part.span.end
    pieces.append(report.text[begin:REACH])
    return "\n".join(pieces)


def _cut_title(title: str) -> str:
    """The title without the outlet's name behind it, as in "Two hurt in Gary club - WXYZ News, Weather and Sports"."""
    for mark in _TITLE_MARKS:
        head, found, _ = title.rpartition(mark)
        if found and head.count(" ") >= _LEAST_TITLE - 1:
            return head
    return title


# --- words -----------------------------------------------------------------------------------------------------------


def _list_constants(reading: Reading) -> frozenset[str]:
    """The words that a town has in all its stories: the names of places that are known, and of those who speak for it.

    They are compared as places and as people; as words they would tie a war's days into one.
    """
    names = [place.text for place in reading.places if place.geoname_id is not None]
    speaking = {claim.source.entity for claim in reading.claims}
    for entity in reading.entities:
        if entity.kind is EntityKind.PERSON and (entity.role is not None or entity.id in speaking):
            names.append(entity.name)
    return frozenset(term for name in set(names) for term in fold_words(name).split()) | {""}


def _count(terms: Iterable[str], opening: Iterable[str]) -> Mapping[str, float]:
    """How much there is of each term; those of the opening count double."""
    counts = Counter(terms)
    counts.update(set(opening))
    return {term: 1.0 + math.log(count) if count > 1 else 1.0 for term, count in counts.items()}


def _weigh(counts: Mapping[str, float], most: int) -> dict[str, int]:
    """The weightiest terms, as a vector of length ``WHOLE``."""
    weights = zip(map(mul, counts.values(), map(weigh_term, counts)), counts, strict=True)
    kept = sorted([(-weight, term) for weight, term in weights])[:most]
    length = math.sqrt(sum([weight**2 for weight, _ in kept])) or 1.0
    return {term: round(WHOLE * -weight / length) for weight, term in kept if -weight > _LEAST_LEVEL}


# --- people ----------------------------------------------------------------------------------------------------------


def _list_ages(reading: Reading) -> list[tuple[int, int, int]]:
    """The ages told, in order: where their words begin and end, and how many years."""
    return [
        (figure.span.start, figure.span.end, int(figure.low))
        for figure in reading.figures
        if figure.kind is FigureKind.AGE and figure.low is not None and figure.low == figure.high and figure.low < 120
        if figure.span.start < REACH
    ]


def _list_people(reading: Reading, ages: list[tuple[int, int, int]], ways: Iterable[str]) -> Iterator[Person]:
    """Those with an age first, those with an office last; without bylines, and names that streets bear."""
    starts = [start for start, _, _ in ages]
    others = {fold_words(way).rpartition(" ")[0] for way in ways} | {
        fold_words(each) for each in reading.report.bylines
    }
    sources = {claim.source.entity for claim in reading.claims if claim.source.role is not None}
    found: dict[str, Person] = {}
    for entity in reading.entities:
        if entity.kind is not EntityKind.PERSON or not entity.names or entity.names[0].start >= REACH:
            continue
        parts = _part_name(entity.name)
        if parts is None or fold_words(entity.name) in others:
            continue
        age = next((age for name in entity.names[:6] if (age := _find_age(name.start, name.end, ages, starts))), 0)
        known = entity.role is not None or entity.id in sources
        person = Person(name=entity.name, folded=parts[0], surname=parts[1], age=age, known=known)
        if person.folded not in found:
            found[person.folded] = person
    ordered = sorted(found.values(), key=lambda person: (person.age == 0, person.known))
    yield from ordered[:_MOST_PEOPLE]


@lru_cache(maxsize=16384)
def _part_name(name: str) -> tuple[str, str] | None:
    """First and last word of a full name, and the last; None where it has only one."""
    words = [word.casefold().replace("’", "'").removesuffix("'s") for word in list_words(name)]
    words = [word for word in words if word not in _SUFFIXES]
    if len(words) < 2 or len(words) > 6:
        return None
    return f"{words[0]} {words[-1]}", words[-1]


def _find_age(start: int, end: int, ages: list[tuple[int, int, int]], starts: list[int]) -> int:
    """The age in "Ada Reyes, 24," or "24-year-old Ada Reyes"; 0 where there is none beside the name."""
    place = bisect_left(starts, end)
    if place < len(ages) and ages[place][0] - end <= _BESIDE:
        return ages[place][2]
    if place and 0 <= start - ages[place - 1][1] <= 2:
        return ages[place - 1][2]
    return 0


# --- places ----------------------------------------------------------------------------------------------------------


def _list_spots(reading: Reading) -> Iterator[Spot]:
    """The places that the report speaks of most and first."""
    scores: Counter[int] = Counter()
    places: dict[int, Place] = {}
    for place in reading.places:
        if place.geoname_id is None or place.latitude is None or place.span.start >= REACH:
            continue
        places.setdefault(place.geoname_id, place)
        scores[place.geoname_id] += 3 if place.span.start < 400 else 1
    chosen = sorted(scores, key=lambda number: (_is_wide(places[number]), -scores[number], places[number].span.start))
    yield from (_make_spot(places[number]) for number in chosen[:_MOST_SPOTS])


def _make_spot(place: Place) -> Spot:
    return Spot(
        name=place.name or place.text,
        geoname_id=place.geoname_id or 0,
        latitude=round(place.latitude or 0.0, 3),
        longitude=round(place.longitude or 0.0, 3),
        country=place.country or "",
        radius=round(place.radius_km or _UNTOLD),
        wide=_is_wide(place),
    )


def _is_wide(place: Place) -> bool:
    return (place.feature or "").startswith(_WIDE)


def _list_marks(reading: Reading) -> Iterator[str]:
    """Bodies and buildings, those that tell most first."""
    found: dict[str, str] = {}
    for entity in reading.entities:
        if entity.kind in _NAMED and entity.names and entity.names[0].start < REACH:
            found.setdefault(fold_words(entity.name), entity.name)
    found.pop("", None)
    weights = {mark: sum(map(weigh_term, mark.split())) for mark in found}
    yield from (found[mark] for mark in sorted(weights, key=lambda mark: (-weights[mark], mark))[:_MOST_MARKS])


# --- days and figures ------------------------------------------------------------------------------------------------


def _read_day(published: str | None) -> int | None:
    return _count_day(published[:10]) if published else None


@lru_cache(maxsize=4096)
def _count_day(day: str) -> int | None:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def _list_days(reading: Reading) -> Iterator[int]:
    """The single days that the text names, in its order."""
    days: dict[int, None] = {}
    for moment in reading.times:
        if moment.type not in (TimeType.DATE, TimeType.TIME) or moment.start is None or moment.end is None:
            continue
        day, last = _count_day(moment.start[:10]), _count_day(moment.end[:10])
        if day is not None and last is not None and last - day <= 1 and moment.span.start < REACH:
            days.setdefault(day)
    yield from list(days)[:_MOST_DAYS]


def _list_figures(reading: Reading) -> Iterator[str]:
    """What is counted, with its number, where one is written."""
    found: dict[str, None] = {}
    for figure in reading.figures:
        exact = figure.kind is FigureKind.COUNT and figure.low is not None and figure.low == figure.high
        if exact and not figure.implied and figure.counts and figure.span.start < REACH:
            found.setdefault(
                f"{figure.low} {fold_term(list_words(figure.counts)[-1]) if figure.counts.split() else ''}"
            )
    yield from list(found)[:_MOST_FIGURES]
