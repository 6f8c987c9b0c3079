"""What a ledger knows of one report: its text, its readings, its versions, its notices, what was withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, exists, func, or_, select

from reportedly.errors import UnknownError
from reportedly.ledger.chronology import show_microseconds
from reportedly.ledger.columns import begins
from reportedly.ledger.kinship import hash_text, trim_address
from reportedly.ledger.packing import pack_report, unpack_reading, unpack_report
from reportedly.ledger.schema import addresses, claims, figures, notices, readings, reports, versions, withdrawals
from reportedly.ledger.settling import list_address_versions
from reportedly.ledger.store import Ledger
from reportedly.ledger.verdicts import NOTHING_SAID, read_verdicts
from reportedly.vocabulary import ReaderStamp, Reading, Report
from reportedly.vocabulary.judgements import Verdict

_CHUNK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReading:
    """A reading that a ledger has: by whom, recorded when (ISO 8601, UTC), how many claims, whether it is in view."""

    reader: ReaderStamp
    recorded: str
    claims: int
    in_view: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVersion:
    """A text that stood at an address: which report, from when to when it was seen (ISO 8601, UTC), its notice."""

    report: str
    published: str | None
    first_seen: str
    last_seen: str
    notice: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptNotice:
    """A notice: its kind and words, the report that it stands in, the address that it is about (None: not known)."""

    kind: str
    words: str
    report: str
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """A report in a ledger. ``reading`` is the one in view, None where it was not read.

    ``versions`` are those of its address, first to last; ``notices`` stand in it or are about its address; ``ended``
    tells, by the ids of claims that ended, how and since when; ``judged`` what people say, by the ids of claims, of
    figures in the outlet's own voice, and of the report itself (notes on it).
    """

    report: Report
    hash: str
    first_seen: str
    last_seen: str
    address: str | None
    reading: Reading | None
    readings: tuple[KeptReading, ...]
    versions: tuple[KeptVersion, ...]
    notices: tuple[KeptNotice, ...]
    ended: tuple[tuple[str, str, str], ...]
    judged: tuple[tuple[str, tuple[Verdict, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InView:
    """The reading in view of the report that has this key, and when that report was first seen (ISO 8601, UTC)."""

    key: int
    first_seen: str
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What stays of a withdrawn report."""

    report: str
    hash: str
    withdrawn: str
    reason: str
    author: str | None


def get_report(ledger: Ledger, id: str) -> KeptReport:
    """The report whose id is ``id``, or the only one whose id begins so; with several texts under one id, the latest.

    Raises LedgerError for none, several, or a withdrawn one.
    """
    with ledger.read() as connection:
        row = connection.execute(select(reports).where(reports.c.key == find_report(connection, id))).one()
        address = None
        if row.address_key is not None:
            address = connection.execute(
                select(addresses.c.address).where(addresses.c.key == row.address_key)
            ).scalar_one()
        return KeptReport(
            report=unpack_report(row.facts, row.text),
            hash=row.hash,
            first_seen=show_microseconds(row.first_seen_at),
            last_seen=show_microseconds(row.last_seen_at),
            address=address,
            reading=_load_reading(connection, row),
            readings=tuple(_list_readings(connection, row.key)),
            versions=tuple(_list_versions(connection, row.address_key)),
            notices=tuple(_list_notices(connection, row.key, row.address_key)),
            ended=tuple(_list_ended(connection, row.key)),
            judged=tuple(_list_judged(connection, row)),
        )


def list_versions(ledger: Ledger, address: str) -> tuple[KeptVersion, ...]:
    """The texts that stood at ``address``, first to last, as far as their order is known; none for another address."""
    wanted = {address, trim_address(address)}
    with ledger.read() as connection:
        key = connection.execute(select(addresses.c.key).where(addresses.c.address.in_(wanted))).scalar()
        return tuple(_list_versions(connection, key))


def list_withdrawals(ledger: Ledger) -> tuple[Tombstone, ...]:
    """What was withdrawn, in that order."""
    with ledger.read() as connection:
        return tuple(
            _make_tombstone(row) for row in connection.execute(select(withdrawals).order_by(withdrawals.c.key))
        )


def find_reports_read_otherwise(ledger: Ledger, reader: ReaderStamp) -> Iterator[Report]:
    """The reports that ``reader`` has not read: whose reading in view is another reader's, or that have none.

    While they come others may write, this program too.
    """
    last = 0
    while True:
        with ledger.read() as connection:
            rows = connection.execute(_select_read_otherwise(reader, last)).all()
        yield from (unpack_report(row.facts, row.text) for row in rows)
        if len(rows) < _CHUNK:
            return
        last = rows[-1].key


def count_reports_read_otherwise(ledger: Ledger, reader: ReaderStamp) -> int:
    """How many those are."""
    with ledger.read() as connection:
        wanted = _select_read_otherwise(reader, 0).limit(None).order_by(None).subquery()
        return int(connection.execute(select(func.count()).select_from(wanted)).scalar_one())


def iterate_readings(ledger: Ledger) -> Iterator[InView]:
    """Every reading in view, in the order in which the reports came; for what is worked out from all of them.

    While they come others may write: what comes in meanwhile may be among them.
    """
    last = 0
    while True:
        query = (
            select(reports.c.key, reports.c.text, reports.c.first_seen_at, readings.c.body)
            .join(readings, readings.c.key == reports.c.reading_key)
            .where(reports.c.key > last)
            .order_by(reports.c.key)
            .limit(_CHUNK)
        )
        with ledger.read() as connection:
            rows = connection.execute(query).all()
        for row in rows:
            seen = show_microseconds(row.first_seen_at)
            yield InView(key=row.key, first_seen=seen, reading=unpack_reading(row.body, row.text))
        if len(rows) < _CHUNK:
            return
        last = rows[-1].key


def is_read(ledger: Ledger, report: Report) -> bool:
    """Whether this very report, with the same facts, is there and was read, by whatever reader."""
    with ledger.read() as connection:
        facts = connection.execute(
            select(reports.c.facts).where(
                reports.c.id == report.id, reports.c.hash == hash_text(report.text), reports.c.reading_key.is_not(None)
            )
        ).scalar()
    return bool(facts == pack_report(report))


def count_rows(ledger: Ledger) -> tuple[int, int]:
    """How many reports there are, and how many claims in view."""
    with ledger.read() as connection:
        kept = connection.execute(select(func.count()).select_from(reports)).scalar_one()
        shown = connection.execute(select(func.count()).where(claims.c.current.is_(True))).scalar_one()
    return kept, shown


def find_titles(ledger: Ledger, ids: Collection[str]) -> dict[str, str]:
    """The titles of reports by their ids, those first seen last where several have one id; of those that have one."""
    named = select(reports.c.id, reports.c.title).where(reports.c.id.in_(ids), reports.c.title.is_not(None))
    with ledger.read() as connection:
        return {row.id: row.title for row in connection.execute(named.order_by(reports.c.key))}


def find_report(connection: Connection, id: str) -> int:
    """The key of the report that ``id`` means. Raises LedgerError."""
    exact = (
        select(reports.c.key).where(reports.c.id == id).order_by(reports.c.last_seen_at.desc(), reports.c.key.desc())
    )
    found: int | None = connection.execute(exact.limit(1)).scalar()
    if found is not None:
        return found
    close = select(reports.c.key, reports.c.id).where(begins(reports.c.id, id))
    rows = connection.execute(close.order_by(reports.c.id, reports.c.key.desc()).limit(9)).all() if id else []
    ids = list(dict.fromkeys(row.id for row in rows))
    if len(ids) == 1:
        return int(rows[0].key)
    raise UnknownError(_tell_missing(connection, id, ids))


def _tell_missing(connection: Connection, id: str, ids: list[str]) -> str:
    if ids:
        return f"several reports have ids that begin with {id!r}: {', '.join(ids)}. Give more of it"
    grave = connection.execute(select(withdrawals).where(withdrawals.c.report_id == id)).first()
    if grave is not None:
        return f"report {id} was withdrawn on {show_microseconds(grave.withdrawn_at)}: {grave.reason}"
    return f"there is no report {id!r}: `reportedly claims` shows the ids"


def _load_reading(connection: Connection, row: Any) -> Reading | None:
    if row.reading_key is None:
        return None
    body = connection.execute(select(readings.c.body).where(readings.c.key == row.reading_key)).scalar_one()
    return unpack_reading(body, row.text)


def _list_readings(connection: Connection, report: int) -> Iterator[KeptReading]:
    counted = select(func.count()).where(claims.c.reading_key == readings.c.key).correlate(readings).scalar_subquery()
    rows = connection.execute(
        select(
            readings.c.reader_version,
            readings.c.model,
            readings.c.stages,
            readings.c.recorded_at,
            readings.c.superseded_at,
            counted.label("counted"),
        )
        .where(readings.c.report_key == report)
        .order_by(readings.c.key)
    )
    for row in rows:
        yield KeptReading(
            reader=ReaderStamp(version=row.reader_version, model=row.model, stages=tuple(row.stages.split())),
            recorded=show_microseconds(row.recorded_at),
            claims=row.counted,
            in_view=row.superseded_at is None,
        )


def _list_versions(connection: Connection, address: int | None) -> Iterator[KeptVersion]:
    if address is None:
        return
    ordered, _ = list_address_versions(connection, address)
    rows = {
        row.number: row
        for row in connection.execute(
            select(
                versions.c.number, versions.c.first_seen_at, versions.c.last_seen_at, reports.c.id, reports.c.published
            )
            .join(reports, reports.c.key == versions.c.report_key)
            .where(versions.c.address_key == address)
        )
    }
    for version in ordered:
        if version.whole:
            row = rows[version.number]
            yield KeptVersion(
                report=row.id,
                published=row.published,
                first_seen=show_microseconds(row.first_seen_at),
                last_seen=show_microseconds(row.last_seen_at),
                notice=version.notice,
            )


def _list_notices(connection: Connection, report: int, address: int | None) -> Iterator[KeptNotice]:
    about = notices.c.report_key == report
    if address is not None:
        about = or_(about, notices.c.address_key == address)
    rows = connection.execute(
        select(notices.c.kind, notices.c.words, reports.c.id, addresses.c.address)
        .join(reports, reports.c.key == notices.c.report_key)
        .outerjoin(addresses, addresses.c.key == notices.c.address_key)
        .where(about)
        .order_by(notices.c.key)
    )
    for row in rows:
        yield KeptNotice(kind=row.kind, words=row.words, report=row.id, address=row.address)


def _list_ended(connection: Connection, report: int) -> Iterator[tuple[str, str, str]]:
    rows = connection.execute(
        select(claims.c.id, claims.c.ended, claims.c.ended_since)
        .join(reports, reports.c.reading_key == claims.c.reading_key)
        .where(reports.c.key == report, claims.c.current.is_not(False), claims.c.ended.is_not(None))
        .order_by(claims.c.key.desc())
    )
    yield from ((row.id, row.ended, row.ended_since) for row in rows)


def _list_judged(connection: Connection, row: Any) -> Iterator[tuple[str, tuple[Verdict, ...]]]:
    said = read_verdicts(connection, {row.key})
    if said is NOTHING_SAID:
        return
    yield from ((row.id, each) for each in (said.reports.get(row.key, ()),) if each)
    own = select(claims.c.key, claims.c.id, claims.c.source_name).where(claims.c.reading_key == row.reading_key)
    for claim in connection.execute(own.order_by(claims.c.key.desc())):
        of_claim = said.of_claim(claim.key, claim.source_name)
        if of_claim:
            yield claim.id, of_claim
    counted = select(figures.c.key, figures.c.id).where(figures.c.reading_key == row.reading_key)
    for figure in connection.execute(counted.where(figures.c.own_voice.is_(True)).order_by(figures.c.key)):
        if figure.key in said.figures:
            yield figure.id, said.figures[figure.key]


def _select_read_otherwise(reader: ReaderStamp, last: int) -> Any:
    read = exists().where(
        readings.c.key == reports.c.reading_key,
        readings.c.reader_version == reader.version,
        readings.c.model == reader.model,
        readings.c.stages == " ".join(reader.stages),
    )
    return (
        select(reports.c.key, reports.c.facts, reports.c.text)
        .where(reports.c.key > last, ~read)
        .order_by(reports.c.key)
        .limit(_CHUNK)
    )


def _make_tombstone(row: Any) -> Tombstone:
    return Tombstone(
        report=row.report_id,
        hash=row.hash,
        withdrawn=show_microseconds(row.withdrawn_at),
        reason=row.reason,
        author=row.author,
    )
