"""Two claims as the pair network takes them: one window of word pieces, the words that are compared in brackets.

    [CLS] two sources, a day later [SEP] police: A man was [ shot twice ] outside a bar. [SEP] a witness: … [SEP]

The earlier claim stands first. Only training uses this module so far; when a network ships that reads such windows, the
module moves to ``reportedly.reading``, so that both see the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.reading.pieces import CASES, LAYOUTS, QUOTES, find_case
from reportedly.reading.word_pieces import cut_word_pieces
from reportedly.vocabulary import Span

Ints: TypeAlias = NDArray[np.int64]

CLS, SEP = 101, 102
OPEN, CLOSE = 1031, 1033
"""The pieces "[" and "]", which stand around the words that are compared."""

ROOM = 60
"""Pieces of each claim with its surroundings; what is compared comes before what stands around it."""

SOURCE_ROOM = 24
"""Pieces of each claim's source: a name with its office. What is behind them is left out."""

PLACES = 208
"""The most pieces that a pair may have: with the two rooms above none has more."""

_MARK = CASES.index("mark")
_HEAD, _PARTS = 0, ((1, 2), (3, 4))
"""States: of what stands before the claims; of the first one's text and compared words, and of the second one's."""

_AGO = ((0, "same day"), (1, "a day later"), (3, "days later"), (10, "a week later"), (45, "weeks later"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim: whom it is from, as a reader calls it, its surroundings, and where in them the compared words stand.

    ``compared`` is a half-open span of code points of ``text``; raises ValueError where it reaches beyond it.
    """

    source: str
    text: str
    compared: Span

    def __post_init__(self) -> None:
        if self.compared.end > len(self.text):
            raise ValueError(f"{self.compared} is no part of a text of {len(self.text)} characters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A pair as arrays [pieces] of int64: ids, and features as the encoder's table of marks has them."""

    ids: Ints
    features: Ints


@dataclass(slots=True)
class _Row:
    ids: list[int] = field(default_factory=list)
    features: list[int] = field(default_factory=list)

    def add(self, ids: tuple[int, ...] | list[int], case: int, state: int) -> None:
        self.ids += ids
        self.features += [(case * len(QUOTES) + state) * len(LAYOUTS)] * len(ids)


def lay_out(one: Told, other: Told, tokenizer: Tokenizer, *, alike: bool | None, days: int | None) -> Laid:
    """The window of two claims, the earlier one first.

    ``alike``: whether they are of one source, None where it is not known. ``days`` from one to the other, None where
    that is not known; raises ValueError where it is negative.
    """
    row = _Row()
    row.add((CLS,), _MARK, _HEAD)
    _add_words(row, describe(alike, days), tokenizer, _HEAD, room=SOURCE_ROOM)
    row.add((SEP,), _MARK, _HEAD)
    for told, (around, within) in zip((one, other), _PARTS, strict=True):
        _add_words(row, told.source, tokenizer, around, room=SOURCE_ROOM)
        _add_words(row, ":", tokenizer, around, room=1)
        for ids, case, inside in _cut(told, tokenizer):
            row.add(ids, case, within if inside else around)
        row.add((SEP,), _MARK, around)
    return Laid(ids=np.array(row.ids, dtype=np.int64), features=np.array(row.features, dtype=np.int64))


def describe(alike: bool | None, days: int | None) -> str:
    """What stands before the claims; ``alike`` and ``days`` as ``lay_out`` takes them."""
    if days is not None and days < 0:
        raise ValueError(f"the earlier claim stands first, so no {days} days lie between the two")
    sources = {True: "one source", False: "two sources", None: "sources unclear"}[alike]
    if days is None:
        return sources
    return f"{sources}, {next((words for most, words in _AGO if days <= most), 'months later')}"


def _add_words(row: _Row, text: str, tokenizer: Tokenizer, state: int, *, room: int) -> None:
    """The words of ``text`` from the first on, as long as there is room for their pieces."""
    cut = cut_word_pieces(text, tokenizer)
    for word, ids in zip(cut.words, cut.ids, strict=True):
        room -= len(ids)
        if room < 0:
            return
        row.add(ids, find_case(word), state)


def _cut(told: Told, tokenizer: Tokenizer) -> Iterator[tuple[tuple[int, ...], int, bool]]:
    """The words of a claim as ids, case and whether they are compared; brackets stand around those that are."""
    cut = cut_word_pieces(told.text, tokenizer)
    inside = [
        start < told.compared.end and end > told.compared.start for start, end in zip(cut.starts, cut.ends, strict=True)
    ]
    begin, end = _choose(list(map(len, cut.ids)), inside)
    within = False
    for index in range(begin, end):
        if inside[index] != within:
            within = inside[index]
            yield ((OPEN,) if within else (CLOSE,)), _MARK, True
        yield tuple(cut.ids[index]), find_case(cut.words[index]), within
    if within:
        yield (CLOSE,), _MARK, True


def _choose(sizes: list[int], inside: list[bool]) -> tuple[int, int]:
    """The words [begin, end) that have room: from the first compared one on, then by turns before and behind."""
    begin = next((index for index, held in enumerate(inside) if held), 0)
    end, left = begin, ROOM
    while end < len(sizes) and inside[end] and sizes[end] <= left:
        left -= sizes[end]
        end += 1
    while True:
        before = begin > 0 and sizes[begin - 1] <= left
        if before:
            begin -= 1
            left -= sizes[begin]
        behind = end < len(sizes) and sizes[end] <= left and not (inside[end] and end > 0 and inside[end - 1])
        if behind:
            left -= sizes[end]
            end += 1
        if not before and not behind:
            return begin, end
