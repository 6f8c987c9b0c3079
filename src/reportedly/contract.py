"""A reading as the plain values of CONTRACT.md: what ``reportedly read --json`` prints, one object a line.

Keys stand in the order of the contract. What a stage has not looked for is an empty list or null, and
``reader.stages`` tells which stages ran. Offsets are code points, half open. The same reading gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Protocol

from reportedly.vocabulary import (
    AnalyticConfidence,
    Certainty,
    Claim,
    Cue,
    Entity,
    Figure,
    Interval,
    Member,
    Moment,
    Passage,
    Phrase,
    Place,
    Reading,
    Report,
    Silence,
    Source,
    Span,
)

SCHEMA = "reportedly/reading/1"
"""The number rises when a field is renamed or dropped, not when one is added."""

_EXACT = 2**53
"""Past it programs that read JSON numbers as doubles lose digits, so larger values go out as strings."""

_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")


class Unread(Protocol):
    """What is known of a report that could not be read: ``documents.Failure``, or anything with the same fields."""

    @property
    def input(self) -> str:
        """Where it came from: ``PATH`` or ``PATH:LINE``."""

    @property
    def report(self) -> str | None:
        """Its id, where it got as far as having one."""

    @property
    def message(self) -> str:
        """What is wrong and what to do about it."""


def describe_reading(reading: Reading) -> dict[str, Any]:
    """One reading, as the contract has it."""
    return {
        "schema": SCHEMA,
        "reader": {
            "version": reading.reader.version,
            "model": reading.reader.model,
            "stages": list(reading.reader.stages),
        },
        "report": _describe_report(reading.report),
        "claims": [_describe_claim(claim) for claim in reading.claims],
        "figures": [_describe_figure(figure) for figure in reading.figures],
        "times": [_describe_moment(moment) for moment in reading.times],
        "places": [_describe_place(place) for place in reading.places],
        "entities": [_describe_entity(entity) for entity in reading.entities],
        "events": [],
        "silences": [_describe_silence(silence) for silence in reading.silences],
    }


def describe_failure(failure: Unread) -> dict[str, Any]:
    """The object that stands in the place of a report that could not be read."""
    return {
        "schema": SCHEMA,
        "error": {"input": failure.input, "report": failure.report, "message": failure.message},
    }


def dump_line(described: dict[str, Any]) -> str:
    """``described`` as one line of JSON, without the line's end.

    Letters stay as they are. The three line breaks that JSON lets stand in a string are escaped, because some programs
    split lines at them.
    """
    line = json.dumps(described, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _LINE_BREAKS.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def _describe_report(report: Report) -> dict[str, Any]:
    dateline = report.dateline
    return {
        "id": report.id,
        "title": report.title,
        "text": report.text,
        "published": report.published,
        "url": report.url,
        "outlet": report.outlet,
        "agency": report.agency,
        "dateline": None if dateline is None else {"place": dateline.place, "date": dateline.date},
        "bylines": list(report.bylines),
        "language": report.language,
    }


def _describe_claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "source": _describe_source(claim.source),
        "within": claim.within,
        "cue": None if claim.cue is None else _describe_cue(claim.cue),
        "content": _describe_passage(claim.content),
        "quotation": claim.quotation.value,
        "stance": claim.stance.value,
        "polarity": claim.polarity.value,
        "certainty": None if claim.certainty is None else _describe_certainty(claim.certainty),
        "analytic_confidence": _describe_analytic(claim.analytic_confidence),
        "distancing": _list_spans(phrase.span for phrase in claim.distancing),
        "said_on": None if claim.said_on is None else _describe_interval(claim.said_on),
        "figures": list(claim.figures),
        "times": list(claim.times),
        "places": list(claim.places),
        "events": [],
        # Four places are more than the calibration can tell apart, and hide the last bits that differ between
        # processors.
        "confidence": round(claim.confidence, 4),
    }


def _describe_certainty(certainty: Certainty) -> dict[str, Any]:
    return {
        "scale": certainty.scale,
        "low": certainty.low,
        "high": certainty.high,
        "spans": _list_spans(certainty.spans),
    }


def _describe_analytic(stated: AnalyticConfidence | None) -> dict[str, Any] | None:
    return None if stated is None else {"level": stated.level, "spans": _list_spans(stated.spans)}


def _describe_interval(interval: Interval) -> dict[str, Any]:
    return {"start": interval.start, "end": interval.end}


def _describe_figure(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.id,
        **_describe_words(figure.span, figure.text),
        "kind": figure.kind.value,
        "low": _describe_number(figure.low),
        "high": _describe_number(figure.high),
        "low_open": figure.low_open,
        "high_open": figure.high_open,
        "approximate": figure.approximate,
        "implied": figure.implied,
        "change": None if figure.change is None else figure.change.value,
        "counting": None if figure.counting is None else figure.counting.value,
        "unit": figure.unit,
        "counts": figure.counts,
        "counts_span": None if figure.counts_span is None else [figure.counts_span.start, figure.counts_span.end],
        "scope": None if figure.scope is None else _describe_passage(figure.scope),
        "as_of": figure.as_of,
        "claim": figure.claim,
    }


def _describe_number(value: int | float | None) -> int | float | str | None:
    if value is None or abs(value) <= _EXACT:
        return value
    return str(Decimal(value))  # an int of any length; Python itself prints no more than some thousand digits


def _describe_moment(moment: Moment) -> dict[str, Any]:
    return {
        "id": moment.id,
        **_describe_words(moment.span, moment.text),
        "type": moment.type.value,
        "value": moment.value,
        "start": moment.start,
        "end": moment.end,
        "anchor": moment.anchor,
    }


def _describe_place(place: Place) -> dict[str, Any]:
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


def _describe_silence(silence: Silence) -> dict[str, Any]:
    return {
        **_describe_words(silence.span, silence.text),
        "kind": silence.kind.value,
        "source": _describe_source(silence.source),
        "about": _list_spans(silence.about),
    }


def _describe_words(span: Span, text: str) -> dict[str, Any]:
    return {"span": [span.start, span.end], "text": text}


def _describe_source(source: Source) -> dict[str, Any]:
    return {
        **_describe_passage(source.words),
        "name": source.name,
        "entity": source.entity,
        "members": [_describe_member(member) for member in source.members],
        "kind": source.kind.value,
        "naming": source.naming.value,
        "role": None if source.role is None else _describe_phrase(source.role),
        "country": source.country,
        "reason": None if source.reason is None else _describe_phrase(source.reason),
        "antecedent": None if source.antecedent is None else _describe_phrase(source.antecedent),
    }


def _describe_member(member: Member) -> dict[str, Any]:
    return {
        "spans": _list_spans(member.spans),
        "name": member.name,
        "entity": member.entity,
        "kind": member.kind.value,
        "country": member.country,
    }


def _describe_cue(cue: Cue) -> dict[str, Any]:
    return {**_describe_passage(cue.words), "act": cue.act.value}


def _describe_entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind.value,
        "role": entity.role,
        "country": entity.country,
        "names": _list_spans(entity.names),
        "mentions": _list_spans(entity.mentions),
        "ids": dict(entity.ids),
    }


def _describe_passage(passage: Passage) -> dict[str, Any]:
    return {"spans": _list_spans(passage.spans), "text": passage.text}


def _describe_phrase(phrase: Phrase) -> dict[str, Any]:
    return {"text": phrase.text, "span": [phrase.span.start, phrase.span.end]}


def _list_spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
