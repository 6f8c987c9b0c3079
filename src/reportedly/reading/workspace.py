"""What the stages of reading pass on: one report with all that is known of it so far. Never leaves ``reading``."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.reading.quotes import Quotation
from reportedly.vocabulary import Claim, Entity, Report, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """An attribution as the model's heads decode it, before any rule. Any of the three may be empty but content.

    ``score`` is the calibrated probability that content and source are right, in [0, 1].
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as the encoder tags it: PER ORG LOC NORP FAC EVENT WORK WEAPON VEHICLE DATE NUM MONEY OTHER."""

    span: Span
    type: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A report on its way through the stages."""

    report: Report
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
