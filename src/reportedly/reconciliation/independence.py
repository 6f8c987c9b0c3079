"""How many independent origins a set of claims has: forty outlets that run one wire story are one.

Two witnesses are independent where their texts, their occasions and their knowers are all shown to be two. The count is
the size of the largest set of witnesses of which every two are independent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.reconciliation.crediting import find_credits
from reportedly.reconciliation.knowers import Knower, find_knowers, share_knower
from reportedly.reconciliation.meeting import Firsts, mark_knower, mark_occasion, meet_knowers, meet_occasions
from reportedly.reconciliation.occasions import Occasion, find_occasions, share_occasion
from reportedly.vocabulary import Reading

_MOST_EXACT = 20
"""Of more witnesses that differ the set is grown one by one, which may miss the largest by a few: never too many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """What independence needs to know of one claim, or of one position.

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
    """A witness that adds no origin: it shares ``kind`` (``text``, ``occasion`` or ``knower``) with ``on``."""

    witness: str
    on: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """How many independent origins there are, the witnesses that stand for them, and why each other one adds nothing.

    ``exact`` is False where there were too many witnesses to be sure that no larger set exists: ``count`` is then at
    least, not exactly, so many.
    """

    count: int
    witnesses: tuple[str, ...]
    dependences: tuple[Dependence, ...]
    reason: str
    exact: bool = True


def make_witnesses(reading: Reading, *, origin: str, drawn: Iterable[str] = ()) -> Mapping[str, Witness]:
    """The witnesses of all claims of ``reading``, by the claims' ids; ``origin`` and ``drawn`` are an ``Origin``'s."""
    knowers, occasions = find_knowers(reading), find_occasions(reading)
    credits = {credit.claim: credit.agency for credit in reversed(find_credits(reading))}
    others = frozenset(drawn)
    return {
        claim.id: Witness(
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


def find_dependence(one: Witness, other: Witness) -> Dependence | None:
    """Why ``one`` adds nothing to ``other``; None where the two are independent."""
    kind, reason = "text", _share_text(one, other)
    if reason is None and one.occasion is not None and other.occasion is not None:
        kind, reason = "occasion", share_occasion(one.occasion, other.occasion)
    if reason is None:
        kind, reason = "knower", share_knower(one.knower, other.knower)
    return Dependence(witness=one.id, on=other.id, kind=kind, reason=reason) if reason is not None else None


def count_independent(witnesses: Iterable[Witness]) -> Independence:
    """The independent origins of ``witnesses``; the same for any order. Those of one id count once."""
    held = sorted({witness.id: witness for witness in witnesses}.values(), key=lambda each: each.id)
    kinds = _drop_alike(held)
    exact = len(kinds) <= _MOST_EXACT
    chosen = _choose_exactly(kinds) if exact else _choose_in_turn(kinds)
    names = {witness.id for witness in chosen}
    gathered = Gathering()
    for each in chosen:
        gathered.add(each)
    left = (_explain(witness, gathered) for witness in held if witness.id not in names)
    dependences = tuple(each for each in left if each is not None)
    return Independence(
        count=len(chosen),
        witnesses=tuple(witness.id for witness in chosen),
        dependences=dependences,
        reason=_sum_up(len(held), len(chosen), dependences),
        exact=exact,
    )


class Gathering:
    """Witnesses in the order in which they were added, asked for the first one that a new one depends on.

    Texts are looked up by their keys. Occasions and knowers are compared once for every two values, not for every two
    witnesses: 2,000 witnesses have a few hundred knowers.
    """

    def __init__(self) -> None:
        self.witnesses: list[Witness] = []
        self._texts: dict[tuple[str, str], int] = {}
        self._occasions: Firsts[Occasion] = Firsts(meet_occasions, mark_occasion)
        self._knowers: Firsts[Knower] = Firsts(meet_knowers, mark_knower)

    def add(self, witness: Witness) -> None:
        """Puts ``witness`` last."""
        place = len(self.witnesses)
        self.witnesses.append(witness)
        for key in _list_text_keys(witness):
            self._texts.setdefault(key, place)
        if witness.occasion is not None:
            self._occasions.add(place, witness.occasion)
        self._knowers.add(place, witness.knower)

    def find_first(self, witness: Witness) -> int | None:
        """The place of the first that ``witness`` depends on."""
        found = [self._texts[key] for key in _seek_text_keys(witness) if key in self._texts]
        if witness.occasion is not None:
            found += self._occasions.find(witness.occasion)
        found += self._knowers.find(witness.knower)
        return min(found, default=None)


def _list_text_keys(witness: Witness) -> Iterator[tuple[str, str]]:
    """What a witness is found by where texts are shared."""
    yield "report", witness.report
    yield "origin", witness.origin
    yield from (("drawn", origin) for origin in witness.drawn)
    if witness.credit is not None:
        yield "credit", witness.credit


def _seek_text_keys(witness: Witness) -> Iterator[tuple[str, str]]:
    """What a witness that shares a text has; as ``_share_text`` says it of two."""
    yield "report", witness.report
    yield "origin", witness.origin
    yield "drawn", witness.origin
    yield from (("origin", origin) for origin in witness.drawn)
    if witness.credit is not None:
        yield "credit", witness.credit


def _share_text(one: Witness, other: Witness) -> str | None:
    if one.report == other.report:
        return "both stand in one report"
    if one.origin == other.origin:
        return "both reports are one text, or made from one"
    if one.origin in other.drawn or other.origin in one.drawn:
        return "one report carries passages of the other's text"
    if one.credit is not None and one.credit == other.credit:
        return f"both are from {one.credit}"
    return None


def _drop_alike(held: Sequence[Witness]) -> list[Witness]:
    """One witness, the first, of each text, occasion and knower; the others can only do as it does."""
    first: dict[tuple[object, ...], Witness] = {}
    for each in held:
        first.setdefault((each.origin, each.drawn, each.credit, each.occasion, each.knower), each)
    return list(first.values())


def _choose_exactly(kinds: Sequence[Witness]) -> list[Witness]:
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


def _choose_in_turn(kinds: Sequence[Witness]) -> list[Witness]:
    """Each that is independent of all chosen before it; those with a text of their own and a settled knower first."""
    chosen = Gathering()
    for each in sorted(kinds, key=lambda one: (not one.knower.settled, len(one.drawn), one.id)):
        if chosen.find_first(each) is None:
            chosen.add(each)
    return sorted(chosen.witnesses, key=lambda one: one.id)


def _explain(witness: Witness, chosen: Gathering) -> Dependence | None:
    first = chosen.find_first(witness)
    return find_dependence(witness, chosen.witnesses[first]) if first is not None else None


def _sum_up(held: int, chosen: int, dependences: Sequence[Dependence]) -> str:
    counts = {kind: sum(each.kind == kind for each in dependences) for kind in ("text", "occasion", "knower")}
    if held == 1:
        return "there is one position that counts"
    told = ", ".join(f"{count} {_tell_sharing(count, kind)}" for kind, count in counts.items() if count)
    rest = f": of the others {told}" if told else ""
    return f"{chosen} of {held} positions {'is' if chosen == 1 else 'are'} independent{rest}"


def _tell_sharing(count: int, kind: str) -> str:
    return f"{'shares' if count == 1 else 'share'} {'an' if kind == 'occasion' else 'a'} {kind}"
