from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.identity.comparing import Sameness, Weight, compare_profiles
from reportedly.identity.profiles import Profile
from reportedly.vocabulary import EntityKind

SAME, OPEN, DIFFERENT = Sameness.SAME, Sameness.OPEN, Sameness.DIFFERENT


def person(name: str, **known: Any) -> Profile:
    return Profile(id=known.pop("id", name), name=name, kind=EntityKind.PERSON, **known)


def body(name: str, **known: Any) -> Profile:
    return Profile(id=name, name=name, kind=EntityKind.ORGANIZATION, **known)


def judge(left: Profile, right: Profile) -> Sameness:
    verdict = compare_profiles(left, right).verdict
    assert verdict is compare_profiles(right, left).verdict
    return verdict


# --- people ----------------------------------------------------------------------------------------------------------


def test_a_rare_full_name_is_one_person() -> None:
    assert judge(person("Kim Yong-hyun"), person("Gim Yong-hyeon")) is SAME


def test_a_common_full_name_needs_support() -> None:
    one = person("John Smith", country="USA", role="police chief", date="2024-03-01")
    assert judge(person("John Smith"), person("John Smith")) is OPEN
    assert judge(one, person("John Smith", country="USA", role="baker")) is OPEN
    assert judge(one, person("John Smith", country="USA", role="police chief", date="2024-03-09")) is SAME
    assert judge(one, person("John Smith", country="USA", role="police chief", date="2019-03-09")) is OPEN
    assert judge(one, person("John Smith", country="GBR", role="lawyer")) is DIFFERENT


@pytest.mark.parametrize(
    "name",
    ["Kim Young-soo", "Mohammed Ali", "Li Wei", "Ivan Ivanov", "Maria Garcia", "Nguyen Van Thanh", "Jean Martin"],
)
def test_common_names_of_many_languages(name: str) -> None:
    verdict = compare_profiles(person(name), person(name))
    assert verdict.verdict is OPEN
    assert "common names" in verdict.reason


def test_roles_change_over_time() -> None:
    minister = person("Ayla Korkut", role="Defense Minister", country="TUR", date="2019-01-01")
    assert (
        judge(minister, person("Ayla Korkut", role="former defence minister", country="TUR", date="2024-01-01")) is SAME
    )
    assert judge(minister, person("Ayla Korkut", role="opposition leader", country="TUR", date="2024-01-01")) is SAME


def test_another_country_leaves_a_rare_name_open() -> None:
    assert judge(person("Ayla Korkut", country="TUR"), person("Ayla Korkut", country="DEU")) is OPEN


def test_ages_part_people() -> None:
    assert judge(person("Ayla Korkut", born=1950), person("Ayla Korkut", born=1990)) is DIFFERENT
    assert judge(person("Ayla Korkut", born=1950), person("Ayla Korkut", born=1951)) is SAME


def test_a_surname_with_the_one_office_of_a_state_and_time() -> None:
    full = person("Kim Yong-hyun", role="Defense Minister", country="KOR", date="2024-10-30")
    assert judge(full, person("Kim", role="minister of defense", country="KOR", date="2024-11-02")) is SAME
    assert judge(full, person("Kim", role="minister of defense", country="KOR", date="2010-11-02")) is OPEN
    assert judge(full, person("Kim", role="deputy defense minister", country="KOR", date="2024-11-02")) is OPEN
    assert judge(full, person("Kim", country="KOR", date="2024-11-02")) is OPEN
    assert judge(full, person("Kim", country="PRK")) is DIFFERENT


def test_surroundings_speak_for_a_surname_within_a_story() -> None:
    near = frozenset({"harbor", "bergen", "dahl"})
    full = person("Anna Lind", date="2024-05-06", context=near)
    assert judge(full, person("Lind", date="2024-05-08", context=near)) is SAME
    assert judge(full, person("Lind", date="2024-09-08", context=near)) is OPEN
    assert judge(full, person("Lind", date="2024-05-08", context=frozenset({"harbor"}))) is OPEN


def test_fathers_and_sons_stay_apart_until_more_is_known() -> None:
    assert judge(person("Robert F. Kennedy"), person("Robert F. Kennedy Jr.")) is OPEN
    assert judge(
        person("Nicolás Maduro", country="VEN"), person("Nicolás Maduro Guerra", country="VEN", role="x")
    ) is not (DIFFERENT)


def test_initials_of_a_rare_name() -> None:
    assert judge(person("J.D. Vance", country="USA"), person("James David Vance", country="USA")) is SAME
    assert judge(person("J. Smith", country="USA"), person("John Smith", country="USA")) is OPEN


def test_a_title_is_a_role() -> None:
    assert judge(person("Pope Francis", country="VAT"), person("Francis", role="pope", country="VAT")) is SAME


# --- bodies ----------------------------------------------------------------------------------------------------------


def test_bodies_that_every_state_has_need_the_state() -> None:
    assert judge(body("Defense Ministry", country="KOR"), body("Ministry of Defense", country="KOR")) is SAME
    assert judge(body("Defense Ministry"), body("Ministry of Defense")) is OPEN
    assert judge(body("Russian Defense Ministry"), body("Defense Ministry", country="RUS")) is SAME
    assert judge(body("Supreme Court", country="USA"), body("Supreme Court", country="IND")) is DIFFERENT


def test_acronyms_need_the_state() -> None:
    assert judge(body("NIS", country="KOR"), body("National Intelligence Service", country="KOR")) is SAME
    assert judge(body("NIS"), body("National Intelligence Service")) is OPEN
    assert judge(body("ABC", country="USA"), body("ABC", country="AUS")) is DIFFERENT


def test_another_form_in_the_same_report_meets() -> None:
    both = body("National Intelligence Service", names=("NIS",), country="KOR")
    assert judge(both, body("NIS", country="KOR")) is SAME


def test_a_person_is_no_body() -> None:
    assert judge(person("Ford"), body("Ford")) is DIFFERENT


# --- ids and what is told --------------------------------------------------------------------------------------------


def test_ids_decide() -> None:
    one = person("John Smith", ids=(("desk", "7"),))
    assert judge(one, person("Jon Smythe", ids=(("desk", "7"),))) is SAME
    assert judge(one, person("John Smith", ids=(("desk", "8"),))) is DIFFERENT
    assert judge(one, person("John Smith", ids=(("other", "8"),))) is OPEN


def test_the_values_compared_are_told() -> None:
    left = person("Kim Yong-hyun", role="Defense Minister", country="KOR")
    right = person("Kim Yong Hyun", role="defence minister", country="PRK")
    weights = {value.field: value.weight for value in compare_profiles(left, right).values}
    assert weights == {"name": Weight.FOR, "role": Weight.FOR, "country": Weight.AGAINST}


PROFILES = st.builds(
    Profile,
    id=st.text(max_size=3),
    name=st.one_of(st.text(max_size=20), st.sampled_from(["Kim", "Kim Yong-hyun", "John Smith", "NIS"])),
    kind=st.sampled_from(EntityKind),
    names=st.lists(st.text(max_size=8), max_size=2).map(tuple),
    role=st.one_of(st.none(), st.text(max_size=12), st.just("President")),
    country=st.sampled_from([None, "KOR", "USA"]),
    born=st.one_of(st.none(), st.integers(1900, 2020)),
    date=st.sampled_from([None, "2024", "2024-05-06"]),
)


@given(PROFILES, PROFILES)
def test_any_two_profiles_are_compared_alike_both_ways(left: Profile, right: Profile) -> None:
    one, other = compare_profiles(left, right), compare_profiles(right, left)
    assert (one.verdict, one.score) == (other.verdict, other.score)
    assert 0.0 <= one.score <= 1.0
    assert one.reason
