"""How sources stand to each other and to what they said before, in words; and why positions add no origin."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.answers.relating import SHOWN_FIRST
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
    """Pairs that stand to each other in one way for one reason."""

    kind: str
    reason: str
    pairs: tuple[tuple[Side, Side], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLines:
    """All that stand to each other in one way, by their reasons."""

    kind: str
    lines: tuple[RelationLine, ...]

    @property
    def pairs(self) -> int:
        """How many pairs there are."""
        return sum(len(line.pairs) for line in self.lines)


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
    """All relations of an answer; those that are alike in kind and reason together."""
    held = {each.position.id: each for each in answer.held}
    names = {each.position.id: source.name for source in answer.sources for each in source.held}
    sources = {each.position.id: source.source for source in answer.sources for each in source.held}
    own: list[RelationLine] = []
    between: dict[RelationKind, dict[str, list[tuple[Side, Side]]]] = defaultdict(lambda: defaultdict(list))
    for relation in answer.relations:
        if relation.position not in held or relation.other not in held:
            continue
        pair = _make_pair(relation, held, names)
        if sources[relation.position] == sources[relation.other]:
            own.append(RelationLine(kind=relation.kind.value, reason=relation.reason, pairs=(pair,)))
        else:
            between[relation.kind][relation.reason].append(pair)
    kinds = sorted(between.items(), key=lambda item: SHOWN_FIRST.index(item[0]))
    return Relations(own=tuple(own), between=tuple(_make_kind(kind, reasons) for kind, reasons in kinds))


def _make_kind(kind: RelationKind, reasons: dict[str, list[tuple[Side, Side]]]) -> KindLines:
    lines = (RelationLine(kind=kind.value, reason=reason, pairs=tuple(pairs)) for reason, pairs in reasons.items())
    return KindLines(kind=kind.value, lines=tuple(lines))


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
