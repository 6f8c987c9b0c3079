"""Who is spoken of and where it happened, measured: places, names across reports, our own reports of one name.

Whole texts are read anew each time: two minutes for the places, one for our own set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.holdings import HALVES
from evals.identity import measure_own_names
from evals.own_speakers import measure_speakers
from evals.records import Figure
from evals.toponyms import measure_places

if TYPE_CHECKING:
    from evals.measurement import Plan
    from evals.own_speakers import SpeakerRow
    from evals.prediction import Predictions
    from reportedly.vocabulary import Reading


def measure_where(plan: Plan, predictions: Predictions) -> list[Figure]:
    """Places, given their spans and end to end, on the halves that belong to the split."""
    if plan.split not in HALVES:
        return []
    reader = predictions.reader()
    return measure_places(plan.folder, reader.resolve, reader.locate, half=plan.split)


def measure_who(plan: Plan, predictions: Predictions) -> list[Figure]:
    """Names across reports, and who speaks in our own reports of one name."""
    half = HALVES.get(plan.split)
    if half is None:
        return []
    reader = predictions.reader()

    def read(row: SpeakerRow) -> Reading:
        return reader.read(row.text, row.published, row.outlet)

    return [*measure_speakers(half, read), *measure_own_names(half)]
