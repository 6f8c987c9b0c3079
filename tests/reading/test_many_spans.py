from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.many_spans import make_spans
from reportedly.vocabulary import Span

bounds = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda pair: (pair[0], pair[0] + pair[1])))


@given(bounds)
def test_they_are_spans_like_those_made_one_by_one(pairs: list[tuple[int, int]]) -> None:
    made = make_spans([start for start, _ in pairs], [end for _, end in pairs])
    alone = [Span(start=start, end=end) for start, end in pairs]
    assert made == alone
    assert list(map(hash, made)) == list(map(hash, alone))
    assert pickle.loads(pickle.dumps(made)) == alone


@pytest.mark.parametrize(("starts", "ends"), [([3], [3]), ([-1], [2]), ([1, 2], [4])])
def test_bounds_that_are_no_spans_are_refused(starts: list[int], ends: list[int]) -> None:
    with pytest.raises(ValueError, match=r"span needs|shorter|longer"):
        make_spans(starts, ends)
