"""What a number is: money, a measure, a percentage, a rate, an age, an ordinal, a score."""

from __future__ import annotations

import pytest

from tests.reading.figured import read, read_one


@pytest.mark.parametrize(
    ("written", "low", "code"),
    [
        ("$40", 40, "USD"),
        ("US$40", 40, "USD"),
        ("A$40", 40, "AUD"),
        ("C$40", 40, "CAD"),
        ("HK$40", 40, "HKD"),
        ("NT$40", 40, "TWD"),
        ("R$40", 40, "BRL"),
        ("£4.5m", 4500000, "GBP"),
        ("€2 billion", 2000000000, "EUR"),
        ("¥700", 700, "JPY"),
        ("R2.6 billion", 2600000000, "ZAR"),
        ("USD 40", 40, "USD"),
        ("CHF40", 40, "CHF"),
        ("40 euros", 40, "EUR"),
        ("40 Canadian dollars", 40, "CAD"),
        ("40 Hong Kong dollars", 40, "HKD"),
        ("40 dollars", 40, "USD"),
        ("40 rupees", 40, "INR"),
        ("40 Sri Lankan rupees", 40, "LKR"),
        ("40 million pounds", 40000000, "GBP"),
        ("40 cents", 0.4, "USD"),
        ("40 pence", 0.4, "GBP"),
        ("5 dollars and 25 cents", 5.25, "USD"),
        ("40 francs", 40, None),
    ],
)
def test_money(written: str, low: float, code: str | None) -> None:
    figure = read_one(f"The ticket cost {written}.")
    assert (figure.kind, figure.low, figure.high, figure.unit) == ("money", low, low, code)
    assert figure.text == written
    assert figure.counts is None


def test_the_country_that_a_sentence_names_settles_whose_money_it_is() -> None:
    assert read_one("Nepal set aside 40 million rupees.").unit == "NPR"
    assert read_one("A $40 note was found.").unit == "USD"


def test_pounds_are_money_only_where_money_is_spoken_of() -> None:
    assert read_one("The fish weighed 40 pounds.").unit == "[lb_av]"
    assert read_one("The fine was 40 pounds.").unit == "GBP"


def test_money_takes_no_per() -> None:
    assert read_one("Oil fetched $90 a barrel.").text == "$90"


@pytest.mark.parametrize(
    ("written", "low", "code"),
    [
        ("12 kilometres", 12, "km"),
        ("12 miles", 12, "[mi_i]"),
        ("12 nautical miles", 12, "[nmi_i]"),
        ("12 square miles", 12, "[smi_us]"),
        ("12 hectares", 12, "har"),
        ("12 tonnes", 12, "t"),
        ("12kg", 12, "kg"),
        ("12 km/h", 12, "km/h"),
        ("12 miles per hour", 12, "[mi_i]/h"),
        ("12 metres per second", 12, "m/s"),
        ("12 degrees Celsius", 12, "Cel"),
        ("12°F", 12, "[degF]"),
        ("12 megawatts", 12, "MW"),
        ("12 kWh", 12, "kW.h"),
        ("12 cubic metres", 12, "m3"),
        ("12 barrels", 12, "[bbl_us]"),
        ("12 barrels a day", 12, "[bbl_us]/d"),
        ("12 litres per minute", 12, "L/min"),
        ("12 MB", 12, "MBy"),
        ("12 basis points", 12, "{basis_point}"),
        ("12 mmHg", 12, "mm[Hg]"),
        ("half a mile", 0.5, "[mi_i]"),
        ("5 feet 6 inches", 5.5, "[ft_i]"),
        ("two years and six months", 2.5, "a"),
        ("12 hours", 12, "h"),
        ("minus 12 degrees Celsius", -12, "Cel"),
    ],
)
def test_measure(written: str, low: float, code: str) -> None:
    figure = read_one(f"It came to {written}.")
    assert (figure.kind, figure.low, figure.high, figure.unit) == ("measure", low, low, code)
    assert figure.text == written


def test_of_what_a_measure_is() -> None:
    figure = read_one("They shipped 12 tonnes of dried figs.")
    assert (figure.text, figure.counts) == ("12 tonnes of dried figs", "figs")


def test_of_behind_a_length_of_time_is_not_measured() -> None:
    assert read_one("After a wait came two years of drought, they said.").text == "two years"


def test_a_compound_is_read_alone() -> None:
    figure = read_one("A 12-kilogram pike was caught.")
    assert (figure.text, figure.unit, figure.counts) == ("12-kilogram", "kg", None)


@pytest.mark.parametrize(("text", "words"), [("magnitude 6.1", "6.1"), ("6.1-magnitude", "6.1-magnitude")])
def test_magnitude_has_no_unit(text: str, words: str) -> None:
    figure = read_one(f"A {text} quake was felt.")
    assert (figure.kind, figure.low, figure.unit, figure.text) == ("measure", 6.1, None, words)


def test_bare_degrees_are_a_temperature_where_one_is_spoken_of() -> None:
    assert read_one("The temperature hit 38 degrees.").unit is None
    assert read_one("The mast leant by 38 degrees.").unit == "deg"


@pytest.mark.parametrize("written", ["8%", "8 percent", "8 per cent", "eight percent", "8 percentage points", "8pc"])
def test_percent(written: str) -> None:
    figure = read_one(f"The share is {written}.")
    assert (figure.kind, figure.low, figure.unit, figure.text) == ("percent", 8, None, written)


def test_of_whom_a_percentage_is() -> None:
    figure = read_one("Some 8 percent of the island's voters stayed away.")
    assert (figure.counts, figure.text) == ("voters", "Some 8 percent of the island's voters")


@pytest.mark.parametrize(
    ("written", "value", "unit", "counts"),
    [
        ("one in five herons", 0.2, None, "herons"),
        ("three out of four herons", 0.75, None, "herons"),
        ("two of every five herons", 0.4, None, "herons"),
        ("six herons per 1,000 nests", 0.006, None, "herons"),
        ("45 per 100,000 people", 0.00045, None, "people"),
        ("60 herons a day", 60, "/d", "herons"),
        ("60 herons per week", 60, "/wk", "herons"),
        ("five times", 5, None, None),
    ],
)
def test_rate(written: str, value: float, unit: str | None, counts: str | None) -> None:
    figure = read_one(f"They counted {written} the usual rate.")
    assert (figure.kind, figure.unit, figure.counts, figure.text) == ("rate", unit, counts, written)
    assert figure.low == pytest.approx(value)


@pytest.mark.parametrize("words", ["a week later", "a day after the storm", "an hour ago"])
def test_a_time_behind_a_count_makes_no_rate(words: str) -> None:
    figure = read_one(f"The camp held 1,250 herons {words}.")
    assert (figure.kind, figure.low, figure.unit, figure.text) == ("count", 1250, None, "1,250 herons")


def test_times_alone_are_counted() -> None:
    figure = read_one("The bell rang five times.")
    assert (figure.kind, figure.counts) == ("count", "times")


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit"),
    [
        ("A 44-year-old diver won.", "44-year-old", 44, 44, "a"),
        ("The diver is 44 years old.", "44 years old", 44, 44, "a"),
        ("Lena Okoro, 44, won.", "44", 44, 44, "a"),
        ("Lena Okoro (44) won.", "44", 44, 44, "a"),
        ("The divers were aged between 14 and 17.", "aged between 14 and 17", 14, 17, "a"),
        ("Divers aged 65 and over pay less.", "aged 65 and over", 65, None, "a"),
        ("Children under 12 pay less.", "under 12", None, 12, "a"),
        ("A diver in her 30s won.", "in her 30s", 30, 39, "a"),
        ("A six-month-old seal was freed.", "six-month-old", 6, 6, "mo"),
        ("He was 91.", "91", 91, 91, "a"),
        ("Divers between the ages of 18 and 30 won.", "between the ages of 18 and 30", 18, 30, "a"),
    ],
)
def test_age(text: str, words: str, low: int | None, high: int | None, unit: str) -> None:
    figure = read_one(text)
    assert (figure.kind, figure.text, figure.low, figure.high, figure.unit) == ("age", words, low, high, unit)


def test_the_next_of_a_list_of_ages() -> None:
    assert [(figure.kind, figure.low) for figure in read("The divers were aged nine, 11 and 14.")] == [
        ("age", 9),
        ("age", 11),
        ("age", 14),
    ]


def test_an_age_may_stand_in_a_count() -> None:
    count, age = read("Three 12-year-old divers won.")
    assert (count.text, count.counts, age.text) == ("Three 12-year-old divers", "divers", "12-year-old")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It was the third storm of May.", "third storm", 3),
        ("It was her 21st dive.", "21st dive", 21),
        ("It was the thirty-second dive.", "thirty-second dive", 32),
        ("She finished second.", "second", 2),
        ("It was the fourth such storm.", "fourth such storm", 4),
    ],
)
def test_ordinal(text: str, words: str, value: int) -> None:
    figure = read_one(text)
    assert (figure.kind, figure.text, figure.low, figure.high) == ("ordinal", words, value, value)


@pytest.mark.parametrize(
    "text",
    [
        "First aid was given.",
        "She spoke for the first time.",
        "At first nobody spoke.",
        "The 82nd Brigade left.",
        "They met on Fifth Avenue.",
        "In the 19th century they fished.",
        "It is a second-hand boat.",
        "The office first opened in spring.",
        "The second quarter was dry.",
    ],
)
def test_ordinals_that_number_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("Kenya beat Chad 3-1.", "3-1", 1, 3),
        ("Chad lost 1-3 at home.", "1-3", 1, 3),
        ("It ended in a 2–2 draw.", "2–2", 2, 2),
        ("The motion passed 52-48.", "52-48", 48, 52),
        ("It fell by 52 votes to 48.", "by 52 votes to 48", 48, 52),
        ("The house voted 218-to-201.", "218-to-201", 201, 218),
    ],
)
def test_score(text: str, words: str, low: int, high: int) -> None:
    figure = read_one(text)
    assert (figure.kind, figure.text, figure.low, figure.high) == ("score", words, low, high)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ivo Dann Jr., 21, of Varn was hit.", "age"),
        ("They held Tom Reyes Sr., 66.", "age"),
        ("It lay off Varn Jr., 66 miles from land.", "measure"),
    ],
)
def test_an_age_stands_behind_junior_and_senior_too(text: str, kind: str) -> None:
    assert read_one(text).kind == kind


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("[PER:Ivo Dann] (w/m, 46) was seen.", 46),
        ("[PER:Ivo Dann], 46 - theft.", 46),
        ("[PER:Ivo Dann], 46 was seen.", 46),
        ("[PER:Ivo Dann], 46 of Weller, was seen.", 46),
        ("[PER:Ivo Dann], three, was seen.", 3),
        ("[PER:Ivo Dann], 46 (the miller), was seen.", 46),
        ("A baker and a miller, both 46, were seen.", 46),
        ("Her cousin, also 46, was seen.", 46),
        ("The pilot was 46.", 46),
        ("Children as young as 9 were seen.", 9),
        ("Age: 46", 46),
        ("Here he is in his 40's.", 40),
    ],
)
def test_ages_that_nobody_calls_ages(text: str, low: int) -> None:
    figure = read_one(text)
    assert (figure.kind, figure.low, figure.counts) == ("age", low, None)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("She saw her 13 and 9-year-old sons.", [13, 9]),
        ("She saw her 16-, 13-, and 9-year-old sons.", [16, 13, 9]),
        ("They are 16, 13 and 9 years old.", [16, 13, 9]),
        ("[PER:Ana Ruiz], 31, and [PER:Ivo Dann], 26 were seen.", [31, 26]),
    ],
)
def test_of_several_ages_one_is_called_so(text: str, ages: list[int]) -> None:
    figures = read(text)
    assert [one.kind for one in figures] == ["age"] * len(ages)
    assert [one.low for one in figures] == ages


def test_under_an_age() -> None:
    figure = read_one("It is closed to those younger than 18.")
    assert (figure.kind, figure.low, figure.high) == ("age", None, 18)


@pytest.mark.parametrize(
    "text",
    [
        "According to [PER:Ivo Dann], 26 were seen.",
        "With [PER:Ivo Dann], 26 men were seen.",
        "In Weller, 26 of them were seen.",
    ],
)
def test_a_number_behind_a_name_may_count(text: str) -> None:
    assert [one.kind for one in read(text)] == ["count"]


def test_shares_behind_a_name_are_no_ages() -> None:
    assert [one.kind for one in read("They chose [PER:Ivo Dann], 11 and 8 percent.")] == ["count", "percent"]


def test_a_count_is_not_joined_to_the_age_of_another() -> None:
    assert [one.kind for one in read("It hit 3 and 9-year-old Ana fell.")] == ["count", "age"]
