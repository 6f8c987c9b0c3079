"""Words and numbers that look like times and are none."""

from __future__ import annotations

import pytest

from reportedly.reading.times import find_moments
from reportedly.reading.workspace import Name
from reportedly.vocabulary import Part, PartKind, Span
from tests.reading.timed import lay, moments, values


@pytest.mark.parametrize(
    "sentence",
    [
        "May said she may go.",
        "Theresa May was seen.",
        "The troops march on.",
        "It was her second chance.",
        "The fall of the city was near.",
        "They drank spring water.",
        "The Sun reported the deal.",
        "He sat in the sun.",
        "It killed 2016 troops.",
        "It burned in the 1300 block of Weller Street.",
        "It burned in the 1900-block of Weller Street.",
        "It killed 2,016 people.",
        "They flew Su-35 jets.",
        "The F-2000 failed.",
        "Turn left into Route 2010.",
        "The 42-year-old man left.",
        "He is in his 90s.",
        "The team won 2:1.",
        "April Jones was there.",
        "The Daily Mail wrote of it.",
        "The Sunday Times wrote of it.",
        "She reads USA Today.",
        "Black Friday sales were up.",
        "They saw Easter Island.",
        "They met at the night club.",
        "Winds of 30 miles per hour blew.",
        "Three quarters of them left.",
        "See http://example.org/2024/10/30/story for more.",
        "It is tagged #10yrs.",
        "Tel 138-2010-2015.",
        "He led with a touchdown in the third quarter.",
        "Last-minute changes were made.",
        "Lunar New Year is near.",
        "The minutes were read.",
    ],
)
def test_sentence_tells_no_time(sentence: str) -> None:
    assert values(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It was opened in May.", "May"),
        ("It was opened in March.", "March"),
        ("The May vote was close.", "May"),
        ("In the fall, it rained.", "the fall"),
        ("The summer offensive failed.", "summer"),
        ("The 15 September attack failed.", "15 September"),
        ("The 2016 Act covers it.", "2016"),
        ("He sat on Sat. with her.", "Sat."),
        ("For over a year it rained.", "over a year"),
        ("There were raids over 42 days.", "42 days"),
        ("The 47 month term ended.", "47 month"),
        ("He came on the 20th, by train.", "the 20th"),
        ("The now-closed plant burned.", "now"),
        ("It was gone within minutes.", "minutes"),
    ],
)
def test_sentence_tells_just_these_words(sentence: str, words: str) -> None:
    assert [text for text, _ in values(sentence)] == [words]


def test_floor_is_no_day() -> None:
    assert values("He lives on the 20th floor.") == []


def test_month_in_a_person_name_is_none() -> None:
    text = "They met April Smith in town."
    name = Name(span=Span(start=9, end=20), type="PER", score=0.9)
    assert find_moments(lay(text, names=(name,)), "2024-10-30") == ()


def test_what_is_not_read_is_passed_over() -> None:
    text = "PARIS, May 5 (XY) - He left on May 6."
    part = Part(kind=PartKind.DATELINE, span=Span(start=0, end=19))
    (found,) = find_moments(lay(text, parts=(part,)), "2024-05-07")
    assert (found.moment.text, found.moment.value) == ("May 6", "2024-05-06")


def test_nothing_reaches_across_a_paragraph() -> None:
    assert [one.text for one in moments("It was in May\n\n2020 was better.")] == ["May", "2020"]
