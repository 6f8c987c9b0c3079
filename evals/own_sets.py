"""The sets of our own writing under ``evals/own``: figures with their bounds, certainty, silences.

``evals/own/README.md`` says what each field means. The sealed half is scored once, at the end; nobody who writes rules
opens it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from evals.records import EvaluationError
from reportedly.vocabulary import Change, Counting, FigureKind, Polarity, SilenceKind, Span

FOLDER = Path(__file__).with_name("own")
HALVES = ("dev", "sealed")
SCALES = ("icd203", "phia", "stated", "conditional", "survey", "hedge")
BANDED = frozenset({"icd203", "phia", "stated", "conditional"})
"""The scales whose range a row states; of the others only the spans are compared."""

CONFIDENCES = ("low", "moderate", "high")

Spans = tuple[Span, ...]
Fields = Mapping[str, Any]
_Row = TypeVar("_Row")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFigure:
    """A figure as a row expects it; the fields are those of ``reportedly.vocabulary.Figure``."""

    span: Span
    kind: FigureKind
    low: int | float | None
    high: int | float | None
    low_open: bool
    high_open: bool
    approximate: bool
    change: Change | None
    counting: Counting | None
    unit: str | None
    counts: str | None
    implied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundsRow:
    """A sentence with all the figures that it holds; ``form`` is what it tests."""

    id: str
    half: str
    text: str
    form: str
    figures: tuple[OwnFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClaim:
    """The claim that is handed to the rules, as the reader would find it."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What the rules should say of the claim. ``scale`` None: its words give no likelihood.

    ``band`` is the probability range of the scales in ``BANDED``, else None.
    """

    scale: str | None
    band: tuple[float, float] | None
    certainty_spans: Spans
    polarity: Polarity
    distancing: Spans
    analytic_confidence: str | None
    confidence_spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSilence:
    """A silence with its source and topic, no spans where the text does not tell them."""

    span: Span
    kind: SilenceKind
    source: Spans
    about: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class CertaintyRow:
    """A text with a claim and what is expected of it (both None where it is about silences only), and its silences."""

    id: str
    half: str
    text: str
    form: str
    claim: OwnClaim | None
    expect: Expectation | None
    silences: tuple[OwnSilence, ...]


class _Fault(Exception):
    """What is wrong with a row; the caller adds which row it is."""


def load_bounds(half: str, folder: Path = FOLDER) -> tuple[BoundsRow, ...]:
    """The rows of figures of ``half`` ("dev" or "sealed"); raises EvaluationError with the id of a bad row."""
    return _load_rows("bounds", half, folder, _read_bounds)


def load_certainty(half: str, folder: Path = FOLDER) -> tuple[CertaintyRow, ...]:
    """The rows of certainty and silences of ``half``; raises EvaluationError with the id of a bad row."""
    return _load_rows("certainty", half, folder, _read_certainty)


def _load_rows(name: str, half: str, folder: Path, read: Callable[[Fields], _Row]) -> tuple[_Row, ...]:
    if half not in HALVES:
        raise EvaluationError(f"{half!r} is no half of the own sets; use one of {', '.join(HALVES)}")
    return tuple(_iterate_rows(folder / f"{name}.{half}.jsonl", half, read))


def _iterate_rows(path: Path, half: str, read: Callable[[Fields], _Row]) -> Iterator[_Row]:
    if not path.is_file():
        raise EvaluationError(f"{path} is missing: the own sets belong to the repository")
    seen: set[str] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        row = _parse_line(line, f"{path.name}:{number}")
        try:
            _check_identity(row, half, seen)
            yield read(row)
        except _Fault as fault:
            raise EvaluationError(f"row {row['id']} of {path.name}: {fault}") from fault
        except (KeyError, TypeError, ValueError) as error:
            raise EvaluationError(f"row {row['id']} of {path.name} is malformed: {error!r}") from error
        seen.add(row["id"])


def _parse_line(line: str, place: str) -> Fields:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise EvaluationError(f"{place} is not JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        raise EvaluationError(f"{place} needs an object with an id")
    return row


def _check_identity(row: Fields, half: str, seen: set[str]) -> None:
    if row["id"] in seen:
        raise _Fault("its id stands there twice")
    if row["half"] != half or find_half(row["id"]) != half:
        raise _Fault(f"it stands in the half {half!r} but belongs to {find_half(row['id'])!r}")


def find_half(row_id: str) -> str:
    """The half that a row belongs to by its id."""
    return HALVES[zlib.crc32(row_id.encode()) % 2]


def _read_bounds(row: Fields) -> BoundsRow:
    text = row["text"]
    figures = tuple(_read_figure(each, text) for each in row["figures"])
    _check_order([figure.span for figure in figures])
    return BoundsRow(id=row["id"], half=row["half"], text=text, form=row["form"], figures=figures)


def _read_figure(fields: Fields, text: str) -> OwnFigure:
    low, high = fields["low"], fields["high"]
    if low is None and high is None:
        raise _Fault("a figure needs low or high")
    if low is not None and high is not None and low > high:
        raise _Fault(f"low {low} is above high {high}")
    flags = {name: _read_flag(fields, name) for name in ("low_open", "high_open", "approximate", "implied")}
    if (flags["low_open"] and low is None) or (flags["high_open"] and high is None):
        raise _Fault("an open bound needs its value")
    return OwnFigure(
        span=_read_span(fields["span"], text),
        kind=_choose(FigureKind, fields["kind"], "kind"),
        low=low,
        high=high,
        **flags,
        change=_choose(Change, fields["change"], "change") if fields["change"] is not None else None,
        counting=_choose(Counting, fields["counting"], "counting") if fields["counting"] is not None else None,
        unit=fields["unit"],
        counts=_read_counts(fields["counts"], text),
    )


def _read_flag(fields: Fields, name: str) -> bool:
    value = fields[name]
    if not isinstance(value, bool):
        raise _Fault(f"{name} must be true or false, not {value!r}")
    return value


def _read_counts(counts: str | None, text: str) -> str | None:
    if counts is not None and (not counts or counts not in text):
        raise _Fault(f"what is counted, {counts!r}, does not stand in the text")
    return counts


def _check_order(spans: Sequence[Span]) -> None:
    """In order, each one apart from the others or within one: a figure may hold an age."""
    for left, right in pairwise(spans):
        if (left.start, -left.end) >= (right.start, -right.end):
            raise _Fault(f"the spans of figures are not in order: {left} before {right}")
        if left.overlaps(right) and not right.within(left):
            raise _Fault(f"the spans of figures cross: {left} and {right}")


def _read_certainty(row: Fields) -> CertaintyRow:
    text = row["text"]
    if (row["claim"] is None) != (row["expect"] is None):
        raise _Fault("claim and expect go together: both or neither")
    silences = tuple(_read_silence(each, text) for each in row["silences"])
    spans = [silence.span for silence in silences]
    if any(left.end > right.start for left, right in pairwise(spans)):
        raise _Fault("its silences are not in order and apart")
    return CertaintyRow(
        id=row["id"],
        half=row["half"],
        text=text,
        form=row["form"],
        claim=_read_claim(row["claim"], text) if row["claim"] is not None else None,
        expect=_read_expectation(row["expect"], text) if row["expect"] is not None else None,
        silences=silences,
    )


def _read_claim(fields: Fields, text: str) -> OwnClaim:
    claim = OwnClaim(
        source=_read_spans(fields["source"], text),
        cue=_read_spans(fields["cue"], text),
        content=_read_spans(fields["content"], text),
    )
    if not claim.content:
        raise _Fault("a claim needs content")
    return claim


def _read_expectation(fields: Fields, text: str) -> Expectation:
    expectation = Expectation(
        scale=_choose_name(SCALES, fields["scale"], "scale"),
        band=_read_band(fields["band"]),
        certainty_spans=_read_spans(fields["certainty_spans"], text),
        polarity=_choose(Polarity, fields["polarity"], "polarity"),
        distancing=_read_spans(fields["distancing"], text),
        analytic_confidence=_choose_name(CONFIDENCES, fields["analytic_confidence"], "analytic_confidence"),
        confidence_spans=_read_spans(fields["confidence_spans"], text),
    )
    if (expectation.scale in BANDED) != (expectation.band is not None):
        raise _Fault(f"the scale {expectation.scale!r} and the band {expectation.band} do not go together")
    if (expectation.scale is None) == bool(expectation.certainty_spans):
        raise _Fault("a scale needs the words that show it, and words need a scale")
    if (expectation.analytic_confidence is None) == bool(expectation.confidence_spans):
        raise _Fault("analytic confidence needs the words that show it, and words need a level")
    return expectation


def _read_band(band: Sequence[float] | None) -> tuple[float, float] | None:
    if band is None:
        return None
    low, high = band
    if not 0.0 <= low <= high <= 1.0:
        raise _Fault(f"a band needs 0 <= low <= high <= 1, not {band}")
    return low, high


def _read_silence(fields: Fields, text: str) -> OwnSilence:
    return OwnSilence(
        span=_read_span(fields["span"], text),
        kind=_choose(SilenceKind, fields["kind"], "kind"),
        source=_read_spans(fields["source"], text),
        about=_read_spans(fields["about"], text),
    )


def _read_spans(pairs: Sequence[Sequence[int]], text: str) -> Spans:
    spans = tuple(_read_span(pair, text) for pair in pairs)
    if any(left.end > right.start for left, right in pairwise(spans)):
        raise _Fault(f"spans must be in order and apart, not {pairs}")
    return spans


def _read_span(pair: Sequence[int], text: str) -> Span:
    start, end = pair
    if not 0 <= start < end <= len(text):
        raise _Fault(f"the span {[start, end]} does not lie within the text of {len(text)} characters")
    words = text[start:end]
    if words != words.strip():
        raise _Fault(f"the span {[start, end]} begins or ends with white space")
    return Span(start=start, end=end)


def _choose(values: Callable[[str], _Value], value: str, field: str) -> _Value:
    try:
        return values(value)
    except ValueError as error:
        raise _Fault(f"{value!r} is no {field} that is known") from error


def _choose_name(names: Sequence[str], value: str | None, field: str) -> str | None:
    if value is not None and value not in names:
        raise _Fault(f"{value!r} is no {field} that is known; use one of {', '.join(names)}")
    return value
