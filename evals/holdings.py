"""What claims hold, measured: times, figures, certainty, silences, factuality.

These read bare sentences as often as whole texts, so predictions are made anew each time: it takes half a minute.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from evals.certainties import correlate_factuality, load_factuality, score_own, score_polarity
from evals.own_sets import load_certainty
from evals.own_timexes import measure_own_timexes
from evals.quantities import measure_quantities
from evals.records import Figure
from evals.timexes import measure_times
from reportedly.vocabulary import Span

if TYPE_CHECKING:
    from evals.measurement import Plan
    from evals.prediction import Predictions, TextReader

HALVES = {"dev": "dev", "test": "sealed"}
"""The half of our own sets that belongs to a split."""


def measure_values(plan: Plan, predictions: Predictions) -> list[Figure]:
    """Everything that a claim holds, on the sets that have the split."""
    reader = predictions.reader()
    figures = measure_times(plan.folder, reader.date, split=plan.split)
    half = HALVES.get(plan.split)
    if half is not None:
        figures += measure_own_timexes(half, reader.date)
        figures += measure_quantities(plan.folder, reader.count, half=half)
        figures += measure_own_certainty(half, reader)
    return figures + measure_factuality(plan, reader)


def measure_own_certainty(half: str, reader: TextReader) -> list[Figure]:
    """Certainty, polarity, distancing, analytic confidence and silences on our own set."""
    scores = score_own(load_certainty(half), reader.judge, reader.hush)
    group = "Certainty and silences, own set"

    def make(key: str, title: str, value: float, support: int, pinned: bool) -> Figure:
        name = f"certainty.own.{half}.{key}"
        return Figure(key=name, group=group, title=title, value=value, support=support, pinned=pinned)

    return [
        make("right", "right answers, share", scores.answers.recall, scores.answers.gold, True),
        make("claims", "claims right in all, share", scores.claims.recall, scores.claims.gold, False),
        make("silences", "silences right in all, share", scores.silences.recall, scores.silences.gold, False),
        make("located", "silences with their kind, F1", scores.located.f1, scores.located.gold, False),
    ]


def measure_factuality(plan: Plan, reader: TextReader) -> list[Figure]:
    """The factuality head on UDS-IH2: Pearson's r, and macro-F1 of the clear cases."""
    words = load_factuality(plan.folder, "UDS_IH2", plan.split)
    rate = _rate_all(reader.rate)
    likeness = correlate_factuality(words, rate)
    sides = score_polarity(words, rate)
    group, support = "Factuality, UDS-IH2", len(words)
    macro = sum(counts.f1 for counts in sides.values()) / len(sides)
    clear = sum(counts.gold for counts in sides.values())
    return [
        Figure(key="factuality.r", group=group, title="Pearson's r", value=likeness, support=support),
        Figure(key="factuality.clear", group=group, title="clear cases, macro-F1", value=macro, support=clear),
    ]


def _rate_all(rate: Callable[[str, Span], float | None]) -> Callable[[str, Span], float]:
    """The ratings with nought where there is none."""
    return lambda text, span: rate(text, span) or 0.0
