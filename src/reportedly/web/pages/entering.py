"""Coming in and going out: a link from the terminal opens a session."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from reportedly.web.asked import read_asked
from reportedly.web.desk import Desk
from reportedly.web.door import SESSION_LASTS
from reportedly.web.forms import read_form
from reportedly.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/enter")
def enter(request: Request) -> Response:
    """Open a session with a link's key; without one, or with one that was used, say how to get another."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    key = asked.get("key")
    if request.scope.get("session"):
        return RedirectResponse("/", 303)
    session = None if key is None else desk.door.enter(key)
    if session is None:
        return render(request, "enter.html", asked, status=401, used=key is not None, told=False)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(desk.address.cookie, session, max_age=int(SESSION_LASTS), httponly=True, samesite="lax", path="/")
    return answer


@router.post("/enter")
def ask_for_link(request: Request) -> Response:
    """Have a new link written where the server was started; only who sees that can use it."""
    desk: Desk = request.app.state.desk
    desk.tell_link()
    return render(request, "enter.html", read_asked(request), status=401, used=False, told=True)


@router.post("/leave")
async def leave(request: Request) -> Response:
    """End the session."""
    desk: Desk = request.app.state.desk
    await read_form(request)
    desk.door.leave(request.scope["session"])
    answer = RedirectResponse("/enter", 303)
    answer.delete_cookie(desk.address.cookie, path="/")
    return answer
