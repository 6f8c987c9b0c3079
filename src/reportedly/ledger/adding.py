"""Reports and readings into a ledger: each in one transaction, and none of it twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, insert, or_, select, true, update

from reportedly.errors import SettingError
from reportedly.ledger.chronology import (
    SERIALS,
    count_microseconds,
    find_first_key,
    read_clock,
    read_stamp,
)
from reportedly.ledger.columns import zip_bytes
from reportedly.ledger.fulltext import enter_claims, leave_claims
from reportedly.ledger.inserting import insert_row, insert_rows, run
from reportedly.ledger.kinship import find_address, hash_folded, hash_text, trim_address
from reportedly.ledger.notices import Notice, NoticeKind, find_addresses, find_notice
from reportedly.ledger.packing import pack_reading, pack_report
from reportedly.ledger.rows import Keys, Rows, find_claim_key, key_claims, key_figures, make_rows, tie_rows
from reportedly.ledger.schema import (
    addresses,
    claim_places,
    claims,
    entities,
    figures,
    notices,
    places,
    readings,
    reports,
    silences,
    times,
    versions,
    withdrawals,
)
from reportedly.ledger.settling import settle_address
from reportedly.ledger.store import Ledger
from reportedly.ledger.waiting import let_address_wait, let_wait
from reportedly.vocabulary import ReaderStamp, Reading, Report

# What every report asks, made once: to make a statement takes longer than to execute it.
_FIND_WITHDRAWAL = (
    select(withdrawals.c.key)
    .where(or_(withdrawals.c.hash == bindparam("whole"), withdrawals.c.folded_hash == bindparam("folded")))
    .limit(1)
)
_FIND_KNOWN = select(reports.c.key, reports.c.address_key, reports.c.reading_key, reports.c.first_seen_at).where(
    reports.c.id == bindparam("report"), reports.c.hash == bindparam("whole")
)
_FIND_ADDRESS = select(addresses.c.key).where(addresses.c.address == bindparam("wanted"))
_FIND_LAST_VERSION = select(func.max(versions.c.number)).where(versions.c.address_key == bindparam("wanted"))
_FIND_NOTICE = select(notices.c.key).where(notices.c.address_key == bindparam("wanted")).limit(1)
_FIND_IN_VIEW = select(readings.c.key).where(
    readings.c.report_key == bindparam("report"), readings.c.superseded_at.is_(None)
)
_FIND_LAST_KEY = select(func.max(claims.c.key)).where(
    claims.c.key >= bindparam("first"), claims.c.key < bindparam("beyond")
)
_SET_READING = update(reports).where(reports.c.key == bindparam("report")).values(reading_key=bindparam("reading"))


class Outcome(StrEnum):
    """What adding did: a new report, a new version of an address, another reading of a known report, or nothing.

    ``known``: everything was there already. ``withdrawn``: the text was removed from this ledger and stays out.
    """

    NEW = "new"
    VERSION = "version"
    REREAD = "reread"
    KNOWN = "known"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a report: its outcome, how many claims came in, the notice in it.

    ``reading`` is the ledger's number of the reading that came in, None where none did.
    """

    report: str
    outcome: Outcome
    claims: int = 0
    notice: Notice | None = None
    reading: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Everything that can be worked out before the ledger is locked, in another process where that helps."""

    id: str
    text: str
    reader: ReaderStamp | None
    text_hash: str
    folded_hash: str
    address: str | None
    notice: Notice | None
    facts: dict[str, Any]
    body: bytes | None
    digest: str | None
    rows: Rows | None
    seen: int | None
    live: bool

    @property
    def first_seen(self) -> int:
        """When a report that is new here was seen."""
        return read_clock() if self.seen is None else self.seen


def add_reading(ledger: Ledger, reading: Reading, *, seen: datetime | None = None, live: bool = False) -> Added:
    """Add a reading, its report and all that was read, or nothing; a second time it adds nothing.

    ``seen`` is when the text was seen (without it: now); reports added with one ``seen`` have no order among them but
    that of their dates. ``live`` says that the report's address shows this text at ``seen``: a known text that comes
    back is a version again, where without it adding an old file once more changes nothing. Raises LedgerError.
    """
    return _add(ledger, _prepare(reading.report, reading, seen or datetime.now(UTC), live))


def prepare_reading(reading: Reading, seen: datetime) -> Prepared:
    """What ``add_prepared`` adds of a reading; it needs no ledger. Raises LedgerError."""
    return _prepare(reading.report, reading, seen, False)


def add_prepared(ledger: Ledger, ready: Sequence[Prepared]) -> tuple[Added, ...]:
    """Add readings as ``add_reading`` does, all of them or none: pages that many touch are written once.

    What comes in at once should be some ten reports: others wait to write meanwhile. Raises LedgerError.
    """
    with ledger.write() as connection:
        index = _Index(connection)
        added = tuple([_add_within(connection, each, index) for each in ready])
        index.bring_up()
        return added


def add_several(ledger: Ledger, readings: Iterable[Reading], *, seen: datetime | None = None) -> tuple[Added, ...]:
    """As ``add_prepared``, of readings as they are. Raises LedgerError."""
    moment = seen or datetime.now(UTC)
    return add_prepared(ledger, [prepare_reading(reading, moment) for reading in readings])


def add_rereading(ledger: Ledger, reading: Reading) -> Added:
    """Add another reading of a report that is there, as ``add_reading`` does; to read it is not to see it again."""
    return _add(ledger, _prepare(reading.report, reading, None, False))


def add_report(ledger: Ledger, report: Report, *, seen: datetime | None = None, live: bool = False) -> Added:
    """Add a report that was not read yet, as ``add_reading`` does; ``reread`` will find it."""
    return _add(ledger, _prepare(report, None, seen or datetime.now(UTC), live))


def _prepare(report: Report, reading: Reading | None, seen: datetime | None, live: bool) -> Prepared:
    stamp = read_stamp(report.published) if report.published else None
    body = None if reading is None else pack_reading(reading)
    return Prepared(
        id=report.id,
        text=report.text,
        reader=None if reading is None else reading.reader,
        text_hash=hash_text(report.text),
        folded_hash=hash_folded(report.text),
        address=find_address(report),
        notice=find_notice(report),
        facts={
            "facts": zip_bytes(pack_report(report)),
            "title": report.title,
            "outlet": report.outlet,
            "agency": report.agency,
            "url": report.url,
            "published": report.published,
            "published_from": stamp.start if stamp else None,
            "published_to": stamp.end if stamp else None,
        },
        body=None if body is None else zip_bytes(body),
        digest=None if body is None else hashlib.sha256(body).hexdigest(),
        rows=None if reading is None else make_rows(reading),
        seen=None if seen is None else _count_seen(seen),
        live=live,
    )


def _count_seen(seen: datetime) -> int:
    if seen.tzinfo is None:
        raise SettingError(f"seen is {seen}, which may be any hour: give a datetime that knows its offset")
    return count_microseconds(seen)


def _add(ledger: Ledger, ready: Prepared) -> Added:
    return add_prepared(ledger, [ready])[0]


class _Index:
    """The search index, brought up to date once for many reports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: list[int] = []

    def note(self, first: int, number: int) -> None:
        """Let so many claims wait that are to enter, by the first of their keys."""
        self._waiting += range(first, first + number)

    def bring_up(self) -> None:
        """Take in what waits: before anything is shown, and before a claim that waits may leave or change."""
        if self._waiting:
            enter_claims(self._connection, self._waiting)
            self._waiting.clear()


def _add_within(connection: Connection, ready: Prepared, index: _Index) -> Added:
    if _is_withdrawn(connection, ready):
        return Added(report=ready.id, outcome=Outcome.WITHDRAWN)
    asked = {"report": ready.id, "whole": ready.text_hash}
    known = run(connection, _FIND_KNOWN, asked).first()
    if known is None:
        return _add_new(connection, ready, index)
    index.bring_up()
    return _add_known(connection, ready, known, index)


def _is_withdrawn(connection: Connection, ready: Prepared) -> bool:
    asked = {"whole": ready.text_hash, "folded": ready.folded_hash}
    return run(connection, _FIND_WITHDRAWAL, asked).first() is not None


def _add_new(connection: Connection, ready: Prepared, index: _Index) -> Added:
    address = _find_or_make_address(connection, ready.address)
    seen = ready.first_seen
    row = {
        "id": ready.id,
        "hash": ready.text_hash,
        "text": ready.text,
        **ready.facts,
        "address_key": address,
        "first_seen_at": seen,
        "last_seen_at": seen,
        "recorded_at": read_clock(),
    }
    report = insert_row(connection, reports, row)
    number = 0 if address is None else _add_version(connection, address, report, seen)
    noticed = () if ready.notice is None else _add_notice(connection, ready, report, address, seen)
    reading = _put_in_view(connection, ready, report, seen=seen, index=index)
    unsettled = [address] if address is not None and (number > 1 or _has_notices(connection, address)) else []
    for each in (*unsettled, *noticed):
        index.bring_up()
        _settle(connection, each)
    return _tell(ready, Outcome.VERSION if number > 1 else Outcome.NEW, reading)


def _add_known(connection: Connection, ready: Prepared, known: Any, index: _Index) -> Added:
    first = known.first_seen_at
    earlier, back = False, False
    if ready.seen is not None:
        first, earlier = min(first, ready.seen), ready.seen < first
        _see_report(connection, known, ready.seen)
        back = ready.live and known.address_key is not None and _see_version(connection, known, ready.seen)
    outcome, reading = Outcome.VERSION if back else Outcome.KNOWN, None
    if ready.body is not None and not _is_in_view(connection, known.reading_key, ready):
        connection.execute(update(reports).where(reports.c.key == known.key).values(**ready.facts))
        reading = _put_in_view(connection, ready, known.key, seen=first, index=index)
        index.bring_up()
        outcome = Outcome.REREAD if known.reading_key is not None else Outcome.NEW
    if earlier and known.reading_key is not None:
        let_wait(connection, [known.key])  # without a date of its own it counts by when it was seen
    if known.address_key is not None and (earlier or outcome is not Outcome.KNOWN):
        _settle(connection, known.address_key)
    return _tell(ready, outcome, reading)


def _tell(ready: Prepared, outcome: Outcome, reading: int | None) -> Added:
    claims = 0 if reading is None or ready.rows is None else len(ready.rows.claims)
    return Added(report=ready.id, outcome=outcome, claims=claims, notice=ready.notice, reading=reading)


def _settle(connection: Connection, address: int) -> None:
    """Bring what stands at an address up to date; where that changes anything, it waits to be grouped again."""
    if settle_address(connection, address):
        let_address_wait(connection, address)


def _see_report(connection: Connection, known: Any, seen: int) -> None:
    """Note that a known text was seen, perhaps earlier than all times before."""
    times = {
        "first_seen_at": case((reports.c.first_seen_at > seen, seen), else_=reports.c.first_seen_at),
        "last_seen_at": case((reports.c.last_seen_at < seen, seen), else_=reports.c.last_seen_at),
    }
    connection.execute(update(reports).where(reports.c.key == known.key).values(**times))
    if seen < known.first_seen_at:
        oldest = select(func.min(versions.c.number)).where(versions.c.report_key == known.key).scalar_subquery()
        connection.execute(
            update(versions)
            .where(versions.c.report_key == known.key, versions.c.number == oldest)
            .values(first_seen_at=seen)
        )


def _is_in_view(connection: Connection, reading: int | None, ready: Prepared) -> bool:
    """Whether this is the reading in view. One that was in view before another came comes into view again."""
    digest = connection.execute(select(readings.c.digest).where(readings.c.key == reading)).scalar()
    return bool(digest == ready.digest)


def _find_or_make_address(connection: Connection, address: str | None) -> int | None:
    if address is None:
        return None
    return _find_address(connection, address) or insert_row(connection, addresses, {"address": address})


def _find_address(connection: Connection, address: str) -> int | None:
    return run(connection, _FIND_ADDRESS, {"wanted": address}).scalar()


def _add_version(connection: Connection, address: int, report: int, seen: int) -> int:
    """Add the version that ``report`` is, and return its number: 1 for the first of an address."""
    last = run(connection, _FIND_LAST_VERSION, {"wanted": address}).scalar()
    number = (last or 0) + 1
    row = {"address_key": address, "number": number, "report_key": report, "first_seen_at": seen, "last_seen_at": seen}
    insert_rows(connection, versions, [row])
    return number


def _see_version(connection: Connection, known: Any, seen: int) -> bool:
    """Note that a known text stands at its address; whether that is a version again, after others stood there."""
    last = connection.execute(
        select(versions.c.number, versions.c.report_key, versions.c.last_seen_at)
        .where(versions.c.address_key == known.address_key)
        .order_by(versions.c.last_seen_at.desc(), versions.c.number.desc())
        .limit(1)
    ).one()
    if last.report_key != known.key and last.last_seen_at < seen:
        _add_version(connection, known.address_key, known.key, seen)
        return True
    newest = select(func.max(versions.c.number)).where(versions.c.report_key == known.key).scalar_subquery()
    connection.execute(
        update(versions)
        .where(versions.c.address_key == known.address_key, versions.c.number == newest)
        .values(last_seen_at=case((versions.c.last_seen_at < seen, seen), else_=versions.c.last_seen_at))
    )
    return False


def _has_notices(connection: Connection, address: int) -> bool:
    return run(connection, _FIND_NOTICE, {"wanted": address}).first() is not None


def _add_notice(
    connection: Connection, ready: Prepared, report: int, address: int | None, seen: int
) -> tuple[int, ...]:
    """Keep the notice, for its own address and for those that it names; the named ones, which then want settling.

    One that is about no address is kept all the same.
    """
    notice = ready.notice
    assert notice is not None
    names = () if notice.kind is NoticeKind.WRITETHRU else find_addresses(ready.text)
    named = {_find_or_make_address(connection, trim_address(each)) for each in names} - {None, address}
    about = sorted(key for key in named if key is not None)
    row = {
        "report_key": report,
        "kind": notice.kind.value,
        "words": notice.words,
        "start": notice.span.start if notice.span else None,
        "end": notice.span.end if notice.span else None,
        "seen_at": seen,
    }
    keys = about if about and address is None else [address, *about]
    connection.execute(insert(notices), [{**row, "address_key": key} for key in keys])
    return tuple(about)


def _put_in_view(connection: Connection, ready: Prepared, report: int, *, seen: int, index: _Index) -> int | None:
    """Add the reading with its rows, in the place of the one in view; the key that it got. None without a reading.

    Without a date of its own a report counts by when it was first ``seen``, whenever it is read.
    """
    if ready.body is None or ready.rows is None or ready.reader is None:
        return None
    now = read_clock()
    _take_from_view(connection, report, now)
    row = {
        "report_key": report,
        "digest": ready.digest,
        "reader_version": ready.reader.version,
        "model": ready.reader.model,
        "stages": " ".join(ready.reader.stages),
        "body": ready.body,
        "recorded_at": now,
    }
    reading = insert_row(connection, readings, row)
    run(connection, _SET_READING, {"report": report, "reading": reading})
    dated = ready.facts["published_from"]
    first = _find_free_keys(connection, seen if dated is None else dated)
    _add_rows(connection, ready.rows, Keys(reading=reading, report=report, first_claim=first))
    index.note(first, len(ready.rows.claims))
    let_wait(connection, [report])
    return reading


def _take_from_view(connection: Connection, report: int, now: int) -> None:
    """Let go of the rows of the reading in view, if there is one; they stay as history."""
    reading = run(connection, _FIND_IN_VIEW, {"report": report}).scalar()
    if reading is None:
        return
    keys = select(claims.c.key).where(claims.c.reading_key == reading, claims.c.current == true())
    leave_claims(connection, connection.execute(keys).scalars().all())
    for table in (claims, figures):
        connection.execute(update(table).where(table.c.reading_key == reading).values(current=False))
    connection.execute(update(readings).where(readings.c.key == reading).values(superseded_at=now))


def _find_free_keys(connection: Connection, dated: int) -> int:
    """The first key that no claim of that second has, nor any after it in the same second."""
    first = find_first_key(dated)
    last = run(connection, _FIND_LAST_KEY, {"first": first, "beyond": first + SERIALS}).scalar()
    return first if last is None else last + 1


def _add_rows(connection: Connection, rows: Rows, keys: Keys) -> None:
    insert_rows(connection, claims, key_claims(rows, keys))
    insert_rows(connection, figures, key_figures(rows, keys))
    for table, each in (
        (times, rows.times),
        (places, rows.places),
        (entities, rows.entities),
        (silences, rows.silences),
    ):
        insert_rows(connection, table, tie_rows(each, keys))
    links = [
        {"claim_key": find_claim_key(rows, keys, index), "place_id": id, "reading_key": keys.reading}
        for index, id in rows.claim_places
    ]
    insert_rows(connection, claim_places, links)
