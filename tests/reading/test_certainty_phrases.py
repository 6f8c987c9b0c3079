"""Phrases in words: alternatives, words that may be left out, the longest first, quotation marks passed over."""

from __future__ import annotations

from reportedly.reading.certainty.phrases import PhraseBook, drop_quotes, expand
from reportedly.reading.words import cut_words

BOOK = PhraseBook([("very? likely", "likely"), ("most|more likely than not", "even"), ("rule out", "out")])


def find(text: str) -> list[tuple[str, str]]:
    words = drop_quotes(cut_words(text, 0, len(text)))
    return [(text[hit.span.start : hit.span.end], hit.value) for hit in BOOK.find(words)]


def test_a_phrase_stands_for_all_its_wordings() -> None:
    assert list(expand("a|b c?")) == [("a",), ("a", "c"), ("b",), ("b", "c")]


def test_a_word_may_be_left_out() -> None:
    assert find("It is likely, very likely") == [("likely", "likely"), ("very likely", "likely")]


def test_the_longest_phrase_wins_and_none_stands_inside_another() -> None:
    assert find("more likely than not") == [("more likely than not", "even")]


def test_the_beginning_of_a_phrase_is_no_phrase() -> None:
    assert find("more probably, they rule") == []


def test_quotation_marks_between_the_words_do_not_matter() -> None:
    assert find("a “very” likely end") == [("very” likely", "likely")]


def test_other_marks_do() -> None:
    assert find("rule, out") == []


def test_letter_case_does_not_matter() -> None:
    assert find("LIKELY") == [("LIKELY", "likely")]


def test_a_text_without_the_signs_holds_no_phrase() -> None:
    assert BOOK.signs == {"likely", "rule"}
