"""Where the keys of items lie: what is recent apart, moved to the rest by stretches of keys.

Keys are hashes, so each of the two hundred that a report brings belongs to another page of a large table. Written there
at once, a report would change as many pages as it has keys. So they go to a small table first, which stays at hand; now
and then a sixty-fourth of all keys is moved from there, to pages that lie side by side. (In SQLite both are one table,
in two parts, since its rows are ordered.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Boolean, Connection, bindparam, delete, insert, literal, select

from reportedly.ledger.inserting import fetch, insert_values, run
from reportedly.ledger.schema import item_keys
from reportedly.ledger.wanting import of_wanted, want

STRETCHES = 64
"""Parts of all keys that are moved one after the other."""

ITEMS_A_STRETCH = 2000
"""Items that come in until the next part is moved."""

MOVED_AT_ONCE = 10_000
"""Rows that one statement moves: some stretches have fifty times as many, and forty thousand hold sixty megabytes."""

_LOWEST, _WIDTH = -(1 << 63), (1 << 64) // STRETCHES
_OWN = (item_keys.c.key, item_keys.c.item_key)
_MOVED = (item_keys.c.recent.is_(True), item_keys.c.key.between(bindparam("lowest"), bindparam("highest")))
_COPY = insert(item_keys).from_select(["recent", "key", "item_key"], select(literal(False), *_OWN).where(*_MOVED))
_CLEAR = delete(item_keys).where(*_MOVED)
_BEYOND = select(item_keys.c.key).where(*_MOVED).order_by(item_keys.c.key).offset(bindparam("most")).limit(1)
_WANTED = (
    select(*_OWN).select_from(of_wanted(item_keys.c.key)).where(item_keys.c.recent == bindparam("part", type_=Boolean))
)
_DROP = delete(item_keys).where(
    item_keys.c.recent == bindparam("part"),
    item_keys.c.key == bindparam("one"),
    item_keys.c.item_key == bindparam("item"),
)


def file_keys(connection: Connection, rows: Iterable[tuple[int, int]], entering: Collection[int]) -> None:
    """Enter pairs of a key and an item; ``entering`` are the items that are new, all with keys above those before."""
    ordered = [(True, key, item) for key, item in sorted(rows)]
    insert_values(connection, item_keys, ("recent", "key", "item_key"), ordered)
    if entering:
        for number in range((min(entering) - 1) // ITEMS_A_STRETCH, max(entering) // ITEMS_A_STRETCH):
            _move_stretch(connection, number % STRETCHES)


def list_filed(connection: Connection, keys: Collection[int]) -> Iterator[tuple[int, int]]:
    """The items that have each key, as pairs of the key and the item."""
    want(connection, keys)
    yield from list_wanted_filed(connection)


def list_wanted_filed(connection: Connection) -> Iterator[tuple[int, int]]:
    """As ``list_filed``, of the keys that are wanted."""
    for recent in (False, True):  # one after the other: in the order of the keys each page is read once
        yield from fetch(connection, _WANTED, {"part": recent})


def drop_filed(connection: Connection, rows: Iterable[tuple[int, int]]) -> None:
    """Take pairs of a key and an item away."""
    leaving = [{"part": part, "one": key, "item": item} for key, item in rows for part in (False, True)]
    if leaving:
        connection.execute(_DROP, leaving)


def _move_stretch(connection: Connection, number: int) -> None:
    """Move a stretch, ``MOVED_AT_ONCE`` rows at a time: what a statement changes is held in memory until it ends."""
    lowest, end = _LOWEST + number * _WIDTH, _LOWEST + (number + 1) * _WIDTH
    while lowest < end:
        found = run(connection, _BEYOND, {"lowest": lowest, "highest": end - 1, "most": MOVED_AT_ONCE}).scalar()
        beyond = end if found is None else max(found, lowest + 1)
        part = {"lowest": lowest, "highest": beyond - 1}
        run(connection, _COPY, part)
        run(connection, _CLEAR, part)
        lowest = beyond
