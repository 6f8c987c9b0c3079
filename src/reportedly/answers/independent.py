"""How many independent origins the positions on a question have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reportedly.answers.made import Made, Witnesses
from reportedly.answers.values import Independent, Left
from reportedly.ledger.answering.questions import Member
from reportedly.reconciliation.independence import Witness, count_independent


def count_origins(
    members: Iterable[Member], made: Mapping[int, Made], witnesses: Mapping[int, Witnesses]
) -> Independent:
    """The count over the positions of sources; what an outlet says in its own voice is nobody's testimony."""
    found = count_independent(_list_witnesses(members, made, witnesses))
    return Independent(
        count=found.count,
        exact=found.exact,
        positions=found.witnesses,
        left=tuple(
            Left(position=each.witness, on=each.on, kind=each.kind, reason=each.reason) for each in found.dependences
        ),
        reason=found.reason,
    )


def _list_witnesses(
    members: Iterable[Member], made: Mapping[int, Made], witnesses: Mapping[int, Witnesses]
) -> Iterator[Witness]:
    for member in members:
        position = made[member.reading].find(member)
        if position is not None and position.claim is not None:
            witness = witnesses[member.reading][position.claim]
            yield replace(witness, id=position.id, origin=member.origin, drawn=frozenset(member.drawn))
