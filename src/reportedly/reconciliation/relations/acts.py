"""Of what two times of day are: of a shot and of a call about it are two times, and neither is wrong."""

from __future__ import annotations

from functools import lru_cache

from reportedly.reconciliation.relations.clauses import CLOCK, DAY, count_minutes
from reportedly.reconciliation.relations.pairs import Pair
from reportedly.reconciliation.relations.wording import find_cues
from reportedly.vocabulary import Position

_SORTS = ("act_happening", "act_call", "act_death", "act_custody", "act_other")
_SHOWN = {
    "act_happening": "when it happened",
    "act_call": "when it was reported",
    "act_death": "when somebody died or was found",
    "act_custody": "what came after it",
    "act_other": "what else was done",
}
_AHEAD, _BEHIND = 110, 90
"""Characters of a sentence before and behind a time of day in which the word for what happened then is looked for."""

_SOON = 45
"""Minutes after a happening within which it is reported: a call in that time contradicts nothing."""


def find_other_act(pair: Pair) -> str | None:
    """Why two contents with a time of day each tell of two acts; None where it may be one, or one has no time."""
    one, other = (_find_act(_find_text(each)) for each in pair.both)
    if one is None or other is None or one[1] == other[1]:
        return None
    apart = abs(one[1] - other[1])
    if one[0] == other[0]:
        if not (one[2] and other[2]) or one[2] & other[2]:
            return None
        return f"on {', '.join(sorted(one[2]))} and on {', '.join(sorted(other[2]))}"
    if "" in (one[0], other[0]):
        return None
    if {one[0], other[0]} == {"act_happening", "act_call"} and min(apart, 24 * 60 - apart) > _SOON:
        return None
    return f"{_SHOWN[one[0]]} and {_SHOWN[other[0]]}"


def _find_text(position: Position) -> str:
    """The content with its sentence around it: a bare time says nothing of its act."""
    words = " ".join(position.content.text.split())
    return position.sentence if words in position.sentence and len(words.split()) <= 6 else words


@lru_cache(maxsize=4096)
def _find_act(text: str) -> tuple[str, int, frozenset[str]] | None:
    """The sort of act of the one time of day in ``text`` ("" where no word tells), its minutes, and the days named."""
    text = text[:600]
    clocks = [found for found in CLOCK.finditer(text) if found.group(6) is None]
    if len({count_minutes(found) for found in clocks}) != 1:
        return None
    start, end = clocks[0].start(), clocks[0].end()
    ahead, behind = text[max(0, start - _AHEAD) : start], text[end : end + _BEHIND]
    before = [(len(ahead) - at, sort) for sort in _SORTS for at in find_cues(sort, ahead)]
    after = [(at, sort) for sort in _SORTS for at in find_cues(sort, behind)]
    near = min(before, default=None) or min(after, default=None)
    days = frozenset(" ".join(found.group().lower().split()) for found in DAY.finditer(text))
    return (near[1] if near is not None else "", count_minutes(clocks[0]), days)
