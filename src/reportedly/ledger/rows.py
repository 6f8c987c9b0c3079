"""A reading as rows of the ledger's tables: plain values, made before anything is locked."""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.ledger.kinship import Kinship
from reportedly.ledger.likelihoods import name_likelihood
from reportedly.vocabulary import Claim, Entity, Figure, Moment, Place, Reading, Silence, Source, Span

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What rows are tied to. ``first_claim`` is the smallest key of the claims, which fall in the order of the text."""

    reading: int
    report: int
    first_claim: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows without their keys, in the order of the reading; ``claim_places`` are pairs of a claim's index and an id."""

    claims: tuple[Row, ...]
    figures: tuple[Row, ...]
    times: tuple[Row, ...]
    places: tuple[Row, ...]
    entities: tuple[Row, ...]
    silences: tuple[Row, ...]
    claim_places: tuple[tuple[int, str], ...]


def make_rows(reading: Reading) -> Rows:
    """The rows of a reading."""
    kinship, mentions = Kinship(), _list_mentions(reading.entities)
    places = {place.id: place for place in reading.places}
    moments = {moment.id: moment for moment in reading.times}
    order = {claim.id: index for index, claim in enumerate(reading.claims)}
    voice = reading.report.outlet or reading.report.agency
    return Rows(
        claims=tuple(
            {
                **_describe_claim(claim),
                "kin": kinship.number_claim(claim),
                "about_search": " | ".join(_find_names(claim, mentions)),
                "place_search": " | ".join(_name_places(claim, places)),
            }
            for claim in reading.claims
        ),
        figures=tuple(
            {
                **_describe_figure(figure, moments),
                "kin": kinship.number_figure(figure),
                "claim": order.get(figure.claim) if figure.claim is not None else None,
                "own_voice": figure.claim is None,
                "voice": voice if figure.claim is None else None,
            }
            for figure in reading.figures
        ),
        times=tuple(_describe_moment(moment) for moment in moments.values()),
        places=tuple(_describe_place(place) for place in places.values()),
        entities=tuple(_describe_entity(each) for each in {each.id: each for each in reading.entities}.values()),
        silences=tuple(_describe_silence(each, reading, number) for number, each in enumerate(reading.silences, 1)),
        claim_places=tuple(
            (index, id)
            for index, claim in enumerate(reading.claims)
            for id in dict.fromkeys(claim.places)
            if id in places
        ),
    )


def key_claims(rows: Rows, keys: Keys) -> list[Row]:
    """The rows of ``claims``, by rising keys. A text's first claim has the highest, as lists begin with the latest."""
    tied = {"reading_key": keys.reading, "report_key": keys.report, "current": True}
    return [{**row, **tied, "key": keys.first_claim + index} for index, row in enumerate(reversed(rows.claims))]


def key_figures(rows: Rows, keys: Keys) -> list[Row]:
    """The rows of ``figures``."""
    tied = {"reading_key": keys.reading, "report_key": keys.report, "current": True}
    return [
        {
            **{name: value for name, value in row.items() if name != "claim"},
            **tied,
            "claim_key": None if row["claim"] is None else find_claim_key(rows, keys, row["claim"]),
        }
        for row in rows.figures
    ]


def find_claim_key(rows: Rows, keys: Keys, index: int) -> int:
    """The key of the claim that is the one at ``index`` in its reading."""
    return keys.first_claim + len(rows.claims) - 1 - index


def tie_rows(rows: Iterable[Row], keys: Keys) -> list[Row]:
    """Rows of the tables that belong to a reading and stand in nothing else."""
    return [{**row, "reading_key": keys.reading, "report_key": keys.report} for row in rows]


def _describe_claim(claim: Claim) -> Row:
    source, certainty, said = claim.source, claim.certainty, claim.said_on
    return {
        "id": claim.id,
        "carrier": claim.within,
        "source_name": source.name,
        "source_words": source.called,
        "source_role": None if source.role is None else source.role.text,
        "source_kind": source.kind.value,
        "source_naming": source.naming.value,
        "source_country": source.country,
        "cue": None if claim.cue is None else claim.cue.words.text,
        "act": None if claim.cue is None else claim.cue.act.value,
        "content": claim.content.text,
        "content_spans": _write_spans(claim.content.spans),
        "quotation": claim.quotation.value,
        "stance": claim.stance.value,
        "polarity": claim.polarity.value,
        "certainty_scale": None if certainty is None else certainty.scale,
        "certainty_low": None if certainty is None else certainty.low,
        "certainty_high": None if certainty is None else certainty.high,
        "likelihood": name_likelihood(certainty),
        "said_from": None if said is None else said.start,
        "said_to": None if said is None else said.end,
        "confidence": claim.confidence,
        "source_search": " | ".join(_name_source(source)),
    }


def _name_source(source: Source) -> Iterable[str]:
    role = None if source.role is None else source.role.text
    members = (member.name for member in source.members)
    names = (source.name, source.called, source.words.text, role, *members, source.country)
    return dict.fromkeys(filter(None, names))


def _list_mentions(entities: Sequence[Entity]) -> tuple[list[int], list[tuple[Span, str]]]:
    """Where entities are mentioned, by the place where the mention begins; those beginnings apart for the search."""
    found = sorted(
        ((span, entity.name) for entity in entities for span in entity.mentions), key=lambda pair: pair[0].start
    )
    return [span.start for span, _ in found], found


def _find_names(claim: Claim, mentions: tuple[list[int], list[tuple[Span, str]]]) -> Iterable[str]:
    """The names of the entities that are mentioned inside the claim's content."""
    starts, found = mentions
    return dict.fromkeys(
        name
        for content in claim.content.spans
        for span, name in found[bisect_left(starts, content.start) : bisect_left(starts, content.end)]
        if span.end <= content.end
    )


def _name_places(claim: Claim, places: dict[str, Place]) -> Iterable[str]:
    known = (places[id] for id in claim.places if id in places)
    return dict.fromkeys(
        word for place in known for word in (place.name, place.text, place.country) if word is not None
    )


def _describe_figure(figure: Figure, moments: dict[str, Moment]) -> Row:
    as_of = moments.get(figure.as_of) if figure.as_of is not None else None
    return {
        "id": figure.id,
        **_describe_words(figure.span, figure.text),
        "kind": figure.kind.value,
        "low": _shorten(figure.low),
        "high": _shorten(figure.high),
        "low_open": figure.low_open,
        "high_open": figure.high_open,
        "approximate": figure.approximate,
        "implied": figure.implied,
        "change": None if figure.change is None else figure.change.value,
        "counting": None if figure.counting is None else figure.counting.value,
        "unit": figure.unit,
        "counts": figure.counts,
        "scope": None if figure.scope is None else figure.scope.text,
        "as_of_from": None if as_of is None else as_of.start,
        "as_of_to": None if as_of is None else as_of.end,
    }


def _shorten(value: int | float | None) -> float | None:
    """A bound as a column holds it; past every float it is infinite, and whole in the reading's JSON only."""
    if value is None:
        return None
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _describe_moment(moment: Moment) -> Row:
    return {
        "id": moment.id,
        **_describe_words(moment.span, moment.text),
        "type": moment.type.value,
        "value": moment.value,
        "from": moment.start,
        "to": moment.end,
        "anchor": moment.anchor,
    }


def _describe_place(place: Place) -> Row:
    return {
        "id": place.id,
        **_describe_words(place.span, place.text),
        "name": place.name,
        "geoname_id": place.geoname_id,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": place.country,
        "feature": place.feature,
        "radius_km": place.radius_km,
        "use": place.use.value,
    }


def _describe_entity(entity: Entity) -> Row:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind.value,
        "role": entity.role,
        "country": entity.country,
        "ids": json.dumps(entity.ids, ensure_ascii=False) if entity.ids else "[]",
        "mentions": len(entity.mentions),
    }


def _describe_silence(silence: Silence, reading: Reading, number: int) -> Row:
    text = reading.report.text
    return {
        "number": number,
        **_describe_words(silence.span, silence.text),
        "kind": silence.kind.value,
        "source_name": silence.source.name,
        "source_words": silence.source.called,
        "source_kind": silence.source.kind.value,
        "about": " … ".join(text[span.start : span.end] for span in silence.about),
    }


def _describe_words(span: Span, text: str) -> Row:
    return {"start": span.start, "end": span.end, "words": text}


def _write_spans(spans: Iterable[Span]) -> str:
    """As JSON."""
    return f"[{','.join(f'[{span.start},{span.end}]' for span in spans)}]"
