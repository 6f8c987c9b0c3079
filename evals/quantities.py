"""Figures against three sets: NewsQuant, Microsoft's number and unit specs, and the bounds set of our own.

**NewsQuant** as CQE scores it (Almasian et al., EMNLP 2023): a quantity is found where the value agrees (relative
tolerance 1e-5); ``+bound`` asks that its change agrees too, ``+unit`` its unit, each beside the value alone. CQE's
script counts every pair of equal values; here pairs are one to one, those that agree in more first, which can only be
stricter. What is compared:

- all figures but ordinals and implied ones, which the set does not annotate;
- a range as its two ends, in either order; "from A to B", where we have two figures, is one range there: figures that
  stand so in the text are joined, and their change is ``=``, as it is for ranges in the set;
- "thousands" as 1,000 to 10,000, and so "hundreds" and the others; cents and pence by their number;
- the change: ``=`` for two ends, else ``>``, ``<`` for an exact one-sided bound, else ``up``, ``down`` (of a
  difference: the set has ``=`` for the result, "rose to 40"), else ``~``, else ``=``. A bound that is only near
  ("nearly 300") is ``~``;
- the unit of money and measures by ``quantity_units.json``; of a count by the counted noun, which must be a word of the
  set's unit (the set keeps modifiers there: ``armed soldier``); a bare count has the unit ``-``.

Durations are measures here: give a reader that is not told of time expressions, or of dates and times of day only.

**Specs**: the cases of ``number_specs.json``, each right where what the model of the case looks for is found with the
same values and units and nothing else of its kind. A two-sided range that the specs close half open for want of a word
("between 20 and 30": ``[20,30)``) is compared with both ends closed.

**Own bounds**: as ``own/README.md`` says, all fields at once.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from evals import gold, own_sets, records
from evals.spans import Counts, add_counts
from reportedly.vocabulary import Change, Figure, FigureKind, Span

Read: TypeAlias = Callable[[str], Sequence[Figure]]
"""A reader of figures: text to figures, in order."""

SCORES = ("value", "value+bound", "value+unit")
MODELS = ("number", "range", "percent", "currency", "dimension", "temperature", "age", "ordinal")
_FOLDER = Path(__file__).parent
_FIELDS = ("kind", "low", "high", "low_open", "high_open", "approximate", "change", "counting", "unit", "counts")
_JOINED = re.compile(r"\s*(?:[^\s;]+\s+){0,6}?to\s*")
_RANGE = re.compile(r"(-?[\d.]+(?:E-?\d+)?)-([\d.]+)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:E[+-]?\d+)?%?")
_MINOR = re.compile(r"(?:\d ?[pc¢]|\b(?:cents?|pence))$")
_POWERS = {"tens": 1, "hundreds": 2, "thousands": 3, "millions": 6, "billions": 9}
_VAGUE = re.compile(f"(?:{'|'.join(_POWERS)})(?: of (?:{'|'.join(_POWERS)}))?", re.IGNORECASE)
_INTERVAL = re.compile(r"([\[(])([^,]*),([^\])]*)([\])])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity as it is compared: one value or the two ends of a range, its change, and the units it may have."""

    values: tuple[float, ...]
    change: str
    units: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityText:
    """A text with its quantities."""

    id: str
    text: str
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecCase:
    """A case of the specs: what ``model`` should find in ``text``; each item a tuple of numbers and names."""

    id: str
    model: str
    text: str
    wanted: tuple[tuple[Any, ...], ...]


def measure_quantities(folder: Path, read: Read, *, half: str = "dev") -> list[records.Figure]:
    """All figures: NewsQuant's three, the specs, the own bounds of ``half``."""
    made = []
    for name, counts in score_newsquant(load_newsquant(folder), read).items():
        made.append(_make("newsquant", "Quantities, NewsQuant", f"{name} F1", counts.f1, counts.gold))
    specs = score_specs(load_specs(folder), read)
    title = "number and unit specs, applicable cases right"
    made.append(_make("specs", "Quantities, Recognizers-Text", title, specs.recall, specs.gold))
    exact, spans = score_bounds(own_sets.load_bounds(half), read)
    made.append(_make(f"own.{half}", "Quantities, own bounds", "all fields F1", exact.f1, exact.gold))
    made.append(
        _make(f"own.{half}.span", "Quantities, own bounds", "exact span F1", spans.f1, spans.gold, pinned=False)
    )
    return made


def _make(key: str, group: str, title: str, value: float, support: int, *, pinned: bool = True) -> records.Figure:
    name = title.split(" ", maxsplit=1)[0].replace("+", ".")
    return records.Figure(
        key=f"quantities.{key}.{name}", group=group, title=title, value=value, support=support, pinned=pinned
    )


def load_newsquant(folder: Path) -> tuple[QuantityText, ...]:
    """The third of NewsQuant that is for development."""
    return tuple(
        QuantityText(
            id=row["doc_id"], text=row["text"], quantities=tuple(_read_quantity(item) for item in row["quantities"])
        )
        for row in gold.read_rows(folder, "quantities")
        if row["corpus"] == "newsquant"
    )


def _read_quantity(item: gold.Row) -> Quantity:
    match = _RANGE.fullmatch(item["value"])
    values = (float(match[1]), float(match[2])) if match else (float(item["value"]),)
    return Quantity(values=values, change=item["change"], units=frozenset({item["normalized_unit"].lower()}))


def score_newsquant(texts: Iterable[QuantityText], read: Read) -> dict[str, Counts]:
    """Counts over texts by ``SCORES``."""
    scored = [score_quantities(text.quantities, list_quantities(text.text, read(text.text))) for text in texts]
    return {name: add_counts(counts[name] for counts in scored) for name in SCORES}


def score_quantities(wanted: Sequence[Quantity], given: Sequence[Quantity]) -> dict[str, Counts]:
    """Counts of one text by ``SCORES``."""
    pairs = pair_quantities(wanted, given)
    right = {
        "value": len(pairs),
        "value+bound": sum(one.change == other.change for one, other in pairs),
        "value+unit": sum(agree_on_unit(one, other) for one, other in pairs),
    }
    return {name: Counts(right=right[name], predicted=len(given), gold=len(wanted)) for name in SCORES}


def pair_quantities(wanted: Sequence[Quantity], given: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Pairs of equal values, one to one; those that agree in change and unit too go first."""
    options = [
        ((one.change == other.change) + agree_on_unit(one, other), -row, -column)
        for row, one in enumerate(wanted)
        for column, other in enumerate(given)
        if agree_on_value(one, other)
    ]
    pairs, rows, columns = [], set[int](), set[int]()
    for _, row, column in sorted(options, reverse=True):
        if -row not in rows and -column not in columns:
            rows.add(-row)
            columns.add(-column)
            pairs.append((wanted[-row], given[-column]))
    return pairs


def agree_on_value(one: Quantity, other: Quantity) -> bool:
    """Whether the values, or both ends in either order, are equal within CQE's tolerance."""
    if len(one.values) != len(other.values):
        return False
    pairs = zip(sorted(one.values), sorted(other.values), strict=True)
    return all(math.isclose(left, right, rel_tol=1e-5, abs_tol=1e-8) for left, right in pairs)


def agree_on_unit(one: Quantity, other: Quantity) -> bool:
    """Whether a unit of ``other`` is ``one``'s, or its counted noun a word of it."""
    unit = next(iter(one.units))
    words = set(unit.split())
    return unit in other.units or any(name.startswith("*") and name[1:] in words for name in other.units)


def list_quantities(text: str, figures: Sequence[Figure]) -> list[Quantity]:
    """The figures of a text as the set would have them."""
    kept = [figure for figure in figures if figure.kind is not FigureKind.ORDINAL and not figure.implied]
    quantities: list[Quantity] = []
    skip = False
    for index, figure in enumerate(kept):
        following = kept[index + 1] if index + 1 < len(kept) else None
        if skip:
            skip = False
        elif following is not None and _is_from_to(text, figure, following):
            quantities.append(_join(figure, following))
            skip = True
        else:
            result = text[max(0, figure.span.start - 4) : figure.span.start].strip() == "to"
            quantities.append(convert_figure(figure, result=result))
    return quantities


def _is_from_to(text: str, figure: Figure, following: Figure) -> bool:
    """Whether two figures stand as "from A to B", with a few words at most between."""
    before = text[max(0, figure.span.start - 6) : figure.span.start].rstrip()
    between = text[figure.span.end : following.span.start]
    single = figure.low == figure.high and following.low == following.high
    return single and before.endswith("from") and _JOINED.fullmatch(between) is not None


def _join(figure: Figure, following: Figure) -> Quantity:
    left, right = convert_figure(figure), convert_figure(following)
    unit = left if figure.unit or figure.kind is FigureKind.PERCENT else right
    return Quantity(values=(*left.values, *right.values), change="=", units=unit.units | right.units)


def convert_figure(figure: Figure, *, result: bool = False) -> Quantity:
    """One figure as a quantity of the set. ``result``: it stands behind "to", so that no change is given there."""
    minor = 100 if figure.kind is FigureKind.MONEY and _MINOR.search(figure.text) else 1
    ends = [float(end) * minor for end in (figure.low, figure.high) if end is not None]
    values = (ends[0],) if len(ends) == 1 or ends[0] == ends[1] else tuple(ends)
    vague = _VAGUE.match(figure.text) if figure.approximate else None
    if vague is not None and len(values) == 1:
        power = 10.0 ** sum(_POWERS[word.lower()] for word in vague[0].split(" of "))
        values = (power, power * 10)
    change = "=" if len(values) == 2 else name_change(replace(figure, change=None) if result else figure)
    return Quantity(values=values, change=change, units=frozenset(name_units(figure)))


def name_change(figure: Figure) -> str:
    """The set's sign for a figure's bound or change."""
    if not figure.approximate and (figure.low is None or figure.high is None):
        return "<" if figure.low is None else ">"
    if figure.change is not None:
        return "up" if figure.change is Change.RISE else "down"
    return "~" if figure.approximate else "="


def name_units(figure: Figure) -> list[str]:
    """The set's names for a figure's unit. A name that begins with ``*`` is a noun that may be one word of the unit."""
    names: list[str] = []
    if figure.kind is FigureKind.PERCENT:
        names = ["percentage"]
    elif figure.kind is FigureKind.AGE:
        names = ["year of age", "age"]
    elif figure.unit is not None:
        names = load_unit_names().get(figure.unit, [figure.unit.lower()])
    elif figure.kind is FigureKind.MEASURE:
        names = ["degree"]
    elif (figure.kind is FigureKind.RATE and figure.text.endswith("times")) or figure.counts == "times":
        names = ["count", "time"]
    counted = [f"*{form}" for form in _make_singular(figure.counts)]
    return [*names, *counted] if names or counted else ["-"]


@cache
def load_unit_names() -> dict[str, list[str]]:
    """Our codes and the set's names for them, from ``quantity_units.json``."""
    loaded: dict[str, list[str]] = json.loads((_FOLDER / "quantity_units.json").read_text(encoding="utf-8"))
    return loaded


def _make_singular(noun: str | None) -> list[str]:
    """The forms in which the set may have a noun: as it stands and without the endings of the plural."""
    if noun is None:
        return []
    word = noun.lower().split()[-1]
    forms = [
        word,
        word.removesuffix("s"),
        word.removesuffix("es"),
        re.sub("ies$", "y", word),
        re.sub("men$", "man", word),
    ]
    return list(dict.fromkeys(forms))


def load_specs(folder: Path) -> tuple[SpecCase, ...]:
    """The applicable cases of the specs, as ``number_specs.json`` lists them."""
    listed = json.loads((_FOLDER / "number_specs.json").read_text(encoding="utf-8"))
    applicable = set(listed["applicable"])
    cases = (read_case(row) for row in gold.read_rows(folder, "quantities") if row["corpus"] == "msrec-number")
    return tuple(case for case in cases if case is not None and case.id in applicable)


def read_case(row: gold.Row) -> SpecCase | None:
    """A row of the specs; None for a model that we have nothing to compare with."""
    model = {"NumberRange": "range"}.get(row["split"].removesuffix("Model"), row["split"].removesuffix("Model").lower())
    if model not in MODELS or not row["split"].endswith("Model"):
        return None
    numbered = [item["resolution"] for item in row["quantities"] if item["resolution"]["value"] not in (None, "null")]
    wanted = tuple(_read_wanted(model, resolution) for resolution in numbered)
    return SpecCase(id=row["doc_id"], model=model, text=row["text"], wanted=tuple(sorted(wanted, key=repr)))


def _read_wanted(model: str, resolution: gold.Row) -> tuple[Any, ...]:
    value = resolution["value"]
    if model == "range":
        return _read_interval(value)
    if not _NUMBER.fullmatch(value):
        return (value,)
    number = _round(float(value.removesuffix("%")))
    if model in ("currency", "dimension", "temperature", "age"):
        names = load_spec_units()
        factor, unit = names.get(f"{model} {resolution['unit']}") or names[resolution["unit"]]
        return (_round(number * factor), unit)
    return (number,)


def _read_interval(written: str) -> tuple[Any, ...]:
    """The two ends of "[20,30)" and whether each is open; a two-sided one that begins closed ends closed too."""
    match = _INTERVAL.fullmatch(written)
    if match is None:
        raise records.EvaluationError(f"{written!r} is no interval such as [20,30)")
    low, high = (_round(float(end)) if end else None for end in (match[2], match[3]))
    two = low is not None and high is not None
    low_open = low is not None and match[1] == "("
    high_open = high is not None and match[4] == ")" and not (two and match[1] == "[")
    return (low, high, low_open, high_open)


@cache
def load_spec_units() -> dict[str, tuple[float, str | None]]:
    """The specs' unit names: what an amount is multiplied by, and our code."""
    listed = json.loads((_FOLDER / "number_specs.json").read_text(encoding="utf-8"))
    return {name: (float(factor), code) for name, (factor, code) in listed["units"].items()}


def score_specs(cases: Iterable[SpecCase], read: Read) -> Counts:
    """How many cases are right."""
    results = [list_found(case.model, read(case.text)) == case.wanted for case in cases]
    return Counts(right=sum(results), predicted=len(results), gold=len(results))


def list_found(model: str, figures: Sequence[Figure]) -> tuple[tuple[Any, ...], ...]:
    """What the figures of a text say in the terms of one model, sorted."""
    found = [item for figure in figures for item in _list_items(model, figure) if not figure.implied]
    return tuple(sorted(found, key=repr))


def _list_items(model: str, figure: Figure) -> list[tuple[Any, ...]]:
    ends = [_round(float(end)) for end in (figure.low, figure.high) if end is not None]
    numbers = ends[:1] if len(ends) == 2 and ends[0] == ends[1] else ends
    kinds = _KINDS[model]
    if figure.kind not in kinds or (model == "number" and figure.kind is FigureKind.ORDINAL):
        return []
    if model == "range":
        bounded = figure.low is None or figure.high is None or figure.low != figure.high
        low, high = (None if end is None else _round(float(end)) for end in (figure.low, figure.high))
        return [(low, high, figure.low_open, figure.high_open)] if bounded else []
    if model in ("currency", "dimension", "temperature", "age"):
        heat = figure.unit in (None, "Cel", "[degF]", "K")
        timed = figure.unit in ("s", "min", "h", "d", "wk", "mo", "a")
        if ((model == "temperature") != heat and model in ("dimension", "temperature")) or (
            model == "dimension" and timed
        ):
            return []
        return [(number, figure.unit) for number in numbers]
    return [(number,) for number in numbers]


_ALL = frozenset(FigureKind)
_KINDS = {
    "number": _ALL,
    "range": _ALL - {FigureKind.SCORE},
    "percent": frozenset({FigureKind.PERCENT}),
    "currency": frozenset({FigureKind.MONEY}),
    "dimension": frozenset({FigureKind.MEASURE}),
    "temperature": frozenset({FigureKind.MEASURE}),
    "age": frozenset({FigureKind.AGE}),
    "ordinal": frozenset({FigureKind.ORDINAL}),
}


def _round(value: float) -> float:
    """Twelve significant digits, which is more than the specs give of a fraction."""
    return float(f"{value:.11g}")


def score_bounds(rows: Iterable[own_sets.BoundsRow], read: Read) -> tuple[Counts, Counts]:
    """Counts of figures with all fields right, and of exact spans."""
    exact, spans = [], []
    for row in rows:
        given = read(row.text)
        pairs = pair_figures(row.figures, given)
        sizes = {"predicted": len(given), "gold": len(row.figures)}
        exact.append(Counts(right=sum(agree_on_fields(one, other) for one, other in pairs), **sizes))
        spans.append(Counts(right=sum(one.span == other.span for one, other in pairs), **sizes))
    return add_counts(exact), add_counts(spans)


def pair_figures(
    wanted: Sequence[own_sets.OwnFigure], given: Sequence[Figure]
) -> list[tuple[own_sets.OwnFigure, Figure]]:
    """Pairs that share most characters, one to one; an implied figure only with an implied one."""
    options = [
        (_share(one.span, other.span), -row, -column)
        for row, one in enumerate(wanted)
        for column, other in enumerate(given)
        if one.implied == other.implied and _share(one.span, other.span) > 0
    ]
    pairs, rows, columns = [], set[int](), set[int]()
    for _, row, column in sorted(options, reverse=True):
        if -row not in rows and -column not in columns:
            rows.add(-row)
            columns.add(-column)
            pairs.append((wanted[-row], given[-column]))
    return pairs


def agree_on_fields(wanted: own_sets.OwnFigure, given: Figure) -> bool:
    """Whether every field agrees; a fraction within the four places that the set gives."""
    return all(_agree(getattr(wanted, name), getattr(given, name)) for name in _FIELDS)


def _agree(wanted: object, given: object) -> bool:
    if isinstance(wanted, float) and isinstance(given, float):
        return wanted == given or round(given, 4) == wanted
    return wanted == given


def _share(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
