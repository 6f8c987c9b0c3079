"""Questions as they are grouped, and what stands on each: positions with their reports, origins, neighbours.

Groups are those of today; a standpoint in the past leaves out what was not there yet, and reads as it was read then.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from reportedly.ledger.answering.evidence import BODIES, ReportLine, cut_keys, make_report_line
from reportedly.ledger.answering.grouped import GroupLine, is_of_kind, make_line, settle_line, settle_lines
from reportedly.ledger.answering.holding import Chosen, Holding, choose_members
from reportedly.ledger.answering.recorded import find_extent
from reportedly.ledger.answering.standpoints import PAGE, Request, Standpoint
from reportedly.ledger.answering.statements import match_in
from reportedly.ledger.items import show_name
from reportedly.ledger.packing import unpack_reading
from reportedly.ledger.pairing import read_disputes
from reportedly.ledger.schema import claims, figures, groups, items, links, members, reports
from reportedly.ledger.store import Ledger
from reportedly.ledger.triggers import item_index
from reportedly.ledger.verdicts import Verdicts, read_verdicts
from reportedly.vocabulary import GroupKind, Polarity, Reading
from reportedly.vocabulary.judgements import Verdict, is_hidden

_ORIGIN = GroupKind.ORIGIN.value
_MOST_HITS = 3000
"""Positions that a search looks at, the latest to arrive first: of common words the old ones may be left out."""

_SAMPLED = 12
"""Positions that tell what a question is called."""


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
    """What a question can be called by: an item, its figure's words and its claim's ("" where it has none).

    ``source`` and ``cue`` are who said it and the words that introduce it.
    """

    item: str
    report: str
    body: bytes
    figure: str
    content: str
    negative: bool
    source: str = ""
    cue: str = ""


def search_questions(
    ledger: Ledger, words: Sequence[str], *, begin: int = 0, limit: int = PAGE
) -> tuple[tuple[GroupLine, ...], int]:
    """The questions with positions that all ``words`` find, as they are today, those that are most about them first.

    ``limit`` of them behind the first ``begin``, and how many there are in all. Raises SettingError for words that
    cannot be searched for, LedgerError.
    """
    with ledger.read() as connection:
        found = connection.execute(_select_hits(" ".join(f'"{word}"' for word in words))).all()
    ordered = sorted(found, key=lambda row: (2 * row.hits < row.size, -row.hits, -row.last_at, row.name))
    return tuple(make_line(row, hits=row.hits) for row in ordered[begin : begin + limit]), len(ordered)


def keep_known(ledger: Ledger, lines: Sequence[GroupLine], standpoint: Standpoint) -> tuple[GroupLine, ...]:
    """The questions as they were at ``standpoint``, without those that nobody had spoken to."""
    with ledger.read() as connection:
        extent = find_extent(connection, standpoint)
        return tuple(line for line in settle_lines(connection, lines, standpoint, extent) if line.size)


def sample_items(ledger: Ledger, keys: Collection[int]) -> dict[int, tuple[Sample, ...]]:
    """Some items of each of these groups, the same whenever one asks: those that came first."""
    found: dict[int, list[Sample]] = {key: [] for key in keys}
    with ledger.read() as connection:
        for some in cut_keys(keys):
            for row in connection.execute(_SAMPLES, {"groups": some}):
                found[row.group_key].append(_make_sample(row))
    return {key: tuple(own) for key, own in found.items()}


def load_question(ledger: Ledger, group: GroupLine, request: Request) -> QuestionRows:
    """What stands on a question."""
    return load_questions(ledger, [group], request)[group.key]


def load_questions(ledger: Ledger, groups: Collection[GroupLine], request: Request) -> dict[int, QuestionRows]:
    """What stands on some questions, by their keys: of each a page behind the same mark.

    They take no more statements than one does.
    """
    with ledger.read() as connection:
        extent = find_extent(connection, request.standpoint)
        held = choose_members(connection, [group.key for group in groups], request, extent)
        reports = {each.row.report_key for own in held.values() for each in own.chosen[: request.limit]}
        context = _Context(
            origins=_find_origins(connection, reports),
            said=read_verdicts(connection, reports, known_at=request.standpoint.recorded_by),
            disputes=read_disputes(connection, GroupKind.QUESTION),
        )
    return {group.key: _make_rows(group, held[group.key], context, request) for group in groups}


def load_readings(ledger: Ledger, keys: Collection[int]) -> dict[int, Reading]:
    """Whole readings by their keys."""
    with ledger.read() as connection:
        rows = (row for some in cut_keys(keys) for row in connection.execute(BODIES, {"readings": some}))
        return {row.key: unpack_reading(row.body, row.text) for row in rows}


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
        .join(members, members.c.item_key == hits.c.item_key)
        .join(groups, groups.c.key == members.c.group_key)
        .where(is_of_kind(groups.c.kind, GroupKind.QUESTION))
        .group_by(groups.c.key)
    )


def _select_samples() -> Any:
    place = func.row_number().over(partition_by=members.c.group_key, order_by=members.c.item_key)
    own = (
        select(members.c.group_key, members.c.item_key, place.label("place"))
        .where(members.c.group_key.in_(bindparam("groups", expanding=True)))
        .subquery()
    )
    return (
        select(own.c.group_key, items.c.id, reports.c.id.label("report"), items.c.body)
        .add_columns(figures.c.words, claims.c.content, claims.c.polarity)
        .add_columns(claims.c.source_name, claims.c.source_words, claims.c.cue)
        .select_from(own)
        .join(items, items.c.key == own.c.item_key)
        .join(reports, reports.c.key == items.c.report_key)
        .outerjoin(claims, claims.c.key == items.c.claim_key)
        .outerjoin(figures, figures.c.key == items.c.figure_key)
        .where(own.c.place <= _SAMPLED)
        .order_by(own.c.group_key, own.c.item_key)
    )


_SAMPLES = _select_samples()


def _make_sample(row: Any) -> Sample:
    return Sample(
        item=row.id,
        report=row.report,
        body=row.body,
        figure=row.words or "",
        content=row.content or "",
        negative=row.polarity == Polarity.NEGATIVE.value,
        source=row.source_name or row.source_words or "",
        cue=row.cue or "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What members are shown with: the origins of their reports, what people say, what they are opposed on."""

    origins: Mapping[int, _Origin]
    said: Verdicts
    disputes: Mapping[int, tuple[int, ...]]


def _make_rows(group: GroupLine, held: Holding, context: _Context, request: Request) -> QuestionRows:
    shown = held.chosen[: request.limit]
    made = (_make_member(each, context.origins, _find_verdicts(each.row, context.said)) for each in shown)
    return QuestionRows(
        group=group if held.counted is None else settle_line(group, held.counted),
        members=tuple(member for member in made if not is_hidden(member.verdicts)),
        disputed=tuple(sorted({key for each in shown for key in context.disputes.get(each.row.key, ())})),
        next=f"{shown[-1].row.at}.{shown[-1].row.key}" if len(held.chosen) > request.limit else None,
    )


def _find_origins(connection: Connection, report_keys: Collection[int]) -> dict[int, _Origin]:
    """The text origins of reports, by the reports' keys."""
    rows = [row for keys in cut_keys(report_keys) for row in connection.execute(_ORIGINS, {"reports": keys})]
    drawn = _find_drawn(connection, {row.key for row in rows})
    return {
        row.report_key: _Origin(
            id=show_name(_ORIGIN, row.name), reports=row.reports, drawn=tuple(sorted(drawn.get(row.key, ())))
        )
        for row in rows
    }


_ORIGINS = (
    select(items.c.key, items.c.report_key, groups.c.name, groups.c.reports)
    .join(members, members.c.item_key == items.c.key)
    .join(groups, groups.c.key == members.c.group_key)
    .where(items.c.report_key.in_(bindparam("reports", expanding=True)), is_of_kind(items.c.kind, GroupKind.ORIGIN))
)


def _find_drawn(connection: Connection, keys: Collection[int]) -> dict[int, set[str]]:
    """The other origins that links without a join lead to, by the items that they are from."""
    found: dict[int, set[str]] = {}
    for query in _DRAWN:
        for some in cut_keys(keys):
            for row in connection.execute(query, {"items": some}):
                found.setdefault(row.own, set()).add(show_name(_ORIGIN, row.name))
    return found


_DRAWN = tuple(
    select(mine.label("own"), groups.c.name)
    .select_from(links)
    .join(members, members.c.item_key == theirs)
    .join(groups, groups.c.key == members.c.group_key)
    .where(mine.in_(bindparam("items", expanding=True)), links.c.joins.is_(False))
    for mine, theirs in ((links.c.left_key, links.c.right_key), (links.c.right_key, links.c.left_key))
)


def _find_verdicts(row: Any, said: Verdicts) -> tuple[Verdict, ...]:
    if row.claim_key is not None:
        return said.of_claim(row.claim_key, row.source_name)
    return said.figures.get(row.figure_key, ())


def _make_member(chosen: Chosen, origins: Mapping[int, _Origin], verdicts: tuple[Verdict, ...]) -> Member:
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
