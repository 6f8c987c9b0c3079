"""What the stages of reading pass on: one report with all that is known of it so far. Never leaves ``reading``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.quotes import Quotation
from reportedly.reading.row_parts import RowParts
from reportedly.reading.syntax import Parse, parse_nothing
from reportedly.vocabulary import Claim, Entity, Figure, Moment, Reason, Report, Silence, Span
from reportedly.vocabulary.making import make_quick

if TYPE_CHECKING:
    from reportedly.reading.places import FoundPlace
    from reportedly.reading.speakers import Resolved


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """An attribution as the model's heads decode it, before any rule. Any of the three may be empty but content.

    ``score`` is the calibrated probability that content and source are right, in [0, 1].
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as the encoder tags it: PER ORG LOC NORP FAC EVENT WORK WEAPON VEHICLE DATE NUM MONEY OTHER."""

    span: Span
    type: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordStates:
    """The encoder's states: ``values`` [words, width] with the offset ``starts`` [words] at which each word begins."""

    starts: NDArray[np.int64]
    values: NDArray[np.float32] | RowParts


def judge_nothing(_span: Span) -> float | None:
    """The factuality of a model that has no head for it."""
    return None


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A report on its way through the stages.

    ``places`` come with the candidates that were weighed; ``speakers`` tell whom the words of a source
    stand for, and why.
    ``factuality`` gives, for the word that a span begins with, from -3 (certainly did not happen) to 3, or None.
    ``reasons`` are why claims, figures, times, places, entities and silences have their values, by id.
    """

    report: Report
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Moment, ...] = ()
    figures: tuple[Figure, ...] = ()
    places: tuple[FoundPlace, ...] = ()
    silences: tuple[Silence, ...] = ()
    parse: Parse = parse_nothing
    factuality: Callable[[Span], float | None] = judge_nothing
    states: WordStates | None = None
    speakers: Resolved | None = None
    reasons: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)
