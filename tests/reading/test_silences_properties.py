"""What holds of any text: no exception, spans inside it, time that grows evenly."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.ground import lay_ground
from reportedly.reading.silences import Found, find_silences
from reportedly.reading.syntax import ParsedWord
from reportedly.vocabulary import Span
from tests.reading.marked import build_plain

WORDS = st.sampled_from(
    "the mayor who declined to comment did not respond say whether it was clear could be verified reached for by no "
    "details gave asked about raid , . “ ” yet has neither İ \ud800 \u202e ７ on Monday".split()
)
TEXTS = st.one_of(st.lists(WORDS, min_size=1, max_size=40).map(" ".join), st.text(min_size=1, max_size=80))


def find(text: str, parsed: tuple[ParsedWord, ...] = ()) -> tuple[Found, ...]:
    workspace = build_plain(text)
    return find_silences(lay_ground(workspace), workspace, lambda _sentence: parsed)


@given(TEXTS)
def test_any_text_gets_an_answer(text: str) -> None:
    last = 0
    for found in find(text):
        silence = found.silence
        assert text[silence.span.start : silence.span.end] == silence.text
        assert last <= silence.span.start
        assert all(0 <= span.start < span.end <= len(text) for span in silence.about)
        last = silence.span.start


@given(text=TEXTS, heads=st.lists(st.integers(0, 30), min_size=1, max_size=30), data=st.data())
def test_any_parse_is_borne(text: str, heads: list[int], data: st.DataObject) -> None:
    relations = st.sampled_from(["nsubj", "ccomp", "acl", "advcl", "xcomp", "conj", "obj", "nmod", "punct", "root"])
    pieces = [Span(start=at * 3, end=at * 3 + 3) for at in range(min(len(heads), len(text) // 3))]
    words = tuple(
        ParsedWord(span=span, upos="NOUN", head=None if head >= len(pieces) else head, relation=data.draw(relations))
        for span, head in zip(pieces, heads, strict=False)
    )
    assert find(text, words) == find(text, words)


@pytest.mark.parametrize("mark", [".", ","])
def test_time_grows_with_length(mark: str) -> None:
    def measure(count: int) -> float:
        workspace = build_plain(f"Asked about the raid, he declined to say why it was not clear{mark} " * count)
        ground = lay_ground(workspace)
        began = time.process_time()
        find_silences(ground, workspace, lambda _sentence: ())
        return time.process_time() - began

    measure(20)
    assert measure(1600) < 30 * max(measure(200), 0.002)
