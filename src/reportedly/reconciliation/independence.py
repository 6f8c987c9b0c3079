"""How many independent origins a set of positions has: forty outlets that run one wire story are one.

Two positions are independent where their texts, their occasions and their knowers are all shown to be two. The count is
the size of the largest set of positions of which every two are independent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.reconciliation.crediting import find_credits
from reportedly.reconciliation.knowers import Knower, find_knowers, share_knower
from reportedly.reconciliation.occasions import Occasion, find_occasions, share_occasion
from reportedly.vocabulary import Reading

_MOST_EXACT = 20
"""Of more positions that differ the set is grown one by one, which may miss the largest by a few: never too many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What independence needs to know of one claim.

    ``id`` is the claim's, or the ledger's own for it. ``origin`` is the id of its report's text origin, ``drawn`` those
    of other origins of which the report carries passages; ``credit`` the agency that the claim or its report is from.
    """

    id: str
    report: str
    origin: str
    knower: Knower
    drawn: frozenset[str] = frozenset()
    credit: str | None = None
    occasion: Occasion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """A position that adds no origin: it shares ``kind`` (``text``, ``occasion`` or ``knower``) with ``on``."""

    position: str
    on: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """How many independent origins there are, the positions that stand for them, and why each other one adds nothing.

    ``exact`` is False where there were too many positions to be sure that no larger set exists: ``count`` is then at
    least, not exactly, so many.
    """

    count: int
    positions: tuple[str, ...]
    dependences: tuple[Dependence, ...]
    reason: str
    exact: bool = True


def make_positions(reading: Reading, *, origin: str, drawn: Iterable[str] = ()) -> Mapping[str, Position]:
    """The positions of all claims of ``reading``, by the claims' ids; ``origin`` and ``drawn`` are an ``Origin``'s."""
    knowers, occasions = find_knowers(reading), find_occasions(reading)
    credits = {credit.claim: credit.agency for credit in reversed(find_credits(reading))}
    others = frozenset(drawn)
    return {
        claim.id: Position(
            id=claim.id,
            report=reading.report.id,
            origin=origin,
            knower=knowers[claim.id],
            drawn=others,
            credit=credits.get(claim.id, credits.get(None)),
            occasion=occasions.get(claim.id),
        )
        for claim in reading.claims
    }


def find_dependence(one: Position, other: Position) -> Dependence | None:
    """Why ``one`` adds nothing to ``other``; None where the two are independent."""
    kind, reason = "text", _share_text(one, other)
    if reason is None and one.occasion is not None and other.occasion is not None:
        kind, reason = "occasion", share_occasion(one.occasion, other.occasion)
    if reason is None:
        kind, reason = "knower", share_knower(one.knower, other.knower)
    return Dependence(position=one.id, on=other.id, kind=kind, reason=reason) if reason is not None else None


def count_independent(positions: Iterable[Position]) -> Independence:
    """The independent origins of ``positions``; the same for any order. Positions of one id count once."""
    held = sorted({position.id: position for position in positions}.values(), key=lambda each: each.id)
    kinds = _drop_alike(held)
    exact = len(kinds) <= _MOST_EXACT
    chosen = _choose_exactly(kinds) if exact else _choose_in_turn(kinds)
    names = {position.id for position in chosen}
    left = (_explain(position, chosen) for position in held if position.id not in names)
    dependences = tuple(each for each in left if each is not None)
    return Independence(
        count=len(chosen),
        positions=tuple(position.id for position in chosen),
        dependences=dependences,
        reason=_sum_up(len(held), len(chosen), dependences),
        exact=exact,
    )


def _share_text(one: Position, other: Position) -> str | None:
    if one.report == other.report:
        return "both stand in one report"
    if one.origin == other.origin:
        return "both reports are one text, or made from one"
    if one.origin in other.drawn or other.origin in one.drawn:
        return "one report carries passages of the other's text"
    if one.credit is not None and one.credit == other.credit:
        return f"both are from {one.credit}"
    return None


def _drop_alike(held: Sequence[Position]) -> list[Position]:
    """One position, the first, of each text, occasion and knower; the others can only do as it does."""
    first: dict[tuple[object, ...], Position] = {}
    for each in held:
        first.setdefault((each.origin, each.drawn, each.credit, each.occasion, each.knower), each)
    return list(first.values())


def _choose_exactly(kinds: Sequence[Position]) -> list[Position]:
    """The largest set in which every two are independent; of several the one whose ids come first."""
    apart = [
        sum(1 << place for place, other in enumerate(kinds) if place != own and find_dependence(each, other) is None)
        for own, each in enumerate(kinds)
    ]
    best = _grow((1 << len(kinds)) - 1, apart, {})
    return [kinds[place] for place in range(len(kinds)) if best >> place & 1]


def _grow(open_places: int, apart: Sequence[int], known: dict[int, int]) -> int:
    """The places of the largest set among ``open_places``, as bits; those that come first are tried first."""
    if open_places == 0:
        return 0
    if open_places not in known:
        lowest = open_places & -open_places
        place = lowest.bit_length() - 1
        with_it = lowest | _grow(open_places & apart[place], apart, known)
        without = _grow(open_places & ~lowest, apart, known)
        known[open_places] = with_it if with_it.bit_count() >= without.bit_count() else without
    return known[open_places]


def _choose_in_turn(kinds: Sequence[Position]) -> list[Position]:
    """Each that is independent of all chosen before it; those with a text of their own and a settled knower first."""
    chosen: list[Position] = []
    for each in sorted(kinds, key=lambda one: (not one.knower.settled, len(one.drawn), one.id)):
        if all(find_dependence(each, other) is None for other in chosen):
            chosen.append(each)
    return sorted(chosen, key=lambda one: one.id)


def _explain(position: Position, chosen: Sequence[Position]) -> Dependence | None:
    found = (find_dependence(position, other) for other in chosen)
    return next((each for each in found if each is not None), None)


def _sum_up(held: int, chosen: int, dependences: Sequence[Dependence]) -> str:
    counts = {kind: sum(each.kind == kind for each in dependences) for kind in ("text", "occasion", "knower")}
    told = ", ".join(f"{count} share a {kind}" for kind, count in counts.items() if count)
    rest = f": of the others {told}" if told else ""
    return f"{chosen} of {held} positions {'is' if chosen == 1 else 'are'} independent{rest}"
