from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconciliation.copying import Copying, CopyKind
from reportedly.reconciliation.indexing import OriginIndex
from reportedly.reconciliation.origins import Carrier, Origin, group_origins, joins, make_carrier
from reportedly.reconciliation.signatures import make_signature
from tests.reconciliation.dispatched import BODY, OTHER, report, swap


def link(left: str, right: str, kind: CopyKind = CopyKind.COPY, *, whole: bool = False) -> Copying:
    return Copying(
        left=left,
        right=right,
        kind=kind,
        score=0.9,
        reason="",
        left_share=0.9,
        right_share=0.9,
        names=1.0,
        numbers=1.0,
        terms=1.0,
        whole=whole,
    )


def carriers(*names: str, **facts: str) -> list[Carrier]:
    return [Carrier(report=name, published=facts.get(name)) for name in names]


def parts(origins: tuple[Origin, ...]) -> set[tuple[str, ...]]:
    return {origin.reports for origin in origins}


def test_copies_and_parts_and_rewrites_are_of_one_origin() -> None:
    links = [link("a", "b"), link("b", "c", CopyKind.PARTIAL, whole=True), link("c", "d", CopyKind.REWRITE)]
    assert [joins(each) for each in links] == [True, True, True]
    assert parts(group_origins(carriers(*"abcde"), links)) == {("a", "b", "c", "d"), ("e",)}


def test_a_round_up_draws_on_two_origins_and_joins_neither() -> None:
    links = [link("a", "r", CopyKind.PARTIAL), link("b", "r", CopyKind.PARTIAL)]
    origins = {origin.reports[0]: origin for origin in group_origins(carriers("a", "b", "r"), links)}
    assert len(origins) == 3
    assert origins["r"].drawn == tuple(sorted((origins["a"].id, origins["b"].id)))
    assert origins["a"].drawn == (origins["r"].id,)
    assert origins["r"].draws == tuple(links)


def test_the_first_published_comes_first_and_an_unknown_date_last() -> None:
    given_ = carriers("a", "b", "c", b="2025-03-09", c="2025-03-08")
    assert parts(group_origins(given_, [link("a", "b"), link("b", "c")])) == {("c", "b", "a")}


def test_the_agency_is_the_one_that_most_credit() -> None:
    held = [Carrier(report="a"), Carrier(report="b", agency="AP"), Carrier(report="c", agency="AP")]
    held.append(Carrier(report="d", agency="AFP"))
    assert [origin.agency for origin in group_origins(held, [link("a", "b"), link("b", "c"), link("c", "d")])] == ["AP"]
    assert group_origins([Carrier(report="a")], [])[0].agency is None


def test_links_to_reports_that_are_not_there_are_left_out() -> None:
    assert parts(group_origins(carriers("a"), [link("a", "gone")])) == {("a",)}


NAMES = tuple("abcdefgh")
LINKS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(list(CopyKind)), st.booleans()),
    max_size=14,
)


@given(LINKS, st.randoms())
def test_the_partition_does_not_depend_on_any_order(
    drawn: list[tuple[str, str, CopyKind, bool]], random: object
) -> None:
    pairs = {tuple(sorted((left, right))): (kind, whole) for left, right, kind, whole in drawn if left != right}
    links = [link(left, right, kind, whole=whole) for (left, right), (kind, whole) in pairs.items()]
    held, shuffled = carriers(*NAMES), links.copy()
    before = group_origins(held, links)
    random.shuffle(held)  # type: ignore[attr-defined]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group_origins(held, shuffled) == before
    assert sorted(name for origin in before for name in origin.reports) == sorted(NAMES)


REPORTS = (
    report(*BODY, id="a", published="2025-03-09", agency="Northline"),
    report(*swap(BODY, **{"31_people": "33 people"}), id="b", published="2025-03-10"),
    report(*BODY[:3], id="c"),
    report(*OTHER, id="d"),
    report(*OTHER[:2], *BODY[:2], *OTHER[2:], id="e"),
)


@given(st.permutations(REPORTS))
def test_reports_are_parted_alike_in_whatever_order_they_arrive(order: list[object]) -> None:
    index = OriginIndex()
    for each in order:
        index.add(make_signature(each))  # type: ignore[arg-type]
    origins = group_origins(map(make_carrier, REPORTS), index.links())
    assert parts(origins) == {("a", "b", "c"), ("d", "e")}
    assert {origin.agency for origin in origins} == {"Northline", None}
