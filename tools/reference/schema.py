"""The JSON Schema of what ``reportedly read --json`` prints.

The words about each field stand here; the values that a field allows are those of the vocabulary. A test holds real
readings against it, field by field, so that it cannot say more or less than the program prints.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from reportedly.contract import SCHEMA
from reportedly.vocabulary import (
    Act,
    Change,
    Counting,
    EntityKind,
    FigureKind,
    Naming,
    PlaceUse,
    Polarity,
    Quotation,
    SilenceKind,
    SourceKind,
    Stance,
    TimeType,
)

Node = dict[str, Any]


def render() -> str:
    """The schema as a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> Node:
    """The schema of one line: a reading, or the error that stands in its place."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "oneOf": [ref("reading"), ref("failure")],
        "$defs": definitions(),
    }


def definitions() -> dict[str, Node]:
    """Every object of the contract by its name, the outermost first."""
    return {
        "reading": READING,
        "failure": FAILURE,
        "error": ERROR,
        "reader": READER,
        "report": REPORT,
        "dateline": DATELINE,
        "claim": CLAIM,
        "source": SOURCE,
        "member": MEMBER,
        "cue": CUE,
        "passage": PASSAGE,
        "phrase": PHRASE,
        "certainty": CERTAINTY,
        "analytic_confidence": ANALYTIC_CONFIDENCE,
        "interval": INTERVAL,
        "figure": FIGURE,
        "time": TIME,
        "place": PLACE,
        "entity": ENTITY,
        "silence": SILENCE,
        "span": SPAN,
    }


def record(about: str, fields: Mapping[str, Node]) -> Node:
    """An object that always has all of ``fields``. Others may be added later, so they are not forbidden."""
    return {"description": about, "type": "object", "properties": dict(fields), "required": list(fields)}


def text(about: str) -> Node:
    """A string."""
    return {"type": "string", "description": about}


def text_or_null(about: str) -> Node:
    """A string, or null where the text does not settle it."""
    return {"type": ["string", "null"], "description": about}


def choice(kind: type[StrEnum], about: str) -> Node:
    """One of the values of ``kind``."""
    return {"enum": [member.value for member in kind], "description": about}


def choice_or_null(kind: type[StrEnum], about: str) -> Node:
    """One of the values of ``kind``, or null where the words do not say."""
    return {"enum": [*(member.value for member in kind), None], "description": about}


def ref(name: str, about: str = "") -> Node:
    """Another object of the contract."""
    return {"$ref": f"#/$defs/{name}"} | ({"description": about} if about else {})


def ref_or_null(name: str, about: str) -> Node:
    """Another object of the contract, or null."""
    return {"anyOf": [ref(name), {"type": "null"}], "description": about}


def many(items: Node, about: str) -> Node:
    """A list, which may be empty."""
    return {"type": "array", "items": items, "description": about}


def reserved(kind: str, about: str) -> Node:
    """A field of the contract that no stage of this version fills."""
    empty: Node = {"type": "array", "maxItems": 0} if kind == "array" else {"type": "null"}
    return empty | {"description": f"{about} No stage of this version looks for it."}


COUNTRY = "ISO 3166-1 alpha-3, or XKX for Kosovo."

SPAN: Node = {
    "description": "A stretch of `report.text`: `[start, end)` in Unicode code points.",
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
    "items": False,
    "minItems": 2,
}

PASSAGE = record(
    "Words of the report, in one piece or in several.",
    {
        "spans": many(ref("span"), "Where they stand, in order and apart."),
        "text": text("The words; pieces are joined with ` … `."),
    },
)

PHRASE = record("Words of the report in one piece.", {"text": text("The words."), "span": ref("span", "Their place.")})

MEMBER = record(
    "One of several sources that a phrase names together.",
    {
        "spans": many(ref("span"), "Where it stands."),
        "name": text_or_null("As `source.name`."),
        "entity": text_or_null("As `source.entity`."),
        "kind": choice(SourceKind, "As `source.kind`."),
        "country": text_or_null(COUNTRY),
    },
)

SOURCE = record(
    "Who a claim is from, and on what footing.",
    {
        "spans": many(
            ref("span"), 'The whole phrase as it stands; empty where the text states no source ("it is believed that").'
        ),
        "text": text("Its words."),
        "name": text_or_null("The fullest name that the report has for this source; null for one without a name."),
        "entity": text_or_null("The `id` of its entity, where it has one."),
        "members": many(ref("member"), "One each where the phrase names several sources, else empty."),
        "kind": choice(
            SourceKind,
            "`group`: people without a name. `government`: a state, a ministry or the place-name that stands for it. "
            "`document`: a report, poll, court filing, fact sheet.",
        ),
        "naming": choice(
            Naming,
            "`unnamed`: no name is given, nor a reason for it. `anonymous`: the text says that a name is withheld.",
        ),
        "role": ref_or_null("phrase", "Office or occupation, in the report's words."),
        "country": text_or_null(COUNTRY),
        "reason": ref_or_null("phrase", "The words that say why a name is withheld."),
        "antecedent": ref_or_null(
            "phrase", "The words that a pronoun takes up, where they name nobody: “Two neighbors” for “they”."
        ),
    },
)

CUE = record(
    "The words that attribute the content to the source.",
    {
        "spans": many(ref("span"), "Where they stand."),
        "text": text("The words."),
        "act": choice(Act, "What the source does with the content. `show` is what images and documents do."),
    },
)

CLAIM = record(
    "What one source says.",
    {
        "id": text("Made from the report and the spans, so it stays the same whatever model found the claim."),
        "source": ref("source", "Who says it."),
        "within": text_or_null("The `id` of the claim that carries this one, else null."),
        "cue": ref_or_null("cue", "The words that attribute it; null for a quotation that goes on without any."),
        "content": ref(
            "passage",
            'What is said, with a leading "that" and with its quotation marks, without sentence-final punctuation '
            "that stands outside them.",
        ),
        "quotation": choice(
            Quotation, "Whether the words are the source's own, the reporter's, or some of each (`mixed`)."
        ),
        "stance": choice(
            Stance,
            "`assert`: says that it is so. `opine`: believes, hopes, fears. `intend`: plans, wants, demands. `ask`. "
            "Only `assert` is evidence about the world.",
        ),
        "polarity": choice(Polarity, "Whether the source holds the content true."),
        "certainty": ref_or_null("certainty", "How likely the source says it is; null where no word says so."),
        "analytic_confidence": ref_or_null(
            "analytic_confidence", "A statement of confidence in the assessment, which is no likelihood."
        ),
        "distancing": many(ref("span"), 'Where the reporter stands off ("claimed", "without evidence").'),
        "said_on": ref_or_null("interval", "When it was said, where the text tells."),
        "figures": many({"type": "string"}, "Ids of its figures."),
        "times": many({"type": "string"}, "Ids of the times in its words."),
        "places": many({"type": "string"}, "Ids of the places in its words."),
        "events": reserved("array", "Ids of its events."),
        "confidence": {
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "A calibrated probability that the content and the source are right.",
        },
    },
)

CERTAINTY = record(
    "A likelihood in words, as a probability range.",
    {
        "scale": text("The table that gives the range: `icd203`, or another that the documentation names."),
        "low": {"type": "number", "minimum": 0, "maximum": 1, "description": "The least probability."},
        "high": {"type": "number", "minimum": 0, "maximum": 1, "description": "The greatest probability."},
        "spans": many(ref("span"), "The words that say so."),
    },
)

ANALYTIC_CONFIDENCE = record(
    "How confident an assessment is said to be.",
    {
        "level": {"enum": ["low", "moderate", "high"], "description": "As it is stated."},
        "spans": many(ref("span"), "The words."),
    },
)

INTERVAL = record(
    "From start to end, both included.",
    {"start": text_or_null("ISO 8601; null where it is open."), "end": text_or_null("ISO 8601; null where open.")},
)

DEGREES_OR_NULL: Node = {"type": ["number", "null"]}

NUMBER_OR_NULL: Node = {"type": ["number", "string", "null"]}

FIGURE = record(
    "A number with its bounds, and what it is a number of.",
    {
        "id": text("Its id within this reading."),
        "span": ref("span", "The whole expression, with the words that bound it."),
        "text": text("Its words."),
        "kind": choice(FigureKind, "What sort of figure it is."),
        "low": NUMBER_OR_NULL | {"description": "The lower bound; null where unbounded. A string past 2^53."},
        "high": NUMBER_OR_NULL | {"description": "The upper bound; null where unbounded. A string past 2^53."},
        "low_open": {"type": "boolean", "description": "Whether the lower bound itself is excluded."},
        "high_open": {"type": "boolean", "description": "Whether the upper bound itself is excluded."},
        "approximate": {"type": "boolean", "description": 'Whether the words say so ("about", "dozens").'},
        "implied": {"type": "boolean", "description": 'Whether one is named, not counted ("a man was shot dead").'},
        "change": choice_or_null(Change, "Whether it is said to have risen or fallen."),
        "counting": choice_or_null(Counting, "Whether it is the whole so far, or comes on top."),
        "unit": text_or_null("A UCUM or ISO 4217 code, for measures and money."),
        "counts": text_or_null("What is counted."),
        "counts_span": ref_or_null("span", "Where that stands."),
        "scope": ref_or_null("passage", "The words that limit it: where, of whom, since when."),
        "as_of": text_or_null("The `id` of the time as of which it holds."),
        "claim": text_or_null("The `id` of its claim; null in the outlet's own voice."),
    },
)

TIME = record(
    "A time expression.",
    {
        "id": text("Its id within this reading."),
        "span": ref("span", "Where it stands."),
        "text": text("Its words."),
        "type": choice(TimeType, "As in TIMEX3."),
        "value": text_or_null("As in TIMEX3; null where nothing settles it."),
        "start": text_or_null("The interval's first moment, ISO 8601, included; null where open or not anchored."),
        "end": text_or_null("Its last, included; null where open or not anchored."),
        "anchor": text_or_null("What a relative time was counted from: `published` or `narrative`."),
    },
)

PLACE = record(
    "A place that the report names.",
    {
        "id": text("Its id within this reading."),
        "span": ref("span", "Where its words stand."),
        "text": text("Its words."),
        "name": text_or_null("Its name in the gazetteer; null where the text does not settle which place it is."),
        "geoname_id": {"type": ["integer", "null"], "description": "Its id in GeoNames, where it has one."},
        "latitude": DEGREES_OR_NULL | {"description": "Of its centre, degrees north; null where not settled."},
        "longitude": DEGREES_OR_NULL | {"description": "Of its centre, degrees east; null where not settled."},
        "country": text_or_null(COUNTRY),
        "feature": text_or_null("Its feature code in GeoNames."),
        "radius_km": {
            "type": ["number", "null"],
            "description": "How far it reaches from its centre, or how precisely the words tell it, in kilometres.",
        },
        "use": choice(PlaceUse, "`metonymic`: the name stands for those who rule or live there."),
    },
)

SILENCE = record(
    "Something that nobody would say.",
    {
        "span": ref("span", "The words that say so."),
        "text": text("Those words."),
        "kind": choice(SilenceKind, "In what way nothing is said."),
        "source": ref("source", 'Who; without spans where the text names nobody ("it was not clear").'),
        "about": many(ref("span"), "What it is about; empty where the text does not tell."),
    },
)

ENTITY = record(
    "A person, body, place or thing that the report names.",
    {
        "id": text("Its id within this reading."),
        "name": text("Its fullest name in the report."),
        "kind": choice(EntityKind, "`group`: a nationality, a religion, adherents of a party."),
        "role": text_or_null("Office or occupation, in the report's words."),
        "country": text_or_null(COUNTRY),
        "names": many(ref("span"), "The spans that are names, without title or role."),
        "mentions": many(ref("span"), "All spans that refer to it."),
        "ids": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": "Known identifiers by scheme.",
        },
    },
)

DATELINE = record(
    "Where and when the report says it was written.",
    {"place": text("In its own words."), "date": text_or_null("An ISO 8601 date.")},
)

REPORT = record(
    "The report that was read.",
    {
        "id": text("Made from outlet or address, date and text where the input gives none."),
        "title": text_or_null("Its headline, where one is known."),
        "text": text(
            "What all offsets point into. For plain text and JSON Lines it is the input, character for character."
        ),
        "published": text_or_null(
            "An ISO 8601 date, or a date-time with its offset; never more precise than was given."
        ),
        "url": text_or_null("Its address."),
        "outlet": text_or_null("Who published it."),
        "agency": text_or_null("The news agency that it is from, by its dateline or byline."),
        "dateline": ref_or_null("dateline", "Where and when it says it was written."),
        "bylines": many({"type": "string"}, "Who wrote it."),
        "language": text("Its language, ISO 639-1."),
    },
)

READER = record(
    "What made the reading.",
    {
        "version": text("The program's version."),
        "model": text("The checksum of the weights."),
        "stages": many(
            {"type": "string"},
            "The stages that ran. An empty list from a stage that ran means looked for and not found.",
        ),
    },
)

READING = record(
    "One report, read.",
    {
        "schema": {"const": SCHEMA, "description": "The number rises when a field is renamed or dropped."},
        "reader": ref("reader", "What made the reading."),
        "report": ref("report", "The report that was read."),
        "claims": many(ref("claim"), "What its sources say, in the order of the text."),
        "figures": many(ref("figure"), "Its numbers, in the order of the text, those outside any claim too."),
        "times": many(ref("time"), "Its dates and times, anchored."),
        "places": many(
            ref("place"), "The places that it names, in the order of the text, with coordinates where settled."
        ),
        "entities": many(ref("entity"), "Who and what it names."),
        "events": reserved("array", "Who did what to whom."),
        "silences": many(ref("silence"), "What nobody would say: who, and about what."),
    },
)

ERROR = record(
    "Why a report could not be read.",
    {
        "input": text("Where it came from: `PATH` or `PATH:LINE`."),
        "report": text_or_null("Its id, where it got as far as having one."),
        "message": text("What is wrong and what to do about it."),
    },
)

FAILURE = record(
    "What stands in the place of a report that could not be read. The others are still read; the exit status is 3.",
    {
        "schema": {"const": SCHEMA, "description": "As in a reading."},
        "error": ref("error", "Why."),
    },
)
