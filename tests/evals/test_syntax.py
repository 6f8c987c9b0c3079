from __future__ import annotations

from dataclasses import replace

import pytest

from evals.gold import ParsedText
from evals.records import Tagged, Word
from evals.spans import Counts
from evals.syntax import SCORES, score_parse
from reportedly.vocabulary import Span

TEXT = "Rain fell. It stopped."


def word(start: int, end: int, upos: str, head: int, relation: str) -> Word:
    return Word(span=Span(start=start, end=end), upos=upos, head=head, relation=relation)


WORDS = (
    word(0, 4, "NOUN", 1, "nsubj"),
    word(5, 9, "VERB", -1, "root"),
    word(9, 10, "PUNCT", 1, "punct"),
    word(11, 13, "PRON", 4, "nsubj:outer"),
    word(14, 21, "VERB", -1, "root"),
    word(21, 22, "PUNCT", 4, "punct"),
)
SENTENCES = (Span(start=0, end=10), Span(start=11, end=22))
GOLD = ParsedText(id="t", text=TEXT, sentences=SENTENCES, words=WORDS)


def change(index: int, **fields: object) -> Tagged:
    words = list(WORDS)
    words[index] = replace(words[index], **fields)  # type: ignore[arg-type]
    return Tagged(sentences=SENTENCES, words=tuple(words))


def test_gold_against_itself_is_perfect() -> None:
    scores = score_parse(GOLD, Tagged(sentences=SENTENCES, words=WORDS))
    assert {score: scores[score].f1 for score in SCORES} == dict.fromkeys(SCORES, 1.0)


def test_a_wrong_part_of_speech_touches_nothing_else() -> None:
    scores = score_parse(GOLD, change(0, upos="PROPN"))
    assert scores["upos"].f1 == pytest.approx(5 / 6)
    assert scores["las"].f1 == 1.0


def test_a_wrong_head_costs_both_arcs_and_a_wrong_relation_one() -> None:
    assert score_parse(GOLD, change(2, head=0))["uas"].right == 5
    wrong = score_parse(GOLD, change(0, relation="obj"))
    assert (wrong["uas"].right, wrong["las"].right) == (6, 5)


def test_the_subtype_of_a_relation_is_not_compared() -> None:
    assert score_parse(GOLD, change(3, relation="nsubj"))["las"].f1 == 1.0


def test_a_head_at_the_first_word_is_no_root() -> None:
    assert score_parse(GOLD, change(1, head=0))["uas"].right == 5


def test_words_are_aligned_by_their_characters() -> None:
    # Ours keeps "fell." together: one word less, and the arcs to it are lost with it.
    words = (
        word(0, 4, "NOUN", 1, "nsubj"),
        word(5, 10, "VERB", -1, "root"),
        word(11, 13, "PRON", 3, "nsubj"),
        word(14, 21, "VERB", -1, "root"),
        word(21, 22, "PUNCT", 3, "punct"),
    )
    scores = score_parse(GOLD, Tagged(sentences=SENTENCES[:1], words=words))
    assert scores["words"] == Counts(right=4, predicted=5, gold=6)
    assert scores["las"] == Counts(right=3, predicted=5, gold=6)
    assert scores["sentences"] == Counts(right=1, predicted=1, gold=2)
