"""A place that was found, with the candidates that were weighed and the reasons for its values."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.reading.gazetteer.candidate import Candidate
from reportedly.vocabulary import Place, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate: its chance among those of its name, its score, and what each kind of evidence adds to the score.

    ``terms`` are the weightiest kinds, largest first, whatever their sign.
    """

    candidate: Candidate
    chance: float
    score: float
    terms: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A place, why it has its values, and the likeliest candidates, best first."""

    place: Place
    reasons: tuple[Reason, ...]
    candidates: tuple[Weighed, ...]
