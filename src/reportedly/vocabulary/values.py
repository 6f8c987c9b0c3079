"""What a claim holds: figures, times, places, how sure it is; and why a field has its value."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.vocabulary.kinds import Change, Counting, FigureKind, PlaceUse, TimeType
from reportedly.vocabulary.making import make_quick
from reportedly.vocabulary.spans import Passage, Span


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


@make_quick
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


@make_quick
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


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that a report names, and where it lies.

    ``latitude`` and ``longitude`` are degrees (WGS 84) of its centre, ``radius_km`` how far around it the place reaches
    or how precisely the words tell it; all None where the text does not settle which place it is. ``geoname_id`` is the
    id in GeoNames, ``feature`` its feature code there, ``country`` ISO 3166-1 alpha-3, or XKX for Kosovo.
    """

    id: str
    span: Span
    text: str
    name: str | None
    geoname_id: int | None
    latitude: float | None
    longitude: float | None
    country: str | None
    feature: str | None
    radius_km: float | None
    use: PlaceUse

    def __post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("a place has both a latitude and a longitude, or neither")
        if not (-90 <= (self.latitude or 0) <= 90 and -180 <= (self.longitude or 0) <= 180):
            raise ValueError(f"no point on the earth is at {self.latitude}, {self.longitude}")


@make_quick
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
