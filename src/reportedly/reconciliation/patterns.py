"""Whether two texts of like wording are issues of one pattern: a daily bulletin, a market report, a police log.

Such texts fill the same words with other figures, names and days. A copy has the figures of its model, all but those
that were brought up to date, and the quotations as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.reconciliation.signatures import unpack_hashes
from reportedly.reconciliation.slots import SORTS


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotOverlap:
    """How many slots of two texts have one frame, and how many of those are filled alike or otherwise.

    A figure in digits and one in words cannot be compared, and count as neither.
    """

    same_figures: int = 0
    other_figures: int = 0
    same_names: int = 0
    other_names: int = 0

    @property
    def figures(self) -> float:
        """The share of figures in common frames that are others; 0 where there are none."""
        return self.other_figures / max(1, self.same_figures + self.other_figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What two texts put into their common words.

    ``names`` and ``numbers`` are the shares of the smaller sets that both have, ``own_names`` how many of its names the
    text with fewer has alone, ``least_numbers`` the size of the smaller set of figures. ``quoted`` is the share of
    quotations that both have, None where one quotes nothing; ``days`` how far apart they were published, None unknown.
    """

    slots: SlotOverlap
    names: float
    own_names: int
    numbers: float
    least_numbers: int
    quoted: float | None
    days: int | None


@lru_cache(maxsize=4096)
def compare_slots(left: bytes, right: bytes) -> SlotOverlap:
    """How two texts, by the packed slots of their signatures, fill the frames that both have."""
    ours, theirs = _unpack(left), _unpack(right)
    counts = {(name, alike): 0 for name in (True, False) for alike in (True, False)}
    for frame in ours.keys() & theirs.keys():
        one, other = ours[frame], theirs[frame]
        if one & other:
            counts[_is_name(one), True] += 1
        elif {value & SORTS for value in one} & {value & SORTS for value in other}:
            counts[_is_name(one), False] += 1
    return SlotOverlap(
        same_figures=counts[False, True],
        other_figures=counts[False, False],
        same_names=counts[True, True],
        other_names=counts[True, False],
    )


def find_pattern(filling: Filling) -> str | None:
    """Why the two are issues of one pattern, in words; None where they are not."""
    slots = filling.slots
    if slots.other_names >= 2 and slots.other_names >= slots.same_names:
        return "in the same places stand other names"
    told = f"{slots.other_figures} of {slots.same_figures + slots.other_figures} figures in the same places are others"
    if filling.quoted is not None and filling.quoted >= 0.5:
        return told if _is_filled_anew(filling) else None
    if filling.days == 0:
        return told if _differ_on_a_day(filling) else None
    return told if _differ_by_day(filling) else None


def _is_filled_anew(filling: Filling) -> bool:
    """Though they quote the same: other figures and other names throughout."""
    changed = filling.slots.other_figures >= 4 and filling.slots.figures >= 0.5
    return changed and filling.own_names >= 2 and filling.names <= 0.6


def _differ_on_a_day(filling: Filling) -> bool:
    """Texts of one day: a story whose toll rises keeps most of its figures."""
    slots = filling.slots
    others = filling.own_names > 0 or slots.other_names > 0
    if others and slots.other_figures >= 2 and slots.figures >= 0.5:
        return True
    return slots.other_figures >= 3 and slots.figures >= 0.4


def _differ_by_day(filling: Filling) -> bool:
    """Texts of two days, or of unknown ones."""
    slots = filling.slots
    if slots.other_figures >= 3 and slots.figures >= 0.35:
        return True
    if slots.other_figures >= 2 and slots.figures >= 0.5:
        return True
    if filling.days is None or filling.days < 2:
        return False
    if filling.least_numbers >= 3 and filling.numbers <= 0.34:
        return True
    return slots.other_figures >= 1 and slots.figures >= 0.5


def _is_name(values: frozenset[int]) -> bool:
    return any(value & 1 for value in values)


@lru_cache(maxsize=1024)  # a report that arrives is judged against several
def _unpack(packed: bytes) -> dict[int, frozenset[int]]:
    hashes = unpack_hashes(packed)
    found: dict[int, frozenset[int]] = {}
    for frame, value in zip(hashes[::2], hashes[1::2], strict=True):
        found[frame] = found.get(frame, frozenset()) | {value}
    return found
