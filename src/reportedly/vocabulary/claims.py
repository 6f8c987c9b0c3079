"""Who says what: sources, claims, silences, and the entities that a report speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.vocabulary.kinds import Act, EntityKind, Naming, Polarity, Quotation, SilenceKind, SourceKind, Stance
from reportedly.vocabulary.making import make_quick
from reportedly.vocabulary.spans import Passage, Phrase, Span
from reportedly.vocabulary.values import AnalyticConfidence, Certainty, Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of several sources that a phrase names together. ``country`` is ISO 3166-1 alpha-3, or XKX."""

    spans: tuple[Span, ...]
    name: str | None
    entity: str | None
    kind: SourceKind
    country: str | None


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who a claim is from, on what footing. No spans where the text states no source ("it is believed that …").

    ``antecedent`` are the words that a pronoun without a ``name`` takes up: "Two neighbors" for "they".
    """

    words: Passage
    name: str | None = None
    entity: str | None = None
    members: tuple[Member, ...] = ()
    kind: SourceKind = SourceKind.UNKNOWN
    naming: Naming = Naming.UNNAMED
    role: Phrase | None = None
    country: str | None = None
    reason: Phrase | None = None
    antecedent: Phrase | None = None

    @property
    def called(self) -> str:
        """The words that tell a reader whom it is from: its own, or those that its pronoun takes up."""
        return self.words.text if self.antecedent is None else self.antecedent.text


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that attribute ("said", "according to"), and the act they stand for."""

    words: Passage
    act: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Something that nobody would say: who, and ``about`` what (no spans where the text does not tell)."""

    span: Span
    text: str
    kind: SilenceKind
    source: Source
    about: tuple[Span, ...] = ()


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one source says, with every word's place. ``within`` is the id of the claim that carries this one.

    ``cue`` is None for a quotation that continues without one; ``confidence`` is a calibrated probability that the
    claim's content and source are right.
    """

    id: str
    source: Source
    within: str | None
    cue: Cue | None
    content: Passage
    quotation: Quotation
    stance: Stance
    polarity: Polarity
    confidence: float
    certainty: Certainty | None = None
    analytic_confidence: AnalyticConfidence | None = None
    distancing: tuple[Phrase, ...] = ()
    said_on: Interval | None = None
    figures: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.content.spans:
            raise ValueError("a claim needs the words that it rests on")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence is a probability, not {self.confidence}")


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, body, place or thing that a report names. ``names`` are the spans that are names."""

    id: str
    name: str
    kind: EntityKind
    names: tuple[Span, ...]
    mentions: tuple[Span, ...]
    role: str | None = None
    country: str | None = None
    ids: tuple[tuple[str, str], ...] = ()
