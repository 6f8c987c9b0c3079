from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconciliation.stories.grouping import STORIES, find_links, group_stories, make_items, propose_pairs
from reportedly.reconciliation.stories.keys import LEAST_SHARED, hash_key, list_keys
from reportedly.reconciliation.stories.sketching import make_sketch
from reportedly.vocabulary.grouping import GroupKind, Item, Link
from tests.reconciliation.told import tell_again, tell_fire, tell_robbery, tell_storm, tell_trial

TOLD = (tell_fire(), tell_again(), tell_trial(), tell_robbery(), tell_storm(), tell_fire("copy", "2021-06-07"))


def group(items: list[Item]) -> tuple[tuple[str, ...], ...]:
    return group_stories((item.id for item in items), find_links(items))


def test_reports_come_into_their_stories() -> None:
    items = [item for reading in TOLD for item in STORIES.make(reading)]
    assert group(items) == (("again", "copy", "fire", "trial"), ("robbery",), ("storm",))


def test_the_order_of_arrival_is_all_one() -> None:
    items = [item for reading in TOLD for item in STORIES.make(reading)]
    wanted, links = group(items), find_links(items)
    for seed in range(20):
        random.Random(seed).shuffle(items)
        assert group(items) == wanted
        assert find_links(items) == links


def test_reports_of_one_story_share_keys_and_others_do_not() -> None:
    fire, again, trial, _, storm, _ = (set(list_keys(make_sketch(reading))) for reading in TOLD)
    assert len(fire & again) >= LEAST_SHARED
    assert len(fire & trial) >= LEAST_SHARED
    assert len(fire & storm) < LEAST_SHARED
    assert len(trial & storm) < LEAST_SHARED


def test_keys_are_signed_numbers_that_do_not_change() -> None:
    assert hash_key("name ilka brandstetter") == -4243475120381729688
    assert all(-(2**63) <= key < 2**63 for key in list_keys(make_sketch(tell_fire())))
    assert len(list_keys(make_sketch(tell_fire()))) < 50


def test_a_common_key_proposes_nothing() -> None:
    few = [Item(id=f"r{each:04}", report="", keys=(1, 2), body=b"") for each in range(3)]
    assert list(propose_pairs(few)) == [(0, 1), (0, 2), (1, 2)]
    many = [Item(id=f"r{each:04}", report="", keys=(1, 2), body=b"") for each in range(STORIES.most_items + 1)]
    assert list(propose_pairs(many)) == []


def test_whom_an_outlet_names_every_day_proposes_nothing() -> None:
    def print_daily(days: int) -> list[Item]:
        dates = [f"2021-{1 + day // 28:02}-{1 + day % 28:02}" for day in range(days)]
        return [Item(id=day, report=day, keys=(1, 2), body=b"", outlet="Gazette", published=day) for day in dates]

    assert STORIES.most_days is not None
    assert len(list(propose_pairs(print_daily(3)))) == 3
    assert list(propose_pairs(print_daily(STORIES.most_days + 1))) == []
    hourly = [replace(item, published=f"2021-01-01T{number:04}") for number, item in enumerate(print_daily(50))]
    assert len(list(propose_pairs(hourly))) == 50 * 49 / 2


def test_the_linking_says_what_it_is() -> None:
    assert (STORIES.kind, STORIES.least_shared) == (GroupKind.STORY, LEAST_SHARED)
    assert STORIES.make is make_items


def link(left: str, right: str, *, joins: bool = True) -> Link:
    return Link(left=left, right=right, kind="", score=1.0, reason="", joins=joins)


def test_links_to_strangers_and_those_that_do_not_join_are_left_out() -> None:
    found = group_stories("cab", [link("a", "x"), link("b", "c", joins=False)])
    assert found == (("a",), ("b",), ("c",))


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12), st.randoms())
def test_parts_do_not_depend_on_the_order_of_links(pairs: list[tuple[str, str]], chance: random.Random) -> None:
    links = [link(left, right) for left, right in pairs]
    parts = group_stories("abcdefgh", links)
    chance.shuffle(links)
    assert group_stories("hgfedcba", links) == parts
    assert sorted("".join("".join(part) for part in parts)) == list("abcdefgh")
    for left, right in pairs:
        assert next(part for part in parts if left in part) == next(part for part in parts if right in part)
