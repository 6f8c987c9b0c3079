"""Tag sequences out of tag scores: Viterbi over paragraphs side by side, with broken sequences ruled out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]
Run: TypeAlias = tuple[str, int, int]

_FORBIDDEN = -1e4
"""What the model's transition scores say of a broken sequence."""


def decode_tags(scores: Floats, starts: Sequence[int], head: Mapping[str, Any]) -> Ints:
    """The best tags [words] of ``scores`` [words, tags]; ``starts`` are the first words of the paragraphs, from 0.

    Each paragraph is a sequence of its own. ``head`` holds ``transitions`` [from, to] and ``start`` scores.
    """
    words, tags = scores.shape
    if words == 0:
        return np.zeros(0, dtype=np.int64)
    transitions, start = np.asarray(head["transitions"], np.float32), np.asarray(head["start"], np.float32)
    begin = np.asarray(starts, dtype=np.int64)
    length = np.diff(np.append(begin, words))
    best: Ints = scores.argmax(1).astype(np.int64)
    wanted = np.ones(len(begin), dtype=np.bool_)
    if _only_forbids(transitions):
        wanted = _broken(best, begin, transitions, start)
    if not wanted.any():
        return best
    row = np.repeat(np.arange(len(begin)), length)
    chosen = wanted[row]
    column = (np.arange(words) - begin[row])[chosen]
    row = (np.cumsum(wanted) - 1)[row[chosen]]
    padded = np.zeros((int(wanted.sum()), int(length[wanted].max()), tags), dtype=np.float32)
    padded[row, column] = scores[chosen]
    best[chosen] = _viterbi(padded, length[wanted], transitions, start)[row, column]
    return best


def _only_forbids(transitions: Floats) -> bool:
    """Whether transitions are free or forbidden and nothing between: then the best tags, if unbroken, are the path."""
    return bool(np.isin(transitions, (0.0, _FORBIDDEN)).all())


def _broken(tags: Ints, begin: Ints, transitions: Floats, start: Floats) -> NDArray[np.bool_]:
    """Which paragraphs the single best tags break."""
    moved = np.append(np.float32(0.0), transitions[tags[:-1], tags[1:]])
    moved[begin] = start[tags[begin]]
    result: NDArray[np.bool_] = np.minimum.reduceat(moved, begin) <= _FORBIDDEN
    return result


def _viterbi(scores: Floats, length: Ints, transitions: Floats, start: Floats) -> Ints:
    rows, steps, _ = scores.shape
    best = scores[:, 0] + start
    back = np.empty((steps, *best.shape), dtype=np.int64)
    for step in range(1, steps):
        moved = best[:, :, None] + transitions
        back[step] = moved.argmax(1)
        alive = (length > step)[:, None]
        best = np.where(alive, moved.max(1) + scores[:, step], best)
    path = np.zeros((rows, steps), dtype=np.int64)
    tag = best.argmax(1)
    every = np.arange(rows)
    for step in range(steps - 1, -1, -1):
        path[:, step] = tag
        if step:
            tag = np.where(length > step, back[step, every, tag], tag)
    return path


def find_runs(tags: Ints, names: Sequence[str], starts: Sequence[int] = ()) -> list[Run]:
    """Spans (kind, first word, last word) of BIO tags; a paragraph's first word always begins anew."""
    found: list[Run] = []
    breaks = frozenset(starts)
    kind, opened, found_end = "", -1, 0
    for index in np.flatnonzero(np.append(tags, 0) != 0).tolist():
        name = names[tags[index]]
        if opened >= 0 and (name[0] == "B" or found_end != index or name[2:] != kind or index in breaks):
            found.append((kind, opened, found_end - 1))
            opened = -1
        if opened < 0:
            kind, opened = name[2:], index
        found_end = index + 1
    if opened >= 0:
        found.append((kind, opened, found_end - 1))
    return found
