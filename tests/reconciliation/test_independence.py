from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reconciliation.independence import (
    Witness,
    count_independent,
    find_dependence,
    make_witnesses,
)
from reportedly.reconciliation.knowers import Knower
from reportedly.reconciliation.occasions import Occasion
from reportedly.vocabulary import SourceKind, Span
from tests.reconciliation.dispatched import claim, read


def knower(name: str) -> Knower:
    return Knower(
        names=(name,),
        kind=SourceKind.PERSON,
        body=None,
        country=None,
        official=False,
        words=name,
        relays=(),
        settled=True,
        reason="",
    )


def occasion(who: str) -> Occasion:
    return Occasion(
        family="conference",
        start="2025-03-09",
        end="2025-03-09",
        who=(who,),
        text="news conference",
        span=Span(start=0, end=1),
        reason="",
    )


def witness(id: str, origin: str, name: str, **facts: object) -> Witness:
    return Witness(id=id, report=f"r{id}", origin=origin, knower=knower(name), **facts)  # type: ignore[arg-type]


TANNER, KESSEL, RUIZ = "Elke Tanner", "Bruno Kessel", "Ana Ruiz"


def test_forty_outlets_that_run_one_text_are_one() -> None:
    found = count_independent(witness(f"{place:02}", "o1", TANNER) for place in range(40))
    assert (found.count, found.witnesses, len(found.dependences)) == (1, ("00",), 39)
    assert found.dependences[0].kind == "text"
    assert found.reason == "1 of 40 positions is independent: of the others 39 share a text"


def test_other_text_other_occasion_and_other_knower_are_independent() -> None:
    found = count_independent([witness("1", "o1", TANNER), witness("2", "o2", KESSEL)])
    assert (found.count, found.dependences, found.exact) == (2, (), True)


def test_one_press_conference_is_one_confirmation() -> None:
    shared = occasion("Town of Varn")
    found = count_independent(
        [witness("1", "o1", TANNER, occasion=shared), witness("2", "o2", KESSEL, occasion=shared)]
    )
    assert (found.count, found.dependences[0].kind) == (1, "occasion")


def test_one_body_that_cites_another_adds_nothing() -> None:
    found = count_independent([witness("1", "o1", TANNER), witness("2", "o2", "Tanner")])
    assert (found.count, found.dependences[0].kind) == (1, "knower")
    assert found.dependences[0].on == "1"


def test_reports_from_one_agency_are_one_whatever_their_words() -> None:
    one, other = witness("1", "o1", TANNER, credit="AP"), witness("2", "o2", KESSEL, credit="AP")
    found = find_dependence(one, other)
    assert found is not None
    assert (found.kind, found.reason) == ("text", "both are from AP")


def test_a_report_that_carries_passages_of_another_depends_on_it() -> None:
    one, other = witness("1", "o1", TANNER), witness("2", "o2", KESSEL, drawn=frozenset({"o1"}))
    assert find_dependence(one, other) is not None
    assert find_dependence(other, one) is not None


def test_the_largest_independent_set_is_found_though_a_chain_joins_all() -> None:
    """1 and 2 share a text, 2 and 3 a knower: 1 and 3 share nothing."""
    held = [witness("1", "o1", TANNER), witness("2", "o1", KESSEL), witness("3", "o2", KESSEL)]
    found = count_independent(held)
    assert (found.count, found.witnesses) == (2, ("1", "3"))


def test_no_witness_is_no_origin() -> None:
    assert count_independent([]).count == 0


WITNESSES = st.lists(
    st.builds(
        witness,
        st.sampled_from([str(place) for place in range(12)]),
        st.sampled_from(["o1", "o2", "o3", "o4"]),
        st.sampled_from([TANNER, KESSEL, RUIZ, "Tanner"]),
        credit=st.sampled_from([None, "AP"]),
    ),
    max_size=10,
    unique_by=lambda each: each.id,
)


@given(WITNESSES, st.randoms())
def test_the_count_does_not_depend_on_the_order(held: list[Witness], random: object) -> None:
    before = count_independent(held)
    shuffled = held.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert count_independent(shuffled) == before
    assert before.count + len(before.dependences) == len(held)
    chosen = [each for each in held if each.id in before.witnesses]
    assert all(one is other or find_dependence(one, other) is None for one in chosen for other in chosen)


def test_many_witnesses_are_counted_from_below() -> None:
    names = [
        f"{given} {family}"
        for given in ("Ada", "Ben", "Cleo", "Dirk", "Enno")
        for family in ("Ahl", "Borg", "Cast", "Dorn", "Elm")
    ]
    held = [witness(f"{place:03}", f"o{place}", name) for place, name in enumerate(names)]
    found = count_independent([*held, *(witness(f"x{each.id}", each.origin, TANNER) for each in held)])
    assert not found.exact
    assert 20 <= found.count <= 26


def test_witnesses_are_made_of_a_reading() -> None:
    text = "Elke Tanner told AFP that the line was shut. Bruno Kessel told reporters that it was open."
    first = claim(text, "Elke Tanner", "told", "that the line was shut", name=TANNER, id="c1")
    second = claim(text, "Bruno Kessel", "told reporters", "that it was open", name=KESSEL, id="c2")
    made = make_witnesses(read(text, first, second, agency="AP"), origin="o1", drawn=("o2",))
    assert [made[each].credit for each in ("c1", "c2")] == ["AFP", "AP"]
    assert made["c1"].occasion is None
    assert made["c2"].occasion is not None
    assert made["c2"].drawn == frozenset({"o2"})


NAMES = ["Elke Tanner", "Tanner", "Kim Yong-hyun", "Kim Yong Hyun", "Jon Marsh", "John Marsh", "J. Marsh", "Ana Ruiz"]
BODIES = ["Red Cross", "the Red Cross", "Ministry of Health", "Health Ministry", "NIS"]


def full_knower(name: str, body: str | None, country: str | None, settled: bool) -> Knower:
    kind = SourceKind.PERSON if name in NAMES else SourceKind.ORGANIZATION
    return replace(knower(name), kind=kind, body=body, country=country, official=country is not None, settled=settled)


def choose_slowly(held: list[Witness]) -> tuple[str, ...]:
    chosen: list[Witness] = []
    for each in sorted(held, key=lambda one: (not one.knower.settled, len(one.drawn), one.id)):
        if all(find_dependence(each, other) is None for other in chosen):
            chosen.append(each)
    return tuple(sorted(each.id for each in chosen))


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*NAMES, *BODIES]),
            st.sampled_from([None, *BODIES]),
            st.sampled_from([None, "KOR"]),
            st.integers(0, 60),
            st.sampled_from([None, "AP"]),
            st.sampled_from([None, "Ana Ruiz", "Elke Tanner"]),
        ),
        min_size=25,
        max_size=60,
    )
)
def test_the_quick_count_is_the_slow_one(
    rows: list[tuple[str, str | None, str | None, int, str | None, str | None]],
) -> None:
    held = [
        Witness(
            id=f"{place:03}",
            report=f"r{place}",
            origin=f"o{origin}",
            knower=full_knower(name, body, country, settled=origin != 0),
            drawn=frozenset({f"o{origin + 1}"}) if origin % 9 == 0 else frozenset(),
            credit=credit,
            occasion=occasion(who) if who is not None else None,
        )
        for place, (name, body, country, origin, credit, who) in enumerate(rows)
    ]
    found = count_independent(held)
    if not found.exact:
        assert found.witnesses == choose_slowly(held)
    chosen = [each for each in held if each.id in found.witnesses]
    for dependence in found.dependences:
        witness = next(each for each in held if each.id == dependence.witness)
        slow = next(each for each in (find_dependence(witness, other) for other in chosen) if each is not None)
        assert dependence == slow
