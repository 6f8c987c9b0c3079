"""How well shares of kinds tell a conflict from what is none."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.vocabulary import RelationKind
from training.pairs.rows import KINDS

Floats: TypeAlias = NDArray[np.float32]

CONFLICTS = tuple(KINDS.index(kind) for kind in (RelationKind.DIFFERS, RelationKind.DENIES))


def rate_conflicts(shares: Floats, labels: NDArray[np.int8]) -> dict[str, float]:
    """Of pairs called a conflict by falling share: average precision, precision at recall 0.6 and 0.4; and accuracy.

    ``shares`` [pairs, kinds] sum to one, ``labels`` [pairs] index ``KINDS``.
    """
    told = shares[:, CONFLICTS].sum(1)
    so = np.isin(labels, CONFLICTS)[np.argsort(-told, kind="stable")]
    right = so.cumsum()
    precision, recall = right / np.arange(1, len(so) + 1), right / max(1, so.sum())
    return {
        "average": float((precision * so).sum() / max(1, so.sum())),
        "at_60": float(precision[recall >= 0.6].max(initial=0.0)),
        "at_40": float(precision[recall >= 0.4].max(initial=0.0)),
        "accuracy": float((shares.argmax(1) == labels).mean()),
    }


def tell(figures: dict[str, float]) -> str:
    """The figures in one line."""
    return "  ".join(f"{name} {value:.3f}" for name, value in figures.items())
