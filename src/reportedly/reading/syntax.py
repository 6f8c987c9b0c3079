"""Parts of speech and dependencies out of the syntax heads: for the stages that count nouns and find actors.

Each sentence has one root; every other word takes the head that scores best in its sentence. A word that the relation
head calls ``inside`` belongs to the word before it ("S" of "U.S.") and is joined to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.pieces import Pieces
from reportedly.vocabulary import Span

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedWord:
    """A syntactic word. ``head`` is the index of its head among the text's words, None for a sentence's root."""

    span: Span
    upos: str
    head: int | None
    relation: str


Parse: TypeAlias = Callable[[Span], tuple[ParsedWord, ...]]
"""The words of one sentence, given its span; their heads are indices among these words."""


def parse_words(
    outputs: Mapping[str, Floats], pieces: Pieces, sentences: Sequence[Span], heads: Mapping[str, Any]
) -> tuple[ParsedWord, ...]:
    """All words of a text. ``outputs`` holds the heads upos, arc and relation; ``heads`` the model's description."""
    if pieces.words == 0:
        return ()
    first = np.searchsorted(pieces.starts, [sentence.start for sentence in sentences])
    bounds = np.append(first, pieces.words)
    head = np.concatenate(
        [
            _find_heads(outputs["arc"][low:high], int(heads["arc"]["width"])) + low
            for low, high in pairwise(bounds.tolist())
        ]
    )
    relation = _relations(outputs["relation"], head, heads)
    upos = outputs["upos"].argmax(1)
    return _join_words(
        pieces, head, [heads["relations"][index] for index in relation], [heads["upos"][i] for i in upos]
    )


def _find_heads(arcs: Floats, width: int) -> Ints:
    """Heads [words] of one sentence; the root's is itself."""
    scores = arcs[:, :width] @ arcs[:, width:].T / np.sqrt(np.float32(width))
    own = scores.diagonal()
    root = int((own - _best_other(scores)).argmax())
    open_scores = scores.copy()
    np.fill_diagonal(open_scores, -np.inf)
    found = open_scores.argmax(1) if len(scores) > 1 else np.zeros(1, dtype=np.int64)
    found[root] = root
    return found.astype(np.int64)


def _best_other(scores: Floats) -> Floats:
    if len(scores) == 1:
        return np.zeros(1, dtype=np.float32)
    masked = scores.copy()
    np.fill_diagonal(masked, -np.inf)
    best: Floats = masked.max(1)
    return best


def _relations(projected: Floats, head: Ints, heads: Mapping[str, Any]) -> Ints:
    width = int(heads["relation"]["width"])
    joined = np.tanh(projected[:, :width] + projected[head, width:])
    weight = np.asarray(heads["relation_out"]["weight"], dtype=np.float32)
    scores = joined @ weight.T + np.asarray(heads["relation_out"]["bias"], dtype=np.float32)
    root = heads["relations"].index("root")
    at_root = head == np.arange(len(head))
    scores[at_root] = -np.inf
    scores[at_root, root] = 0.0
    scores[~at_root, root] = -np.inf
    found: Ints = scores.argmax(1).astype(np.int64)
    return found


def _join_words(pieces: Pieces, head: Ints, relations: list[str], upos: list[str]) -> tuple[ParsedWord, ...]:
    owner: list[int] = []
    for index, relation in enumerate(relations):
        touches = index > 0 and pieces.starts[index] == pieces.ends[index - 1]
        owner.append(owner[index - 1] if relation == "inside" and touches else index)
    kept = sorted(set(owner))
    place = {word: position for position, word in enumerate(kept)}
    ends = {word: int(pieces.ends[index]) for index, word in enumerate(owner)}
    made = []
    for word in kept:
        target = owner[int(head[word])]
        made.append(
            ParsedWord(
                span=Span(start=int(pieces.starts[word]), end=ends[word]),
                upos=upos[word],
                head=None if target == word else place[target],
                relation=relations[word],
            )
        )
    return tuple(made)
