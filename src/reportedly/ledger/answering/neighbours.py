"""Questions that are linked with one without being it: another scope, or one that may be meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from reportedly.ledger.answering.evidence import REPORT_COLUMNS, ReportLine, make_report_line
from reportedly.ledger.answering.questions import GroupLine, make_line
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
class Neighbour:
    """Another question that is linked with this one without being it: by which link, between which two bodies.

    ``latest`` is the last position on it, where that has a figure.
    """

    group: GroupLine
    link: str
    own: bytes
    other: bytes
    latest: Latest | None


def list_neighbours(ledger: Ledger, group: int) -> tuple[Neighbour, ...]:
    """Other questions that links lead to, each by its strongest link, the strongest first."""
    with ledger.read() as connection:
        return tuple(_list_neighbours(connection, group))


def _list_neighbours(connection: Connection, group: int) -> Iterator[Neighbour]:
    best: dict[int, Any] = {}
    for query in _LINKS:
        for row in connection.execute(query, {"group": group}):
            if row.group_key not in best or row.score > best[row.group_key].score:
                best[row.group_key] = row
    found = select(groups).where(groups.c.key.in_(sorted(best)))
    lines = {row.key: make_line(row) for row in connection.execute(found)}
    ordered = sorted(best.items(), key=lambda pair: (-pair[1].score, lines[pair[0]].id))
    for key, row in ordered[:_MOST_NEIGHBOURS]:
        latest = _find_latest(connection, key)
        yield Neighbour(group=lines[key], link=row.link, own=row.own, other=row.other, latest=latest)


_LATEST = (
    select(figures.c.words, figures.c.start, figures.c.end, claims.c.source_name, claims.c.source_words)
    .add_columns(*REPORT_COLUMNS)
    .select_from(members)
    .join(items, items.c.key == members.c.item_key)
    .join(reports, reports.c.key == items.c.report_key)
    .join(figures, figures.c.key == items.c.figure_key)
    .outerjoin(claims, claims.c.key == items.c.claim_key)
    .where(members.c.group_key == bindparam("group"))
    .order_by(items.c.at.desc(), items.c.key.desc())
    .limit(1)
)


def _find_latest(connection: Connection, group: int) -> Latest | None:
    row = connection.execute(_LATEST, {"group": group}).first()
    if row is None:
        return None
    return Latest(
        report=make_report_line(row),
        words=row.words,
        span=Span(start=row.start, end=row.end),
        source=row.source_name or row.source_words,
    )


def _select_links(mine: Any, theirs: Any) -> Any:
    own, other = members.alias(), members.alias()
    left, right = items.alias(), items.alias()
    return (
        select(other.c.group_key, links.c.link, links.c.score, left.c.body.label("own"), right.c.body.label("other"))
        .select_from(own)
        .join(links, mine == own.c.item_key)
        .join(other, other.c.item_key == theirs)
        .join(left, left.c.key == mine)
        .join(right, right.c.key == theirs)
        .where(own.c.group_key == bindparam("group"), other.c.group_key != own.c.group_key, links.c.joins.is_(False))
        .limit(_MOST_LINKS)
    )


_LINKS = tuple(
    _select_links(*pair) for pair in ((links.c.left_key, links.c.right_key), (links.c.right_key, links.c.left_key))
)
