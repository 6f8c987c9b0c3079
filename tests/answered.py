"""Readings in which sources give figures, for what answers: "WHO said NUMBER soldiers are in PLACE."."""

from __future__ import annotations

import re
from typing import Any

from reportedly.vocabulary import (
    Act,
    Claim,
    Cue,
    Entity,
    EntityKind,
    Figure,
    FigureKind,
    Naming,
    Passage,
    Place,
    PlaceUse,
    Polarity,
    Quotation,
    ReaderStamp,
    Reading,
    Report,
    Silence,
    SilenceKind,
    Source,
    SourceKind,
    Span,
    Stance,
)

STAMP = ReaderStamp(version="1", model="sha256:one", stages=("attribution", "figures"))
_NUMBER = re.compile(r"(about |up to |more than )?(\d[\d,]*)( \w+)?")
_PLACES = {"Varn": (1, 45.0, 20.0, "PPL"), "Orsk Valley": (2, 52.0, 40.0, "ADM1")}
_SILENT = " declined to "


def make_answered(sentences: list[str], *, stamp: ReaderStamp = STAMP, **facts: Any) -> Reading:
    """Each sentence "WHO said WHAT." is a claim with the figures and the places in it; numbers elsewhere are the
    outlet's own; "WHO declined to …" is a silence.
    """
    text = " ".join(sentences)
    report = Report(**{"id": "given", "text": text, **facts})
    claims, silences, spans, position = [], [], [], 0
    for number, sentence in enumerate(sentences):
        span = Span(start=position, end=position + len(sentence))
        spans.append(span)
        if " said " in sentence:
            claims.append(_make_claim(f"{report.id}-{number}", text, span))
        elif _SILENT in sentence:
            silences.append(_make_silence(text, span))
        position = span.end + 1
    figures = tuple(_find_figures(text, claims))
    places = tuple(_find_places(text))
    return Reading(
        report=report,
        reader=stamp,
        claims=tuple(_tie(claim, figures, places) for claim in claims),
        figures=figures,
        places=places,
        entities=tuple(_make_entity(claim) for claim in claims),
        silences=tuple(silences),
        sentences=tuple(spans),
    )


def _make_source(words: Passage, id: str) -> Source:
    named = not words.text.startswith(("An ", "A ", "Two "))
    return Source(
        words=words,
        name=words.text.removeprefix("The ") if named else None,
        entity=id,
        kind=SourceKind.ORGANIZATION if words.text.startswith("The ") else SourceKind.PERSON,
        naming=Naming.NAMED if named else Naming.UNNAMED,
    )


def _make_claim(id: str, text: str, span: Span) -> Claim:
    cue = text.index(" said ", span.start) + 1
    return Claim(
        id=id,
        source=_make_source(Passage.of(text, [Span(start=span.start, end=cue - 1)]), f"e{id}"),
        within=None,
        cue=Cue(words=Passage.of(text, [Span(start=cue, end=cue + 4)]), act=Act.STATE),
        content=Passage.of(text, [Span(start=cue + 5, end=span.end - 1)]),
        quotation=Quotation.INDIRECT,
        stance=Stance.ASSERT,
        polarity=Polarity.POSITIVE,
        confidence=0.9,
    )


def _make_entity(claim: Claim) -> Entity:
    (span,) = claim.source.words.spans
    start = span.start + 4 if claim.source.words.text.startswith("The ") else span.start
    return Entity(
        id=claim.source.entity or "",
        name=claim.source.name or claim.source.words.text,
        kind=EntityKind.ORGANIZATION if claim.source.kind is SourceKind.ORGANIZATION else EntityKind.PERSON,
        names=(Span(start=start, end=span.end),),
        mentions=(span,),
    )


def _make_silence(text: str, span: Span) -> Silence:
    at = text.index(_SILENT, span.start) + 1
    who = Passage.of(text, [Span(start=span.start, end=at - 1)])
    own = Span(start=at, end=span.end - 1)
    about = Span(start=at + len(_SILENT) - 1, end=span.end - 1)
    return Silence(
        span=own,
        text=text[own.start : own.end],
        kind=SilenceKind.DECLINED,
        source=_make_source(who, "nobody"),
        about=(about,),
    )


def _find_figures(text: str, claims: list[Claim]) -> list[Figure]:
    found = []
    for match in _NUMBER.finditer(text):
        number = int(match[2].replace(",", ""))
        span = Span(start=match.start(), end=match.end())
        owner = next((claim.id for claim in claims if any(span.within(each) for each in claim.content.spans)), None)
        counts = None if match[3] is None else Span(start=match.start(3) + 1, end=match.end(3))
        found.append(
            Figure(
                id=f"f{len(found) + 1}",
                span=span,
                text=match[0],
                kind=FigureKind.COUNT,
                low=None if match[1] == "up to " else number,
                high=None if match[1] == "more than " else number,
                low_open=match[1] == "more than ",
                approximate=match[1] == "about ",
                counts=None if counts is None else text[counts.start : counts.end],
                counts_span=counts,
                claim=owner,
            )
        )
    return found


def _find_places(text: str) -> list[Place]:
    found = []
    for name, (geoname, latitude, longitude, feature) in _PLACES.items():
        for match in re.finditer(name, text):
            found.append(
                Place(
                    id=f"p{len(found) + 1}",
                    span=Span(start=match.start(), end=match.end()),
                    text=match[0],
                    name=name,
                    geoname_id=geoname,
                    latitude=latitude,
                    longitude=longitude,
                    country="XKX",
                    feature=feature,
                    radius_km=5.0,
                    use=PlaceUse.LITERAL,
                )
            )
    return found


def _tie(claim: Claim, figures: tuple[Figure, ...], places: tuple[Place, ...]) -> Claim:
    from dataclasses import replace

    inside = tuple(place.id for place in places if any(place.span.within(each) for each in claim.content.spans))
    return replace(claim, figures=tuple(figure.id for figure in figures if figure.claim == claim.id), places=inside)
