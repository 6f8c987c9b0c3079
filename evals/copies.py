"""Near-copies, measured: our own dispatches with their copies, and pairs inside the reports of ``gun_reports.jsonl``.

All texts of a set are put into one index, as they would arrive, and every pair that it links counts as found: a pair of
which nobody expected anything is as wrong as a pair that was labelled ``none``. The sealed half of our own set is
scored once.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from evals.own_sets import FOLDER, HALVES, find_half
from evals.records import EvaluationError, Figure
from evals.spans import Counts
from reportedly.documents import make_report
from reportedly.reconciliation.claim_sets import ClaimSet, collect_claims, compare_claims, judge_retelling
from reportedly.reconciliation.copying import Copying, CopyKind
from reportedly.reconciliation.indexing import OriginIndex
from reportedly.reconciliation.signatures import make_signature
from reportedly.vocabulary import Reading, Report

HERE = Path(__file__).parent
GUN_REPORTS = "gun_reports.jsonl"
FORMS = ("headline", "boilerplate", "figures", "style", "cut", "inset", "rewrite", "separate", "template")
RELATIONS = frozenset(kind.value for kind in CopyKind)

Pair = tuple[str, str]
ReadReport = Callable[[Report], Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A text beside its row's base. ``frame`` names the local story that an inset stands in: others share it."""

    report: Report
    form: str
    relation: CopyKind
    frame: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """A dispatch and what others made of it. ``round`` 2: written after the sealed rows of round 1 had been scored."""

    id: str
    round: int
    base: Report
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Texts to link: ``gold`` pairs with their kinds, ``forms`` of some pairs, and pairs of which nothing is asked."""

    reports: tuple[Report, ...]
    gold: Mapping[Pair, CopyKind]
    forms: Mapping[Pair, str]
    unasked: frozenset[Pair]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a task: pairs found, pairs of the right kind among those that are right, recall by form."""

    counts: Counts
    kinds: Counts
    forms: Mapping[str, Counts]
    wrong: tuple[Copying, ...]
    missed: tuple[Pair, ...]


# --- our own set -----------------------------------------------------------------------------------------------------


def load_copies(half: str, folder: Path = FOLDER) -> tuple[CopyRow, ...]:
    """The rows of ``half`` ("dev" or "sealed"); raises EvaluationError with the id of a bad row."""
    if half not in HALVES:
        raise EvaluationError(f"{half!r} is no half of the own sets; use one of {', '.join(HALVES)}")
    path = folder / f"copies.{half}.jsonl"
    if not path.is_file():
        raise EvaluationError(f"{path} is missing: the own sets belong to the repository")
    return tuple(_read_row(json.loads(line), half) for line in path.read_text(encoding="utf-8").splitlines())


def _read_row(fields: Mapping[str, Any], half: str) -> CopyRow:
    row_id = fields["id"]
    if fields["half"] != half or find_half(row_id) != half:
        raise EvaluationError(f"row {row_id} stands in the half {half!r} but belongs to {find_half(row_id)!r}")
    variants = tuple(_read_variant(each, row_id) for each in fields["others"])
    ids = [fields["base"]["id"], *(variant.report.id for variant in variants)]
    if len(set(ids)) != len(ids):
        raise EvaluationError(f"row {row_id} has two texts of one id")
    return CopyRow(id=row_id, round=fields["round"], base=_read_report(fields["base"]), variants=variants)


def _read_variant(fields: Mapping[str, Any], row_id: str) -> Variant:
    if fields["form"] not in FORMS or fields["relation"] not in RELATIONS:
        raise EvaluationError(
            f"row {row_id}: {fields['form']!r} or {fields['relation']!r} is not known; "
            f"forms are {', '.join(FORMS)}, relations {', '.join(sorted(RELATIONS))}"
        )
    return Variant(
        report=_read_report(fields),
        form=fields["form"],
        relation=CopyKind(fields["relation"]),
        frame=fields.get("frame"),
    )


def _read_report(fields: Mapping[str, Any]) -> Report:
    return make_report(fields["text"], id=fields["id"], outlet=fields["outlet"], published=fields["published"])


def make_own_task(rows: Sequence[CopyRow]) -> Task:
    """Each variant with its base is asked for; of two variants of one base only that the ``none`` ones stay apart."""
    gold: dict[Pair, CopyKind] = {}
    forms: dict[Pair, str] = {}
    unasked: set[Pair] = set()
    for row in rows:
        for variant in row.variants:
            pair = make_pair(row.base.id, variant.report.id)
            forms[pair] = variant.form
            if variant.relation is not CopyKind.NONE:
                gold[pair] = variant.relation
        made = [variant.report.id for variant in row.variants if variant.relation is not CopyKind.NONE]
        unasked.update(make_pair(*each) for each in itertools.combinations(made, 2))
    framed = [variant for row in rows for variant in row.variants if variant.frame is not None]
    for one, other in itertools.combinations(framed, 2):
        if one.frame == other.frame:
            unasked.add(make_pair(one.report.id, other.report.id))
    reports = tuple(report for row in rows for report in (row.base, *(each.report for each in row.variants)))
    return Task(reports=reports, gold=gold, forms=forms, unasked=frozenset(unasked))


def make_pair(one: str, other: str) -> Pair:
    """Two ids in their order."""
    return (one, other) if one <= other else (other, one)


# --- the reports of shootings ----------------------------------------------------------------------------------------


def load_junk(folder: Path = HERE) -> frozenset[str]:
    """The ids of texts that are no reports, or that stand under several incidents."""
    fields = json.loads((folder / "gun_junk.json").read_text(encoding="utf-8"))
    return frozenset(itertools.chain(fields["walls"], *fields["several_incidents"]))


def make_gun_task(gold_folder: Path, folder: Path = HERE) -> Task:
    """The reports of ``gun_reports.jsonl`` without junk, and the committed pairs; rewrites are not asked for."""
    path = gold_folder / GUN_REPORTS
    if not path.is_file():
        raise EvaluationError(f"{path} is missing; evals/README.md says where it is published")
    junk = load_junk(folder)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    pairs = json.loads((folder / "gun_copies.json").read_text(encoding="utf-8"))
    gold = {make_pair(*pair): CopyKind.COPY for pair in pairs["copies"]}
    gold |= {make_pair(*pair): CopyKind.PARTIAL for pair in pairs["partial"]}
    reports = (
        make_report(row["text"], id=row["doc_id"], published=row["dct"], check_language=False)
        for row in rows
        if row["doc_id"] not in junk and row["text"].strip()
    )
    return Task(
        reports=tuple(reports), gold=gold, forms={}, unasked=frozenset(make_pair(*pair) for pair in pairs["open"])
    )


# --- scoring ---------------------------------------------------------------------------------------------------------


def link_reports(reports: Iterable[Report], read: ReadReport | None = None) -> tuple[Copying, ...]:
    """What the index links; with ``read`` the claims of two texts are compared too."""
    held = tuple(reports)
    claims = {report.id: collect_claims(read(report)) for report in held} if read is not None else {}
    index = OriginIndex(refine=lambda link: _compare_by_claims(link, claims))
    for report in held:
        index.add(make_signature(report))
    return index.links()


def _compare_by_claims(link: Copying, claims: Mapping[str, ClaimSet]) -> Copying:
    if link.left not in claims or link.right not in claims:
        return link
    return judge_retelling(link, compare_claims(claims[link.left], claims[link.right]))


def score_links(task: Task, links: Iterable[Copying], kinds: Iterable[CopyKind] = tuple(CopyKind)) -> Outcome:
    """Links of ``kinds`` against the gold of ``task``; texts that are equal are linked through the first of them."""
    asked = frozenset(kinds)
    found = {(link.left, link.right): link for link in _complete(links) if link.kind in asked}
    scored = {pair: link for pair, link in found.items() if pair not in task.unasked}
    right = [pair for pair in scored if pair in task.gold]
    forms: dict[str, Counts] = {}
    for pair, form in task.forms.items():
        counts = Counts(right=pair in task.gold and pair in found, predicted=pair in found, gold=pair in task.gold)
        forms[form] = forms.get(form, Counts()) + counts
    return Outcome(
        counts=Counts(right=len(right), predicted=len(scored), gold=len(task.gold)),
        kinds=Counts(right=sum(scored[pair].kind is task.gold[pair] for pair in right), predicted=len(right)),
        forms=forms,
        wrong=tuple(link for pair, link in scored.items() if pair not in task.gold),
        missed=tuple(pair for pair in sorted(task.gold) if pair not in found),
    )


def _complete(links: Iterable[Copying]) -> Iterator[Copying]:
    """The links, and those between texts that are equal to one third text."""
    equal: dict[str, list[Copying]] = {}
    for link in links:
        yield link
        if link.score == 1.0 and link.kind is CopyKind.COPY:
            equal.setdefault(link.left, []).append(link)
    for others in equal.values():
        for one, other in itertools.combinations(others, 2):
            yield Copying(**{**_fields(one), "left": min(one.right, other.right), "right": max(one.right, other.right)})


def _fields(link: Copying) -> dict[str, Any]:
    return {name: getattr(link, name) for name in link.__dataclass_fields__}


def measure_own_copies(half: str, read: ReadReport | None = None, rounds: Sequence[int] = (1, 2)) -> list[Figure]:
    """Recall and precision over all pairs of our own set, recall by form, and how often the kind is right."""
    task = make_own_task([row for row in load_copies(half) if row.round in rounds])
    outcome = score_links(task, link_reports(task.reports, read))
    figures = _make_figures(f"copies.own.{half}", "Near-copies, own set", outcome)
    for form in FORMS:
        counts = outcome.forms.get(form, Counts())
        negative = form in ("separate", "template")
        value = 1 - counts.predicted / _count_form(task, form) if negative else counts.recall
        title = f"{form} kept apart, share" if negative else f"{form} found, share"
        figures.append(
            Figure(
                key=f"copies.own.{half}.{form}",
                group="Near-copies, own set",
                title=title,
                value=value,
                support=_count_form(task, form),
                pinned=False,
            )
        )
    return figures


def _count_form(task: Task, form: str) -> int:
    return max(1, sum(each == form for each in task.forms.values()))


def measure_gun_copies(gold_folder: Path) -> list[Figure]:
    """Recall and precision of copies and partial copies inside the reports of shootings."""
    task = make_gun_task(gold_folder)
    outcome = score_links(task, link_reports(task.reports), (CopyKind.COPY, CopyKind.PARTIAL))
    return _make_figures("copies.gun", "Near-copies, reports of shootings", outcome)


def _make_figures(key: str, group: str, outcome: Outcome) -> list[Figure]:
    counts, kinds = outcome.counts, outcome.kinds
    told = (
        ("recall", "pairs found, recall", counts.recall, counts.gold, True),
        ("precision", "pairs found, precision", counts.precision, counts.predicted, True),
        ("kinds", "right kind among right pairs, share", kinds.precision, kinds.predicted, False),
    )
    return [
        Figure(key=f"{key}.{name}", group=group, title=title, value=value, support=support, pinned=pinned)
        for name, title, value, support, pinned in told
    ]


def make_reader() -> ReadReport:
    """Reads reports with the weights in the package."""
    from reportedly.pipeline import load_reading

    return load_reading(1)


@click.command()
@click.option("--half", type=click.Choice(HALVES), default="dev", show_default=True, help="Which half of our own set.")
@click.option("--claims", is_flag=True, help="Compare claims too: reads every text with the model.")
@click.option("--round", "rounds", type=int, multiple=True, default=(1, 2), help="Only the rows of this round.")
@click.option("--gold", type=click.Path(path_type=Path), help="The folder of gun_reports.jsonl, to score it as well.")
def main(half: str, claims: bool, rounds: tuple[int, ...], gold: Path | None) -> None:
    """Score the search for near-copies."""
    figures = measure_own_copies(half, make_reader() if claims else None, rounds)
    if gold is not None:
        figures += measure_gun_copies(gold)
    for figure in figures:
        click.echo(f"{figure.group:34} {figure.title:38} {figure.value or 0.0:6.3f}  n={figure.support}")


if __name__ == "__main__":
    main()
