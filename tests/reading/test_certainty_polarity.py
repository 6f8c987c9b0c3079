"""Whether a source holds the content true: by its cue, by who the source is, and by the model where no table tells."""

from __future__ import annotations

import pytest

from reportedly.vocabulary import Polarity, Span
from tests.reading.judged import judge


def polarity_of(marked: str) -> Polarity:
    return judge(marked)[1].claim.polarity


@pytest.mark.parametrize(
    "marked",
    [
        "[S:The mayor] [Q:denied] [C:that the bridge was closed].",
        "[S:The mayor] [Q:denied] [C:that he had not paid].",
        "[S:The mayor] [Q:rejected] [C:the claim that he had lied].",
        "[S:The mayor] [Q:dismissed] [C:reports of a strike].",
        "[S:The mayor] [Q:ruled out] [C:a strike].",
        "[S:The mayor] [Q:doubts] [C:that the bridge is safe].",
        "[S:The mayor] [Q:does not believe] [C:that the bridge is safe].",
        "[S:The mayor] [Q:did not necessarily think] [C:the bridge was safe].",
        "[S:The mayor] [Q:no longer believes] [C:that the bridge is safe].",
        "[S:The mayor] [Q:saw no evidence] [C:that the bridge was safe].",
        "[S:Nobody] [Q:believes] [C:that the bridge is safe].",
        "[S:Neither driver] [Q:thinks] [C:that the bridge is safe].",
    ],
)
def test_what_a_source_does_not_hold_true(marked: str) -> None:
    assert polarity_of(marked) is Polarity.NEGATIVE


@pytest.mark.parametrize(
    "marked",
    [
        "[S:The mayor] [Q:said] [C:the bridge was not safe].",
        "[S:The mayor] [Q:said] [C:no lorry had crossed the bridge].",
        "[S:The mayor] [Q:did not deny] [C:that the bridge was closed].",
        "[S:The mayor] [Q:never denied] [C:that the bridge was closed].",
        "[S:The mayor] [Q:could not rule out] [C:a strike].",
        "[S:The mayor] [Q:did not doubt] [C:that the bridge was safe].",
        "[S:No one] [Q:doubts] [C:that the bridge is safe].",
        "[S:Few drivers] [Q:deny] [C:that the bridge is old].",
        "[S:Norway] [Q:believes] [C:that the bridge is safe].",
    ],
)
def test_what_a_source_holds_true(marked: str) -> None:
    assert polarity_of(marked) is Polarity.POSITIVE


def test_a_negative_is_explained_by_its_cue() -> None:
    text, judged = judge("[S:The mayor] [Q:did not think] [C:the bridge was safe].")
    reason = next(reason for reason in judged.reasons if reason.field == "polarity")
    assert (reason.value, reason.row) == ("negative", "think")
    assert reason.because == 'the cue\'s "think" and a negation before it makes the content not true to the source'
    assert reason.span is not None
    assert text[reason.span.start : reason.span.end] == "did not think"


def test_nobody_is_explained_by_its_row() -> None:
    _, judged = judge("[S:Nobody] [Q:doubts] [C:that the bridge is safe].")
    reason = next(reason for reason in judged.reasons if reason.table == "certainty_polarity.tsv")
    assert (reason.value, reason.row) == ("positive", "nobody")


PARSED = (
    "The/DET/det/2 mayor/NOUN/nsubj/3 glorked/VERB/root/0 that/SCONJ/mark/7 the/DET/det/6 bridge/NOUN/nsubj/7 "
    "fell/VERB/ccomp/3"
)


def rate(value: float | None, asked: list[Span]):  # type: ignore[no-untyped-def]
    def factuality(span: Span) -> float | None:
        asked.append(span)
        return value

    return factuality


@pytest.mark.parametrize(
    ("value", "polarity"),
    [(-2.6, Polarity.NEGATIVE), (-1.9, Polarity.POSITIVE), (2.8, Polarity.POSITIVE), (None, Polarity.POSITIVE)],
)
def test_the_model_tells_where_no_table_knows_the_cue(value: float | None, polarity: Polarity) -> None:
    _, judged = judge("[S:The mayor] [Q:glorked] [C:that the bridge fell].", PARSED, rate(value, []))
    assert judged.claim.polarity is polarity


def test_the_model_is_asked_for_the_main_word_and_named_in_the_reason() -> None:
    asked: list[Span] = []
    text, judged = judge("[S:The mayor] [Q:glorked] [C:that the bridge fell].", PARSED, rate(-2.6, asked))
    (reason,) = judged.reasons
    assert (reason.head, reason.table) == ("factuality", None)
    assert text[asked[-1].start : asked[-1].end] == "fell"


def test_the_model_is_not_asked_where_a_word_tells() -> None:
    asked: list[Span] = []
    judge("[S:The mayor] [Q:said] [C:that the bridge fell].", "", rate(-3.0, asked))
    assert asked == []
    _, judged = judge("[S:The mayor] [Q:glorked] [C:that the bridge never fell].", PARSED, rate(-3.0, asked))
    assert judged.claim.polarity is Polarity.POSITIVE
