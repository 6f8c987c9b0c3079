"""Word pieces as the tokenizer cuts them, by a shorter way for the words that most of a report is made of.

Runs of plain letters and digits and the marks of English print are looked up as they stand, and what the vocabulary
does not have is cut into the longest pieces that it has. What holds any other character is handed, up to the white
space on either side, to the tokenizer: its normalizer and its cuts look at nothing beyond. So ids and offsets are the
tokenizer's own for every text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import accumulate, groupby
from typing import TypeAlias

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

_WHITE = r" \t\n\r\xa0"
_MARKS = r"!-/:-@\[-`{-~“”‘’–—…"
_RUNS = re.compile(rf"([A-Za-z0-9]+|[{_MARKS}]|[^A-Za-z0-9{_MARKS}{_WHITE}]+)")
_ODD = re.compile(rf"[^A-Za-z0-9{_MARKS}{_WHITE}]")

Ids: TypeAlias = tuple[int, ...]


@dataclass(slots=True, kw_only=True)
class WordPieces:
    """The words of a text as they stand, with their offsets, half open, and the ids of each one's pieces."""

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    ids: list[Ids] = field(default_factory=list)


def cut_word_pieces(text: str, tokenizer: Tokenizer) -> WordPieces:
    """The words and pieces that ``tokenizer`` cuts ``text`` into, without special tokens."""
    vocabulary = _read_vocabulary(tokenizer)
    if vocabulary is None or any(special in text for special in vocabulary.special):
        return _encode(text, 0, len(text), tokenizer)
    parts = _RUNS.split(text)  # by turns what lies between two runs, and a run
    bounds = list(accumulate(map(len, parts)))
    plain = WordPieces(
        words=parts[1::2], starts=bounds[:-1:2], ends=bounds[1::2], ids=list(map(vocabulary.cut, parts[1::2]))
    )
    return plain if _ODD.search(text) is None else _settle_odd(plain, text, parts[0::2], tokenizer)


def _settle_odd(plain: WordPieces, text: str, between: list[str], tokenizer: Tokenizer) -> WordPieces:
    """``plain`` with what stands between white space around an odd character as the tokenizer cuts it."""
    found = WordPieces()
    done = 0
    odd = (bisect_right(plain.starts, match.start()) - 1 for match in _ODD.finditer(text))
    for begin, end in _find_odd(odd, between):
        _add(found, plain, done, begin)
        cut = _encode(text, plain.starts[begin], plain.ends[end - 1], tokenizer)
        _add(found, cut, 0, len(cut.words))
        done = end
    _add(found, plain, done, len(plain.words))
    return found


def _find_odd(odd: Iterable[int], between: list[str]) -> Iterator[tuple[int, int]]:
    """The stretches [begin, end) of runs without white space among them that hold one of the ``odd`` runs, in order."""
    end = 0
    for at in odd:
        if at < end:
            continue
        begin, end = at, at + 1
        while begin > 0 and not between[begin]:
            begin -= 1
        while end < len(between) - 1 and not between[end]:
            end += 1
        yield begin, end


def _add(found: WordPieces, more: WordPieces, begin: int, end: int) -> None:
    found.words += more.words[begin:end]
    found.starts += more.starts[begin:end]
    found.ends += more.ends[begin:end]
    found.ids += more.ids[begin:end]


def _encode(text: str, start: int, end: int, tokenizer: Tokenizer) -> WordPieces:
    """The words of ``text[start:end]`` by the tokenizer's own way."""
    encoded = tokenizer.encode(text[start:end], add_special_tokens=False)
    found = WordPieces()
    pieces = zip(encoded.word_ids, encoded.ids, encoded.offsets, strict=True)
    for _, group in groupby(pieces, key=lambda piece: piece[0]):
        of_word = list(group)
        begin, stop = start + of_word[0][2][0], start + of_word[-1][2][1]
        found.words.append(text[begin:stop])
        found.starts.append(begin)
        found.ends.append(stop)
        found.ids.append(tuple(piece[1] for piece in of_word))
    return found


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Vocabulary:
    """``cut`` gives the ids of a run of plain characters, in any letter case; ``special`` is what is never cut."""

    cut: Callable[[str], Ids]
    special: tuple[str, ...]


@lru_cache(maxsize=4)
def _read_vocabulary(tokenizer: Tokenizer) -> _Vocabulary | None:
    """The tokenizer's vocabulary; None where it is not of the kind whose way this module knows."""
    normalizer, model = tokenizer.normalizer, tokenizer.model
    known = isinstance(normalizer, BertNormalizer) and isinstance(tokenizer.pre_tokenizer, BertPreTokenizer)
    if not known or not isinstance(model, WordPiece) or not normalizer.lowercase or not normalizer.clean_text:
        return None
    if tokenizer.truncation is not None or tokenizer.padding is not None:
        return None
    pieces = tokenizer.get_vocab(with_added_tokens=False)
    cut = partial(_cut_run, pieces, model.continuing_subword_prefix, model.unk_token, model.max_input_chars_per_word)
    return _Vocabulary(
        cut=lru_cache(maxsize=1 << 15)(cut),
        special=tuple(token.content for token in tokenizer.get_added_tokens_decoder().values()),
    )


def _cut_run(pieces: Mapping[str, int], inner: str, unknown: str, longest: int, run: str) -> Ids:
    """The longest pieces from the left; the unknown one where there are none, or for more than ``longest`` letters."""
    word = run.lower()
    whole = pieces.get(word)
    if whole is not None and len(word) <= longest:
        return (whole,)
    found: list[int] = []
    start = 0 if len(word) <= longest else len(word) + 1
    while start < len(word):
        prefix = inner if start else ""
        for end in range(len(word), start, -1):
            piece = pieces.get(prefix + word[start:end])
            if piece is not None:
                break
        else:
            return (pieces[unknown],)
        found.append(piece)
        start = end
    return tuple(found) or (pieces[unknown],)
