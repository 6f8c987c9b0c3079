"""What a comparison of two topics says: its parts with their verdicts, and the weightiest of these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from reportedly.reconciliation.questions.weighing import Evidence


class Verdict(StrEnum):
    """How two topics stand: one question, related but not one, not to be told, or nothing to do with each other."""

    SAME = "same"
    OTHER_SCOPE = "other_scope"
    UNCLEAR = "unclear"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicMatch:
    """The verdict on two topics and why. ``parts`` are what was compared, each with its verdict; ``score`` in 0 … 1."""

    verdict: Verdict
    reason: str
    parts: tuple[tuple[str, Verdict, str], ...]
    score: float


Part: TypeAlias = tuple[str, Verdict, str]
"""What was compared, how that stands, and why in words; "" where there is nothing to tell."""


def decide(parts: tuple[Part, ...], evidence: Evidence) -> TopicMatch:
    """The weightiest verdict of the parts: NONE, then OTHER_SCOPE, then UNCLEAR; SAME where all are."""
    found = [verdict for _, verdict, _ in parts]
    for verdict in (Verdict.NONE, Verdict.OTHER_SCOPE, Verdict.UNCLEAR):
        if verdict in found:
            reason = parts[found.index(verdict)][2]
            return TopicMatch(verdict=verdict, reason=reason, parts=parts, score=bound(evidence))
    told = "; ".join(reason for name, _, reason in parts if name in ("head", "place", "event") and reason)
    return TopicMatch(verdict=Verdict.SAME, reason=told, parts=parts, score=bound(evidence))


def bound(evidence: Evidence) -> float:
    """The score of a match, in 0 … 1, of what speaks for one event."""
    return round(max(0.0, min(1.0, evidence.score / 6)), 3)
