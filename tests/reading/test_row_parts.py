from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.row_parts import RowParts

sizes = st.lists(st.integers(0, 4), min_size=1, max_size=5)


def make(lengths: list[int]) -> tuple[RowParts, np.ndarray]:
    whole = np.arange(3 * sum(lengths), dtype=np.float32).reshape(-1, 3)
    return RowParts(np.split(whole, np.cumsum(lengths)[:-1])), whole


@given(sizes, st.data())
def test_rows_are_taken_as_from_one_array(lengths: list[int], data: st.DataObject) -> None:
    parts, whole = make(lengths)
    wanted = data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=9)) if len(whole) else []
    assert parts.take(wanted, axis=0).tolist() == whole[np.array(wanted, dtype=np.int64)].tolist()


@given(sizes)
def test_all_of_it_is_the_parts_one_behind_the_other(lengths: list[int]) -> None:
    parts, whole = make(lengths)
    assert len(parts) == len(whole)
    assert np.array_equal(np.asarray(parts), whole)
    assert np.asarray(parts, dtype=np.float64).dtype == np.float64


def test_no_parts_have_no_rows() -> None:
    parts = RowParts([])
    assert len(parts) == 0
    assert np.asarray(parts).shape == (0, 1)
    assert parts.take([], axis=0).shape == (0, 1)
