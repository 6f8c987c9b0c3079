"""The few pieces of Markdown that the pages are made of."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Sequence

NOTICE = "<!-- Made from the code by `make docs`. A change made here would be lost. -->"


def page(title: str, *blocks: str) -> str:
    """A whole page: its title, the notice that it is generated, then ``blocks`` with a blank line between."""
    return "\n\n".join((f"# {title}", NOTICE, *(block.strip("\n") for block in blocks if block.strip()))) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, or nothing where there is no row."""
    lines = [row_of(row) for row in rows]
    return "\n".join([row_of(heads), row_of(["---"] * len(heads)), *lines]) if lines else ""


def row_of(cells: Iterable[str]) -> str:
    """One line of a table; what would break it is escaped."""
    return "| " + " | ".join(" ".join(cell.split()).replace("|", r"\|") for cell in cells) + " |"


def code(text: str) -> str:
    """``text`` as code within a line, or nothing where it is empty."""
    return f"`{text}`" if text else ""


def fence(text: str, language: str = "text") -> str:
    """``text`` as a block of code."""
    return f"```{language}\n{text.rstrip()}\n```"


def docstring(thing: object) -> str:
    """The docstring of ``thing`` with its indented examples kept as code; an error where there is none."""
    text = inspect.getdoc(thing)
    if not text:
        raise ValueError(f"{thing!r} has no docstring, and a page is to be made from it")
    return text
