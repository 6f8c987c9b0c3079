"""Whether two texts of like wording are issues of one pattern: a daily bulletin, a market report, a police log.

Such texts fill the same words with other figures, names and days. A copy has the figures of its model, all but those
that were brought up to date, and the quotations as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.reconciliation.signatures import unpack_hashes
from reportedly.reconciliation.slots import DAYS, DIGITS, NAMES, SORTS, WORDS

_CHANGED = 0.27
"""So many slots that are filled otherwise make two issues; a write-through with a new toll changes fewer …"""

_CHANGED_LATER, _CHANGED_LATE = 0.15, 0.1
"""… or so many two days later, and three and more …"""

_CHANGED_THROUGHOUT = 0.5
"""… and so many, where names, day or quotations speak for one report."""

_OTHERS = 3
_NAMES = 3
"""Fewer slots than these are chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotOverlap:
    """How many slots of two texts have one frame, and how many of those are filled alike or otherwise.

    A figure in digits and one in words cannot be compared, and count as neither.
    """

    same_figures: int = 0
    other_figures: int = 0
    same_names: int = 0
    other_names: int = 0
    same_days: int = 0
    other_days: int = 0

    @property
    def others(self) -> int:
        """How many are filled otherwise."""
        return self.other_figures + self.other_names + self.other_days

    @property
    def all(self) -> int:
        """How many have one frame."""
        return self.others + self.same_figures + self.same_names + self.same_days

    @property
    def changed(self) -> float:
        """The share that is filled otherwise; 0 where no frame is common."""
        return self.others / max(1, self.all)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What two texts put into their common words.

    ``names`` is the share of the smaller set of names that both have, ``own_names`` how many of that set the text has
    alone. ``quoted`` is the share of quotations that both have, None where one quotes nothing; ``days`` how far apart
    they were published, None unknown.
    """

    slots: SlotOverlap
    names: float
    own_names: int
    quoted: float | None
    days: int | None


@lru_cache(maxsize=4096)
def compare_slots(left: bytes, right: bytes) -> SlotOverlap:
    """How two texts, by the packed slots of their signatures, fill the frames that both have."""
    ours, theirs = _unpack(left), _unpack(right)
    same, other = [0] * (SORTS + 1), [0] * (SORTS + 1)
    for frame in ours.keys() & theirs.keys():
        one, two = ours[frame], theirs[frame]
        alike = one & two
        if alike:
            same[min(alike) & SORTS] += 1
            continue
        sorts = {value & SORTS for value in one} & {value & SORTS for value in two}
        if sorts:
            other[min(sorts)] += 1
    return SlotOverlap(
        same_figures=same[DIGITS] + same[WORDS],
        other_figures=other[DIGITS] + other[WORDS],
        same_names=same[NAMES],
        other_names=other[NAMES],
        same_days=same[DAYS],
        other_days=other[DAYS],
    )


def find_pattern(filling: Filling) -> str | None:
    """Why the two are issues of one pattern, in words; None where they are not."""
    slots = filling.slots
    if slots.other_names >= _NAMES and slots.other_names >= _CHANGED * (slots.other_names + slots.same_names):
        return "other names stand in the same places"
    told = f"{slots.changed:.0%} of the places that both have for figures, names and days are filled otherwise"
    if filling.quoted is not None and filling.quoted >= 0.5:
        return told if _is_filled_anew(filling) else None
    if filling.days == 0:
        return told if _differ_on_a_day(filling) else None
    if _differ_by_days(filling):
        return told
    return "other days stand in the same places" if _is_of_other_days(filling) else None


def _is_filled_anew(filling: Filling) -> bool:
    """Though they quote the same: other figures throughout, and other names."""
    if filling.slots.others < _OTHERS:
        return False
    others = filling.own_names >= 2 and filling.names <= 0.6
    return filling.slots.changed >= (_CHANGED if others else _CHANGED_THROUGHOUT)


def _differ_on_a_day(filling: Filling) -> bool:
    """Texts of one day: a story whose toll rises keeps its names, though it may change every figure."""
    if filling.slots.others < _OTHERS:
        return False
    others = filling.own_names > 0 or filling.slots.other_names > 0 or filling.names == 0
    return filling.slots.changed >= (_CHANGED if others else _CHANGED_THROUGHOUT)


def _differ_by_days(filling: Filling) -> bool:
    """Texts of several days, or of unknown ones: a report is brought up to date at once or not at all."""
    if filling.days is None or filling.days == 1:
        return filling.slots.others >= _OTHERS and filling.slots.changed >= _CHANGED
    return filling.slots.others > 1 and filling.slots.changed >= (
        _CHANGED_LATER if filling.days == 2 else _CHANGED_LATE
    )


def _is_of_other_days(filling: Filling) -> bool:
    """Published days apart, and no day in common frames is the same: "closed each night until Friday"."""
    apart = filling.days is None or filling.days >= 2
    return apart and filling.slots.other_days > 0 and filling.slots.same_days == 0


@lru_cache(maxsize=1024)  # a report that arrives is judged against several
def _unpack(packed: bytes) -> dict[int, frozenset[int]]:
    hashes = unpack_hashes(packed)
    found: dict[int, frozenset[int]] = {}
    for frame, value in zip(hashes[::2], hashes[1::2], strict=True):
        found[frame] = found.get(frame, frozenset()) | {value}
    return found
