"""The pairs that ``evals`` develops on, as arrays to measure on: ``python -m training.pairs.develop``.

``dev_natural.npz`` holds the pairs of published news, ``dev_own.npz`` those of our own writing. The words are those
that were judged, in their sentence; who says them, and whether both are of one source, is what the package finds.
Nothing is fitted to these pairs. Every report is read with the model, which takes some minutes; needs no torch.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from tokenizers import Tokenizer

from evals.gold import DEFAULT_FOLDER
from evals.relating import Relater, load_rows, make_reader
from evals.relations import RelationRow, Side
from reportedly.reading.encoder import FOLDER as MODEL
from reportedly.reconciliation.relations.speakers import compare_sources, name_source
from reportedly.vocabulary import Position, RelationKind, Span
from training.pairs.layout import Told
from training.pairs.prepare import Gathering

SETS = {"dev_natural": ("natural", "fresh"), "dev_own": ("own",)}
"""The files, and the kinds of pairs that each holds."""


def add_row(row: RelationRow, relater: Relater, into: Gathering) -> None:
    """One pair, the earlier claim first where both days are known."""
    chosen = relater.choose(row)
    told = [_tell(side, position, relater) for side, position in ((row.a, chosen.one), (row.b, chosen.other))]
    days = count_days(chosen.one.published, chosen.other.published)
    if days is not None and days < 0:
        told.reverse()
    into.add(
        told[0],
        told[1],
        alike=compare_sources(chosen.one, chosen.other).one,
        days=None if days is None else abs(days),
        kind=RelationKind(row.relation),
        group=row.id,
    )


def _tell(side: Side, position: Position, relater: Relater) -> Told:
    """The claim in its sentence or sentences."""
    reading, _ = relater.take(side.report)
    around = [each for each in reading.sentences if each.overlaps(side.claim)] or [side.claim]
    begin = min(side.claim.start, around[0].start)
    end = max(side.claim.end, around[-1].end)
    return Told(
        source=name_source(position) if position.source_words else position.outlet or "the report",
        text=side.report.text[begin:end],
        compared=Span(start=side.claim.start - begin, end=side.claim.end - begin),
    )


def count_days(one: str | None, other: str | None) -> int | None:
    """Days from one date of publication to the other; None where one is not known or is no date."""
    try:
        first, second = (date.fromisoformat((published or "")[:10]) for published in (one, other))
    except ValueError:
        return None
    return (second - first).days


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("training/work/pairs"))
    parser.add_argument("--gold", type=Path, default=DEFAULT_FOLDER)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    rows = load_rows("dev", chosen.gold)
    lacking = {kind for kinds in SETS.values() for kind in kinds} - rows.keys()
    if lacking:
        parser.error(f"{chosen.gold} lacks the texts of {', '.join(sorted(lacking))} pairs; --gold names their folder")
    relater = Relater(read=make_reader())
    tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    for name, kinds in SETS.items():
        gathering = Gathering(tokenizer=tokenizer)
        for row in (row for kind in kinds for row in rows[kind]):
            add_row(row, relater, gathering)
        made = gathering.join()
        made.save(chosen.out / f"{name}.npz")
        print(f"{name}: {gathering.pairs} pairs, {len(made)} rows, {made.begins[-1]} pieces")


if __name__ == "__main__":
    main()
