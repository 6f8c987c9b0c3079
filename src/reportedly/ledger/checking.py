"""Whether a ledger is whole: the file, the ties between rows, and that every claim stands in its report's text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from reportedly.errors import LedgerError
from reportedly.ledger.erasing import finish_erasing
from reportedly.ledger.fulltext import check_index
from reportedly.ledger.group_checks import check_groups
from reportedly.ledger.judgement_rows import check_judgements
from reportedly.ledger.kinship import hash_text
from reportedly.ledger.packing import unpack_reading
from reportedly.ledger.schema import claims, figures, readings, reports, withdrawals
from reportedly.ledger.store import Ledger
from reportedly.ledger.triggers import check_lookups
from reportedly.vocabulary import GAP

_CHUNK = 200


def check_integrity(ledger: Ledger, *, step: Callable[[], None] | None = None) -> tuple[str, ...]:
    """What is wrong with a ledger, a sentence for each fault; none where it is whole.

    Every report is compared with its hash, every reading is loaded, every claim and figure is compared with the words
    at its place. ``step`` is called after each report. The log is emptied on the way, as far as others allow, and a
    withdrawal that was interrupted is finished.
    """
    damage = tuple(_check_file(ledger))
    if damage:  # what is read from a damaged file means nothing
        return damage
    unfinished = finish_erasing(ledger)
    faults = [*([unfinished] if unfinished else []), *_check_ties(ledger), *_check_search(ledger)]
    with ledger.read() as connection:
        faults.extend((*check_groups(connection), *check_judgements(connection)))
    last = 0
    while True:
        with ledger.read() as connection:
            query = select(reports).where(reports.c.key > last).order_by(reports.c.key).limit(_CHUNK)
            rows = connection.execute(query).all()
            for row in rows:
                faults.extend(_check_report(connection, row))
                if step is not None:
                    step()
        if len(rows) < _CHUNK:
            return tuple(faults)
        last = rows[-1].key


def _check_file(ledger: Ledger) -> Iterator[str]:
    try:
        with ledger.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            verdicts = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
    except LedgerError as error:
        yield str(error)
        return
    yield from (f"the file is damaged: {verdict}" for verdict in verdicts if verdict != "ok")


def _check_ties(ledger: Ledger) -> Iterator[str]:
    with ledger.connect() as connection:
        untied = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    yield from (f"a row of {row[0]} belongs to one of {row[2]} that is not there" for row in untied[:20])


def _check_search(ledger: Ledger) -> Iterator[str]:
    try:
        with ledger.write() as connection:
            check_index(connection)
            check_lookups(connection)
    except LedgerError as error:
        if not isinstance(error.__cause__, DBAPIError):
            raise
        yield "the index for searching does not agree with the claims"


def _check_report(connection: Connection, row: Any) -> Iterator[str]:
    name = f"report {row.id}"
    if hash_text(row.text) != row.hash:
        yield f"{name}: its text is not the one that was added"
    grave = select(withdrawals.c.key).where(withdrawals.c.hash == row.hash)
    if connection.execute(grave).first() is not None:
        yield f"{name}: it was withdrawn and is still there"
    known = select(readings).where(readings.c.report_key == row.key)
    in_view = [reading.key for reading in connection.execute(known) if reading.superseded_at is None]
    if in_view != ([] if row.reading_key is None else [row.reading_key]):
        yield f"{name}: its reading in view is not the latest one"
    for reading in connection.execute(known).all():
        yield from (f"{name}: {fault}" for fault in _check_reading(connection, reading, row.text))


def _check_reading(connection: Connection, row: Any, text: str) -> Iterator[str]:
    try:
        reading = unpack_reading(row.body, text)
    except Exception as error:
        yield f"the reading of {row.model} cannot be loaded: {error}"
        return
    for table, expected in ((claims, len(reading.claims)), (figures, len(reading.figures))):
        found = connection.execute(select(func.count()).where(table.c.reading_key == row.key)).scalar_one()
        if found != expected:
            yield f"it has {found} {table.name}, its reading {expected}"
    for claim in connection.execute(select(claims).where(claims.c.reading_key == row.key)):
        if GAP.join(text[start:end] for start, end in json.loads(claim.content_spans)) != claim.content:
            yield f"the words of claim {claim.id} are not those at its place"
    for figure in connection.execute(select(figures).where(figures.c.reading_key == row.key)):
        if text[figure.start : figure.end] != figure.words:
            yield f"the words of figure {figure.id} are not those at its place"
