"""What can be read from a module's source only: its order, its annotations as written, the text below a constant."""

from __future__ import annotations

import ast
import inspect
import itertools
from collections.abc import Iterator
from types import ModuleType


def classes(module: ModuleType) -> Iterator[type]:
    """The public classes that ``module`` defines, in the order of its source."""
    for node in tree(module).body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield getattr(module, node.name)


def constants(module: ModuleType) -> Iterator[tuple[str, str]]:
    """The public constants of ``module`` that have a text below them, and that text."""
    body = tree(module).body
    for node, after in itertools.pairwise(body):
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(after, ast.Expr):
            name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
            if isinstance(after.value, ast.Constant) and isinstance(after.value.value, str):
                yield name, inspect.cleandoc(after.value.value)


def tree(module: ModuleType) -> ast.Module:
    """The syntax tree of ``module``."""
    return ast.parse(inspect.getsource(module))


class AsWritten:
    """An annotation or a default that shows itself as it stands in the source."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def signature(function: object, *, name: str) -> str:
    """The signature of ``function`` as a line of code, annotations as written."""
    if not callable(function):
        raise TypeError(f"{name} is not callable")
    shape = inspect.signature(function)
    answer = inspect.Signature.empty if isinstance(function, type) else as_written(shape.return_annotation)
    parameters = [
        parameter.replace(annotation=as_written(parameter.annotation), default=by_name(parameter.default))
        for parameter in shape.parameters.values()
        if parameter.name != "self"
    ]
    return name + str(shape.replace(parameters=parameters, return_annotation=answer))


def as_written(annotation: object) -> object:
    """A postponed annotation, which Python keeps as a string, without its quotation marks."""
    return AsWritten(annotation) if isinstance(annotation, str) else annotation


def by_name(default: object) -> object:
    """A default that is a function shows its name, since its place in memory changes from run to run."""
    return AsWritten(default.__name__) if inspect.isroutine(default) else default
