"""Whether a confidence means what it says.

Expected calibration error over ten equal-count bins: claims sorted by confidence are cut into ten bins of (nearly)
equal size, and the distance between a bin's mean confidence and its share of right claims is averaged, weighted by
size. Ten and not fifteen: with some two thousand claims, chance alone makes about 0.02 with ten bins, and more bins
make it more.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

BINS = 10

Scored = tuple[float, bool]
"""A confidence, and whether the claim was right."""


def measure_calibration_error(scored: Sequence[Scored], bins: int = BINS) -> float | None:
    """The expected calibration error, 0 at best; None where nothing was scored.

    Claims of equal confidence are put in one order (wrong ones first), so that the figure does not hang on input order.
    """
    if not scored:
        return None
    ordered = sorted(scored)
    edges = [round(number * len(ordered) / bins) for number in range(bins + 1)]
    parts = [ordered[start:end] for start, end in pairwise(edges) if start < end]
    return sum(len(part) * _measure_gap(part) for part in parts) / len(ordered)


def _measure_gap(part: Sequence[Scored]) -> float:
    return abs(fmean(confidence for confidence, _ in part) - fmean(right for _, right in part))


def measure_rank_area(scored: Sequence[Scored]) -> float | None:
    """Area under the ROC curve: how often a right claim has more confidence than a wrong one, ties counting half.

    None where all are right or all are wrong.
    """
    rights = sum(right for _, right in scored)
    wrongs = len(scored) - rights
    if not rights or not wrongs:
        return None
    ranks = _rank(scored)
    total = sum(rank for rank, (_, right) in zip(ranks, sorted(scored), strict=True) if right)
    return (total - rights * (rights + 1) / 2) / (rights * wrongs)


def _rank(scored: Sequence[Scored]) -> list[float]:
    """Ranks from 1 in sorted order; equal confidences share their mean rank."""
    values = sorted(confidence for confidence, _ in scored)
    ranks: list[float] = []
    while len(ranks) < len(values):
        first = len(ranks)
        last = first
        while last < len(values) and values[last] == values[first]:
            last += 1
        ranks += [(first + 1 + last) / 2] * (last - first)
    return ranks
