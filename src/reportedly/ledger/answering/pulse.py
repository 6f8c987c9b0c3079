"""Whether anything is new in a ledger, told at the price of a few look-ups whatever its size."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from reportedly.ledger.schema import judgements, readings, reports
from reportedly.ledger.store import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """The keys of the latest rows, 0 where there are none: they rise with what is added."""

    report: int
    reading: int
    judgement: int


def take_pulse(ledger: Ledger) -> Pulse:
    """The pulse of a ledger now. Raises LedgerError."""
    latest = [
        select(func.coalesce(func.max(table.c.key), 0)).scalar_subquery() for table in (reports, readings, judgements)
    ]
    with ledger.read() as connection:
        report, reading, judgement = connection.execute(select(*latest)).one()
    return Pulse(report=report, reading=reading, judgement=judgement)
