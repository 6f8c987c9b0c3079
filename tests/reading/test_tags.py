from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reportedly.reading.tags import decode_tags, find_runs

TAGS = ("O", "B-x", "I-x")
HEAD = {"transitions": [[0.0, 0.0, -1e4], [0.0, 0.0, 0.5], [0.0, 0.0, 0.0]], "start": [0.0, 0.0, -1e4]}


def best_by_search(scores: np.ndarray) -> float:
    matrix, start = np.array(HEAD["transitions"]), np.array(HEAD["start"])
    best = -np.inf
    for path in itertools.product(range(3), repeat=len(scores)):
        moved = sum(matrix[a, b] for a, b in itertools.pairwise(path))
        best = max(best, start[path[0]] + moved + sum(scores[i, tag] for i, tag in enumerate(path)))
    return best


def score(path: list[int], scores: np.ndarray) -> float:
    matrix, start = np.array(HEAD["transitions"]), np.array(HEAD["start"])
    moved = sum(matrix[a, b] for a, b in itertools.pairwise(path))
    return start[path[0]] + moved + sum(scores[i, tag] for i, tag in enumerate(path))


@given(arrays(np.float32, (5, 3), elements=st.floats(-5, 5, width=16)))
def test_decoding_finds_the_best_path(scores: np.ndarray) -> None:
    path = decode_tags(scores, [0], HEAD).tolist()
    assert abs(score(path, scores) - best_by_search(scores)) < 1e-3


@given(arrays(np.float32, (7, 3), elements=st.floats(-5, 5, width=16)), st.integers(1, 6))
def test_paragraphs_are_decoded_apart(scores: np.ndarray, cut: int) -> None:
    together = decode_tags(scores, [0, cut], HEAD).tolist()
    assert together == [*decode_tags(scores[:cut], [0], HEAD), *decode_tags(scores[cut:], [0], HEAD)]


FREE = {"transitions": [[0.0, 0.0, -1e4], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]], "start": [0.0, 0.0, -1e4]}
ALMOST_FREE = {"transitions": [[0.0, 0.0, -1e4], [0.0, 0.0, 1e-6], [0.0, 0.0, 0.0]], "start": [0.0, 0.0, -1e4]}


@given(arrays(np.float32, (9, 3), elements=st.floats(-5, 5, width=16)), st.integers(1, 8))
def test_the_short_way_for_free_transitions_scores_as_high(scores: np.ndarray, cut: int) -> None:
    quick, slow = decode_tags(scores, [0, cut], FREE), decode_tags(scores, [0, cut], ALMOST_FREE)
    every = np.arange(len(scores))
    assert abs(scores[every, quick].sum() - scores[every, slow].sum()) < 1e-3


def test_no_words_no_tags() -> None:
    assert decode_tags(np.zeros((0, 3), dtype=np.float32), [0], HEAD).tolist() == []


def test_runs_are_cut_at_a_new_beginning_and_at_a_gap() -> None:
    assert find_runs(np.array([1, 2, 1, 0, 1, 2, 2]), TAGS) == [("x", 0, 1), ("x", 2, 2), ("x", 4, 6)]


def test_runs_never_cross_a_paragraph() -> None:
    assert find_runs(np.array([1, 2, 2, 2]), TAGS, [0, 2]) == [("x", 0, 1), ("x", 2, 3)]


FEW: dict[str, Any] = {
    "transitions": [[0.0, 0.1, -1e4], [-0.3, -0.2, 0.5], [0.2, -0.6, 0.4]],
    "start": [0.3, 0.0, -1e4],
}


def search_step_by_step(scores: np.ndarray) -> float:
    """The score of the best path, word by word."""
    matrix, reached = np.array(FEW["transitions"]), np.array(FEW["start"]) + scores[0]
    for word in scores[1:]:
        reached = (reached[:, None] + matrix).max(0) + word
    return float(reached.max())


def score_few(path: np.ndarray, scores: np.ndarray) -> float:
    moved = sum(FEW["transitions"][a][b] for a, b in itertools.pairwise(path.tolist()))
    return float(FEW["start"][int(path[0])] + moved + scores[np.arange(len(path)), path].sum())


@given(st.lists(st.integers(1, 47), min_size=1, max_size=6), st.integers(0, 2**32 - 1))
def test_long_paragraphs_are_searched_in_blocks_that_join(lengths: list[int], seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(sum(lengths), 3)).astype(np.float32)
    starts = np.cumsum([0, *lengths[:-1]]).tolist()
    tags = decode_tags(scores, starts, FEW)
    for start, length in zip(starts, lengths, strict=True):
        paragraph = scores[start : start + length]
        assert score_few(tags[start : start + length], paragraph) == pytest.approx(
            search_step_by_step(paragraph), abs=1e-3
        )
