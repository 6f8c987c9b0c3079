"""What holds of any text: no exception, spans where its words are, one answer, time that grows evenly."""

from __future__ import annotations

import gc
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.attribution import make_claims
from reportedly.reading.certainty import Judged, judge_claims
from reportedly.reading.ground import lay_ground
from reportedly.reading.syntax import ParsedWord
from reportedly.reading.workspace import Attribution
from reportedly.vocabulary import Span
from tests.reading.marked import build_plain

WORDS = st.sampled_from(
    "it is not likely that the dam may could might burst if unless , . “ ” said claimed without evidence probably a "
    "70 percent chance in high confidence nobody denies ruled out who İ \ud800 \u202e ７０ 999999999999 % '".split()
)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


def judge_text(text: str, cut: tuple[float, float], parsed: tuple[ParsedWord, ...] = ()) -> tuple[Judged, ...]:
    """A claim whose source, cue and content are three stretches of the text."""
    first = 1 + int(cut[0] * (len(text) - 1))
    second = min(len(text) - 1, first + 1 + int(cut[1] * 12))
    spans = [(0, first), (first, second), (second, len(text))]
    source, cue, content = ((Span(start=a, end=b),) if a < b else () for a, b in spans)
    if not content:
        return ()
    workspace = build_plain(text)
    attribution = Attribution(source=source, cue=cue, content=content, score=0.9)
    claims = make_claims(replace(workspace, attributions=(attribution,)))
    return judge_claims(claims, lay_ground(workspace), lambda _sentence: parsed, lambda _span: -3.0)


CUTS = st.tuples(st.floats(0, 1), st.floats(0, 1))


@given(text=st.one_of(TEXTS, st.text(min_size=1, max_size=80)), cut=CUTS)
def test_any_text_gets_an_answer(text: str, cut: tuple[float, float]) -> None:
    for judged in judge_text(text, cut):
        claim = judged.claim
        spans = [*(claim.certainty.spans if claim.certainty else ()), *(phrase.span for phrase in claim.distancing)]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(phrase.text == text[phrase.span.start : phrase.span.end] for phrase in claim.distancing)
        assert bool(claim.certainty) == any(reason.field == "certainty" for reason in judged.reasons)


@given(text=TEXTS, cut=CUTS, heads=st.lists(st.integers(0, 30), min_size=1, max_size=30), data=st.data())
def test_any_parse_is_borne(text: str, cut: tuple[float, float], heads: list[int], data: st.DataObject) -> None:
    relations = st.sampled_from(["nsubj", "ccomp", "acl", "advcl", "xcomp", "conj", "obj", "mark", "punct", "root"])
    pieces = [Span(start=at, end=at + 1) for at in range(min(len(heads), len(text)))]
    words = tuple(
        ParsedWord(span=span, upos="NOUN", head=None if head >= len(pieces) else head, relation=data.draw(relations))
        for span, head in zip(pieces, heads, strict=False)
    )
    assert judge_text(text, cut, words) == judge_text(text, cut, words)


@pytest.mark.parametrize("mark", [".", ","])
def test_time_grows_with_length(mark: str) -> None:
    def measure(count: int) -> float:
        line = f"Nobody said it is not likely that the dam may burst if it rains{mark} "
        text = line * count
        starts = range(0, len(text), len(line))
        attributions = tuple(
            Attribution(
                source=(Span(start=at, end=at + 6),),
                cue=(Span(start=at + 7, end=at + 11),),
                content=(Span(start=at + 12, end=at + len(line) - 2),),
                score=0.9,
            )
            for at in starts
        )
        workspace = build_plain(text, attributions=attributions)
        claims, ground = make_claims(workspace), lay_ground(workspace)
        gc.collect()
        gc.disable()  # what other tests left in memory is looked through in between
        try:
            began = time.process_time()
            judge_claims(claims, ground, lambda _sentence: (), lambda _span: None)
            return time.process_time() - began
        finally:
            gc.enable()

    measure(20)
    assert measure(1600) < 30 * max(measure(200), 0.002)
