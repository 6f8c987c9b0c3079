"""What nobody would say: who kept silent, how, about what, the latest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from reportedly.ledger.answering.evidence import (
    REPORT_COLUMNS,
    ReportLine,
    Wanted,
    cut_keys,
    load_parts,
    make_report_line,
)
from reportedly.ledger.answering.recorded import Extent, find_extent
from reportedly.ledger.answering.standpoints import ALL, Request, Standpoint
from reportedly.ledger.answering.statements import Words, match_in
from reportedly.ledger.kinship import fold_words
from reportedly.ledger.schema import readings, reports, silences
from reportedly.ledger.store import Ledger
from reportedly.ledger.triggers import dated_silences, silence_index
from reportedly.vocabulary import Reading, Silence

_BATCH, _LARGEST_BATCH = 200, 2000
"""Rows that are looked at together: more and more of them, where a standpoint leaves most of them out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSilence:
    """A silence in its report; ``about`` are the words that it is about, from the report's text.

    ``reading`` is the one that it is of, cut down to the silences of the page.
    """

    report: ReportLine
    silence: Silence
    about: str
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Silences:
    """A page, and where the one after it begins: None where nothing is left."""

    silences: tuple[KeptSilence, ...]
    next: str | None


def find_silences(ledger: Ledger, words: Words, request: Request = ALL) -> Silences:
    """A page of silences. ``words`` by field: ``said`` (their own words, what they are about) and ``source``.

    Of several versions of a text the latest one counts. Raises SettingError for what cannot be asked, LedgerError.
    """
    with ledger.read() as connection:
        rows = list(
            islice(_keep_latest(connection, _walk(connection, words, request), request.standpoint), request.limit + 1)
        )
        shown = rows[: request.limit]
        made = tuple(_make_silences(connection, shown))
    return Silences(silences=made, next=str(shown[-1].key) if len(rows) > request.limit else None)


def _walk(connection: Connection, words: Words, request: Request) -> Iterator[list[Any]]:
    """Rows by their keys, some at a time.

    The keys come from an index; the rows come after: a database that may choose goes through whole tables.
    """
    after, batch = request.mark, min(request.limit + 1, _BATCH)
    extent = find_extent(connection, request.standpoint)
    while True:
        query = _select_keys(words, request, after)
        if extent is not None:
            query = _limit_extent(query, words, extent)
        keys = connection.execute(query.limit(batch)).scalars().all()
        yield _load_rows(connection, keys, request)
        if len(keys) < batch:
            return
        after, batch = keys[-1], min(2 * batch, _LARGEST_BATCH)


def _limit_extent(query: Any, words: Words, extent: Extent) -> Any:
    """Only what was read by then."""
    if words:
        query = query.join(dated_silences, dated_silences.c.key == silence_index.c.rowid)
    return query.where(dated_silences.c.reading_key <= extent.readings)


def _select_keys(words: Words, request: Request, after: int | None) -> Any:
    key: Any = silence_index.c.rowid if words else dated_silences.c.key
    query = select(key).where(match_in(silence_index, words)) if words else select(key)
    return query.where(*request.limit_key(key, after)).order_by(request.order(key))


def _load_rows(connection: Connection, keys: Sequence[int], request: Request) -> list[Any]:
    query = (
        select(
            dated_silences.c.key,
            dated_silences.c.reading_key,
            dated_silences.c.number,
            silences.c.words,
            silences.c.source_words,
            reports.c.key.label("report_key"),
            reports.c.address_key,
            *REPORT_COLUMNS,
        )
        .select_from(dated_silences)
        .join(
            silences,
            (silences.c.reading_key == dated_silences.c.reading_key) & (silences.c.number == dated_silences.c.number),
        )
        .join(readings, readings.c.key == dated_silences.c.reading_key)
        .join(reports, reports.c.key == readings.c.report_key)
        .where(dated_silences.c.key.in_(keys), *request.standpoint.limit_reading())
    )
    return sorted(connection.execute(query), key=lambda row: row.key, reverse=not request.oldest_first)


def _keep_latest(connection: Connection, rows: Iterable[Sequence[Any]], standpoint: Standpoint) -> Iterator[Any]:
    """Each silence once, where several versions of a text at one address have it: that of the text dated last."""
    for some in rows:
        beside = _list_at_addresses(connection, some, standpoint)
        for row in some:
            others = beside.get(row.address_key, ())
            if not any(
                other.key > row.key and other.report_key != row.report_key and _is_same(other, row) for other in others
            ):
                yield row


def _list_at_addresses(
    connection: Connection, rows: Iterable[Any], standpoint: Standpoint
) -> dict[int | None, list[Any]]:
    """All silences that stand at the addresses of ``rows``."""
    found: dict[int | None, list[Any]] = {}
    for addresses in cut_keys({row.address_key for row in rows if row.address_key is not None}):
        query = (
            select(
                dated_silences.c.key,
                silences.c.words,
                silences.c.source_words,
                reports.c.key.label("report_key"),
                reports.c.address_key,
            )
            .select_from(reports)
            .join(readings, readings.c.report_key == reports.c.key)
            .join(dated_silences, dated_silences.c.reading_key == readings.c.key)
            .join(
                silences,
                (silences.c.reading_key == dated_silences.c.reading_key)
                & (silences.c.number == dated_silences.c.number),
            )
            .where(
                reports.c.address_key.in_(addresses),
                *standpoint.limit_key(dated_silences.c.key),
                *standpoint.limit_reading(),
            )
        )
        for row in connection.execute(query):
            found.setdefault(row.address_key, []).append(row)
    return found


def _is_same(one: Any, other: Any) -> bool:
    return _name(one) == _name(other)


def _name(row: Any) -> tuple[str, str]:
    return fold_words(row.source_words), fold_words(row.words)


def _make_silences(connection: Connection, rows: list[Any]) -> Iterator[KeptSilence]:
    wanted: dict[int, set[int]] = {}
    for row in rows:
        wanted.setdefault(row.reading_key, set()).add(row.number)
    parts = load_parts(connection, {key: Wanted(silences=frozenset(them)) for key, them in wanted.items()})
    of_number = {key: dict(zip(sorted(wanted[key]), reading.silences, strict=True)) for key, reading in parts.items()}
    for row in rows:
        silence = of_number[row.reading_key][row.number]
        text = parts[row.reading_key].report.text
        yield KeptSilence(
            report=make_report_line(row),
            silence=silence,
            about=" … ".join(text[span.start : span.end] for span in silence.about),
            reading=parts[row.reading_key],
        )
