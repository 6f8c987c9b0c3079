"""The footing of sources on FactAppeal: found, named or not, and of what kind.

A gold source is found if a predicted source shares a character with it. On those found, the predicted naming is
that of the claim whose source shares most; ``unnamed`` and ``anonymous`` are both without a name. The kind of source
is information only: the two lists of kinds meet in four coarse ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evals.gold import GoldSource, SourcedSentence
from evals.linking import measure_shared
from evals.records import Attributed
from evals.spans import Counts, add_counts

COARSE_GOLD = {
    "Active_Participant": "speaker",
    "Witness": "speaker",
    "Official": "speaker",
    "Expert": "speaker",
    "Expert_Document": "document",
    "News_Report": "media",
    "Direct_Evidence": "imagery",
}
"""FactAppeal's source types (its guidelines, section on sources) in coarse kinds."""

COARSE_OURS = {
    "person": "speaker",
    "group": "speaker",
    "organization": "speaker",
    "government": "speaker",
    "document": "document",
    "media": "media",
    "imagery": "imagery",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A gold source and the claim whose source lies over it, or None."""

    gold: GoldSource
    claim: Attributed | None


def judge_sources(sentence: SourcedSentence, claims: Sequence[Attributed]) -> tuple[Judged, ...]:
    """Each gold source of a sentence with the claim whose source shares most with it; of equals the first."""
    return tuple(Judged(gold=source, claim=_find_closest(source, claims)) for source in sentence.sources)


def _find_closest(source: GoldSource, claims: Sequence[Attributed]) -> Attributed | None:
    shares = [(measure_shared([source.span], claim.source), claim) for claim in claims]
    best = max((share for share, _ in shares), default=0)
    return next((claim for share, claim in shares if share == best), None) if best else None


def count_found(judged: Iterable[Judged]) -> Counts:
    """Found sources against gold sources; ``recall`` is the score."""
    judged = list(judged)
    found = sum(item.claim is not None for item in judged)
    return Counts(right=found, predicted=found, gold=len(judged))


def score_naming(judged: Iterable[Judged]) -> dict[bool, Counts]:
    """Counts for named (True) and not named (False) over the sources found."""
    pairs = [(item.gold.named, item.claim.naming == "named") for item in judged if item.claim is not None]
    return {value: add_counts(_count_class(value, *pair) for pair in pairs) for value in (True, False)}


def _count_class(value: bool, gold: bool, predicted: bool) -> Counts:
    return Counts(right=gold == predicted == value, predicted=predicted == value, gold=gold == value)


def average_f1(counts: Iterable[Counts]) -> float:
    """The plain mean of the classes' F1 (macro)."""
    scores = [count.f1 for count in counts]
    return sum(scores) / len(scores)


def count_kinds(judged: Iterable[Judged]) -> Counts:
    """Agreement of coarse kinds over the sources found that have a type; ``unknown`` agrees with none."""
    pairs = [
        (COARSE_GOLD[item.gold.type], COARSE_OURS.get(item.claim.kind or ""))
        for item in judged
        if item.claim is not None and item.gold.type in COARSE_GOLD
    ]
    return Counts(right=sum(gold == ours for gold, ours in pairs), predicted=len(pairs), gold=len(pairs))
