from __future__ import annotations

import numpy as np

from reportedly.reading.pieces import Pieces
from reportedly.reading.speakers.rows import ROOT, lay_row
from reportedly.reading.syntax import Grammar, ParsedWord, make_parse
from reportedly.vocabulary import Span

TEXT = "Ana’s left. She ran"
PLACES = [(0, 3), (3, 5), (6, 10), (10, 11), (12, 15), (16, 19)]
SENTENCES = (Span(start=0, end=11), Span(start=12, end=19))
GRAMMAR = Grammar.of(
    {
        "arc": {"width": 4},
        "relation": {"width": 2},
        "relations": ["root", "nsubj"],
        "relation_out": {"weight": np.eye(2).tolist(), "bias": [0.0, 0.0]},
        "upos": ["NOUN", "VERB"],
    }
)


def write_pieces() -> Pieces:
    numbers = np.arange(len(PLACES), dtype=np.int64)
    starts, ends = np.array(PLACES, dtype=np.int64).T
    return Pieces(ids=numbers, case=numbers, quote=numbers, layout=numbers, first=numbers, starts=starts, ends=ends)


def test_a_row_is_the_same_from_columns_and_from_words() -> None:
    draw = np.random.default_rng(3)
    outputs = {
        head: draw.normal(size=(len(PLACES), size)).astype(np.float32)
        for head, size in (("arc", 8), ("relation", 4), ("upos", 2))
    }
    parse = make_parse(outputs, write_pieces(), GRAMMAR, SENTENCES)
    quick, slow = lay_row(TEXT, SENTENCES, parse), lay_row(TEXT, SENTENCES, parse.__call__)
    assert quick == slow
    assert quick.words == ["Ana", "'s", "left", ".", "She", "ran"]
    assert quick.sentences == [0, 0, 0, 0, 1, 1]
    assert all(index in quick.children[head] for index, head in enumerate(quick.heads) if head != ROOT)


def test_a_sentence_without_a_parse_is_cut_into_words() -> None:
    first = ParsedWord(span=Span(start=0, end=3), upos="NOUN", head=None, relation="root")

    def parse(sentence: Span) -> tuple[ParsedWord, ...]:
        return () if sentence.start else (first,)

    row = lay_row(TEXT, SENTENCES, parse)
    assert row.lowers == ["ana", "she", "ran"]
    assert row.heads == [ROOT, ROOT, ROOT]
    assert row.bounds == [(0, 1), (1, 3)]
