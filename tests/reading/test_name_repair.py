"""Names mended by what the tables know."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.name_repair import (
    FAINT,
    admit_faint,
    find_faint,
    is_first_name,
    is_known_place,
    leave_unsure,
    repair_names,
)
from reportedly.reading.pieces import Pieces
from reportedly.reading.workspace import Name
from reportedly.vocabulary import Span

TAGS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-FAC", "I-FAC", "B-ORG", "I-ORG")


def name(text: str, words: str, type_: str, score: float = 0.95) -> Name:
    start = text.index(words)
    return Name(span=Span(start=start, end=start + len(words)), type=type_, score=score)


def repair(text: str, *names: tuple[str, str] | tuple[str, str, float]) -> list[tuple[str, str]]:
    """The repaired names as words and types; each name is looked for behind the one before."""
    made, at = [], 0
    for words, type_, *score in names:
        start = text.index(words, at)
        at = start + len(words)
        made.append(Name(span=Span(start=start, end=at), type=type_, score=score[0] if score else 0.95))
    return [(text[one.span.start : one.span.end], one.type) for one in repair_names(made, text)]


def test_people_in_a_list_without_commas_are_parted() -> None:
    text = "Coaches: Martin Ebsworth Karen Tilney, absent"
    found = repair(text, ("Martin Ebsworth Karen Tilney", "PER"))
    assert found == [("Martin Ebsworth", "PER"), ("Karen Tilney", "PER")]


def test_halves_of_people_in_a_list_are_joined() -> None:
    text = "Present: Martin Ebsworth Karen Tilney Larry Oakden"
    found = repair(text, ("Martin Ebsworth", "PER"), ("Karen", "PER"), ("Tilney", "PER"), ("Larry Oakden", "PER"))
    assert found == [("Martin Ebsworth", "PER"), ("Karen Tilney", "PER"), ("Larry Oakden", "PER")]
    assert repair("Karen Tilney left", ("Karen", "PER"), ("Tilney", "PER")) == [("Karen Tilney", "PER")]


@pytest.mark.parametrize(
    "words",
    ["Juan Carlos Pedro Vega", "Martin J. Ebsworth Tilney", "Gabriela Ortiz Vega Luna", "Karen Ebsworth van Larry"],
)
def test_one_person_of_four_words_stays_one(words: str) -> None:
    assert repair(f"Then {words} spoke.", (words, "PER")) == [(words, "PER")]


def test_two_first_names_side_by_side_stay_two() -> None:
    assert repair("Karen Larry, hello", ("Karen", "PER"), ("Larry", "PER")) == [("Karen", "PER"), ("Larry", "PER")]


def test_a_turned_name_in_quotation_marks_is_one() -> None:
    text = 'From: "Ebsworth, Karen" today'
    assert repair(text, ("Ebsworth", "PER"), ("Karen", "LOC")) == [("Ebsworth, Karen", "PER")]
    assert repair('"Lagos, Nigeria" it read', ("Lagos", "LOC"), ("Nigeria", "LOC")) == [
        ("Lagos", "LOC"),
        ("Nigeria", "LOC"),
    ]


def test_a_state_behind_a_town_is_found_once() -> None:
    assert repair("Salem, OR area", ("Salem", "LOC")) == [("Salem", "LOC"), ("OR", "LOC")]
    assert repair("Salem, OR area", ("Salem", "LOC"), ("OR", "LOC")) == [("Salem", "LOC"), ("OR", "LOC")]
    assert repair("Salem, XQ area", ("Salem", "LOC")) == [("Salem", "LOC")]
    assert repair("IN SALEM, OR SO THEY SAY", ("SALEM", "LOC")) == [("SALEM", "LOC")]
    assert repair("SALEM, OR 97301", ("SALEM", "LOC")) == [("SALEM", "LOC"), ("OR", "LOC")]


def test_what_stands_behind_a_dash_or_a_slash_is_no_part_of_a_name() -> None:
    assert repair("Karen Tilney - NORDGAS", ("Karen Tilney - NORDGAS", "PER")) == [("Karen Tilney", "PER")]
    assert repair("at Nordgas / Tilcom", ("Nordgas / Tilcom", "ORG")) == [("Nordgas", "ORG"), ("Tilcom", "ORG")]
    assert repair("an A / S firm", ("A / S", "ORG")) == [("A / S", "ORG")]


def test_a_town_before_its_country_is_a_name_of_its_own() -> None:
    assert repair("off to cusco peru", ("cusco peru", "LOC")) == [("cusco", "LOC"), ("peru", "LOC")]
    assert repair("off to Northern Peru", ("Northern Peru", "LOC")) == [("Northern Peru", "LOC")]
    assert repair("off to Little Peru", ("Little Peru", "LOC")) == [("Little Peru", "LOC")]


def test_people_and_places_in_addresses_are_left_out_and_bodies_stay() -> None:
    text = "mail Kbrnsly@example.org, see Harborly.com and Tilcom.com"
    assert repair(text, ("Kbrnsly", "LOC"), ("Harborly", "PER"), ("Tilcom", "ORG")) == [("Tilcom", "ORG")]


def test_storms_are_events_wherever_they_are_named() -> None:
    text = "Hurricane Odile grew. Odile turned north, and Karen Odile left."
    found = repair(text, ("Odile", "PER"), ("Odile", "LOC"), ("Karen Odile", "PER"))
    assert found == [("Odile", "EVENT"), ("Odile", "EVENT"), ("Karen Odile", "PER")]
    text = "Typhoon Odile grew. Odile turned."
    assert repair(text, ("Typhoon Odile", "EVENT"), ("Odile", "PER"))[1] == ("Odile", "EVENT")
    assert repair("The hurricane in Haiti", ("Haiti", "LOC")) == [("Haiti", "LOC")]


def test_the_ending_of_a_bar_stays_where_nothing_is_owned() -> None:
    text = "at Halloranz's Boston"
    assert repair(text, ("Halloranz", "LOC"), ("Boston", "LOC"))[0] == ("Halloranz's", "LOC")
    assert repair("maybe Halloranz's tonight", ("Halloranz", "LOC")) == [("Halloranz's", "LOC")]
    assert repair("Halloranz's owner", ("Halloranz", "LOC")) == [("Halloranz", "LOC")]
    assert repair("better than Boston's.", ("Boston", "LOC")) == [("Boston", "LOC")]


def test_an_unsure_word_takes_the_type_of_the_sure_one_beside_it() -> None:
    text = "Karen and Vellis left"
    assert repair(text, ("Karen", "PER", 0.98), ("Vellis", "LOC", 0.5))[1] == ("Vellis", "PER")
    assert repair(text, ("Karen", "PER", 0.98), ("Vellis", "LOC", 0.9))[1] == ("Vellis", "LOC")
    assert repair("Karen and Boston left", ("Karen", "PER", 0.98), ("Boston", "LOC", 0.5))[1] == ("Boston", "LOC")
    assert repair("Karen by Vellis left", ("Karen", "PER", 0.98), ("Vellis", "LOC", 0.5))[1] == ("Vellis", "LOC")


def test_faint_names_need_the_tables() -> None:
    text = "we fly to lourdes with karen and tomorrow"
    given_names = (
        name(text, "lourdes", FAINT + "LOC", 0.4),
        name(text, "karen", FAINT + "PER", 0.4),
        name(text, "tomorrow", FAINT + "PER", 0.4),
    )
    assert [(text[one.span.start : one.span.end], one.type) for one in admit_faint(given_names, text)] == [
        ("lourdes", "LOC"),
        ("karen", "PER"),
    ]


@pytest.mark.parametrize("text", ["o'karen", "karen.b@x.org", "x@karen", "karen-x", "karen's", "a.karen", "karen_x"])
def test_faint_names_within_longer_words_are_left_out(text: str) -> None:
    assert admit_faint([name(text, "karen", FAINT + "PER", 0.4)], text) == ()


def test_words_that_the_encoder_half_saw_are_faint_names() -> None:
    probabilities = np.array([[0.9, 0.1], [0.5, 0.5], [0.2, 0.8], [0.6, 0.1]], dtype=np.float32)
    wide = np.zeros((4, len(TAGS)), dtype=np.float32)
    wide[:, 0] = probabilities[:, 0]
    wide[:, 1], wide[3, 3], wide[3, 5] = probabilities[:, 1], 0.2, 0.1
    tags = np.array([0, 0, 1, 0])
    ends = np.array([2, 5, 8, 11])
    pieces = Pieces(ids=ends, case=ends, quote=ends, layout=ends, first=ends, starts=ends - 2, ends=ends)
    found = find_faint(wide, tags, pieces, TAGS)
    assert [(one.span.start, one.type, one.score) for one in found] == [(3, "faint PER", 0.5), (9, "faint LOC", 0.3)]


def leave(text: str, *names: tuple[str, str, float]) -> list[str]:
    """The words of the names that stay; "Tilcom" is the only body that is known."""
    made = [name(text, words, kind, score) for words, kind, score in names]
    kept = leave_unsure(made, text, knows_body=lambda words: words == "Tilcom")
    return [text[one.span.start : one.span.end] for one in kept]


def test_words_that_nobody_knows_and_the_encoder_doubts_are_left_out() -> None:
    text = "Sushi at Tilcom in Kerala by Karen"
    doubted = (("Sushi", "ORG", 0.5), ("Tilcom", "ORG", 0.5), ("Kerala", "LOC", 0.5), ("Karen", "PER", 0.5))
    assert leave(text, *doubted) == ["Tilcom", "Kerala", "Karen"]
    assert leave(text, ("Sushi", "ORG", 0.56)) == ["Sushi"]
    assert leave(text, ("Sushi", "WORK", 0.5)) == ["Sushi"]
    assert leave(text, ("Tilcom", "PER", 0.5), ("Karen", "ORG", 0.5)) == []


def test_a_doubted_person_with_the_name_of_a_place_is_the_place() -> None:
    text = "Brimville near Bucharest"
    doubted = [name(text, "Bucharest", "PER", 0.4), name(text, "Brimville", "PER", 0.4)]
    kept = leave_unsure(doubted, text, knows_body=lambda _: False)
    assert [(text[one.span.start : one.span.end], one.type) for one in kept] == [("Bucharest", "LOC")]


def test_a_doubted_word_stays_where_the_text_is_surer_elsewhere() -> None:
    text = "Vellis rose. Then Karen Ostby fell: Vellis and Ostby"
    vellis = Name(span=Span(start=36, end=42), type="ORG", score=0.4)
    ostby = Name(span=Span(start=47, end=52), type="PER", score=0.4)
    sure = [name(text, "Vellis", "ORG", 0.9), name(text, "Karen Ostby", "PER", 0.5)]
    nobody = leave_unsure([vellis, ostby], text, knows_body=lambda _: False)
    assert nobody == ()
    assert leave_unsure([*sure, vellis, ostby], text, knows_body=lambda _: False) == (*sure, vellis, ostby)


@pytest.mark.parametrize(
    "text", ["Vellis said so", "so said Vellis", "Vellis has warned them", "it fell, Vellis reports"]
)
def test_a_doubted_word_that_speaks_stays(text: str) -> None:
    assert leave(text, ("Vellis", "ORG", 0.3)) == ["Vellis"]


@pytest.mark.parametrize("text", ["Vellis is fine", "we say Vellis", "Vellis report", "Vellis"])
def test_a_doubted_word_beside_another_word_is_left_out(text: str) -> None:
    assert leave(text, ("Vellis", "ORG", 0.3)) == []


def test_senders_are_people_whatever_they_call_themselves() -> None:
    text = '"Old Heron"<oh@example.org> wrote of "Old Heron" <b>'
    assert repair(text, ("Old", "ORG"), ("Old Heron", "WORK")) == [("Old Heron", "PER"), ("Old Heron", "WORK")]
    assert repair('say "x" <y', ("x", "ORG")) == [("x", "ORG")]


def test_tables_are_looked_up_in_any_case() -> None:
    assert is_first_name("karen")
    assert is_first_name("KAREN")
    assert not is_first_name("tomorrow")
    assert is_known_place("kerala")
    assert is_known_place("India")
    assert is_known_place("US")
    assert not is_known_place("us")
    assert not is_known_place("Reading")
    assert not is_known_place("Vellisburgham")


NAMES = st.lists(
    st.tuples(st.integers(0, 4), st.integers(1, 9), st.sampled_from(["PER", "LOC", "ORG", "FAC", "EVENT", "DATE"])),
    max_size=8,
)


@given(st.text(alphabet="Karen Ebs.,-/'’s\"@<>\u202e\ud800\x00 MD\n", max_size=60), NAMES)
def test_repairs_stay_within_the_text_and_apart(text: str, places: list[tuple[int, int, str]]) -> None:
    names, at = [], 0
    for gap, length, kind in places:
        start, at = at + gap, at + gap + length
        if at <= len(text):
            names.append(Name(span=Span(start=start, end=at), type=kind, score=0.5))
    found = repair_names(names, text)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


def test_long_lists_take_no_longer_than_their_length() -> None:
    text = "Karen Ebsworth " * 10_000 + '"Ebsworth, Karen" ' * 10_000
    names = [Name(span=Span(start=at, end=at + 14), type="PER", score=0.9) for at in range(0, 150_000, 15)]
    begun = perf_counter()
    assert len(repair_names(names, text)) == 10_000
    assert perf_counter() - begun < 10
