"""The JSON Schema says neither more nor less than the program prints."""

from __future__ import annotations

import copy
from typing import Any

import jsonschema
import pytest

from reportedly.contract import describe_failure, describe_reading
from reportedly.vocabulary import (
    Act,
    Claim,
    Cue,
    Dateline,
    Entity,
    EntityKind,
    Member,
    Naming,
    Passage,
    Phrase,
    Polarity,
    Quotation,
    ReaderStamp,
    Reading,
    Report,
    Source,
    SourceKind,
    Span,
    Stance,
)
from tools.reference.schema import schema

TEXT = "Mayor Ana Ruiz and an aide who feared for her job said that the bridge holds. It is believed to be old."


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def passage_of(*words: str) -> Passage:
    return Passage.of(TEXT, [span_of(each) for each in words])


FULL = Claim(
    id="c1",
    source=Source(
        words=passage_of("Mayor Ana Ruiz and an aide who feared for her job"),
        name="Ana Ruiz",
        entity="e1",
        members=(
            Member(
                spans=(span_of("Mayor Ana Ruiz"),), name="Ana Ruiz", entity="e1", kind=SourceKind.PERSON, country="ESP"
            ),
        ),
        kind=SourceKind.PERSON,
        naming=Naming.ANONYMOUS,
        role=Phrase.of(TEXT, span_of("Mayor")),
        country="ESP",
        reason=Phrase.of(TEXT, span_of("feared for her job")),
    ),
    within=None,
    cue=Cue(words=passage_of("said"), act=Act.STATE),
    content=passage_of("that the bridge holds"),
    quotation=Quotation.INDIRECT,
    stance=Stance.ASSERT,
    polarity=Polarity.POSITIVE,
    confidence=0.9,
)
BARE = Claim(
    id="c2",
    source=Source(words=Passage(spans=(), text="")),
    within="c1",
    cue=None,
    content=passage_of("to be old"),
    quotation=Quotation.INDIRECT,
    stance=Stance.OPINE,
    polarity=Polarity.POSITIVE,
    confidence=0.25,
)
ENTITY = Entity(
    id="e1",
    name="Ana Ruiz",
    kind=EntityKind.PERSON,
    names=(span_of("Ana Ruiz"),),
    mentions=(span_of("Mayor Ana Ruiz"),),
    ids=(("wikidata", "Q1"),),
)
READING = Reading(
    report=Report(id="r1", text=TEXT, dateline=Dateline(place="BREMA", date=None), bylines=("Leo Voss",)),
    reader=ReaderStamp(version="0.1.0", model="sha256:0", stages=("attribution",)),
    claims=(FULL, BARE),
    entities=(ENTITY,),
)


class Refused:
    input = "wire.jsonl:3"
    report = None
    message = "the line is no JSON object: …"


def closed(node: Any) -> Any:
    """The schema with every object closed, so that a field without a word in it is found."""
    if isinstance(node, list):
        return [closed(each) for each in node]
    if not isinstance(node, dict):
        return node
    shut = {key: closed(value) for key, value in node.items()}
    return shut | {"additionalProperties": False} if "required" in node else shut


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize(
    "printed",
    [
        describe_reading(READING),
        describe_reading(Reading(report=READING.report, reader=READING.reader)),
        describe_failure(Refused()),
    ],
    ids=["full", "empty", "failure"],
)
def test_what_is_printed_has_every_field_and_no_other(printed: dict[str, Any]) -> None:
    jsonschema.validate(printed, closed(schema()))


@pytest.mark.parametrize("field", sorted(describe_reading(READING)["claims"][0]))
def test_a_claim_without_one_of_its_fields_is_refused(field: str) -> None:
    printed = copy.deepcopy(describe_reading(READING))
    del printed["claims"][0][field]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(printed, schema())


def test_a_span_is_two_offsets() -> None:
    printed = copy.deepcopy(describe_reading(READING))
    printed["claims"][0]["content"]["spans"] = [[1, 2, 3]]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(printed, schema())


def test_a_field_may_be_added() -> None:
    jsonschema.validate(describe_reading(READING) | {"mood": "calm"}, schema())
