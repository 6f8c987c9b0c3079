"""Tag sequences out of tag scores: Viterbi over paragraphs side by side, with broken sequences ruled out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
    if reach == 0.0:  # moves are free or forbidden: only a broken paragraph can do better, and that as a whole
        unsure = np.logical_or.reduceat(broken, begin).repeat(np.diff(np.append(begin, len(best))))
    else:
        top = scores[np.arange(len(best)), best]
        unsure = np.add.reduce(scores >= (top - np.float32(reach))[:, None], 1) > 1
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
    longest = (first - after).argsort(kind="stable")
    begin, length = first[longest], (after - first)[longest]
    row = np.arange(len(begin)).repeat(length)
    column = np.arange(len(row)) - (length.cumsum() - length).repeat(length)
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
    """The best paths [rows, steps] of ``scores`` [rows, steps, tags], rows by falling ``length``.

    Long rows of few tags are cut into blocks that are searched side by side, each from every tag before it, and joined
    afterwards: a step costs numpy's calls, hardly anything for the numbers in it.
    """
    rows, steps, tags = scores.shape
    size = steps if tags > _FEW_TAGS else min(steps, _BLOCK)
    blocks = _Blocks.cut(length, size)
    padded = np.zeros((rows, blocks.most * size, tags), dtype=np.float32)
    padded[:, :steps] = scores
    cut = padded.reshape(rows, blocks.most, size, tags)[blocks.row, blocks.number]
    reached = _reach(np.ascontiguousarray(cut.transpose(1, 2, 0)), blocks, transitions)
    path = _go_back(reached, _join(reached, blocks), blocks, transitions)
    result = np.zeros((rows, blocks.most, size), dtype=np.int64)
    result[blocks.row, blocks.number] = path.T
    return result.reshape(rows, -1)[:, :steps]


_FEW_TAGS, _BLOCK = 8, 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Blocks:
    """Blocks of rows by falling ``length``: of which ``row`` each is, and its ``number`` in it, from 0.

    ``alive`` tells for each step how many blocks are so long, ``at`` [most, rows] which block is whose, ``rows`` how
    many rows have so many blocks; ``most`` is what the longest row has.
    """

    row: Ints
    number: Ints
    length: Ints
    alive: list[int]
    at: Ints
    rows: list[int]
    most: int

    @classmethod
    def cut(cls, length: Ints, size: int) -> _Blocks:
        """The blocks of ``size`` steps, the last one of a row often shorter, of rows by falling ``length``."""
        count = -(-length // size)
        row = np.arange(len(count)).repeat(count)
        number = np.arange(len(row)) - (count.cumsum() - count).repeat(count)
        own = np.minimum(length[row] - number * size, size)
        order = (-own).argsort(kind="stable")
        row, number, own, most = row[order], number[order], own[order], int(count[0])
        at = np.zeros((most, len(count)), dtype=np.int64)
        at[number, row] = np.arange(len(row))
        return cls(
            row=row,
            number=number,
            length=own,
            alive=_count_longer(own, size),
            at=at,
            rows=_count_longer(count, most),
            most=most,
        )


def _count_longer(falling: Ints, most: int) -> list[int]:
    """How many of the numbers, which fall, are more than 0, 1, … up to ``most``."""
    counts: list[int] = (-falling).searchsorted(-np.arange(most)).tolist()
    return counts


def _reach(scores: Floats, blocks: _Blocks, transitions: Floats) -> Floats:
    """What the best paths to each step and tag score: [steps, tags, tags before the block, blocks].

    One tag stands for all where every block is a row's first, before which there is none.
    """
    steps, tags, count = scores.shape
    before = tags if blocks.most > 1 else 1
    reached = np.empty((steps, tags, before, count), dtype=np.float32)
    reached[0] = scores[0, :, None]
    if before > 1:
        reached[0] += np.where(blocks.number > 0, transitions.T[:, :, None], np.float32(0.0))
    move, moved = transitions[:, :, None, None], np.empty((tags, tags, before, count), dtype=np.float32)
    for step in range(1, steps):
        alive = blocks.alive[step]
        into, now = moved[..., :alive], reached[step, ..., :alive]
        np.add(reached[step - 1, :, None, :, :alive], move, out=into)
        np.maximum.reduce(into, axis=0, out=now)
        now += scores[step, :, None, :alive]
    return reached


def _join(reached: Floats, blocks: _Blocks) -> tuple[Ints, Ints]:
    """The best tags of each block's last step and of the step before its first."""
    every = np.arange(len(blocks.row))
    ends = reached[blocks.length - 1, :, :, every]
    best = [ends[blocks.at[0], :, 0]]
    for number, rows in enumerate(blocks.rows[1:], start=1):
        best.append((best[-1][:rows, None] + ends[blocks.at[number, :rows]]).max(2))
    last, before = np.zeros(len(every), dtype=np.int64), np.zeros(len(every), dtype=np.int64)
    tag = np.zeros(len(blocks.at[0]), dtype=np.int64)
    for number, after in zip(range(blocks.most - 1, -1, -1), [0, *blocks.rows[:0:-1]], strict=True):
        rows = blocks.rows[number]
        tag[after:rows] = best[number][after:rows].argmax(1)
        mine = blocks.at[number, :rows]
        last[mine] = tag[:rows]
        if number:
            tag[:rows] = (best[number - 1][:rows] + ends[mine, tag[:rows]]).argmax(1)
            before[mine] = tag[:rows]
    return last, before


def _go_back(reached: Floats, edges: tuple[Ints, Ints], blocks: _Blocks, transitions: Floats) -> Ints:
    """The best tags [steps, blocks] inside the blocks, whose last tags and tags before them are ``edges``."""
    last, before = edges
    every = np.arange(len(last))
    chosen = reached[:, :, before, every] if reached.shape[2] > 1 else reached[:, :, 0]
    path = np.zeros((len(reached), len(last)), dtype=np.int64)
    path[blocks.length - 1, every] = last
    for step in range(len(reached) - 1, 0, -1):
        alive = blocks.alive[step]
        path[step - 1, :alive] = (chosen[step - 1, :, :alive] + transitions[:, path[step, :alive]]).argmax(0)
    return path


def find_runs(tags: Ints, names: Sequence[str], starts: Sequence[int] = ()) -> list[Run]:
    """Spans (kind, first word, last word) of BIO tags; a paragraph's first word always begins anew."""
    kinds, begins = _read_names(tuple(names))
    kind, inside = kinds[tags], tags != 0
    on = np.zeros(len(tags) + 1, dtype=np.bool_)
    on[1:-1] = inside[1:] & (kind[1:] == kind[:-1]) & ~begins[tags[1:]]
    on[[start for start in starts if start < len(tags)]] = False
    first, last = np.flatnonzero(inside & ~on[:-1]), np.flatnonzero(inside & ~on[1:])
    named = [names[tag][2:] for tag in tags[first].tolist()]
    return list(zip(named, first.tolist(), last.tolist(), strict=True))


@lru_cache(maxsize=8)
def _read_names(names: tuple[str, ...]) -> tuple[Ints, NDArray[np.bool_]]:
    """Of each tag a number for its kind, another one for the tag of what is outside, and whether it begins anew."""
    numbers: dict[str, int] = {}
    kinds = [numbers.setdefault(name[2:], len(numbers)) for name in names[1:]]
    return np.array([-1, *kinds]), np.array([name[0] == "B" for name in names])
