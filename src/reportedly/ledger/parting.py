"""Items parted into groups by the links between them, and by what people say of pairs; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.ledger.constraints import Constraints, Pair, order_pair

TWIN_SCORE = 2.0
"""Of two items that are alike in all that is compared: more than any comparison gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A link that joins two items, by their keys."""

    left: int
    right: int
    score: float


class Union:
    """Sets that grow together. The head of a set is any of it."""

    def __init__(self, members: Iterable[int] = ()) -> None:
        self._heads = {member: member for member in members}

    def add(self, member: int) -> None:
        """Take in ``member`` as a set of its own, unless it is there."""
        self._heads.setdefault(member, member)

    def find(self, member: int) -> int:
        """The head of the set that ``member`` is in."""
        heads = self._heads
        while heads[member] != member:
            heads[member] = heads[heads[member]]
            member = heads[member]
        return member

    def join(self, left: int, right: int) -> None:
        """Make one set of two."""
        self._heads[self.find(left)] = self.find(right)

    def list_sets(self) -> list[list[int]]:
        """The sets, each in the order in which its members came."""
        sets: dict[int, list[int]] = defaultdict(list)
        for member in self._heads:
            sets[self.find(member)].append(member)
        return list(sets.values())


def part_items(names: Mapping[int, int], edges: Iterable[Edge], asked: Constraints) -> list[list[list[int]]]:
    """The blocks that items hang together in, each as the groups that cuts part it into.

    ``names`` are those of the items by their keys; they decide between equal scores, so that the result is the same
    for any order of items and edges. What people join comes first, then links by falling score; one that would bring
    the two of a cut into one group is passed over.
    """

    def rank(pair: Pair) -> Pair:
        return order_pair((names[pair[0]], names[pair[1]]))

    joins = sorted((pair for pair in asked.joins if names.keys() >= set(pair)), key=rank)
    cuts = [pair for pair in asked.cuts if names.keys() >= set(pair)]
    ordered = sorted(edges, key=lambda edge: (-edge.score, rank((edge.left, edge.right))))
    whole, parted = Union(names), Union(names)
    for left, right in [*joins, *((edge.left, edge.right) for edge in ordered)]:
        whole.join(left, right)
        if not _is_cut(parted, left, right, cuts):
            parted.join(left, right)
    blocks: dict[int, list[list[int]]] = defaultdict(list)
    for group in parted.list_sets():
        blocks[whole.find(group[0])].append(group)
    return list(blocks.values())


def _is_cut(parted: Union, left: int, right: int, cuts: Iterable[Pair]) -> bool:
    """Whether joining the groups of ``left`` and ``right`` would bring a cut pair together."""
    if not cuts:
        return False
    both = {parted.find(left), parted.find(right)}
    return len(both) == 2 and any({parted.find(one), parted.find(other)} == both for one, other in cuts)
