"""How sources stand to each other and to what they said before, in words; and why positions add no origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.answers.relating import SHOWN_FIRST, find_rings, tell_ring
from reportedly.vocabulary import Relation, RelationKind
from reportedly.web.charts.points import label_held

if TYPE_CHECKING:
    from reportedly.answers.values import Held, QuestionAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a relation: a position, whose it is, and its figure or words in short."""

    position: str
    name: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationLine:
    """Pairs that stand to each other in one way for one reason; or a ``ring`` of those that all do, each with each."""

    kind: str
    reason: str
    pairs: tuple[tuple[Side, Side], ...] = ()
    ring: tuple[Side, ...] = ()

    @property
    def count(self) -> int:
        """How many pairs it is of."""
        return len(self.pairs) + len(self.ring) * (len(self.ring) - 1) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLines:
    """All that stand to each other in one way, by their reasons."""

    kind: str
    lines: tuple[RelationLine, ...]

    @property
    def pairs(self) -> int:
        """How many pairs there are."""
        return sum(line.count for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """``own``: to what a source said before, each the later first. ``between``: the latest of different sources."""

    own: tuple[RelationLine, ...]
    between: tuple[KindLines, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """Why some positions add no independent origin."""

    reason: str
    sides: tuple[Side, ...]


def tell_relations(answer: QuestionAnswer) -> Relations:
    """All relations of an answer; those that are alike in kind and reason together, and those who all agree."""
    held = {each.position.id: each for each in answer.held}
    names = {each.position.id: source.name for source in answer.sources for each in source.held}
    sources = {each.position.id: source.source for source in answer.sources for each in source.held}
    own: list[RelationLine] = []
    between: dict[RelationKind, dict[str, list[tuple[Side, Side]]]] = defaultdict(lambda: defaultdict(list))
    here = [each for each in answer.relations if each.position in held and each.other in held]
    rings = find_rings(each for each in here if sources[each.position] != sources[each.other])
    for relation in here:
        pair = _make_pair(relation, held, names)
        if sources[relation.position] == sources[relation.other]:
            own.append(RelationLine(kind=relation.kind.value, reason=relation.reason, pairs=(pair,)))
        elif not any(ring >= {relation.position, relation.other} for ring in rings):
            between[relation.kind][relation.reason].append(pair)
    lines = [_make_ring(ring, held, names) for ring in rings]
    lines += [
        RelationLine(kind=kind.value, reason=reason, pairs=tuple(pairs))
        for kind, reasons in between.items()
        for reason, pairs in reasons.items()
    ]
    return Relations(own=tuple(own), between=tuple(_sort_lines(lines)))


def _sort_lines(lines: Sequence[RelationLine]) -> Iterator[KindLines]:
    for kind in SHOWN_FIRST:
        own = tuple(line for line in lines if line.kind == kind.value)
        if own:
            yield KindLines(kind=kind.value, lines=own)


def _make_ring(ring: frozenset[str], held: dict[str, Held], names: dict[str, str]) -> RelationLine:
    inside = [each for each in held if each in ring]
    reason = tell_ring(held[each].position.words.text for each in inside)
    sides = tuple(_make_side(each, held, names) for each in inside)
    return RelationLine(kind=RelationKind.AGREES.value, reason=reason, ring=sides)


def tell_independent(answer: QuestionAnswer) -> tuple[Adding, ...]:
    """Why each position that adds no origin adds none, those with one reason together."""
    held = {each.position.id: each for each in answer.held}
    names = {each.position.id: source.name for source in answer.sources for each in source.held}
    by_reason: dict[str, dict[tuple[str, str], Side]] = defaultdict(dict)
    for left in answer.independent.left:
        if left.position in held:
            side = _make_side(left.position, held, names)
            by_reason[left.reason].setdefault((side.name, side.label), side)
    return tuple(Adding(reason=reason, sides=tuple(sides.values())) for reason, sides in by_reason.items())


def _make_pair(relation: Relation, held: dict[str, Held], names: dict[str, str]) -> tuple[Side, Side]:
    return _make_side(relation.position, held, names), _make_side(relation.other, held, names)


def _make_side(position: str, held: dict[str, Held], names: dict[str, str]) -> Side:
    return Side(position=position, name=names[position], label=label_held(held[position]))
