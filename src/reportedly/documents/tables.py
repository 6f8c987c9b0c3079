"""Reads the tables that lie beside this module: tab-separated, a head line, one row a line."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources


def read_table(name: str) -> Iterator[dict[str, str]]:
    """The rows of ``documents/NAME.tsv``, each by its column names."""
    lines = resources.files("reportedly.documents").joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(head, line.split("\t"), strict=True))
