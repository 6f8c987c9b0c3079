"""The page of settings, made from the commented file that the program itself writes."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.config import Settings, write_settings
from tools.reference.markdown import code, fence, page

INTRODUCTION = """
Settings say how reports are read and shown. They are values, not global state: the command line builds them from a
file, if it is given one, and from its options, which come first; in Python a `reportedly.Settings` is handed over.
A key that is not known fails, and so does a value outside what is allowed.
"""


def render() -> str:
    """The page's text."""
    file = write_settings(Settings())
    sections = [f"## {code(name)}\n\n{comment}" for name, comment in stanzas(file)]
    return page("Settings", INTRODUCTION, *sections, "## All of them, as a file to copy", fence(file, "toml"))


def stanzas(file: str) -> Iterator[tuple[str, str]]:
    """Each setting of a commented TOML file and the comment above it, its last sentences on a line of their own."""
    for stanza in file.split("\n\n"):
        lines = stanza.strip().splitlines()
        if lines and not lines[-1].startswith("#"):
            comment = " ".join(line.removeprefix("#").strip() for line in lines[:-1])
            yield lines[-1].partition("=")[0].strip(), comment.replace(" Allowed:", "\n\nAllowed:")
