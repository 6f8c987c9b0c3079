"""What a form of a page brings: its values, once it is sure that it is one of ours."""

from __future__ import annotations

from fastapi import HTTPException, Request
from starlette.datastructures import FormData, Headers

from reportedly.web.desk import Desk

_MOST_FIELDS = 200
_LONGEST_FIELD = 16 * 1024 * 1024
"""Bytes of one field; a page says what of it it takes."""

FORM_TOKEN = "form-token"
TOKEN_HEADER = "x-form-token"


async def read_form(request: Request, *, most_files: int = 0) -> FormData:
    """The values of a form of this session. Raises HTTPException (403) for a form that was not made for it.

    A script may send the token in a head line. A program with a bearer token needs none: no browser sends that unasked.
    """
    form = await request.form(max_files=most_files, max_fields=_MOST_FIELDS, max_part_size=_LONGEST_FIELD)
    check_token(request, str(form.get(FORM_TOKEN, "")))
    return form


def check_token(request: Request, token: str = "") -> None:
    """Make sure that a change comes from a page of this session. Raises HTTPException (403)."""
    if request.scope.get("program"):
        return
    desk: Desk = request.app.state.desk
    session = request.scope.get("session")
    given = token or Headers(scope=request.scope).get(TOKEN_HEADER, "")
    if not session or not desk.door.accepts_form(session, given):
        raise HTTPException(403, "This form is from another session: load the page again.")
