"""Items that go: their keys, their links and their places in groups go with them, and what held by them is loosened.

Nothing is compared here, so a withdrawal needs to know of no rules: what loses an item is noted, and worked out again
when the ledger is reconciled next.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, insert, or_, select, update

from reportedly.ledger.constraints import forget_constraints
from reportedly.ledger.filing import drop_filed, file_keys
from reportedly.ledger.items import unpack_keys
from reportedly.ledger.schema import common_keys, groups, items, links, loosened, members, pending, redirects
from reportedly.ledger.wanting import of_wanted, want, wanted

_LOOSEN_KEY = (
    update(common_keys)
    .where(common_keys.c.key == bindparam("one"))
    .values(holders=common_keys.c.holders - 1, loose=True)
)


def leave_reports(connection: Connection, report_keys: Collection[int]) -> None:
    """Let all items of reports go that go themselves."""
    want(connection, report_keys)
    rows = connection.execute(select(items).select_from(of_wanted(items.c.report_key))).all()
    leave_items(connection, rows)
    connection.execute(delete(pending).where(pending.c.report_key.in_(sorted(report_keys))))


def leave_items(connection: Connection, rows: Sequence[Any]) -> None:
    """Let these rows of ``items`` go. Twins of one that goes have the next of them for their head."""
    if not rows:
        return
    leaving = {row.key for row in rows}
    loosen_blocks_of(connection, leaving)
    _redirect(connection, rows)
    _hand_over(connection, [row for row in rows if row.head_key is None], leaving)
    _drop_keys(connection, [row.key for row in rows])
    forget_constraints(connection, leaving)
    want(connection, leaving)
    gone = select(wanted.c.key)
    for column in (links.c.left_key, links.c.right_key, members.c.item_key, items.c.key):
        connection.execute(delete(column.table).where(column.in_(gone)))


def loosen(connection: Connection, blocks: Iterable[int]) -> None:
    """Note that blocks may fall apart."""
    noted = set(connection.execute(select(loosened.c.block_key)).scalars())
    fresh = [{"block_key": block} for block in sorted(set(blocks) - noted)]
    if fresh:
        connection.execute(insert(loosened), fresh)


def move_head(connection: Connection, old: int, new: int) -> None:
    """Let ``new`` be compared in the place of ``old``, its twin, and stand for all twins; ``old`` goes with it."""
    head = connection.execute(select(items.c.hashes, items.c.twin, items.c.kind).where(items.c.key == old)).one()
    keys = unpack_keys(head.hashes)  # the table is ordered by key: an item's rows are not to be found without
    drop_filed(connection, [(key, old) for key in keys])
    file_keys(connection, [(key, new) for key in keys], ())
    twins = and_(items.c.twin == head.twin, items.c.kind == head.kind)
    connection.execute(
        update(items).where(twins, or_(items.c.head_key == old, items.c.key == old)).values(head_key=new)
    )
    connection.execute(update(items).where(items.c.key == new).values(head_key=None))
    _move_links(connection, old, new)


def _move_links(connection: Connection, old: int, new: int) -> None:
    touching = or_(links.c.left_key == old, links.c.right_key == old)
    found = [dict(row._mapping) for row in connection.execute(select(links).where(touching))]
    connection.execute(delete(links).where(touching))
    moved = []
    for row in found:
        other = row["right_key"] if row["left_key"] == old else row["left_key"]
        moved.append({**row, "left_key": min(new, other), "right_key": max(new, other)})
    if moved:
        connection.execute(insert(links), moved)


def loosen_blocks_of(connection: Connection, keys: Collection[int]) -> None:
    """Note that the blocks which these items are in may fall apart."""
    want(connection, keys)
    blocks = (
        select(groups.c.block_key)
        .select_from(of_wanted(members.c.item_key))
        .join(groups, groups.c.key == members.c.group_key)
        .distinct()
    )
    loosen(connection, connection.execute(blocks).scalars().all())


def _redirect(connection: Connection, rows: Sequence[Any]) -> None:
    """Let the name of each that goes mean the group that it was in, by the name of the eldest that stays there."""
    leaving = {row.key for row in rows}
    held = _list_groups_of(connection, leaving)
    stays = _find_eldest(connection, set(held.values()), leaving)
    for row in rows:
        target = stays.get(held.get(row.key, 0))
        if target is not None and target != row.name:
            same = and_(redirects.c.kind == row.kind, redirects.c.name == row.name)
            connection.execute(delete(redirects).where(same))
            connection.execute(insert(redirects), {"kind": row.kind, "name": row.name, "to_name": target})


def _list_groups_of(connection: Connection, keys: Collection[int]) -> dict[int, int]:
    want(connection, keys)
    query = select(members.c.item_key, members.c.group_key).select_from(of_wanted(members.c.item_key))
    return {row.item_key: row.group_key for row in connection.execute(query)}


def _find_eldest(connection: Connection, group_keys: Collection[int], leaving: Collection[int]) -> dict[int, int]:
    """The names of the eldest items of groups that stay, by the groups' keys."""
    want(connection, group_keys)
    query = (
        select(members.c.group_key, items.c.key, items.c.name)
        .select_from(of_wanted(members.c.group_key))
        .join(items, items.c.key == members.c.item_key)
        .order_by(items.c.report_key.desc(), items.c.id.desc())
    )
    return {row.group_key: row.name for row in connection.execute(query) if row.key not in leaving}


def _hand_over(connection: Connection, heads: Sequence[Any], leaving: Collection[int]) -> None:
    """Give the place of each head that goes to the eldest of its twins that stay."""
    heirs: dict[int, int] = {}
    want(connection, [head.key for head in heads if head.twin is not None])
    head = items.alias("head")
    query = (
        select(items.c.head_key, items.c.key)
        .select_from(wanted)
        .join(head, head.c.key == wanted.c.key)
        .join(items, and_(items.c.twin == head.c.twin, items.c.kind == head.c.kind, items.c.head_key == head.c.key))
        .order_by(items.c.report_key, items.c.id)
    )
    for row in connection.execute(query).all():
        if row.key not in leaving:
            heirs.setdefault(row.head_key, row.key)
    for old, new in heirs.items():
        move_head(connection, old, new)


def _drop_keys(connection: Connection, leaving: Sequence[int]) -> None:
    """Drop the keys of those that are heads still."""
    want(connection, leaving)
    query = select(items.c.key, items.c.hashes).select_from(of_wanted(items.c.key)).where(items.c.head_key.is_(None))
    rows = [(key, row.key) for row in connection.execute(query).all() for key in unpack_keys(row.hashes)]
    drop_filed(connection, rows)
    if rows:
        connection.execute(_LOOSEN_KEY, [{"one": key} for key, _ in rows])
