"""Learn what tells that two reports are of one story: ``python -m training.stories``; the texts are read first.

For reports with a date, fitted on the half of the shootings that is not measured (evals/incidents.py parts them),
twice: as they are, spread over five years, and moved into sixty days, as near to each other as a desk sees them. To
these come pairs of Wikinews and MEANTIME that are more than a month apart: two steps of one campaign or one company are
two stories. For reports without a date, on the training topics of ECB+. The score from which on two reports join is the
lowest that keeps the precision of the fitted half, moved together.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import numpy as np

from evals.copies import ReadReport, make_reader
from evals.gold import DEFAULT_FOLDER
from evals.incidents import FIT, compare_partitions, find_side, load_incidents, move_together
from reportedly.documents import make_report
from reportedly.reconciliation.stories.comparing import MEASURES, measure_pair, open_sketch
from reportedly.reconciliation.stories.grouping import group_stories, make_item, propose_pairs
from reportedly.reconciliation.stories.sketches import Sketch
from reportedly.reconciliation.stories.sketching import make_sketch
from reportedly.vocabulary import Reading, Report
from reportedly.vocabulary.grouping import Link
from training.places.learning import Floats, fit_logistic

Told: TypeAlias = tuple[Mapping[str, Sketch], Mapping[str, str]]
"""Sketches by the ids of their reports, and the stories that these are of."""

TABLE = Path(__file__).parents[1] / "src" / "reportedly" / "reconciliation" / "stories" / "tables" / "pair_weights.tsv"
HEAD = """\
# What counts for and against two reports being of one story: the weights of a logistic model over the measures of
# stories/comparing.py. always: the score of a pair without any; join: from which score on two reports are of one story.
# dated: where both reports have a date, learned on one half of the reports of shootings and on pairs of Wikinews and
# MEANTIME that lie far apart; undated: where one has none, learned on the training topics of ECB+. Learned and written
# by training/stories.py, not by hand.
"""
PENALTY = 1.0
AGAINST = 3
"""How often a pair of two stories counts: the sets hold few reports that are nearly of one story."""

CROWDED = 14
"""Into so many days they are moved besides, as a war is told, where one town has something every day."""

BEATS = ("wikinews", "meantime")
LEAST_APART = 30

FOR = ("words", "opening", "people", "office", "surnames", "ages", "same", "small", "near", "ways", "marks", "figures")
COUNTER = ("other", "far", "days", "gap")
LEAST_PRECISION = {"dated": 0.965, "undated": 0.95}
STEPS = tuple(each / 8 for each in range(-16, 65))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs worth judging of one set: their ids, their measures, and whether they are of one story."""

    ids: tuple[tuple[str, str], ...]
    rows: Floats
    holds: Floats


def gather_pairs(sketches: Mapping[str, Sketch], gold: Mapping[str, str]) -> Pairs:
    """The pairs that the keys of the sketches propose."""
    held = [make_item(id, sketch) for id, sketch in sorted(sketches.items()) if sketch.terms]
    opened = [open_sketch(item.body) for item in held]
    places = list(propose_pairs(held))
    rows = [[1.0, *measure_pair(opened[one], opened[other])] for one, other in places]
    ids = tuple((held[one].id, held[other].id) for one, other in places)
    return Pairs(ids=ids, rows=np.array(rows), holds=np.array([float(gold[one] == gold[other]) for one, other in ids]))


def fit_weights(pairs: Pairs) -> Floats:
    """The weights, pairs of two stories counted ``AGAINST`` times; what two reports share never counts against them.

    It would in part: that two of a candidate pair's keys are of one street makes a third unlikelier.
    """
    times = np.where(pairs.holds > 0, 1, AGAINST)
    rows, holds = np.repeat(pairs.rows, times, axis=0), np.repeat(pairs.holds, times)
    kept = np.ones(rows.shape[1], dtype=bool)
    while True:
        weights = np.zeros(len(kept))
        weights[kept] = fit_logistic(rows[:, kept], holds, PENALTY)
        wrong = weights * np.array([0, *map(_tell_sign, MEASURES)]) < 0
        if not wrong.any():
            return np.round(weights, 3)
        kept &= ~wrong


def _tell_sign(measure: str) -> int:
    """1 for what may only speak for one story, -1 for what may only speak against it, 0 for what may do both."""
    return 1 if measure.startswith(FOR) else -1 if measure.startswith(COUNTER) else 0


def choose_score(pairs: Pairs, weights: Floats, gold: Mapping[str, str], precision: float) -> float:
    """The lowest score at which the stories keep ``precision``."""
    scores = pairs.rows @ weights
    for least in STEPS:
        kept = [pair for pair, score in zip(pairs.ids, scores, strict=True) if score >= least]
        links = [Link(left=one, right=other, kind="", score=1.0, reason="") for one, other in kept]
        if compare_partitions(group_stories(gold, links), gold).precision >= precision:
            return least
    return STEPS[-1]


def join_pairs(sets: Sequence[Pairs]) -> Pairs:
    """The pairs of several sets as one."""
    return Pairs(
        ids=tuple(pair for pairs in sets for pair in pairs.ids),
        rows=np.concatenate([pairs.rows for pairs in sets]),
        holds=np.concatenate([pairs.holds for pairs in sets]),
    )


def learn_dated(told: Told, beats: Told) -> list[float]:
    """The weights for reports with a date, and the score at which they join."""
    sketches, gold = told
    moved = gather_pairs(move_together(sketches, gold), gold)
    crowded = gather_pairs(move_together(sketches, gold, CROWDED), gold)
    weights = fit_weights(join_pairs([gather_pairs(sketches, gold), moved, crowded, keep_apart(beats)]))
    return [*weights.tolist(), choose_score(moved, weights, gold, LEAST_PRECISION["dated"])]


def learn_undated(told: Told) -> list[float]:
    """The weights for reports without a date, and the score at which they join."""
    sketches, gold = told
    pairs = gather_pairs({id: replace(sketch, published=None) for id, sketch in sketches.items()}, gold)
    weights = fit_weights(pairs)
    return [*weights.tolist(), choose_score(pairs, weights, gold, LEAST_PRECISION["undated"])]


def keep_apart(beats: Told) -> Pairs:
    """Those pairs of reports that are too far apart to be of one story, whatever they share."""
    sketches, _ = beats
    pairs = gather_pairs(sketches, {id: id for id in sketches})
    days = {id: sketch.published for id, sketch in sketches.items()}
    apart = np.array([_count_days(days[one], days[other]) > LEAST_APART for one, other in pairs.ids])
    ids = tuple(pair for pair, kept in zip(pairs.ids, apart, strict=True) if kept)
    return Pairs(ids=ids, rows=pairs.rows[apart], holds=pairs.holds[apart])


def _count_days(one: int | None, other: int | None) -> int:
    return 0 if one is None or other is None else abs(one - other)


def format_table(dated: Sequence[float], undated: Sequence[float]) -> str:
    """The table's text; measures that weigh nothing are left out."""
    rows = [
        f"{name}\t{first:.3f}\t{second:.3f}\tlearned"
        for name, first, second in zip(("always", *MEASURES, "join"), dated, undated, strict=True)
        if name == "join" or first or second
    ]
    return HEAD + "\n".join(["measure\tdated\tundated\torigin", *rows]) + "\n"


def read_shootings(gold_folder: Path, read: ReadReport) -> Told:
    """The half that is fitted, and its incidents."""
    told = [each for each in load_incidents(gold_folder) if find_side(each.incident) == FIT]
    sketches = {each.report.id: make_sketch(read(each.report)) for each in told}
    return sketches, {each.report.id: each.incident for each in told}


def read_set(name: str, gold_folder: Path, read: ReadReport) -> Told:
    """The reports of a set that may be trained on, and the events that they report where it tells them."""
    lines = (gold_folder / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
    rows = [row for row in map(json.loads, filter(None, lines)) if row.get("split", "train") == "train"]
    sketches = {row["doc_id"]: make_sketch(read(_make_report(row))) for row in rows}
    return sketches, {row["doc_id"]: row.get("subtopic", row["doc_id"]) for row in rows}


def _make_report(row: Mapping[str, str]) -> Report:
    return make_report(
        row["text"], id=row["doc_id"], title=row.get("title"), published=row.get("date"), check_language=False
    )


def reuse_readings(paths: Iterable[Path], read: ReadReport) -> ReadReport:
    """``read``, but what the pickles hold is not read again."""
    held: dict[str, Reading] = {}
    for path in paths:
        held |= pickle.loads(path.read_bytes())
    return lambda report: held.get(report.id) or read(report)


def main() -> None:
    """Read, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--readings", type=Path, nargs="*", default=[], help="pickles of readings by report id")
    options = parser.parse_args()
    read = reuse_readings(options.readings, make_reader())
    beats = [read_set(name, options.gold, read)[0] for name in BEATS]
    dated = learn_dated(read_shootings(options.gold, read), ({**beats[0], **beats[1]}, {}))
    undated = learn_undated(read_set("ecbplus", options.gold, read))
    TABLE.write_text(format_table(dated, undated), encoding="utf-8")
    print(f"joining from {dated[-1]} and {undated[-1]} on; wrote {TABLE.name}")


if __name__ == "__main__":
    main()
