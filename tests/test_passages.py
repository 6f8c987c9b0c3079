"""Words of a report at several places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.vocabulary import Passage, Span

TEXT = "It was very likely, they said, that the old bridge would hold."


def make(*pairs: tuple[int, int]) -> Passage:
    return Passage.of(TEXT, [Span(start=start, end=end) for start, end in pairs])


def test_a_hedge_inside_another_is_told_once() -> None:
    assert make((7, 18), (12, 18)).text == "very likely"
    assert make((7, 11), (7, 18), (20, 24)).text == "very likely … they"
    assert make((20, 24), (7, 11)).spans == (Span(start=7, end=11), Span(start=20, end=24))


def test_a_passage_made_by_hand_is_checked() -> None:
    with pytest.raises(ValueError, match="in order and apart"):
        Passage(spans=(Span(start=3, end=5), Span(start=4, end=6)), text="x")


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), min_size=1, max_size=12))
def test_every_character_is_there_once(pairs: list[tuple[int, int]]) -> None:
    passage = make(*((start, start + length) for start, length in pairs))
    covered = {place for start, length in pairs for place in range(start, start + length)}
    assert [place for span in passage.spans for place in range(span.start, span.end)] == sorted(covered)
