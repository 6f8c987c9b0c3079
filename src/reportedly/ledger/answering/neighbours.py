"""Questions that are linked with one without being it: another scope, or one that may be meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from reportedly.ledger.answering.evidence import REPORT_COLUMNS, ReportLine, cut_keys, make_report_line
from reportedly.ledger.answering.grouped import GroupLine, limit_items, make_line, settle_lines
from reportedly.ledger.answering.recorded import find_extent
from reportedly.ledger.answering.standpoints import NOW, Standpoint
from reportedly.ledger.schema import claims, figures, groups, items, links, members, reports
from reportedly.ledger.store import Ledger
from reportedly.vocabulary import Span

_MOST_LINKS = 400
_MOST_NEIGHBOURS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """A figure in its report, and whose it is: ``source`` is a name or the words of a phrase, None in own voice."""

    report: ReportLine
    words: str
    span: Span
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """An item of a link: what it is compared by, and the words of its claim and figure."""

    body: bytes
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another question that is linked with this one without being it: by which link, between which two items.

    ``latest`` is the last position on it, where that has a figure.
    """

    group: GroupLine
    link: str
    own: Linked
    other: Linked
    latest: Latest | None


def list_neighbours(ledger: Ledger, group: int, standpoint: Standpoint = NOW) -> tuple[Neighbour, ...]:
    """Other questions that links lead to, each by its strongest link, the strongest first; as they were then."""
    with ledger.read() as connection:
        return tuple(_list_neighbours(connection, group, standpoint))


def _list_neighbours(connection: Connection, group: int, standpoint: Standpoint) -> Iterator[Neighbour]:
    best: dict[int, Any] = {}
    for query in _LINKS:
        for row in connection.execute(query, {"group": group}):
            if row.group_key not in best or row.score > best[row.group_key].score:
                best[row.group_key] = row
    extent = find_extent(connection, standpoint)
    rows = (row for some in cut_keys(best) for row in connection.execute(_GROUPS, {"groups": some}))
    settled = settle_lines(connection, [make_line(row) for row in rows], standpoint, extent)
    lines = {line.key: line for line in settled if line.size}
    ordered = sorted(lines, key=lambda key: (-best[key].score, lines[key].id))[:_MOST_NEIGHBOURS]
    linked = load_linked(connection, [item for key in ordered for item in (best[key].mine, best[key].theirs)])
    latest = _find_latest(connection, ordered, list(limit_items(standpoint, extent)))
    for key in ordered:
        own, other = (linked[item] for item in (best[key].mine, best[key].theirs))
        yield Neighbour(group=lines[key], link=best[key].link, own=own, other=other, latest=latest.get(key))


_GROUPS = select(groups).where(groups.c.key.in_(bindparam("groups", expanding=True)))


def load_linked(connection: Connection, keys: Collection[int]) -> dict[int, Linked]:
    """Items of links by their keys."""
    return {
        row.key: Linked(body=row.body, texts=tuple(filter(None, (row.content, row.words))))
        for row in connection.execute(_BODIES, {"items": sorted(set(keys))})
    }


_BODIES = (
    select(items.c.key, items.c.body, claims.c.content, figures.c.words)
    .outerjoin(claims, claims.c.key == items.c.claim_key)
    .outerjoin(figures, figures.c.key == items.c.figure_key)
    .where(items.c.key.in_(bindparam("items", expanding=True)))
)


def _find_latest(connection: Connection, group_keys: Collection[int], limits: Collection[Any]) -> dict[int, Latest]:
    """The last figure on each question by then, of those that have any."""
    place = func.row_number().over(partition_by=members.c.group_key, order_by=(items.c.at.desc(), items.c.key.desc()))
    own = (
        select(members.c.group_key, items.c.key, place.label("place"))
        .join(items, items.c.key == members.c.item_key)
        .where(members.c.group_key.in_(sorted(group_keys)), items.c.figure_key.is_not(None), *limits)
        .subquery()
    )
    found = connection.execute(select(own.c.group_key, own.c.key).where(own.c.place == 1))
    last = {row.key: row.group_key for row in found}
    return {
        last[row.key]: Latest(
            report=make_report_line(row),
            words=row.words,
            span=Span(start=row.start, end=row.end),
            source=row.source_name or (row.source_words or "").strip(" ,;:") or None,
        )
        for row in connection.execute(_FIGURES, {"items": sorted(last)})
    }


_FIGURES = (
    select(items.c.key, figures.c.words, figures.c.start, figures.c.end, claims.c.source_name, claims.c.source_words)
    .add_columns(*REPORT_COLUMNS)
    .select_from(items)
    .join(reports, reports.c.key == items.c.report_key)
    .join(figures, figures.c.key == items.c.figure_key)
    .outerjoin(claims, claims.c.key == items.c.claim_key)
    .where(items.c.key.in_(bindparam("items", expanding=True)))
)


def _select_links(mine: Any, theirs: Any) -> Any:
    own, other = members.alias(), members.alias()
    return (
        select(other.c.group_key, links.c.link, links.c.score, mine.label("mine"), theirs.label("theirs"))
        .select_from(own)
        .join(links, mine == own.c.item_key)
        .join(other, other.c.item_key == theirs)
        .where(own.c.group_key == bindparam("group"), other.c.group_key != own.c.group_key, links.c.joins.is_(False))
        .limit(_MOST_LINKS)
    )


_LINKS = tuple(
    _select_links(*pair) for pair in ((links.c.left_key, links.c.right_key), (links.c.right_key, links.c.left_key))
)
