"""What is marked in a text, and the text cut at the marks."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.marking import (
    DISTANCE,
    HEDGE,
    QUOTED,
    SILENCE,
    TOLD,
    WITHIN,
    Mark,
    cut_text,
    list_marks,
    make_printable,
)
from reportedly.vocabulary import Span
from tests.sample_reading import READING, TEXT, at

SPANS = st.tuples(st.integers(0, 39), st.integers(1, 20)).map(lambda pair: Span(start=pair[0], end=pair[0] + pair[1]))


@given(st.lists(SPANS, max_size=12))
def test_pieces_cover_the_text_and_each_has_the_marks_that_cover_it(spans: list[Span]) -> None:
    marks = [Mark(span=span, kind="told", number=number) for number, span in enumerate(spans, start=1)]
    pieces = list(cut_text(60, marks))
    assert [piece.start for piece in pieces[1:]] == [piece.end for piece in pieces[:-1]]
    assert (pieces[0].start, pieces[-1].end) == (0, 60)
    for piece in pieces:
        own = {mark.number for mark in marks if mark.span.start < piece.end and piece.start < mark.span.end}
        assert {mark.number for mark in piece.marks} == own
        assert all(mark.span.start <= piece.start and piece.end <= mark.span.end for mark in piece.marks)


def test_a_text_is_cut_where_one_asks_too() -> None:
    assert [(each.start, each.end) for each in cut_text(5, (), (2, 2))] == [(0, 2), (2, 5)]
    assert list(cut_text(0, ())) == []


def marks_at(words: str, after: str = "") -> set[str]:
    span = at(words, after=after)
    return {mark.kind for mark in list_marks(READING) if mark.span == span}


def test_what_a_reading_found_is_marked() -> None:
    assert marks_at("that no one was hurt") == {TOLD}
    assert marks_at("“We smelled smoke before the alarm went,”") == {QUOTED}
    assert marks_at("“until every valve has been opened and looked at,”") == {QUOTED}
    assert marks_at("not to start the second engine") == {WITHIN}
    assert marks_at("believed") == {HEDGE}
    assert marks_at("It is believed") == {DISTANCE}
    assert marks_at("did not say when the inquiry would end") == {SILENCE}
    assert marks_at(
        "a senior company official who spoke on condition of anonymity because the inquiry is not over"
    ) == {"source loose"}
    assert marks_at("PORT ELSA (NW) —") == {"dateline"}


def test_each_claim_begins_once() -> None:
    begun = [mark.number for mark in list_marks(READING) if mark.begins]
    assert begun == list(range(1, len(READING.claims) + 1))


def test_what_no_page_may_hold_is_replaced_at_its_place() -> None:
    assert make_printable("a\x00b\ud800c\x9fd\te\n") == "a\ufffdb\ufffdc\ufffdd\te\n"
    assert make_printable(TEXT) == TEXT
