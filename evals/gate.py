"""The gate: figures must not fall below the pinned baseline.

``baseline.json`` holds each pinned figure's value and how far it may fall (or rise, where less is better) before the
gate fails. It is raised with ``--pin`` and lowered only with ``--lower "reason"``, which keeps the reason in the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from evals.records import EvaluationError, Figure

BASELINE = Path(__file__).with_name("baseline.json")

TOLERANCE = 0.003
"""For a figure pinned for the first time: another processor may round a model's numbers otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A figure's baseline."""

    value: float
    tolerance: float
    lower_is_better: bool = False


class State(StrEnum):
    """How a figure stands against its baseline."""

    HELD = "held"
    BETTER = "better"
    WORSE = "worse"
    MISSING = "missing"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One figure beside its baseline; ``value`` is None for a figure that was not measured, ``pin`` for a new one."""

    key: str
    state: State
    value: float | None
    pin: Pin | None

    @property
    def fails(self) -> bool:
        """Whether the gate fails on it."""
        return self.state in (State.WORSE, State.MISSING)

    def __str__(self) -> str:
        value = "none" if self.value is None else f"{self.value:.4f}"
        pin = "none" if self.pin is None else f"{self.pin.value:.4f} ± {self.pin.tolerance:.4f}"
        return f"{self.state.upper():8} {self.key}: {value}, baseline {pin}"


def load_baseline(path: Path = BASELINE) -> dict[str, Pin]:
    """The pins by key; none where there is no file yet."""
    if not path.is_file():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))["figures"]
    return {key: Pin(**row) for key, row in rows.items()}


def compare(figures: Sequence[Figure], pins: Mapping[str, Pin]) -> tuple[Verdict, ...]:
    """A verdict on every pinned figure measured and on every pin that was not measured."""
    values = {figure.key: figure for figure in figures if figure.pinned and figure.value is not None}
    keys = [*values, *(key for key in pins if key not in values)]
    return tuple(_judge(key, values.get(key), pins.get(key)) for key in keys)


def _judge(key: str, figure: Figure | None, pin: Pin | None) -> Verdict:
    value = None if figure is None else figure.value
    return Verdict(key=key, state=_find_state(value, pin), value=value, pin=pin)


def _find_state(value: float | None, pin: Pin | None) -> State:
    if pin is None:
        return State.NEW
    if value is None:
        return State.MISSING
    gain = pin.value - value if pin.lower_is_better else value - pin.value
    # A hair of room, so that a fall by exactly the tolerance is a fall by the tolerance in binary too.
    if gain < -pin.tolerance - 1e-9:
        return State.WORSE
    return State.BETTER if gain > pin.tolerance + 1e-9 else State.HELD


def pin_figures(figures: Sequence[Figure], pins: Mapping[str, Pin]) -> dict[str, Pin]:
    """Pins raised to what was measured, new figures pinned; raises EvaluationError where one would be lowered."""
    failing = [str(verdict) for verdict in compare(figures, pins) if verdict.fails]
    if failing:
        listed = "\n".join(failing)
        raise EvaluationError(f"--pin only raises; to lower a figure give a reason with --lower:\n{listed}")
    raised = {key: _raise_pin(pins.get(key), pin) for key, pin in _make_pins(figures, pins).items()}
    return dict(sorted(raised.items()))


def _raise_pin(old: Pin | None, new: Pin) -> Pin:
    if old is None:
        return new
    better = new.value < old.value if new.lower_is_better else new.value > old.value
    return new if better else old


def lower_figures(figures: Sequence[Figure], pins: Mapping[str, Pin]) -> dict[str, Pin]:
    """Pins as measured now, whichever way they moved; a pin that was not measured is dropped."""
    return dict(sorted(_make_pins(figures, pins).items()))


def _make_pins(figures: Sequence[Figure], pins: Mapping[str, Pin]) -> dict[str, Pin]:
    return {
        figure.key: Pin(
            value=round(figure.value, 5),
            tolerance=pins[figure.key].tolerance if figure.key in pins else TOLERANCE,
            lower_is_better=figure.lower_is_better,
        )
        for figure in figures
        if figure.pinned and figure.value is not None
    }


def write_baseline(pins: Mapping[str, Pin], lowered: Sequence[dict[str, Any]], path: Path = BASELINE) -> None:
    """The file, with the reasons for what was ever lowered."""
    figures = {
        key: {"value": pin.value, "tolerance": pin.tolerance, "lower_is_better": pin.lower_is_better}
        for key, pin in pins.items()
    }
    page = {"figures": figures, "lowered": list(lowered)}
    path.write_text(json.dumps(page, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load_lowered(path: Path = BASELINE) -> list[dict[str, Any]]:
    """What was lowered before, and why."""
    return json.loads(path.read_text(encoding="utf-8"))["lowered"] if path.is_file() else []


def note_lowered(verdicts: Sequence[Verdict], reason: str) -> list[dict[str, Any]]:
    """A row for each figure that is being lowered or dropped."""
    return [
        {"figure": v.key, "from": v.pin.value, "to": None if v.value is None else round(v.value, 5), "reason": reason}
        for v in verdicts
        if v.fails and v.pin is not None
    ]
