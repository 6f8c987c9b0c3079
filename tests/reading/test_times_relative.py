"""Times that count from the day of publication, Wednesday 30 October 2024."""

from __future__ import annotations

import pytest

from reportedly.vocabulary import TimeType
from tests.reading.timed import find, moments, only, stretch, values


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The minister said Wednesday that talks had failed.", "2024-10-30"),
        ("The minister said on Thursday that talks had failed.", "2024-10-24"),
        ("On Friday, the court ruled that the law stands.", "2024-10-25"),
        ("They will meet on Thursday in Geneva.", "2024-10-31"),
        ("They are scheduled to meet the envoy in Geneva on Tuesday.", "2024-11-05"),
        ("They are to meet on Tuesday.", "2024-11-05"),
        ("On Monday the court will rule.", "2024-11-04"),
        ("He could not be reached on Monday.", "2024-10-28"),
        ("The envoy asked them to report to the council on Monday.", "2024-11-04"),
        ("Officials who will attend announced Monday that it is late.", "2024-10-28"),
        ("The shop has closed on Sunday.", "2024-10-27"),
        ("It has to close on Sunday.", "2024-11-03"),
        ("He was seen last Friday.", "2024-10-25"),
        ("He is in court next Friday.", "2024-11-08"),
        ("He is in court this Friday.", "2024-11-01"),
        ("He is in court this coming Friday.", "2024-11-01"),
        ("He was there on Tuesday of last week.", "2024-10-22"),
        ("He left yesterday.", "2024-10-29"),
        ("He leaves tomorrow.", "2024-10-31"),
        ("He left the day before yesterday.", "2024-10-28"),
        ("He leaves the day after tomorrow.", "2024-11-01"),
        ("He left three days ago.", "2024-10-27"),
        ("He leaves 10 days from now.", "2024-11-09"),
        ("The vote on May 5 was close.", "2024-05-05"),
        ("The vote was held on Nov. 12.", "2023-11-12"),
        ("The recount is due on Nov. 12.", "2024-11-12"),
        ("The ship sank on Friday the 13th.", "2024-09-13"),
        ("The dam broke on Christmas Eve.", "2023-12-24"),
        ("The dam will open on Christmas Eve.", "2024-12-24"),
        ("The dam broke two days after Christmas.", "2023-12-27"),
    ],
)
def test_day_is_the_one_that_the_verb_tells(sentence: str, day: str) -> None:
    moment = only(sentence)
    assert (moment.value, moment.start, moment.end, moment.anchor) == (day, day, day, "published")


@pytest.mark.parametrize(
    ("words", "value", "start", "end"),
    [
        ("earlier this month", "2024-10", "2024-10-01", "2024-10-30"),
        ("later this month", "2024-10", "2024-10-30", "2024-10-31"),
        ("late last month", "2024-09", "2024-09-21", "2024-09-30"),
        ("last week", "2024-W43", "2024-10-21", "2024-10-27"),
        ("next week", "2024-W45", "2024-11-04", "2024-11-10"),
        ("the week before last", "2024-W42", "2024-10-14", "2024-10-20"),
        ("a week ago", "2024-W43", "2024-10-21", "2024-10-27"),
        ("last year", "2023", "2023-01-01", "2023-12-31"),
        ("two years ago", "2022", "2022-01-01", "2022-12-31"),
        ("a year earlier", "2023", "2023-01-01", "2023-12-31"),
        ("last October", "2023-10", "2023-10-01", "2023-10-31"),
        ("next May", "2025-05", "2025-05-01", "2025-05-31"),
        ("March of last year", "2023-03", "2023-03-01", "2023-03-31"),
        ("late October", "2024-10", "2024-10-21", "2024-10-31"),
        ("the end of the year", "2024", "2024-09-01", "2024-12-31"),
        ("year-end", "2024", "2024-09-01", "2024-12-31"),
        ("this summer", "2024-SU", "2024-06-01", "2024-08-31"),
        ("the spring of next year", "2025-SP", "2025-03-01", "2025-05-31"),
        ("the first half of next year", "2025-H1", "2025-01-01", "2025-06-30"),
        ("the weekend", "2024-W43-WE", "2024-10-26", "2024-10-27"),
    ],
)
def test_stretch_is_counted_from_the_day_of_publication(words: str, value: str, start: str, end: str) -> None:
    moment = only(f"The figures were revised over {words}, it said.")
    assert (moment.text, moment.value, moment.start, moment.end) == (words, value, start, end)
    assert moment.anchor == "published"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("He left tonight.", "2024-10-30TNI"),
        ("He left last night.", "2024-10-29TNI"),
        ("He left this morning.", "2024-10-30TMO"),
        ("He left yesterday evening.", "2024-10-29TEV"),
        ("He left late Tuesday night.", "2024-10-29TNI"),
        ("He left on Monday afternoon.", "2024-10-28TAF"),
        ("He left in the early hours of Sunday.", "2024-10-27TMO"),
    ],
)
def test_part_of_a_day_is_a_time(sentence: str, value: str) -> None:
    moment = only(sentence)
    assert (moment.type, moment.value) == (TimeType.TIME, value)
    assert (moment.start, moment.end) == (value[:10], value[:10])


def test_early_and_late_days_stay_days() -> None:
    assert stretch("He left early Monday.") == ("2024-10-28", "2024-10-28", "2024-10-28")


def test_overnight_is_the_night_before() -> None:
    assert stretch("The town was shelled overnight.") == ("2024-10-30TNI", "2024-10-29", "2024-10-30")


def test_open_ends() -> None:
    assert stretch("He has been in jail since January.") == ("2024-01", "2024-01-01", None)
    assert stretch("He stays in jail until 2026.") == ("2026", None, "2026-12-31")
    assert stretch("He stays in jail until the end of next year.") == ("2025", None, "2025-12-31")


def test_amounts_that_end_or_begin_with_the_day_of_publication() -> None:
    assert stretch("It grew over the past three weeks.") == ("P3W", "2024-10-09", "2024-10-30")
    assert stretch("It will grow over the next six months.") == ("P6M", "2024-10-30", "2025-04-30")
    assert stretch("It grew in recent weeks.") == ("PXW", None, None)


def test_amounts_that_end_with_a_time_beside_them() -> None:
    found = moments("In the 24 hours to Friday noon, 12 were killed.")
    assert [(one.text, one.type, one.start, one.end) for one in found] == [
        ("the 24 hours", TimeType.DURATION, "2024-10-24T12:00", "2024-10-25T12:00"),
        ("Friday noon", TimeType.TIME, "2024-10-25T12:00", "2024-10-25T12:00"),
    ]
    assert moments("Sales in the three months ended March 31 rose.")[0].start == "2024-01-01"


def test_clock_takes_its_day_from_beside_it() -> None:
    found = values("At 3 p.m. local time on Monday the siren sounded, and at 0600 GMT Tuesday it stopped.")
    assert found == [
        ("3 p.m.", "2024-10-28T15:00"),
        ("Monday", "2024-10-28"),
        ("0600 GMT Tuesday", "2024-10-29T06:00+00:00"),
    ]


def test_clock_has_the_offset_of_its_zone() -> None:
    moment = only("It began at 9:15 a.m. EST Tuesday.")
    assert (moment.value, moment.start) == ("2024-10-29T09:15-05:00", "2024-10-29T09:15-05:00")


def test_clock_in_a_text_that_tells_no_day_is_of_its_own() -> None:
    assert stretch("It began at 7.30pm.")[0] == "2024-10-30T19:30"
    assert stretch("It began at 7.30pm.", None) == ("XXXX-XX-XXT19:30", None, None)


def test_part_of_a_day_without_its_day_is_of_none() -> None:
    assert stretch("They move at night.") == ("XXXX-XX-XXTNI", None, None)


def test_midnight_may_be_either_end_of_its_day() -> None:
    assert stretch("It began at midnight Tuesday.") == ("2024-10-29T00:00", "2024-10-29", "2024-10-29")


def test_hours_ago_need_the_time_of_publication() -> None:
    assert stretch("It began three hours ago.", "2024-10-30") == (None, None, None)
    assert stretch("It began three hours ago.", "2024-10-30T02:30:00+09:00")[0] == "2024-10-29T23:30"


def test_weekday_range_runs_on() -> None:
    assert values("It was open from Sunday to Thursday.") == [("Sunday", "2024-10-27"), ("Thursday", "2024-10-31")]


def test_without_a_date_of_publication_nothing_is_guessed() -> None:
    assert values("He said Wednesday that last year he left on May 5, two days ago, and yesterday.", None) == [
        ("Wednesday", "XXXX-WXX-3"),
        ("last year", "XXXX"),
        ("May 5", "XXXX-05-05"),
        ("two days ago", "XXXX-XX-XX"),
        ("yesterday", "XXXX-XX-XX"),
    ]
    assert all((one.start, one.end) == (None, None) for one in moments("He said Wednesday that he left.", None))


def test_dateline_stands_in_for_the_date_of_publication() -> None:
    (moment,) = moments("He said Wednesday that he left.", None, "2024-10-31")
    assert moment.value == "2024-10-30"
    (moment,) = moments("He said Wednesday that he left.", "2024-10-24", "2024-10-31")
    assert moment.value == "2024-10-23"


@pytest.mark.parametrize("published", ["garbage", "2024-13-45", "", "2024"])
def test_date_of_publication_that_is_none_is_unknown(published: str) -> None:
    assert only("He said Wednesday that he left.", published).value == "XXXX-WXX-3"


def test_date_of_publication_in_the_future_is_used() -> None:
    assert only("He left yesterday.", "2931-01-01").value == "2930-12-31"


@pytest.mark.parametrize(
    ("words", "value"),
    [("now", "PRESENT_REF"), ("currently", "PRESENT_REF"), ("recently", "PAST_REF"), ("in future", "FUTURE_REF")],
)
def test_references_have_no_days(words: str, value: str) -> None:
    assert stretch(f"The plant is {words} closed.") == (value, None, None)


def test_reason_names_table_row_and_anchor() -> None:
    (found,) = find("The minister said Wednesday that talks had failed.")
    (reason,) = found.reasons
    assert (reason.field, reason.value, reason.table, reason.row) == (
        "value",
        "2024-10-30",
        "time_patterns.tsv",
        "weekday",
    )
    assert "2024-10-30, the day of publication" in reason.because
    assert reason.span == found.moment.span


@pytest.mark.parametrize(
    ("words", "published", "start", "end"),
    [
        ("this winter", "2024-02-10", "2023-12-01", "2024-02-29"),
        ("this winter", "2024-12-20", "2024-12-01", "2025-02-28"),
        ("last winter", "2024-02-10", "2022-12-01", "2023-02-28"),
        ("last winter", "2024-11-05", "2023-12-01", "2024-02-29"),
        ("next winter", "2024-02-10", "2024-12-01", "2025-02-28"),
    ],
)
def test_a_winter_spoken_of_in_the_new_year_began_in_the_old(words: str, published: str, start: str, end: str) -> None:
    moment = only(f"The lake froze {words}.", published)
    assert (moment.text, moment.start, moment.end) == (words, start, end)
