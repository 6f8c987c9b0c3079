"""Questions as they are grouped, and what stands on each: positions with their reports, origins, neighbours.

Groups are those of today; a standpoint in the past leaves out what was not there yet, and reads as it was read then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from reportedly.ledger.answering.earlier import list_earlier
from reportedly.ledger.answering.evidence import REPORT_COLUMNS, ReportLine, make_report_line
from reportedly.ledger.answering.settled import settle_at
from reportedly.ledger.answering.standpoints import Request, Standpoint
from reportedly.ledger.answering.statements import match_in
from reportedly.ledger.chronology import show_microseconds
from reportedly.ledger.items import show_name
from reportedly.ledger.packing import unpack_reading
from reportedly.ledger.pairing import read_disputes
from reportedly.ledger.schema import claims, figures, groups, items, links, members, readings, reports
from reportedly.ledger.standing import PASSED_ON, STANDS, Standing
from reportedly.ledger.store import Ledger
from reportedly.ledger.triggers import item_index
from reportedly.ledger.verdicts import Verdicts, read_verdicts
from reportedly.vocabulary import GroupKind, Polarity, Reading
from reportedly.vocabulary.judgements import Verdict, is_hidden

_QUESTION, _ORIGIN = GroupKind.QUESTION.value, GroupKind.ORIGIN.value
_MOST_HITS = 3000
"""Positions that a search looks at, the latest to arrive first: of common words the old ones may be left out."""

_SAMPLED = 12
"""Positions that tell what a question is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """A group: its id as people see it, how many items and reports it has, its first and last dates (ISO 8601, UTC).

    ``hits`` are the items that a search found in it.
    """

    key: int
    id: str
    size: int
    reports: int
    first: str
    last: str
    hits: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A position's row: the ids of its claim and figure, and the report that it stands in.

    ``reading`` and ``digest`` are its reading's key and SHA-256, ``body`` what it is compared by. ``ended`` and
    ``ended_since`` as in a list of claims. ``origin`` is the id of its report's text origin, which ``origin_reports``
    reports share; ``drawn`` are those of others whose passages the report carries. ``verdicts`` are what people say.
    """

    key: int
    report: ReportLine
    reading: int
    digest: str
    claim: str | None
    figure: str | None
    body: bytes
    at: int
    ended: str | None
    ended_since: str | None
    origin: str
    origin_reports: int
    drawn: tuple[str, ...]
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Origin:
    """A text origin: its id, how many reports share it, the ids of others whose passages a report of it carries."""

    id: str
    reports: int
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRows:
    """A question with a page of its positions, the latest first.

    ``disputed`` are the keys of judgements by which people are opposed on what belongs to it.
    """

    group: GroupLine
    members: tuple[Member, ...]
    disputed: tuple[int, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What a question can be called by: an item, its figure's words and its claim's ("" where it has none)."""

    item: str
    report: str
    body: bytes
    figure: str
    content: str
    negative: bool


def search_questions(ledger: Ledger, words: Sequence[str]) -> tuple[GroupLine, ...]:
    """The questions with positions that all ``words`` find, those that are most about them first.

    Raises SettingError for words that cannot be searched for, LedgerError.
    """
    with ledger.read() as connection:
        found = connection.execute(_select_hits(" ".join(f'"{word}"' for word in words))).all()
        lines = [make_line(row, hits=row.hits) for row in found]
    return tuple(sorted(lines, key=lambda line: (2 * line.hits < line.size, -line.hits, -len(line.last), line.id)))


def list_groups(
    ledger: Ledger, kind: GroupKind, request: Request, *, least: int = 1
) -> tuple[tuple[GroupLine, ...], str | None]:
    """A page of groups of at least so many items, those with the latest items first, and the mark of the next page."""
    with ledger.read() as connection:
        rows = connection.execute(_select_groups(kind, request, least)).all()
    shown = rows[: request.limit]
    more = f"{shown[-1].last_at}.{shown[-1].key}" if len(rows) > request.limit else None
    return tuple(make_line(row) for row in shown), more


def sample_items(ledger: Ledger, keys: Iterable[int]) -> dict[int, tuple[Sample, ...]]:
    """Some items of each of these groups, the same whenever one asks: those that came first."""
    with ledger.read() as connection:
        return {key: tuple(map(_make_sample, connection.execute(_SAMPLES, {"group": key}))) for key in keys}


def load_question(ledger: Ledger, group: GroupLine, request: Request) -> QuestionRows:
    """What stands on a question."""
    with ledger.read() as connection:
        rows = _choose_members(connection, group.key, request)
        shown = rows[: request.limit]
        keys = {each.row.report_key for each in shown}
        origins = _find_origins(connection, keys)
        said = read_verdicts(connection, keys, known_at=request.standpoint.recorded_by)
        disputes = read_disputes(connection, GroupKind.QUESTION)
        made = (_make_member(each, origins, _find_verdicts(each.row, said)) for each in shown)
        return QuestionRows(
            group=group,
            members=tuple(member for member in made if not is_hidden(member.verdicts)),
            disputed=tuple(sorted({key for each in shown for key in disputes.get(each.row.key, ())})),
            next=f"{shown[-1].row.at}.{shown[-1].row.key}" if len(rows) > request.limit else None,
        )


def load_readings(ledger: Ledger, keys: Collection[int]) -> dict[int, Reading]:
    """Whole readings by their keys."""
    query = (
        select(readings.c.key, readings.c.body, reports.c.text)
        .join(reports, reports.c.key == readings.c.report_key)
        .where(readings.c.key.in_(sorted(keys)))
    )
    with ledger.read() as connection:
        return {row.key: unpack_reading(row.body, row.text) for row in connection.execute(query)}


def _select_hits(search: str) -> Any:
    hits = (
        select(item_index.c.rowid.label("item_key"))
        .where(match_in(item_index, {"words": search}))
        .order_by(item_index.c.rowid.desc())
        .limit(_MOST_HITS)
        .subquery()
    )
    return (
        select(*groups.c, func.count().label("hits"))
        .select_from(hits)
        .join(items, items.c.key == hits.c.item_key)
        .join(members, members.c.item_key == items.c.key)
        .join(groups, groups.c.key == members.c.group_key)
        .where(groups.c.kind == _QUESTION)
        .group_by(groups.c.key)
    )


def limit_items(standpoint: Standpoint) -> Iterator[Any]:
    """Conditions on ``items`` joined with ``reports``."""
    if standpoint.published_by is not None:
        yield items.c.at <= standpoint.published_by
    if standpoint.recorded_by is not None:
        yield reports.c.recorded_at <= standpoint.recorded_by


def _limit_known(standpoint: Standpoint) -> Iterator[Any]:
    """The condition that a reading in view was in view then."""
    if standpoint.recorded_by is not None:
        yield readings.c.recorded_at <= standpoint.recorded_by


def _select_groups(kind: GroupKind, request: Request, least: int) -> Any:
    query = select(groups).where(groups.c.kind == kind.value)
    if least > 1:
        query = query.where(groups.c.size >= least)
    by = request.standpoint.published_by
    if by is not None:
        query = query.where(groups.c.first_at <= by)
    if request.after is not None:
        last, key = request.pair
        behind = or_(groups.c.last_at < last, and_(groups.c.last_at == last, groups.c.key < key))
        query = query.where(groups.c.last_at <= last, behind)
    return query.order_by(groups.c.last_at.desc(), groups.c.key.desc()).limit(request.limit + 1)


# Asked for every question of a page, made once: to make a statement takes longer than to execute it.
_SAMPLES = (
    select(items.c.id, reports.c.id.label("report"), items.c.body)
    .add_columns(figures.c.words, claims.c.content, claims.c.polarity)
    .select_from(members)
    .join(items, items.c.key == members.c.item_key)
    .join(reports, reports.c.key == items.c.report_key)
    .outerjoin(claims, claims.c.key == items.c.claim_key)
    .outerjoin(figures, figures.c.key == items.c.figure_key)
    .where(members.c.group_key == bindparam("group"))
    .order_by(members.c.item_key)
    .limit(_SAMPLED)
)


def _make_sample(row: Any) -> Sample:
    return Sample(
        item=row.id,
        report=row.report,
        body=row.body,
        figure=row.words or "",
        content=row.content or "",
        negative=row.polarity == Polarity.NEGATIVE.value,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row of a member, and how it stood at the standpoint."""

    row: Any
    standing: Standing


def _choose_members(connection: Connection, group: int, request: Request) -> list[_Row]:
    """One more than a page of the members that stood, the latest first."""
    if not request.standpoint.past:
        rows = connection.execute(_select_members(group, request).limit(request.limit + 1)).all()
        return [_Row(row=row, standing=Standing(current=True, ended=row.ended, since=row.ended_since)) for row in rows]
    found = connection.execute(_select_members(group, request)).all()
    everything = [*found, *_list_behind(connection, group, request)]
    claimed = [_Claimed(key=row.claim_key, row=row) for row in everything if row.claim_key is not None]
    standing = settle_at(connection, claimed, request.standpoint)
    kept = (_Row(row=row, standing=standing.get(row.claim_key, PASSED_ON)) for row in everything if row.claim_key)
    own = (_Row(row=row, standing=STANDS) for row in everything if row.claim_key is None)
    ordered = sorted((*kept, *own), key=lambda each: (each.row.at, each.row.key), reverse=True)
    return [each for each in ordered if each.standing.current][: request.limit + 1]


def _list_behind(connection: Connection, group: int, request: Request) -> Iterator[Any]:
    """What stood in the place of items that were not there yet, as far as it comes behind the page before."""
    for row in list_earlier(connection, group, request.standpoint):
        if request.after is None or (row.at, row.key) < request.pair:
            yield row


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A claim's row as ``settle_at`` takes it."""

    key: int
    row: Any

    @property
    def report_key(self) -> int:
        return int(self.row.report_key)

    @property
    def address_key(self) -> int | None:
        found: int | None = self.row.address_key
        return found


def _select_members(group: int, request: Request) -> Any:
    query = (
        select(
            *(items.c[name] for name in ("key", "report_key", "claim_key", "figure_key", "body", "at")),
            claims.c.id.label("claim"),
            claims.c.source_name,
            figures.c.id.label("figure"),
            func.coalesce(claims.c.ended, figures.c.ended).label("ended"),
            func.coalesce(claims.c.ended_since, figures.c.ended_since).label("ended_since"),
            reports.c.reading_key,
            readings.c.digest,
            reports.c.address_key,
            *REPORT_COLUMNS,
        )
        .select_from(members)
        .join(items, items.c.key == members.c.item_key)
        .join(reports, reports.c.key == items.c.report_key)
        .join(readings, readings.c.key == reports.c.reading_key)
        .outerjoin(claims, claims.c.key == items.c.claim_key)
        .outerjoin(figures, figures.c.key == items.c.figure_key)
        .where(members.c.group_key == group, *limit_items(request.standpoint), *_limit_known(request.standpoint))
        .order_by(items.c.at.desc(), items.c.key.desc())
    )
    if request.after is not None:
        at, key = request.pair
        query = query.where(or_(items.c.at < at, and_(items.c.at == at, items.c.key < key)))
    return query


def _find_origins(connection: Connection, report_keys: Collection[int]) -> dict[int, _Origin]:
    """The text origins of reports, by the reports' keys."""
    query = (
        select(items.c.key, items.c.report_key, groups.c.name, groups.c.reports)
        .join(members, members.c.item_key == items.c.key)
        .join(groups, groups.c.key == members.c.group_key)
        .where(items.c.report_key.in_(sorted(report_keys)), items.c.kind == _ORIGIN)
    )
    rows = connection.execute(query).all()
    drawn = _find_drawn(connection, {row.key for row in rows})
    return {
        row.report_key: _Origin(
            id=show_name(_ORIGIN, row.name), reports=row.reports, drawn=tuple(sorted(drawn.get(row.key, ())))
        )
        for row in rows
    }


def _find_drawn(connection: Connection, keys: Collection[int]) -> dict[int, set[str]]:
    """The other origins that links without a join lead to, by the items that they are from."""
    found: dict[int, set[str]] = {}
    for mine, theirs in ((links.c.left_key, links.c.right_key), (links.c.right_key, links.c.left_key)):
        query = (
            select(mine.label("own"), groups.c.name)
            .join(members, members.c.item_key == theirs)
            .join(groups, groups.c.key == members.c.group_key)
            .where(mine.in_(sorted(keys)), links.c.joins.is_(False))
        )
        for row in connection.execute(query):
            found.setdefault(row.own, set()).add(show_name(_ORIGIN, row.name))
    return found


def make_line(row: Any, *, hits: int = 0) -> GroupLine:
    """The line of a row of ``groups``."""
    return GroupLine(
        key=row.key,
        id=show_name(row.kind, row.name),
        size=row.size,
        reports=row.reports,
        first=show_microseconds(row.first_at),
        last=show_microseconds(row.last_at),
        hits=hits,
    )


def _find_verdicts(row: Any, said: Verdicts) -> tuple[Verdict, ...]:
    if row.claim_key is not None:
        return said.of_claim(row.claim_key, row.source_name)
    return said.figures.get(row.figure_key, ())


def _make_member(chosen: _Row, origins: Mapping[int, _Origin], verdicts: tuple[Verdict, ...]) -> Member:
    row = chosen.row
    origin = origins.get(row.report_key) or _Origin(id=f"report:{row.report}", reports=1)
    return Member(
        key=row.key,
        report=make_report_line(row),
        reading=row.reading_key,
        digest=row.digest,
        claim=row.claim,
        figure=row.figure,
        body=row.body,
        at=row.at,
        ended=chosen.standing.ended,
        ended_since=chosen.standing.since,
        origin=origin.id,
        origin_reports=origin.reports,
        drawn=origin.drawn,
        verdicts=verdicts,
    )
