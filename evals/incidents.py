"""Stories, measured: reports of shootings grouped, against the registry's incidents; junk out by a committed list.

All reports are grouped together, as they would lie in one ledger, and B-cubed precision and recall are averaged over
the reports of one half of the incidents: the half on which nothing was fitted. Beside it stands what a plain search
finds: tf-idf over the same reports, single link, at most three days apart.
"""

from __future__ import annotations

import json
import math
import pickle
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zlib import crc32

import click

from evals.copies import GUN_REPORTS, load_junk, make_reader
from evals.gold import DEFAULT_FOLDER
from evals.records import EvaluationError, Figure
from reportedly.documents import make_report
from reportedly.reconciliation.stories.grouping import find_links, group_stories, make_item
from reportedly.reconciliation.stories.sketches import Sketch
from reportedly.reconciliation.stories.sketching import make_sketch
from reportedly.reconciliation.stories.terms import fold_term, list_words
from reportedly.vocabulary import Reading, Report

FIT, MEASURE = "fit", "measure"
GATE_SHARE = 6
"""The gate reads the reports of one in so many incidents, all of them of the half that is measured."""

SEASON = 60
"""Into so many days all incidents are moved, as near to each other as a desk sees them."""

WINDOW = 3
STEPS = tuple(each / 100 for each in range(10, 80, 2))
"""Cosines at which the plain search is tried; it is given the best of them."""

ReadReport = Callable[[Report], Reading]
Partition = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report and the incident that it tells of."""

    report: Report
    incident: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How a partition agrees with the gold one, over ``reports`` reports: B-cubed, and over pairs of reports."""

    precision: float
    recall: float
    pair_precision: float
    pair_recall: float
    reports: int
    largest: int

    @property
    def f1(self) -> float:
        """B-cubed."""
        return _balance(self.precision, self.recall)

    @property
    def pair_f1(self) -> float:
        """Over pairs."""
        return _balance(self.pair_precision, self.pair_recall)


def _balance(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


# --- the reports -----------------------------------------------------------------------------------------------------


def find_side(incident: str) -> str:
    """The half of the incidents that ``incident`` belongs to: "fit" or "measure"."""
    return FIT if _number(incident) % 2 == 0 else MEASURE


def stands_in_gate(incident: str) -> bool:
    """Whether the gate reads the reports of ``incident``."""
    return _number(incident) % GATE_SHARE == 1


def _number(incident: str) -> int:
    return crc32(f"gun/{incident}".encode())


def load_incidents(gold_folder: Path) -> tuple[Told, ...]:
    """The reports of ``gun_reports.jsonl`` without junk; raises EvaluationError where the file is missing."""
    path = gold_folder / GUN_REPORTS
    if not path.is_file():
        raise EvaluationError(f"{path} is missing; evals/README.md says where it is published")
    junk = load_junk()
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line)
    return tuple(
        Told(
            report=make_report(
                row["text"], id=row["doc_id"], title=row["title"], published=row["dct"], check_language=False
            ),
            incident=row["incident"],
        )
        for row in rows
        if row["doc_id"] not in junk and row["text"].strip()
    )


# --- agreement -------------------------------------------------------------------------------------------------------


def compare_partitions(found: Partition, gold: Mapping[str, str], counted: Iterable[str] | None = None) -> Agreement:
    """How ``found`` agrees with ``gold``, which names the part of each report; averages over ``counted``, or all.

    Bagga and Baldwin 1998 for B-cubed. A pair counts where one of its reports is counted.
    """
    sizes = Counter(gold.values())
    asked = frozenset(gold if counted is None else counted)
    precision = recall = 0.0
    pairs: Counter[str] = Counter()
    for part in found:
        inside = Counter(gold[each] for each in part)
        for each in asked.intersection(part):
            shared = inside[gold[each]]
            precision += shared / len(part)
            recall += shared / sizes[gold[each]]
            pairs.update(right=shared - 1, found=len(part) - 1, gold=sizes[gold[each]] - 1)
    return Agreement(
        precision=precision / max(1, len(asked)),
        recall=recall / max(1, len(asked)),
        pair_precision=pairs["right"] / pairs["found"] if pairs["found"] else 0.0,
        pair_recall=pairs["right"] / pairs["gold"] if pairs["gold"] else 0.0,
        reports=len(asked),
        largest=max(map(len, found), default=0),
    )


def group_sketches(sketches: Mapping[str, Sketch]) -> Partition:
    """The stories of sketches, by the ids of their reports."""
    items = [make_item(id, sketch) for id, sketch in sketches.items() if sketch.terms]
    return group_stories(sketches, find_links(items))


def move_together(sketches: Mapping[str, Sketch], gold: Mapping[str, str], season: int = SEASON) -> dict[str, Sketch]:
    """The sketches with all days moved, by as many for all reports of one incident: all begin in ``season`` days."""
    first: dict[str, int] = {}
    for id, sketch in sketches.items():
        first[gold[id]] = min(first.get(gold[id], date.max.toordinal()), sketch.published or 0)
    moved = {}
    for id, sketch in sketches.items():
        days = crc32(f"season/{gold[id]}".encode()) % season + 1000 - first[gold[id]]
        published = (sketch.published or 0) + days
        moved[id] = replace(sketch, published=published, days=tuple(day + days for day in sketch.days))
    return moved


# --- the plain search ------------------------------------------------------------------------------------------------


def group_plainly(told: Sequence[Told], gold: Mapping[str, str], fitted: frozenset[str]) -> Partition:
    """Tf-idf, single link, three days; the cosine is the one that does best on ``fitted``."""
    ids = [each.report.id for each in told]
    linked = sorted(_list_cosines(told), reverse=True)
    partitions = (_join(ids, [pair for cosine, *pair in linked if cosine >= least]) for least in STEPS)
    return max(partitions, key=lambda found: compare_partitions(found, gold, fitted).f1)


def _list_cosines(told: Sequence[Told]) -> Iterator[tuple[float, str, str]]:
    vectors = _weigh([each.report for each in told])
    ordered = sorted(told, key=lambda each: each.report.published or "")
    days = [date.fromisoformat((each.report.published or "")[:10]).toordinal() for each in ordered]
    for place, one in enumerate(ordered):
        for later in range(place + 1, len(ordered)):
            if days[later] - days[place] > WINDOW:
                break
            ours, theirs = vectors[one.report.id], vectors[ordered[later].report.id]
            cosine = sum(ours[term] * theirs[term] for term in ours.keys() & theirs.keys())
            yield cosine, one.report.id, ordered[later].report.id


def _weigh(reports: Sequence[Report]) -> dict[str, dict[str, float]]:
    counts = {}
    for report in reports:
        words = f"{report.title or ''}\n{report.text}"
        counts[report.id] = Counter(term for word in list_words(words) if (term := fold_term(word)))
    holders = Counter(term for terms in counts.values() for term in terms)
    return {each: _scale(terms, holders, len(reports)) for each, terms in counts.items()}


def _scale(terms: Counter[str], holders: Counter[str], reports: int) -> dict[str, float]:
    weights = {term: (1 + math.log(count)) * math.log(reports / holders[term]) for term, count in terms.items()}
    length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def _join(ids: Sequence[str], pairs: Iterable[Sequence[str]]) -> Partition:
    heads = {each: each for each in ids}

    def find(each: str) -> str:
        while heads[each] != each:
            heads[each] = heads[heads[each]]
            each = heads[each]
        return each

    for one, other in pairs:
        heads[find(one)] = find(other)
    parts: dict[str, list[str]] = defaultdict(list)
    for each in ids:
        parts[find(each)].append(each)
    return list(parts.values())


# --- figures ---------------------------------------------------------------------------------------------------------


def measure_incidents(gold_folder: Path, read: ReadReport, *, whole: bool = False, side: str = MEASURE) -> list[Figure]:
    """The figures over the gate's reports, or over ``side`` of the ``whole`` of them."""
    told = load_incidents(gold_folder)
    if not whole:
        told = tuple(each for each in told if stands_in_gate(each.incident))
    return score_stories(told, (read(each.report) for each in told), side)


def score_stories(told: Sequence[Told], readings: Iterable[Reading], side: str = MEASURE) -> list[Figure]:
    """The figures of the stories of ``readings``; beside them those of the plain search, and of all incidents moved."""
    gold = {each.report.id: each.incident for each in told}
    counted = frozenset(each.report.id for each in told if find_side(each.incident) == side)
    fitted = frozenset(gold) - counted or counted
    sketches = {reading.report.id: make_sketch(reading) for reading in readings}
    moved = move_together(sketches, gold)
    found = {
        "stories.gun": ("stories", group_sketches(sketches)),
        "stories.gun.moved": (f"stories, all moved into {SEASON} days", group_sketches(moved)),
        "stories.gun.plain": (f"tf-idf, single link, {WINDOW} days", group_plainly(told, gold, fitted)),
    }
    agreements = {key: (name, compare_partitions(parts, gold, counted)) for key, (name, parts) in found.items()}
    return [figure for key, (name, held) in agreements.items() for figure in _make_figures(key, name, held)]


def _make_figures(key: str, who: str, found: Agreement) -> list[Figure]:
    pinned = key == "stories.gun"
    told = (
        ("precision", "B-cubed precision", found.precision, pinned),
        ("recall", "B-cubed recall", found.recall, False),
        ("f1", "B-cubed F1", found.f1, pinned),
        ("pair_precision", "pairs, precision", found.pair_precision, False),
        ("pair_recall", "pairs, recall", found.pair_recall, False),
        ("pair_f1", "pairs, F1", found.pair_f1, False),
        ("largest", "reports in the largest", found.largest, False),
    )
    return [
        Figure(
            key=f"{key}.{name}",
            group="Reports grouped into stories",
            title=f"{who}: {title}",
            value=value,
            support=found.reports,
            pinned=pins,
        )
        for name, title, value, pins in told
    ]


@click.command()
@click.option("--gold", type=click.Path(path_type=Path), default=DEFAULT_FOLDER, help="The folder of the gold sets.")
@click.option("--whole", is_flag=True, help="All reports, not only the gate's: some minutes.")
@click.option("--side", type=click.Choice((FIT, MEASURE)), default=MEASURE, show_default=True)
@click.option("--readings", type=click.Path(path_type=Path), help="A pickle of readings by report id, made before.")
def main(gold: Path, whole: bool, side: str, readings: Path | None) -> None:
    """Score the grouping of reports into stories."""
    read = make_reader() if readings is None else _reuse(readings)
    for figure in measure_incidents(gold, read, whole=whole, side=side):
        click.echo(f"{figure.title:60} {figure.value or 0.0:8.3f}  n={figure.support}")


def _reuse(readings: Path) -> ReadReport:
    held: Mapping[str, Reading] = pickle.loads(readings.read_bytes())
    return lambda report: held.get(report.id) or Reading(report=report, reader=next(iter(held.values())).reader)


if __name__ == "__main__":
    main()
