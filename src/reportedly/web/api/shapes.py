"""What answers to programs look like: pages of records, one shape of error; and how they are written."""

from __future__ import annotations

import json
from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

Record = dict[str, Any]


class Fault(BaseModel):
    """What was wrong: a fixed word for programs, a line for people, and what was given and can be done."""

    code: str
    message: str
    more: str | None = None


class ErrorBody(BaseModel):
    """The one shape of every error."""

    error: Fault


class RecordPage(BaseModel):
    """A page of a list. ``next`` is the mark that, given as ``after``, begins the page behind it; null on the last."""

    model_config = ConfigDict(json_schema_extra={"additionalProperties": False})

    items: list[Record]
    next: str | None = Field(default=None)


class Body(JSONResponse):
    """JSON that also holds what UTF-8 cannot: half a character goes out as its escape."""

    def render(self, content: Any) -> bytes:
        """The bytes."""
        written = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        try:
            return written.encode("utf-8")
        except UnicodeEncodeError:
            return json.dumps(content, allow_nan=False, separators=(",", ":")).encode("ascii")


ERRORS: dict[int | str, dict[str, Any]] = {
    401: {"model": ErrorBody, "description": "Nobody is logged in, and no token was sent."},
    403: {"model": ErrorBody, "description": "Another site, or a form of another session."},
    404: {"model": ErrorBody, "description": "There is nothing by that id or name."},
    422: {"model": ErrorBody, "description": "What was asked cannot be asked like this; the answer says why."},
    503: {"model": ErrorBody, "description": "The ledger is busy or damaged; the answer says what to do."},
}
"""What may come instead of what was asked for."""


def make_page(items: list[Record], next: str | None) -> Body:
    """A page of a list."""
    return Body({"items": items, "next": next})
