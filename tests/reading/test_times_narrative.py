"""Times that count from a day that the text has told of."""

from __future__ import annotations

from tests.reading.timed import moments, only, values

STORY = (
    "On 6 June 1944 the fleet crossed. The next morning the beach was held. Two days later the road was open. "
    "On 10 June the town fell. In July the port was cleared, and in January 1945 the river froze. "
    "In March they crossed it."
)


def test_next_morning_and_days_later_follow_the_story() -> None:
    assert values(STORY)[:3] == [
        ("6 June 1944", "1944-06-06"),
        ("The next morning", "1944-06-07TMO"),
        ("Two days later", "1944-06-09"),
    ]
    assert [one.anchor for one in moments(STORY)[:3]] == [None, "narrative", "narrative"]


def test_months_without_a_year_are_of_the_story() -> None:
    assert values(STORY)[3:] == [
        ("10 June", "1944-06-10"),
        ("July", "1944-07"),
        ("January 1945", "1945-01"),
        ("March", "1945-03"),
    ]


def test_story_goes_on_into_the_next_year() -> None:
    assert values("On 7 December 1941 the base was hit. In January the island fell.")[1] == ("January", "1942-01")


def test_story_holds_without_a_date_of_publication() -> None:
    assert values("On 6 June 1944 the fleet crossed. On 10 June the town fell.", None)[1] == ("10 June", "1944-06-10")


def test_story_of_a_report_ends_with_its_paragraph() -> None:
    found = values("On 6 June 1944 the fleet crossed.\n\nIn August the mayor spoke.")
    assert found[1] == ("August", "2024-08")


def test_whole_text_that_is_a_story_keeps_its_year() -> None:
    text = (
        "The revolt began in March 1830.\n\nIn June 1830 the king fled. It ended in May 1831.\n\n"
        "The treaty was signed in April 1832.\n\nIn June the port was opened."
    )
    assert values(text)[-1] == ("June", "1832-06")


def test_year_named_in_passing_does_not_move_a_story() -> None:
    text = (
        "The revolt began in March 1830. The king fled in May 1830. In June 1830 the guards, who had sworn an oath in "
        "1815, went home. In August the city fell."
    )
    assert values(text)[-1] == ("August", "1830-08")


def test_obituary_is_no_story() -> None:
    text = "The singer died on Monday. She was born in 1922, married in 1946, sang until 1973, and left in 1985."
    assert values(text)[0] == ("Monday", "2024-10-28")


def test_day_before_without_a_day_stays_open() -> None:
    assert only("The day before, he had denied it.").value == "XXXX-XX-XX"
    assert only("What happened that day is not known.").value == "XXXX-XX-XX"


def test_day_before_follows_a_weekday() -> None:
    assert values("On Monday he resigned. The day before, he had denied it.")[1] == ("The day before", "2024-10-27")


def test_days_later_do_not_count_from_a_month() -> None:
    assert values("In March 2020 he resigned. Two days later, he left.")[1] == ("Two days later", "XXXX-XX-XX")


def test_that_year_is_the_year_told_of() -> None:
    assert values("He was born in May 1950. In August of that year they left.")[1] == ("August of that year", "1950-08")


def test_time_of_day_is_of_the_day_told_of() -> None:
    assert values("The bus crashed on Thursday. It left the road at 3 a.m.")[1] == ("3 a.m.", "2024-10-24T03:00")


def test_day_to_come_is_not_the_day_of_what_was() -> None:
    text = "A hearing is scheduled for April 5. The shots were fired at about 1:40 p.m., police said."
    assert values(text)[1] == ("about 1:40 p.m.", "XXXX-XX-XXT13:40")


def test_before_christ_leaves_nothing_to_count_from() -> None:
    assert values("The city fell in 480 BC. Two years later it was rebuilt.")[1] == ("Two years later", "XXXX")
