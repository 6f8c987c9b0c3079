import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.speakers.forms import (
    fold,
    is_acronym,
    is_variant,
    level,
    may_be_person,
    read_body,
    read_person,
    spell_initials,
)
from reportedly.reading.speakers.lexemes import Gender


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Mr. Haddad", "Samir Haddad"),
        ("Haddad", "Samir Haddad"),
        ("Ko", "Ko Min-jae"),
        ("Kim", "Kim Yong-hyun"),
        ("Yong-hyun Kim", "Kim Yong-hyun"),
        ("Kim Yong Hyun", "Kim Yong-hyun"),
        ("Assad", "Bashar al-Assad"),
        ("al-Assad", "Bashar al-Assad"),
        ("bin Salman", "Mohammed bin Salman"),
        ("Pérez", "Lucía Pérez Gómez"),
        ("Lucia Perez", "Lucía Pérez Gómez"),
        ("S. Haddad", "Samir Haddad"),
        ("Zelenskyy", "Volodymyr Zelensky"),
        ("Dr. Ada Obi", "Ada Obi Jr."),
        ("Tran Van Minh", "Minh Tran Van"),
    ],
)
def test_forms_of_one_person(short: str, full: str) -> None:
    assert may_be_person(read_person(short), read_person(full)) is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mary Otieno", "Daniel Otieno"),
        ("Mrs. Otieno", "Daniel Otieno"),
        ("Omar Said", "Omar Farah"),
        ("Paul Ito Jr.", "Paul Ito Sr."),
        ("Obi", "Ada Okoro"),
        ("bin", "Mohammed bin Salman"),
    ],
)
def test_forms_of_two_people(left: str, right: str) -> None:
    assert may_be_person(read_person(left), read_person(right)) is None


def test_a_name_is_read_without_titles_and_suffixes() -> None:
    name = read_person("Gov. Ana Souza Jr.")
    assert name.parts == ("ana", "souza")
    assert (name.junior, name.honorific) == ("jr", True)


def test_an_honorific_tells_more_than_a_given_name() -> None:
    assert read_person("Mrs. John Hale").gender is Gender.FEMALE
    assert read_person("John Hale").gender is Gender.MALE
    assert read_person("Wei Hale").gender is Gender.OPEN


def test_transliterations_meet_but_short_words_do_not() -> None:
    assert is_variant("mohammed", "muhammed")
    assert is_variant("sergei", "sergey")
    assert not is_variant("lee", "lei")
    assert not is_variant("martin", "barton")


def test_bodies_lose_their_legal_form() -> None:
    assert read_body("The Harbour Shipping Co. Ltd.") == ("harbour", "shipping")


def test_initials_with_and_without_small_words() -> None:
    spelled = spell_initials("Bureau of Inland Fisheries")
    assert {"BIF", "BOIF"} <= spelled
    assert spell_initials("Fisheries") == frozenset()


def test_an_acronym_has_no_small_letters() -> None:
    assert [is_acronym(words) for words in ("BIF", "U.N.", "Bif", "A")] == [True, True, False, False]


@given(st.text(max_size=30))
def test_any_text_can_be_read_as_a_name(words: str) -> None:
    name = read_person(words)
    assert fold(fold(words)) in (fold(words), fold(fold(words)))
    if name.parts:
        assert may_be_person(name, name) == "the same name"
    assert isinstance(read_body(words), tuple)


@pytest.mark.parametrize(
    ("left", "right"), [("kazlou", "kozlov"), ("hryhorovich", "grigorovich"), ("siarhei", "sergei")]
)
def test_slavic_spellings_are_levelled(left: str, right: str) -> None:
    assert level(left) == level(right)


def test_a_name_in_two_slavic_spellings_is_one() -> None:
    assert may_be_person(read_person("Siarhei Kazlou"), read_person("Sergei Kozlov")) is not None


def test_two_brothers_of_like_names_are_two() -> None:
    assert may_be_person(read_person("Martin Hansen"), read_person("Morten Hansen")) is None
    assert may_be_person(read_person("Ivan Petrov"), read_person("Ivana Petrova")) is None


def test_a_surname_may_begin_otherwise_in_another_alphabet() -> None:
    assert may_be_person(read_person("Guseinov"), read_person("Elchin Huseynov")) == "a surname in another spelling"
    assert may_be_person(read_person("Sutrisno"), read_person("Asep Sutrisna")) is None


def test_a_first_name_that_ends_as_a_trade_is_none() -> None:
    assert read_person("Abdelrahman Idris al-Nour").parts[0] == "abdelrahman"


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Nguyen Thi Lan", Gender.FEMALE),
        ("Nguyen Van Duc", Gender.MALE),
        ("Kang Dong-ho", Gender.MALE),
        ("Jung Hye-won", Gender.FEMALE),
        ("Moon Geun-hye", Gender.OPEN),
        ("Kang Dong Ho", Gender.OPEN),
        ("Brandl Mi-rae", Gender.OPEN),
    ],
)
def test_parts_behind_a_family_name_tell(name: str, gender: Gender) -> None:
    assert read_person(name).gender is gender
