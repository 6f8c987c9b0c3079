from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reconciliation.questions import TopicMatch, Verdict
from reportedly.reconciliation.relations import Chains, choose_pair, order_positions, relate_all, relate_latest
from reportedly.reconciliation.relations.speakers import compare_sources
from reportedly.reconciliation.relations.timing import compare_times
from reportedly.vocabulary import FigureKind, Naming, Position, RelationKind, SourceKind, Topic
from tests.reconciliation.positioned import DAY, NEXT_DAY, WEEK_LATER, count, on, position


def agree(one: Position, other: Position) -> TopicMatch:
    return TopicMatch(verdict=Verdict.SAME, reason="", parts=(("place", Verdict.SAME, "both in Varn"),), score=1.0)


def said(source: str, value: int, day: str | None, **facts: object) -> Position:
    content = f"{value} troops were at Varn"
    key = facts.pop("key", f"name:{source}")
    return position(content, source, count(value), words=f"{value} troops", published=day, key=key, **facts)


ONE = [said("Ulm", 10, DAY), said("Ulm", 20, NEXT_DAY), said("Orr", 15, DAY), said("Orr", 25, WEEK_LATER)]


def name_pairs(positions: list[Position]) -> set[tuple[str, str]]:
    names = {each.id: f"{each.source_words}{each.amount.low if each.amount else ''}" for each in positions}
    return {(names[each.position], names[each.other]) for each in relate_all(positions, compare=agree)}


def test_each_position_is_related_to_its_own_previous_and_the_others_latest() -> None:
    pairs = name_pairs(ONE)
    assert ("Ulm20", "Ulm10") in pairs
    assert ("Ulm20", "Orr15") in pairs
    assert ("Orr25", "Orr15") in pairs
    assert ("Orr25", "Ulm20") in pairs
    assert ("Orr25", "Ulm10") not in pairs
    assert len(pairs) == 5


def test_the_latest_are_related_once_each() -> None:
    found = list(relate_latest(ONE, compare=agree))
    assert len(found) == 3
    kinds = sorted(each.kind for each in found)
    assert kinds == [RelationKind.DIFFERS, RelationKind.MOVES, RelationKind.MOVES]


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(8)), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(order: list[int], rng: random.Random) -> None:
    days = [DAY, NEXT_DAY, None, WEEK_LATER, DAY, NEXT_DAY, DAY, None]
    held = [said("Ulm Orr Ahl".split()[place % 3], 10 + place, days[place]) for place in range(8)]
    shuffled = [held[place] for place in order]
    assert relate_all(shuffled, compare=agree) == relate_all(held, compare=agree)
    assert order_positions(shuffled) == order_positions(held)
    assert list(relate_latest(shuffled, compare=agree)) == list(relate_latest(held, compare=agree))


def test_a_position_given_twice_counts_once() -> None:
    assert relate_all([ONE[0], ONE[0]], compare=agree) == ()
    assert relate_all([], compare=agree) == ()


def test_one_of_two_thousand_positions_is_compared_with_the_latest_of_each_source_only() -> None:
    held = [
        said(f"Source {place % 300}", place, f"2025-01-{place % 28 + 1:02}", id=f"p{place}") for place in range(2000)
    ]
    compared: list[tuple[str, str]] = []

    def compare(one: Position, other: Position) -> TopicMatch:
        compared.append((one.id, other.id))
        return agree(one, other)

    chains = Chains(held, compare=compare)
    compared.clear()
    found = chains.relate_one(held[1999])
    assert 290 <= len(found) <= 300
    assert len(compared) <= 310


def test_positions_are_in_order_of_what_they_hold_of() -> None:
    late = said("Ulm", 1, WEEK_LATER, as_of=on("2024-01-01"))
    early, undated = said("Ulm", 2, DAY), said("Ulm", 3, None)
    ordered = order_positions([early, undated, late])
    assert ordered.dated == (late, early)
    assert ordered.undated == (undated,)


def test_times_are_compared_by_the_best_that_both_have() -> None:
    one = said("Ulm", 1, WEEK_LATER, said_on=on(DAY))
    other = said("Ulm", 2, WEEK_LATER, said_on=on(NEXT_DAY))
    assert (compare_times(one, other).way, compare_times(one, other).by) == (1, "said_on")
    assert compare_times(one, said("Ulm", 2, None)).way is None
    assert compare_times(said("Ulm", 1, "nonsense"), one).way is None
    zones = said("Ulm", 1, "2025-03-03T23:00-05:00"), said("Ulm", 1, "2025-03-04T02:00+01:00")
    assert compare_times(*zones).way == -1


def test_sources_without_a_name_are_one_by_their_words() -> None:
    def source(words: str, **facts: object) -> Position:
        return position("it is so", words, **facts)

    assert compare_sources(source("Police"), source("police in Varn")).one is True
    assert compare_sources(source("Police"), source("A doctor")).one is False
    assert compare_sources(source("A witness"), source("a witness")).one is None
    named = {"naming": Naming.NAMED, "kind": SourceKind.PERSON}
    assert (
        compare_sources(source("Ana Ruiz", name="Ana Ruiz", **named), source("Ruiz", name="Ruiz", **named)).one is True
    )
    assert (
        compare_sources(source("Ana Ruiz", name="Ana Ruiz", **named), source("Orr", name="Orr", **named)).one is False
    )


def test_an_outlet_that_cites_the_source_speaks_for_it() -> None:
    own = position("The river office put the level at 70 centimeters", "", outlet="Varn Post")
    office = position("the level was 20 centimeters", "The river office")
    assert compare_sources(own, office).one is True
    other = position("The river office measured 40 centimeters", "", outlet="Ulm Post")
    assert compare_sources(own, other).one is True
    assert compare_sources(own, position("The level was 3 centimeters", "", outlet="Ulm Post")).one is False


def test_figures_that_can_be_compared_are_chosen() -> None:
    topic = Topic(head="person", doing=("killed",))
    toll = position("12 people were killed", "Ulm", count(12), topic=topic)
    age = position("the driver, 39, lived", "Ulm", count(39, kind=FigureKind.PERCENT), topic=topic)
    other = position("19 people were killed", "Orr", count(19), topic=topic)
    chosen = choose_pair([age, toll], [other])
    assert chosen is not None
    assert (chosen.one, chosen.other) == (toll, other)
    assert choose_pair([], [other]) is None
