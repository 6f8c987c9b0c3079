"""A person's word: forms are sent here, and all that people said is listed here."""

from __future__ import annotations

from typing import Any

from anyio import to_thread
from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from reportedly.judging import read_key
from reportedly.ledger.judgement_lists import ListedJudgement, page_judgements
from reportedly.marking import make_printable
from reportedly.records.judgements import tell_said
from reportedly.records.verdicts import tell_value
from reportedly.vocabulary.judgements import CREDIBILITY, RELIABILITY, JudgementState
from reportedly.web.asked import Asked, read_asked
from reportedly.web.desk import Desk
from reportedly.web.edits import FIELDS, MAKE, Again, Edit, go_back, judge_edit, read_back
from reportedly.web.forms import read_form
from reportedly.web.rendering import render

router = APIRouter(include_in_schema=False)

_PAGE = 50
_LONGEST = 20_000
"""Characters of one field; what is too long to be said is told as what it is."""


@router.get("/judgements")
def list_said(request: Request) -> Response:
    """All that people said, the last first, with what has become of it."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    state = asked.choose("state", ("any", *JudgementState), "any")
    listed, more = page_judgements(
        desk.ledger,
        states=tuple(JudgementState) if state == "any" else (JudgementState(state),),
        author=asked.get("author"),
        about=asked.get("about"),
        after=asked.number("after", 0, low=1, high=999_999_999) or None if asked.get("after") else None,
        limit=asked.number("limit", _PAGE, low=1, high=500),
    )
    return render(
        request,
        "judgements.html",
        asked,
        view="judgements",
        listed=listed,
        more=more,
        state=state,
        states=("any", *JudgementState),
        tell=tell_listed,
        **tell_just_said(desk, asked),
    )


@router.post("/judge/{what}")
async def judge(request: Request, what: str) -> Response:
    """Say what a form says, and go back to where it stood; or show it again, with what is in the way."""
    form = await read_form(request)
    if what not in MAKE and what != "undo":
        raise HTTPException(404)
    edit = _read_edit(what, form)
    return await to_thread.run_sync(_answer, request, edit)


def tell_just_said(desk: Desk, asked: Asked) -> dict[str, Any]:
    """The judgement that an address tells of as just said: ``said``, None of one that is not there, and ``said_told``.

    Raises SettingError.
    """
    given = asked.get("said")
    key = 0 if given is None else read_key(given)
    listed = page_judgements(desk.ledger, after=key + 1, limit=1)[0] if key else ()
    said: ListedJudgement | None = listed[0] if listed and listed[0].key == key else None
    return {"said": said, "said_told": "" if said is None else tell_listed(said)}


def tell_listed(said: ListedJudgement) -> str:
    """What a judgement says, in words; of one thing without its id, since its words stand beside."""
    if len(said.subjects) != 1:
        return tell_said(said)
    told = tell_value(said.aspect, said.value)
    return f"{told[:1].upper()}{told[1:]}"


def _answer(request: Request, edit: Edit) -> Response:
    desk: Desk = request.app.state.desk
    done = judge_edit(desk.ledger, edit, author=desk.author)
    if not isinstance(done, Again):
        return RedirectResponse(go_back(edit, done), 303)
    return render(
        request,
        "form_again.html",
        Asked(path="/judgements", values={}, pairs=()),
        status=done.status,
        again=done,
        edit=done.edit,
        grades=(RELIABILITY, CREDIBILITY),
    )


def _read_edit(what: str, form: FormData) -> Edit:
    names = (*FIELDS, "about", "state", "back", "reason")
    fields = {name: make_printable(str(form.get(name, ""))[:_LONGEST]) for name in names}
    return Edit(
        what=what,
        about=fields.pop("about").strip(),
        state=fields.pop("state"),
        back=read_back(fields.pop("back")),
        reason=fields.pop("reason").strip(),
        values=fields,
    )
