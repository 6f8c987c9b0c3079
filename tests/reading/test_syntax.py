from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.pieces import Pieces
from reportedly.reading.syntax import LONGEST, ROOT, Grammar, make_parse, parse_all
from reportedly.vocabulary import Span

GRAMMAR = Grammar.of(
    {
        "arc": {"width": 4},
        "relation": {"width": 3},
        "relations": ["root", "nsubj", "inside"],
        "relation_out": {"weight": np.eye(3).tolist(), "bias": [0.0, 0.0, 0.0]},
        "upos": ["NOUN", "VERB"],
    }
)


def pieces_at(places: list[tuple[int, int]]) -> Pieces:
    numbers = np.arange(len(places), dtype=np.int64)
    starts, ends = np.array(places, dtype=np.int64).reshape(-1, 2).T
    return Pieces(ids=numbers, case=numbers, quote=numbers, layout=numbers, first=numbers, starts=starts, ends=ends)


def outputs_for(heads: list[int], relations: list[int], upos: list[int]) -> dict[str, np.ndarray]:
    """Outputs whose arcs give each word the head named (itself for a root)."""
    count = len(heads)
    arcs = np.zeros((count, 8), np.float32)
    for word, head in enumerate(heads):
        arcs[word, head % 4] = 9.0
        arcs[word, 4 + word % 4] = 1.0
    relation = np.zeros((count, 6), np.float32)
    for word, kind in enumerate(relations):
        relation[word, kind] = 3.0
    tags = np.eye(2, dtype=np.float32)[upos]
    return {"arc": arcs, "relation": relation, "upos": tags}


def test_a_sentence_has_one_root_and_words_their_heads() -> None:
    outputs = outputs_for([1, 1, 1], [1, 0, 1], [0, 1, 0])
    words = parse_all(make_parse(outputs, pieces_at([(0, 3), (4, 7), (8, 11)]), GRAMMAR), [Span(start=0, end=11)])
    assert [(word.head, word.relation, word.upos) for word in words] == [
        (1, "nsubj", "NOUN"),
        (None, "root", "VERB"),
        (1, "nsubj", "NOUN"),
    ]


def test_a_word_inside_another_is_joined_to_it() -> None:
    outputs = outputs_for([2, 0, 2], [1, 2, 0], [0, 0, 1])
    words = parse_all(make_parse(outputs, pieces_at([(0, 1), (1, 2), (3, 6)]), GRAMMAR), [Span(start=0, end=6)])
    assert [(word.span.start, word.span.end, word.head) for word in words] == [(0, 2, 1), (3, 6, None)]


def test_sentences_do_not_mix() -> None:
    outputs = outputs_for([0, 0, 2, 2], [0, 1, 0, 1], [1, 0, 1, 0])
    places = [(0, 1), (2, 3), (4, 5), (6, 7)]
    words = parse_all(make_parse(outputs, pieces_at(places), GRAMMAR), [Span(start=0, end=3), Span(start=4, end=7)])
    assert [word.head for word in words] == [None, 0, None, 2]


def test_no_words() -> None:
    assert parse_all(make_parse({}, pieces_at([]), GRAMMAR), []) == ()


def test_a_sentence_is_parsed_once_and_alone() -> None:
    outputs = outputs_for([0, 0, 2, 2], [0, 1, 0, 1], [1, 0, 1, 0])
    parse = make_parse(outputs, pieces_at([(0, 1), (2, 3), (4, 5), (6, 7)]), GRAMMAR)
    words = parse(Span(start=4, end=7))
    assert [(word.span.start, word.head) for word in words] == [(4, None), (6, 0)]
    assert parse(Span(start=4, end=7)) is words


def test_a_stretch_without_sentence_marks_is_parsed_in_pieces() -> None:
    count = LONGEST + 3
    outputs = outputs_for([0] * count, [0] + [1] * (count - 1), [0] * count)
    parse = make_parse(outputs, pieces_at([(2 * word, 2 * word + 1) for word in range(count)]), GRAMMAR)
    words = parse(Span(start=0, end=2 * count))
    assert len(words) == count
    assert [word.head for word in words].count(None) == 2
    assert all(word.head is None or (word.head < LONGEST) == (place < LONGEST) for place, word in enumerate(words))


def write_outputs(words: int, seed: int) -> dict[str, np.ndarray]:
    draw = np.random.default_rng(seed)
    sizes = {"arc": 8, "relation": 6, "upos": 2}
    return {head: draw.normal(size=(words, size)).astype(np.float32) for head, size in sizes.items()}


@given(st.lists(st.integers(0, 5), min_size=1, max_size=5), st.integers(0, 2**32 - 1))
def test_sentences_parsed_together_are_as_parsed_one_by_one(lengths: list[int], seed: int) -> None:
    words = sum(lengths)
    pieces = pieces_at([(2 * word, 2 * word + 1 + word % 3 // 2) for word in range(words)])
    outputs = write_outputs(words, seed)
    ends = np.cumsum([0, *lengths]).tolist()
    nowhere = Span(start=2 * words + 9, end=2 * words + 10)
    sentences = tuple(
        Span(start=2 * low, end=2 * high) if low < high else nowhere for low, high in itertools.pairwise(ends)
    )
    together, alone = make_parse(outputs, pieces, GRAMMAR, sentences), make_parse(outputs, pieces, GRAMMAR)
    for sentence, length in zip(sentences, lengths, strict=True):
        assert together(sentence) == alone(sentence)
        assert 0 < len(together(sentence)) <= length or length == 0 == len(together(sentence))
    assert [high - low for low, high in together.columns.bounds] == [len(together(each)) for each in sentences]


def test_columns_hold_what_the_words_do() -> None:
    outputs = outputs_for([0, 0, 2, 2], [0, 1, 0, 1], [1, 0, 1, 0])
    sentences = (Span(start=0, end=3), Span(start=4, end=7))
    parse = make_parse(outputs, pieces_at([(0, 1), (2, 3), (4, 5), (6, 7)]), GRAMMAR, sentences)
    assert parse.columns.heads == [ROOT, 0, ROOT, 2]
    assert parse.columns.bounds == [(0, 2), (2, 4)]
    assert parse.columns.list_words(1) == parse(sentences[1])
    assert [word.head for word in parse(sentences[1])] == [None, 0]
