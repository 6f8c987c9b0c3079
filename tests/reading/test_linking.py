from __future__ import annotations

import numpy as np
import pytest

from reportedly.reading.linking import Linked, Linker, link_runs, score_linked

WIDTH = 2


def make_linker(none: float = 0.0) -> Linker:
    return Linker(width=WIDTH, distance=np.zeros((3, 25), np.float32), none=np.full(3, none, np.float32))


def project(words: int, links: list[tuple[int, int, int]]) -> np.ndarray:
    """Projections in which each link (relation, tail word, head word) scores high through an axis of its own."""
    wide = np.zeros((words, 3, 2, 2, WIDTH), np.float32)
    for relation, tail, head in links:
        axis = head % WIDTH
        wide[tail, relation, 0, 0, axis] = 6.0
        wide[head, relation, 1, 0, axis] = 6.0
    return wide.reshape(words, -1)


def test_contents_of_one_cue_form_one_attribution() -> None:
    runs = [("content", 0, 2), ("source", 3, 3), ("cue", 4, 4), ("content", 5, 9)]
    projected = project(10, [(0, 0, 4), (0, 5, 4), (1, 0, 3), (1, 5, 3), (2, 4, 3)])
    (made,) = link_runs(runs, np.ones(10, np.float32), projected, make_linker())
    assert made.source == (3, 3)
    assert made.cue == (4, 4)
    assert made.content == ((0, 2), (5, 9))


def test_the_scorer_beats_the_nearest() -> None:
    runs = [("source", 0, 0), ("cue", 1, 1), ("source", 2, 2), ("content", 3, 6)]
    projected = project(7, [(0, 3, 1), (1, 3, 0), (2, 1, 0)])
    (made,) = link_runs(runs, np.ones(7, np.float32), projected, make_linker())
    assert made.source == (0, 0)


def test_a_content_may_have_neither_cue_nor_source() -> None:
    runs = [("source", 0, 0), ("cue", 1, 1), ("content", 3, 6)]
    (made,) = link_runs(runs, np.ones(7, np.float32), project(7, []), make_linker(none=5.0))
    assert (made.source, made.cue) == (None, None)


def test_no_content_no_attribution() -> None:
    assert link_runs([("source", 0, 0), ("cue", 1, 1)], np.ones(2, np.float32), project(2, []), make_linker()) == []


def test_a_link_beyond_reach_is_none() -> None:
    runs = [("source", 0, 0), ("cue", 1, 1), ("content", 900, 905)]
    (made,) = link_runs(runs, np.ones(906, np.float32), project(906, [(0, 900, 1), (1, 900, 0)]), make_linker())
    assert (made.source, made.cue) == (None, None)


def test_confidence_is_logistic_in_the_features() -> None:
    linked = Linked(source=(0, 0), cue=(1, 1), content=((2, 4),), features=(0.5, 0.5, 0.5, 0.5, 0.5, 1.0))
    weights = [0.0] * 9
    assert score_linked(linked, {"weights": weights, "bias": 0.0}) == pytest.approx(0.5)
    assert score_linked(linked, {"weights": weights, "bias": 2.0}) == pytest.approx(0.8808, abs=1e-4)
