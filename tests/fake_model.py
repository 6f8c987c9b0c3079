"""A model in the place of the package's own: quick, and told by the text what to do. Importable in other processes."""

from __future__ import annotations

import os
import signal
import time

from reportedly.errors import InputError, ModelError
from reportedly.pipeline import ReadReport
from reportedly.vocabulary import (
    Act,
    Claim,
    Cue,
    Entity,
    EntityKind,
    Naming,
    Passage,
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

STAMP = ReaderStamp(version="0.1.0", model="sha256:fake", stages=("attribution", "sourcing"))


def load_fake(threads: int) -> ReadReport:
    """Reads "WHO said WHAT" as one claim; some texts make it sleep, fail or die."""
    return read_fake


def read_fake(report: Report) -> Reading:
    text = report.text
    if "SLEEP" in text:
        time.sleep(0.3)
    if "HANG" in text:
        time.sleep(60)
    if "DIE" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "REFUSE" in text:
        raise InputError("no sentence in it")
    if "FAULT" in text:
        raise ValueError("a bug")
    if "RAM" in text:
        raise MemoryError
    if " said " not in text:
        return Reading(report=report, reader=STAMP)
    return Reading(report=report, reader=STAMP, claims=(claim_of(report),), entities=(speaker_of(report),))


def load_broken(threads: int) -> ReadReport:
    raise ModelError("the weights are damaged")


def load_dying(threads: int) -> ReadReport:
    os._exit(7)


def load_counting(threads: int) -> ReadReport:
    """Tells by the stamp which process read, with how many threads."""
    stamp = ReaderStamp(version=os.environ["OPENBLAS_NUM_THREADS"], model=str(os.getpid()), stages=())
    return lambda report: Reading(report=report, reader=stamp)


def claim_of(report: Report) -> Claim:
    text = report.text
    cue = text.index(" said ") + 1
    return Claim(
        id=f"{report.id}-1",
        source=Source(
            words=Passage.of(text, [Span(start=0, end=cue - 1)]),
            name=text[: cue - 1],
            kind=SourceKind.PERSON,
            naming=Naming.NAMED,
        ),
        within=None,
        cue=Cue(words=Passage.of(text, [Span(start=cue, end=cue + 4)]), act=Act.STATE),
        content=Passage.of(text, [Span(start=cue + 5, end=len(text.rstrip(" .\n")))]),
        quotation=Quotation.INDIRECT,
        stance=Stance.ASSERT,
        polarity=Polarity.POSITIVE,
        confidence=0.9,
    )


def speaker_of(report: Report) -> Entity:
    words = Span(start=0, end=report.text.index(" said "))
    name = report.text[words.start : words.end]
    return Entity(id="e1", name=name, kind=EntityKind.PERSON, names=(words,), mentions=(words,))
