"""Numbers that are no figures."""

from __future__ import annotations

import pytest

from reportedly.vocabulary import Part, PartKind, Span
from tests.reading.figured import find, read, read_one


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed on 14 March 1998.",
        "It was signed on March 14, 1998, in Oslo.",
        "In 2003 the mine closed, and by 2041 it will be full.",
        "They fished there in the 1970s.",
        "The hall opens at 9:30 and shuts at 5 p.m.",
        "It shuts at 10.45pm.",
        "It was 2230 GMT.",
        "3. The parties release the crew.",
        "The court (2) rejected it and (3) adjourned.",
        "Section 12 and Articles 5, 6 and 9 were struck out.",
        "Resolution 1540 stands.",
        "They left from Gate 22 on Flight 714.",
        "Ask in Room 12.",
        "Take Highway 61, then Route 7.",
        "The case, No. 22-145, was dropped.",
        "She lives at 45 Elm Street.",
        "He lives at 14 Rue des Lilas.",
        "Call 0800 555 0199 today.",
        "Call +254 20 555 0142 today.",
        "A Su-35 and an F-16 flew by.",
        "A Boeing 737 and an Airbus A320 landed.",
        "The T-72 hulks and the M50 rusted.",
        "COVID-19 and H5N1 spread.",
        "Leaders of the G20 met on Channel 4.",
        "The S&P 500 and the Nikkei 225 opened late.",
        "It ran on version 2.0.1 from 192.168.0.1.",
        "See https://example.org/a/12?b=30 for more.",
        "The note[3] says so.",
        "World War II ended.",
        "No one spoke; one of the guards and another one left.",
        "One day they will return.",
        "It was open 24/7 after 9/11.",
        "She called 911 from the 900 block of Elm Street.",
        "He carried a .380-caliber pistol.",
        "The post has the number 672164670267084800.",
    ],
)
def test_no_figure(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It closed three days ago and two years later it reopened.",
        "It has eased in the past 24 hours.",
        "It resumes within 48 hours, for the next two weeks.",
        "After six months the talks failed.",
        "It reopens every two weeks.",
    ],
)
def test_times_on_the_line_are_no_measures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["The council paid for 200 block parties.", "They approved 1,200 block grants."])
def test_things_that_are_called_after_a_block_are_counted(text: str) -> None:
    assert read_one(text).kind == "count"


@pytest.mark.parametrize("text", ["He was jailed for 12 years.", "It held for three weeks.", "A 10-day truce began."])
def test_durations_are_measures(text: str) -> None:
    assert read_one(text).kind == "measure"


def test_nothing_in_a_date_but_all_in_a_duration() -> None:
    assert read("They met on the ninth of the month.", moments=["DATE:the ninth of the month"]) == []
    assert read_one("They met for 40 minutes.", moments=["DURATION:40 minutes"]).unit == "min"
    assert read("They meet on 40 Fridays.", moments=["SET:40 Fridays"]) == []


def test_nothing_in_a_name() -> None:
    assert read("The [WEAPON:Kestrel 90] fell.") == []
    assert read("The [ORG:Four Rivers] fund paid.") == []
    assert read_one("They met [NORP:Danes] and 12 [NORP:Finns].").counts == "Finns"


def test_nothing_where_nothing_is_read() -> None:
    part = Part(kind=PartKind.BYLINE, span=Span(start=0, end=20))
    assert find("With 12 contributors. Later 30 boats sank.", parts=[part])[0].figure.text == "30 boats"


def test_one_before_its_noun_is_a_figure() -> None:
    assert read_one("One diver drowned.").text == "One diver"
    assert read_one("The two leaders met.").text == "two leaders"


def test_a_round_number_of_four_digits_with_a_bound_is_no_year() -> None:
    assert read_one("More than 2000 people marched.").low == 2000
    assert read_one("They need 1500 blankets.").low == 1500


def test_a_number_behind_a_capitalised_verb_of_harm_is_part_of_no_name() -> None:
    assert [one.low for one in read("Landslide Kills 12, Hurts 30, Closing 2 Roads")] == [12, 30, 2]
    assert [one.low for one in read("Landslide That Hurt 11, Including 3 Children")] == [11, 3]
