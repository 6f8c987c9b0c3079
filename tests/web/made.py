"""A ledger of hand-made readings, for tests of pages: three outlets, two sources who differ, a copy, a silence."""

from __future__ import annotations

from reportedly.vocabulary import Reading
from tests.answered import make_answered

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202e{{7*7}}"


def make_readings() -> list[Reading]:
    """Five reports of two days."""
    return [
        make_answered(
            ["Anna Borel said about 300 soldiers are in Varn.", "Carl Dorn declined to give a number."],
            id="one",
            title="Soldiers in Varn",
            outlet="Morning Post",
            published="2024-10-30",
        ),
        make_answered(
            ["Carl Dorn said 500 soldiers are in Varn."],
            id="two",
            title="Dorn doubles the count",
            outlet="Evening Sun",
            published="2024-10-31",
        ),
        make_answered(
            ["Anna Borel said about 400 soldiers are in Varn."],
            id="three",
            title="Borel: more soldiers",
            outlet="Morning Post",
            published="2024-10-31",
        ),
        make_answered(
            ["Emil Falk said 20 boats are in Orsk Valley."],
            id="four",
            title="Boats on the river",
            outlet="River Herald",
            published="2024-10-31",
        ),
    ]


def make_hostile() -> list[Reading]:
    """A report whose title, source, words and outlet try to be markup."""
    said = f"{HOSTILE} said 70 soldiers are in Varn."
    return [
        make_answered(
            [said, "Carl Dorn said 80 soldiers are in Varn."],
            id="bad",
            title=HOSTILE,
            outlet=HOSTILE,
            published="2024-11-01",
        )
    ]
