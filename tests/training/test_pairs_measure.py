from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.vocabulary import RelationKind
from training.pairs.measure import rate_conflicts, tell
from training.pairs.rows import KINDS

AGREES, DIFFERS, DENIES, SCOPE = (
    KINDS.index(kind)
    for kind in (RelationKind.AGREES, RelationKind.DIFFERS, RelationKind.DENIES, RelationKind.OTHER_SCOPE)
)


def make_shares(*conflicts: tuple[float, float]) -> np.ndarray:
    """Shares of differs and denies; what is left is other scope."""
    shares = np.zeros((len(conflicts), len(KINDS)), dtype=np.float32)
    for row, (differs, denies) in zip(shares, conflicts, strict=True):
        row[DIFFERS], row[DENIES], row[SCOPE] = differs, denies, 1 - differs - denies
    return shares


def test_known_values() -> None:
    shares = make_shares((0.9, 0.0), (0.1, 0.7), (0.3, 0.3), (0.2, 0.0), (0.0, 0.1))
    labels = np.array([DIFFERS, SCOPE, DENIES, AGREES, DIFFERS], dtype=np.int8)
    figures = rate_conflicts(shares, labels)  # by falling share: right, wrong, right, wrong, right
    assert figures["average"] == pytest.approx((1 + 2 / 3 + 3 / 5) / 3)
    assert figures["at_40"] == pytest.approx(2 / 3)
    assert figures["at_60"] == pytest.approx(2 / 3)
    assert figures["accuracy"] == pytest.approx(1 / 5)


def test_the_precision_at_a_recall_is_the_best_from_there_on() -> None:
    shares = make_shares((0.9, 0.0), (0.8, 0.0), (0.7, 0.0))
    figures = rate_conflicts(shares, np.array([SCOPE, DIFFERS, DIFFERS], dtype=np.int8))
    assert figures["at_40"] == pytest.approx(2 / 3)


def test_both_sorts_of_conflict_count_as_one() -> None:
    shares = make_shares((0.4, 0.4), (0.6, 0.0))
    assert rate_conflicts(shares, np.array([DENIES, SCOPE], dtype=np.int8))["average"] == 1.0


def test_without_a_conflict_nothing_is_right() -> None:
    figures = rate_conflicts(make_shares((0.9, 0.0), (0.1, 0.0)), np.array([SCOPE, SCOPE], dtype=np.int8))
    assert figures == {"average": 0.0, "at_60": 0.0, "at_40": 0.0, "accuracy": 0.5}


@given(st.lists(st.sampled_from([AGREES, DIFFERS, DENIES, SCOPE]), min_size=1), st.randoms())
def test_whoever_puts_conflicts_first_is_always_right(labels: list[int], drawn: object) -> None:
    shares = make_shares(*((0.9, 0.0) if label in (DIFFERS, DENIES) else (0.2, 0.0) for label in labels))
    figures = rate_conflicts(shares, np.array(labels, dtype=np.int8))
    right = 1.0 if {DIFFERS, DENIES} & set(labels) else 0.0
    assert [figures[name] for name in ("average", "at_60", "at_40")] == pytest.approx([right] * 3)


def test_figures_are_told_in_one_line() -> None:
    assert tell({"average": 0.4551, "accuracy": 1.0}) == "average 0.455  accuracy 1.000"
