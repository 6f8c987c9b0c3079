"""Days, months, years and longer: what the words give by themselves."""

from __future__ import annotations

import pytest

from reportedly.vocabulary import TimeType
from tests.reading.timed import moments, only, stretch, values


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Oct. 5, 2016", "2016-10-05"),
        ("October 5 2016", "2016-10-05"),
        ("October 5th, 2016", "2016-10-05"),
        ("5 October 2016", "2016-10-05"),
        ("5th of October, 2016", "2016-10-05"),
        ("the fifth of October 2016", "2016-10-05"),
        ("Wednesday, Oct. 5, 2016", "2016-10-05"),
        ("Wednesday 5 October 2016", "2016-10-05"),
        ("2016-10-05", "2016-10-05"),
        ("2016/10/05", "2016-10-05"),
        ("25/10/2016", "2016-10-25"),
        ("10/25/2016", "2016-10-25"),
        ("25.10.2016", "2016-10-25"),
        ("26-Nov-2015", "2015-11-26"),
        ("Feb. 29, 2024", "2024-02-29"),
    ],
)
def test_day_is_read_in_every_form(words: str, day: str) -> None:
    moment = only(f"The bridge was opened on {words}, in rain.")
    assert (moment.text, moment.type, moment.value) == (words, TimeType.DATE, day)
    assert (moment.start, moment.end, moment.anchor) == (day, day, None)


@pytest.mark.parametrize(
    ("words", "value", "start", "end"),
    [
        ("October 2016", "2016-10", "2016-10-01", "2016-10-31"),
        ("Oct. 2016", "2016-10", "2016-10-01", "2016-10-31"),
        ("the month of February 2024", "2024-02", "2024-02-01", "2024-02-29"),
        ("late October 2016", "2016-10", "2016-10-21", "2016-10-31"),
        ("early February 2016", "2016-02", "2016-02-01", "2016-02-10"),
        ("mid-March 2016", "2016-03", "2016-03-11", "2016-03-20"),
        ("the end of March 2016", "2016-03", "2016-03-21", "2016-03-31"),
        ("the second half of July 2016", "2016-07", "2016-07-16", "2016-07-31"),
        ("2016", "2016", "2016-01-01", "2016-12-31"),
        ("early 2016", "2016", "2016-01-01", "2016-04-30"),
        ("mid-2023", "2023", "2023-05-01", "2023-08-31"),
        ("the start of 2016", "2016", "2016-01-01", "2016-04-30"),
        ("'98", "1998", "1998-01-01", "1998-12-31"),
        ("the 1990s", "199", "1990-01-01", "1999-12-31"),
        ("the late 1980s", "198", "1987-01-01", "1989-12-31"),
        ("the '90s", "199", "1990-01-01", "1999-12-31"),
        ("the nineties", "199", "1990-01-01", "1999-12-31"),
        ("the 19th century", "18", "1800-01-01", "1899-12-31"),
        ("the twentieth century", "19", "1900-01-01", "1999-12-31"),
        ("the first half of 2025", "2025-H1", "2025-01-01", "2025-06-30"),
        ("the third quarter of 2023", "2023-Q3", "2023-07-01", "2023-09-30"),
        ("Q3 2023", "2023-Q3", "2023-07-01", "2023-09-30"),
        ("the summer of 1999", "1999-SU", "1999-06-01", "1999-08-31"),
        ("spring 2022", "2022-SP", "2022-03-01", "2022-05-31"),
        ("the winter of 2022-23", "2022-WI", "2022-12-01", "2023-02-28"),
        ("500 BC", "BC0500", "-0499-01-01", "-0499-12-31"),
        ("AD 70", "0070", "0070-01-01", "0070-12-31"),
    ],
)
def test_longer_stretch_has_its_first_and_last_day(words: str, value: str, start: str, end: str) -> None:
    moment = only(f"The wall was built in {words}, they say.")
    assert (moment.text, moment.value, moment.start, moment.end) == (words, value, start, end)


def test_fiscal_year_has_its_number_but_no_days() -> None:
    assert stretch("The loss of fiscal 2022 was the largest.") == ("FY2022", None, None)


@pytest.mark.parametrize("words", ["February 30", "31 June", "February 29, 2023", "31/13/2020", "2024-02-30"])
def test_date_that_does_not_exist_has_no_value(words: str) -> None:
    moment = only(f"It is said to have happened on {words}, near the port.")
    assert (moment.text, moment.value, moment.start, moment.end) == (words, None, None, None)


def test_time_that_no_clock_shows_has_no_value() -> None:
    moment = only("The train left at 25:61, says the sheet.")
    assert (moment.text, moment.type, moment.value) == ("25:61", TimeType.TIME, None)


def test_date_and_weekday_that_disagree_have_no_value() -> None:
    assert only("He left on Monday, Oct. 5, 2016, by ship.").value is None


def test_figures_in_either_order_follow_the_other_dates_of_the_text() -> None:
    assert values("It opened on 13/02/2024 and closed on 03/04/2024.")[1] == ("03/04/2024", "2024-04-03")
    assert values("It opened on 02/13/2024 and closed on 03/04/2024.")[1] == ("03/04/2024", "2024-03-04")
    assert values("It opened on 5 March 2023 and closed on 03/04/2024.")[1] == ("03/04/2024", "2024-04-03")
    assert values("It opened on March 5, 2023, and closed on 03/04/2024.")[1] == ("03/04/2024", "2024-03-04")


def test_figures_in_either_order_are_unknown_where_nothing_tells_the_order() -> None:
    assert stretch("It closed on 03/04/2024.") == (None, None, None)


def test_days_that_share_a_month_are_told_apart() -> None:
    found = values("It rained on 6-7 January 1916, from April 13 to 15, 1917, and on May 3, 4 and 5, 1918.")
    assert found == [
        ("6", "1916-01-06"),
        ("7 January 1916", "1916-01-07"),
        ("April 13", "1917-04-13"),
        ("15, 1917", "1917-04-15"),
        ("May 3", "1918-05-03"),
        ("4", "1918-05-04"),
        ("5, 1918", "1918-05-05"),
    ]


def test_years_of_a_range_are_told_apart() -> None:
    assert values("The war of 1939-45 and the season 2007/08.") == [
        ("1939", "1939"),
        ("45", "1945"),
        ("2007", "2007"),
        ("08", "2008"),
    ]


def test_month_takes_the_year_behind_the_next_one() -> None:
    assert values("It lasted from August to September 1914.") == [("August", "1914-08"), ("September 1914", "1914-09")]
    assert values("It lasted from December to January 1915.") == [("December", "1914-12"), ("January 1915", "1915-01")]
    assert values("It lasted from 31 May-1 June 1916.") == [("31 May", "1916-05-31"), ("1 June 1916", "1916-06-01")]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Christmas Eve 2021", "2021-12-24"),
        ("New Year's Day 2021", "2021-01-01"),
        ("Easter Monday 2025", "2025-04-21"),
        ("Good Friday 2024", "2024-03-29"),
        ("Thanksgiving 2023", "2023-11-23"),
        ("9/11", "2001-09-11"),
    ],
)
def test_holiday_has_its_day(words: str, day: str) -> None:
    assert stretch(f"The road was closed on {words}.") == (day, day, day)


def test_days_known_by_their_date_are_those_days() -> None:
    assert values("The Sept. 11 attacks and the Oct. 7 attack.") == [
        ("Sept. 11", "2001-09-11"),
        ("Oct. 7", "2023-10-07"),
    ]
    assert values("An Oct. 7 attack was planned.", "2015-10-20") == [("Oct. 7", None)]


def test_part_of_a_stretch_is_counted_from_its_end() -> None:
    assert stretch("It froze in the first two weeks of May 2021.") == ("P2W", "2021-05-01", "2021-05-14")
    assert stretch("It froze in the last three days of May 2021.") == ("P3D", "2021-05-29", "2021-05-31")
    assert stretch("It froze on the last day of February 2024.") == ("2024-02-29", "2024-02-29", "2024-02-29")
    assert stretch("It froze on the last weekend of July 2019.") == ("2019-W30-WE", "2019-07-27", "2019-07-28")


def test_full_width_digits_are_digits() -> None:
    assert stretch("It opened on ５ March ２０２１.") == ("2021-03-05", "2021-03-05", "2021-03-05")


def test_marks_that_cannot_be_seen_are_passed_over() -> None:
    moment = only("It opened on \u200e5 March\u200f 2021.")
    assert (moment.text, moment.value) == ("5 March\u200f 2021", "2021-03-05")


def test_ids_follow_the_order_of_the_text() -> None:
    found = moments("In 2011, in 2012 and in 2013.")
    assert [(one.id, one.text) for one in found] == [("t1", "2011"), ("t2", "2012"), ("t3", "2013")]


def test_a_weekday_before_a_date_in_figures_does_not_stop_the_reading() -> None:
    text = "The fair opened Saturday 2/13/2016 at noon. It closed on 14/2/2016."
    assert [one.start for one in moments(text, published=None)][-1] is not None
