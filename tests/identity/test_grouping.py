from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.identity.comparing import Sameness
from reportedly.identity.grouping import Group, group_profiles
from reportedly.identity.profiles import Profile
from reportedly.vocabulary import EntityKind


def person(name: str, **known: Any) -> Profile:
    return Profile(id=known.pop("id", name), name=name, kind=EntityKind.PERSON, **known)


def list_ids(groups: tuple[Group, ...]) -> set[frozenset[str]]:
    return {frozenset(profile.id for profile in group.profiles) for group in groups}


def test_spellings_come_together_and_people_stay_apart() -> None:
    held = [
        person("Kim Yong-hyun", id="a"),
        person("Kim Yong Hyun", id="b"),
        person("Gim Yong-hyeon", id="c"),
        person("Kim Jong Un", id="d"),
        person("Kim", id="e"),
    ]
    groups = group_profiles(held)
    assert list_ids(groups) == {frozenset("abc"), frozenset("d"), frozenset("e")}
    links = next(group.links for group in groups if len(group.profiles) == 3)
    assert len(links) == 2
    assert all(link.identity.verdict is Sameness.SAME and link.identity.reason for link in links)


def test_two_who_are_different_are_not_tied_by_a_third() -> None:
    office = {"role": "Defense Minister", "country": "KOR", "date": "2024-10-30"}
    held = [
        person("Kim Yong-hyun", id="a", **office),
        person("Kim Jong-soo", id="b", **office),
        person("Kim", id="c", **office),
    ]
    groups = list_ids(group_profiles(held))
    assert frozenset("abc") not in groups
    assert not any({"a", "b"} <= group for group in groups)


def test_common_names_stay_open() -> None:
    assert len(group_profiles([person("John Smith", id=str(number)) for number in range(5)])) == 5


def test_a_much_reported_person_is_one_group_with_a_link_less() -> None:
    held = [person("Ayla Korkut", id=str(number), date=f"20{number % 20 + 10}-01-01") for number in range(200)]
    (group,) = group_profiles(held)
    assert len(group.profiles) == 200
    assert len(group.links) == 199


def test_equal_profiles_count_once_and_none_make_none() -> None:
    assert len(group_profiles([person("Ayla Korkut"), person("Ayla Korkut")])[0].profiles) == 1
    assert group_profiles([]) == ()


NAMES = ["Kim Yong-hyun", "Kim Yong Hyun", "Kim Jong Un", "Kim", "Bill Field", "William Field", "J. Field", "Field", ""]
PROFILES = st.builds(
    person,
    st.sampled_from(NAMES),
    id=st.sampled_from("abcdefgh"),
    role=st.sampled_from([None, "President", "former president"]),
    country=st.sampled_from([None, "KOR", "USA"]),
    date=st.sampled_from([None, "2024-05-06", "2010-05-06"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PROFILES, max_size=10), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_order_and_part_what_was_given(held: list[Profile], chance: random.Random) -> None:
    groups = group_profiles(held)
    shuffled = list(held)
    chance.shuffle(shuffled)
    assert group_profiles(shuffled) == groups
    assert sorted(map(repr, (one for group in groups for one in group.profiles))) == sorted(map(repr, set(held)))
    assert all(len(group.links) == len(group.profiles) - 1 for group in groups)
