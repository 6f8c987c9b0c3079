"""Two small convex fits by Newton's method: which of several is meant, and whether something holds.

Both have one solution and start from nought, so that the same examples give the same weights on any machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]

TURNS = 60
LONGEST_STEP = 2.0
CLOSE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """Which of its candidates each name means: ``rows`` of all candidates, question after question.

    ``bounds`` are the first row of each question and the end; ``right`` is 1 for a row that is a right answer. Each
    question has at least one right and one wrong row.
    """

    rows: Floats
    bounds: Ints
    right: Floats


def fit_choice(questions: Questions, penalty: float) -> Floats:
    """The weights that make right answers likeliest under a softmax; several right ones of a question count as one."""
    weights = np.zeros(questions.rows.shape[1])
    starts = questions.bounds[:-1]
    owner = np.repeat(np.arange(len(starts)), np.diff(questions.bounds))
    for _ in range(TURNS):
        scores = questions.rows @ weights
        grown = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        chances = grown / np.add.reduceat(grown, starts)[owner]
        held = grown * questions.right
        wanted = held / np.add.reduceat(held, starts)[owner]
        means = np.add.reduceat(questions.rows * chances[:, None], starts, axis=0)
        slope = questions.rows.T @ (wanted - chances) - penalty * weights
        bend = (questions.rows * chances[:, None]).T @ questions.rows - means.T @ means
        step = np.linalg.solve(bend + penalty * np.eye(len(weights)), slope)
        weights = weights + np.clip(step, -LONGEST_STEP, LONGEST_STEP)
        if np.abs(step).max() < CLOSE:
            break
    return weights


def fit_logistic(rows: Floats, holds: Floats, penalty: float) -> Floats:
    """The weights of a logistic model; ``holds`` is 1 or 0 for each row."""
    weights = np.zeros(rows.shape[1])
    for _ in range(TURNS):
        chances = 1.0 / (1.0 + np.exp(-(rows @ weights)))
        slope = rows.T @ (holds - chances) - penalty * weights
        bend = (rows * (chances * (1.0 - chances))[:, None]).T @ rows
        step = np.linalg.solve(bend + penalty * np.eye(len(weights)), slope)
        weights = weights + np.clip(step, -LONGEST_STEP, LONGEST_STEP)
        if np.abs(step).max() < CLOSE:
            break
    return weights
