"""A table from keys to the places that hold them, grown one place at a time, eight bytes an entry.

Entries lie in sorted runs, each about twice as long as the next; a new one goes into a small open run, which is merged
into the others when it is full. A dictionary of lists would need a hundred bytes an entry.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator

_OPEN = 2048
"""Entries in the open run before it is sorted and merged."""

_PLACE_BITS = 32
_MOST = 1 << _PLACE_BITS


class KeyTable:
    """Keys and places are whole numbers of 32 bits. Which places a key has does not depend on the order of adding."""

    def __init__(self) -> None:
        self._runs: list[array[int]] = []
        self._open: dict[int, list[int]] = {}
        self._waiting = 0

    def add(self, keys: Iterable[int], place: int) -> None:
        """Enter ``place`` under each of ``keys``. Raises ValueError for a number out of range."""
        if not 0 <= place < _MOST:
            raise ValueError(f"a place is a number of {_PLACE_BITS} bits, not {place}")
        for key in keys:
            if not 0 <= key < _MOST:
                raise ValueError(f"a key is a number of {_PLACE_BITS} bits, not {key}")
            self._open.setdefault(key, []).append(place)
            self._waiting += 1
        if self._waiting >= _OPEN:
            self._close()

    def find(self, key: int) -> Iterator[int]:
        """The places of ``key``, in no order."""
        yield from self._open.get(key, ())
        low = key << _PLACE_BITS
        for run in self._runs:
            at = bisect_left(run, low)
            while at < len(run) and run[at] >> _PLACE_BITS == key:
                yield run[at] & (_MOST - 1)
                at += 1

    def _close(self) -> None:
        run = array("Q", sorted(key << _PLACE_BITS | place for key, places in self._open.items() for place in places))
        while self._runs and len(self._runs[-1]) < 2 * len(run):
            run = array("Q", sorted((*self._runs.pop(), *run)))  # two sorted halves: one linear pass
        self._runs.append(run)
        self._open, self._waiting = {}, 0
