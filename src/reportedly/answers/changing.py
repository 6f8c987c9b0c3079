"""What changed since some moment: figures that moved or differ, claims that ended, notices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportedly.answers.asking import join_held, list_held, make_question_lines
from reportedly.answers.catching_up import group_pending
from reportedly.answers.made import Made, load_made
from reportedly.answers.relating import relate_new
from reportedly.answers.values import Held, QuestionLine
from reportedly.ledger import Ledger
from reportedly.ledger.answering.changes import (
    Clock,
    NewReport,
    Notices,
    ShownNotice,
    find_new_reports,
)
from reportedly.ledger.answering.changes import list_notices as page_notices
from reportedly.ledger.answering.endings import find_endings
from reportedly.ledger.answering.grouped import GroupLine
from reportedly.ledger.answering.questions import QuestionRows, load_questions
from reportedly.ledger.answering.standpoints import ALL, Given, Request
from reportedly.ledger.answering.statements import Statement, Statements
from reportedly.reconciliation.relations.replacing import find_replaced
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

_TOGETHER = 5
"""New reports whose questions are gone through together, each with all that they say on it."""

_LOADED, _MOST_LOADED = 5, 40
"""New reports that are loaded together: more and more of them, until a page is full."""

_MOST_COMPARED = 300
"""Positions that one page looks at before it ends, with a mark to go on: most new reports may change nothing."""


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

    The last two come with the first page only, with the marks of their own next pages: ``list_endings`` and
    ``list_notices`` go on there. ``reports`` is how many new reports this page looked at; where they are many that
    change little it may be short, and have a next one all the same.
    """

    changed: tuple[Changed, ...]
    ended: tuple[Statement, ...]
    notices: tuple[ShownNotice, ...]
    reports: int
    next: str | None
    next_ended: str | None = None
    next_notices: str | None = None


_NONE_ENDED = Statements(statements=(), next=None)
_NO_NOTICES = Notices(notices=(), next=None)


def list_changes(ledger: Ledger, since: Given, request: Request = ALL, clock: Clock = Clock.PUBLISHED) -> Changes:
    """What changed since a day or a moment: in reports that were published then or later, or recorded, by ``clock``.

    Raises SettingError, LedgerError.
    """
    group_pending(ledger)
    found: list[_Found] = []
    after, looked, compared = None, 0, 0
    for batch in _walk_batches(ledger, since, request, clock):
        found.extend(batch.compare())
        after, looked, compared = batch.next, looked + len(batch.reports), compared + batch.positions
        if len(found) >= request.limit or compared >= _MOST_COMPARED:
            break
    first = request.after is None
    ended = find_endings(ledger, since, request, clock) if first else _NONE_ENDED
    told = page_notices(ledger, since, request, clock) if first else _NO_NOTICES
    return Changes(
        changed=_call(ledger, found),
        ended=ended.statements,
        notices=told.notices,
        reports=looked,
        next=after,
        next_ended=ended.next,
        next_notices=told.next,
    )


def fill_changes(ledger: Ledger, since: Given, request: Request = ALL, clock: Clock = Clock.PUBLISHED) -> Changes:
    """As ``list_changes``, page after page until there are ``request.limit`` changes, for one who can wait.

    Of 2,214 local reports of shootings 80 were new in a page, and two of them changed something. It ends after as many
    pages as changes are asked for, with the mark to go on. Raises SettingError, LedgerError.
    """
    found = list_changes(ledger, since, request, clock)
    for _ in range(request.limit - 1):
        left = request.limit - len(found.changed)
        if found.next is None or left <= 0:
            break
        found = _join(found, list_changes(ledger, since, replace(request, after=found.next, limit=left), clock))
    return found


def _join(first: Changes, then: Changes) -> Changes:
    """A page with the one behind it, which has no claims that ended and no notices."""
    return replace(first, changed=(*first.changed, *then.changed), reports=first.reports + then.reports, next=then.next)


def list_endings(ledger: Ledger, since: Given, request: Request = ALL, clock: Clock = Clock.PUBLISHED) -> Statements:
    """A page of the claims that ended since then, the last first: dropped, corrected or taken back by a later text.

    Raises SettingError, LedgerError.
    """
    return find_endings(ledger, since, request, clock)


def list_notices(ledger: Ledger, since: Given, request: Request = ALL, clock: Clock = Clock.PUBLISHED) -> Notices:
    """A page of the notices in reports that are new since then, the last first. Raises SettingError, LedgerError."""
    return page_notices(ledger, since, request, clock)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    """By the keys of questions what stands on them; what their readings make, by key. It grows."""

    rows: dict[int, QuestionRows] = field(default_factory=dict)
    made: dict[int, Made] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A change, and the question that it is one of, which is not called anything yet."""

    group: GroupLine
    held: Held
    before: Held
    relation: Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """Some new reports with what was loaded of their questions, and the mark behind the last of them."""

    reports: Sequence[NewReport]
    loaded: _Loaded
    next: str | None

    @property
    def questions(self) -> tuple[int, ...]:
        """The keys of the questions that they speak to."""
        return tuple(dict.fromkeys(line.key for each in self.reports for line in each.questions))

    @property
    def positions(self) -> int:
        """How many positions are looked at for what they change."""
        return sum(len(self.loaded.rows[key].members) for key in self.questions)

    def compare(self) -> Iterator[_Found]:
        """What the positions of the reports change, question by question."""
        new = {each.report.id for each in self.reports}
        for key in self.questions:
            rows = self.loaded.rows[key]
            yield from _compare(rows.group, join_held(list_held(rows.members, self.loaded.made)), new)


def _walk_batches(ledger: Ledger, since: Given, request: Request, clock: Clock) -> Iterator[_Batch]:
    after, size = request.after, _LOADED
    loaded = _Loaded()
    while True:
        page = Request(standpoint=request.standpoint, limit=size, after=after)
        reports = find_new_reports(ledger, since, page, clock)
        _load(ledger, reports, request, loaded)
        ends = len(reports) < size
        for at in range(0, len(reports), _TOGETHER):
            some = reports[at : at + _TOGETHER]
            last = ends and at + _TOGETHER >= len(reports)
            yield _Batch(reports=some, loaded=loaded, next=None if last else some[-1].mark)
        if ends:
            return
        after, size = reports[-1].mark, min(2 * size, _MOST_LOADED)


def _load(ledger: Ledger, reports: Sequence[NewReport], request: Request, into: _Loaded) -> None:
    """Load what is not there yet: the largest questions are those to which one report after the other speaks."""
    asked = {line.key: line for each in reports for line in each.questions if line.key not in into.rows}
    page = Request(standpoint=request.standpoint, limit=_MOST_POSITIONS)
    rows = load_questions(ledger, list(asked.values()), page)
    members = (member for each in rows.values() for member in each.members if member.reading not in into.made)
    into.rows.update(rows)
    into.made.update(load_made(ledger, members))


def _call(ledger: Ledger, found: Sequence[_Found]) -> tuple[Changed, ...]:
    """The changes with what their questions are called: most questions that are looked at have none."""
    groups = list({each.group.key: each.group for each in found}.values())
    lines = dict(zip((group.key for group in groups), make_question_lines(ledger, groups), strict=True))
    return tuple(
        Changed(question=lines[each.group.key], held=each.held, before=each.before, relation=each.relation)
        for each in found
    )


def _compare(group: GroupLine, joined: Sequence[Held], new: set[str]) -> Iterator[_Found]:
    """How the positions of new reports on one question stand to those that were there before, and to each other."""
    held = {each.position.id: each for each in joined}
    left = find_replaced(each.position for each in joined)  # "to 12,000 from 11,000": the latter is not new
    fresh = [each for each in joined if each.report.id in new and each.position.id not in left]
    others = dict.fromkeys(each.position.source for each in joined if each.report.id not in new)
    near = {*list(others)[:_MOST_SOURCES], *(each.position.source for each in fresh)}
    fresh = fresh[:_MOST_SOURCES]
    beside = tuple(each.position for each in joined if each.position.source in near)
    for each, relations in zip(fresh, relate_new(beside, tuple(each.position for each in fresh)), strict=True):
        for relation in relations:
            if relation.kind in _TOLD:
                yield _Found(group=group, held=each, before=held[relation.other], relation=relation)
