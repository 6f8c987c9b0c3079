"""Claims over time: all that one source said, all that was said of something, as it stood at any moment."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, TableClause, Text, literal_column, select

from reportedly.ledger.answering.evidence import REPORT_COLUMNS, ReportLine, Wanted, load_parts, make_report_line
from reportedly.ledger.answering.recorded import Extent, find_extent
from reportedly.ledger.answering.settled import settle_at
from reportedly.ledger.answering.standpoints import ALL, NOW, Request, Standpoint
from reportedly.ledger.fulltext import match_words, search_index
from reportedly.ledger.schema import claims, readings, reports
from reportedly.ledger.standing import Standing
from reportedly.ledger.store import Ledger
from reportedly.ledger.triggers import past_index
from reportedly.ledger.verdicts import read_verdicts_of_claims
from reportedly.vocabulary import Claim, Figure, Reading
from reportedly.vocabulary.judgements import Verdict, is_hidden

Words = Mapping[str, str]
SOURCE = "source"
ANYWHERE = "said source about place"
"""Each word in the claim, its source, those that it mentions or its places."""

_BATCH, _LARGEST_BATCH = 200, 2000
"""Claims that are looked at together: more and more of them, where a standpoint leaves most of them out."""

_MOST_LOOKED_AT = 20_000
"""Rows that one page looks at before it ends, with a mark to go on: what a standpoint leaves out may be most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A claim in its report. ``reading`` holds this claim and others of the page, with what they refer to.

    ``kin`` is alike for the same words of one source in several texts. ``ended`` and ``ended_since`` as in a list of
    claims, at the standpoint that was asked for. ``verdicts`` are what people say of it.
    """

    report: ReportLine
    claim: Claim
    reading: Reading
    kin: int
    ended: str | None
    ended_since: str | None
    verdicts: tuple[Verdict, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The claim's figures."""
        return tuple(each for each in self.reading.figures if each.claim == self.claim.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    words: Words
    request: Request
    extent: Extent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """A page, and where the one after it begins: None where nothing is left."""

    statements: tuple[Statement, ...]
    next: str | None


def find_statements(ledger: Ledger, words: Words, request: Request = ALL) -> Statements:
    """A page of the claims whose fields hold ``words`` (by field: see ``fulltext``), in the order of time.

    Raises SettingError for what cannot be asked, LedgerError.
    """
    with ledger.read() as connection:
        extent = find_extent(connection, request.standpoint)
        kept, more = _choose(connection, _Asked(words=words, request=request, extent=extent))
        made = tuple(make_statements(connection, kept, request.standpoint))
    return Statements(statements=made, next=more)


def _choose(connection: Connection, asked: _Asked) -> tuple[list[tuple[Any, Standing]], str | None]:
    """The rows of a page with how each stands, and the mark of the next page."""
    kept: list[tuple[Any, Standing]] = []
    looked, batch = 0, min(asked.request.limit + 1, _BATCH)
    walk = _walk(connection, asked)
    while keys := list(islice(walk, batch)):
        batch = min(2 * batch, _LARGEST_BATCH)
        for row, standing in _list_standing(connection, keys, asked.request):
            if len(kept) == asked.request.limit:
                return kept, str(kept[-1][0].key)
            kept.append((row, standing))
        looked += len(keys)
        if looked >= _MOST_LOOKED_AT:
            return kept, str(keys[-1])
    return kept, None


def _list_standing(connection: Connection, keys: list[int], request: Request) -> Iterator[tuple[Any, Standing]]:
    """Of claims with these keys those that stand, as far as nobody says that they are none."""
    rows = _load_rows(connection, keys, request)
    standing = _settle(connection, rows, request.standpoint)
    said = _read_verdicts(connection, rows, request.standpoint)
    for row in rows:
        found = standing.get(row.key)
        if found is not None and found.current and not is_hidden(said.get(row.key, ())):
            yield row, found


def _settle(connection: Connection, rows: list[Any], standpoint: Standpoint) -> dict[int, Standing]:
    if standpoint.past:
        return settle_at(connection, rows, standpoint)
    return {row.key: Standing(current=True, ended=row.ended, since=row.ended_since) for row in rows}


def _read_verdicts(connection: Connection, rows: list[Any], standpoint: Standpoint) -> dict[int, tuple[Verdict, ...]]:
    return read_verdicts_of_claims(connection, [row.key for row in rows], known_at=standpoint.recorded_by)


def _walk(connection: Connection, asked: _Asked) -> Iterator[int]:
    """The keys of all claims that may belong to the answer, in its order.

    Keys alone, by an index; the rows come after: a database that may choose goes through whole tables.
    """
    if not asked.words:
        return _walk_keys(connection, asked, None)
    present = _walk_keys(connection, asked, search_index)
    if not asked.request.standpoint.past:
        return present
    past = _walk_keys(connection, asked, past_index)
    return heapq.merge(present, past, reverse=not asked.request.oldest_first)


def _walk_keys(connection: Connection, asked: _Asked, index: TableClause | None) -> Iterator[int]:
    after, batch = asked.request.mark, min(asked.request.limit + 1, _BATCH)
    while True:
        query = _select_keys(asked, index, after)
        if asked.extent is not None:
            query = _limit_extent(query, index, asked.extent)
        keys = connection.execute(query.limit(batch)).scalars().all()
        yield from keys
        if len(keys) < batch:
            return
        after, batch = keys[-1], min(2 * batch, _LARGEST_BATCH)


def _limit_extent(query: Any, index: TableClause | None, extent: Extent) -> Any:
    """Only what was recorded by then: of words that are in the news now a ledger may have known little."""
    if index is not None:
        query = query.join(claims, claims.c.key == index.c.rowid)
    return query.where(claims.c.reading_key <= extent.readings, claims.c.report_key <= extent.reports)


def _select_keys(asked: _Asked, index: TableClause | None, after: int | None) -> Any:
    request = asked.request
    if index is not None:
        key: Any = index.c.rowid
        query = select(key).where(match_in(index, asked.words))
    else:
        key = claims.c.key
        query = select(key) if request.standpoint.past else select(key).where(claims.c.current.is_not(False))
    return query.where(*request.limit_key(key, after)).order_by(request.order(key))


def _load_rows(connection: Connection, keys: list[int], request: Request) -> list[Any]:
    """The rows of claims, in the order that is asked for; those only that were in view at the standpoint."""
    query = (
        select(
            *(claims.c[name] for name in ("key", "id", "kin", "reading_key", "report_key", "ended", "ended_since")),
            reports.c.address_key,
            *REPORT_COLUMNS,
        )
        .join(reports, reports.c.key == claims.c.report_key)
        .where(claims.c.key.in_(keys))
    )
    if request.standpoint.past:
        in_view = request.standpoint.limit_reading()
        query = query.join(readings, readings.c.key == claims.c.reading_key).where(*in_view)
    return sorted(connection.execute(query), key=lambda row: row.key, reverse=not request.oldest_first)


def match_in(index: TableClause, words: Mapping[str, str]) -> ColumnElement[bool]:
    """The condition that each word stands in its field, for any of the indexes of full text. Raises SettingError."""
    condition: Any = match_words(words)
    found: ColumnElement[bool] = literal_column(index.name, Text).op("MATCH")(condition.right)
    return found


def make_statements(
    connection: Connection, kept: Sequence[tuple[Any, Standing]], standpoint: Standpoint = NOW
) -> Iterator[Statement]:
    """The statements of rows of claims, with how each stands and what people say of it."""
    said = _read_verdicts(connection, [row for row, _ in kept], standpoint)
    wanted: dict[int, set[str]] = {}
    for row, _ in kept:
        wanted.setdefault(row.reading_key, set()).add(row.id)
    parts = load_parts(connection, {key: Wanted(claims=frozenset(ids)) for key, ids in wanted.items()})
    claims_of = {key: {claim.id: claim for claim in reading.claims} for key, reading in parts.items()}
    for row, standing in kept:
        yield Statement(
            report=make_report_line(row),
            claim=claims_of[row.reading_key][row.id],
            reading=parts[row.reading_key],
            kin=row.kin,
            ended=standing.ended,
            ended_since=standing.since,
            verdicts=said.get(row.key, ()),
        )
