from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.layout import find_paragraphs


def paragraphs(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_paragraphs(text)]


def test_blank_lines_and_single_breaks_end_paragraphs() -> None:
    assert paragraphs("One is here.\nTwo follows.\r\n\r\nThree.\n") == ["One is here.", "Two follows.", "Three."]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    line = "The convoy left the depot before dawn and moved along the river in"
    text = "\n".join([line] * 6 + ["silence."]) + "\n\n" + "\n".join([line] * 4 + ["the dark."])
    first, second = paragraphs(text)
    assert first.endswith("silence.")
    assert second.endswith("the dark.")


def test_a_headline_above_short_lines_is_not_wrapped() -> None:
    assert paragraphs("Bridge closed\nBy Ana Ruiz\nThe bridge is closed.") == [
        "Bridge closed",
        "By Ana Ruiz",
        "The bridge is closed.",
    ]


@given(st.text(max_size=200))
def test_paragraphs_cover_all_words_in_order(text: str) -> None:
    found = find_paragraphs(text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    assert "".join("".join(paragraphs(text)).split()) == "".join(text.split())
