"""A number that somebody stands by is his claim."""

from __future__ import annotations

import pytest

from reportedly.reading.attribution import make_claims
from tests.reading.marked import build


def told(marked: str) -> list[tuple[str, str, str]]:
    claims = make_claims(build(marked))
    return [(one.source.words.text, one.cue.words.text if one.cue else "", one.content.text) for one in claims]


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("The [O:Harbour Board] has kept to about 400.", ("The Harbour Board", "has kept to", "about 400")),
        (
            "[P:Ines Okafor] sticks to her estimate of 30 boats.",
            ("Ines Okafor", "sticks to", "her estimate of 30 boats"),
        ),
        (
            "The [O:Coast Guard] still stands by 12 to 15 rafts!",
            ("The Coast Guard", "still stands by", "12 to 15 rafts"),
        ),
    ],
)
def test_a_number_that_somebody_stands_by_is_his_claim(marked: str, found: tuple[str, str, str]) -> None:
    assert told(f"Rain fell. {marked}") == [found]


@pytest.mark.parametrize(
    "marked",
    [
        "The [O:Harbour Board] has kept to its word.",
        "A tug of the [O:Harbour Board] kept to 3 knots.",
        "The crew kept to 12 hours a day.",
        "“The [O:Harbour Board] has kept to 400,” it read.",
        "The [O:Harbour Board] has kept 400.",
    ],
)
def test_other_things_that_are_kept_are_none(marked: str) -> None:
    assert told(marked) == []


def test_what_the_model_found_is_not_touched() -> None:
    marked = "[S:The [O:Harbour Board]] [Q:has kept to] [C:about 400 boats]."
    assert told(marked) == [("The Harbour Board", "has kept to", "about 400 boats")]
