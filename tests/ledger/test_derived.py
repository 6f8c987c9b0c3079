from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, Table, func, insert, select

from reportedly.ledger import DERIVED, Derived, add_reading, open_ledger, rebuild
from reportedly.ledger.schema import claims
from tests.sample_reading import READING

COUNTS = Table("counts", MetaData(), Column("claims", Integer))


def fill(connection: Connection) -> None:
    connection.execute(insert(COUNTS).from_select(["claims"], select(func.count(claims.c.key))))


def fail(connection: Connection) -> None:
    raise RuntimeError("half-way")


def test_nothing_is_derived_yet(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "l") as ledger:
        assert (DERIVED, rebuild(ledger)) == ((), ())


def test_what_is_derived_is_emptied_and_filled_or_left_as_it_was(tmp_path: Path) -> None:
    derived = (Derived(name="counts", tables=(COUNTS,), fill=fill),)
    with open_ledger(tmp_path / "l") as ledger:
        with ledger.write() as connection:
            COUNTS.create(connection)
        add_reading(ledger, READING)
        for _ in range(2):
            assert rebuild(ledger, derived) == ("counts",)
        with pytest.raises(RuntimeError):
            rebuild(ledger, (Derived(name="counts", tables=(COUNTS,), fill=fail),))
        with ledger.read() as connection:
            assert connection.execute(select(COUNTS.c.claims)).scalars().all() == [len(READING.claims)]
