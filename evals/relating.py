"""The package's own relations on pairs of claims: ``python -m evals.relating`` prints the figures of one half.

Each report of a pair is read as a user would have it read, its positions are made, those that stand in the words of the
claim are set beside each other. Where the reader makes no position of the words (they are in the outlet's own voice and
have no figure) the words themselves are one. ``--half sealed`` gives figures only, and is run once, at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from evals.own_sets import HALVES
from evals.records import EvaluationError
from evals.relations import (
    CORPORA,
    FRESH,
    WIDE_CORPORA,
    Outcome,
    PairedReport,
    RelationRow,
    Side,
    load_natural,
    load_relations,
    load_wide,
    make_figures,
    predict_relations,
    render_failures,
    render_figures,
)
from evals.shown import Read, measure_shown
from reportedly.reconciliation.questions import make_positions
from reportedly.reconciliation.questions.sources import find_outlet_key
from reportedly.reconciliation.relations import Chosen, choose_pair, relate
from reportedly.vocabulary import (
    Naming,
    Passage,
    Position,
    QuestionKind,
    Reading,
    Relation,
    SourceKind,
    Span,
    Topic,
)

GOLD = Path(__file__).parents[2] / "shared" / "data"

PARTS = ("N1", "N2", "G1", "G2")
"""The parts of the wide set: news of all sorts, and local news of shootings, each in two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relater:
    """Predicts relations. Every report is read once; its positions are kept."""

    read: Read
    _held: dict[str, tuple[Reading, tuple[Position, ...]]] = field(default_factory=dict)

    def predict(self, row: RelationRow) -> str:
        """The relation of a row's two claims, as ``predict_relations`` wants it."""
        return self.relate(row).kind.value

    def relate(self, row: RelationRow) -> Relation:
        """The same with its reason."""
        chosen = self.choose(row)
        return relate(chosen.one, chosen.other, chosen.match)

    def choose(self, row: RelationRow) -> Chosen:
        """The two positions that are set beside each other."""
        chosen = choose_pair(self._find_positions(row.a), self._find_positions(row.b))
        if chosen is None:  # pragma: no cover - each side has its words at least
            raise EvaluationError(f"{row.id} has no words to compare")
        return chosen

    def _find_positions(self, side: Side) -> tuple[Position, ...]:
        """The positions whose words stand in the claim: its figures, else its statements, else the words as such."""
        reading, positions = self.take(side.report)
        figures = [each for each in positions if each.amount is not None and _overlaps(each.words.spans, side.claim)]
        stated = [each for each in positions if each.amount is None and _overlaps(each.content.spans, side.claim)]
        return tuple(figures or stated) or (make_bare(reading, side.claim),)

    def take(self, report: PairedReport) -> tuple[Reading, tuple[Position, ...]]:
        """A report's reading and positions."""
        if report.id not in self._held:
            reading = self.read(report)
            self._held[report.id] = (reading, make_positions(reading))
        return self._held[report.id]


def _overlaps(spans: Iterable[Span], claim: Span) -> bool:
    return any(span.overlaps(claim) for span in spans)


def make_bare(reading: Reading, span: Span) -> Position:
    """A statement in the outlet's own voice, of the words at ``span``."""
    report = reading.report
    sentence = next((each for each in reading.sentences if each.overlaps(span)), span)
    passage = Passage.of(report.text, [span])
    return Position(
        id=f"{report.id}:{span.start}:{span.end}",
        report=report.id,
        kind=QuestionKind.WHETHER,
        topic=Topic(head=""),
        source=find_outlet_key(report),
        source_name=report.outlet,
        source_words="",
        source_kind=SourceKind.MEDIA,
        source_country=None,
        naming=Naming.NAMED,
        words=passage,
        content=passage,
        outlet=report.outlet,
        published=report.published,
        sentence=" ".join(report.text[sentence.start : sentence.end].split()),
    )


def make_reader() -> Read:
    """Reads with the model in the package."""
    from evals.reader import PackageReader

    reader = PackageReader()
    return lambda report: reader.read(report.text, report.published, report.outlet)


def measure(read: Read, rows: Mapping[str, Iterable[RelationRow]]) -> dict[str, tuple[Outcome, ...]]:
    """The outcomes of each kind of rows ("own", "natural", "fresh")."""
    relater = Relater(read=read)
    return {kind: predict_relations(held, relater.predict) for kind, held in rows.items()}


def load_rows(half: str, folder: Path) -> dict[str, tuple[RelationRow, ...]]:
    """Our own pairs, and the natural ones where the gold data are there."""
    rows = {"own": load_relations(half)}
    if all((folder / f"{corpus}.jsonl").is_file() for corpus in CORPORA):
        rows["natural"] = load_natural(folder, half)
        if half == "dev":
            rows["fresh"] = load_natural(folder, half, name=FRESH)
    return rows


def load_parts(folder: Path) -> dict[str, tuple[RelationRow, ...]]:
    """The parts of the wide set, where its gold data are there: all to develop on, but rules saw N2 and G2 first."""
    if not all((folder / f"{corpus}.jsonl").is_file() for corpus in WIDE_CORPORA):
        return {}
    rows = load_wide(folder)
    return {f"wide {part}": tuple(row for row in rows if row.form.startswith(part)) for part in PARTS}


@click.command()
@click.option("--half", type=click.Choice(HALVES), default="dev", show_default=True, help="The half to measure.")
@click.option("--wide", is_flag=True, help="The wide set of natural pairs instead: figures by far more pairs.")
@click.option("--shown", is_flag=True, help="What a ledger shows of real reports instead: what a user sees.")
@click.option("--gold", type=click.Path(path_type=Path), default=GOLD, help="The folder of gold data.")
def main(half: str, wide: bool, shown: bool, gold: Path) -> None:
    """How positions stand to each other: figures, and for the half to develop on what went wrong."""
    if wide and shown:
        raise click.UsageError("--wide and --shown are two sets: give one of them")
    if shown:
        outcomes = measure_shown(make_reader(), gold)
    else:
        outcomes = measure(make_reader(), load_parts(gold) if wide else load_rows(half, gold))
    if not outcomes:
        click.echo(f"{gold} lacks a set that these pairs are taken from: nothing to measure")
    for kind, held in outcomes.items():
        click.echo(f"{kind}, {half}")
        click.echo(render_figures(make_figures(half, kind, held)))
        click.echo(
            f"right, of all relations: {sum(each.predicted == each.row.relation for each in held)} of {len(held)}"
        )
        if half == "dev":
            click.echo(render_failures(held))


if __name__ == "__main__":
    main()
