"""The scores of certainty, polarity, distancing, confidence, silences, factuality and hedged sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.certainties import (
    RatedWord,
    check_claim,
    correlate_factuality,
    count_located,
    count_silences,
    load_factuality,
    load_hedged,
    meet,
    score_hedged,
    score_own,
    score_polarity,
)
from evals.own_sets import CertaintyRow, Expectation, OwnClaim, OwnSilence
from evals.records import EvaluationError
from evals.spans import Counts
from reportedly.vocabulary import (
    AnalyticConfidence,
    Certainty,
    Claim,
    Passage,
    Phrase,
    Polarity,
    Quotation,
    Silence,
    SilenceKind,
    Source,
    Span,
    Stance,
)

TEXT = "She said the dam may hold, without evidence. He did not elaborate on it."
CONTENT = Span(start=9, end=25)
MAY = Span(start=17, end=20)
EVIDENCE = Span(start=27, end=43)
SILENCE = Span(start=48, end=71)


def claim_with(
    certainty: Certainty | None = None,
    *,
    polarity: Polarity = Polarity.POSITIVE,
    distancing: tuple[Span, ...] = (),
    confidence: AnalyticConfidence | None = None,
) -> Claim:
    return Claim(
        id="c",
        source=Source(words=Passage.of(TEXT, (Span(start=0, end=3),))),
        within=None,
        cue=None,
        content=Passage.of(TEXT, (CONTENT,)),
        quotation=Quotation.INDIRECT,
        stance=Stance.ASSERT,
        polarity=polarity,
        confidence=0.9,
        certainty=certainty,
        analytic_confidence=confidence,
        distancing=tuple(Phrase.of(TEXT, span) for span in distancing),
    )


def certain(scale: str, low: float, high: float, *spans: Span) -> Certainty:
    return Certainty(scale=scale, low=low, high=high, spans=spans)


def expect(
    scale: str | None = None, band: tuple[float, float] | None = None, *spans: Span, **others: object
) -> Expectation:
    fields: dict[str, object] = {
        "polarity": Polarity.POSITIVE, "distancing": (), "analytic_confidence": None, "confidence_spans": ()
    }  # fmt: skip
    return Expectation(scale=scale, band=band, certainty_spans=spans, **(fields | others))  # type: ignore[arg-type]


def silence(span: Span = SILENCE, kind: SilenceKind = SilenceKind.NO_DETAILS, about: tuple[Span, ...] = ()) -> Silence:
    source = Source(words=Passage.of(TEXT, (Span(start=45, end=47),)))
    return Silence(span=span, text=TEXT[span.start : span.end], kind=kind, source=source, about=about)


GOLD = OwnSilence(span=SILENCE, kind=SilenceKind.NO_DETAILS, source=(Span(start=45, end=47),), about=())


@pytest.mark.parametrize(
    ("wanted", "found", "right"),
    [
        (expect(), None, True),
        (expect(), certain("hedge", 0, 1, MAY), False),
        (expect("hedge", None, MAY), None, False),
        (expect("hedge", None, MAY), certain("survey", 0.1, 0.2, MAY), True),
        (expect("hedge", None, MAY), certain("hedge", 0, 1, Span(start=0, end=3)), False),
        (expect("hedge", None, MAY), certain("hedge", 0, 1, MAY, EVIDENCE), False),
        (expect("icd203", (0.55, 0.8), MAY), certain("icd203", 0.55, 0.8, MAY), True),
        (expect("icd203", (0.55, 0.8), MAY), certain("icd203", 0.2, 0.45, MAY), False),
        (expect("icd203", (0.55, 0.8), MAY), certain("phia", 0.55, 0.8, MAY), False),
    ],
)
def test_a_certainty_is_right_by_its_kind_of_scale(wanted: Expectation, found: Certainty | None, right: bool) -> None:
    assert check_claim(wanted, claim_with(found))["certainty"] is right


def test_each_aspect_is_checked_alone() -> None:
    wanted = expect(
        polarity=Polarity.NEGATIVE, distancing=(EVIDENCE,), analytic_confidence="low", confidence_spans=(MAY,)
    )
    assert check_claim(wanted, claim_with()) == {
        "certainty": True, "polarity": False, "distancing": False, "analytic confidence": False}  # fmt: skip
    found = claim_with(
        polarity=Polarity.NEGATIVE,
        distancing=(EVIDENCE,),
        confidence=AnalyticConfidence(level="low", spans=(MAY,)),
    )
    assert all(check_claim(wanted, found).values())


def test_nothing_is_right_of_a_claim_that_was_not_made() -> None:
    assert not any(check_claim(expect(), None).values())


def test_spans_meet_both_ways() -> None:
    assert meet((), ())
    assert meet((CONTENT,), (MAY,))
    assert not meet((CONTENT, EVIDENCE), (MAY,))
    assert not meet((MAY,), (CONTENT, EVIDENCE))


@pytest.mark.parametrize(
    ("found", "counts"),
    [
        ([silence()], Counts(right=1, predicted=1, gold=1)),
        ([], Counts(right=0, predicted=1, gold=1)),
        ([silence(kind=SilenceKind.DECLINED)], Counts(right=0, predicted=1, gold=1)),
        ([silence(about=(MAY,))], Counts(right=0, predicted=1, gold=1)),
        ([silence(), silence(span=MAY)], Counts(right=1, predicted=2, gold=2)),
    ],
)
def test_a_silence_found_where_none_is_counts_as_asked(found: list[Silence], counts: Counts) -> None:
    assert count_silences([GOLD], found) == counts


def test_a_silence_is_located_by_half_of_its_words() -> None:
    assert count_located([GOLD], [silence(span=Span(start=48, end=65))]) == Counts(right=1, predicted=1, gold=1)
    assert count_located([GOLD], [silence(span=Span(start=48, end=55))]) == Counts(right=0, predicted=1, gold=1)


def test_the_figure_is_the_share_of_right_answers() -> None:
    row = CertaintyRow(
        id="r1",
        half="dev",
        text=TEXT,
        form="f",
        claim=OwnClaim(source=(), cue=(), content=(CONTENT,)),
        expect=expect("hedge", None, MAY),
        silences=(GOLD,),
    )
    scores = score_own([row], lambda _row: claim_with(), lambda _row: [silence()])
    assert (scores.answers.right, scores.answers.gold) == (1, 2)
    assert scores.answers.recall == 0.5
    assert scores.aspects["polarity"].recall == 1.0
    assert scores.aspects["certainty"].recall == 0.0
    assert scores.wrong == ("r1",)


WORDS = [
    RatedWord(text="it fell", span=Span(start=3, end=7), factuality=value) for value in (3.0, 2.0, 0.5, -2.5, -3.0)
]


def test_factuality_is_correlated() -> None:
    ratings = iter([2.9, 2.1, 0.4, -2.4, -3.0])
    assert correlate_factuality(WORDS, lambda _text, _span: next(ratings)) == pytest.approx(0.999, abs=0.002)
    assert correlate_factuality(WORDS, lambda _text, _span: 1.0) is None
    assert correlate_factuality(WORDS[:1], lambda _text, _span: 1.0) is None


def test_polarity_is_scored_on_clear_cases() -> None:
    ratings = iter([2.0, -1.0, -2.0, 1.0])
    counts = score_polarity(WORDS, lambda _text, _span: next(ratings))
    assert counts["positive"] == Counts(right=1, predicted=2, gold=2)
    assert counts["negative"] == Counts(right=1, predicted=2, gold=2)


def test_hedged_sentences() -> None:
    sentences = [("it may rain", True), ("it rained", False), ("some say so", True)]
    assert score_hedged(sentences, lambda text: "may" in text) == Counts(right=1, predicted=1, gold=2)


def test_sets_are_read_from_their_folder(tmp_path: Path) -> None:
    rows = [
        {"set": "UDS_IH2", "split": "dev", "text": "it fell", "span": [3, 7], "factuality": 3.0},
        {"set": "UDS_IH2", "split": "test", "text": "it fell", "span": [3, 7], "factuality": 3.0},
    ]
    (tmp_path / "factuality.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "hedges_wiki.jsonl").write_text('{"text": "it may", "uncertain": true}\n', encoding="utf-8")
    assert load_factuality(tmp_path, "UDS_IH2", "dev") == (WORDS[0],)
    assert load_hedged(tmp_path) == (("it may", True),)


def test_a_missing_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"factuality\.jsonl is missing"):
        load_factuality(tmp_path, "UDS_IH2", "dev")
