from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconciliation.stories.ways import find_ways, fold_way


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("It burnt in the 2200 block of North Kessler on Monday.", ["North Kessler"]),
        ("At 410 Kessler Avenue a cow was seen.", ["410 Kessler Avenue"]),
        ("From Kessler Avenue she went to W. Kessler Ave and to Old Mill Road.", ["Kessler Avenue", "Old Mill Road"]),
        ("The court sat in a park. Place your bets, said the Court of Appeal.", []),
        ("", []),
    ],
)
def test_streets_are_found_as_written(text: str, ways: list[str]) -> None:
    assert list(find_ways(text)) == ways


@pytest.mark.parametrize("way", ["3712 West Kessler Ave", "Kessler Avenue", "W. Kessler", "Kessler", "12 Kessler St"])
def test_a_street_is_one_however_it_is_written(way: str) -> None:
    assert fold_way(way) == "kessler"


@pytest.mark.parametrize(("way", "folded"), [("76th Street", "76th"), ("North Avenue", "north avenue"), ("", "")])
def test_something_of_a_street_is_always_kept(way: str, folded: str) -> None:
    assert fold_way(way) == folded


@given(st.text())
def test_any_text_has_ways_that_fold(text: str) -> None:
    for way in find_ways(text + " on Kessler Street"):
        assert way in text + " on Kessler Street"
        assert fold_way(way) == fold_way(way).strip() != ""


def test_a_street_said_ten_thousand_times_is_one() -> None:
    assert list(find_ways("Go by Mill Road. " * 10_000)) == ["Mill Road"]
