"""Questions: a list of them, and one with who says what, how that moved, and how it all stands to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fastapi import APIRouter, Request, Response

from reportedly.answers import answer_figures, list_questions
from reportedly.answers.asking import QUESTION_ID
from reportedly.answers.values import QuestionAnswer, QuestionLine
from reportedly.errors import UnknownError
from reportedly.ledger import Ledger
from reportedly.ledger.answering.pulse import take_pulse
from reportedly.ledger.answering.standpoints import Request as Rows
from reportedly.ledger.answering.standpoints import Standpoint
from reportedly.ledger.answering.surroundings import find_story, list_days, list_silences_in
from reportedly.records.cells import write_csv
from reportedly.records.questions import (
    POSITION_COLUMNS,
    QUESTION_COLUMNS,
    describe_question_line,
    list_positions,
    tell_verb,
)
from reportedly.records.sentences import write_sentence
from reportedly.records.verdicts import tell_verdicts
from reportedly.vocabulary import GroupKind, QuestionKind
from reportedly.web.asked import Asked, read_asked
from reportedly.web.desk import Desk
from reportedly.web.question.grades import list_grades
from reportedly.web.question.leads import find_sort, write_lead
from reportedly.web.question.pictures import draw_pictures
from reportedly.web.question.standing import tell_independent, tell_relations
from reportedly.web.question.wording import choose_silences
from reportedly.web.rendering import render, send_csv

router = APIRouter(include_in_schema=False)

KINDS = ("any", *(kind.value for kind in QuestionKind))
_PAGE = 40
_POSITIONS = 100
_MOST_PAGES = 5
"""Pages of questions that are gone through for those of one kind, before the reader is asked to go on."""

_MOST_SILENCES = 4
_ALL = 10_000


@router.get("/questions")
def show_questions(request: Request) -> Response:
    """What claims and figures answer, that with the latest reports first."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    kind = asked.choose("kind", KINDS, "any")
    least = asked.number("least", 2, low=1, high=1000)
    lines, more = _list_lines(desk.ledger, asked, kind, least)
    return render(
        request, "questions.html", asked, view="questions", lines=lines, more=more, kind=kind, kinds=KINDS, least=least
    )


@router.get("/questions.csv")
def send_questions(request: Request) -> Response:
    """The same as a table."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    least = asked.number("least", 2, low=1, high=1000)
    lines, _ = _list_lines(desk.ledger, asked, asked.choose("kind", KINDS, "any"), least)
    return send_csv(write_csv(map(describe_question_line, lines), QUESTION_COLUMNS), "questions")


@router.get("/question/{id}.csv")
def send_positions(request: Request, id: str) -> Response:
    """All positions on a question, a row for each."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    answer = _find(desk.ledger, id, Rows(standpoint=asked.standpoint, limit=_ALL))
    return send_csv(write_csv(list_positions([answer]), POSITION_COLUMNS), f"question-{answer.line.id}")


@router.get("/question/{id}")
def show_question(request: Request, id: str) -> Response:
    """One question with a page of what is held on it, the latest."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    rows = asked.make_rows(limit=_POSITIONS)
    answer = _find(desk.ledger, id, rows)
    today = _find_today(request, id, rows)
    relations = tell_relations(answer)
    reports = {held.report.id for held in answer.held}
    return render(
        request,
        "question.html",
        asked,
        view="questions",
        answer=answer,
        lead=write_lead(answer),
        pictures=draw_pictures(answer, today),
        relations=relations,
        kinds={each.kind: each.pairs for each in relations.between},
        adding=tell_independent(answer),
        grades=list_grades(answer),
        silences=choose_silences(list_silences_in(desk.ledger, reports), answer.line.label, _MOST_SILENCES),
        story=find_story(desk.ledger, {held.report.id for held in (today or answer).held}),
        days=list_days(desk.ledger, GroupKind.QUESTION, answer.line.id),
        sentence=write_sentence(answer) if answer.sources else "",
        sort=find_sort,
        tell_verdicts=tell_verdicts,
        verb=tell_verb,
        stances=("says", "hedges", "denies"),
    )


def _find(ledger: Ledger, id: str, rows: Rows) -> QuestionAnswer:
    """The answer to the question with an id. Raises UnknownError."""
    if not QUESTION_ID.fullmatch(id):
        raise UnknownError(f"{id[:40]!r} is no id of a question")
    (found,) = answer_figures(ledger, id, rows)
    return found


def _find_today(request: Request, id: str, rows: Rows) -> QuestionAnswer | None:
    """Today's answer, for what is seen from the past: who drags the slider asks for it with every step."""
    if rows.standpoint.as_of is None:
        return None
    state = request.app.state
    desk: Desk = state.desk
    key = (take_pulse(desk.ledger), rows.standpoint.known_at, id)
    kept: tuple[object, QuestionAnswer] | None = getattr(state, "last_question", None)
    if kept is None or kept[0] != key:
        standpoint = Standpoint(known_at=rows.standpoint.known_at)
        kept = key, _find(desk.ledger, id, Rows(standpoint=standpoint, limit=_POSITIONS))
        state.last_question = kept
    return kept[1]


def _list_lines(ledger: Ledger, asked: Asked, kind: str, least: int) -> tuple[Sequence[QuestionLine], str | None]:
    """A page of questions of one kind; a short one where they are rare, with a mark to go on."""
    words = asked.get("words")
    rows = asked.make_rows(limit=_PAGE)
    lines: list[QuestionLine] = []
    mark = rows.after
    for _ in range(_MOST_PAGES):
        found, mark = list_questions(ledger, words, replace(rows, after=mark), least=least)
        lines += [line for line in found if kind in ("any", line.kind.value) and line.positions >= least]
        if mark is None or len(lines) >= _PAGE // 2:
            break
    return lines, mark
