"""Stretches beside those of another year, weekdays by their number, and what else counts from what was just told.

The day of publication is Wednesday 30 October 2024.
"""

from __future__ import annotations

import pytest

from reportedly.vocabulary import TimeType
from tests.reading.timed import moments, only, stretch, values


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Profit in the third quarter was $4 million, up from $3 million a year earlier.", "2023-Q3"),
        ("Profit in the third quarter was below the $5 million of the year-ago period.", "2023-Q3"),
        ("The mill earned less in the second quarter than in the prior-year quarter.", "2023-Q2"),
        ("In the third quarter it sold more than in the same quarter last year.", "2023-Q3"),
        ("In the third quarter it sold more than in the same period of 2021.", "2021-Q3"),
        ("Exports rose in September from a year ago.", "2023-09"),
        ("Arrivals in April were up from the same month last year.", "2023-04"),
        ("In the first half it lost 3 million, against 2 million a year earlier.", "2023-H1"),
    ],
)
def test_counterpart_of_a_stretch_in_another_year(sentence: str, value: str) -> None:
    assert moments(sentence)[-1].value == value


def test_year_earlier_without_a_comparison_is_the_year() -> None:
    assert values("He left in March, and his wife had left a year earlier.")[-1] == ("a year earlier", "2023")
    assert values("Sales were up from those of a year ago.") == [("a year ago", "2023")]
    assert values("The well was full in the same period last year.") == [("the same period last year", "2023")]


def test_figures_of_the_sentence_before_are_compared_for_quarters_alone() -> None:
    quarter = "Sales rose in the third quarter. Profit was $3 million, against $2 million a year earlier."
    month = "Two shops closed in March. Profit was $3 million, against $2 million a year earlier."
    assert values(quarter)[-1] == ("a year earlier", "2023-Q3")
    assert values(month)[-1] == ("a year earlier", "2023")


def test_a_fiscal_quarter_has_no_days() -> None:
    assert stretch("It lost money in the first quarter of fiscal 2025.") == ("FY2025-Q1", None, None)
    assert stretch("The bank lost money in its fiscal third quarter.") == ("FYXXXX-Q3", None, None)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Polls open on the first Monday in November.", "2024-11-04"),
        ("They met on the last Friday of September.", "2024-09-27"),
        ("They met on the second Tuesday of November 2022.", "2022-11-08"),
        ("They met on the fifth Monday of February 2023.", None),
        ("It snowed in the third week of 2018.", "2018-W03"),
        ("It snowed in the last week of 2016.", "2016-W52"),
        ("It snowed in the first week of 2015.", "2015-W01"),
        ("Exports collapsed in the last quarter of 2022.", "2022-Q4"),
        ("The dairy lost money in the first half.", "2024-H1"),
        ("Half a century ago it was a port.", "1974"),
        ("A year and a half ago it was a port.", "2023-04"),
        ("A year ago this month she left.", "2023-10"),
        ("A year ago today she left.", "2023-10-30"),
        ("A week ago Monday she left.", "2024-10-21"),
        ("Hundreds fled overnight Monday.", "2024-10-28TNI"),
    ],
)
def test_points(sentence: str, value: str | None) -> None:
    assert only(sentence).value == value


def test_first_monday_of_an_unknown_month_is_some_monday() -> None:
    assert values("It fell on the first Monday of the month.", None) == [
        ("the first Monday of the month", "XXXX-WXX-1")
    ]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("They meet on the first Monday of every month.", "the first Monday of every month", "P1M"),
        ("The council meets twice a week.", "twice a week", "P1W"),
        ("They swim three times a year.", "a year", "P1Y"),  # three times is a figure
        ("They vote once every four years.", "once every four years", "P4Y"),
    ],
)
def test_sets_hold_how_often(sentence: str, words: str, value: str) -> None:
    moment = only(sentence)
    assert (moment.text, moment.type, moment.value) == (words, TimeType.SET, value)


@pytest.mark.parametrize(
    ("sentence", "value", "start", "end"),
    [
        ("Over the next year it will end.", "P1Y", "2024-10-30", "2025-10-30"),
        ("In the next decade it will end.", "P1DE", "2024-10-30", "2034-10-30"),
    ],
)
def test_the_next_year_that_something_lasts_is_a_duration(sentence: str, value: str, start: str, end: str) -> None:
    assert stretch(sentence) == (value, start, end)


def test_a_year_up_to_a_date_is_an_amount() -> None:
    year, month = moments("Prices rose in the year to March 2024.")
    assert (year.type, year.value, year.start, year.end) == (TimeType.DURATION, "P1Y", "2023-04-01", "2024-03-31")
    assert month.value == "2024-03"


def test_the_quarter_and_the_month_that_were_told() -> None:
    assert values("Profit rose in the third quarter. For the quarter, costs fell.")[-1][1] == "2024-Q3"
    assert values("Prices rose in August. During the month, two shops closed.")[-1][1] == "2024-08"
    assert values("Prices rose in August.\n\nDuring the month, two shops closed.")[-1][1] == "2024-10"


def test_hours_count_from_the_clock_that_was_told() -> None:
    later = "The plane left at 11:30 p.m. on Tuesday and landed two hours later."
    assert values(later)[-1] == ("two hours later", "2024-10-30T01:30")
    assert values("The plane landed two hours later.")[-1][1] is None
    moved = "The plane left at 4 a.m. on Tuesday. On Friday another left, and landed two hours later."
    assert values(moved)[-1][1] is None


def test_part_of_the_day_settles_the_clock() -> None:
    assert values("It began at 5:30 on Tuesday evening.")[0][1] == "2024-10-29T17:30"
    assert values("It began at 5:30 on Tuesday morning.")[0][1] == "2024-10-29T05:30"


def test_weekdays_share_the_week_that_is_told() -> None:
    assert values("From Monday to Thursday of last week no train ran.") == [
        ("Monday", "2024-10-21"),
        ("Thursday of last week", "2024-10-24"),
    ]
    assert values("Earlier this week on Tuesday he promised a vote.")[-1] == ("Tuesday", "2024-10-29")


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Voters go to the polls on Sunday.", "2024-11-03"),
        ("Her lawyers did not go home on Sunday.", "2024-10-27"),
        ("The storm will hit on Sunday.", "2024-11-03"),
        ("The storm hit on Sunday.", "2024-10-27"),
        ("They moved the vote to Friday.", "2024-11-01"),
        ("They walked to Rome on Friday.", "2024-10-25"),
        ("Doctors said on Saturday that the fever may have killed 40.", "2024-10-26"),
        ("On Thursday, two senators proposed to raise the tax.", "2024-10-24"),
        ("On Friday the firm set aside 3 million.", "2024-10-25"),
        ("The talks are set for Friday.", "2024-11-01"),
        ("Officials expect the inquiry to end in November, a year after it began.", "2024-11"),
        ("They extended the curfew to December 1.", "2024-12-01"),
        ("The judge set a hearing for Nov. 25.", "2024-11-25"),
        ("The mayor announced a fair to be held on Nov. 12.", "2024-11-12"),
        ("Four men were hurt in what seems to be a raid on Saturday.", "2024-10-26"),
        ("The firm has a Nov. 12 deadline to pay.", "2024-11-12"),
        ("A Nov. 12 hearing has been scheduled.", "2024-11-12"),
        ("The well has run dry on Nov. 12.", "2023-11-12"),
        ("He told police that he went to help on Sunday.", "2024-10-27"),
        ("They were able to leave on Sunday.", "2024-10-27"),
        ("Nobody knew what was going on in the mill on Friday.", "2024-10-25"),
        ("She shot a would-be thief on Monday.", "2024-10-28"),
        ("Monday's raid can be seen on film.", "2024-10-28"),
        ("The guards hid in a barn on Sunday.", "2024-10-27"),
        ("The arrests following Friday night's raid were unlawful.", "2024-10-25TNI"),
        ("The school was busy before the Halloween break.", "2024-10-31"),
    ],
)
def test_tense(sentence: str, value: str) -> None:
    assert moments(sentence)[0].value == value


def test_a_month_beside_next_week_is_to_come() -> None:
    assert values("The union warned of strikes next week and in November.")[-1] == ("November", "2024-11")


def test_no_times() -> None:
    assert moments("The star is 50 light years away.") == ()
    assert moments("They own five AM stations and that HR 6819.") == ()
    assert moments("The March family left, and the June brothers stayed.") == ()
    assert moments("The striker scored twice in the first half.") == ()
    assert values("At this time last year he was free.") == [("last year", "2023")]


def test_a_clock_is_of_the_day_of_publication_while_no_other_is_told() -> None:
    assert values("The index fell today.\n\nTraders waited.\n\nIt was down at 3 p.m.")[-1][1] == "2024-10-30T15:00"
    assert values("Shares rose at the start of the day.") == [("the start of the day", "2024-10-30")]
    assert values("The vault was opened on Oct. 3, 2011." + "\n\nNobody saw it." * 40 + "\n\nIt shut at 3 p.m.")[-1][
        1
    ] == ("XXXX-XX-XXT15:00")


def test_a_day_is_near_over_short_paragraphs() -> None:
    text = "The ship sank on Oct. 3.\n\nNobody was hurt.\n\nThe next day two more sank."
    assert values(text)[-1] == ("The next day", "2024-10-04")


def test_a_weekday_that_does_not_fit_the_year_of_the_story_is_of_this_year() -> None:
    text = "He retired on May 3, 2009. The service is at 11 a.m. on Friday, Nov. 1."
    assert values(text)[-1] == ("Friday, Nov. 1", "2024-11-01")


def test_comparisons_move_no_story() -> None:
    text = "Sales fell last month from a year ago.\n\nProfit was down 3 percent from a year earlier."
    assert values(text)[-1] == ("a year earlier", "2023")


@pytest.mark.parametrize("text", ["9:20 p.m. 10/13/2016", "On 13.10.2016 9:20", "4 a.m. 13/10", "7 p.m. 2016/13/10"])
def test_figures_beside_a_clock_do_not_stop_the_reading(text: str) -> None:
    assert all(moment.text in text for moment in moments(text))


def test_days_before_months_by_a_date_behind_a_clock() -> None:
    assert values("It began at 9:20 p.m. 25/10/2016 and ended on 5/11/2016.")[-1] == ("5/11/2016", "2016-11-05")
