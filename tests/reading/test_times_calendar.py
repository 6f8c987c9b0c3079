"""Stretches of the calendar, holidays, numbers and words by themselves."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.table_rows import load_rows
from reportedly.reading.times import periods
from reportedly.reading.times.guards import GUARDS
from reportedly.reading.times.holidays import compute_easter, find_holiday, load_holidays
from reportedly.reading.times.lexicon import classify_number
from reportedly.reading.times.numbers import read_amount, read_ordinal
from reportedly.reading.times.patterns import load_grammar
from reportedly.reading.times.special_rules import RULES
from reportedly.reading.times.tenses import find_direction
from reportedly.reading.times.tokens import BREAK, cut_tokens
from tests.reading.timed import lay


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2025, "2025-04-20")]
)
def test_easter(year: int, day: str) -> None:
    assert compute_easter(year) == date.fromisoformat(day)


def test_every_holiday_has_a_day_each_year() -> None:
    assert load_holidays()
    assert all(find_holiday(key, year) is not None for key in load_holidays() for year in (1900, 2023, 2024))
    assert find_holiday("memorial_day", 2024) == date(2024, 5, 27)
    assert find_holiday("labor_day", 2024) == date(2024, 9, 2)
    assert find_holiday("none", 2024) is None


@given(st.dates())
def test_week_holds_its_day(day: date) -> None:
    week = periods.of_week(day)
    assert week.first is not None
    assert week.last is not None
    assert week.first <= day <= week.last
    assert (week.last - week.first).days <= 6


@given(st.dates(), st.integers(-24, 24))
def test_months_shift_keeps_the_day_or_takes_the_last(day: date, months: int) -> None:
    moved = periods.shift_months(day, months)
    if moved is not None:
        assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
        assert moved.day == day.day or (moved.day < day.day and periods.shift_days(moved, 1) is not None)


@given(st.integers(1, 9998), st.integers(1, 12), st.sampled_from(["START", "MID", "END"]))
def test_edge_lies_inside(year: int, month: int, edge: str) -> None:
    for whole in (periods.make_month(year, month), periods.make_year(year), periods.make_decade(year)):
        if whole is None or whole.first is None or whole.last is None:
            continue
        part = periods.narrow(whole, edge)
        assert part.first is not None
        assert part.last is not None
        assert whole.first <= part.first <= part.last <= whole.last
        assert part.value == whole.value


def test_calendar_has_ends() -> None:
    assert periods.make_day(2023, 2, 29) is None
    assert periods.make_month(2023, 13) is None
    assert periods.make_year(10000) is None
    assert periods.shift(date.max, 1, "D") is None
    assert periods.shift(date.min, -1, "Y") is None
    assert periods.shift(date(2024, 1, 1), 1e9, "D") is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("twenty - five", 25),
        ("two hundred and ten", 210),
        ("1,500", 1500),
        ("2.5 million", 2_500_000),
        ("a", 1),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two and a half", 2.5),
        ("several", None),
        ("a number of", None),
        ("nonsense", None),
    ],
)
def test_amount_in_words(words: str, number: float | None) -> None:
    assert read_amount(words.split()) == number


@pytest.mark.parametrize(
    ("words", "number"), [("5", 5), ("21st", 21), ("twenty - first", 21), ("third", 3), ("x", None)]
)
def test_ordinal_in_words(words: str, number: int | None) -> None:
    assert read_ordinal(words.split()) == number


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("5", {"NUM", "FIGURES", "DAY", "HOUR"}),
        ("32", {"NUM", "FIGURES", "YY", "MINUTE"}),
        ("2024", {"NUM", "FIGURES", "YEAR", "HHMM"}),
        ("2060", {"NUM", "FIGURES", "YEAR"}),
        ("1990s", {"DECADE"}),
        ("90s", {"DECADE_SHORT"}),
        ("21st", {"NUM_ORDINAL", "DAY_ORDINAL"}),
        ("40th", {"NUM_ORDINAL"}),
        ("10:30", {"CLOCK"}),
        ("2024-10-30", {"ISO"}),
        ("2024-w03", {"ISO_WEEK"}),
        ("1/2", {"SLASH2"}),
        ("1/2/2024", {"SLASH3"}),
        ("1,000", {"NUM"}),
        ("9" * 1000, set()),
    ],
)
def test_number_has_the_classes_of_its_form(word: str, names: set[str]) -> None:
    if word in ("5",):
        names = names | {"DAY"}
    found = classify_number(word) - {"QUARTER_DIGIT"}
    assert found == names


def test_tokens_are_plain_and_keep_their_places() -> None:
    text = "It’s 7.30pm – won’t\n\nＯct ５"
    tokens = cut_tokens(lay(text))
    assert list(tokens.words) == ["it", "'s", "7.30", "pm", "-", "won't", BREAK, "ｏct", "5", BREAK]
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)][3:6] == ["pm", "–", "won’t"]


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("They will meet HERE again.", 1),
        ("They met HERE again.", -1),
        ("HERE they will meet.", 1),
        ("HERE they met.", -1),
        ("HERE, or there.", 0),
        ("The tribunal, which would not comment HERE, rests.", -1),
        ("It is to be held HERE.", 1),
        ("The United States HERE.", 0),
    ],
)
def test_verbs_tell_past_and_future(sentence: str, direction: int) -> None:
    tokens = cut_tokens(lay(sentence))
    place = list(tokens.words).index("here")
    assert find_direction(tokens, place, place + 1) == direction


def test_every_row_of_the_grammar_has_its_rule_and_guards() -> None:
    rows = [row for row in load_rows("time_patterns.tsv") if row["rule"] != "macro"]
    assert {row["rule"] for row in rows} <= set(RULES)
    assert {name for row in rows for name in row["guard"].split()} == set(GUARDS)
    assert len({row["name"] for row in rows}) == len(rows)


def test_every_class_of_the_grammar_has_words() -> None:
    members = load_grammar().lexicon.members
    named = {
        part
        for row in load_rows("time_patterns.tsv")
        for part in row["pattern"].replace("(", " ").replace(")", " ").replace("?", " ").replace(":", " ").split()
        if part.isupper() and not part.startswith("@")
    }
    assert named <= set(members)
    assert all(members[name] for name in named)


def test_every_row_can_begin_somewhere() -> None:
    grammar = load_grammar()
    found = {row.name for rows in grammar.starts.values() for row in rows}
    assert found == {row["name"] for row in load_rows("time_patterns.tsv") if row["rule"] != "macro"}


def test_no_row_that_fits_is_left_out_by_the_first_two_tokens() -> None:
    grammar = load_grammar()
    tokens = "on the 3rd of may , 2024 at 5 p.m. last week early next year two days ago since monday morning".split()
    codes = grammar.lexicon.encode(tokens)
    fitting = [
        (place, row)
        for place in range(len(codes))
        for row in grammar.starts.get(codes[place], ())
        if row.pattern.match(codes, place) is not None
    ]
    assert len(fitting) > len(tokens) / 2
    assert all(row in grammar.list_rows(codes[place : place + 2]) for place, row in fitting)
