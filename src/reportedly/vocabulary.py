"""The types that cross package boundaries: frozen values, evidence included.

Offsets are Unicode code points into ``Report.text``, half open: ``text[start:end]`` are the words. A value that
points into a text carries the words beside the offsets, and a ``Reading`` checks on creation that they agree.
``None`` means that the text does not settle it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

GAP = " … "
"""What joins the pieces of a broken span in its ``text``."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of a report's text: ``[start, end)`` in code points, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def within(self, other: Span) -> bool:
        """Whether ``other`` covers this span."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a report: one span or several, in order, and the text they stand for (joined with `` … ``)."""

    spans: tuple[Span, ...]
    text: str

    def __post_init__(self) -> None:
        if any(left.end > right.start for left, right in zip(self.spans, self.spans[1:], strict=False)):
            raise ValueError(f"spans must be in order and apart: {self.spans}")

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> Passage:
        """The passage of ``text`` at ``spans``, sorted."""
        ordered = tuple(sorted(spans))
        return cls(spans=ordered, text=GAP.join(text[span.start : span.end] for span in ordered))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One contiguous stretch of a report with its words."""

    span: Span
    text: str

    @classmethod
    def of(cls, text: str, span: Span) -> Phrase:
        """The phrase of ``text`` at ``span``."""
        return cls(span=span, text=text[span.start : span.end])


class PartKind(StrEnum):
    """What a stretch of a report is. Only ``headline`` and ``body`` are read for claims."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    CONTRIBUTOR = "contributor"
    RULE = "rule"
    BOILERPLATE = "boilerplate"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a report and what it is."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and when a report says it was written; ``place`` in its own words, ``date`` an ISO date or None."""

    place: str
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One news report: its text kept verbatim, and what is known about it.

    ``published`` is an ISO 8601 date, or a date-time with its offset, never more precise than was given. ``parts``
    cover the stretches that are not plain body, in order and apart; what no part covers is body.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    dateline: Dateline | None = None
    bylines: tuple[str, ...] = ()
    language: str = "en"
    parts: tuple[Part, ...] = ()


class SourceKind(StrEnum):
    """What a source is."""

    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    GOVERNMENT = "government"
    DOCUMENT = "document"
    MEDIA = "media"
    IMAGERY = "imagery"
    UNKNOWN = "unknown"


class Naming(StrEnum):
    """Whether a source has a name: given, not given, or withheld for a reason that the text states."""

    NAMED = "named"
    UNNAMED = "unnamed"
    ANONYMOUS = "anonymous"


class Act(StrEnum):
    """What a source does with the words that a cue introduces."""

    STATE = "state"
    ESTIMATE = "estimate"
    CONFIRM = "confirm"
    DENY = "deny"
    WARN = "warn"
    ACCUSE = "accuse"
    PROMISE = "promise"
    DEMAND = "demand"
    ASK = "ask"
    SUGGEST = "suggest"
    BELIEVE = "believe"
    INTEND = "intend"
    AGREE = "agree"
    DECLINE = "decline"
    SHOW = "show"
    OTHER = "other"


class Quotation(StrEnum):
    """Whether the words are the source's own, the reporter's, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What the source does with the content; only ``assert`` is evidence about the world."""

    ASSERT = "assert"
    OPINE = "opine"
    INTEND = "intend"
    ASK = "ask"


class Polarity(StrEnum):
    """Whether the source holds the content true."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class FigureKind(StrEnum):
    """What a figure is."""

    COUNT = "count"
    MEASURE = "measure"
    MONEY = "money"
    PERCENT = "percent"
    RATE = "rate"
    AGE = "age"
    ORDINAL = "ordinal"
    SCORE = "score"


class Change(StrEnum):
    """The way that a figure is said to have moved."""

    RISE = "rise"
    FALL = "fall"


class Counting(StrEnum):
    """Whether a figure is everything so far ("bringing the toll to 45") or comes on top ("12 more")."""

    TOTAL = "total"
    ADDITIONAL = "additional"


class TimeType(StrEnum):
    """The types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class SilenceKind(StrEnum):
    """How nothing is said: refused, without details, unanswered, not said so far, unknown, not verified."""

    DECLINED = "declined"
    NO_DETAILS = "no_details"
    NO_ANSWER = "no_answer"
    NOT_SAID = "not_said"
    UNCLEAR = "unclear"
    UNVERIFIED = "unverified"


class EntityKind(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    FACILITY = "facility"
    GROUP = "group"
    EVENT = "event"
    WORK = "work"
    WEAPON = "weapon"
    VEHICLE = "vehicle"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of several sources that a phrase names together. ``country`` is ISO 3166-1 alpha-3, or XKX."""

    spans: tuple[Span, ...]
    name: str | None
    entity: str | None
    kind: SourceKind
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who a claim is from, on what footing. No spans where the text states no source ("it is believed that …")."""

    words: Passage
    name: str | None = None
    entity: str | None = None
    members: tuple[Member, ...] = ()
    kind: SourceKind = SourceKind.UNKNOWN
    naming: Naming = Naming.UNNAMED
    role: Phrase | None = None
    country: str | None = None
    reason: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that attribute ("said", "according to"), and the act they stand for."""

    words: Passage
    act: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """How likely the source says it is: a probability range, both ends in [0, 1], on the scale that is named.

    ``spans`` are the words that say so. A likelihood only: how confident an assessment is stands apart from it.
    """

    scale: str
    low: float
    high: float
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not 0.0 <= self.low <= self.high <= 1.0:
            raise ValueError(f"a probability range needs 0 <= low <= high <= 1, not [{self.low}, {self.high}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyticConfidence:
    """A statement of confidence in an assessment ("with moderate confidence"), which is no likelihood.

    ``level`` is ``low``, ``moderate`` or ``high``.
    """

    level: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From ``start`` to ``end``, both included, as ISO 8601; None where it is open or not anchored."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time expression as TIMEX3 has it: ``value`` (None where not resolved), and the interval that it stands for.

    ``start`` and ``end`` are ISO 8601 and both included; None where the interval is open or not anchored. ``anchor``
    tells what a relative expression was counted from: ``published``, ``narrative``, or None for an absolute one.
    """

    id: str
    span: Span
    text: str
    type: TimeType
    value: str | None
    start: str | None
    end: str | None
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a field has its value: a row of a table, a head of the model, or a rule; ``because`` says it in a sentence.

    ``table`` is a file under ``reading/tables``, ``row`` the row's key in it, ``head`` a head of the model.
    """

    field: str
    value: str
    because: str
    table: str | None = None
    row: str | None = None
    head: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its bounds, and what it is a number of.

    ``low`` and ``high`` are the bounds, None where unbounded; ``low_open`` and ``high_open`` say that the bound itself
    is excluded. ``unit`` is a UCUM or ISO 4217 code of measures and money, ``counts`` what is counted, ``scope`` the
    words that limit it, ``as_of`` a moment's id, ``claim`` the claim that it belongs to (None in the outlet's own
    voice). ``implied``: no number is written; the words name one person or thing ("a man was shot dead").
    """

    id: str
    span: Span
    text: str
    kind: FigureKind
    low: int | float | None
    high: int | float | None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    change: Change | None = None
    counting: Counting | None = None
    unit: str | None = None
    counts: str | None = None
    counts_span: Span | None = None
    scope: Passage | None = None
    as_of: str | None = None
    claim: str | None = None
    implied: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a figure needs low <= high, not {self.low} and {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Something that nobody would say: who, and ``about`` what (no spans where the text does not tell)."""

    span: Span
    text: str
    kind: SilenceKind
    source: Source
    about: tuple[Span, ...] = ()


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

    def __post_init__(self) -> None:
        if not self.content.spans:
            raise ValueError("a claim needs the words that it rests on")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence is a probability, not {self.confidence}")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderStamp:
    """What made a reading: the program's version, the model's checksum (``sha256:…``), the stages that ran."""

    version: str
    model: str
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read out of one report. Every passage in it reproduces the report's words."""

    report: Report
    reader: ReaderStamp
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Moment, ...] = ()
    silences: tuple[Silence, ...] = ()
    sentences: tuple[Span, ...] = field(default=())

    def __post_init__(self) -> None:
        text = self.report.text
        for passage in self._passages():
            if Passage.of(text, passage.spans) != passage:
                raise ValueError(f"the words {passage.text!r} do not stand at {passage.spans} of {self.report.id}")

    def _repr_html_(self) -> str:
        """The report with its claims marked up, as a notebook shows it."""
        from reportedly.markup import render_html

        return render_html(self)

    def _passages(self) -> Iterator[Passage]:
        for claim in self.claims:
            yield claim.content
            yield claim.source.words
            if claim.cue is not None:
                yield claim.cue.words
            for phrase in (claim.source.role, claim.source.reason):
                if phrase is not None:
                    yield Passage(spans=(phrase.span,), text=phrase.text)
            yield from (Passage(spans=(phrase.span,), text=phrase.text) for phrase in claim.distancing)
        found: tuple[Figure | Moment | Silence, ...] = (*self.figures, *self.times, *self.silences)
        yield from (Passage(spans=(one.span,), text=one.text) for one in found)
        yield from (figure.scope for figure in self.figures if figure.scope is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A reading with the reasons for what is in it, by the ids of claims, figures and times; silences are s1, s2 …"""

    reading: Reading
    reasons: Mapping[str, tuple[Reason, ...]]
