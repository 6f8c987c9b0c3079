"""The readings that rows of an answer stand in, cut down to what the rows need: every word with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from reportedly.ledger.chronology import show_microseconds
from reportedly.ledger.packing import load_packed, unpack_loaded
from reportedly.ledger.schema import readings, reports
from reportedly.vocabulary import Reading

_CHUNK = 500  # SQLite takes some thousand values in one statement
_LISTS = ("claims", "entities", "figures", "times", "places", "silences", "sentences")

REPORT_COLUMNS = (
    reports.c.id.label("report"),
    reports.c.title,
    reports.c.outlet,
    reports.c.agency,
    reports.c.url,
    reports.c.published,
    reports.c.first_seen_at,
)
"""What ``show_report_line`` needs of a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """Which report something stands in. ``published`` is as given, ``first_seen`` ISO 8601 in UTC."""

    id: str
    title: str | None
    outlet: str | None
    agency: str | None
    url: str | None
    published: str | None
    first_seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of a reading an answer needs: the ids of claims and of figures, the numbers of silences (from 1)."""

    claims: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    silences: frozenset[int] = frozenset()


def make_report_line(row: Any) -> ReportLine:
    """The line of a row that has ``REPORT_COLUMNS``."""
    return ReportLine(
        id=row.report,
        title=row.title,
        outlet=row.outlet,
        agency=row.agency,
        url=row.url,
        published=row.published,
        first_seen=show_microseconds(row.first_seen_at),
    )


def load_parts(connection: Connection, wanted: Mapping[int, Wanted]) -> dict[int, Reading]:
    """The readings with these keys, each cut down to what is wanted of it and what that refers to."""
    found = (row for keys in cut_keys(wanted) for row in connection.execute(BODIES, {"readings": keys}))
    return {row.key: _cut_down(row, wanted[row.key]) for row in found}


def cut_keys(keys: Collection[int]) -> Iterator[list[int]]:
    """``keys``, rising, in lists that a statement can take."""
    ordered = sorted(keys)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))


BODIES = (
    select(readings.c.key, readings.c.body, reports.c.text)
    .join(reports, reports.c.key == readings.c.report_key)
    .where(readings.c.key.in_(bindparam("readings", expanding=True)))
)
"""The bodies of some ``readings``, and the texts of their reports."""


def _cut_down(row: Any, wanted: Wanted) -> Reading:
    """Through the JSON: to make all values of a reading takes five times as long as to load it."""
    packed = load_packed(row.body)
    kept = {name: packed.get(name, []) for name in _LISTS}
    claims = [each for each in kept["claims"] if each["id"] in wanted.claims]
    figures = [each for each in kept["figures"] if each["id"] in wanted.figures or each["claim"] in wanted.claims]
    times = {*_collect(claims, "times"), *(each["as_of"] for each in figures)}
    kept |= {
        "claims": claims,
        "figures": figures,
        "times": [each for each in kept["times"] if each["id"] in times],
        "places": [each for each in kept["places"] if each["id"] in set(_collect(claims, "places"))],
        "silences": [each for number, each in enumerate(kept["silences"], 1) if number in wanted.silences],
        "sentences": [],
    }
    named = set(_name_entities([*claims, *kept["silences"]]))
    kept["entities"] = [each for each in kept["entities"] if each["id"] in named]
    return unpack_loaded({**packed, **kept}, row.text)


def _collect(claims: Iterable[dict[str, Any]], name: str) -> Iterator[str]:
    return (id for claim in claims for id in claim[name])


def _name_entities(things: Iterable[dict[str, Any]]) -> Iterator[str]:
    for thing in things:
        source = thing["source"]
        yield from filter(None, (source["entity"], *(member["entity"] for member in source["members"])))
