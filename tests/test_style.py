"""The rules of style that no linter checks: modules and functions stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(
    path for folder in ("src", "evals", "benchmarks", "tools", "training") for path in (ROOT / folder).rglob("*.py")
)
TABLES = sorted((ROOT / "src").rglob("*.tsv"))
LONGEST_MODULE = 500
LONGEST_FUNCTION = 60
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_module_is_small_and_well_named(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert path.stem not in VAGUE, "a name says what is inside"
    assert len(source.splitlines()) < LONGEST_MODULE, "split it"
    long = [f"{name} ({lines} lines)" for name, lines in functions(ast.parse(source)) if lines > LONGEST_FUNCTION]
    assert not long, f"split {', '.join(long)}"


def functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Each function and how many lines it has, without its docstring."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            described = len((ast.get_docstring(node, clean=False) or "").splitlines())
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1 - described


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_table_says_where_its_rows_come_from(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    columns = next(line for line in lines if not line.startswith("#")).split("\t")
    assert comments or {"origin", "source"} & set(columns)
