"""What a ledger puts on one question: pairs of positions that stood on one, and whether readers would ask one of both.

The pairs were drawn from the ledgers of whole corpora, one of each question, in two batches: rules were mended on the
first, and some of them before the second was drawn. What stands on no question together is in none, so this tells how
much of what is joined belongs together and how much of it a stricter rule loses, not what is never found. All of it is
to develop on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.own_sets import FOLDER
from evals.questions import GROUP
from evals.records import EvaluationError, Figure
from evals.relations import PairedReport, Side, load_sides
from evals.shown import CORPORA, Shower
from reportedly.reconciliation.questions.comparing import compare_views
from reportedly.reconciliation.questions.verdicts import Verdict
from reportedly.reconciliation.questions.views import view_position
from reportedly.vocabulary import Reading

JOINED = "questions.joined.jsonl"
PARTS = ("local", "politics", "news")
RIGHT, WRONG = ("same", "dup"), ("near", "far")
"""Verdicts: answers to one question, one statement twice; other questions of one matter, other matters."""

_SETS = {name: CORPORA[name] for name in ("gun_reports", "polnear", "wikinews")}


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedRow:
    """Two positions that stood on one question: of which part, in which batch (1 or 2), and what readers said."""

    id: str
    part: str
    batch: int
    verdict: str
    a: Side
    b: Side

    @property
    def belongs(self) -> bool:
        """Whether readers would ask one question of both."""
        return self.verdict in RIGHT


def load_joined(gold: Path, own: Path = FOLDER) -> tuple[JoinedRow, ...]:
    """The pairs; none where a set is missing. Raises EvaluationError for a bad line, or words that are not there."""
    if not all((gold / f"{corpus}.jsonl").is_file() for corpus in _SETS):
        return ()
    return tuple(_read(place, fields, sides) for place, fields, sides in load_sides(gold, own / JOINED, _SETS))


def _read(place: str, fields: Mapping[str, object], sides: tuple[Side, Side]) -> JoinedRow:
    part, batch, verdict = fields.get("part"), fields.get("batch"), fields.get("verdict")
    if part not in PARTS or batch not in (1, 2) or verdict not in (*RIGHT, *WRONG):
        raise EvaluationError(
            f"{place}: part {part!r}, batch {batch!r}, verdict {verdict!r}; parts are {', '.join(PARTS)}, "
            f"batches 1 and 2, verdicts {', '.join((*RIGHT, *WRONG))}"
        )
    return JoinedRow(
        id=str(fields["id"]), part=str(part), batch=int(str(batch)), verdict=str(verdict), a=sides[0], b=sides[1]
    )


def measure_joined(read: Callable[[PairedReport], Reading], gold: Path) -> tuple[tuple[JoinedRow, bool], ...]:
    """Each pair, and whether it is joined now: by itself, not by way of others."""
    shower = Shower(read=read)
    return tuple((row, _joins(row, shower)) for row in load_joined(gold))


def _joins(row: JoinedRow, shower: Shower) -> bool:
    one, other = shower.find(row.a), shower.find(row.b)
    if one is None or other is None or one.id == other.id:
        return False
    return compare_views(view_position(one), view_position(other), grouped=True).verdict is Verdict.SAME


def make_figures(outcomes: Iterable[tuple[JoinedRow, bool]]) -> list[Figure]:
    """How much of what is joined belongs together, and how much of what belongs together is joined."""
    held = list(outcomes)
    joined = [row.belongs for row, joins in held if joins]
    kept = [joins for row, joins in held if row.belongs]
    return [
        _make("right", "belongs together, of what is joined", joined),
        _make("kept", "joined, of what belongs together", kept),
    ]


def _make(key: str, title: str, held: list[bool]) -> Figure:
    share = sum(held) / len(held) if held else None
    return Figure(
        key=f"questions.joined.{key}",
        group=GROUP,
        title=f"one question, {title}",
        value=share,
        support=len(held),
        pinned=True,
    )
