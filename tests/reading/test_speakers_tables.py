from collections import Counter

import pytest

from reportedly.reading.speakers.lexemes import (
    Gender,
    Number,
    Sort,
    find_noun,
    load_given_names,
    load_pronouns,
    read_surname_gender,
)
from reportedly.reading.table_rows import load_rows

LISTS = {
    "given_names.tsv": "names",
    "gendered_words.tsv": "words",
    "place_nouns.tsv": "nouns",
    "body_origins.tsv": "terms",
    "home_offices.tsv": "nouns",
    "given_name_forms.tsv": "forms",
    "kin_words.tsv": "words",
    "ship_nouns.tsv": "nouns",
    "body_nouns.tsv": "nouns",
    "role_clauses.tsv": "verbs",
    "trades.tsv": "nouns",
    "union_nouns.tsv": "nouns",
    "title_forms.tsv": "short",
    "wider_nouns.tsv": "wide",
    "clause_nouns.tsv": "verb",
}


@pytest.mark.parametrize("table", [*LISTS, "pronouns.tsv", "body_classes.tsv", "facing_words.tsv", "name_parts.tsv"])
def test_every_row_says_where_it_comes_from(table: str) -> None:
    assert all(row["origin"].strip() for row in load_rows(table))


@pytest.mark.parametrize("table", [table for table in LISTS if table != "given_name_forms.tsv"])
def test_no_word_stands_twice(table: str) -> None:
    words = Counter(word for row in load_rows(table) for word in row[LISTS[table]].split("|"))
    assert [word for word, count in words.items() if count > 1 or not word.strip()] == []


def test_countries_are_alpha_3() -> None:
    codes = {row["country"] for row in load_rows("countries.tsv")}
    assert {row["country"] for row in load_rows("body_origins.tsv")} <= codes


def test_pronouns_and_names_are_read() -> None:
    assert load_pronouns()["herself"].gender is Gender.FEMALE
    assert load_given_names()["olena"] is Gender.FEMALE
    assert "kim" not in load_given_names()


@pytest.mark.parametrize(
    ("word", "sort", "number"),
    [
        ("minister", Sort.PERSON, Number.ONE),
        ("officials", Sort.PEOPLE, Number.MANY),
        ("ministry", Sort.BODY, Number.ONE),
        ("cities", Sort.PLACE, Number.MANY),
        ("ex-minister", Sort.PERSON, Number.ONE),
        ("weightlifterwoman", Sort.PERSON, Number.ONE),
    ],
)
def test_nouns_tell_what_they_stand_for(word: str, sort: Sort, number: Number) -> None:
    noun = find_noun(word)
    assert noun is not None
    assert (noun.sort, noun.number) == (sort, number)


@pytest.mark.parametrize("word", ["report", "footage", "rain", "human"])
def test_things_and_papers_are_nobody(word: str) -> None:
    assert find_noun(word) is None


@pytest.mark.parametrize(
    ("surname", "gender"),
    [("nováková", Gender.FEMALE), ("majewski", Gender.MALE), ("casanova", Gender.OPEN), ("haddad", Gender.OPEN)],
)
def test_a_surnames_ending_may_tell_the_gender(surname: str, gender: Gender) -> None:
    assert read_surname_gender(surname) is gender
