"""Span scores: precision, recall and F1, exact or by characters. Micro: counts are summed, then divided."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from reportedly.vocabulary import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many were right, predicted and there to be found; sums over texts with ``+``."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            right=self.right + other.right, predicted=self.predicted + other.predicted, gold=self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right; 0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was predicted; 0 where there is no gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both, as ``2 * right / (predicted + gold)``; 1 where there is nothing on either side."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 1.0


def add_counts(counts: Iterable[Counts]) -> Counts:
    """The sum."""
    return sum(counts, Counts())


def count_exact(gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> Counts:
    """Things that must be equal. Each is counted once: a source of two attributions is one span."""
    wanted, given = set(gold), set(predicted)
    return Counts(right=len(wanted & given), predicted=len(given), gold=len(wanted))


def find_characters(spans: Iterable[Span]) -> set[int]:
    """The offsets that ``spans`` cover."""
    return {offset for span in spans for offset in range(span.start, span.end)}


def count_overlap(gold: Iterable[Span], predicted: Iterable[Span]) -> Counts:
    """Characters: each counts once, however many spans cover it."""
    return count_exact(find_characters(gold), find_characters(predicted))
