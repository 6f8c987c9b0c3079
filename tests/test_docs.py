"""The documentation covers the program, and its reference pages are those of the code."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import reportedly
from reportedly import errors, vocabulary
from reportedly.config import Settings, write_settings
from tools import docs
from tools.reference import commands, source
from tools.reference.settings import stanzas

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
COMMANDS = list(commands.every_command())
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#([^)\s]+))?\)")


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", docs.PAGES)
def test_reference_page_is_that_of_the_code(name: str) -> None:
    assert docs.stored(name) == docs.PAGES[name](), "run `make docs` and commit what it writes"


def test_nothing_else_is_called_generated() -> None:
    claimed = {page.name for page in PAGES if "Made from the code by `make docs`" in read(page)}
    assert claimed == {name for name in docs.PAGES if name.endswith(".md")}


def test_check_names_a_stale_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(docs, "REFERENCE", tmp_path)
    monkeypatch.setattr(docs, "PAGES", {"one.md": lambda: "new\n", "two.md": lambda: "same\n"})
    (tmp_path / "one.md").write_text("old\n", encoding="utf-8")
    (tmp_path / "two.md").write_text("same\n", encoding="utf-8")
    assert docs.main(["--check"]) == 1
    assert "docs/reference/one.md" in (complaint := capsys.readouterr().err)
    assert "two.md" not in complaint
    assert docs.main(["reference"]) == 0
    assert docs.main(["--check"]) == 0


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[path for path, _ in COMMANDS])
def test_every_command_and_option_has_a_line(path: str, command: click.Command) -> None:
    page = docs.stored("commands.md") or ""
    assert f"## {path}\n" in page
    assert command.help, f"{path} says nothing about itself"
    for option in options(command):
        assert option.help, f"{path} {option.opts[0]} has no help"
        assert f"`{option.opts[0]}" in page, f"{path} {option.opts[0]} is missing from the page"


def options(command: click.Command) -> Iterator[click.Option]:
    return (each for each in command.params if isinstance(each, click.Option) and not each.hidden)


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[path for path, _ in COMMANDS])
def test_every_command_shows_an_example(path: str, command: click.Command) -> None:
    assert f"reportedly {path.partition(' ')[2]}".strip() in f"{command.help}{command.epilog}"


def test_every_setting_has_a_line() -> None:
    written = dict(stanzas(write_settings(Settings())))
    page = docs.stored("settings.md") or ""
    for setting in dataclasses.fields(Settings):
        assert len(written[setting.name]) > 30, f"{setting.name} is not explained"
        assert f"## `{setting.name}`\n" in page


def test_every_type_is_explained() -> None:
    page = (docs.stored("vocabulary.md") or "") + (docs.stored("errors.md") or "")
    shared = [thing for name in vocabulary.__all__ if isinstance(thing := getattr(vocabulary, name), type)]
    for kind in (*shared, *source.classes(errors)):
        own = kind.__doc__ or ""
        assert own, f"{kind.__name__} has no docstring"
        assert not own.startswith(f"{kind.__name__}("), f"{kind.__name__} has no docstring of its own"
        assert kind.__name__ in page


def test_every_public_name_is_on_the_page() -> None:
    page = docs.stored("api.md") or ""
    missing = [name for name in reportedly.__all__ if not name.startswith("__") and name not in page]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(read(page)):
        there = (page.parent / target).resolve()
        assert there.exists(), f"{page.name} links to {target}, which is not there"
        if anchor:
            assert anchor in anchors(there), f"{page.name} links to {target}#{anchor}, which is not there"


def anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", read(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_the_index_names_every_page() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / target).resolve() for target, _ in LINK.findall(read(index))}
    pages = {
        page.resolve() for page in (ROOT / "docs").rglob("*") if page.is_file() and page.suffix in (".md", ".json")
    }
    assert pages - {index.resolve()} <= linked


def test_the_changelog_has_this_version() -> None:
    assert f"## {reportedly.__version__}" in read(ROOT / "CHANGELOG.md")
