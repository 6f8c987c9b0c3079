from __future__ import annotations

import pytest

from evals.footing import average_f1, count_found, count_kinds, judge_sources, score_naming
from evals.gold import GoldSource, SourcedSentence
from evals.records import Attributed
from evals.spans import Counts
from reportedly.vocabulary import Span

TEXT = "Witnesses and Mayor Ana Ruiz said so, a survey shows."


def find(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def sentence(*sources: tuple[str, bool, str | None]) -> SourcedSentence:
    golds = tuple(GoldSource(span=find(words), named=named, type=type_) for words, named, type_ in sources)
    return SourcedSentence(id="s", text=TEXT, sources=golds)


def claim(words: str, naming: str, kind: str = "person") -> Attributed:
    return Attributed(source=(find(words),), cue=(), content=(), naming=naming, kind=kind)


def test_a_source_is_found_if_a_claim_source_overlaps() -> None:
    judged = judge_sources(
        sentence(("Witnesses", False, None), ("a survey", False, None)), [claim("Witnesses", "unnamed")]
    )
    assert [item.claim is not None for item in judged] == [True, False]
    assert count_found(judged).recall == 0.5


def test_the_claim_that_shares_most_is_the_one_judged() -> None:
    claims = [claim("Witnesses and Mayor", "unnamed"), claim("Mayor Ana Ruiz", "named")]
    (item,) = judge_sources(sentence(("Mayor Ana Ruiz", True, None)), claims)
    assert item.claim is claims[1]


def test_naming_is_scored_on_found_sources_and_anonymous_has_no_name() -> None:
    gold = sentence(("Witnesses", False, None), ("Ana Ruiz", True, None), ("a survey", False, None))
    claims = [claim("Witnesses", "anonymous"), claim("Ana Ruiz", "unnamed")]
    scores = score_naming(judge_sources(gold, claims))
    assert scores == {True: Counts(gold=1), False: Counts(right=1, predicted=2, gold=1)}
    assert average_f1(scores.values()) == pytest.approx((0 + 2 / 3) / 2)


def test_gold_against_itself_is_perfect() -> None:
    gold = sentence(("Witnesses", False, None), ("Ana Ruiz", True, None))
    judged = judge_sources(gold, [claim("Witnesses", "unnamed"), claim("Ana Ruiz", "named")])
    assert count_found(judged).recall == 1.0
    assert average_f1(score_naming(judged).values()) == 1.0


def test_kinds_are_compared_where_both_can_tell() -> None:
    gold = sentence(("Witnesses", False, "Witness"), ("a survey", False, "Expert_Document"), ("Ana Ruiz", True, None))
    claims = [
        claim("Witnesses", "unnamed", "group"),
        claim("a survey", "unnamed", "unknown"),
        claim("Ana Ruiz", "named"),
    ]
    assert count_kinds(judge_sources(gold, claims)) == Counts(right=1, predicted=2, gold=2)
