from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.quotes import find_quotations


def words(text: str) -> list[str]:
    return [text[item.span.start : item.span.end] for item in find_quotations(text)]


def test_straight_marks_pair_in_turn() -> None:
    assert words('"We go," she said. "Now," he said.') == ['"We go,"', '"Now,"']


def test_an_opening_of_one_kind_may_close_with_another() -> None:
    assert words('"The road is closed,” the mayor said.') == ['"The road is closed,”']


def test_guillemets_and_low_marks() -> None:
    assert words("«Non», a dit le maire. „Ja“, sagte sie. »Nein«, sagte er.") == ["«Non»", "„Ja“", "»Nein«"]


def test_an_apostrophe_is_no_mark() -> None:
    assert words("The troops' boots weren't theirs, it's said of the '90s.") == []


def test_single_quotation_with_a_possessive_inside() -> None:
    assert words("'We are the workers' friends,' he said.") == ["'We are the workers' friends,'"]


def test_single_marks_inside_double_ones_are_nested() -> None:
    text = "“They told me ‘go home,’ and I went,” he said."
    outer, inner = find_quotations(text)
    assert (outer.nested, inner.nested) == (False, True)
    assert inner.inner is not None
    assert text[inner.inner.start : inner.inner.end] == "go home,"


def test_a_quotation_left_open_continues_in_the_next_paragraph() -> None:
    first, second = find_quotations("“One thing is clear.\n\n“Another is not,” she said.")
    assert (first.closed, first.continues, second.closed, second.continues) == (False, False, True, True)


def test_a_stray_closing_mark_opens_nothing() -> None:
    assert words("The end.” He left, she stayed.") == []


def test_inches_are_no_marks() -> None:
    assert words('The pipe is 12" wide, said the engineer.') == []


def test_marks_as_two_characters() -> None:
    assert words("``We leave,'' he said.") == ["``We leave,''"]


def test_two_apostrophes_open_and_close() -> None:
    assert words("''We leave,'' he said, ''and soon.''") == ["''We leave,''", "''and soon.''"]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„‚`", max_size=60))
def test_any_text_gives_quotations_in_order_and_inside_it(text: str) -> None:
    found = find_quotations(text)
    assert [item.span.start for item in found] == sorted(item.span.start for item in found)
    for item in found:
        assert item.span.end <= len(text)
        assert item.inner is None or item.inner.within(item.span)
    outer = [item.span for item in found if not item.nested and item.opening not in ("'", "‘", "‚")]
    assert all(left.end <= right.start for left, right in itertools.pairwise(outer))
