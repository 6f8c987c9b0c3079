"""The program behind the page: which addresses there are, and what a person reads when something goes wrong."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.middleware.gzip import GZipMiddleware

from reportedly import __version__
from reportedly.errors import ReportedlyError
from reportedly.web.api import ROUTERS
from reportedly.web.api.errors import make_error
from reportedly.web.asked import Asked
from reportedly.web.desk import Desk
from reportedly.web.guard import Address, Guard, TooLargeError
from reportedly.web.pages import PAGES
from reportedly.web.rendering import STATIC, render
from reportedly.web.statuses import choose_status

_KEPT = "public, max-age=31536000, immutable"


class _Static(StaticFiles):
    """Files whose addresses change with them, so that a browser may keep them."""

    def file_response(self, *given: object, **named: object) -> Response:
        answer = super().file_response(*given, **named)  # type: ignore[arg-type]
        answer.headers["Cache-Control"] = _KEPT
        return answer


def make_app(desk: Desk) -> FastAPI:
    """The page of a ledger, as an ASGI program."""
    app = FastAPI(title="Reportedly", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = desk
    for router in (*ROUTERS, *PAGES):
        app.include_router(router)
    app.mount("/static", _Static(directory=STATIC), name="static")
    app.add_api_route("/favicon.ico", _send_icon, include_in_schema=False)
    for error in (ReportedlyError, StarletteHTTPException, TooLargeError, RequestValidationError, Exception):
        app.add_exception_handler(error, _tell_error)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Guard, door=desk.door, address=desk.address, most_bytes=desk.most_bytes)
    return app


def describe_calls(address: Address) -> dict[str, Any]:
    """What programs may ask, as OpenAPI; no ledger is needed for that."""
    desk = Desk(ledger=None, author="", address=address)  # type: ignore[arg-type]
    return make_app(desk).openapi()


def _send_icon() -> FileResponse:
    return FileResponse(STATIC / "icon.svg", media_type="image/svg+xml")


async def _tell_error(request: Request, error: Exception) -> Response:
    """What a person reads: never the text of an exception that was not written for them."""
    status, told, more = _explain(error)
    if request.url.path.startswith("/api/"):
        return make_error(status, told, more)
    asked = Asked(path=request.url.path, values={}, pairs=())
    return render(request, "error.html", asked, status=status, told=told, more=more)


_HEADLINES = {
    404: "There is nothing here by that name",
    409: "That cannot be said here",
    422: "That cannot be asked like this",
    503: "The ledger could not be used just now",
}


def _explain(error: Exception) -> tuple[int, str, str]:
    """Status, headline, and what to do; the words of our own errors are written for the person who asked."""
    if isinstance(error, TooLargeError):
        return 413, "This is too much at once", "Give it in parts."
    status = choose_status(error) if isinstance(error, ReportedlyError) else 500
    if status in _HEADLINES:
        return status, _HEADLINES[status], str(error)
    if isinstance(error, StarletteHTTPException):
        return _explain_http(error)
    if isinstance(error, RequestValidationError):
        return 422, _HEADLINES[422], "A value is missing, or of another kind."
    return 500, "Something went wrong here", "Nothing was changed. The terminal that runs the server says what it was."


def _explain_http(error: StarletteHTTPException) -> tuple[int, str, str]:
    if error.status_code == 404:
        lost = error.detail == "Not Found"
        more = "The views at the head of the page lead on." if lost else str(error.detail)
        return 404, "There is no page at this address" if lost else "This is not here any more", more
    if error.status_code == 400:
        return 422, "That cannot be read", str(error.detail)
    return error.status_code, "This was not done", str(error.detail)
