from __future__ import annotations

from itertools import chain, groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer, Whitespace

from reportedly.reading.word_pieces import cut_word_pieces

VOCABULARY = (
    "[UNK]",
    "[MASK]",
    "the",
    "dam",
    "a",
    "b",
    "##b",
    "##am",
    "##s",
    "d",
    "'",
    "’",
    ".",
    "-",
    "é",
    "e",
    "7",
    "##7",
)


def make_tokenizer(*, plain: bool = True) -> Tokenizer:
    made = Tokenizer(WordPiece({piece: at for at, piece in enumerate(VOCABULARY)}, unk_token="[UNK]"))
    made.normalizer = BertNormalizer()
    made.pre_tokenizer = BertPreTokenizer() if plain else Whitespace()
    made.add_special_tokens(["[MASK]"])
    return made


TOKENIZER = make_tokenizer()


def list_as_tokenized(text: str, tokenizer: Tokenizer) -> list[tuple[int, int, tuple[int, ...]]]:
    """Words by the tokenizer itself: where each begins and ends, and the ids of its pieces."""
    encoded = tokenizer.encode(text, add_special_tokens=False)
    pieces = zip(encoded.word_ids, encoded.ids, encoded.offsets, strict=True)
    words = [list(group) for _, group in groupby(pieces, key=lambda piece: piece[0])]
    return [(word[0][2][0], word[-1][2][1], tuple(piece[1] for piece in word)) for word in words]


def list_as_cut(text: str, tokenizer: Tokenizer) -> list[tuple[int, int, tuple[int, ...]]]:
    cut = cut_word_pieces(text, tokenizer)
    assert cut.words == [text[start:end] for start, end in zip(cut.starts, cut.ends, strict=True)]
    return list(zip(cut.starts, cut.ends, cut.ids, strict=True))


def test_words_are_looked_up_whole_in_lower_case() -> None:
    cut = cut_word_pieces("The dam.", TOKENIZER)
    assert (cut.words, cut.starts, cut.ends) == (["The", "dam", "."], [0, 4, 7], [3, 7, 8])
    assert list(chain.from_iterable(cut.ids)) == [VOCABULARY.index(piece) for piece in ("the", "dam", ".")]


def test_a_word_that_is_not_known_is_cut_into_the_longest_pieces() -> None:
    pieces = [[VOCABULARY[piece] for piece in word] for word in cut_word_pieces("dams abb zoo", TOKENIZER).ids]
    assert pieces == [["dam", "##s"], ["a", "##b", "##b"], ["[UNK]"]]


def test_a_word_of_more_than_a_hundred_letters_is_one_unknown_piece() -> None:
    ids = cut_word_pieces("a" + "b" * 99 + " a" + "b" * 100, TOKENIZER).ids
    assert [len(word) for word in ids] == [100, 1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "dam\u0301s dam",  # the accent falls away, and the word goes on behind it
        "a\x0bb a\x00b",  # control characters fall away
        "a中b",  # each such letter is a word
        "[MASK] a",  # never cut
        "a[MASK]b’s",
        "The dam’s a-b.\u202e The\u2028dam",
        "İa ßb",
    ],
)
def test_odd_characters_are_cut_as_the_tokenizer_does(text: str) -> None:
    assert list_as_cut(text, TOKENIZER) == list_as_tokenized(text, TOKENIZER)


@given(st.text(alphabet="aAbBdDmMsS77 \n\t\r\xa0.'’“-_[]…é\u0301\x00\x0b\u200b\u202e中ßİ𝒜", max_size=40))
def test_any_text_is_cut_as_the_tokenizer_does(text: str) -> None:
    assert list_as_cut(text, TOKENIZER) == list_as_tokenized(text, TOKENIZER)


def test_a_tokenizer_of_another_kind_goes_its_own_way() -> None:
    other = make_tokenizer(plain=False)
    assert list_as_cut("a.-b", other) == list_as_tokenized("a.-b", other) != list_as_tokenized("a.-b", TOKENIZER)


@pytest.mark.model
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_the_models_own_tokenizer_cuts_any_text_so(text: str) -> None:
    from reportedly.reading import load_model

    tokenizer = load_model().tokenizer
    assert list_as_cut(text, tokenizer) == list_as_tokenized(text, tokenizer)
