"""How positions stand to each other, worked out once: the same positions stand to each other as they did before.

What is kept goes by the positions themselves, words, figures and all. One that a person has corrected, or that another
reading has, is another one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from reportedly.reconciliation.relations import Chains, RelationSettings, relate, relate_latest
from reportedly.reconciliation.relations.replacing import find_replaced
from reportedly.reconciliation.relations.settings import DEFAULT
from reportedly.vocabulary import Position, Relation, RelationKind

SHOWN_FIRST = (
    RelationKind.DENIES,
    RelationKind.DIFFERS,
    RelationKind.REVISES,
    RelationKind.MOVES,
    RelationKind.ACCUMULATES,
    RelationKind.QUALIFIES,
    RelationKind.UNDECIDED,
    RelationKind.AGREES,
    RelationKind.OTHER_SCOPE,
)
"""In which order the relations of a question are shown: what sets two sources against each other first."""

_RING = 3
_OVERLAP = "” overlap"
"""How the reason of a plain agreement of two figures ends."""

_MOST = 300
"""Sets of positions whose relations are kept, those that were asked for last: some ten kB each."""


@lru_cache(maxsize=_MOST)
def relate_positions(positions: tuple[Position, ...], settings: RelationSettings) -> tuple[Relation, ...]:
    """Of each source's latest position to its previous one, and of the latest ones among themselves.

    First comes how a figure stands to one that its own claim replaces, which stands no more.
    """
    by_id = {position.id: position for position in positions}
    replaced = find_replaced(positions)
    standing = (position for position in positions if position.id not in replaced)
    own = (relate(by_id[new], by_id[old], None, settings) for old, new in sorted(replaced.items()))
    return (*own, *relate_latest(standing, settings))


@lru_cache(maxsize=_MOST)
def relate_new(positions: tuple[Position, ...], new: tuple[Position, ...]) -> tuple[tuple[Relation, ...], ...]:
    """Of each of the ``new`` ones, which are among ``positions``, to its source's previous one and to the others'
    latest as of its time.
    """
    chains = Chains(positions, DEFAULT)
    return tuple(chains.relate_one(each) for each in new)


def find_rings(relations: Iterable[Relation]) -> tuple[frozenset[str], ...]:
    """Positions of which each agrees with each other one, three at least, by nothing but that their figures overlap.

    They can be told together. Each is in one set, which is found greedily from the one that most others agree with.
    """
    beside: dict[str, set[str]] = {}
    for each in relations:
        if each.kind is RelationKind.AGREES and each.reason.endswith(_OVERLAP):
            beside.setdefault(each.position, set()).add(each.other)
            beside.setdefault(each.other, set()).add(each.position)
    rings = []
    for start in sorted(beside, key=lambda one: (-len(beside[one]), one)):
        ring = {start} & beside.keys()
        for other in sorted(beside.get(start, ()), key=lambda one: (-len(beside[one]), one)):
            if beside[other] >= ring:
                ring.add(other)
        if len(ring) >= _RING:
            rings.append(frozenset(ring))
            beside = {one: theirs - ring for one, theirs in beside.items() if one not in ring}
    return tuple(rings)


def tell_ring(words: Iterable[str]) -> str:
    """What positions say that all agree: the words of their figures, each once."""
    told = list({each.casefold(): each for each in words}.values())
    return f"all say “{told[0]}”" if len(told) == 1 else f"{' and '.join(f'“{each}”' for each in told)} overlap"
