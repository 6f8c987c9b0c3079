"""Sources: who spoke last, and all that one of them said, over time, on what footing, how its figures moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from reportedly.answers import SourceAnswer, join_copies, tell_source
from reportedly.answers.values import QuestionAnswer, SourceLine
from reportedly.errors import SettingError
from reportedly.ledger.answering.digests import find_questions_of, find_speakers
from reportedly.records.cells import write_csv
from reportedly.records.statements import STATEMENT_COLUMNS, describe_statements
from reportedly.vocabulary import QuestionKind
from reportedly.web.asked import Asked, read_asked
from reportedly.web.desk import Desk
from reportedly.web.keeping_answers import Answers, get_answers
from reportedly.web.rendering import render, send_csv

router = APIRouter(include_in_schema=False)

_MOST_QUESTIONS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLine:
    """A question, and what the source of this page holds on it over time."""

    answer: QuestionAnswer
    line: SourceLine


@router.get("/sources")
def show_sources(request: Request) -> Response:
    """Who spoke last."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    if asked.get("name"):
        return RedirectResponse(asked.link("/source", name=asked.get("name")), 303)
    speakers, more = find_speakers(desk.ledger, asked.make_rows())
    return render(request, "sources.html", asked, view="sources", speakers=speakers, more=more)


@router.get("/source")
def show_source(request: Request) -> Response:
    """All that sources with ``name`` in their name, description or role said, the latest first."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    answer = _tell(desk, asked)
    own = tuple(find_own(answer, desk, get_answers(request, asked.standpoint)))
    said = join_copies(answer.statements)
    return render(request, "source.html", asked, view="sources", answer=answer, own=own, said=said)


@router.get("/source.csv")
def send_source(request: Request) -> Response:
    """The same as a table."""
    asked = read_asked(request)
    found = _tell(request.app.state.desk, asked)
    return send_csv(write_csv(describe_statements(found.statements), STATEMENT_COLUMNS), "source")


def _tell(desk: Desk, asked: Asked) -> SourceAnswer:
    name = asked.get("name")
    if name is None:
        raise SettingError("no name was given: name a source, such as /source?name=Austin")
    return tell_source(desk.ledger, name, asked.make_rows())


def find_own(answer: SourceAnswer, desk: Desk, answers: Answers) -> Iterator[OwnLine]:
    """The questions on which this source's statements take positions, each with its own line."""
    ids = {(each.report.id, each.claim.id) for each in answer.statements}
    for line in find_questions_of(desk.ledger, ids)[:_MOST_QUESTIONS]:
        found = answers.ask(line.id)
        if found is None or found.line.kind is not QuestionKind.HOW_MANY:
            continue
        for source in found.sources:
            if any((held.report.id, held.position.claim) in ids for held in source.held):
                yield OwnLine(answer=found, line=source)
