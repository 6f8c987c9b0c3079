"""The page of the JSON contract: the schema, told in tables."""

from __future__ import annotations

from typing import Any

from tools.reference.markdown import code, page, table
from tools.reference.schema import definitions

INTRODUCTION = """
`reportedly read --json` prints JSON Lines: one object a report, in the order of the input.
`reportedly.describe_reading` gives the same object in Python. A program finds the same in
[reading.schema.json](reading.schema.json).

- **Stability.** A field may be added. None is renamed or dropped without raising the number in `schema`.
- **Offsets.** A span is `[start, end)` in Unicode code points of `report.text`: in Python, `text[start:end]`.
- **Unknown is a value.** What the text does not settle is null, never a plausible default.
- **The same bytes.** The same report gives the same line, whatever its neighbours, the number of jobs or threads.
- **Errors.** A report that cannot be read gives an object with `error`; the others still come, and the exit status
  is 3.
"""


def render() -> str:
    """The page's text."""
    sections = [section(name, node) for name, node in definitions().items() if "properties" in node]
    return page("JSON contract", INTRODUCTION, *sections)


def section(name: str, node: dict[str, Any]) -> str:
    """One object: what it is and its fields."""
    rows = [(code(field), type_of(value), value.get("description", "")) for field, value in node["properties"].items()]
    return f"## {name}\n\n{node['description']}\n\n" + table(("field", "type", "meaning"), rows)


def type_of(node: dict[str, Any]) -> str:
    """The type of a field in words. Raises ValueError for a form that the page has no words for."""
    if "enum" in node:
        return ", ".join(code(value) for value in node["enum"])
    if "const" in node:
        return code(f'"{node["const"]}"')
    if "anyOf" in node:
        return " or ".join(type_of(each) for each in node["anyOf"])
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        return "span" if name == "span" else f"[{name}](#{name})"
    return plain(node)


def plain(node: dict[str, Any]) -> str:
    """A type of JSON itself, with what a list holds."""
    kind = node["type"]
    if isinstance(kind, list):
        return " or ".join(kind)
    if kind == "array":
        return f"list of {type_of(node['items'])}" if "items" in node else "empty list"
    if kind not in ("string", "number", "boolean", "object", "null"):
        raise ValueError(f"the page has no words for the type {kind!r}")
    return str(kind)
