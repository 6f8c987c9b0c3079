"""What is made of a reading for an answer: its positions, the places of its sources, its witnesses. Made once.

A reading never changes, and is known by its digest: what was made of it is kept for the next question.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from reportedly.ledger import Ledger
from reportedly.ledger.answering.questions import Member, load_readings
from reportedly.reconciliation.independence import Witness, make_witnesses
from reportedly.reconciliation.questions import make_positions
from reportedly.vocabulary import Passage, Position, Reading

_MOST = 4000
"""Readings whose positions are kept, and as many whose witnesses are, those that were asked for last.

A page of changes needs some hundred of them. Each is hundreds of objects, which Python's collector looks through now
and then: of so many it takes a quarter of a second.
"""

_Value = TypeVar("_Value")
Witnesses = Mapping[str, Witness]
"""By the ids of claims; of no origin yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The positions by claim and figure; by the claims' ids the words of their sources."""

    positions: Mapping[tuple[str | None, str | None], Position]
    sources: Mapping[str, Passage]

    def find(self, member: Member) -> Position | None:
        """The position that a member is."""
        return self.positions.get((member.claim, member.figure))


class _Kept(Generic[_Value]):
    """What was made, by the digests of readings. Several threads may use it."""

    def __init__(self) -> None:
        self._made: OrderedDict[str, _Value] = OrderedDict()
        self._lock = Lock()

    def get(self, digest: str) -> _Value | None:
        with self._lock:
            if digest in self._made:
                self._made.move_to_end(digest)
            return self._made.get(digest)

    def put(self, digest: str, made: _Value) -> None:
        with self._lock:
            self._made[digest] = made
            while len(self._made) > _MOST:
                self._made.popitem(last=False)


_kept: _Kept[Made] = _Kept()
_witnesses: _Kept[Witnesses] = _Kept()


def load_made(ledger: Ledger, members: Iterable[Member]) -> dict[int, Made]:
    """What is made of the readings of ``members``, by the readings' keys."""
    digests = {member.reading: member.digest for member in members}
    found = {key: made for key, digest in digests.items() if (made := _kept.get(digest)) is not None}
    for key, reading in load_readings(ledger, digests.keys() - found.keys()).items():
        found[key] = _make(reading)
        _kept.put(digests[key], found[key])
    return found


def load_made_with_witnesses(ledger: Ledger, members: Iterable[Member]) -> tuple[dict[int, Made], dict[int, Witnesses]]:
    """The same, and the witnesses of the readings, which take as long to make as the positions do."""
    wanted = list(members)
    digests = {member.reading: member.digest for member in wanted}
    witnesses = {key: kept for key, digest in digests.items() if (kept := _witnesses.get(digest)) is not None}
    for key, reading in load_readings(ledger, digests.keys() - witnesses.keys()).items():
        witnesses[key] = make_witnesses(reading, origin="")
        _witnesses.put(digests[key], witnesses[key])
        if _kept.get(digests[key]) is None:
            _kept.put(digests[key], _make(reading))
    return load_made(ledger, wanted), witnesses


def _make(reading: Reading) -> Made:
    return Made(
        positions={(position.claim, position.figure): position for position in make_positions(reading)},
        sources={claim.id: claim.source.words for claim in reading.claims},
    )
