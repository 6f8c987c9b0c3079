"""Which claims of an address stand, and how the others ended: worked out from its versions, in no other state.

A claim that several versions have is one; the latest of them shows it. It ended where a later version lacks it, or
where a notice takes the text back. Versions whose order is not known end nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cmp_to_key

from reportedly.ledger.chronology import Stamp, order_stamps, show_microseconds
from reportedly.ledger.notices import NoticeKind

DROPPED = "dropped"
_TAKEN_BACK = (NoticeKind.KILL, NoticeKind.WITHHOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text that stood at an address. ``seen`` is when it was first seen there; ``number`` counts arrivals.

    ``whole`` is False for a notice from elsewhere, which is about the address but is no text of it.
    """

    number: int
    seen: int
    published: Stamp | None
    notice: NoticeKind | None
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether a row is shown, how it ended (None while it stands), and since when, in ISO 8601."""

    current: bool
    ended: str | None = None
    since: str | None = None


STANDS = Standing(current=True)
PASSED_ON = Standing(current=False)
"""Of a row whose claim a later version has too."""


def order_versions(versions: Sequence[Version]) -> tuple[Version, ...]:
    """The versions from first to last; those whose order is not known stay as they arrived."""
    arrived = sorted(versions, key=lambda version: (version.seen, version.number))
    return tuple(sorted(arrived, key=cmp_to_key(compare_versions)))


def compare_versions(left: Version, right: Version) -> int:
    """-1 where ``left`` is surely before ``right``, 1 where it is after, 0 where that is not known.

    Their own dates decide before the times at which they were seen; seen at one time, a notice follows its text.
    """
    if left.published is not None and right.published is not None:
        dated = order_stamps(left.published, right.published)
        if dated:
            return dated
    if left.seen != right.seen:
        return -1 if left.seen < right.seen else 1
    return (left.notice is not None) - (right.notice is not None)


def settle_rows(versions: Sequence[Version], rows: Mapping[int, tuple[int, int]]) -> dict[int, Standing]:
    """The standing of each row: ``rows`` gives, by the row's key, its kin and the number of the version it is of.

    A report that stands at an address in several versions has its rows under the last of them.
    """
    ordered = order_versions(versions)
    place = {version.number: index for index, version in enumerate(ordered)}
    last: dict[int, int] = {}
    first: dict[int, int] = {}
    for kin, number in rows.values():
        last[kin] = max(last.get(kin, -1), place[number])
        first[kin] = min(first.get(kin, len(ordered)), place[number])
    ends = {kin: _find_end(ordered, first[kin], index) for kin, index in last.items()}
    return {key: ends[kin] if place[number] == last[kin] else PASSED_ON for key, (kin, number) in rows.items()}


def _find_end(ordered: Sequence[Version], first: int, last: int) -> Standing:
    """How a claim ended that stood from version ``first`` to version ``last``."""
    holder = ordered[last]
    if holder.notice in _TAKEN_BACK and first < last:
        return _end(holder, ordered[last - 1])  # a kill that repeats what it takes back
    later = [version for version in ordered[last + 1 :] if compare_versions(holder, version) < 0]
    taken = next((version for version in later if version.notice in _TAKEN_BACK), None)
    if taken is not None:
        return _end(taken, holder)
    without = next((version for version in later if version.whole), None)
    return STANDS if without is None else _end(without, holder)


def _end(version: Version, before: Version) -> Standing:
    dated = (
        version.published is not None
        and before.published is not None
        and order_stamps(before.published, version.published) < 0
    )
    since = version.published.given if dated and version.published else show_microseconds(version.seen)
    return Standing(current=True, ended=version.notice or DROPPED, since=since)
