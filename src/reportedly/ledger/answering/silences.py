"""What nobody would say: who kept silent, how, about what, the latest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from reportedly.ledger.answering.evidence import REPORT_COLUMNS, ReportLine, Wanted, load_parts, make_report_line
from reportedly.ledger.answering.standpoints import ALL, Request, Standpoint
from reportedly.ledger.answering.statements import Words, match_in
from reportedly.ledger.kinship import fold_words
from reportedly.ledger.schema import readings, reports, silences
from reportedly.ledger.store import Ledger
from reportedly.ledger.triggers import dated_silences, silence_index
from reportedly.vocabulary import Reading, Silence

_BATCH = 200


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


def _walk(connection: Connection, words: Words, request: Request) -> Iterator[Any]:
    """Rows by their keys, which an index gives: a database that may choose goes through whole tables."""
    after = request.mark
    while True:
        keys = connection.execute(_select_keys(words, request, after)).scalars().all()
        yield from _load_rows(connection, keys, request)
        if len(keys) < _BATCH:
            return
        after = keys[-1]


def _select_keys(words: Words, request: Request, after: int | None) -> Any:
    key: Any = silence_index.c.rowid if words else dated_silences.c.key
    query = select(key).where(match_in(silence_index, words)) if words else select(key)
    return query.where(*request.limit_key(key, after)).order_by(request.order(key)).limit(_BATCH)


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


def _keep_latest(connection: Connection, rows: Iterable[Any], standpoint: Standpoint) -> Iterator[Any]:
    """Each silence once, where several versions of a text at one address have it."""
    for row in rows:
        if row.address_key is None or not _stands_later(connection, row, standpoint):
            yield row


def _stands_later(connection: Connection, row: Any, standpoint: Standpoint) -> bool:
    """Whether another text at the address, dated later, has the silence too."""
    query = (
        select(silences.c.words, silences.c.source_words)
        .join(dated_silences, dated_silences.c.reading_key == silences.c.reading_key)
        .join(readings, readings.c.key == silences.c.reading_key)
        .join(reports, reports.c.key == readings.c.report_key)
        .where(
            reports.c.address_key == row.address_key,
            reports.c.key != row.report_key,
            dated_silences.c.number == silences.c.number,
            dated_silences.c.key > row.key,
            *standpoint.limit_key(dated_silences.c.key),
            *standpoint.limit_reading(),
        )
    )
    return any(_name(other) == _name(row) for other in connection.execute(query))


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
