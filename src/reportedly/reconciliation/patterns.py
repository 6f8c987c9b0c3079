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
"""So many slots that are filled otherwise make two issues of one day, where names are others too …"""

_CHANGED_THROUGHOUT = 0.5
"""… and so many, where names or quotations speak for one report that is brought up to date."""

_CHANGED_NEXT = 0.32
"""So many make two issues of two days if days that they name or quotations are the same …"""

_CHANGED_LATER = 0.14
"""… so many if not, or two days apart …"""

_CHANGED_LATE = 0.1
"""… so many three days apart and more …"""

_MOST_COMMON, _CHANGED_FILLED = 0.8, 0.07
"""… and so few then, where so much of either text stands in the other: it was filled in, not written anew."""

_QUOTED, _NAMES_OF_ANOTHER = 0.5, 0.6
"""So many common quotations speak for one report, so few common names against it."""

_FIGURES, _FIGURES_KEPT = 4, 0.75
"""Of so many figures a copy days later keeps more."""

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

    ``common`` is the share of its words that the text with more of its own has from the other. ``names`` is the share
    of the smaller set of names that both have, ``own_names`` how many of that set the text has alone. ``quoted`` is the
    share of quotations that both have, None where one quotes nothing; ``figures`` that of the smaller set of figures,
    which has ``least_figures``; ``days`` is how far apart they were published, None unknown.
    """

    slots: SlotOverlap
    common: float
    names: float
    own_names: int
    quoted: float | None
    figures: float
    least_figures: int
    days: int | None


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
    if filling.days == 0 or filling.days is None:
        return told if _differ_at_once(filling) else None
    if _differ_by_days(filling):
        return told
    if _is_filled_late(filling):
        return "few figures are the same, days apart"
    return "other days stand in the same places" if _is_of_other_days(filling) else None


def _differ_at_once(filling: Filling) -> bool:
    """Texts of one day, or of unknown ones: a story whose toll rises keeps its names and quotations."""
    if filling.slots.others < _OTHERS:
        return False
    if _quote_the_same(filling):
        others = filling.own_names >= 2 and filling.names <= _NAMES_OF_ANOTHER
    else:
        others = filling.own_names > 0 or filling.slots.other_names > 0 or filling.names == 0 or filling.days is None
    return filling.slots.changed >= (_CHANGED if others else _CHANGED_THROUGHOUT)


def _quote_the_same(filling: Filling) -> bool:
    return filling.quoted is not None and filling.quoted >= _QUOTED


def _differ_by_days(filling: Filling) -> bool:
    """Texts of several days: a report is brought up to date at once or not at all."""
    others, changed = filling.slots.others, filling.slots.changed
    if filling.days == 1:
        kept = filling.slots.same_days > 0 or _quote_the_same(filling)
        return others >= _OTHERS and changed >= (_CHANGED_NEXT if kept else _CHANGED_LATER)
    if filling.days == 2:
        return others > 1 and changed >= _CHANGED_LATER
    if filling.common >= _MOST_COMMON:
        return others > 0 and changed >= _CHANGED_FILLED
    return others > 1 and changed >= _CHANGED_LATE


def _is_filled_late(filling: Filling) -> bool:
    """Days apart, nearly all words in common, and many figures of each text that the other has not."""
    late = filling.days is not None and filling.days > 2 and filling.common >= _MOST_COMMON
    return late and filling.least_figures >= _FIGURES and filling.figures <= _FIGURES_KEPT


def _is_of_other_days(filling: Filling) -> bool:
    """Published days apart, and no day in common frames is the same: "closed each night until Friday"."""
    apart = filling.days is not None and filling.days > 1
    return apart and filling.slots.other_days > 0 and filling.slots.same_days == 0


@lru_cache(maxsize=256)  # a report that arrives is judged against several
def _unpack(packed: bytes) -> dict[int, frozenset[int]]:
    hashes = unpack_hashes(packed)
    found: dict[int, frozenset[int]] = {}
    for frame, value in zip(hashes[::2], hashes[1::2], strict=True):
        found[frame] = found.get(frame, frozenset()) | {value}
    return found
