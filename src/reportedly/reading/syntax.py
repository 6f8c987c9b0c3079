"""Parts of speech and dependencies out of the syntax heads: for the stages that count nouns and find actors.

Each sentence has one root; every other word takes the head that scores best in its sentence. A word that the relation
head calls ``inside`` belongs to the word before it ("S" of "U.S.") and is joined to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.many_spans import make_spans
from reportedly.reading.pieces import Pieces
from reportedly.vocabulary import Span

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]


class ParsedWord(NamedTuple):
    """A syntactic word. ``head`` is the index of its head among the text's words, None for a sentence's root."""

    span: Span
    upos: str
    head: int | None
    relation: str


_make_word = partial(tuple.__new__, ParsedWord)
"""A word of its fields in order, without the call that ``ParsedWord(…)`` makes first: all words of a text are made."""

Parse: TypeAlias = Callable[[Span], tuple[ParsedWord, ...]]
"""The words of one sentence, given its span; their heads are indices among these words."""


def parse_nothing(_sentence: Span) -> tuple[ParsedWord, ...]:
    """The words of a text that was not parsed."""
    return ()


LONGEST = 300
"""Words of a stretch that are parsed together: a text without sentence marks would otherwise cost its square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The syntax heads' constants. ``weight`` [relations, width] and ``bias`` give relations their scores."""

    width: int
    upos: tuple[str, ...]
    relations: tuple[str, ...]
    weight: Floats
    bias: Floats

    @property
    def inside(self) -> int:
        """The number of the relation of a word that is a part of the one before it; -1 where there is none."""
        return self.relations.index("inside") if "inside" in self.relations else -1

    @classmethod
    def of(cls, heads: Mapping[str, Any]) -> Grammar:
        """The grammar that a model's description gives."""
        return cls(
            width=int(heads["arc"]["width"]),
            upos=tuple(heads["upos"]),
            relations=tuple(heads["relations"]),
            weight=np.asarray(heads["relation_out"]["weight"], dtype=np.float32),
            bias=np.asarray(heads["relation_out"]["bias"], dtype=np.float32),
        )


def parse_all(parse: Parse, sentences: Sequence[Span]) -> tuple[ParsedWord, ...]:
    """The words of all ``sentences``; their heads are indices among all of them."""
    words: list[ParsedWord] = []
    for sentence in sentences:
        known = len(words)
        words += [move_head(word, known) for word in parse(sentence)]
    return tuple(words)


def move_head(word: ParsedWord, by: int) -> ParsedWord:
    """The word among others, ``by`` of which stand before the words that its head is counted among."""
    return word if word.head is None else word._replace(head=word.head + by)


class Columns(NamedTuple):
    """The syntactic words of sentences in order, side by side.

    ``heads`` are indices among them, ``ROOT`` for a sentence's root; ``bounds`` are each sentence's first word and the
    one after its last.
    """

    starts: list[int]
    ends: list[int]
    upos: list[str]
    heads: list[int]
    relations: list[str]
    bounds: list[tuple[int, int]]

    def list_words(self, number: int) -> tuple[ParsedWord, ...]:
        """The words of the sentence of this number; their heads are indices among them."""
        low, high = self.bounds[number]
        heads = [None if head == ROOT else head - low for head in self.heads[low:high]]
        spans = make_spans(self.starts[low:high], self.ends[low:high])
        rows = zip(spans, self.upos[low:high], heads, self.relations[low:high], strict=True)
        return tuple(map(_make_word, rows))


ROOT = -1


class TextParse:
    """Parses any sentence of one text. Those given beforehand are parsed together, when the first one is asked for."""

    def __init__(
        self, outputs: Mapping[str, Floats], pieces: Pieces, grammar: Grammar, sentences: tuple[Span, ...]
    ) -> None:
        self.sentences = sentences
        self._parse = partial(parse_sentences, outputs, pieces, grammar)
        self._known: dict[Span, tuple[ParsedWord, ...]] = {}

    @cached_property
    def columns(self) -> Columns:
        """The words of all sentences given beforehand."""
        return self._parse(self.sentences)

    @cached_property
    def _numbers(self) -> dict[Span, int]:
        return {sentence: number for number, sentence in enumerate(self.sentences)}

    def __call__(self, sentence: Span) -> tuple[ParsedWord, ...]:
        """The words of one sentence, the same ones when they are asked for again."""
        words = self._known.get(sentence)
        if words is None:
            number = self._numbers.get(sentence)
            found = self._parse((sentence,)) if number is None else self.columns
            words = self._known[sentence] = found.list_words(number or 0)
        return words


def make_parse(
    outputs: Mapping[str, Floats], pieces: Pieces, grammar: Grammar, sentences: tuple[Span, ...] = ()
) -> TextParse:
    """What parses the sentences of a text when they are asked for, and keeps the answers."""
    return TextParse(outputs, pieces, grammar, sentences)


def parse_sentences(
    outputs: Mapping[str, Floats], pieces: Pieces, grammar: Grammar, sentences: Sequence[Span]
) -> Columns:
    """The words of ``sentences``, which must stand apart and in order."""
    lows = np.searchsorted(pieces.ends, [sentence.start for sentence in sentences], side="right").tolist()
    highs = np.searchsorted(pieces.starts, [sentence.end for sentence in sentences]).tolist()
    stretches = [
        (begin, min(begin + LONGEST, high))
        for low, high in zip(lows, highs, strict=True)
        for begin in range(low, high, LONGEST)
    ]
    sizes = np.maximum(np.array(highs, dtype=np.int64) - np.array(lows, dtype=np.int64), 0)
    if not stretches:
        return Columns([], [], [], [], [], [(0, 0)] * len(sentences))
    words = _place_words(stretches)
    heads, roots = _find_heads(outputs["arc"], stretches, grammar.width)
    relations = _find_relations(outputs["relation"][words], heads, roots, grammar)
    starts, ends = pieces.starts[words], pieces.ends[words]
    joined = np.zeros(len(starts), dtype=np.bool_)
    joined[1:] = (relations[1:] == grammar.inside) & (starts[1:] == ends[:-1])
    joined[np.cumsum([0, *(high - low for low, high in stretches[:-1])])] = False
    place = np.cumsum(~joined) - 1
    kept = np.flatnonzero(~joined)
    last = np.append(kept[1:], len(starts)) - 1
    target = place[heads[kept]]
    before = np.append(0, place + 1)[np.append(0, np.cumsum(sizes))].tolist()
    return Columns(
        starts=starts[kept].tolist(),
        ends=ends[last].tolist(),
        upos=[grammar.upos[index] for index in outputs["upos"][words].argmax(1)[kept].tolist()],
        heads=np.where(target == np.arange(len(kept)), ROOT, target).tolist(),
        relations=[grammar.relations[index] for index in relations[kept].tolist()],
        bounds=list(pairwise(before)),
    )


def _place_words(stretches: Sequence[tuple[int, int]]) -> slice | Ints:
    """Where the words of all stretches stand: as a slice where nothing lies between them, which needs no copies."""
    if all(left[1] == right[0] for left, right in pairwise(stretches)):
        return slice(stretches[0][0], stretches[-1][1])
    return np.concatenate([np.arange(low, high) for low, high in stretches])


def _find_heads(arcs: Floats, stretches: Sequence[tuple[int, int]], width: int) -> tuple[Ints, Ints]:
    """Heads [words] of the words of all stretches, counted among these, and the roots, whose heads are themselves."""
    found, roots, base = [], [], 0
    left, right = arcs[:, :width], arcs[:, width:]
    for low, high in stretches:
        heads, root = _find_heads_of_one(left[low:high] @ right[low:high].T)
        found.append(heads + base)
        roots.append(root + base)
        base += high - low
    return np.concatenate(found), np.array(roots, dtype=np.int64)


def _find_heads_of_one(scores: Floats) -> tuple[Ints, int]:
    """Heads [words] of one sentence by its arcs' ``scores`` [words, heads], and its root, whose head is itself."""
    if len(scores) == 1:
        return np.zeros(1, dtype=np.int64), 0
    diagonal = scores.reshape(-1)[:: len(scores) + 1]
    own = diagonal.copy()
    diagonal[:] = -np.inf
    found: Ints = scores.argmax(1)
    root = int((own - scores[_EVERY[: len(scores)], found]).argmax())
    found[root] = root
    return found, root


_EVERY = np.arange(LONGEST)


def _find_relations(projected: Floats, heads: Ints, roots: Ints, grammar: Grammar) -> Ints:
    """Relations [words] of words to their heads: a root's alone is ``root``."""
    width, count = grammar.weight.shape[1], len(heads)
    at_root = grammar.relations.index("root")
    found = np.empty(count, dtype=np.int64)
    for begin in range(0, count, _AT_ONCE):
        some = slice(begin, begin + _AT_ONCE)
        scores = np.tanh(projected[some, :width] + projected[heads[some], width:]) @ grammar.weight.T + grammar.bias
        scores[:, at_root] = -np.inf
        found[some] = scores.argmax(1)
    found[roots] = at_root
    return found


_AT_ONCE = 4096
"""Words whose relations are found together: a long text's would take much memory."""
