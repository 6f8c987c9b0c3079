"""Of what two times of day are: of a shot and of a call about it are two times, and neither is wrong."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

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

_SOON = 90
"""Minutes after a happening within which it is reported: a call in that time contradicts nothing."""


_HALF_DAY = 12 * 60


class _Act(NamedTuple):
    """``sort`` is "" where no word tells; ``minutes`` after midnight; ``days`` are all that the text names."""

    sort: str
    minutes: int
    days: frozenset[str]


class Acts(NamedTuple):
    """Whether two times of day are of one act, None where no word tells; ``reason`` where they are of two."""

    one: bool | None
    reason: str = ""


def compare_acts(pair: Pair) -> Acts:
    """Whether the times of day in two contents are of one act."""
    one, other = (_find_act(_find_text(each)) for each in pair.both)
    if one is None or other is None:
        return Acts(None)
    apart = abs(one.minutes - other.minutes)
    apart = min(apart, 24 * 60 - apart)
    if apart <= pair.settings.minutes:
        return Acts(None)
    if one.sort == other.sort:
        if one.days and other.days and not one.days & other.days:
            return Acts(False, f"on {', '.join(sorted(one.days))} and on {', '.join(sorted(other.days))}")
        return Acts(False, _SHOWN["act_other"]) if one.sort == "act_other" else Acts(True if one.sort else None)
    if not one.sort or not other.sort:
        return Acts(None)
    if {one.sort, other.sort} == {"act_happening", "act_call"}:
        call, happening = (one, other) if one.sort == "act_call" else (other, one)
        early = 0 < happening.minutes - call.minutes < _HALF_DAY  # nobody reports what has not happened yet
        if apart > _SOON or early:
            return Acts(True)
    return Acts(False, f"{_SHOWN[one.sort]} and {_SHOWN[other.sort]}")


def _find_text(position: Position) -> str:
    """The content with its sentence around it: a bare time says nothing of its act."""
    words = " ".join(position.content.text.split())
    return position.sentence if words in position.sentence and len(words.split()) <= 6 else words


@lru_cache(maxsize=4096)
def _find_act(text: str) -> _Act | None:
    """What is done at the one time of day in ``text``."""
    text = text[:600]
    clocks = [found for found in CLOCK.finditer(text) if found.group(6) is None]
    if len({count_minutes(found) for found in clocks}) != 1:
        return None
    days = frozenset(" ".join(found.group().lower().split()) for found in DAY.finditer(text))
    return _Act(find_sort(text, clocks[0].start(), clocks[0].end()), count_minutes(clocks[0]), days)


def find_sort(text: str, start: int, end: int) -> str:
    """The sort of act that the words nearest to ``start`` and ``end`` tell, those before first; "" where none do."""
    ahead, behind = text[max(0, start - _AHEAD) : start], text[end : end + _BEHIND]
    before = [(len(ahead) - at, sort) for sort in _SORTS for at in find_cues(sort, ahead)]
    after = [(at, sort) for sort in _SORTS for at in find_cues(sort, behind)]
    near = min(before, default=None) or min(after, default=None)
    return near[1] if near is not None else ""


def are_one_act(one: str, other: str) -> bool:
    """Whether two sorts of act may be one: unknown ones may; a happening and the call about it have one day."""
    return not one or not other or one == other or {one, other} == {"act_happening", "act_call"}
