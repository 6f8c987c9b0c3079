"""The likelihood of a claim as one of a few bands, so that claims can be asked for by it."""

from __future__ import annotations

from itertools import pairwise

from reportedly.vocabulary import Certainty

BANDS = ("almost-no-chance", "very-unlikely", "unlikely", "roughly-even", "likely", "very-likely", "almost-certain")
"""The seven terms of ICD 203."""

HEDGED = "hedged"
"""Words that hedge without giving a range."""

_BORDERS = (0.0, 0.05, 0.20, 0.45, 0.55, 0.80, 0.95, 1.0)


def name_likelihood(certainty: Certainty | None) -> str | None:
    """The band of ICD 203 in which the middle of the range lies; None where no words give a likelihood."""
    if certainty is None:
        return None
    if (certainty.low, certainty.high) == (0.0, 1.0):
        return HEDGED
    middle = (certainty.low + certainty.high) / 2
    return next(band for band, (_, border) in zip(BANDS, pairwise(_BORDERS), strict=True) if middle <= border)
