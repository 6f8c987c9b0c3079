"""What a person sees first: stories at a glance, and what of the latest news somebody should look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from reportedly.answers.asking import answer_figures, explain_link, make_question_lines
from reportedly.answers.catching_up import group_pending
from reportedly.answers.telling import StoryAnswer, list_stories
from reportedly.answers.values import QuestionAnswer, QuestionLine
from reportedly.ledger import Ledger, list_judgements
from reportedly.ledger.answering.changes import Clock, ShownNotice, find_new_reports, find_notices
from reportedly.ledger.answering.digests import ClaimLine, SilenceLine, digest_story, find_doubts, find_unsure
from reportedly.ledger.answering.grouped import find_group_line
from reportedly.ledger.answering.standpoints import ALL, Request, Standpoint
from reportedly.vocabulary import GroupKind, QuestionKind, RelationKind
from reportedly.vocabulary.judgements import JudgementState

Answer = Callable[[str], QuestionAnswer | None]
"""What is held on a question, by its id."""

DISPUTED = frozenset((RelationKind.DIFFERS, RelationKind.DENIES))
_UNCLEAR = "unclear"
_MOST_POSITIONS = 40
"""Positions of a question that a glance is made of, the latest."""

_MOST_QUESTIONS = 4
"""Questions of a story that are looked at for a glance, those that most reports speak to first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryBrief:
    """A story at a glance. ``questions`` come with the disputed ones first; ``asked`` is how many it has in all."""

    story: StoryAnswer
    claims: tuple[ClaimLine, ...]
    questions: tuple[QuestionAnswer, ...]
    asked: int
    silences: tuple[SilenceLine, ...]
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtLine:
    """Two questions that may be one, and why that is not sure."""

    left: QuestionLine
    right: QuestionLine
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCheck:
    """What a person should look at: claims whose speaker is unsure, questions that may be one, notices of outlets.

    ``conflicts`` is how many judgements are opposed to another.
    """

    unsure: tuple[ClaimLine, ...]
    doubts: tuple[DoubtLine, ...]
    notices: tuple[ShownNotice, ...]
    conflicts: int


def brief_story(
    ledger: Ledger, story: StoryAnswer, standpoint: Standpoint, *, answer: Answer | None = None
) -> StoryBrief:
    """A story at a glance. ``answer`` answers a question by its id, where answers are kept at hand."""
    digest = digest_story(ledger, find_group_line(ledger, GroupKind.STORY, story.id, standpoint), standpoint)
    ask = answer or make_answer(ledger, standpoint)
    asked = [found for line in digest.questions[:_MOST_QUESTIONS] if (found := ask(line.id)) is not None]
    return StoryBrief(
        story=story,
        claims=digest.claims,
        questions=tuple(sorted(asked, key=_rank)),
        asked=len(digest.questions),
        silences=digest.silences,
        origins=digest.origins,
    )


def make_answer(ledger: Ledger, standpoint: Standpoint) -> Answer:
    """Answers questions with the latest positions only."""
    request = Request(standpoint=standpoint, limit=_MOST_POSITIONS)

    def answer(id: str) -> QuestionAnswer | None:
        (found,) = answer_figures(ledger, id, request)
        return found if found.sources else None

    return answer


def _rank(answer: QuestionAnswer) -> tuple[bool, bool, int]:
    """The disputed first, then those that count something, then those with most sources."""
    return not is_disputed(answer), answer.line.kind is not QuestionKind.HOW_MANY, -len(answer.sources)


def is_disputed(answer: QuestionAnswer) -> bool:
    """Whether any two of the latest positions differ, or one denies the other."""
    return any(relation.kind in DISPUTED for relation in answer.relations)


def find_latest_day(ledger: Ledger, standpoint: Standpoint) -> str | None:
    """The day (ISO 8601) of the latest report; None of an empty ledger."""
    newest = find_new_reports(ledger, None, Request(standpoint=standpoint, limit=1), Clock.PUBLISHED)
    return (newest[0].report.published or newest[0].report.first_seen)[:10] if newest else None


def list_briefs(
    ledger: Ledger, request: Request = ALL, *, words: str | None = None, answer: Answer | None = None
) -> tuple[tuple[StoryBrief, ...], str | None]:
    """A page of stories at a glance, those with the latest reports first. Raises SettingError, LedgerError."""
    stories, more = list_stories(ledger, words, request)
    return tuple(brief_story(ledger, each, request.standpoint, answer=answer) for each in stories), more


def find_to_check(ledger: Ledger, request: Request, *, confidence: float) -> ToCheck:
    """What of the reports from ``request.first`` on a person should look at; ``confidence`` is what is low."""
    group_pending(ledger)
    doubts = find_doubts(ledger, request, kind=_UNCLEAR)
    lines = make_question_lines(ledger, [line for each in doubts for line in (each.left, each.right)])
    return ToCheck(
        unsure=find_unsure(ledger, request, confidence=confidence),
        doubts=tuple(
            DoubtLine(left=left, right=right, reason=explain_link(each.one, each.other))
            for each, left, right in zip(doubts, lines[::2], lines[1::2], strict=True)
        ),
        notices=find_notices(ledger, request.first, replace(request, after=None), Clock.PUBLISHED),
        conflicts=len(list_judgements(ledger, states=(JudgementState.CONFLICT,))),
    )
