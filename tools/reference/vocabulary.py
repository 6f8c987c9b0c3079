"""The page of the shared types."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from enum import Enum

from reportedly import vocabulary
from reportedly.vocabulary import (
    anchors,
    claims,
    grouping,
    judgements,
    kinds,
    positions,
    readings,
    reports,
    spans,
    values,
)
from tools.reference.markdown import code, docstring, page, table
from tools.reference.source import classes, constants

INTRODUCTION = """
The values that a reading is made of, as `reportedly.vocabulary` defines them. All are frozen: a changed copy is made
with `dataclasses.replace`. All take their fields by name. A default is shown where a field has one.
"""

MODULES = (spans, reports, claims, values, kinds, readings, positions, grouping, anchors, judgements)
"""The parts of the vocabulary in the order of the page."""


def render() -> str:
    """The page's text."""
    return page("Vocabulary", docstring(vocabulary), INTRODUCTION, *sections())


def sections() -> Iterator[str]:
    """One section for each type, part by part in the order of the source, then the constants."""
    for kind in (kind for module in MODULES for kind in classes(module)):
        body = allowed(kind) if issubclass(kind, Enum) else fields(kind)
        yield "\n\n".join(filter(None, (f"## {kind.__name__}", docstring(kind), body)))
    named = [(module, *pair) for module in MODULES for pair in constants(module)]
    rows = [(code(name), code(repr(getattr(module, name))), text) for module, name, text in named]
    if rows:
        yield "## Constants\n\n" + table(("name", "value", "meaning"), rows)


def allowed(kind: type[Enum]) -> str:
    """The values that an enumeration allows."""
    return "Values: " + ", ".join(code(str(member.value)) for member in kind) + "."


def fields(kind: type) -> str:
    """The fields of a dataclass with their types and defaults."""
    if not dataclasses.is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is neither an enumeration nor a dataclass: the page has no form for it")
    return table(
        ("field", "type", "default"),
        [(code(field.name), code(str(field.type)), code(default(field))) for field in dataclasses.fields(kind)],
    )


def default(field: dataclasses.Field[object]) -> str:
    """The default of a field as a person would write it; empty for a field that must be given."""
    if field.default_factory is not dataclasses.MISSING:
        return repr(field.default_factory())
    if field.default is dataclasses.MISSING:
        return ""
    if isinstance(field.default, Enum):
        return f"{type(field.default).__name__}.{field.default.name}"
    return repr(field.default)
