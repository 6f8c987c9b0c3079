"""Dispatches of our own writing, and readings made by hand, for the tests of reconciliation."""

from __future__ import annotations

import re
from typing import Any

from reportedly.reconciliation.signatures import Signature, make_signature
from reportedly.vocabulary import (
    Act,
    Claim,
    Cue,
    Entity,
    Interval,
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

BODY = (
    "A cable car stopped above the valley of Varn on Sunday with 31 people in two cabins, and the mountain rescue "
    "service brought them down on ropes, the town's mayor said.",
    "The last of them, a boy of nine, reached the ground after six hours, according to Mayor Elke Tanner.",
    "The cabins had swung against a pylon in a gust of 110 kilometres an hour, the weather station on the Hornspitz "
    "recorded.",
    "Bergbahn Varn, which runs the line, said that it had closed the lift at noon and that nobody should have been "
    "in it after that.",
    "Three passengers told the police that the clerk at the valley station had sold them tickets at half past twelve.",
    "An inspector of the transport ministry will look at the brakes on Monday.",
)
OTHER = (
    "In the hotel at the top of the Hornspitz the cook had made soup for eighty and served it to four.",
    "Hikers who came down on foot spoke of a cabin that hung like a broken lamp, and of a rope that would not hold.",
    "A rescuer, Bruno Kessel, has asked since spring for a second winch, and said he would ask again with the boy's "
    "photograph in his hand.",
    "The cantonal court opened a case against persons unknown.",
)


def report(*paragraphs: str, id: str = "a", **facts: Any) -> Report:
    return Report(id=id, text="\n\n".join(paragraphs), **facts)


def sign(*paragraphs: str, id: str = "a", **facts: Any) -> Signature:
    return make_signature(report(*paragraphs, id=id, **facts))


def swap(paragraphs: tuple[str, ...], **changes: str) -> tuple[str, ...]:
    """The paragraphs with words changed; a name of an argument stands for itself with blanks for underlines."""
    text = "\n".join(paragraphs)
    for old, new in changes.items():
        assert old.replace("_", " ") in text
        text = text.replace(old.replace("_", " "), new)
    return tuple(text.split("\n"))


def read(text: str, *claims: Claim, id: str = "a", entities: tuple[Entity, ...] = (), **facts: Any) -> Reading:
    """A reading of ``text``; its sentences end at full stops."""
    sentences = tuple(
        Span(start=found.start(), end=found.end()) for found in re.finditer(r"[^\s.][^.\n]*(?:\.|$)[\"”]?", text)
    )
    return Reading(
        report=Report(id=id, text=text, **facts),
        reader=ReaderStamp(version="0", model="sha256:0", stages=()),
        claims=claims,
        entities=entities,
        sentences=sentences,
    )


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def claim(text: str, source: str, cue: str, content: str, **changes: Any) -> Claim:
    """A claim with its words as they stand in ``text``; ``source`` "" where the text states none."""
    facts = {key: changes.pop(key) for key in ("name", "kind", "country", "entity", "naming") if key in changes}
    role = changes.pop("role", None)
    words = Passage.of(text, [at(text, source)] if source else [])
    if "name" in facts:
        facts.setdefault("naming", Naming.NAMED)
    facts.setdefault("kind", SourceKind.PERSON)
    day = changes.pop("day", None)
    values: dict[str, Any] = {
        "id": content[:12],
        "source": Source(words=words, role=Phrase.of(text, at(text, role)) if role else None, **facts),
        "within": None,
        "cue": Cue(words=Passage.of(text, [at(text, cue)]), act=Act.STATE) if cue else None,
        "content": Passage.of(text, [at(text, content)]),
        "quotation": Quotation.INDIRECT,
        "stance": Stance.ASSERT,
        "polarity": Polarity.POSITIVE,
        "confidence": 0.9,
        "said_on": Interval(start=day, end=day) if day else None,
    }
    return Claim(**{**values, **changes})
