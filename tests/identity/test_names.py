from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.identity.names import Order, Verdict, compare_names, parse_body, parse_name

NAMES = [
    "Kim Yong-hyun",
    "Kim Jong Un",
    "Yong-hyun Kim",
    "Mr. Kim",
    "Lee",
    "Andrés Manuel López Obrador",
    "López Obrador",
    "J. Smith",
    "John Michael Smith",
    "Abdel Fattah el-Sissi",
    "von der Leyen",
    "Ursula von der Leyen",
    "George H.W. Bush",
    "Nguyen Phu Trong",
    "Daw Aung San Suu Kyi",
    "Robert Kennedy Jr.",
    "Charles III",
    "President",
    "",
]


# --- taking apart ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "given", "family", "order", "language"),
    [
        ("Kim Yong-hyun", "Yong-hyun", "Kim", Order.FAMILY_FIRST, "ko"),
        ("Yong-hyun Kim", "Yong-hyun", "Kim", Order.GIVEN_FIRST, "ko"),
        ("Yoon Suk Yeol", "Suk-Yeol", "Yoon", Order.FAMILY_FIRST, "ko"),
        ("KIM Yong-hyun", "Yong-hyun", "KIM", Order.FAMILY_FIRST, "ko"),
        ("Xi Jinping", "Jinping", "Xi", Order.FAMILY_FIRST, "zh"),
        ("Ma Ying-jeou", "Ying-jeou", "Ma", Order.FAMILY_FIRST, "zh"),
        ("Bruce Lee", "Bruce", "Lee", Order.GIVEN_FIRST, None),
        ("Kim Kardashian", "Kim", "Kardashian", Order.GIVEN_FIRST, None),
        ("Joe Biden", "Joe", "Biden", Order.GIVEN_FIRST, None),
        ("Nguyen Phu Trong", "Trong", "Nguyen", Order.FAMILY_FIRST, "vi"),
        ("Viet Thanh Nguyen", "Viet", "Nguyen", Order.GIVEN_FIRST, "vi"),
        ("Kishida Fumio", "Fumio", "Kishida", Order.FAMILY_FIRST, "ja"),
        ("Fumio Kishida", "Fumio", "Kishida", Order.GIVEN_FIRST, "ja"),
        ("Orbán Viktor", "Viktor", "Orbán", Order.FAMILY_FIRST, "hu"),
        ("Viktor Orbán", "Viktor", "Orbán", Order.GIVEN_FIRST, "hu"),
        ("Hun Sen", "Sen", "Hun", Order.FAMILY_FIRST, "km"),
        ("Ivanov Ivan Petrovich", "Ivan", "Ivanov", Order.FAMILY_FIRST, "ru"),
        ("Emmanuel MACRON", "Emmanuel", "MACRON", Order.GIVEN_FIRST, None),
        ("Smith, John", "John", "Smith", Order.GIVEN_FIRST, None),
    ],
)
def test_order(text: str, given: str, family: str, order: Order, language: str | None) -> None:
    parsed = parse_name(text)
    assert (parsed.given, parsed.family, parsed.order, parsed.language) == ((given,), (family,), order, language)


def test_the_order_is_explained() -> None:
    assert parse_name("Kim Yong-hyun").decided == "Kim is a Korean family name and the rest are Korean syllables"
    assert parse_name("KIM Yong-hyun").decided == "the family name is written in capitals"
    assert parse_name("Sting").decided == "it is one word"


@pytest.mark.parametrize(
    ("text", "titles", "words"),
    [
        ("Mr. Kim", ("Mr.",), ("Kim",)),
        ("Gen. Mark Milley", ("Gen.",), ("Mark", "Milley")),
        ("Gov.Ada Field", ("Gov.",), ("Ada", "Field")),
        ("former president Ada Field", ("former", "president"), ("Ada", "Field")),
        ("British Foreign Secretary Ada Field", ("British", "Foreign", "Secretary"), ("Ada", "Field")),
        ("Daw Aung San Suu Kyi", ("Daw",), ("Aung", "San", "Suu", "Kyi")),
        ("President", ("President",), ()),
    ],
)
def test_titles(text: str, titles: tuple[str, ...], words: tuple[str, ...]) -> None:
    parsed = parse_name(text)
    assert (parsed.titles, parsed.words) == (titles, words)


@pytest.mark.parametrize(("text", "gender"), [("Mr. Kim", "m"), ("Mrs. Kim", "f"), ("Dr. Kim", None), ("Kim", None)])
def test_gender(text: str, gender: str | None) -> None:
    assert parse_name(text).gender == gender


@pytest.mark.parametrize(
    ("text", "words", "particles"),
    [
        ("Bashar al-Assad", ("Bashar", "Assad"), ("al",)),
        ("Mohamed ElBaradei", ("Mohamed", "Baradei"), ("el",)),
        ("Abdel Fattah el-Sissi", ("Abdel Fattah", "Sissi"), ("el",)),
        ("Mohammed bin Salman", ("Mohammed", "Salman"), ("bin",)),
        ("Ursula von der Leyen", ("Ursula", "Leyen"), ("von", "der")),
        ("De Gaulle", ("Gaulle",), ("De",)),
        ("Al Gore", ("Al", "Gore"), ()),
        ("Ben Carson", ("Ben", "Carson"), ()),
    ],
)
def test_particles(text: str, words: tuple[str, ...], particles: tuple[str, ...]) -> None:
    parsed = parse_name(text)
    assert (parsed.words, parsed.particles) == (words, particles)


def test_other_parts() -> None:
    assert parse_name("J.D. Vance").words == parse_name("JD Vance").words == ("J", "D", "Vance")
    assert parse_name("Robert F. Kennedy Jr.").suffix == "Jr."
    assert parse_name("Vladimir Vladimirovich Putin").patronymic == "Vladimirovich"
    assert parse_name('Winton "Red" Blount').nickname == "Red"
    assert parse_name("Andrés Manuel López Obrador").family == ("López", "Obrador")
    assert parse_name("Juan Manuel Santos").family == ("Santos",)
    assert parse_name("Smith, John Jr.").suffix == "Jr."


# --- comparing -------------------------------------------------------------------------------------------------------


def judge(left: str, right: str) -> Verdict:
    return compare_names(parse_name(left), parse_name(right)).verdict


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kim Yong-hyun", "Kim Yong Hyun"),
        ("Kim Yong-hyun", "Gim Yong-hyeon"),
        ("Kim Yong Hyun", "Yong-hyun Kim"),
        ("Yoon Suk Yeol", "Yun Seok-yeol"),
        ("Mao Zedong", "Mao Tse-tung"),
        ("Zelensky", "Zelenskyy"),
        ("Zelenskyy", "Zelenskiy"),
        ("Muammar Gaddafi", "Moammar Qaddafi"),
        ("Gaddafi", "Kadhafi"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Serhiy Shoigu", "Sergei Shoigu"),
        ("Mohammed Hamdan", "Mohamad Hamdan"),
        ("Li", "Lee"),
        ("Lee", "Yi"),
        ("Bill Clinton", "William Clinton"),
        ("Katie Holm", "Kathryn Holm"),
        ("Joe Biden", "Joseph R. Biden Jr."),
        ("J.D. Vance", "JD Vance"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("Abdel Fattah el-Sissi", "Abdul Fatah al-Sisi"),
        ("Shohei Ohtani", "Shōhei Ōtani"),
        ("Jürgen Müller", "Jurgen Mueller"),
        ("Sean O'Brien", "Sean O’Brien"),
    ],
)
def test_one_name(left: str, right: str) -> None:
    assert judge(left, right) is judge(right, left) is Verdict.SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kim", "Kim Yong-hyun"),
        ("Kim", "Kim Jong Un"),
        ("Lopez Obrador", "Andrés Manuel López Obrador"),
        ("J. Smith", "John Smith"),
        ("Von der Leyen", "Ursula von der Leyen"),
        ("Suu Kyi", "Aung San Suu Kyi"),
        ("Mr. Trong", "Nguyen Phu Trong"),
        ("Kim Yong-hyun", "Kim Young-hyun"),
        ("Charles", "Charles III"),
        ("Robert F. Kennedy", "Robert F. Kennedy Jr."),
        ("Tayyip Erdogan", "Recep Tayyip Erdogan"),
        ("President", "Ada Field"),
    ],
)
def test_names_that_may_be_one(left: str, right: str) -> None:
    assert judge(left, right) is judge(right, left) is Verdict.COMPATIBLE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kim Yong-hyun", "Kim Jong Un"),
        ("Cho Tae-yul", "Cho Tae-yong"),
        ("Li Keqiang", "Li Qiang"),
        ("Hassan Karim", "Hussein Karim"),
        ("Khamenei", "Khomeini"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Mr. Clinton", "Mrs. Clinton"),
        ("John Paul II", "John Paul I"),
        ("George W. Bush", "George H.W. Bush"),
        ("Martin Thomas", "Thomas Martin"),
        ("Marian Field", "Martin Field"),
        ("Ivan Petrovich Ivanov", "Ivan Sergeyevich Ivanov"),
        ("Ann Smith", "Anna Smith"),
        ("Obama", "Kim Yong-hyun"),
    ],
)
def test_two_names(left: str, right: str) -> None:
    assert judge(left, right) is judge(right, left) is Verdict.DIFFERENT


def test_a_match_says_why_and_whether_names_are_full() -> None:
    match = compare_names(parse_name("Kim Yong-hyun"), parse_name("Kim Jong Un"))
    assert match.reason == "the given names differ: Yong-hyun and Jong-Un"
    assert match.values == ("Kim Yong-hyun", "Kim Jong Un")
    assert compare_names(parse_name("Ada Field"), parse_name("Ada Field")).full
    assert not compare_names(parse_name("Field"), parse_name("Field")).full
    assert not compare_names(parse_name("Field"), parse_name("Ada Field")).full


def test_a_person_and_a_body_are_two() -> None:
    assert compare_names(parse_name("Ford"), parse_body("Ford")).verdict is Verdict.DIFFERENT


# --- any text --------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "Kim",
        "al-",
        "bin",
        "Jr.",
        "Mr.",
        "J.D.",
        "de",
        "José",
        "\x00",
        "\ud800",
        "\u202e",
        "O’Brien",
        "-",
        ",",
        "III",
        "(Al)",
    ]
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=8).map(" ".join))


@given(TEXTS, TEXTS)
def test_any_text_is_taken_apart_and_compared(left: str, right: str) -> None:
    for parse in (parse_name, parse_body):
        one, other = parse(left), parse(right)
        match, turned = compare_names(one, other), compare_names(other, one)
        assert (match.verdict, match.score) == (turned.verdict, turned.score)
        assert 0.0 <= match.score <= 1.0
        assert match.reason


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_the_order_of_two_names_does_not_matter(left: str, right: str) -> None:
    match = compare_names(parse_name(left), parse_name(right))
    turned = compare_names(parse_name(right), parse_name(left))
    assert (match.verdict, match.score, match.full) == (turned.verdict, turned.score, turned.full)


@given(st.text(min_size=1, max_size=40))
def test_a_name_is_itself(text: str) -> None:
    parsed = parse_name(text)
    assert compare_names(parsed, parsed).verdict is (Verdict.SAME if parsed.words else Verdict.COMPATIBLE)


def test_a_name_repeated_without_end_costs_nothing() -> None:
    start = time.perf_counter()
    parsed = parse_name("Kim " * 10_000)
    assert len(parsed.words) <= 16
    assert time.perf_counter() - start < 0.5
