"""What many reports say together: copies, stories, tolls, and how the claims of two reports stand to each other.

Texts are read anew each time: four minutes in all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from evals.copies import GUN_REPORTS, measure_gun_copies, measure_own_copies
from evals.holdings import HALVES
from evals.incidents import measure_incidents
from evals.joined import make_figures as make_joined_figures
from evals.joined import measure_joined
from evals.records import Figure
from evals.relating import load_rows
from evals.relating import measure as measure_pairs
from evals.relations import make_figures
from evals.shown import make_figures as make_shown_figures
from evals.shown import measure_shown
from evals.tolls import measure_tolls

if TYPE_CHECKING:
    from evals.measurement import Plan
    from evals.prediction import Predictions, TextReader
    from evals.relations import PairedReport
    from reportedly.vocabulary import Reading


def measure_reconciled(plan: Plan, predictions: Predictions) -> list[Figure]:
    """The figures on the halves that belong to the split.

    Stories, what is shown, and copies among reports of shootings have no halves: they were developed on, and are
    measured with "test".
    """
    half = HALVES.get(plan.split)
    if half is None:
        return []
    reader = predictions.reader()

    def read(report: PairedReport) -> Reading:
        return reader.read(report.text, report.published, report.outlet)

    figures = measure_own_copies(half)
    for kind, outcomes in measure_pairs(read, load_rows(half, plan.folder)).items():
        figures += make_figures(half, kind, outcomes)
    return [*figures, *_measure_shown(plan, read), *_measure_shootings(plan, reader)]


def _measure_shown(plan: Plan, read: Callable[[PairedReport], Reading]) -> list[Figure]:
    """What a ledger shows: it has no halves, and is measured with "test"; nothing where one of its sets is missing."""
    outcomes = measure_shown(read, plan.folder) if plan.split == "test" else {}
    joined = measure_joined(read, plan.folder) if outcomes else ()
    figures = make_shown_figures(each for held in outcomes.values() for each in held) if outcomes else []
    return [*figures, *(make_joined_figures(joined) if joined else ())]


def _measure_shootings(plan: Plan, reader: TextReader) -> list[Figure]:
    """What is measured on reports of shootings; nothing where the set is missing, which the gate then says."""
    if not (plan.folder / GUN_REPORTS).is_file():
        return []
    if plan.split != "test":
        return measure_tolls(plan.folder, "dev", reader.read_report)
    return [
        *measure_tolls(plan.folder, "measured", reader.read_report),
        *measure_gun_copies(plan.folder),
        *measure_incidents(plan.folder, reader.read_report),
    ]
