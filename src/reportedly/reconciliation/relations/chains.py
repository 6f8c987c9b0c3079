"""The relations of all positions on one question: each to its source's previous one and to each other source's latest.

Never all pairs: of 2,000 positions of 300 sources one position has some 300 relations, and the latest ones among
themselves are made when they are asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from reportedly.reconciliation.questions import TopicMatch, compare_topics
from reportedly.reconciliation.relations.settings import DEFAULT, RelationSettings
from reportedly.reconciliation.relations.timing import order_positions
from reportedly.reconciliation.relations.together import relate_together
from reportedly.vocabulary import Position, Relation

Compare = Callable[[Position, Position], TopicMatch]
"""What judges whether two positions are on one question."""


class Chains:
    """The positions of one question by source, each chain in order of time; positions without a time come first."""

    def __init__(
        self,
        positions: Iterable[Position],
        settings: RelationSettings = DEFAULT,
        compare: Compare = compare_topics,
    ) -> None:
        self._settings = settings
        self._compare = compare
        ordered = order_positions({each.id: each for each in positions}.values())
        self._order: Sequence[Position] = (*ordered.undated, *ordered.dated)
        self._places = {each.id: place for place, each in enumerate(self._order)}
        chains: dict[str, list[Position]] = defaultdict(list)
        for each in self._order:
            chains[each.source].append(each)
        self._chains: Mapping[str, Sequence[Position]] = dict(sorted(chains.items()))
        self._at = {source: [self._places[each.id] for each in chain] for source, chain in self._chains.items()}

    def relate_one(self, position: Position) -> tuple[Relation, ...]:
        """Of ``position`` to its source's previous one and to each other source's latest as of its time."""
        return tuple(self._relate(position, other) for other in self._list_others(position))

    def relate_latest(self) -> Iterator[Relation]:
        """Of each source's latest position to its previous one; then of the latest ones each pair once, newest first.

        Made one by one, as they are asked for.
        """
        chains = sorted(self._chains.values(), key=lambda chain: -self._places[chain[-1].id])
        yield from (self._relate(chain[-1], chain[-2]) for chain in chains if len(chain) > 1)
        latest = [chain[-1] for chain in chains]
        yield from (self._relate(each, other) for place, each in enumerate(latest) for other in latest[place + 1 :])

    def relate_all(self) -> Iterator[Relation]:
        """Those of every position, in order of time."""
        return (relation for each in self._order for relation in self.relate_one(each))

    def _list_others(self, position: Position) -> Iterator[Position]:
        place = self._places[position.id]
        for source, chain in self._chains.items():
            at = self._at[source]
            before = bisect_left(at, place) if source == position.source else bisect_right(at, place)
            if before:
                yield chain[before - 1]

    def _relate(self, position: Position, other: Position) -> Relation:
        return relate_together(position, other, self._compare(position, other), self._settings)


def relate_all(
    positions: Iterable[Position], settings: RelationSettings = DEFAULT, compare: Compare = compare_topics
) -> tuple[Relation, ...]:
    """The relations of every position of one question, the same for any order of input."""
    return tuple(Chains(positions, settings, compare).relate_all())


def relate_latest(
    positions: Iterable[Position], settings: RelationSettings = DEFAULT, compare: Compare = compare_topics
) -> Iterator[Relation]:
    """Of each source's latest position to its previous one, then of the latest ones among themselves, newest first.

    Lazy: 300 sources have 45,000 pairs of latest positions, of which a page shows the first few.
    """
    return Chains(positions, settings, compare).relate_latest()
