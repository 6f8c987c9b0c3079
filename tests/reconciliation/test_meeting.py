from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reconciliation.knowers import Knower, share_knower
from reportedly.reconciliation.meeting import Firsts, mark_knower, meet_knowers
from reportedly.reconciliation.services import read_service
from reportedly.vocabulary import SourceKind


def knower(name: str, kind: SourceKind = SourceKind.PERSON) -> Knower:
    return Knower(
        names=(name,),
        kind=kind,
        body=None,
        country=None,
        official=False,
        words=name,
        relays=(),
        settled=True,
        reason="",
    )


def test_each_pair_of_values_is_compared_once() -> None:
    asked: list[tuple[int, int]] = []

    def meet(one: int, other: int) -> bool:
        asked.append((one, other))
        return one % 10 == other % 10

    firsts: Firsts[int] = Firsts(meet, lambda value: None)
    firsts.add(0, 11)
    assert firsts.find(22) == ()
    firsts.add(1, 32)
    assert firsts.find(22) == (1,)
    assert firsts.find(22) == (1,)
    assert asked == [(22, 11), (22, 32)]


def test_only_values_with_a_mark_in_common_are_compared() -> None:
    asked: list[str] = []

    def meet(one: str, other: str) -> bool:
        asked.append(other)
        return False

    firsts: Firsts[str] = Firsts(meet, lambda value: None if value == "any" else frozenset(value))
    for place, value in enumerate(("ab", "cd", "any", "be")):
        firsts.add(place, value)
    assert firsts.find("b") == ()
    assert asked == ["ab", "any", "be"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jon Marsh", "John Marsh"),
        ("Marsh", "John Marsh"),
        ("J. Marsh", "John Marsh"),
        ("Katherine Holt", "Katie Holt"),
        ("Lena Petersen", "Lena Peterson"),
        ("Kim Yong-hyun", "Gim Yong Hyun"),
        ("Muammar Gaddafi", "Moammar Qaddafi"),
    ],
)
def test_names_that_may_be_one_share_a_mark(one: str, other: str) -> None:
    left, right = knower(one), knower(other)
    assert share_knower(left, right) is not None
    marks = mark_knower(left), mark_knower(right)
    assert marks[0] is None or marks[1] is None or marks[0] & marks[1]


def test_names_that_share_nothing_have_no_mark_in_common() -> None:
    left, right = mark_knower(knower("Elke Tanner")), mark_knower(knower("Bruno Hollis"))
    assert left is not None
    assert right is not None
    assert not left & right
    assert not meet_knowers(knower("Elke Tanner"), knower("Bruno Hollis"))


def test_a_knower_that_is_not_settled_may_be_anybody() -> None:
    unsettled = Knower(
        names=(),
        kind=SourceKind.UNKNOWN,
        body=None,
        country=None,
        official=False,
        words="he",
        relays=(),
        settled=False,
        reason="",
    )
    assert mark_knower(unsettled) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (knower("RCMPD", SourceKind.ORGANIZATION), knower("Rock Creek Mills Police", SourceKind.ORGANIZATION)),
        (
            replace(
                knower("Milford Police", SourceKind.ORGANIZATION), service=read_service("Milford Police", named=True)
            ),
            replace(knower("Tom Lake"), service=read_service("Detective", named=True)),
        ),
    ],
)
def test_forces_that_may_be_one_share_a_mark(one: Knower, other: Knower) -> None:
    assert meet_knowers(one, other)
    left, right = mark_knower(one), mark_knower(other)
    assert left is None or right is None or left & right
