"""Linked attributions: does the right content go with the right source?

A predicted attribution matches a gold one if their contents share at least half of their characters (Jaccard) and
their sources overlap, or both state no source. One gold attribution matches at most one predicted, and as many as
possible are matched: a maximum matching by augmenting paths, closest contents first, so that the same input always
gives the same pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.records import Attributed
from evals.spans import Counts
from reportedly.vocabulary import Span

LEAST_JACCARD = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A gold and a predicted attribution, by index, and how much of their contents they share."""

    gold: int
    predicted: int
    jaccard: float


def measure_length(spans: Sequence[Span]) -> int:
    """Characters under spans that do not overlap one another."""
    return sum(span.end - span.start for span in spans)


def measure_shared(left: Sequence[Span], right: Sequence[Span]) -> int:
    """Characters that two such sets of spans share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)


def measure_jaccard(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Shared characters over all characters; 0 where both are empty."""
    shared = measure_shared(left, right)
    union = measure_length(left) + measure_length(right) - shared
    return shared / union if union else 0.0


def agree_on_source(gold: Attributed, predicted: Attributed) -> bool:
    """Whether the sources overlap, or neither states one."""
    if not gold.source and not predicted.source:
        return True
    return measure_shared(gold.source, predicted.source) > 0


def find_pairs(gold: Sequence[Attributed], predicted: Sequence[Attributed]) -> tuple[Pair, ...]:
    """All pairs that could be matched, closest contents first."""
    pairs = []
    for row, wanted in enumerate(gold):
        for column, given in enumerate(predicted):
            jaccard = measure_jaccard(wanted.content, given.content)
            if jaccard >= LEAST_JACCARD and agree_on_source(wanted, given):
                pairs.append(Pair(gold=row, predicted=column, jaccard=jaccard))
    return tuple(sorted(pairs, key=lambda pair: (-pair.jaccard, pair.gold, pair.predicted)))


def match_attributions(gold: Sequence[Attributed], predicted: Sequence[Attributed]) -> tuple[Pair, ...]:
    """A maximum one-to-one matching, in the order of the gold attributions."""
    pairs = find_pairs(gold, predicted)
    choices: dict[int, list[Pair]] = {}
    for pair in pairs:
        choices.setdefault(pair.gold, []).append(pair)
    taken: dict[int, Pair] = {}
    for row in choices:
        _place_row(row, choices, taken, set())
    return tuple(sorted(taken.values(), key=lambda pair: pair.gold))


def _place_row(row: int, choices: dict[int, list[Pair]], taken: dict[int, Pair], seen: set[int]) -> bool:
    """Give ``row`` a column, moving others aside if they have another choice (Kuhn's augmenting step)."""
    for pair in choices[row]:
        if pair.predicted in seen:
            continue
        seen.add(pair.predicted)
        holder = taken.get(pair.predicted)
        if holder is None or _place_row(holder.gold, choices, taken, seen):
            taken[pair.predicted] = pair
            return True
    return False


def count_linked(gold: Sequence[Attributed], predicted: Sequence[Attributed]) -> Counts:
    """Matched pairs against all gold and all predicted attributions of one text."""
    return Counts(right=len(match_attributions(gold, predicted)), predicted=len(predicted), gold=len(gold))
