"""Whether the words say that a figure moved."""

from __future__ import annotations

import pytest

from tests.reading.figured import find, read


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Rents rose by 12 percent.", ["rise"]),
        ("Rents rose 12 percent.", ["rise"]),
        ("Rents rose slightly in May to 1,200 euros.", ["rise"]),
        ("Rents fell 3 percent to 1,200 euros.", ["fall", "fall"]),
        ("Rents fell from 1,400 euros to 1,200 euros.", [None, "fall"]),
        ("The number of boats grew from 30 to 45.", [None, "rise"]),
        ("The number of boats grew to 45 from 30.", ["rise", None]),
        ("Rents are up 12 percent, fares down 4 percent.", ["rise", "fall"]),
        ("There was a drop of 300.", ["fall"]),
        ("A 5 percent rise was agreed.", ["rise"]),
        ("A 5 percent pay increase was agreed.", ["rise"]),
        ("Arrivals doubled to 6,000.", ["rise"]),
        ("The bank cut its growth forecast to 2 percent.", ["fall"]),
        ("The bank raised rates by 50 basis points.", ["rise"]),
        ("Membership dropped below 5,000.", ["fall"]),
        ("Shares lost 40 points, or 2 percent.", ["fall", "fall"]),
        ("Shares fell 2 percent and bonds by 1 percent.", ["fall", "fall"]),
        ("That brings the toll to 45.", [None]),
        ("The bus fell 200 feet.", [None]),
        ("The army lost 14 tanks.", [None]),
        ("Rents rose two years ago.", []),
        ("Women make up 16 percent.", [None]),
        ("A 5 percent pick up followed.", [None]),
        ("It was made up of 5 percent sand.", [None]),
        ("The pass is 12 percent steeper.", [None]),
        ("Prices range from 20 to 30 euros.", [None]),
    ],
)
def test_change(text: str, changes: list[str | None]) -> None:
    assert [figure.change for figure in read(text)] == changes


def test_the_word_that_moved_it_is_told() -> None:
    (found,) = find("Rents rose by 12 percent.")
    (reason,) = [reason for reason in found.reasons if reason.field == "change"]
    assert (reason.value, reason.table, reason.row) == ("rise", "figure_changes.tsv", "rose")
