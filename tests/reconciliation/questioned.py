"""Readings made by hand with figures and places, for the tests of questions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, NamedTuple

from reportedly.reconciliation.questions import make_positions
from reportedly.vocabulary import (
    Act,
    Claim,
    Cue,
    Entity,
    EntityKind,
    Figure,
    FigureKind,
    Moment,
    Naming,
    Passage,
    Place,
    PlaceUse,
    Polarity,
    Position,
    QuestionKind,
    Quotation,
    ReaderStamp,
    Reading,
    Report,
    Source,
    SourceKind,
    Span,
    Stance,
    TimeType,
)


class Spot(NamedTuple):
    """A place of the world: its id, name, state, point, radius and feature."""

    id: int
    name: str
    country: str
    latitude: float
    longitude: float
    radius: float
    feature: str


SPOTS = {
    "Russia": Spot(2017370, "Russia", "RUS", 60.0, 100.0, 2333.0, "PCLI"),
    "Kursk": Spot(538560, "Kursk", "RUS", 51.73, 36.19, 15.0, "PPLA"),
    "Kursk region": Spot(538555, "Kursk Oblast", "RUS", 51.75, 36.25, 140.0, "ADM1"),
    "Gary": Spot(4920607, "Gary", "USA", 41.59, -87.35, 8.0, "PPL"),
    "Chicago": Spot(4887398, "Chicago", "USA", 41.85, -87.65, 25.0, "PPLA2"),
    "Toledo": Spot(5174035, "Toledo", "USA", 41.66, -83.56, 12.0, "PPLA2"),
}


def read(text: str, *claims: Claim, figures: tuple[Figure, ...] = (), id: str = "a", **facts: Any) -> Reading:
    """A reading of ``text`` with all of ``SPOTS`` that it names; people and days are given in ``facts``."""
    entities, times = facts.pop("entities", ()), facts.pop("times", ())
    numbered = tuple(replace(figure, id=f"f{place}") for place, figure in enumerate(figures, start=1))
    return Reading(
        report=Report(id=id, text=text, **facts),
        reader=ReaderStamp(version="0", model="sha256:0", stages=()),
        claims=claims,
        figures=numbered,
        places=tuple(_find_places(text)),
        entities=entities,
        times=times,
        sentences=tuple(
            Span(start=found.start(), end=found.end()) for found in re.finditer(r"[^\s.][^.\n]*(?:\.|$)", text)
        ),
    )


def _find_places(text: str) -> list[Place]:
    found: dict[int, Place] = {}
    for words, spot in sorted(SPOTS.items(), key=lambda item: -len(item[0])):
        for hit in re.finditer(rf"\b{words}\b", text):
            if any(place.span.start <= hit.start() < place.span.end for place in found.values()):
                continue
            found[hit.start()] = Place(
                id=f"p{hit.start()}",
                span=Span(start=hit.start(), end=hit.end()),
                text=words,
                name=spot.name,
                geoname_id=spot.id,
                latitude=spot.latitude,
                longitude=spot.longitude,
                country=spot.country,
                feature=spot.feature,
                radius_km=spot.radius,
                use=PlaceUse.LITERAL,
            )
    return [found[start] for start in sorted(found)]


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def said(text: str, source: str, content: str, **facts: Any) -> Claim:
    """A claim with the words of its source and its content; ``name`` makes the source a named one."""
    name = facts.pop("name", None)
    return Claim(
        id=f"c{text.index(content)}",
        source=Source(
            words=Passage.of(text, [at(text, source)]),
            name=name,
            naming=Naming.NAMED if name else Naming.UNNAMED,
            kind=facts.pop("kind", SourceKind.PERSON),
            country=facts.pop("country", None),
        ),
        within=facts.pop("within", None),
        cue=Cue(words=Passage.of(text, [at(text, facts.pop("cue", "said"))]), act=facts.pop("act", Act.STATE)),
        content=Passage.of(text, [at(text, content)]),
        quotation=Quotation.INDIRECT,
        stance=Stance.ASSERT,
        polarity=facts.pop("polarity", Polarity.POSITIVE),
        confidence=0.9,
        **facts,
    )


def figure(text: str, words: str, low: float | None, high: float | None = None, **facts: Any) -> Figure:
    """A figure; ``counts`` are the words of the noun inside of it or behind it."""
    span = at(text, words)
    counts = facts.pop("counts", None)
    place = text.index(counts, span.start) if counts else 0
    return Figure(
        id="f0",
        span=span,
        text=words,
        kind=facts.pop("kind", FigureKind.COUNT),
        low=low,
        high=low if high is None else high,
        counts=counts,
        counts_span=Span(start=place, end=place + len(counts)) if counts else None,
        claim=facts.pop("claim", None),
        **facts,
    )


def person(text: str, name: str) -> Entity:
    spans = tuple(Span(start=hit.start(), end=hit.end()) for hit in re.finditer(re.escape(name), text))
    return Entity(id=f"e-{name}", name=name, kind=EntityKind.PERSON, names=spans, mentions=spans)


def day(text: str, words: str, value: str) -> Moment:
    return Moment(
        id=f"t-{words}", span=at(text, words), text=words, type=TimeType.DATE, value=value, start=value, end=value
    )


def count(text: str, words: str, number: float, *, counts: str | None = None, **facts: Any) -> Position:
    """The position of one figure in a report of its own; with ``source`` a claim of all but its words and "said"."""
    source = facts.pop("source", None)
    claims: tuple[Claim, ...] = ()
    if source is not None:
        content = text.split(" said ", 1)[1].rstrip(".")
        claims = (said(text, source, content),)
    kind = facts.pop("figure_kind", FigureKind.COUNT)
    told = figure(text, words, number, counts=counts, claim=claims[0].id if claims else None, kind=kind)
    reading = read(text, *claims, figures=(told,), **facts)
    return next(one for one in make_positions(reading) if one.kind is QuestionKind.HOW_MANY)


def state(text: str, source: str, content: str, *, id: str = "a", **facts: Any) -> Position:
    """The position of one claim without a figure."""
    where = {key: facts.pop(key) for key in ("published", "outlet", "entities", "times") if key in facts}
    reading = read(text, said(text, source, content, **facts), id=id, **where)
    return next(one for one in make_positions(reading) if one.kind is QuestionKind.WHETHER)
