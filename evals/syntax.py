"""Words, parts of speech, sentences and dependency arcs, scored from raw text.

As in the CoNLL 2018 shared task: a predicted word is aligned with the gold word that covers the same characters, and
each score is an F1 over words, which is plain accuracy where both sides have the same words. Relations are compared
without their subtype (``nsubj:pass`` is ``nsubj``). A sentence is right if both its ends are.
"""

from __future__ import annotations

from collections.abc import Sequence

from evals.gold import ParsedText
from evals.records import Tagged, Word
from evals.spans import Counts, count_exact
from reportedly.vocabulary import Span

SCORES = ("words", "upos", "sentences", "uas", "las")

ROOT = Span(start=0, end=1)
"""Stands for the head of a root; the pair with ``-1`` keeps it apart from a word at the same place."""


def _locate_head(words: Sequence[Word], word: Word) -> tuple[int, Span]:
    return (-1, ROOT) if word.head < 0 else (0, words[word.head].span)


def _reduce_relation(relation: str) -> str:
    return relation.partition(":")[0]


def score_parse(gold: ParsedText, predicted: Tagged) -> dict[str, Counts]:
    """Counts for each of ``SCORES`` on one text."""
    ours, theirs = gold.words, predicted.words
    return {
        "words": count_exact([w.span for w in ours], [w.span for w in theirs]),
        "upos": count_exact([(w.span, w.upos) for w in ours], [(w.span, w.upos) for w in theirs]),
        "sentences": count_exact(gold.sentences, predicted.sentences),
        "uas": count_exact(
            [(w.span, _locate_head(ours, w)) for w in ours], [(w.span, _locate_head(theirs, w)) for w in theirs]
        ),
        "las": count_exact(_list_arcs(ours), _list_arcs(theirs)),
    }


def _list_arcs(words: Sequence[Word]) -> list[tuple[Span, tuple[int, Span], str]]:
    return [(word.span, _locate_head(words, word), _reduce_relation(word.relation)) for word in words]
