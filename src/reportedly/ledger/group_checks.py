"""Whether groups are whole: every item in one, every count right, nothing of what is not there."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Select, func, or_, select

from reportedly.ledger.items import show_name
from reportedly.ledger.schema import claims, figures, groups, item_keys, items, links, loosened, members, pending

_MOST = 20
"""Faults of one sort that are named."""


def check_groups(connection: Connection) -> Iterator[str]:
    """What is wrong with the groups, a sentence for each fault. What waits to be grouped is no fault."""
    for query, words in (
        (_find_homeless(), "is in no group"),
        (_find_gone(), "rests on a claim or a figure that is not in view"),
    ):
        for row in connection.execute(query.limit(_MOST)):
            yield f"item {show_name(row.kind, row.name)} of a {row.kind} {words}"
    for wrong in connection.execute(_count_wrongly().limit(_MOST)):
        yield f"{wrong.kind} {show_name(wrong.kind, wrong.name)} has {wrong.found} items and counts {wrong.size}"
    for column in (members.c.item_key, item_keys.c.item_key, links.c.left_key, links.c.right_key):
        there = select(items.c.key).where(items.c.key == column)
        untied = select(func.count()).select_from(column.table).where(~there.exists())
        number = connection.execute(untied).scalar_one()
        if number:
            yield f"{number} rows of {column.table.name} belong to items that are not there"


def _find_homeless() -> Select[tuple[str, int]]:
    grouped = select(groups.c.key).join(members, members.c.group_key == groups.c.key)
    return select(items.c.kind, items.c.name).where(~grouped.where(members.c.item_key == items.c.key).exists())


def _find_gone() -> Select[tuple[str, int]]:
    waits = select(pending.c.report_key).where(pending.c.report_key == items.c.report_key).exists()
    said = select(claims.c.key).where(claims.c.key == items.c.claim_key, claims.c.current.is_(True)).exists()
    counted = select(figures.c.key).where(figures.c.key == items.c.figure_key, figures.c.current.is_(True)).exists()
    return select(items.c.kind, items.c.name).where(
        ~waits,
        or_(
            items.c.claim_key.is_not(None) & ~said,
            items.c.claim_key.is_(None) & items.c.figure_key.is_not(None) & ~counted,
        ),
    )


def _count_wrongly() -> Select[tuple[str, int, int, int]]:
    found = select(members.c.group_key, func.count().label("found")).group_by(members.c.group_key).subquery()
    unsettled = select(loosened.c.block_key).where(loosened.c.block_key == groups.c.block_key).exists()
    number = func.coalesce(found.c.found, 0)
    return (
        select(groups.c.kind, groups.c.name, groups.c.size, number.label("found"))
        .outerjoin(found, found.c.group_key == groups.c.key)
        .where(groups.c.size != number, ~unsettled)
    )
