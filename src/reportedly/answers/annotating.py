"""One report with all that a ledger knows around it: the questions its claims answer, its origin, its versions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.answers.asking import join_held, list_held, make_question_lines
from reportedly.answers.catching_up import group_pending
from reportedly.answers.made import Made, load_made
from reportedly.answers.values import Held, QuestionLine
from reportedly.keeping import find_origin_of
from reportedly.ledger import KeptReport, Ledger, Trace
from reportedly.ledger.answering.annotated import Placed, Surroundings, load_surroundings
from reportedly.ledger.answering.questions import QuestionRows, load_questions
from reportedly.ledger.answering.standpoints import NOW, Request, Standpoint
from reportedly.reconciliation.relations import Chains
from reportedly.vocabulary import Relation, RelationKind

_MOST_HELD = 30
"""Positions of a question that one of the report's is set beside, the latest."""

_MOST_QUESTIONS = 40
"""Questions of a report whose positions are set beside each other, in the order of the text."""

_MOST_TRACED = 1000
"""Copies of a text that are traced; of more only how many they are is told."""

_WEIGHT = {kind: place for place, kind in enumerate((RelationKind.DENIES, RelationKind.DIFFERS))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """How a position of the report stands to one of another source, or to its own source's before."""

    relation: Relation
    held: Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question that a claim or a figure of the report answers. ``item`` is the position's own id (q…).

    ``beside`` are its relations to what others hold, denials and differences first.
    """

    item: str
    claim: str | None
    figure: str | None
    question: QuestionLine
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAnswer:
    """A report, what stands around it, and where its text comes from; ``origin`` is None of one that was not read."""

    kept: KeptReport
    around: Surroundings
    origin: Trace | None
    answered: tuple[Answered, ...]


def tell_report(
    ledger: Ledger, kept: KeptReport, standpoint: Standpoint = NOW, *, claims: Collection[str] | None = None
) -> ReportAnswer:
    """What stands around a report: its questions are answered as from ``standpoint``. Raises LedgerError.

    ``claims`` are the ids of the only claims whose questions matter; those of the outlet's own voice always do.
    """
    group_pending(ledger)
    around = load_surroundings(ledger, kept.report.id)
    few = around.origin is not None and around.origin.size <= _MOST_TRACED
    placed = tuple(each for each in around.placed if claims is None or each.claim is None or each.claim in claims)
    return ReportAnswer(
        kept=kept,
        around=around,
        origin=find_origin_of(ledger, kept.report.id) if few else None,
        answered=tuple(_answer(ledger, kept.report.id, placed, standpoint)),
    )


def _answer(ledger: Ledger, report: str, placed: Sequence[Placed], standpoint: Standpoint) -> Iterator[Answered]:
    questions = {each.question.key: each.question for each in placed}
    lines = dict(zip(questions, make_question_lines(ledger, tuple(questions.values())), strict=True))
    asked = [each for each in questions.values() if each.size > 1][:_MOST_QUESTIONS]
    rows = load_questions(ledger, asked, Request(standpoint=standpoint, limit=_MOST_HELD))
    made = load_made(ledger, [member for each in rows.values() for member in each.members])
    for each in placed:
        found = rows.get(each.question.key)
        yield Answered(
            item=each.item,
            claim=each.claim,
            figure=each.figure,
            question=lines[each.question.key],
            beside=() if found is None else tuple(_set_beside(report, each, found, made)),
        )


def _set_beside(report: str, placed: Placed, rows: QuestionRows, made: Mapping[int, Made]) -> Iterator[Beside]:
    """The relations of one position to the others on its question, copies of one text joined."""
    own = (report, placed.claim, placed.figure)
    everything = tuple(list_held(rows.members, made))
    mine = next((each for each in everything if _name(each) == own), None)
    if mine is None:
        return
    others = [each for each in join_held(everything) if own not in map(_name, (each, *each.copies))]
    held = {each.position.id: each for each in others}
    relations = Chains([mine.position, *(each.position for each in others)]).relate_one(mine.position)
    later = (
        relation
        for each in others
        if each.position.source != mine.position.source
        for relation in Chains([mine.position, each.position]).relate_one(each.position)
    )
    found = {_other(relation, mine): relation for relation in (*later, *relations)}
    for id in sorted(found, key=lambda one: (_WEIGHT.get(found[one].kind, len(_WEIGHT)), one)):
        yield Beside(relation=found[id], held=held[id])


def _name(held: Held) -> tuple[str, str | None, str | None]:
    return held.report.id, held.position.claim, held.position.figure


def _other(relation: Relation, mine: Held) -> str:
    return relation.other if relation.position == mine.position.id else relation.position
