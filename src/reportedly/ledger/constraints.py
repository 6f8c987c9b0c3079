"""What people's judgements ask of groups: pairs of items that belong together, and pairs that do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, or_, select

from reportedly.ledger.schema import constraints
from reportedly.vocabulary import GroupKind

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """Pairs of ``items.key``: ``joins`` go into one group, ``cuts`` into two. Where both cannot be, a cut is kept."""

    joins: tuple[Pair, ...] = ()
    cuts: tuple[Pair, ...] = ()


ReadConstraints = Callable[[Connection, GroupKind], Constraints]
"""What judgements ask of the items of one kind as they are now; it leaves out items that are not there."""

NONE = Constraints()


def no_constraints(connection: Connection, kind: GroupKind) -> Constraints:
    """Of a ledger without judgements."""
    return NONE


def apply_constraints(connection: Connection, kind: GroupKind, wanted: Constraints) -> tuple[Pair, ...]:
    """Note what is asked now; the pairs that were asked before and are not, or the other way round."""
    asked = {(*order_pair(pair), True) for pair in wanted.joins} | {(*order_pair(pair), False) for pair in wanted.cuts}
    noted = {
        (row.left_key, row.right_key, row.joins)
        for row in connection.execute(select(constraints).where(constraints.c.kind == kind.value))
    }
    for left, right, joins in noted - asked:
        connection.execute(
            delete(constraints).where(
                constraints.c.left_key == left, constraints.c.right_key == right, constraints.c.joins == joins
            )
        )
    fresh = [
        {"left_key": left, "right_key": right, "joins": joins, "kind": kind.value}
        for left, right, joins in asked - noted
    ]
    if fresh:
        connection.execute(insert(constraints), fresh)
    return tuple(sorted({(left, right) for left, right, _ in asked ^ noted}))


def forget_constraints(connection: Connection, keys: Iterable[int]) -> None:
    """Note nothing any more of items that go: another item may get their keys."""
    if connection.execute(select(constraints.c.kind).limit(1)).first() is None:
        return
    for key in keys:
        concerned = or_(constraints.c.left_key == key, constraints.c.right_key == key)
        connection.execute(delete(constraints).where(concerned))


def order_pair(pair: Pair) -> Pair:
    """The pair with the smaller number first."""
    left, right = pair
    return (left, right) if left < right else (right, left)
