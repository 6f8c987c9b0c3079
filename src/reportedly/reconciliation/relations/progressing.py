"""States that follow one another in the world: who was missing is found, and nobody contradicts anybody."""

from __future__ import annotations

import re
from functools import cache

from reportedly.reconciliation.relations.courses import find_correction
from reportedly.reconciliation.relations.pairs import Judged, Pair, find_flags
from reportedly.reconciliation.rows import load_rows
from reportedly.vocabulary import RelationKind

_DIED = re.compile(
    r"\b(?:has|have|had)\s+died\b|\bsuccumbed\b|\bdied\s+(?:of|from)\s+(?:his|her|their)\b", re.IGNORECASE
)
_LONGEST = 2000
"""Characters of a content that are looked at."""


def judge_progress(pair: Pair) -> Judged | None:
    """One state that another follows in the world: missing, then found."""
    if pair.sequence.way is None or (pair.speakers.one and find_correction(pair) is not None):
        return None
    before, after = pair.earlier.content.text, pair.later.content.text
    if not pair.sequence.way:
        return _judge_death(pair, before, after) or _judge_death(pair, after, before)
    for number in _numbers():
        first, second = _find_step(number, "before", before), _find_step(number, "after", after)
        if first and second and not (pair.speakers.one and _find_step(number, "after", before)):
            reason = f"“{first}”, then “{second}” ({pair.sequence.words}): the state changed in between"
            return Judged(kind=RelationKind.MOVES, reason=reason, flags=find_flags(pair))
    return None


def _judge_death(pair: Pair, before: str, after: str) -> Judged | None:
    """Of one day, without hours: who is in a hospital by one has died by the other, not the other way round."""
    died = _DIED.search(after[:_LONGEST])
    if died is None or pair.speakers.one or any(each.amount is not None for each in pair.both):
        return None
    first = _find_step(_numbers()[0], "before", before)
    if first is None or _DIED.search(before[:_LONGEST]):
        return None
    reason = f"“{first}”, then “{died.group()}”: the state changed in between"
    return Judged(kind=RelationKind.MOVES, reason=reason, flags=find_flags(pair, ["unknown_order"]))


def _find_step(number: str, side: str, text: str) -> str | None:
    found = _steps(number, side).search(text[:_LONGEST])
    return found.group() if found is not None else None


@cache
def _steps(number: str, side: str) -> re.Pattern[str]:
    rows = load_rows("relations/progressions.tsv")
    words = [re.escape(row["words"]) for row in rows if row["number"] == number and row["side"] == side]
    return re.compile(r"\b(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + r")\b", re.IGNORECASE)


@cache
def _numbers() -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["number"] for row in load_rows("relations/progressions.tsv")))
