"""Items compared, and what their comparisons say kept as links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete

from reportedly.ledger.constraints import Pair
from reportedly.ledger.inserting import insert_rows
from reportedly.ledger.items import load_items
from reportedly.ledger.schema import links
from reportedly.vocabulary import Item, Link, Linking

_CHUNK = 20_000
"""Pairs compared at a time: the items of more would take much memory."""


def compare_pairs(connection: Connection, linking: Linking, pairs: Mapping[Pair, int]) -> list[Pair]:
    """Compare items, by pairs of their keys with the number of keys that they share; the pairs that are joined."""
    ordered = sorted(pairs)
    joined: list[Pair] = []
    for begin in range(0, len(ordered), _CHUNK):
        found = list(_judge(connection, linking, ordered[begin : begin + _CHUNK]))
        insert_rows(
            connection,
            links,
            [
                {
                    "left_key": pair[0],
                    "right_key": pair[1],
                    "link": link.kind,
                    "score": link.score,
                    "joins": link.joins,
                    "shared": pairs[pair],
                }
                for pair, link in found
            ],
        )
        joined += [pair for pair, link in found if link.joins]
    return joined


def drop_links(connection: Connection, cut: Iterable[Pair]) -> None:
    """Take links away."""
    rows = [{"one": left, "other": right} for left, right in cut]
    if rows:
        same = (links.c.left_key == bindparam("one"), links.c.right_key == bindparam("other"))
        connection.execute(delete(links).where(*same), rows)


def explain_links(connection: Connection, linking: Linking, pairs: Iterable[Pair]) -> dict[Pair, Link]:
    """What the comparison of two items says, with its reason, by pairs of ``items.key``; nothing of unlinked ones.

    ``links`` has no reasons: they are made again, since the same two items give the same.
    """
    return dict(_judge(connection, linking, list(pairs)))


def _judge(connection: Connection, linking: Linking, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Link]]:
    known: Mapping[int, Item] = load_items(connection, {key for pair in pairs for key in pair})
    judge = linking.judge
    for pair in pairs:
        left, right = known.get(pair[0]), known.get(pair[1])
        link = None if left is None or right is None else judge(left, right)
        if link is not None:
            yield pair, link
