from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evals.records import make_spans, merge_spans, strip_span
from reportedly.vocabulary import Span


def span(start: int, end: int) -> Span:
    return Span(start=start, end=end)


def test_spans_of_json_are_sorted_and_empty_ones_are_dropped() -> None:
    assert make_spans([[7, 9], [3, 3], [0, 4, 8]]) == (span(0, 4), span(7, 9))


def test_white_space_at_the_edges_is_no_part_of_a_span() -> None:
    assert strip_span("so  it is ", span(2, 10)) == span(4, 9)
    assert strip_span("a   b", span(1, 4)) is None


def test_fragments_with_only_white_space_between_are_one() -> None:
    text = "One thing. Another thing, he said. A third."
    assert merge_spans(text, [span(35, 43), span(11, 24), span(0, 10)]) == (span(0, 24), span(35, 43))


def test_overlapping_fragments_are_one() -> None:
    assert merge_spans("abcdef", [span(0, 5), span(1, 3)]) == (span(0, 5),)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_merging_keeps_every_character_and_is_settled_after_once(pairs: list[tuple[int, int]]) -> None:
    text = "x" * 31
    spans = make_spans(pairs)
    merged = merge_spans(text, spans)
    assert {i for s in merged for i in range(s.start, s.end)} == {i for s in spans for i in range(s.start, s.end)}
    assert merge_spans(text, merged) == merged
