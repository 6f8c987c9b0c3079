"""The news agencies of ``agencies.tsv``, found by the names that copy carries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.documents.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """``short`` is what a report's ``agency`` says; ``kind`` is ``agency``, ``release`` or ``outlet``."""

    short: str
    kind: str


def find_agency(words: str) -> Agency | None:
    """The agency whose name ``words`` are, as in the table or in capitals: "AP", "The Associated Press", "REUTERS"."""
    return _read_names().get(words.strip().strip("."))


def find_agency_in_mark(mark: str) -> Agency | None:
    """The agency of a mark in a dateline; of several ("AP/Reuters", "AFP-Jiji") the first that is known."""
    whole = find_agency(mark)
    if whole is not None:
        return whole
    pieces = [*re.split(r"\s*[/,–-]\s*", mark), mark.split(maxsplit=1)[0] if mark.split() else ""]
    return next((agency for agency in map(find_agency, pieces) if agency is not None), None)


@cache
def agency_pattern() -> str:
    """A regular expression for any name in the table, the longest first."""
    return "|".join(re.escape(name) for name in sorted(_read_names(), key=lambda name: (-len(name), name)))


@cache
def _read_names() -> dict[str, Agency]:
    names: dict[str, Agency] = {}
    for row in read_table("agencies"):
        agency = Agency(short=row["short"], kind=row["kind"])
        for name in row["names"].split("|"):
            names[name] = agency
            names.setdefault(name.upper(), agency)
    return names
