"""What a question stands in: the days on which its reports came, the story that most of them tell, what they miss."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, select

from reportedly.ledger.answering.digests import SilenceLine
from reportedly.ledger.answering.evidence import REPORT_COLUMNS, make_report_line
from reportedly.ledger.answering.grouped import is_of_kind, make_line
from reportedly.ledger.answering.standpoints import Request
from reportedly.ledger.answering.stories import load_stories
from reportedly.ledger.chronology import show_microseconds
from reportedly.ledger.groups import find_group
from reportedly.ledger.schema import groups, items, members, reports, silences
from reportedly.ledger.store import Ledger
from reportedly.vocabulary import GroupKind

_MOST_REPORTS = 200
"""Reports whose story is looked for."""

_SHOWN = 5
"""Reports that a story is called by, as in lists of stories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryName:
    """A story by its id, and the headline that lists call it by; None where no report of it has one."""

    id: str
    headline: str | None


def list_days(ledger: Ledger, kind: GroupKind, id: str) -> tuple[str, ...]:
    """The days (UTC, ISO 8601) of the reports of a group, rising: published, else first seen. Raises LedgerError."""
    with ledger.read() as connection:
        query = (
            select(items.c.at)
            .join(members, members.c.item_key == items.c.key)
            .where(members.c.group_key == find_group(connection, kind, id))
            .distinct()
        )
        return tuple(sorted({show_microseconds(at)[:10] for at in connection.execute(query).scalars()}))


def find_story(ledger: Ledger, report_ids: Collection[str]) -> StoryName | None:
    """The story that most of some reports tell; None where they tell none. Raises LedgerError."""
    query = (
        select(*groups.c, func.count().label("hits"))
        .select_from(reports)
        .join(items, items.c.report_key == reports.c.key)
        .join(members, members.c.item_key == items.c.key)
        .join(groups, groups.c.key == members.c.group_key)
        .where(reports.c.id.in_(sorted(report_ids)[:_MOST_REPORTS]), is_of_kind(items.c.kind, GroupKind.STORY))
        .group_by(groups.c.key)
        .order_by(func.count().desc(), groups.c.key)
        .limit(1)
    )
    with ledger.read() as connection:
        row = connection.execute(query).first()
    if row is None:
        return None
    (story,) = load_stories(ledger, [make_line(row, hits=row.hits)], Request(limit=_SHOWN))
    headed = [each.report.title for each in story.reports if each.report.title]
    return StoryName(id=story.group.id, headline=headed[-1] if headed else None)


def list_silences_in(ledger: Ledger, report_ids: Collection[str]) -> tuple[SilenceLine, ...]:
    """What nobody would say in some reports, the latest first, the same words of one source once. Raises LedgerError.

    Of very many reports some are left out.
    """
    with ledger.read() as connection:
        rows = connection.execute(_SILENCES, {"reports": sorted(report_ids)[:_MOST_REPORTS]}).all()
    found: dict[tuple[str, str], SilenceLine] = {}
    for line in sorted(map(_make_silence, rows), key=_date, reverse=True):
        found.setdefault((line.source.casefold(), line.words.casefold()), line)
    return tuple(found.values())


_SILENCES = (
    select(
        *(silences.c[name] for name in ("number", "words", "kind", "source_name", "source_words", "about")),
        *REPORT_COLUMNS,
    )
    .select_from(reports)
    .join(silences, silences.c.reading_key == reports.c.reading_key)
    .where(reports.c.id.in_(bindparam("reports", expanding=True)))
)
"""Without an order: asked for one by date, SQLite goes through all reports of a ledger."""


def _make_silence(row: Any) -> SilenceLine:
    return SilenceLine(
        report=make_report_line(row),
        number=row.number,
        words=row.words,
        kind=row.kind,
        source=row.source_name or row.source_words,
        about=row.about,
    )


def _date(line: SilenceLine) -> tuple[str, str, int]:
    return line.report.published or line.report.first_seen, line.report.id, -line.number
