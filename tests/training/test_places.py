"""The fits that learn the weights of places, on a handful of rows."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.reading.places.keeping import KEPT
from reportedly.reading.places.weighing import KINDS, Weights
from training.places.__main__ import format_table
from training.places.learning import Questions, fit_choice, fit_logistic


def test_what_sets_right_answers_apart_gains_weight() -> None:
    rows = np.array([[1.0, 0.3], [0.0, 0.3], [1.0, 0.9], [0.0, 0.9], [0.0, 0.9]])
    questions = Questions(rows=rows, bounds=np.array([0, 2, 5]), right=np.array([1.0, 0.0, 1.0, 0.0, 0.0]))
    weights = fit_choice(questions, 0.1)
    assert weights[0] > 1.0
    assert weights[1] == pytest.approx(0.0, abs=1e-6)


def test_several_right_answers_count_as_one() -> None:
    rows = np.array([[1.0], [1.0], [0.0]])
    questions = Questions(rows=rows, bounds=np.array([0, 3]), right=np.array([1.0, 1.0, 0.0]))
    weight = fit_choice(questions, 1.0)[0]
    chance_wrong = 1.0 / (2.0 * np.exp(weight) + 1.0)
    assert chance_wrong == pytest.approx(weight, abs=1e-4)  # the slope is nought there


def test_a_logistic_fit_finds_the_rate_of_what_is_constant() -> None:
    weights = fit_logistic(np.ones((4, 1)), np.array([1.0, 1.0, 1.0, 0.0]), 1e-9)
    assert 1.0 / (1.0 + np.exp(-weights[0])) == pytest.approx(0.75, abs=1e-6)


def test_the_table_leaves_out_what_weighs_nothing() -> None:
    alone, together, keeping = np.zeros(len(KINDS)), np.zeros(len(KINDS)), np.zeros(len(KEPT))
    alone[0], keeping[-1] = 1.25, -0.5
    lines = format_table(Weights(alone=alone, together=together), keeping).splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    assert rows == [
        "stage\tevidence\tweight\torigin",
        f"alone\t{KINDS[0]}\t1.250\tlearned",
        f"keep\t{KEPT[-1]}\t-0.500\tlearned",
    ]
