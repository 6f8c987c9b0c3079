"""The page of the Python interface: the names that ``import reportedly`` offers."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import reportedly
from reportedly import errors, vocabulary
from tools.reference.markdown import docstring, fence, page
from tools.reference.source import signature

INTRODUCTION = """
The names that `import reportedly` offers. Each is loaded when it is first used, so the import itself is quick. What is
not on this page is no part of the interface and may change.
"""

ELSEWHERE = {vocabulary.__name__: "vocabulary.md", errors.__name__: "errors.md"}


def render() -> str:
    """The page's text."""
    offered = {name: getattr(reportedly, name) for name in reportedly.__all__ if not name.startswith("__")}
    here = {name: thing for name, thing in offered.items() if _page_of(thing) is None}
    functions = [function(name, thing) for name, thing in here.items() if not isinstance(thing, type)]
    classes = [kind(name, thing) for name, thing in here.items() if isinstance(thing, type)]
    return page("Python interface", INTRODUCTION, *functions, *classes, *pointers(offered))


def function(name: str, thing: object) -> str:
    """A function: how it is called and what its docstring says."""
    return "\n\n".join((f"## {name}", call(thing, f"reportedly.{name}"), docstring(thing)))


def kind(name: str, thing: type) -> str:
    """A class: how it is made, what it is for, and its public methods."""
    return "\n\n".join((f"## {name}", call(thing, f"reportedly.{name}"), docstring(thing), *methods(thing)))


def methods(thing: type) -> Iterator[str]:
    """The public methods and properties that a class defines itself, in the order of its source."""
    for name, member in vars(thing).items():
        if name.startswith("_"):
            continue
        if isinstance(member, property):
            yield f"### {thing.__name__}.{name}\n\n{docstring(member)}"
        elif inspect.isroutine(member):
            method = getattr(thing, name)
            yield "\n\n".join((f"### {thing.__name__}.{name}", call(method, name), docstring(method)))


def call(thing: object, name: str) -> str:
    """The signature as a block of code."""
    line = signature(thing, name=name)
    return fence(line if len(line) <= 100 else broken(line), "python")


def broken(line: str) -> str:
    """A long signature with one parameter a line. Commas inside brackets do not part parameters."""
    head, _, rest = line.partition("(")
    inside, _, tail = rest.rpartition(")")
    return f"{head}(\n" + "".join(f"    {each},\n" for each in parameters(inside)) + f"){tail}"


def parameters(inside: str) -> Iterator[str]:
    """The parameters of a signature, parted at the commas that stand outside all brackets."""
    depth, start = 0, 0
    for place, character in enumerate(inside):
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            yield inside[start:place].strip()
            start = place + 1
    yield inside[start:].strip()


def pointers(offered: dict[str, object]) -> Iterator[str]:
    """Where the offered names stand that have a page of their own."""
    for target in ELSEWHERE.values():
        names = [f"`{name}`" for name, thing in offered.items() if _page_of(thing) == target]
        yield f"On the page [{target.removesuffix('.md')}]({target}): {', '.join(names)}."


def _page_of(thing: object) -> str | None:
    """The page of the package or module that ``thing`` is defined in, where that has one of its own."""
    module = getattr(thing, "__module__", "") or ""
    pages = (page for name, page in ELSEWHERE.items() if module == name or module.startswith(f"{name}."))
    return next(pages, None)
