"""A reading as the plain values of CONTRACT.md: what ``reportedly read --json`` prints, one object a line.

Keys stand in the order of the contract. What a stage has not looked for is an empty list or null, and
``reader.stages`` tells which stages ran. Offsets are code points, half open. The same reading gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Protocol

from reportedly.vocabulary import Claim, Cue, Entity, Member, Passage, Phrase, Reading, Report, Source, Span

SCHEMA = "reportedly/reading/1"
"""The number rises when a field is renamed or dropped, not when one is added."""

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
        "figures": [],
        "times": [],
        "places": [],
        "entities": [_describe_entity(entity) for entity in reading.entities],
        "events": [],
        "silences": [],
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
        "certainty": None,
        "distancing": [],
        "said_on": None,
        "figures": [],
        "times": [],
        "places": [],
        "events": [],
        # Four places are more than the calibration can tell apart, and hide the last bits that differ between
        # processors.
        "confidence": round(claim.confidence, 4),
    }


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
