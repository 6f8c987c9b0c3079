from __future__ import annotations

import types
from pathlib import Path

import pytest

from tools.reference import source

MODULE = '''
from __future__ import annotations

LIMIT = 3
"""How many."""

BARE = 4


class Second:
    """Comes first in the source."""

    def __init__(self, *, text: str, size: int | None = None, order=sorted) -> None: ...

    def weigh(self) -> float: ...


class _Hidden: ...


class First: ...
'''


@pytest.fixture
def module(tmp_path: Path) -> types.ModuleType:
    path = tmp_path / "made_up.py"
    path.write_text(MODULE, encoding="utf-8")
    made = types.ModuleType("made_up")
    made.__file__ = str(path)
    exec(compile(MODULE, str(path), "exec"), made.__dict__)
    return made


def test_classes_are_the_public_ones_in_the_order_of_the_source(module: types.ModuleType) -> None:
    assert [kind.__name__ for kind in source.classes(module)] == ["Second", "First"]


def test_constants_are_those_with_a_text_below(module: types.ModuleType) -> None:
    assert list(source.constants(module)) == [("LIMIT", "How many.")]


def test_signature_keeps_annotations_as_written_and_shows_functions_by_name(module: types.ModuleType) -> None:
    line = source.signature(module.Second, name="made_up.Second")
    assert line == "made_up.Second(*, text: str, size: int | None = None, order=sorted)"
    assert source.signature(module.Second.weigh, name="weigh") == "weigh() -> float"
