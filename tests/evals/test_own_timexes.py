"""Our own set of time expressions: its files, and its scorer on hand-made values."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from evals.own_sets import HALVES, find_half
from evals.own_timexes import list_faults, load_timexes, measure_own_timexes, report_half, score_row
from evals.records import EvaluationError
from reportedly.vocabulary import Moment, Span, TimeType

TEXT = "It rained for two days until Monday."


def row(number: int = 1, **more: Any) -> dict[str, Any]:
    name = next(
        f"times-test-{each}"
        for each in range(number * 100, number * 100 + 100)
        if find_half(f"times-test-{each}") == "dev"
    )
    times = [
        {"span": [14, 22], "type": "DURATION", "value": "P2D"},
        {"span": [29, 35], "type": "DATE", "value": "2024-10-28"},
    ]
    return {"id": name, "half": "dev", "published": "2024-10-30", "form": "mixed", "text": TEXT, "times": times} | more


def write(folder: Path, *rows: dict[str, Any]) -> Path:
    (folder / "timexes.dev.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return folder


def moment(start: int, end: int, kind: TimeType, value: str | None) -> Moment:
    span = Span(start=start, end=end)
    return Moment(id="t1", span=span, text=TEXT[start:end], type=kind, value=value, start=None, end=None)


@pytest.mark.parametrize("half", HALVES)
def test_the_files_hold_two_hundred_expressions_and_every_form(half: str) -> None:
    rows = load_timexes(half)
    assert sum(len(each.timed.timexes) for each in rows) >= 200
    assert {each.form for each in rows} == {each.form for each in load_timexes("dev")}


def test_a_row_is_right_where_ends_type_and_value_agree(tmp_path: Path) -> None:
    (loaded,) = load_timexes("dev", write(tmp_path, row()))
    given = [moment(14, 22, TimeType.DURATION, "P2D"), moment(29, 35, TimeType.DATE, "2024-11-04")]
    scores = score_row(loaded, given)
    assert {name: counts.right for name, counts in scores.items()} == {
        "right": 1,
        "value": 1,
        "strict": 2,
        "relaxed": 2,
    }
    assert (scores["right"].predicted, scores["right"].gold) == (2, 2)
    other = score_row(loaded, [moment(14, 22, TimeType.DATE, "P2D")])
    assert (other["right"].right, other["value"].right) == (0, 1)


def test_faults_are_listed(tmp_path: Path) -> None:
    (loaded,) = load_timexes("dev", write(tmp_path, row()))
    given = [moment(14, 22, TimeType.DURATION, "P3D"), moment(0, 2, TimeType.DATE, None)]
    assert list(list_faults(loaded, given)) == [
        "'two days' DURATION P2D, found 'two days' DURATION P3D",
        "missing 'Monday' DATE 2024-10-28",
        "spurious 'It' DATE None",
    ]


def test_figures_count_over_rows(tmp_path: Path) -> None:
    folder = write(tmp_path, row(), row(2, times=[]))

    def read(text: str, published: str | None) -> Sequence[Moment]:
        return [moment(29, 35, TimeType.DATE, "2024-10-28" if published == "2024-10-30" else None)]

    figures = {figure.key: (figure.value, figure.support) for figure in measure_own_timexes("dev", read, folder)}
    assert figures["times.own.dev.right"] == (0.5, 2)


def test_only_the_half_to_develop_on_is_shown() -> None:
    lines: dict[str, list[str]] = {half: [] for half in HALVES}
    for half in HALVES:
        report_half(half, lambda text, published: (), lines[half].append)
    assert len(lines["sealed"]) == 4
    assert len(lines["dev"]) > 200


@pytest.mark.parametrize(
    "more",
    [
        {"half": "sealed"},
        {"times": [{"span": [14, 99], "type": "DURATION", "value": "P2D"}]},
        {"times": [{"span": [13, 22], "type": "DURATION", "value": "P2D"}]},
        {"times": [{"span": [14, 22], "type": "SPELL", "value": "P2D"}]},
        {"times": [{"span": [14, 22], "type": "DURATION", "value": ""}]},
        {"times": [{"span": [29, 35], "type": "DATE", "value": "x"}, {"span": [14, 22], "type": "DATE", "value": "x"}]},
        {"text": None},
    ],
)
def test_bad_rows_are_refused(tmp_path: Path, more: dict[str, Any]) -> None:
    with pytest.raises(EvaluationError, match=r"timexes\.dev\.jsonl:1"):
        load_timexes("dev", write(tmp_path, row(**more)))


def test_bad_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="twice"):
        load_timexes("dev", write(tmp_path, row(), row()))
    with pytest.raises(EvaluationError, match="is missing"):
        load_timexes("sealed", tmp_path)
    with pytest.raises(EvaluationError, match="no half"):
        load_timexes("test", tmp_path)
