"""What programs read: claims, reports, stories, questions, sources, silences, changes, origins."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request

from reportedly.answers import (
    answer_figures,
    list_changes,
    list_questions,
    list_silences,
    list_stories,
    list_timeline,
    tell_source,
    tell_story,
)
from reportedly.keeping import find_origin, find_origin_of, list_origins
from reportedly.ledger import Filters, GroupFilters, find_claims, get_report
from reportedly.ledger.answering.changes import Clock, find_new_reports
from reportedly.ledger.answering.digests import find_speakers
from reportedly.ledger.answering.standpoints import Request as Rows
from reportedly.records.claims import describe_claim
from reportedly.records.origins import describe_origin
from reportedly.records.questions import describe_question, describe_question_line
from reportedly.records.reports import describe_report
from reportedly.records.sentences import write_sentence
from reportedly.records.statements import describe_silence, describe_statements
from reportedly.records.stories import describe_changes, describe_story
from reportedly.records.values import describe_report_line
from reportedly.vocabulary import Naming, SourceKind
from reportedly.web.api.params import After, First, Last, Limit, Words, read_rows
from reportedly.web.api.shapes import ERRORS, Body, RecordPage, make_page
from reportedly.web.desk import Desk
from reportedly.web.pages.reports import explain_value

router = APIRouter(prefix="/api/v1", tags=["reading"], responses=ERRORS)

Asked = Annotated[Rows, Depends(read_rows)]
ByClock = Annotated[Clock, Query(description="By when it was published, or by when it was recorded here.")]


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


class ClaimFilters:
    """The filters of a list of claims, as ``reportedly claims`` has them."""

    def __init__(
        self,
        text: Words = None,
        source: Words = None,
        about: Words = None,
        place: Words = None,
        kind: Annotated[SourceKind | None, Query(description="What the source is.")] = None,
        naming: Annotated[Naming | None, Query(description="Whether it is named.")] = None,
    ) -> None:
        self.words: dict[str, Any] = {"text": text, "source": source, "about": about, "place": place}
        self.kind = kind
        self.naming = naming


class ClaimPage:
    """Which claims of a list: of which stretch of time, of which report, which page."""

    def __init__(
        self,
        certainty: Annotated[str | None, Query(max_length=40, description="How sure, in the words of the CLI.")] = None,
        report: Annotated[str | None, Query(max_length=200, description="A report's id or its beginning.")] = None,
        first: First = None,
        last: Last = None,
        after: After = None,
        limit: Limit = 50,
    ) -> None:
        self.certainty = certainty or None
        self.report = report or None
        self.first, self.last, self.after, self.limit = first or None, last or None, after or None, limit


@router.get("/claims", response_model=RecordPage)
def get_claims(
    request: Request, filters: Annotated[ClaimFilters, Depends()], page: Annotated[ClaimPage, Depends()]
) -> Body:
    """Claims in view, those of the latest reports first."""
    words: dict[str, Any] = {name: value or None for name, value in filters.words.items()}
    asked = Filters(**words, kind=filters.kind, naming=filters.naming, **vars(page))
    found = find_claims(_desk(request).ledger, asked)
    return make_page([describe_claim(claim) for claim in found.claims], found.next)


@router.get("/reports", response_model=RecordPage)
def get_reports(request: Request, rows: Asked, clock: ByClock = Clock.PUBLISHED) -> Body:
    """Reports, the latest first, by when they were published or by when they came in."""
    found = find_new_reports(_desk(request).ledger, rows.first, rows, clock)
    more = found[-1].mark if len(found) == rows.limit else None
    return make_page([describe_report_line(each.report) for each in found], more)


@router.get("/reports/{id}")
def get_one_report(request: Request, id: str) -> Body:
    """A report with its text, its reading as the contract has it, its versions, notices, judgements and origin."""
    ledger = _desk(request).ledger
    return Body(describe_report(get_report(ledger, id), find_origin_of(ledger, id)))


@router.get("/reports/{id}/why/{kind}/{value}")
def get_why(request: Request, id: str, kind: str, value: str) -> Body:
    """Why a claim, figure, time, place, entity or silence of a report was read as it was, by today's reader."""
    kept, why = explain_value(request, id, kind, value)
    span = None if why.item.span is None else [[why.item.span.start, why.item.span.end]]
    reasons = [{**asdict(each), "span": each.span and [each.span.start, each.span.end]} for each in why.reasons]
    words = {"spans": span or [], "text": why.item.words}
    told = {"kind": why.item.kind, "id": why.item.id, "words": words, "told": why.item.told}
    return Body({"report": kept.report.id, **told, "same": why.same, "reasons": reasons})


@router.get("/stories", response_model=RecordPage)
def get_stories(request: Request, rows: Asked, words: Words = None) -> Body:
    """Stories, those with the latest reports first."""
    found, more = list_stories(_desk(request).ledger, words or None, rows)
    return make_page([describe_story(each) for each in found], more)


@router.get("/stories/{id}")
def get_story(request: Request, id: str, rows: Asked) -> Body:
    """A story with a page of its reports."""
    found = tell_story(_desk(request).ledger, id, rows)
    return Body({**describe_story(found), "next": found.next})


@router.get("/questions", response_model=RecordPage)
def get_questions(
    request: Request,
    rows: Asked,
    words: Words = None,
    least: Annotated[int, Query(ge=1, le=1_000_000, description="Of at least so many positions.")] = 1,
) -> Body:
    """Questions, those asked last first; with words, those that they ask; of at least so many positions."""
    found, more = list_questions(_desk(request).ledger, words or None, rows, least=least)
    return make_page([describe_question_line(each) for each in found], more)


@router.get("/questions/{id}")
def get_question(
    request: Request,
    id: str,
    rows: Asked,
    about: Annotated[float, Query(ge=0, le=1, allow_inf_nan=False, description="By which “about” widens.")] = 0.05,
) -> Body:
    """A question with what each source holds on it, relations, independent origins, and a line ready to paste."""
    (found,) = answer_figures(_desk(request).ledger, _check_question(id), rows, about=about)
    return Body({**describe_question(found), "sentence": write_sentence(found) if found.sources else None})


@router.get("/figures", response_model=RecordPage)
def get_figures(
    request: Request,
    rows: Asked,
    words: Annotated[str, Query(min_length=1, max_length=2000, description="As a person types it.")],
) -> Body:
    """The questions "how many …" that these words ask, each with what is held on it."""
    return make_page([describe_question(each) for each in answer_figures(_desk(request).ledger, words, rows)], None)


@router.get("/sources", response_model=RecordPage)
def get_sources(request: Request, rows: Asked) -> Body:
    """Named sources of the latest claims, the last to speak first."""
    found, more = find_speakers(_desk(request).ledger, rows)
    return make_page([asdict(each) for each in found], more)


@router.get("/statements", response_model=RecordPage)
def get_statements(
    request: Request,
    rows: Asked,
    source: Words = None,
    words: Words = None,
    oldest: Annotated[bool, Query(description="The oldest first.")] = False,
) -> Body:
    """Claims in the order of time: of one source, or of what the words stand in; as they stood at any moment."""
    ledger, asked = _desk(request).ledger, replace(rows, oldest_first=oldest)
    if source:
        found: Any = tell_source(ledger, source, asked)
    else:
        found = list_timeline(ledger, words or None, asked)
    return make_page(describe_statements(found.statements), found.next)


@router.get("/silences", response_model=RecordPage)
def get_silences(request: Request, rows: Asked, words: Words = None) -> Body:
    """What nobody would say, the latest first."""
    found = list_silences(_desk(request).ledger, words or None, rows)
    return make_page([describe_silence(each) for each in found.silences], found.next)


@router.get("/changes", response_model=RecordPage)
def get_changes(
    request: Request,
    rows: Asked,
    since: Annotated[str, Query(max_length=60, description="A day or a moment.")],
    clock: ByClock = Clock.PUBLISHED,
) -> Body:
    """What moved, differs, ended or was taken back since a day."""
    found = list_changes(_desk(request).ledger, since, rows, clock)
    return make_page(describe_changes(found), found.next)


@router.get("/origins", response_model=RecordPage)
def get_origins(
    request: Request,
    after: After = None,
    limit: Limit = 50,
    least: Annotated[int, Query(ge=1, le=1_000_000, description="Of at least so many reports.")] = 1,
) -> Body:
    """Texts that reports are copies of, those with the latest report first."""
    asked = GroupFilters(after=after or None, limit=limit, least=least)
    found, more = list_origins(_desk(request).ledger, asked)
    return make_page([describe_origin(each) for each in found], more)


@router.get("/origins/{id}")
def get_origin(request: Request, id: str) -> Body:
    """One text origin with its reports, and what each goes back to."""
    return Body(describe_origin(find_origin(_desk(request).ledger, id)))


def _check_question(id: str) -> str:
    from reportedly.answers.asking import QUESTION_ID
    from reportedly.errors import UnknownError

    if not QUESTION_ID.fullmatch(id):
        raise UnknownError(f"{id!r} is no question's id: it is q and up to 15 of 0-9 and a-f")
    return id
