"""The first view: what moved, each story at a glance, what nobody will say, what a person should look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from reportedly.answers import Changed, StoryAnswer, list_changes, list_silences, list_stories, tell_story
from reportedly.answers.briefing import ToCheck, brief_story, find_latest_day, find_to_check, list_briefs
from reportedly.answers.values import Held, QuestionAnswer
from reportedly.ledger.answering.evidence import ReportLine
from reportedly.ledger.answering.silences import KeptSilence
from reportedly.ledger.answering.standpoints import Request as Rows
from reportedly.records.cells import write_csv
from reportedly.records.stories import STORY_COLUMNS, describe_story
from reportedly.vocabulary import Polarity, RelationKind
from reportedly.web.asked import Asked, read_asked
from reportedly.web.desk import Desk
from reportedly.web.keeping_answers import get_answers
from reportedly.web.rendering import render, send_csv

router = APIRouter(include_in_schema=False)

_STORIES = 8
_MOVES = frozenset((RelationKind.MOVES, RelationKind.REVISES, RelationKind.ACCUMULATES))
_BESIDE = 6
"""Lines in each card beside the stories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The reports of a story that carry one text: the earliest, and its copies."""

    first: ReportLine
    copies: tuple[ReportLine, ...]


@router.get("/")
def show_stories(request: Request) -> Response:
    """Stories, those with the latest reports first; with ``words`` those whose claims have them."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    rows = asked.make_rows(limit=_STORIES)
    answers = get_answers(request, rows.standpoint)
    briefs, more = list_briefs(desk.ledger, rows, words=asked.get("words"), answer=answers.ask)
    first = asked.get("after") is None and asked.get("words") is None
    day = find_latest_day(desk.ledger, rows.standpoint) if first else None
    beside = _find_beside(desk, asked, day) if day is not None else None
    return render(
        request,
        "stories.html",
        asked,
        view="stories",
        briefs=briefs,
        more=more,
        day=day,
        beside=beside,
        texts=group_texts,
        holders=list_holders,
    )


@router.get("/stories.csv")
def send_stories(request: Request) -> Response:
    """Stories as a table."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    stories, _ = list_stories(desk.ledger, asked.get("words"), asked.make_rows(limit=50))
    return send_csv(write_csv(map(describe_story, stories), STORY_COLUMNS), "stories")


@router.get("/story/{id}")
def show_story(request: Request, id: str) -> Response:
    """One story with all its reports."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    rows = asked.make_rows(limit=50)
    story = tell_story(desk.ledger, id, rows)
    brief = brief_story(desk.ledger, story, rows.standpoint, answer=get_answers(request, rows.standpoint).ask)
    return render(
        request,
        "story.html",
        asked,
        view="stories",
        brief=brief,
        story=story,
        texts=group_texts(story),
        holders=list_holders,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside the stories: of the latest day, of which ``moved`` are the figures that moved."""

    changed: tuple[Changed, ...]
    moved: tuple[Changed, ...]
    silences: tuple[KeptSilence, ...]
    check: ToCheck


def _find_beside(desk: Desk, asked: Asked, day: str) -> Beside:
    latest = Rows(standpoint=asked.standpoint, first=day, limit=_BESIDE)
    changes = list_changes(desk.ledger, day, Rows(standpoint=asked.standpoint, limit=40))
    told = tuple(choose_told(changes.changed))
    return Beside(
        changed=told[:_BESIDE],
        moved=tuple(each for each in told if _is_own(each) and each.relation.kind in _MOVES)[:_BESIDE],
        silences=list_silences(desk.ledger, None, Rows(standpoint=asked.standpoint, limit=_BESIDE)).silences,
        check=find_to_check(desk.ledger, latest, confidence=desk.settings.low_confidence),
    )


def choose_told(changed: Sequence[Changed]) -> Iterator[Changed]:
    """Of each new position its most telling relation: to its own source's previous one before those to others.

    Two positions stand beside each other once: that A differs from B also says that B differs from A.
    """
    told: set[str] = set()
    pairs: set[frozenset[tuple[str, str]]] = set()
    for each in sorted(changed, key=lambda one: not _is_own(one)):
        id = each.held.position.id
        pair = frozenset((_name_position(each.held), _name_position(each.before)))
        if id not in told and pair not in pairs:
            told.add(id)
            pairs.add(pair)
            yield each


def _name_position(held: Held) -> tuple[str, str]:
    return held.position.source, held.position.words.text


def _is_own(changed: Changed) -> bool:
    return changed.held.position.source == changed.before.position.source


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who takes a ``stance`` (says, hedges, denies) on a question, and in how many reports it is called so."""

    name: str
    stance: str
    times: int


def list_holders(answer: QuestionAnswer) -> tuple[Holder, ...]:
    """Who holds what on a question, each name with one stance once, in the order of its sources."""
    counted: dict[tuple[str, str], set[str]] = {}
    for source in answer.sources:
        last = source.held[-1]
        counted.setdefault((source.name, _tell_stance(last)), set()).add(last.report.id)
    return tuple(Holder(name=name, stance=stance, times=len(own)) for (name, stance), own in counted.items())


def _tell_stance(held: Held) -> str:
    if held.position.polarity is Polarity.NEGATIVE:
        return "denies"
    return "hedges" if held.position.hedged else "says"


def group_texts(story: StoryAnswer) -> tuple[Text, ...]:
    """The reports of a story by the text that they carry, the latest text first; a text's earliest report leads."""
    by_origin: dict[str, list[ReportLine]] = {}
    for report, origin in story.reports:
        by_origin.setdefault(origin or report.id, []).append(report)
    return tuple(Text(first=own[-1], copies=tuple(own[-2::-1])) for own in by_origin.values())
