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
    longest = np.argsort(-length[wanted], kind="stable")
    begin, length = begin[wanted][longest], length[wanted][longest]
    row = np.repeat(np.arange(len(begin)), length)
    column = np.arange(len(row)) - np.repeat(np.cumsum(length) - length, length)
    place = begin[row] + column
    padded = np.zeros((len(begin), int(length[0]), tags), dtype=np.float32)
    padded[row, column] = scores[place]
    best[place] = _viterbi(padded, length, transitions, start)[row, column]
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
    """The best paths [rows, steps] of ``scores`` [rows, steps, tags], rows by falling ``length``."""
    steps = scores.shape[1]
    best = scores[:, 0] + start
    into = np.ascontiguousarray(transitions.T)
    alive = np.searchsorted(-length, -np.arange(steps), side="left").tolist()
    back = np.zeros((steps, *best.shape), dtype=np.int64)
    for step in range(1, steps):
        rows = alive[step]
        moved = best[:rows, None, :] + into
        moved.argmax(2, out=back[step, :rows])
        best[:rows] = moved.max(2)
        best[:rows] += scores[:rows, step]
    path = np.zeros(scores.shape[:2], dtype=np.int64)
    every, tag = np.arange(len(scores)), best.argmax(1)
    for step in range(steps - 1, 0, -1):
        rows = alive[step]
        path[:, step] = tag
        tag[:rows] = back[step, every[:rows], tag[:rows]]
    path[:, 0] = tag
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
