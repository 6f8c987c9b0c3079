"""What changed since some moment: figures that moved or differ, claims that ended, notices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.answers.asking import join_held, list_held, make_question_lines
from reportedly.answers.catching_up import group_pending
from reportedly.answers.made import load_made
from reportedly.answers.values import Held, QuestionLine
from reportedly.ledger import Ledger
from reportedly.ledger.answering.changes import (
    Clock,
    NewReport,
    ShownNotice,
    find_endings,
    find_new_reports,
    find_notices,
)
from reportedly.ledger.answering.questions import GroupLine, load_question
from reportedly.ledger.answering.standpoints import ALL, Given, Request
from reportedly.ledger.answering.statements import Statement
from reportedly.reconciliation.relations import Chains
from reportedly.vocabulary import Relation, RelationKind

_TOLD = frozenset(
    {
        RelationKind.MOVES,
        RelationKind.REVISES,
        RelationKind.ACCUMULATES,
        RelationKind.DENIES,
        RelationKind.DIFFERS,
        RelationKind.QUALIFIES,
    }
)
_MOST_POSITIONS = 60
"""Positions of a question that are looked at for what a new one changes, the latest first."""

_MOST_SOURCES = 12
"""Sources whose latest positions a new one is set beside, the last to speak first; its own source always is."""

_MOST_REPORTS = 5
"""New reports at a time, until a page is full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A new position, and how it stands to an earlier one on its question."""

    question: QuestionLine
    held: Held
    before: Held
    relation: Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed: positions that move, differ or deny, the last first; claims that ended; notices.

    The last two come with the first page only. ``reports`` is how many new reports this page looked at.
    """

    changed: tuple[Changed, ...]
    ended: tuple[Statement, ...]
    notices: tuple[ShownNotice, ...]
    reports: int
    next: str | None


def list_changes(ledger: Ledger, since: Given, request: Request = ALL, clock: Clock = Clock.PUBLISHED) -> Changes:
    """What changed since a day or a moment: in reports that were published then or later, or recorded, by ``clock``.

    Raises SettingError, LedgerError.
    """
    group_pending(ledger)
    found: list[Changed] = []
    after, looked = request.after, 0
    while len(found) < request.limit:
        page = Request(standpoint=request.standpoint, limit=_MOST_REPORTS, after=after)
        reports = find_new_reports(ledger, since, page, clock)
        looked += len(reports)
        found.extend(_compare(ledger, reports, request))
        after = reports[-1].mark if len(reports) == _MOST_REPORTS else None
        if after is None:
            break
    first = request.after is None
    return Changes(
        changed=tuple(found),
        ended=find_endings(ledger, since, request, clock) if first else (),
        notices=find_notices(ledger, since, request, clock) if first else (),
        reports=looked,
        next=after,
    )


def _compare(ledger: Ledger, reports: Sequence[NewReport], request: Request) -> Iterator[Changed]:
    """What the positions of new reports change, question by question."""
    new = {each.report.id for each in reports}
    questions = {line.key: line for each in reports for line in each.questions}
    lines = {line.id: line for line in make_question_lines(ledger, list(questions.values()))}
    for group in questions.values():
        yield from _compare_question(ledger, group, lines[group.id], new, request)


def _compare_question(
    ledger: Ledger, group: GroupLine, line: QuestionLine, new: set[str], request: Request
) -> Iterator[Changed]:
    rows = load_question(ledger, group, Request(standpoint=request.standpoint, limit=_MOST_POSITIONS))
    joined = join_held(list_held(rows.members, load_made(ledger, rows.members)))
    held = {each.position.id: each for each in joined}
    fresh = [each for each in joined if each.report.id in new]
    others = dict.fromkeys(each.position.source for each in joined if each.report.id not in new)
    near = {*list(others)[:_MOST_SOURCES], *(each.position.source for each in fresh)}
    chains = Chains(each.position for each in joined if each.position.source in near)
    for each in fresh[:_MOST_SOURCES]:
        for relation in chains.relate_one(each.position):
            if relation.kind in _TOLD:
                yield Changed(question=line, held=each, before=held[relation.other], relation=relation)
