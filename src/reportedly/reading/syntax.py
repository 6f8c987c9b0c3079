"""Parts of speech and dependencies out of the syntax heads: for the stages that count nouns and find actors.

Each sentence has one root; every other word takes the head that scores best in its sentence. A word that the relation
head calls ``inside`` belongs to the word before it ("S" of "U.S.") and is joined to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
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


def make_parse(outputs: Mapping[str, Floats], pieces: Pieces, grammar: Grammar) -> Parse:
    """What parses one sentence of a text when it is asked to, and keeps the answer."""

    @cache
    def lay() -> _Words:
        return _Words.of(outputs, pieces, grammar)

    @cache
    def parse(sentence: Span) -> tuple[ParsedWord, ...]:
        low = int(np.searchsorted(pieces.ends, sentence.start, side="right"))
        high = int(np.searchsorted(pieces.starts, sentence.end))
        if low < high <= low + LONGEST:
            return _parse_stretch(outputs, lay(), low, high, grammar)
        words: list[ParsedWord] = []
        for begin in range(low, high, LONGEST):
            known = len(words)
            stretch = _parse_stretch(outputs, lay(), begin, min(begin + LONGEST, high), grammar)
            words += [move_head(word, known) for word in stretch]
        return tuple(words)

    return parse


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The words of a text, with what each sentence's parse takes from it."""

    starts: list[int]
    ends: list[int]
    spans: list[Span]
    upos: list[str]

    @classmethod
    def of(cls, outputs: Mapping[str, Floats], pieces: Pieces, grammar: Grammar) -> _Words:
        upos = [grammar.upos[index] for index in outputs["upos"].argmax(1).tolist()] if pieces.words else []
        starts, ends = pieces.starts.tolist(), pieces.ends.tolist()
        return cls(starts=starts, ends=ends, spans=make_spans(starts, ends), upos=upos)


def _parse_stretch(
    outputs: Mapping[str, Floats], words: _Words, low: int, high: int, grammar: Grammar
) -> tuple[ParsedWord, ...]:
    """Words ``[low, high)`` of a text as one sentence; heads are indices among them."""
    head, root = _find_heads(outputs["arc"][low:high], grammar.width)
    found = _find_relations(outputs["relation"][low:high], head, root, grammar)
    relations = [grammar.relations[index] for index in found.tolist()]
    if "inside" in relations:
        return _join_words(words, low, head.tolist(), relations)
    heads: list[int | None] = head.tolist()
    heads[root] = None
    rows = zip(words.spans[low:high], words.upos[low:high], heads, relations, strict=True)
    return tuple(map(_make_word, rows))


def _find_heads(arcs: Floats, width: int) -> tuple[Ints, int]:
    """Heads [words] of one sentence, and its root, whose head is itself."""
    if len(arcs) == 1:
        return np.zeros(1, dtype=np.int64), 0
    scores = arcs[:, :width] @ arcs[:, width:].T
    diagonal = scores.reshape(-1)[:: len(arcs) + 1]
    own = diagonal.copy()
    diagonal[:] = -np.inf
    found: Ints = scores.argmax(1)
    root = int((own - np.maximum.reduce(scores, 1)).argmax())
    found[root] = root
    return found, root


def _find_relations(projected: Floats, head: Ints, root: int, grammar: Grammar) -> Ints:
    """Relations [words] of words to their heads: the root's alone is ``root``."""
    width = grammar.weight.shape[1]
    joined = np.tanh(projected[:, :width] + projected[head, width:])
    scores = joined @ grammar.weight.T + grammar.bias
    at_root = grammar.relations.index("root")
    scores[:, at_root] = -np.inf
    found: Ints = scores.argmax(1)
    found[root] = at_root
    return found


def _join_words(words: _Words, low: int, heads: list[int], relations: list[str]) -> tuple[ParsedWord, ...]:
    """The words from ``low`` on, those called ``inside`` that touch the word before them joined to it."""
    places: list[int] = []
    kept: list[int] = []
    for index, relation in enumerate(relations, start=low):
        if not (relation == "inside" and kept and words.starts[index] == words.ends[index - 1]):
            kept.append(index)
        places.append(len(kept) - 1)
    made = []
    for place, (word, after) in enumerate(zip(kept, [*kept[1:], low + len(relations)], strict=True)):
        target = places[heads[word - low]]
        span = words.spans[word] if after == word + 1 else Span(start=words.starts[word], end=words.ends[after - 1])
        made.append(_make_word((span, words.upos[word], None if target == place else target, relations[word - low])))
    return tuple(made)
