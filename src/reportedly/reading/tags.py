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

    Each paragraph is a sequence of its own. ``head`` holds ``transitions`` [from, to] and ``start`` scores. A word
    whose best tag leads by more than any transitions can make up has that tag; only the stretches between such words
    are searched.
    """
    words = len(scores)
    if words == 0:
        return np.zeros(0, dtype=np.int64)
    transitions, start = np.asarray(head["transitions"], np.float32), np.asarray(head["start"], np.float32)
    begin = np.asarray(starts, dtype=np.int64)
    best: Ints = scores.argmax(1).astype(np.int64)
    openings = np.zeros((words, scores.shape[1]), dtype=np.float32)
    openings[begin] = start
    _search(best, scores, _find_open(best, scores, begin, transitions, start), transitions, openings)
    broken = _breaks(best, begin, transitions, start)
    if broken.any():
        rows = np.flatnonzero(np.logical_or.reduceat(broken, begin))
        ends = np.append(begin[1:], words)
        _search(best, scores, (begin[rows], ends[rows]), transitions, openings)
    return best


def _find_open(best: Ints, scores: Floats, begin: Ints, transitions: Floats, start: Floats) -> tuple[Ints, Ints]:
    """Stretches [first, after) whose tags the words' own scores leave open, with a settled word on either side."""
    allowed = np.concatenate([transitions[transitions > _FORBIDDEN], start[start > _FORBIDDEN], [0.0]])
    reach = 2 * float(allowed.max() - allowed.min())
    broken = _breaks(best, begin, transitions, start)
    unsure = (scores >= scores.max(1, keepdims=True) - reach).sum(1) > 1
    if reach == 0.0:  # moves are free or forbidden: only a broken paragraph can do better, and that as a whole
        unsure = np.logical_or.reduceat(broken, begin).repeat(np.diff(np.append(begin, len(best))))
    unsure |= broken
    unsure[:-1] |= broken[1:]
    first = np.zeros(len(best) + 1, dtype=np.bool_)
    first[begin], first[-1] = True, True
    opened = unsure.copy()
    opened[:-1] |= unsure[1:] & ~first[1:-1]
    opened[1:] |= unsure[:-1] & ~first[1:-1]
    edge = np.flatnonzero(opened & (first[:-1] | ~np.append(False, opened[:-1])))
    after = np.flatnonzero(opened & (first[1:] | ~np.append(opened[1:], False))) + 1
    return edge, after


def _search(best: Ints, scores: Floats, stretches: tuple[Ints, Ints], transitions: Floats, openings: Floats) -> None:
    """Set ``best`` to the best paths over the stretches [first, after), side by side.

    ``openings`` [words, tags] is what beginning a stretch at a word adds.
    """
    first, after = stretches
    if not len(first):
        return
    longest = np.argsort(first - after, kind="stable")
    begin, length = first[longest], (after - first)[longest]
    row = np.repeat(np.arange(len(begin)), length)
    column = np.arange(len(row)) - np.repeat(np.cumsum(length) - length, length)
    place = begin[row] + column
    padded = np.zeros((len(begin), int(length[0]), scores.shape[1]), dtype=np.float32)
    padded[row, column] = scores[place]
    padded[:, 0] += openings[begin]
    best[place] = _viterbi(padded, length, transitions)[row, column]


def _breaks(tags: Ints, begin: Ints, transitions: Floats, start: Floats) -> NDArray[np.bool_]:
    """At which words [words] a sequence is broken: the move into that word's tag is forbidden."""
    moved = np.append(np.float32(0.0), transitions[tags[:-1], tags[1:]])
    moved[begin] = start[tags[begin]]
    result: NDArray[np.bool_] = moved <= _FORBIDDEN
    return result


def _viterbi(scores: Floats, length: Ints, transitions: Floats) -> Ints:
    """The best paths [rows, steps] of ``scores`` [rows, steps, tags], rows by falling ``length``."""
    rows, steps, tags = scores.shape
    into = np.ascontiguousarray(transitions.T)
    alive = np.searchsorted(-length, -np.arange(steps), side="left").tolist()
    reached = np.ascontiguousarray(scores.transpose(1, 0, 2))
    moved = np.empty((rows, tags, tags), dtype=np.float32)
    for step in range(1, steps):
        count = alive[step]
        np.add(reached[step - 1, :count, None], into, out=moved[:count])
        reached[step, :count] += np.maximum.reduce(moved[:count], axis=2)
    path = np.zeros((steps, rows), dtype=np.int64)
    tag = reached[length - 1, np.arange(rows)].argmax(1)
    path[length - 1, np.arange(rows)] = tag
    for step in range(steps - 1, 0, -1):
        count = alive[step]
        path[step - 1, :count] = (reached[step - 1, :count] + into[path[step, :count]]).argmax(1)
    result: Ints = path.T
    return result


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
