"""A place that was found; the candidates that were weighed and the reasons for its values are made when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from reportedly.reading.gazetteer.candidate import Candidate
from reportedly.vocabulary import Place, Reason
from reportedly.vocabulary.making import make_quick


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate: its chance among those of its name, its score, and what each kind of evidence adds to the score.

    ``terms`` are the weightiest kinds, largest first, whatever their sign.
    """

    candidate: Candidate
    chance: float
    score: float
    terms: tuple[tuple[str, float], ...]


class Told(NamedTuple):
    """Why a place has its values, and the likeliest candidates, best first."""

    reasons: tuple[Reason, ...]
    candidates: tuple[Weighed, ...] = ()


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A place, and what tells why it has its values, to one who asks."""

    place: Place
    tell: Callable[[], Told] = field(compare=False, repr=False)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it has its values."""
        return self.tell().reasons

    @property
    def candidates(self) -> tuple[Weighed, ...]:
        """The likeliest candidates, best first."""
        return self.tell().candidates
