"""What a reading found, one thing after the other, each with its words and what they were understood as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.vocabulary import Reading, Span
from reportedly.wording import name_source, tell_entity, tell_figure, tell_moment, tell_place, tell_silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something that a reading found: its kind, its id, where it stands, its words, what it was understood as."""

    kind: str
    id: str
    span: Span | None
    words: str
    told: str


def list_items(reading: Reading) -> Iterator[Item]:
    """What a reading found, in the order of claims, figures, times, places, entities, silences."""
    for claim in reading.claims:
        told = name_source(claim.source)
        yield Item(kind="claim", id=claim.id, span=claim.content.spans[0], words=claim.content.text, told=told)
    for figure in reading.figures:
        yield Item(kind="figure", id=figure.id, span=figure.span, words=figure.text, told=tell_figure(figure))
    for moment in reading.times:
        yield Item(kind="time", id=moment.id, span=moment.span, words=moment.text, told=tell_moment(moment))
    for place in reading.places:
        yield Item(kind="place", id=place.id, span=place.span, words=place.text, told=tell_place(place))
    for entity in reading.entities:
        span = min(entity.mentions, default=None)
        yield Item(kind="entity", id=entity.id, span=span, words=entity.name, told=tell_entity(entity))
    for number, silence in enumerate(reading.silences, start=1):
        told = tell_silence(silence)
        yield Item(kind="silence", id=f"s{number}", span=silence.span, words=silence.text, told=told)
