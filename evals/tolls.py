"""The final numbers of killed and injured, settled from the reports of an incident, against the registry's.

``gun_incidents.json`` says over which incidents they are measured; the others are there to develop on. The registry
gives most incidents one killed and nobody injured, so values of two and more are reported apart from those below: they
are what reading has to find.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from evals.copies import GUN_REPORTS, HERE, ReadReport, load_junk, make_reader
from evals.records import EvaluationError, Figure
from reportedly.documents import make_report
from reportedly.reconciliation.tolls import Fate, Toll, settle_tolls
from reportedly.vocabulary import Report

HALVES = ("dev", "measured")
LEAST = 2
"""From this value on a number has to be read; below it a constant is right most of the time."""

GROUP = "Tolls, reports of shootings"
_FIELDS = {Fate.KILLED: "killed", Fate.HURT: "injured"}

Settled = Mapping[Fate, Toll]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """An incident: what the registry says in the end, and its reports, junk left out."""

    id: str
    tolls: Mapping[Fate, int]
    reports: tuple[Report, ...]


def load_incidents(gold_folder: Path, half: str, folder: Path = HERE) -> tuple[Incident, ...]:
    """The incidents of ``half`` ("dev" or "measured") that have a report. Raises EvaluationError without the set."""
    if half not in HALVES:
        raise EvaluationError(f"{half!r} is no half of the incidents; use one of {', '.join(HALVES)}")
    path = gold_folder / GUN_REPORTS
    if not path.is_file():
        raise EvaluationError(f"{path} is missing; evals/README.md says where it is published")
    listed = frozenset(json.loads((folder / "gun_incidents.json").read_text(encoding="utf-8"))["measured"])
    junk = load_junk(folder)
    held: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["doc_id"] not in junk and row["text"].strip() and (row["incident"] in listed) == (half == "measured"):
            held.setdefault(row["incident"], []).append(row)
    return tuple(_make_incident(id, rows) for id, rows in held.items())


def _make_incident(id: str, rows: Sequence[Mapping[str, Any]]) -> Incident:
    told = rows[0]["gold"]
    return Incident(
        id=id,
        tolls={fate: told[field] for fate, field in _FIELDS.items()},
        reports=tuple(_make_report(row) for row in rows),
    )


def _make_report(row: Mapping[str, Any]) -> Report:
    """The report under its headline, which the registry keeps beside the text."""
    text = f"{row['title']}\n\n{row['text']}" if row["title"] else row["text"]
    return make_report(text, id=row["doc_id"], published=row["dct"], check_language=False)


def is_hard(incident: Incident) -> bool:
    """Whether one of its numbers is two or more."""
    return max(incident.tolls.values()) >= LEAST


def settle(incidents: Iterable[Incident], read: ReadReport) -> Iterator[tuple[Incident, Settled]]:
    """Each incident with what its reports add up to."""
    for incident in incidents:
        yield incident, settle_tolls(read(report) for report in incident.reports)


def make_figures(half: str, outcomes: Sequence[tuple[Incident, Settled]]) -> list[Figure]:
    """Shares that are exactly the registry's: of values of two and more, which the gate holds, and of those below."""
    return [
        figure
        for fate, field in _FIELDS.items()
        for figure in (
            _make_figure(half, fate, field, outcomes, lambda value: value >= LEAST, "2 and more"),
            _make_figure(half, fate, field, outcomes, lambda value: value < LEAST, "0 and 1"),
        )
    ]


def _make_figure(
    half: str,
    fate: Fate,
    field: str,
    outcomes: Sequence[tuple[Incident, Settled]],
    asked: Callable[[int], bool],
    title: str,
) -> Figure:
    chosen = [(incident, settled) for incident, settled in outcomes if asked(incident.tolls[fate])]
    right = sum(_read(settled, fate) == incident.tolls[fate] for incident, settled in chosen)
    return Figure(
        key=f"tolls.{half}.{field}.{title.split(maxsplit=1)[0]}",
        group=GROUP,
        title=f"{field}, values of {title}",
        value=right / len(chosen) if chosen else None,
        support=len(chosen),
        pinned=title.startswith("2"),
    )


def _read(settled: Settled, fate: Fate) -> int:
    """What is settled; where no words tell, nobody."""
    return settled[fate].number if fate in settled else 0


def measure_tolls(gold_folder: Path, half: str, read: ReadReport, *, hard: bool = True) -> list[Figure]:
    """The figures of a half; ``hard``: of incidents with a number of two or more alone, which takes half the time."""
    incidents = [one for one in load_incidents(gold_folder, half) if is_hard(one) or not hard]
    return make_figures(half, list(settle(incidents, read)))


@click.command()
@click.option("--gold", type=click.Path(path_type=Path), default=Path("../shared/data"), help="Folder of gold data.")
@click.option("--half", type=click.Choice(HALVES), default="dev", show_default=True, help="Which incidents.")
@click.option("--hard", is_flag=True, help="Only incidents with a number of two or more.")
def main(gold: Path, half: str, hard: bool) -> None:
    """Score the numbers of killed and injured."""
    for figure in measure_tolls(gold, half, make_reader(), hard=hard):
        shown = "   –" if figure.value is None else f"{figure.value:.3f}"
        click.echo(f"{figure.title:32} {shown}  n={figure.support}")


if __name__ == "__main__":
    main()
