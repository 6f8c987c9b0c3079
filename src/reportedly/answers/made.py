"""What is made of a reading for an answer: its positions, the places of its sources, its witnesses. Made once.

A reading never changes, and is known by its digest: what was made of it is kept for the next question.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from reportedly.ledger import Ledger
from reportedly.ledger.answering.questions import Member, load_readings
from reportedly.reconciliation.independence import Witness, make_witnesses
from reportedly.reconciliation.questions import make_positions
from reportedly.vocabulary import Passage, Position, Reading

_MOST = 4000
"""Readings whose positions are kept, those that were asked for last: some 10 kB each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The positions by claim and figure; by the claims' ids the words of their sources, and the witnesses.

    The witnesses are of no origin yet.
    """

    positions: Mapping[tuple[str | None, str | None], Position]
    sources: Mapping[str, Passage]
    witnesses: Mapping[str, Witness]

    def find(self, member: Member) -> Position | None:
        """The position that a member is."""
        return self.positions.get((member.claim, member.figure))


class _Kept:
    """What was made, by the digests of readings. Several threads may use it."""

    def __init__(self) -> None:
        self._made: OrderedDict[str, Made] = OrderedDict()
        self._lock = Lock()

    def get(self, digest: str) -> Made | None:
        with self._lock:
            if digest in self._made:
                self._made.move_to_end(digest)
            return self._made.get(digest)

    def put(self, digest: str, made: Made) -> None:
        with self._lock:
            self._made[digest] = made
            while len(self._made) > _MOST:
                self._made.popitem(last=False)


_kept = _Kept()


def load_made(ledger: Ledger, members: Iterable[Member]) -> dict[int, Made]:
    """What is made of the readings of ``members``, by the readings' keys."""
    digests = {member.reading: member.digest for member in members}
    found = {key: made for key, digest in digests.items() if (made := _kept.get(digest)) is not None}
    for key, reading in load_readings(ledger, digests.keys() - found.keys()).items():
        found[key] = _make(reading)
        _kept.put(digests[key], found[key])
    return found


def _make(reading: Reading) -> Made:
    return Made(
        positions={(position.claim, position.figure): position for position in make_positions(reading)},
        sources={claim.id: claim.source.words for claim in reading.claims},
        witnesses=make_witnesses(reading, origin=""),
    )
