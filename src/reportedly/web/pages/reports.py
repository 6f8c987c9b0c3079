"""A report, annotated: its text with its claims beside it, what can be corrected, why values were read as they were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from reportedly.answers import answer_figures
from reportedly.answers.annotating import Answered, ReportAnswer, tell_report
from reportedly.answers.asking import QUESTION_ID
from reportedly.answers.values import QuestionAnswer
from reportedly.errors import LedgerError, UnknownError
from reportedly.ledger import KeptReport, get_report
from reportedly.ledger.answering.standpoints import Request as Rows
from reportedly.ledger.subjects import find_item_subject
from reportedly.marking import make_printable
from reportedly.vocabulary import Claim, GroupKind
from reportedly.vocabulary.judgements import CREDIBILITY, RELIABILITY
from reportedly.web.asked import Asked, read_asked
from reportedly.web.claim_cards import Card, list_own_figures, make_cards, tell_said_of
from reportedly.web.desk import Desk
from reportedly.web.edits import show_state
from reportedly.web.found_things import list_found
from reportedly.web.marked_text import mark_text
from reportedly.web.origin_tree import draw_origin, list_copies
from reportedly.web.pages.judging import tell_just_said
from reportedly.web.rendering import render
from reportedly.web.value_reasons import KINDS, Explanations, Why, find_why
from reportedly.web.version_changes import compare_texts
from reportedly.wording import name_source

router = APIRouter(include_in_schema=False)
# An id that a report brings may hold a slash: the addresses that go on behind it come first.

_MOST_OTHERS = 100
"""Claims before and behind one that can be named as the whole that it is a piece of."""

REPORT = "report"
"""The view's name; and what stands for the report itself, where a claim's id may stand."""


@router.get("/report/{id:path}/correct/{about:path}")
def show_corrections(request: Request, id: str, about: str) -> Response:
    """All that can be said of a claim, of a figure in the outlet's own voice (its position's id), or of the report."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    state = show_state(desk.ledger)  # before the rest is read: what comes in meanwhile is news to the form
    kept = get_report(desk.ledger, id)
    answer = tell_report(desk.ledger, kept, asked.standpoint, claims={about})
    back = asked.link(_locate(kept), claim=None if about == REPORT else about)
    values: dict[str, Any] = {"answer": answer, "kept": kept, "state": state}
    if about == REPORT:
        notes = tuple(tell_said_of(dict(kept.judged).get(kept.report.id, ()), desk.author))
        copies = list_copies(answer.origin, kept.report.id)
        return render(
            request, "correct_report.html", asked, view=REPORT, back=back, notes=notes, copies=copies, **values
        )
    card, own = _find_card(desk, answer, about), _find_own(answer, _name_item(desk, about))
    if card is None and own is None:
        raise UnknownError(f"there is no claim {about!r} in report {kept.report.id}")
    answered = card.answered if card is not None else tuple(filter(None, (own,)))
    return render(
        request,
        "correct.html",
        asked,
        view=REPORT,
        about=about,
        card=card,
        own=next((each for each in list_own_figures(answer, author=desk.author) if own in each.answered), None),
        start="" if card is None else make_printable(_find_words(card.claim, kept.report.text)),
        others=_list_others(kept, about),
        answered=answered,
        counted=_count(desk, answered, asked),
        grades=(RELIABILITY, CREDIBILITY),
        back=f"{back}#c-{about}",
        **values,
    )


@router.get("/report/{id:path}/why/{kind}/{value:path}")
def show_why(request: Request, id: str, kind: str, value: str) -> Response:
    """Why one thing in a report was read as it was."""
    kept, why = explain_value(request, id, kind, value)
    figures = kept.reading.figures if kept.reading is not None else ()
    claim = next((each.claim for each in figures if (kind, each.id) == ("figure", value)), None)
    about = value if kind == "claim" else claim
    return render(
        request,
        "why.html",
        read_asked(request),
        view=REPORT,
        base=_locate(kept),
        report=kept.report,
        why=why,
        claim=about,
    )


def explain_value(request: Request, id: str, kind: str, value: str) -> tuple[KeptReport, Why]:
    """A report, and why one thing in it was read so. Raises UnknownError, ModelError, InputError."""
    desk: Desk = request.app.state.desk
    kept = get_report(desk.ledger, id)
    if kept.reading is None or kind not in KINDS:
        raise UnknownError(f"nothing can be explained there: give one of {', '.join(KINDS)} of a report that was read")
    state = request.app.state
    if not hasattr(state, "explanations"):
        state.explanations = Explanations()
    return kept, find_why(kept.reading, state.explanations.explain(kept.report, kept.hash), kind, value)


@router.get("/report/{id:path}")
def show_report(request: Request, id: str) -> Response:
    """The report: all of it that matters on one page, a very long text in parts."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    standpoint = asked.standpoint
    kept = get_report(desk.ledger, id)
    part = asked.number("part", 1, low=1, high=1_000_000)
    text = mark_text(kept.report, kept.reading, number=part, claim=asked.get("claim"))
    claims = [claim for claim in (kept.reading.claims if kept.reading else ()) if text.holds(claim)]
    answer = tell_report(desk.ledger, kept, standpoint, claims={claim.id for claim in claims})
    low = desk.settings.low_confidence
    before = answer.around.before
    return render(
        request,
        "report.html",
        asked,
        view=REPORT,
        answer=answer,
        kept=kept,
        report=kept.report,
        base=_locate(kept),
        text=text,
        cards=tuple(make_cards(answer, claims, author=desk.author, low=low)),
        own_figures=list_own_figures(answer, author=desk.author),
        found=list_found(kept.reading),
        notes=tuple(tell_said_of(dict(kept.judged).get(kept.report.id, ()), desk.author)),
        origin=draw_origin(answer.origin),
        change=None if before is None else compare_texts(before, kept.report.text),
        later=_find_later(answer),
        **tell_just_said(desk, asked),
    )


def _locate(kept: KeptReport) -> str:
    """The address of a report, whatever its id holds."""
    return quote(f"/report/{kept.report.id}", errors="replace")


def _find_later(answer: ReportAnswer) -> str | None:
    """The report that is the last version of the text, where that is another one."""
    versions = answer.around.versions
    behind = [each.report for each in versions if not each.shown]
    return behind[-1] if behind and not versions[-1].shown else None


def _find_card(desk: Desk, answer: ReportAnswer, about: str) -> Card | None:
    claim = _find_claim(answer.kept, about)
    if claim is None:
        return None
    return next(iter(make_cards(answer, [claim], author=desk.author, low=desk.settings.low_confidence)))


def _find_claim(kept: KeptReport, id: str) -> Claim | None:
    return None if kept.reading is None else next((each for each in kept.reading.claims if each.id == id), None)


def _list_others(kept: KeptReport, about: str) -> tuple[tuple[int, str, str], ...]:
    """The other claims of a report: number, id, and what they say, the nearest in the text."""
    claims = kept.reading.claims if kept.reading else ()
    place = next((place for place, each in enumerate(claims) if each.id == about), 0)
    near = range(max(0, place - _MOST_OTHERS), min(len(claims), place + _MOST_OTHERS))
    told = (
        (each + 1, claims[each].id, f"{name_source(claims[each].source)}: {claims[each].content.text[:80]}")
        for each in near
    )
    return tuple(each for each in told if each[1] != about)


def _find_words(claim: Claim, text: str) -> str:
    """The words with which the form for them begins; of broken ones the longest stretch."""
    longest = max(claim.content.spans, key=lambda span: span.end - span.start)
    return text[longest.start : longest.end]


def _name_item(desk: Desk, about: str) -> str:
    """What a position is called among what is grouped; answers have another id of it."""
    if not QUESTION_ID.fullmatch(about):
        return about
    try:
        with desk.ledger.read() as connection:
            return find_item_subject(connection, about, GroupKind.QUESTION)[1].item or about
    except LedgerError:
        return about


def _find_own(answer: ReportAnswer, item: str) -> Answered | None:
    return next((each for each in answer.answered if each.item == item and each.claim is None), None)


def _count(desk: Desk, answered: Sequence[Answered], asked: Asked) -> tuple[QuestionAnswer, ...]:
    """What is held on the questions of a claim: a grade is given with the number of independent origins in view."""
    rows = Rows(standpoint=asked.standpoint, limit=50)
    ids = dict.fromkeys(each.question.id for each in answered)
    return tuple(answer for id in list(ids)[:5] for answer in answer_figures(desk.ledger, id, rows))
