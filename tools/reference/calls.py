"""The page of what programs may ask of a served ledger."""

from __future__ import annotations

from typing import Any

from reportedly.web import Address, describe_calls
from tools.reference.markdown import code, page, table

INTRODUCTION = """
`reportedly serve` answers programs on the same machine as well as people: start it with a token in the variable
`REPORTEDLY_TOKEN` and send that as a bearer token. A served ledger describes itself at `/api/openapi.json`. Answers are
JSON under the names of the [contract](contract.md). A list is `{"items": […], "next": mark}`: give `next` as `after`
to go on, until it is null. Every error is `{"error": {"code", "message", "more"}}`. `/live` tells news as server-sent
events.
"""


def render() -> str:
    """The page's text."""
    calls = describe_calls(Address(port=8640))["paths"]
    parts = [_describe(method, path, call) for path, methods in calls.items() for method, call in methods.items()]
    return page("What programs may ask", INTRODUCTION, *parts)


def _describe(method: str, path: str, call: dict[str, Any]) -> str:
    rows = [
        (code(each["name"]), "needed" if each["required"] else "", each.get("description", ""))
        for each in call.get("parameters", ())
    ]
    given = table(("given", "", "meaning"), rows)
    body = _describe_body(call)
    return "\n\n".join(filter(None, (f"## {method.upper()} {path}", call["description"], body, given)))


def _describe_body(call: dict[str, Any]) -> str:
    content = call.get("requestBody", {}).get("content", {}).get("application/json")
    return (
        f"The body is JSON, a `{content['schema']['$ref'].rpartition('/')[2]}` of the OpenAPI description."
        if content
        else ""
    )
