from __future__ import annotations

from reportedly.identity.candidates import find_candidates, index_profiles
from reportedly.identity.profiles import Profile
from reportedly.vocabulary import EntityKind


def person(name: str, country: str | None = None) -> Profile:
    return Profile(id=name, name=name, kind=EntityKind.PERSON, country=country)


def body(name: str) -> Profile:
    return Profile(id=name, name=name, kind=EntityKind.ORGANIZATION)


HELD = [
    person("Kim Yong-hyun"),
    person("Kim Jong Un"),
    person("Kim"),
    person("Volodymyr Zelenskyy"),
    person("Muammar Kadhafi"),
    person("Ian McKellen"),
    person("Anna Lind"),
    body("National Intelligence Service"),
    body("Ministry of Defense"),
    body("Toyota Motor"),
]
INDEX = index_profiles(HELD)


def names(profile: Profile, most: int = 50) -> list[str]:
    return [found.name for found in find_candidates(profile, INDEX, most=most)]


def test_parts_find_full_names_and_the_other_way_round() -> None:
    assert set(names(person("Kim Yong Hyun"))) == {"Kim Yong-hyun", "Kim Jong Un", "Kim"}
    assert names(person("Zelensky")) == ["Volodymyr Zelenskyy"]
    assert names(person("Anna")) == ["Anna Lind"]


def test_the_likeliest_comes_first_and_most_is_kept() -> None:
    assert names(person("Kim Yong Hyun"))[0] == "Kim Yong-hyun"
    assert len(names(person("Kim Yong Hyun"), most=2)) == 2


def test_spellings_of_the_tables_and_of_the_letters() -> None:
    assert names(person("Moammar Qaddafi")) == ["Muammar Kadhafi"]
    assert names(person("Ian Mackellan")) == ["Ian McKellen"]


def test_bodies_by_acronym_order_and_short_form() -> None:
    assert names(body("NIS")) == ["National Intelligence Service"]
    assert names(body("Defence Ministry")) == ["Ministry of Defense"]
    assert names(body("Toyota")) == ["Toyota Motor"]


def test_a_profile_is_not_its_own_candidate() -> None:
    assert HELD[0] not in find_candidates(HELD[0], INDEX)


def test_nobody_is_found_where_nobody_is() -> None:
    assert names(person("Zebulon Quigley")) == []
    assert names(person("")) == []
    assert find_candidates(person("Kim"), index_profiles(())) == ()


def test_the_country_breaks_ties() -> None:
    index = index_profiles([person("Lee Sang", "USA"), person("Lee Song", "KOR")])
    assert [found.country for found in find_candidates(person("Lee Sung", "KOR"), index)] == ["KOR", "USA"]
