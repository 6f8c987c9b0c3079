"""The one shape in which every error reaches a program."""

from __future__ import annotations

from fastapi.responses import JSONResponse

CODES = {
    401: "not_logged_in",
    403: "refused",
    404: "not_found",
    405: "no_such_method",
    409: "cannot_be_said",
    413: "too_large",
    422: "cannot_be_asked",
    429: "too_often",
    503: "ledger_unavailable",
}
"""What ``error.code`` is, by the status of the answer; "failed" for any other."""


def make_error(status: int, message: str, more: str = "") -> JSONResponse:
    """``{"error": {"code", "message", "more"}}``: ``message`` says what is wrong, ``more`` what was given and to do."""
    told = {"code": CODES.get(status, "failed"), "message": message, "more": more or None}
    return JSONResponse({"error": told}, status)
