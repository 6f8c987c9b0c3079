from __future__ import annotations

from pathlib import Path

import pytest

from evals.gate import (
    TOLERANCE,
    Pin,
    State,
    compare,
    load_baseline,
    load_lowered,
    lower_figures,
    note_lowered,
    pin_figures,
    write_baseline,
)
from evals.records import EvaluationError, Figure


def figure(key: str, value: float | None, lower_is_better: bool = False, pinned: bool = True) -> Figure:
    return Figure(
        key=key, group="g", title=key, value=value, support=10, pinned=pinned, lower_is_better=lower_is_better
    )


PINS = {"f1": Pin(value=0.7, tolerance=0.01), "ece": Pin(value=0.04, tolerance=0.01, lower_is_better=True)}


@pytest.mark.parametrize(
    ("value", "state"), [(0.70, State.HELD), (0.69, State.HELD), (0.689, State.WORSE), (0.72, State.BETTER)]
)
def test_a_figure_may_fall_by_its_tolerance(value: float, state: State) -> None:
    (verdict, _) = compare([figure("f1", value)], PINS)
    assert verdict.state is state
    assert verdict.fails is (state is State.WORSE)


@pytest.mark.parametrize(("value", "state"), [(0.05, State.HELD), (0.06, State.WORSE), (0.01, State.BETTER)])
def test_where_less_is_better_a_rise_fails(value: float, state: State) -> None:
    (verdict, _) = compare([figure("ece", value, lower_is_better=True)], PINS)
    assert verdict.state is state


def test_a_pin_that_is_not_measured_fails() -> None:
    verdicts = {verdict.key: verdict for verdict in compare([figure("f1", 0.7)], PINS)}
    assert verdicts["ece"].state is State.MISSING
    assert verdicts["ece"].fails


def test_a_figure_that_cannot_be_told_any_more_fails() -> None:
    assert compare([figure("f1", None)], {"f1": PINS["f1"]})[0].state is State.MISSING


def test_a_new_figure_does_not_fail_and_information_is_not_compared() -> None:
    verdicts = compare([figure("new", 0.1), figure("note", 0.1, pinned=False)], {})
    assert [(verdict.key, verdict.state) for verdict in verdicts] == [("new", State.NEW)]


def test_pinning_raises_keeps_and_adds_but_never_lowers() -> None:
    figures = [figure("f1", 0.695), figure("ece", 0.02, lower_is_better=True), figure("new", 0.5)]
    pins = pin_figures(figures, PINS)
    assert pins["f1"].value == 0.7
    assert pins["ece"] == Pin(value=0.02, tolerance=0.01, lower_is_better=True)
    assert pins["new"] == Pin(value=0.5, tolerance=TOLERANCE)


def test_pinning_refuses_to_lower() -> None:
    with pytest.raises(EvaluationError, match="--lower"):
        pin_figures([figure("f1", 0.5), figure("ece", 0.04, lower_is_better=True)], PINS)


def test_lowering_takes_what_is_measured_and_notes_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    figures = [figure("f1", 0.5)]
    notes = note_lowered(compare(figures, PINS), "a smaller model")
    write_baseline(lower_figures(figures, PINS), notes, path)
    assert load_baseline(path) == {"f1": Pin(value=0.5, tolerance=0.01)}
    assert load_lowered(path) == [
        {"figure": "f1", "from": 0.7, "to": 0.5, "reason": "a smaller model"},
        {"figure": "ece", "from": 0.04, "to": None, "reason": "a smaller model"},
    ]


def test_without_a_file_nothing_is_pinned(tmp_path: Path) -> None:
    assert load_baseline(tmp_path / "baseline.json") == {}
    assert load_lowered(tmp_path / "baseline.json") == []
