import re

from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconciliation import scenes
from reportedly.reconciliation.rows import load_rows

PHRASES = sorted({row["words"].replace("…", "in a low voice") for row in load_rows("occasions.tsv")})
WORDS = st.sampled_from(
    [*PHRASES, "gate", "told", "press", "the", "a", "report", "ın", "BRİEFING", "ſtatement", "_", "x-"]
)
CASES = st.sampled_from([str, str.upper, str.title, str.lower])


def test_every_phrase_begins_with_a_word() -> None:
    assert all(re.match(r"\w", row["words"]) for row in load_rows("occasions.tsv"))


@given(st.lists(st.tuples(WORDS, CASES, st.sampled_from([" ", ", ", "\n", "-", ""])), max_size=12))
def test_the_same_phrases_are_found_as_at_every_place_of_a_text(pieces: list[tuple[str, type[str], str]]) -> None:
    text = "".join(case(word) + gap for word, case, gap in pieces)
    rows = load_rows("occasions.tsv")
    everywhere = [
        (found.start(), found.end(), rows[int((found.lastgroup or "")[1:])]["family"])
        for found in scenes._pattern().finditer(text)
    ]
    assert [(span.start, span.end, family) for span, family in scenes._find_hits(text)] == everywhere


def test_a_phrase_is_found_once_where_a_shorter_one_is_in_it() -> None:
    found = [(span.start, span.end) for span, _ in scenes._find_hits("At a joint press conference. A statement.")]
    assert found == [(5, 27), (31, 40)]
