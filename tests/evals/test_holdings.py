from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from evals.holdings import measure_values
from evals.measurement import ALL, Plan
from evals.prediction import Predictions
from evals.records import Attributed, Tagged
from reportedly.vocabulary import Figure, FigureKind, Moment, Span, TimeType
from tests.evals.silent_reader import SilentReader

TEXT = "It rained on Friday."


class FridayReader(SilentReader):
    """Knows of Fridays and of two of everything; sees no claims."""

    def date(self, text: str, published: str | None) -> Sequence[Moment]:
        at = text.find("Friday")
        if at < 0:
            return ()
        span = Span(start=at, end=at + 6)
        return (Moment(id="t1", span=span, text="Friday", type=TimeType.DATE, value=published, start=None, end=None),)

    def count(self, text: str) -> Sequence[Figure]:
        return (Figure(id="f1", span=Span(start=0, end=1), text=text[:1], kind=FigureKind.COUNT, low=2, high=2),)

    def rate(self, text: str, span: Span) -> float | None:
        return None if span.start else 2.5

    def decode(self, text: str) -> tuple[Attributed, ...]:
        raise AssertionError("not asked for")

    claim = decode

    def tag(self, text: str) -> Tagged:
        raise AssertionError("not asked for")


def write_sets(folder: Path) -> None:
    timed = {"doc_id": "d", "split": "test", "dct": "2024-11-01", "text": TEXT, "title": None}
    timex = {"start": 13, "end": 19, "type": "DATE", "value": "2024-11-01", "text": "Friday", "id": "t1"}
    newsquant = {"corpus": "newsquant", "split": "test", "doc_id": "q", "text": "2 came.", "quantities": []}
    rated = [
        {"set": "UDS_IH2", "split": "test", "text": TEXT, "span": span, "factuality": value}
        for span, value in (([0, 2], 3.0), ([3, 9], -3.0))
    ]
    rows = {
        "times": [{"corpus": "te3-platinum", **timed, "timexes": [timex]}],
        "quantities": [newsquant],
        "factuality": rated,
    }
    for name, lines in rows.items():
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


def test_every_set_is_measured_with_the_reader(tmp_path: Path) -> None:
    write_sets(tmp_path)
    predictions = Predictions(make_reader=FridayReader, version="v", folder=tmp_path / "cache")
    figures = {figure.key: figure for figure in measure_values(Plan(folder=tmp_path, split="test"), predictions)}
    assert figures["times.te3-platinum.value"].value == 1.0
    assert figures["factuality.r"].value == pytest.approx(1.0)
    assert figures["factuality.clear"].value == pytest.approx(1 / 3)
    own = figures["certainty.own.sealed.right"]
    assert own.value is not None
    assert own.value < 0.5
    assert own.pinned
    assert figures["quantities.own.sealed.all"].value is not None


def test_the_values_are_measured_by_default() -> None:
    assert "values" in ALL
