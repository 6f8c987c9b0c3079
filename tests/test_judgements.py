"""Judgements as values: what one may say of what."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.vocabulary import GroupKind, Report, Span
from reportedly.vocabulary.anchors import make_anchor
from reportedly.vocabulary.judgements import (
    CREDIBILITY,
    NO_CLAIM,
    RELIABILITY,
    RIGHT,
    Aspect,
    Judgement,
    JudgementKind,
    Subject,
    SubjectKind,
    Verdict,
    Word,
    find_value,
    is_hidden,
    read_bounds,
    show_bounds,
)

REPORT = Report(id="r1", text="The cook said that 12 guests had left.")
ANCHOR = make_anchor(REPORT, Span(start=14, end=37))
CLAIM = Subject(kind=SubjectKind.CLAIM, id="c1", report="r1", hash=ANCHOR.hash, anchor=ANCHOR, label="The cook")
OTHER = Subject(kind=SubjectKind.CLAIM, id="c2", report="r1", hash=ANCHOR.hash, anchor=ANCHOR)
FIGURE = Subject(kind=SubjectKind.FIGURE, id="f1", report="r1", hash=ANCHOR.hash, anchor=ANCHOR)
WHOLE = Subject(kind=SubjectKind.REPORT, id="r1", report="r1", hash=ANCHOR.hash)
SOURCE = Subject(kind=SubjectKind.SOURCE, id="ines okafor")


def judgement(**facts: Any) -> Judgement:
    values = {"kind": JudgementKind.CORRECT, "author": "Kim", "reason": "misread", "subjects": (CLAIM,)}
    return Judgement(**{**values, **facts})


def word(value: str, author: str = "Kim") -> Word:
    return Word(key=1, author=author, recorded="2024-11-02T00:00:00Z", reason="", value=(value,))


@pytest.mark.parametrize(
    "facts",
    [
        {"aspect": Aspect.SOURCE, "value": ("The waiter",)},
        {"aspect": Aspect.WORDS, "value": ("12 guests", "had left")},
        {"aspect": Aspect.VALIDITY, "value": (NO_CLAIM,)},
        {"aspect": Aspect.PART_OF, "subjects": (CLAIM, OTHER)},
        {"aspect": Aspect.FIGURE, "value": ("", "12"), "subjects": (FIGURE,)},
        {"kind": JudgementKind.GRADE, "aspect": Aspect.RELIABILITY, "value": ("B",), "subjects": (SOURCE,)},
        {"kind": JudgementKind.GRADE, "aspect": Aspect.CREDIBILITY, "value": ("2",)},
        {"kind": JudgementKind.NOTE, "value": ("Ask again.",), "reason": "", "subjects": (WHOLE,)},
        {"kind": JudgementKind.CHECKED, "aspect": Aspect.VALIDITY, "value": (RIGHT,), "reason": ""},
        {"kind": JudgementKind.CUT, "group": GroupKind.QUESTION, "subjects": (CLAIM, FIGURE)},
        {"kind": JudgementKind.SPLIT, "group": GroupKind.QUESTION, "subjects": (CLAIM, FIGURE, OTHER)},
    ],
)
def test_what_a_person_may_say(facts: dict[str, Any]) -> None:
    assert judgement(**facts).author == "Kim"


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"aspect": Aspect.RELIABILITY, "value": ("B",)}, "settles one of"),
        ({"aspect": None, "value": ()}, "settles one of"),
        ({"aspect": Aspect.SOURCE, "value": ()}, "source's name"),
        ({"aspect": Aspect.SOURCE, "value": (" ",)}, "source's name"),
        ({"aspect": Aspect.WORDS, "value": ("a", "")}, "the words"),
        ({"aspect": Aspect.VALIDITY, "value": ("maybe",)}, "no claim"),
        ({"aspect": Aspect.FIGURE, "value": ("", ""), "subjects": (FIGURE,)}, "two bounds"),
        ({"aspect": Aspect.FIGURE, "value": ("1", "2")}, "about a figure"),
        ({"aspect": Aspect.PART_OF}, "not about 1 things"),
        ({"aspect": Aspect.PART_OF, "subjects": (CLAIM, CLAIM)}, "two different things"),
        ({"aspect": Aspect.SOURCE, "value": ("x",), "reason": " "}, "needs a reason"),
        ({"aspect": Aspect.SOURCE, "value": ("x" * 10_001,)}, "longer than"),
        ({"aspect": Aspect.SOURCE, "value": ("x",), "group": GroupKind.STORY}, "name what is grouped"),
        ({"kind": JudgementKind.MERGE, "subjects": (CLAIM, OTHER)}, "name what is grouped"),
        ({"kind": JudgementKind.MERGE, "group": GroupKind.STORY, "subjects": (CLAIM, OTHER)}, "about a report"),
        ({"kind": JudgementKind.MERGE, "group": GroupKind.QUESTION, "subjects": (WHOLE, CLAIM)}, "not about a report"),
        ({"kind": JudgementKind.MERGE, "group": GroupKind.QUESTION}, "not about 1 things"),
        ({"kind": JudgementKind.GRADE, "aspect": Aspect.RELIABILITY, "value": ("G",)}, "A to F"),
        ({"kind": JudgementKind.GRADE, "aspect": Aspect.CREDIBILITY, "value": ("7",)}, "1 to 6"),
        ({"kind": JudgementKind.NOTE, "value": ("",), "reason": ""}, "note's text"),
        ({"kind": JudgementKind.UNDO}, "by its key"),
        ({"aspect": Aspect.SOURCE, "value": ("x",), "author": ""}, "no name of an author"),
        ({"aspect": Aspect.SOURCE, "value": ("x",), "author": "a\x1b[2J"}, "no name of an author"),
        ({"aspect": Aspect.SOURCE, "value": ("x",), "author": "x" * 121}, "no name of an author"),
    ],
)
def test_what_nobody_may_say(facts: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        judgement(**facts)


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"kind": SubjectKind.CLAIM, "id": "c1", "report": "r1", "hash": "h"}, "need an anchor"),
        ({"kind": SubjectKind.SOURCE, "id": "x", "hash": "h"}, "known by its name"),
        ({"kind": SubjectKind.REPORT, "id": "x"}, "known by its name"),
        ({"kind": SubjectKind.REPORT, "id": ""}, "needs an id"),
        ({"kind": SubjectKind.CLAIM, "id": "c", "report": "r", "hash": "other", "anchor": ANCHOR}, "in the text that"),
    ],
)
def test_what_is_no_subject(facts: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Subject(**facts)


@pytest.mark.parametrize(
    ("words", "bounds", "shown"),
    [
        ("13", ("13", "13"), "13"),
        ("11,000", ("11000", "11000"), "11000"),
        ("10..12", ("10", "12"), "10 to 12"),
        ("..12", ("", "12"), "up to 12"),
        ("2.5 ..", ("2.5", ""), "2.5 or more"),
        ("-3..-1", ("-3", "-1"), "-3 to -1"),
    ],
)
def test_bounds(words: str, bounds: tuple[str, str], shown: str) -> None:
    assert read_bounds(words) == bounds
    assert show_bounds(bounds) == shown


@pytest.mark.parametrize("words", ["", "..", "many", "12..10", "1e9", "10...12", "٣"])
def test_what_is_no_figure(words: str) -> None:
    with pytest.raises(ValueError, match=r"is no figure|ends before it begins"):
        read_bounds(words)


@given(st.integers(-(10**30), 10**30), st.integers(-(10**30), 10**30))
def test_bounds_of_any_size(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert read_bounds(f"{low}..{high}") == (str(low), str(high))


def test_the_grades_are_those_of_the_admiralty() -> None:
    assert ("".join(RELIABILITY), "".join(CREDIBILITY)) == ("ABCDEF", "123456")


def test_two_people_who_differ_leave_nothing_settled() -> None:
    agreed = Verdict(aspect=Aspect.SOURCE, words=(word("x"), word("x", "Lee")))
    opposed = Verdict(aspect=Aspect.SOURCE, words=(word("x"), word("y", "Lee")))
    assert (agreed.opposed, agreed.value, agreed.authors) == (False, ("x",), ("Kim", "Lee"))
    assert (opposed.opposed, opposed.value) == (True, None)
    assert find_value((opposed,), Aspect.SOURCE) is None
    assert not Verdict(aspect=None, words=(word("x"), word("y", "Lee"))).opposed


def test_a_claim_is_hidden_where_nobody_objects() -> None:
    none = Verdict(aspect=Aspect.VALIDITY, words=(word(NO_CLAIM),))
    contested = Verdict(aspect=Aspect.VALIDITY, words=(word(NO_CLAIM), word(RIGHT, "Lee")))
    part = Verdict(aspect=Aspect.PART_OF, words=(word("c2"),))
    assert [is_hidden((each,)) for each in (none, contested, part)] == [True, False, True]
