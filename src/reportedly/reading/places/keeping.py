"""Whether what was found for a name is sure enough to be put on the map: a place that is not stays unresolved.

A logistic model over what is known of the mention and of the winning candidate, learned like the weights of evidence.
It keeps a false point away where a name is a street's or an unknown hamlet's and some namesake elsewhere is all that
the gazetteer has.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from reportedly.reading.places.evidence import EARTH_KM, Group
from reportedly.reading.places.mentions import Mention, Origin
from reportedly.reading.places.options import CLASSES, STANDING, Floats, classify
from reportedly.reading.places.weighing import KINDS, WEIGHTS, Verdict
from reportedly.reading.table_rows import load_rows

LEAST = 0.4
"""The least probability with which a point is given; on development data F1 is level from 0.3 to 0.55."""

_COUNTED = (
    "country_share",
    "region_share",
    "nearest",
    "beside_wide",
    "inside",
    "holds",
    "country_named",
    "region_named",
)
_ORIGINS = (Origin.TAGGED, Origin.RETYPED, Origin.UNTAGGED, Origin.BODY, Origin.FACILITY, Origin.DATELINE)
_POPULATION, _UNLIKE = STANDING.index("population"), STANDING.index("unlike")
_COLUMNS = [KINDS.index(name) for name in _COUNTED]
KEPT = (
    "bias",
    "chance",
    "population",
    "main",
    "unlike",
    "often",
    "one_word",
    "part",
    *_COUNTED,
    *(f"of_{name}" for name in CLASSES),
    *(f"found_{origin}" for origin in _ORIGINS),
)
"""What is weighed for a point, in the order of the columns."""


def count_for(mention: Mention, group: Group, verdict: Verdict) -> Floats:
    """Counts of ``KEPT``."""
    winner = int(np.argmax(verdict.scores))
    candidate = group.options.candidates[winner]
    kind, heard = classify(candidate.feature), verdict.counts[winner]
    return np.array(
        [
            1.0,
            float(verdict.chances[winner]),
            float(heard[_POPULATION]),
            0.0 if candidate.alternate else 1.0,
            float(heard[_UNLIKE]),
            math.log(group.count),
            0.0 if " " in mention.words else 1.0,
            1.0 if mention.found.part else 0.0,
            *heard[_COLUMNS].tolist(),
            *[float(kind == name) for name in CLASSES],
            *[float(mention.origin is origin) for origin in _ORIGINS],
        ]
    )


def is_likely_city(group: Group, verdict: Verdict, winner: int) -> bool:
    """Whether a city by its own name, with what is called so nearby, is likely where it is the likeliest.

    "In Sunderland" has no other place in the report to lean on, and the city and its district share what is for it.
    """
    candidate = group.options.candidates[winner]
    if candidate.alternate or candidate.population < _CITY or not candidate.feature.startswith("PPL"):
        return False
    points = group.options.points
    near = np.maximum(0.0, 2.0 - 2.0 * (points @ points[winner])) <= _NEAR
    return float(verdict.chances[near].sum()) >= _LIKELY


_CITY = 50_000
_LIKELY = 0.3
_NEAR = (100.0 / EARTH_KM) ** 2
"""The square of the chord on a globe of radius 1 up to which one point is as good as the other."""


def judge_point(counts: Floats, weights: Floats) -> float:
    """The probability that the point is right."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, float(counts @ weights)))))


@cache
def load_keeping() -> Floats:
    """The learned weights of ``KEPT``."""
    known = {row["evidence"]: float(row["weight"]) for row in load_rows(WEIGHTS) if row["stage"] == "keep"}
    return np.array([known.get(name, 0.0) for name in KEPT])
