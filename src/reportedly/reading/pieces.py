"""A report's text as the encoder takes it: word pieces with three features each, and words to hang labels on.

The encoder's vocabulary is uncased, so letter case goes in as a feature, and so does the state of the quotation marks
and the start of a paragraph. A *word* is what BERT's pre-tokenizer cuts (runs of letters and digits, single marks);
labels stand on a word's first piece. Training and reading share this module, so that they see the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.reading.quotes import Quotation
from reportedly.reading.word_pieces import cut_word_pieces
from reportedly.vocabulary import Span

Ints: TypeAlias = NDArray[np.int64]

CASES = ("lower", "capital", "upper", "mixed", "digit", "mark")
QUOTES = ("outside", "opens", "closes", "inside", "single", "single inside")
LAYOUTS = ("within", "paragraph start")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """A text in word pieces. All arrays are int64.

    ``ids``, ``case``, ``quote``, ``layout`` have one entry a piece; ``first`` is the index of each word's first piece;
    ``starts`` and ``ends`` are the words' offsets in code points, half open.
    """

    ids: Ints
    case: Ints
    quote: Ints
    layout: Ints
    first: Ints
    starts: Ints
    ends: Ints

    @property
    def words(self) -> int:
        """How many words there are."""
        return len(self.first)


def cut_pieces(
    text: str, *, tokenizer: Tokenizer, paragraphs: Sequence[Span], quotations: Sequence[Quotation]
) -> Pieces:
    """Cut ``text``: every character that the vocabulary's normalizer keeps falls into a word; nothing is truncated."""
    cut = cut_word_pieces(text, tokenizer)
    ids = np.fromiter(chain.from_iterable(cut.ids), np.int64)
    starts, ends = np.array(cut.starts, dtype=np.int64), np.array(cut.ends, dtype=np.int64)
    length = np.fromiter(map(len, cut.ids), np.int64, len(cut.ids))
    begins = length.cumsum() - length
    spread = np.arange(len(begins)).repeat(length)
    case = np.fromiter(map(find_case, cut.words), np.int64, len(cut.words))
    quote = _quote_states(text, quotations)[starts] if len(starts) else case
    layout = _layout_states(starts, paragraphs)
    return Pieces(
        ids=ids,
        case=case[spread],
        quote=quote[spread],
        layout=layout[spread],
        first=begins,
        starts=starts,
        ends=ends,
    )


@lru_cache(maxsize=1 << 15)
def find_case(word: str) -> int:
    """The index in ``CASES`` of how a word is written."""
    if word.isdigit():
        return 4
    if not any(character.isalnum() for character in word):
        return 5
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and word[1:].islower() else 3 if any(map(str.isupper, word)) else 0


def _quote_states(text: str, quotations: Sequence[Quotation]) -> Ints:
    states = np.zeros(len(text) + 1, dtype=np.int64)
    for quotation in quotations:
        span, single = quotation.span, quotation.opening[0] in "'‘‚‹" and quotation.opening != "''"
        if single:
            states[span.start : span.end] = 5 if quotation.nested else 4
            continue
        states[span.start : span.end] = 3
        states[span.start : quotation.inner.start if quotation.inner else span.end] = 1
        if quotation.closed and quotation.inner:
            states[quotation.inner.end : span.end] = 2
    return states


def _layout_states(starts: Ints, paragraphs: Sequence[Span]) -> Ints:
    states = np.zeros(len(starts), dtype=np.int64)
    for paragraph in paragraphs:
        index = int(np.searchsorted(starts, paragraph.start))
        if index < len(states):
            states[index] = 1
    return states
