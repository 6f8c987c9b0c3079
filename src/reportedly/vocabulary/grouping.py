"""Things that are grouped by links between pairs: reports into origins and stories, positions into questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from reportedly.vocabulary.readings import Reading


class GroupKind(StrEnum):
    """What is grouped, and into what."""

    ORIGIN = "origin"
    STORY = "story"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to group. ``id`` is made from content; ``body`` is what ``judge`` needs of it, as bytes.

    Two items are compared where they share enough ``keys`` (64-bit, signed) that are not common. ``claim`` is the claim
    that an item rests on, or ``figure`` the one in the outlet's own voice: the item stands while that is in view; with
    neither it stands for the whole report. Items with one ``twin`` are judged alike, by whatever ``judge`` reads of
    them: the first of them is compared with others, the rest go with it. ``words`` are what people find it by.
    """

    id: str
    report: str
    keys: tuple[int, ...]
    body: bytes
    outlet: str | None = None
    published: str | None = None
    claim: str | None = None
    figure: str | None = None
    twin: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a comparison of two items says. Only a link that ``joins`` makes one group of both; ``kind`` names it."""

    left: str
    right: str
    kind: str
    score: float
    reason: str
    joins: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """How one kind of thing is grouped, as pure functions of a reading, and of two items.

    ``judge`` reads nothing of its items but ``id`` and ``body``, which is all that a ledger hands to it; it returns the
    same for either order of them, None where nothing links them. A key that stands in more than ``most_items`` items
    (twins count once), or in those that one outlet published on more than ``most_days`` days, is common and proposes
    nothing. Of an odd key ``most_weak`` items are too many already, where that is given: a rule makes those keys odd
    that say little when few have them, and whose items come to little when many do. ``version`` changes with the rules:
    groups of another version are made again.
    """

    kind: GroupKind
    version: str
    make: Callable[[Reading], tuple[Item, ...]]
    judge: Callable[[Item, Item], Link | None]
    least_shared: int = 1
    most_items: int = 500
    most_days: int | None = None
    most_weak: int | None = None

    def limit(self, key: int) -> int:
        """How many items may have a key before it is common."""
        return self.most_items if self.most_weak is None or not key & 1 else self.most_weak
