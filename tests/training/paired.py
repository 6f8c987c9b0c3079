"""Pairs of claims and a tokenizer of letters, small enough to count by hand."""

from __future__ import annotations

from string import ascii_lowercase, digits, punctuation

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from reportedly.vocabulary import Span
from training.pairs.layout import CLOSE, CLS, OPEN, SEP, Laid, Told
from training.pairs.rows import Row, Rows, join_rows


def make_tokenizer() -> Tokenizer:
    """Each letter, digit and mark is a piece; the marks of a pair have the numbers that they have in the reader's."""
    named = {"[UNK]": 100, "[CLS]": CLS, "[SEP]": SEP, "[": OPEN, "]": CLOSE}
    pieces = [*ascii_lowercase, *digits, *(f"##{each}" for each in ascii_lowercase + digits), *punctuation]
    plain = {piece: 2000 + place for place, piece in enumerate(pieces) if piece not in named}
    made = Tokenizer(WordPiece(named | plain, unk_token="[UNK]"))
    made.normalizer = BertNormalizer()
    made.pre_tokenizer = BertPreTokenizer()
    return made


def mark(text: str, source: str = "police") -> Told:
    """A claim; braces hold what is compared."""
    start, end = text.index("{"), text.index("}") - 1
    return Told(source=source, text=text.replace("{", "").replace("}", ""), compared=Span(start=start, end=end))


def make_rows(*pairs: tuple[int, int, int, int], seed: int = 1) -> Rows:
    """A row of random pieces for each (size, label, group, pair)."""
    drawn = np.random.default_rng(seed)
    return join_rows(
        Row(
            laid=Laid(ids=drawn.integers(5, 90, size), features=drawn.integers(0, 60, size)),
            label=label,
            group=group,
            pair=pair,
        )
        for size, label, group, pair in pairs
    )
