"""What people put together and what they part, as a graph: chains of merges, and the cuts that contradict them.

A merge of A with B and one of B with C put A with C. Whoever parts A from C contradicts that, and is told the chain. A
merge and a cut of the same two things are opposed: both are kept, and neither counts until one is undone.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.ledger.attaching import Target
from reportedly.ledger.judgement_rows import KeptJudgement
from reportedly.vocabulary import GroupKind
from reportedly.vocabulary.judgements import JudgementKind, Subject

Node = tuple[GroupKind, Target]
_APART = (JudgementKind.CUT, JudgementKind.SPLIT)
_PAIRED = (JudgementKind.MERGE, *_APART)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two things that a judgement puts together or parts. ``left`` and ``right`` are where they are in the graph."""

    kept: KeptJudgement
    joins: bool
    left: Node
    right: Node
    first: Subject
    second: Subject

    @property
    def ends(self) -> frozenset[Node]:
        """Both, whatever their order."""
        return frozenset((self.left, self.right))


@dataclass(frozen=True, slots=True, kw_only=True)
class Knots:
    """The pairs that judgements tie, without what is undone.

    ``holding`` are those that count. ``opposed`` are the keys of a merge and of a cut that contradict each other;
    ``void`` those of cuts that part a thing from itself, since a later reading has made one of the two.
    """

    pairs: tuple[Pair, ...]
    holding: tuple[Pair, ...]
    opposed: frozenset[tuple[int, int]]
    void: frozenset[int]


def tie_knots(kept: Iterable[KeptJudgement], targets: Mapping[int, Sequence[Sequence[Target]]]) -> Knots:
    """The pairs of all judgements that count; ``targets`` as in ``weighing``."""
    live = [each for each in kept if each.counts and each.kind in _PAIRED]
    nodes = _unite(live, targets)
    pairs = [pair for each in live for pair in _list_pairs(each, targets[each.key], nodes)]
    void = frozenset(pair.kept.key for pair in pairs if not pair.joins and len(pair.ends) == 1)
    opposed: set[tuple[int, int]] = set()
    settled: list[Pair] = []
    for same in _group_by_ends(pairs).values():
        against = [(pair.kept.key, other.kept.key) for pair in same for other in same if pair.joins and not other.joins]
        opposed.update(against)
        settled.extend(() if against else same)
    holding = _drop_contradictions(settled, opposed)
    return Knots(pairs=tuple(pairs), holding=holding, opposed=frozenset(opposed), void=void)


def find_chain(pairs: Iterable[Pair], start: Node, end: Node) -> tuple[Pair, ...]:
    """The shortest chain of merges from one thing to another; empty where there is none."""
    beside: dict[Node, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.joins:
            for node in pair.ends:
                beside[node].append(pair)
    came: dict[Node, Pair | None] = {start: None}
    waiting = deque([start])
    while waiting and end not in came:
        node = waiting.popleft()
        for pair in beside[node]:
            other = _cross(pair, node)
            if other not in came:
                came[other] = pair
                waiting.append(other)
    return tuple(reversed(list(_walk_back(came, end)))) if end in came else ()


def _walk_back(came: Mapping[Node, Pair | None], node: Node) -> Iterator[Pair]:
    while (pair := came[node]) is not None:
        yield pair
        node = _cross(pair, node)


def _cross(pair: Pair, node: Node) -> Node:
    return pair.right if pair.left == node else pair.left


def _group_by_ends(pairs: Iterable[Pair]) -> dict[frozenset[Node], list[Pair]]:
    groups: dict[frozenset[Node], list[Pair]] = defaultdict(list)
    for pair in pairs:
        if len(pair.ends) == 2:
            groups[pair.ends].append(pair)
    return groups


def _unite(
    live: Iterable[KeptJudgement], targets: Mapping[int, Sequence[Sequence[Target]]]
) -> Callable[[GroupKind, Target], Node]:
    """What tells where in the graph a target is: all that one subject is now is one thing."""
    sets = Sets()
    for each in live:
        group = _name_group(each)
        for found in targets[each.key]:
            for other in found[1:]:
                sets.unite((group, found[0]), (group, other))
    return lambda group, target: sets.find((group, target))


def _list_pairs(
    kept: KeptJudgement, found: Sequence[Sequence[Target]], find: Callable[[GroupKind, Target], Node]
) -> Iterator[Pair]:
    assert kept.judgement is not None
    group, first = _name_group(kept), kept.judgement.subjects[0]
    for second, theirs in zip(kept.judgement.subjects[1:], found[1:], strict=True):
        if found[0] and theirs:
            yield Pair(
                kept=kept,
                joins=kept.kind is JudgementKind.MERGE,
                left=find(group, found[0][0]),
                right=find(group, theirs[0]),
                first=first,
                second=second,
            )


def _name_group(kept: KeptJudgement) -> GroupKind:
    assert kept.judgement is not None
    assert kept.judgement.group is not None
    return kept.judgement.group


def _drop_contradictions(settled: Sequence[Pair], opposed: set[tuple[int, int]]) -> tuple[Pair, ...]:
    """The pairs without cuts that a chain of merges contradicts, and without that chain; ``opposed`` gets them.

    None is let in when it is made: two things that were judged apart may have become one, after another reading.
    """
    holding = sorted(settled, key=lambda pair: (pair.kept.key, pair.second.id))
    sets = Sets()
    for pair in holding:
        if pair.joins:
            sets.unite(pair.left, pair.right)
    for cut in [pair for pair in holding if not pair.joins and sets.find(pair.left) == sets.find(pair.right)]:
        chain = find_chain(holding, cut.left, cut.right)
        if chain:
            opposed.update((pair.kept.key, cut.kept.key) for pair in chain)
            holding = [pair for pair in holding if pair is not cut and pair not in chain]
    return tuple(holding)


class Sets:
    """Things that are one thing together."""

    def __init__(self) -> None:
        self._above: dict[Node, Node] = {}

    def find(self, node: Node) -> Node:
        """The one that stands for all that are one with ``node``."""
        root = node
        while (above := self._above.get(root, root)) != root:
            root = above
        while node != root:
            self._above[node], node = root, self._above.get(node, root)
        return root

    def unite(self, left: Node, right: Node) -> None:
        """Make both one, whatever the order in which this is said."""
        first, second = self.find(left), self.find(right)
        self._above[max(first, second)] = min(first, second)
