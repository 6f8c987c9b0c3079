"""Which of its candidates each name of a report means: a log-linear model over counted evidence, in rounds.

The first round knows the candidates alone and what the text puts into one another; the later ones hear the other names
as the round before left them. The weights are learned on the development halves of three corpora by
``training/places``; the table of weights says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from reportedly.reading.places.evidence import HEARD, Field, Group
from reportedly.reading.places.options import STANDING, Floats
from reportedly.reading.table_rows import load_rows

WEIGHTS = "place_weights.tsv"
KINDS = (*STANDING, *HEARD)
"""All kinds of evidence, in the order of the columns."""

ROUNDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each of ``KINDS`` counts for: ``alone`` in the first round, ``together`` in the later ones."""

    alone: Floats
    together: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Of one name: chances and scores of its candidates, and how much there is of each of ``KINDS``, row for row."""

    chances: Floats
    scores: Floats
    counts: Floats


@cache
def load_weights() -> Weights:
    """The learned weights."""
    rows = load_rows(WEIGHTS)

    def column(stage: str) -> Floats:
        known = {row["evidence"]: float(row["weight"]) for row in rows if row["stage"] == stage}
        return np.array([known.get(kind, 0.0) for kind in KINDS])

    return Weights(alone=column("alone"), together=column("together"))


def weigh(groups: Sequence[Group], weights: Weights) -> list[Verdict]:
    """The verdict on each name, in their order; each has at least one candidate."""
    if not groups:
        return []
    field = Field(groups)
    counted = count_alone(field)
    for turn in range(ROUNDS):
        learned = weights.together if turn else weights.alone
        scores = counted @ learned
        chances = field.softmax(scores)
        if turn < ROUNDS - 1:
            counted = np.concatenate([field.standing, field.hear(chances)], axis=1)
    return [
        Verdict(chances=chances[low:high], scores=scores[low:high], counts=counted[low:high])
        for low, high in zip(field.bounds[:-1].tolist(), field.bounds[1:].tolist(), strict=True)
    ]


def count_alone(field: Field) -> Floats:
    """Counts of the first round: what stands, and what the text puts into one another, all candidates being equal."""
    even = field.softmax(2.0 * field.standing[:, 1])
    return np.concatenate([field.standing, field.hear_written(even)], axis=1)
