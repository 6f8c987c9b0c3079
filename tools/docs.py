"""Writes the reference pages and the output that other pages show, or says which are stale.

    python -m tools.docs            write them all
    python -m tools.docs --check    write nothing; exit status 1 where a reference page is not that of the code
    python -m tools.docs shown      only the output that README.md and the pages under docs show

That output is not part of ``--check``: a test runs the commands and compares.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tools import shown
from tools.reference import api, calls, commands, contract, errors, schema, settings, vocabulary

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"

PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands.render,
    "settings.md": settings.render,
    "api.md": api.render,
    "calls.md": calls.render,
    "contract.md": contract.render,
    "reading.schema.json": schema.render,
    "vocabulary.md": vocabulary.render,
    "errors.md": errors.render,
}


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 where a page is stale."""
    parser = argparse.ArgumentParser(prog="python -m tools.docs", description=__doc__.partition("\n")[0])
    parser.add_argument("part", nargs="?", choices=("all", "reference", "shown"), default="all")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is stale")
    options = parser.parse_args(arguments)
    if options.check:
        return report(stale_pages())
    if options.part != "shown":
        write_pages()
    if options.part != "reference":
        for page in pages_with_output():
            shown.fill(page)
    return 0


def pages_with_output() -> list[Path]:
    """The pages that show what commands print."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    return [page for page in pages if any(shown.blocks(page.read_text(encoding="utf-8")))]


def stale_pages() -> list[str]:
    """The reference pages that are missing or differ from what the code gives now."""
    return [name for name, render in PAGES.items() if stored(name) != render()]


def stored(name: str) -> str | None:
    """A reference page as it stands; None where it is missing."""
    path = REFERENCE / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


def write_pages() -> None:
    """Write the reference pages that changed."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, render in PAGES.items():
        text = render()
        if stored(name) != text:
            (REFERENCE / name).write_text(text, encoding="utf-8")
            print(f"wrote docs/reference/{name}")


def report(stale: Iterable[str]) -> int:
    """Name the stale pages; the exit status."""
    names = list(stale)
    for name in names:
        print(f"docs/reference/{name} is not that of the code: run `make docs` and commit it", file=sys.stderr)
    if not names:
        print(f"docs: {len(PAGES)} reference pages are those of the code")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
