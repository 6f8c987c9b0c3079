"""The page of errors."""

from __future__ import annotations

from reportedly import errors
from tools.reference.markdown import docstring, fence, page, table
from tools.reference.source import classes

INTRODUCTION = """
Every error that the package raises on purpose comes from one root, so that `except reportedly.ReportedlyError` catches
all of them. A message says what was given, what is allowed and what to do next. The library never prints and never
ends the program: the command line turns an error into a line on standard error and an exit status.
"""


def render() -> str:
    """The page's text."""
    kinds = list(classes(errors))
    tree = fence("\n".join(branch(kind, kinds) for kind in kinds if kind.__bases__[0] not in kinds))
    rows = [(f"`{kind.__name__}`", docstring(kind)) for kind in kinds]
    return page("Errors", INTRODUCTION, tree, table(("error", "meaning"), rows))


def branch(kind: type, kinds: list[type], indent: str = "") -> str:
    """``kind`` and all below it, one a line."""
    below = [branch(child, kinds, indent + "    ") for child in kinds if child.__bases__[0] is kind]
    return "\n".join([indent + kind.__name__, *below])
