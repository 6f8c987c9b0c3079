"""What stands beside one report's text: which questions its claims answer, its story, the texts at its address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from reportedly.ledger.answering.grouped import GroupLine, is_of_kind, make_line
from reportedly.ledger.chronology import show_microseconds
from reportedly.ledger.items import show_name
from reportedly.ledger.schema import claims, figures, groups, items, members, reports, versions
from reportedly.ledger.settling import list_address_versions
from reportedly.ledger.showing import find_report
from reportedly.ledger.store import Ledger
from reportedly.vocabulary import GroupKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A position of the report: its own id (q…), the ids of its claim and figure, the question that it stands on."""

    item: str
    claim: str | None
    figure: str | None
    question: GroupLine


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVersion:
    """A text that stood at the report's address. ``shown``: the one that is looked at; times ISO 8601 in UTC."""

    report: str
    published: str | None
    first_seen: str
    last_seen: str
    notice: str | None
    shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a ledger has around a report. ``story`` and ``origin`` are None where it is in no group of that kind.

    ``versions`` are first to last; ``before`` is the text right before the one shown, None for the first.
    """

    placed: tuple[Placed, ...]
    story: GroupLine | None
    origin: GroupLine | None
    versions: tuple[TextVersion, ...]
    before: str | None


def load_surroundings(ledger: Ledger, id: str) -> Surroundings:
    """What stands around the report that ``id`` means. Raises LedgerError."""
    with ledger.read() as connection:
        key = find_report(connection, id)
        found = tuple(_list_versions(connection, key))
        own = {row.kind: make_line(row) for row in connection.execute(_select_groups(key))}
        return Surroundings(
            placed=tuple(_list_placed(connection, key)),
            story=own.get(GroupKind.STORY.value),
            origin=own.get(GroupKind.ORIGIN.value),
            versions=tuple(version for version, _ in found),
            before=_load_before(connection, found),
        )


def _list_placed(connection: Connection, report: int) -> Iterator[Placed]:
    query = (
        select(items.c.name.label("item"), claims.c.id.label("claim"), figures.c.id.label("figure"), *groups.c)
        .select_from(items)
        .join(members, members.c.item_key == items.c.key)
        .join(groups, groups.c.key == members.c.group_key)
        .outerjoin(claims, claims.c.key == items.c.claim_key)
        .outerjoin(figures, figures.c.key == items.c.figure_key)
        .where(items.c.report_key == report, is_of_kind(items.c.kind, GroupKind.QUESTION))
        .order_by(items.c.key)
    )
    for row in connection.execute(query):
        item = show_name(GroupKind.QUESTION.value, row.item)
        yield Placed(item=item, claim=row.claim, figure=row.figure, question=make_line(row))


def _select_groups(report: int) -> Any:
    """The groups that the report as a whole is in."""
    return (
        select(*groups.c)
        .join(members, members.c.group_key == groups.c.key)
        .join(items, items.c.key == members.c.item_key)
        .where(items.c.report_key == report, groups.c.kind != GroupKind.QUESTION.value)
    )


def _list_versions(connection: Connection, report: int) -> Iterator[tuple[TextVersion, int]]:
    """The versions at the report's address with the keys of their reports."""
    address = connection.execute(select(reports.c.address_key).where(reports.c.key == report)).scalar()
    if address is None:
        return
    columns = (reports.c.key, reports.c.id, reports.c.published)
    query = select(versions.c.number, versions.c.first_seen_at, versions.c.last_seen_at, *columns)
    query = query.join(reports, reports.c.key == versions.c.report_key).where(versions.c.address_key == address)
    rows = {row.number: row for row in connection.execute(query)}
    ordered, numbers = list_address_versions(connection, address)
    for version in ordered:
        if version.whole:
            row = rows[version.number]
            shown = TextVersion(
                report=row.id,
                published=row.published,
                first_seen=show_microseconds(row.first_seen_at),
                last_seen=show_microseconds(row.last_seen_at),
                notice=version.notice,
                shown=row.key == report and version.number == numbers[report],
            )
            yield shown, row.key


def _load_before(connection: Connection, found: Sequence[tuple[TextVersion, int]]) -> str | None:
    place = next((place for place, (version, _) in enumerate(found) if version.shown), 0)
    if place == 0:
        return None
    query = select(reports.c.text).where(reports.c.key == found[place - 1][1])
    return str(connection.execute(query).scalar_one())
