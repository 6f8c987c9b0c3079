"""What README.md and the pages under docs show is what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools import docs, shown

README = Path(__file__).resolve().parent.parent / "README.md"


def first_screen() -> str:
    """README.md up to its first heading below the title."""
    return re.split(r"^## ", README.read_text(encoding="utf-8"), maxsplit=1, flags=re.MULTILINE)[0]


def test_the_first_screen_has_the_two_commands_and_how_long_they_take() -> None:
    screen = first_screen()
    assert "make demo" in screen
    assert "make test" in screen
    assert len(re.findall(r"make (?:demo|test).*#.*\b(?:seconds?|minutes?)\b", screen)) == 2


def test_the_first_screen_reads_one_bundled_dispatch() -> None:
    (command, _), *others = shown.blocks(first_screen())
    assert not others
    assert re.match(r"reportedly read samples/\S+$", command)


@pytest.mark.model
@pytest.mark.parametrize("page", docs.pages_with_output(), ids=lambda page: page.name)
def test_the_output_shown_is_real(page: Path) -> None:
    for command, output in shown.blocks(page.read_text(encoding="utf-8")):
        assert shown.show(command) == output, f"run `make docs`: the output of `{command}` has changed"


def test_the_readme_and_the_walk_through_show_output() -> None:
    assert {"README.md", "reading-a-dispatch.md"} <= {page.name for page in docs.pages_with_output()}
