"""For programs: what they may ask, as a page for people and as OpenAPI."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from reportedly.web.api.shapes import Body
from reportedly.web.asked import read_asked
from reportedly.web.rendering import render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What can be asked: the method, the address, what it does, the names of what may be given."""

    method: str
    path: str
    about: str
    given: tuple[tuple[str, str, bool], ...]


@router.get("/api/openapi.json")
def send_schema(request: Request) -> Response:
    """The description for programs."""
    return Body(request.app.openapi())


@router.get("/api")
def show_calls(request: Request) -> Response:
    """The same for people."""
    calls = tuple(list_calls(request.app.openapi()))
    return render(request, "programs.html", read_asked(request), view="api", calls=calls)


def list_calls(schema: Mapping[str, Any]) -> Iterator[Call]:
    """The calls of an OpenAPI description, in its order."""
    for path, methods in schema["paths"].items():
        for method, call in methods.items():
            given = tuple(
                (each["name"], each.get("description", ""), each["required"]) for each in call.get("parameters", ())
            )
            yield Call(method=method.upper(), path=path, about=call.get("description", ""), given=given)
