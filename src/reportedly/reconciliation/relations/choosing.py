"""Which positions of two claims to set beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reportedly.reconciliation.questions import TopicMatch, Verdict, compare_topics
from reportedly.reconciliation.relations.amounts import compare_amounts
from reportedly.reconciliation.relations.settings import DEFAULT
from reportedly.vocabulary import Counting, Position

_RANKS = {Verdict.SAME: 0, Verdict.UNCLEAR: 1, Verdict.OTHER_SCOPE: 2, Verdict.NONE: 3}


class Chosen(NamedTuple):
    """Two positions that speak most nearly of one thing, and what their topics have to do with each other."""

    one: Position
    other: Position
    match: TopicMatch


def choose_pair(ones: Iterable[Position], others: Iterable[Position]) -> Chosen | None:
    """The pair nearest in topic, figures before statements; of equals the first. None where a side is empty."""
    pairs = [(one, other) for one in ones for other in others]
    if not pairs:
        return None
    ranked = [
        (_rank(one, other, match := compare_topics(one, other)), place, match)
        for place, (one, other) in enumerate(pairs)
    ]
    _, place, match = min(ranked, key=lambda item: item[:2])
    return Chosen(*pairs[place], match)


def _rank(one: Position, other: Position, match: TopicMatch) -> tuple[float, ...]:
    """Small is near: figures that can be compared, then the verdict on the topics, then its score."""
    if one.amount is None or other.amount is None:
        figures = 2 if one.amount is other.amount else 3
    else:
        figures = 0 if compare_amounts(one.amount, other.amount, DEFAULT).barrier is None else 1
    extra = sum(each.amount is not None and each.amount.counting is Counting.ADDITIONAL for each in (one, other))
    return (_RANKS[match.verdict] if figures < 2 else 1, figures, extra, -match.score)
