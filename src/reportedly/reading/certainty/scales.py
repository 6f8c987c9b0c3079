"""The published scales of probability words, and the way from one to another.

A certainty keeps the range and the scale that it was read on; a user who thinks in another scale sees the term of that
one. Tables: probability_scales.tsv (ICD 203, Kent, the UK's PHIA yardstick, STIX 2.1), probability_survey.tsv (what
people say that they mean), probability_stix.tsv (STIX's confidence value).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import Certainty

SURVEY = "survey"
STATED = "stated"
"""The scale of a probability that the words themselves give as a number ("a 30 percent chance")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of probability on a scale: from ``low`` to ``high``, both included, in [0, 1]."""

    scale: str
    term: str
    synonyms: tuple[str, ...] = ()
    low: float
    high: float
    origin: str

    @property
    def middle(self) -> float:
        """The middle of the range."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed:
    """What ``answers`` people meant by a phrase: the middle half of what they said, in [0, 1], with its spread."""

    phrase: str
    survey: str
    answers: int
    low: float
    median: float
    high: float
    spread: float
    origin: str


@cache
def list_scales() -> tuple[str, ...]:
    """The names of the scales that a certainty can be shown on."""
    return tuple(dict.fromkeys(row["scale"] for row in load_rows("probability_scales.tsv")))


@cache
def load_scale(scale: str) -> tuple[Term, ...]:
    """The terms of one scale from impossible to certain. Raises ValueError for a scale that is not in the table."""
    if scale not in list_scales():
        raise ValueError(f"no scale is called {scale!r}: choose from {', '.join(list_scales())}")
    rows = (row for row in load_rows("probability_scales.tsv") if row["scale"] == scale)
    return tuple(
        Term(
            scale=scale,
            term=row["term"],
            synonyms=tuple(row["synonyms"].split("|")) if row["synonyms"] else (),
            low=float(row["low"]),
            high=float(row["high"]),
            origin=row["origin"],
        )
        for row in rows
    )


@cache
def load_survey() -> dict[str, Surveyed]:
    """Each phrase that was asked for, from the survey with the most answers."""
    found: dict[str, Surveyed] = {}
    for row in load_rows("probability_survey.tsv"):
        one = Surveyed(
            phrase=row["phrase"],
            survey=row["survey"],
            answers=int(row["n"]),
            low=float(row["low"]),
            median=float(row["median"]),
            high=float(row["high"]),
            spread=float(row["spread"]),
            origin=row["origin"],
        )
        known = found.get(one.phrase)
        if known is None or known.answers < one.answers:
            found[one.phrase] = one
    return found


def find_term(scale: str, words: str) -> Term:
    """The term of ``scale`` that ``words`` are, by its first word or a synonym. Raises ValueError where none is."""
    for term in load_scale(scale):
        if words == term.term or words in term.synonyms:
            return term
    raise ValueError(
        f"{words!r} is no term of {scale}: choose from {', '.join(term.term for term in load_scale(scale))}"
    )


def name_range(low: float, high: float, scale: str) -> Term:
    """The term of ``scale`` whose range holds the middle of ``low`` to ``high``.

    Where two hold it or none does, the one whose own middle is closer. Raises ValueError for an unknown scale.
    """
    middle = (low + high) / 2
    return min(load_scale(scale), key=lambda term: (_distance(middle, term), abs(middle - term.middle)))


def convert_certainty(certainty: Certainty, scale: str) -> Certainty:
    """The same certainty on another scale: the range of the term that ``name_range`` gives, the words unchanged."""
    term = name_range(certainty.low, certainty.high, scale)
    return replace(certainty, scale=scale, low=term.low, high=term.high)


def to_stix_confidence(low: float, high: float, scale: str = "wep") -> int:
    """The confidence value of STIX 2.1 (0 to 100) that its Appendix A writes a range as, on one of its scales.

    Raises ValueError for a scale that STIX does not convert.
    """
    middle = round(50 * (low + high))
    return next(int(row["value"]) for row in _stix_rows(scale) if int(row["from"]) <= middle <= int(row["to"]))


def from_stix_confidence(value: int, scale: str = "wep") -> str:
    """The term that STIX 2.1 shows a confidence value as. Raises ValueError where it is not from 0 to 100."""
    if not 0 <= value <= 100:
        raise ValueError(f"a STIX confidence is from 0 to 100, not {value}")
    return next(row["term"] for row in _stix_rows(scale) if int(row["from"]) <= value <= int(row["to"]))


def _stix_rows(scale: str) -> list[dict[str, str]]:
    rows = load_rows("probability_stix.tsv")
    found = [row for row in rows if row["scale"] == scale]
    if not found:
        known = ", ".join(dict.fromkeys(row["scale"] for row in rows))
        raise ValueError(f"STIX 2.1 has no confidence scale {scale!r}: choose from {known}")
    return found


def _distance(middle: float, term: Term) -> float:
    return max(0.0, term.low - middle, middle - term.high)
