"""One person or one thing that something befell, without a number."""

from __future__ import annotations

import pytest

from tests.reading.figured import find, read, read_one


@pytest.mark.parametrize(
    ("text", "words", "noun"),
    [
        ("A man was shot dead outside a bank.", "A man", "man"),
        ("A Turkish soldier has been wounded.", "A Turkish soldier", "soldier"),
        ("His wife was injured.", "His wife", "wife"),
        ("A diver drowned.", "A diver", "diver"),
        ("Her son has died.", "Her son", "son"),
        ("An aid worker is missing.", "An aid worker", "aid worker"),
        ("A woman in a red coat was stabbed.", "A woman", "woman"),
        ("A nurse, whose name is not known, was shot.", "A nurse", "nurse"),
        ("Police arrested a banker's driver.", "a banker's driver", "driver"),
        ("Rebels captured a pilot.", "a pilot", "pilot"),
        ("A drone was shot down.", "A drone", "drone"),
        ("Rebels shot down a drone.", "a drone", "drone"),
        ("The navy sank a trawler.", "a trawler", "trawler"),
        ("A bridge was destroyed.", "A bridge", "bridge"),
        ("The blaze left a porter dead.", "a porter", "porter"),
    ],
)
def test_one(text: str, words: str, noun: str) -> None:
    figure = read_one(text)
    assert (figure.text, figure.low, figure.high, figure.implied) == (words, 1, 1, True)
    assert figure.kind == "count"
    assert figure.counts == noun.rsplit(maxsplit=1)[-1]


def test_joined_ones() -> None:
    assert [figure.text for figure in read("A mother and her baby drowned.")] == ["A mother", "her baby"]
    assert [figure.text for figure in read("Gunmen killed a judge and his driver.")] == ["a judge", "his driver"]


def test_another_one_is_additional() -> None:
    assert read_one("Another diver was hurt.").counting == "additional"


def test_the_age_stands_beside_it() -> None:
    one, age = read("A 34-year-old man was stabbed.")
    assert (one.text, one.implied) == ("A 34-year-old man", True)
    assert (age.text, age.kind, age.implied) == ("34-year-old", "age", False)


@pytest.mark.parametrize(
    "text",
    [
        "A man said the roof had fallen.",
        "The guard was shot.",
        "Ana Ruiz was wounded.",
        "His brother Tomas was wounded.",
        "A judge ordered his release.",
        "A ship was repainted.",
        "A man who saw the arrest was calm.",
        "He left a wife behind.",
    ],
)
def test_nobody(text: str) -> None:
    assert read(text) == []


def test_the_verb_is_told() -> None:
    (found,) = find("A man was shot dead.")
    assert ("figure_harms.tsv", "shoot") in [(reason.table, reason.row) for reason in found.reasons]
