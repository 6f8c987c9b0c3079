"""The figures, times, hedges and silences of the hand-marked dispatch: is each found, with its right values?

``seed_details.json`` holds offsets and values only; its rows follow the conventions of ``own/README.md``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.records import make_spans
from evals.seed import Check
from reportedly.vocabulary import Claim, Figure, Moment, Reading, Silence, Span

DETAILS = Path(__file__).with_name("seed_details.json")

_FIGURE_FIELDS = (
    *("kind", "low", "high", "low_open", "high_open", "approximate", "change", "counting", "unit", "counts"),
    *("implied", "claim"),
)
_TIME_FIELDS = ("type", "value", "start", "end", "anchor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One mark, and what of its reading is wrong: nothing, "missed", or fields with the value found."""

    id: str
    wrong: tuple[str, ...]
    required: bool = True


def load_details(path: Path = DETAILS) -> Mapping[str, Any]:
    """The marks as they stand in their file."""
    page: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return page


def check_values(details: Mapping[str, Any], reading: Reading, checks: Sequence[Check]) -> tuple[Verdict, ...]:
    """Every marked figure, time, hedge, date of saying and silence against a reading.

    ``checks`` tell which claim of the reading is which marked attribution.
    """
    claims = {check.expected.id: check.claim for check in checks if check.claim is not None}
    names = {claim.id: name for name, claim in claims.items()}
    return (
        *(_check_figure(row, reading, names) for row in details["figures"]),
        *(_check_time(row, reading) for row in details["times"]),
        *(_check_hedge(row, claims.get(row["claim"])) for row in details["certainty"]),
        *_check_plain(details["certainty"], claims),
        *(_check_said(row, claims.get(row["claim"])) for row in details["said_on"]),
        *(_check_silence(row, reading) for row in details["silences"]),
        *_check_strays(details, reading),
    )


def _check_figure(row: Mapping[str, Any], reading: Reading, names: Mapping[str, str]) -> Verdict:
    figure = _find(row, reading.figures)
    if figure is None:
        return Verdict(id=row["id"], wrong=("missed",), required=row["required"])

    def value(key: str) -> Any:
        found = getattr(figure, key)
        return names.get(found) if key == "claim" and found else getattr(found, "value", found)

    scope = figure.scope.spans if figure.scope else ()
    wrong = [*_compare(row, _FIGURE_FIELDS, value), *_compare_spans("scope", make_spans(row["scope"]), scope)]
    return Verdict(id=row["id"], wrong=tuple(wrong), required=row["required"])


def _check_time(row: Mapping[str, Any], reading: Reading) -> Verdict:
    moment = _find(row, reading.times)
    if moment is None:
        return Verdict(id=row["id"], wrong=("missed",), required=row["required"])
    wrong = _compare(row, _TIME_FIELDS, lambda key: getattr(getattr(moment, key), "value", getattr(moment, key)))
    return Verdict(id=row["id"], wrong=tuple(wrong), required=row["required"])


def _compare(row: Mapping[str, Any], fields: Iterable[str], value: Callable[[str], Any]) -> list[str]:
    """The fields whose value is neither the marked one nor another that is right too."""
    readings = row.get("readings", {})
    return [f"{key} {value(key)!r}" for key in fields if value(key) not in (row[key], *readings.get(key, ()))]


def _compare_spans(name: str, wanted: Sequence[Span], found: Sequence[Span]) -> list[str]:
    met = all(any(one.overlaps(other) for other in found) for one in wanted) and bool(wanted) == bool(found)
    return [] if met else [f"{name} {[(span.start, span.end) for span in found]}"]


def _check_hedge(row: Mapping[str, Any], claim: Claim | None) -> Verdict:
    name = f"hedge of {row['claim']}"
    if claim is None or claim.certainty is None:
        return Verdict(id=name, wrong=("missed",), required=row["required"])
    found = claim.certainty
    wrong = _compare_spans("spans", make_spans(row["spans"]), found.spans)
    if row["band"] is not None and [found.scale, found.low, found.high] != [row["scale"], *row["band"]]:
        wrong.append(f"range {found.scale} {found.low}-{found.high}")
    return Verdict(id=name, wrong=tuple(wrong), required=row["required"])


def _check_plain(hedges: Sequence[Mapping[str, Any]], claims: Mapping[str, Claim]) -> list[Verdict]:
    """Attributions without a mark express no certainty, and nobody stands off from any of them."""
    marked = {row["claim"] for row in hedges}
    verdicts = []
    for name, claim in claims.items():
        wrong = [] if name in marked or claim.certainty is None else ["a hedge where none is"]
        wrong += [f"{key} where none is" for key in ("distancing", "analytic_confidence") if getattr(claim, key)]
        if wrong:
            verdicts.append(Verdict(id=f"claim {name}", wrong=tuple(wrong)))
    return verdicts


def _check_said(row: Mapping[str, Any], claim: Claim | None) -> Verdict:
    found = claim.said_on if claim else None
    right = found is not None and (found.start, found.end) == (row["start"], row["end"])
    return Verdict(id=f"said_on of {row['claim']}", wrong=() if right else (f"{found}",))


def _check_silence(row: Mapping[str, Any], reading: Reading) -> Verdict:
    silence = _find(row, reading.silences)
    if silence is None:
        return Verdict(id=row["id"], wrong=("missed",))
    wrong = [] if silence.kind.value == row["kind"] else [f"kind {silence.kind.value}"]
    wrong += _compare_spans("source", make_spans(row["source"]), silence.source.words.spans)
    wrong += _compare_spans("about", make_spans(row["about"]), silence.about)
    return Verdict(id=row["id"], wrong=tuple(wrong))


def _check_strays(details: Mapping[str, Any], reading: Reading) -> list[Verdict]:
    """What was found where nothing is marked."""
    verdicts = []
    groups: Mapping[str, Sequence[Figure | Moment | Silence]] = {
        "figures": reading.figures,
        "times": reading.times,
        "silences": reading.silences,
    }
    for kind, found in groups.items():
        places = make_spans([row["span"] for row in details[kind]])
        for one in found:
            if not any(one.span.overlaps(place) for place in places):
                verdicts.append(Verdict(id=f"{kind} [{one.span.start}, {one.span.end})", wrong=("not marked",)))
    return verdicts


def _find(row: Mapping[str, Any], found: Sequence[Any]) -> Any:
    """What shares most characters with the mark; None where nothing does."""
    start, end = row["span"]
    shared = [(min(end, one.span.end) - max(start, one.span.start), index) for index, one in enumerate(found)]
    best = max(shared, default=(0, 0))
    return found[best[1]] if best[0] > 0 else None


def describe_verdict(verdict: Verdict) -> str:
    """One line: right, or what is wrong. No words of the text."""
    weight = "" if verdict.required else " (optional)"
    return f"{verdict.id:>14}{weight}: {'right' if not verdict.wrong else 'wrong: ' + ', '.join(verdict.wrong)}"
