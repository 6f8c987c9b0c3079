"""What a ledger shows of real reports: pairs of positions that stood on one question, and how readers say they stand.

``relations`` measures pairs that somebody set beside each other. Most of what stands on one question was set there by
links: these pairs are drawn from ledgers of whole corpora, the conflicts all, of the other relations some. So they
measure what a user sees; what he does not see they do not.

Four parts: "local" (reports of shootings), "news" (ECB+ and Wikinews), "politics" (PolNeAR, not its test split, and
MEANTIME), and "later", other reports of ECB+ and Wikinews, on which no rule was mended. All are to develop on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from evals.own_sets import FOLDER
from evals.records import EvaluationError, Figure
from evals.relations import (
    CONFLICTS,
    Outcome,
    PairedReport,
    RelationRow,
    Side,
    load_pairs,
    make_figure,
    measure_share,
    predict_relations,
)
from reportedly.reconciliation.questions import compare_topics, make_positions
from reportedly.reconciliation.relations.together import relate_together
from reportedly.vocabulary import Position, Reading, RelationKind, Span

SHOWN = "relations.shown.jsonl"
PARTS = ("local", "news", "politics", "later")
CORPORA = {"gun_reports": "dct", "wikinews": "date", "ecbplus": "", "polnear": "date", "meantime": ""}
"""The sets whose reports they stand in, each with the field that holds a report's date."""

Read = Callable[[PairedReport], Reading]
"""How a report of a pair is read."""


def load_shown(gold: Path, own: Path = FOLDER) -> dict[str, tuple[RelationRow, ...]]:
    """The pairs of each part; none where a set is missing. Raises EvaluationError as ``load_natural`` does."""
    if not all((gold / f"{corpus}.jsonl").is_file() for corpus in CORPORA):
        return {}
    rows = load_pairs(gold, own / SHOWN, CORPORA)
    odd = next((row for row in rows if row.form not in PARTS), None)
    if odd is not None:
        raise EvaluationError(f"{odd.id} is of the part {odd.form!r}; parts are {', '.join(PARTS)}")
    return {part: tuple(row for row in rows if row.form == part) for part in PARTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shower:
    """Says what is shown of two positions. Every report is read once; its positions are kept."""

    read: Read
    _held: dict[str, tuple[Position, ...]] = field(default_factory=dict)

    def predict(self, row: RelationRow) -> str:
        """The relation of a row's two positions; where the reader makes one of them no more, none is shown."""
        one, other = (self.find(side) for side in (row.a, row.b))
        if one is None or other is None:
            return RelationKind.OTHER_SCOPE.value
        return relate_together(one, other, compare_topics(one, other)).kind.value

    def find(self, side: Side) -> Position | None:
        """The position of that figure, or the statement, whose content is most like the one that was shown."""
        if side.report.id not in self._held:
            self._held[side.report.id] = make_positions(self.read(side.report))
        found = [each for each in self._held[side.report.id] if _is_of(each, side)]
        return max(found, key=lambda each: _share(_cover(each.content.spans), side.claim), default=None)


def _is_of(position: Position, side: Side) -> bool:
    if side.figure is None:
        return position.amount is None and _share(_cover(position.content.spans), side.claim) > 0
    return position.amount is not None and _cover(position.words.spans).overlaps(side.figure)


def _cover(spans: Iterable[Span]) -> Span:
    ordered = list(spans)
    return Span(start=ordered[0].start, end=ordered[-1].end)


def _share(one: Span, other: Span) -> float:
    """The length of what two spans share, of what they cover together."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def make_figures(outcomes: Iterable[Outcome]) -> list[Figure]:
    """Of all parts together: relations right, conflicts and agreements right of those shown, conflicts found."""
    held = list(outcomes)
    right = sum(each.predicted == each.row.relation for each in held)
    conflicts, agreements = measure_share(held, *CONFLICTS), measure_share(held, RelationKind.AGREES.value)
    return [
        _make("right", "all relations right", right / len(held) if held else None, len(held)),
        _make("conflicts_right", "right among differs and denies", conflicts.precision, conflicts.predicted),
        _make("conflicts_found", "recall of differs and denies", conflicts.recall, conflicts.gold, pinned=False),
        _make("agrees_right", "right among agrees", agreements.precision, agreements.predicted),
    ]


def _make(key: str, title: str, value: float | None, support: int, *, pinned: bool = True) -> Figure:
    return make_figure(f"relations.shown.{key}", f"shown, {title}", value, support, pinned=pinned)


def measure_shown(read: Read, gold: Path) -> dict[str, tuple[Outcome, ...]]:
    """The outcomes of each part."""
    shower = Shower(read=read)
    return {f"shown, {part}": predict_relations(rows, shower.predict) for part, rows in load_shown(gold).items()}
