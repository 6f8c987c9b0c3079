from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconciliation.keys import KeyTable

ENTRIES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 2**32 - 1)), max_size=60)


def test_a_key_has_all_its_places_after_many_merges() -> None:
    table = KeyTable()
    for place in range(9_000):
        table.add((place % 7, 1_000 + place), place)
    assert sorted(table.find(3)) == list(range(3, 9_000, 7))
    assert list(table.find(1_000 + 8_999)) == [8_999]
    assert list(table.find(999)) == []


@given(ENTRIES, st.randoms())
def test_the_order_of_adding_does_not_matter(entries: list[tuple[int, int]], random: object) -> None:
    one, other = KeyTable(), KeyTable()
    shuffled = entries.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for key, place in entries:
        one.add((key,), place)
    for key, place in shuffled:
        other.add((key,), place)
    assert all(sorted(one.find(key)) == sorted(other.find(key)) for key in range(13))


@pytest.mark.parametrize(("key", "place"), [(-1, 0), (2**32, 0), (0, -1), (0, 2**32)])
def test_numbers_out_of_range_are_refused(key: int, place: int) -> None:
    with pytest.raises(ValueError, match="32 bits"):
        KeyTable().add((key,), place)
