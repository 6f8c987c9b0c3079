"""Tables that are worked out from the rest and can be made again: stories, origins, questions, positions.

There are none yet. Each will be a ``Derived`` in ``DERIVED``, in an order in which one may build on those before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete

from reportedly.ledger.store import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What is derived: its name, its tables (emptied in this order), and what fills them again."""

    name: str
    tables: tuple[Table, ...]
    fill: Callable[[Connection], None]


DERIVED: tuple[Derived, ...] = ()


def rebuild(ledger: Ledger, derived: tuple[Derived, ...] = DERIVED) -> tuple[str, ...]:
    """Empty the derived tables and fill them again, in one transaction; the names of what was rebuilt."""
    with ledger.write() as connection:
        for each in reversed(derived):
            for table in each.tables:
                connection.execute(delete(table))
        for each in derived:
            each.fill(connection)
    return tuple(each.name for each in derived)
