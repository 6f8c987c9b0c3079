"""What the page tells in words: figures with their bounds, what changed between versions, whom a text goes back to."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.ledger import Group, Member, Trace
from reportedly.ledger.tracing import Traced
from reportedly.vocabulary import Change, Counting, Figure, FigureKind, GroupKind, Link, Span
from reportedly.web.claim_cards import tell_bounds
from reportedly.web.origin_tree import Branch, draw_origin, list_copies
from reportedly.web.version_changes import MOST, compare_texts


def figure(low: float | None, high: float | None, **facts: Any) -> Figure:
    values: dict[str, Any] = {"kind": FigureKind.COUNT, "counts": "boats", **facts}
    return Figure(id="f1", span=Span(start=0, end=4), text="some", low=low, high=high, **values)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (figure(12, 12), "12 boats"),
        (figure(None, 11000), "up to 11,000 boats"),
        (figure(None, 9, high_open=True), "fewer than 9 boats"),
        (figure(3000, None), "at least 3,000 boats"),
        (figure(3000, None, low_open=True), "more than 3,000 boats"),
        (figure(300, 300, approximate=True), "about 300 boats"),
        (figure(2, 5), "2 to 5 boats"),
        (figure(24, None, approximate=True), "at least about 24 boats"),
        (figure(45, 45, counting=Counting.TOTAL), "45 boats, in all"),
        (figure(12, 12, counting=Counting.ADDITIONAL, change=Change.RISE), "12 boats, on top, a rise"),
        (figure(4, 4, kind=FigureKind.PERCENT, counts=None), "4 per cent"),
        (figure(None, None), "some"),
        (figure(1, 1, kind=FigureKind.ORDINAL), "some"),
    ],
)
def test_bounds_are_told_in_words(given: Figure, told: str) -> None:
    assert tell_bounds(given) == told


def test_what_came_and_what_went() -> None:
    change = compare_texts("It rained. Two boats sank.\n\nNobody died.", "It  rained.\nThree boats sank. Nobody died.")
    assert (change.came, change.went, change.more) == (("Three boats sank.",), ("Two boats sank.",), 0)
    assert compare_texts("“It rained.” So he said.", "So he said. “It rained.”").came == ()


def test_a_sentence_that_comes_once_more_came() -> None:
    assert compare_texts("It rained.", "It rained. It rained.").came == ("It rained.",)


def test_of_very_many_sentences_only_some_are_shown() -> None:
    change = compare_texts("", " ".join(f"Boat {number} sank." for number in range(MOST + 7)))
    assert (len(change.came), change.more) == (MOST, 7)


def traced(name: str, back: str | None, at: int) -> Traced:
    member = Member(
        key=at,
        id=name,
        name=name,
        report=f"r{name}",
        title=None,
        outlet=None,
        agency=None,
        url=None,
        published=None,
        first_seen_at=at,
        at=at,
        claim_key=None,
        figure_key=None,
    )
    link = None if back is None else Link(left=back, right=name, kind="copy", score=1.0, reason="the same words")
    return Traced(member=member, back=back, link=link)


def trace(*members: Traced) -> Trace:
    size = len(members)
    group = Group(key=1, id="o1", kind=GroupKind.ORIGIN, size=size, reports=size, first="2024", last="2024")
    return Trace(group=group, members=members, beside=())


def shape(branch: Branch) -> object:
    return branch.traced.member.name, [shape(each) for each in branch.below]


def test_an_origin_is_a_tree_of_what_goes_back_to_what() -> None:
    drawn = draw_origin(trace(traced("a", None, 1), traced("b", "a", 2), traced("c", "b", 3), traced("d", "a", 4)))
    assert drawn is not None
    assert drawn.root is not None
    assert shape(drawn.root) == ("a", [("b", [("c", [])]), ("d", [])])
    assert drawn.hidden == 0
    assert draw_origin(None) is None


def test_a_large_origin_is_cut_and_says_so() -> None:
    chain = [traced("m0", None, 0), *(traced(f"m{number}", f"m{number - 1}", number) for number in range(1, 50))]
    drawn = draw_origin(trace(*chain))
    assert drawn is not None
    assert drawn.hidden == 30
    assert len(list_copies(trace(*chain), "rm0")) == 20
    assert list_copies(None, "r") == ()
