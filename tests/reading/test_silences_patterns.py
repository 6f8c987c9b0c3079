"""The patterns of silences.tsv in words, and the table itself."""

from __future__ import annotations

from collections import Counter

import pytest

from reportedly.reading.cues import read_cue
from reportedly.reading.silences.patterns import find_matches, load_class, may_be_silent
from reportedly.reading.table_rows import load_rows
from reportedly.reading.words import cut_words
from reportedly.vocabulary import SilenceKind


def match(text: str) -> list[tuple[str, str]]:
    return [
        (text[found.span.start : found.span.end], found.pattern.row)
        for found in find_matches(cut_words(text, 0, len(text)))
    ]


@pytest.mark.parametrize(
    ("text", "words", "row"),
    [
        ("He didn't elaborate", "didn't elaborate", "do not elaborate"),
        ("He has repeatedly refused to discuss it", "has repeatedly refused to discuss", "refuse to TELL"),
        ("He repeatedly refused to discuss it", "refused to discuss", "refuse to TELL"),
        ("They gave no other clear details", "gave no other clear details", "give no * DETAIL"),
        ("They cannot verify it", "cannot verify", "CAN not VERIFY"),
        ("It is still not clear who won", "It is still not clear who", "IT be not clear QUESTION"),
        ("Nobody commented", "commented", "do not comment"),
        ("He did not, as a rule, comment", "", ""),
        ("They gave, no details", "", ""),
    ],
)
def test_a_pattern_in_words(text: str, words: str, row: str) -> None:
    assert match(text) == ([(words, row)] if words else [])


def test_the_longest_pattern_wins() -> None:
    assert match("He had no immediate comment") == [("had no immediate comment", "have no immediate comment")]


@pytest.mark.parametrize("text", ["He didn't elaborate.", "They declined to comment.", "It has not said why."])
def test_what_holds_a_silence_passes_the_first_look(text: str) -> None:
    assert may_be_silent(text)


def test_most_sentences_do_not() -> None:
    assert not may_be_silent("The mayor said on Monday that the bridge would open.")


def test_rows_of_the_table_are_sound() -> None:
    rows = load_rows("silences.tsv")
    assert max(Counter(row["pattern"] for row in rows).values()) == 1
    assert all(row["origin"] for row in rows)
    assert {row["kind"] for row in rows} == {"", *(kind.value for kind in SilenceKind)}
    assert {row["role"] for row in rows} == {"", "topic", "none"}
    classes = {word for row in rows if row["kind"] for word in row["pattern"].split() if word.isupper()}
    assert all(load_class(name) for name in classes - {"SPEECH"})
    assert all(load_class(row["subject"].removeprefix("!")) for row in rows if row["subject"])


@pytest.mark.parametrize("cue", ["declined to comment", "did not elaborate", "gave no details", "has yet to say"])
def test_cues_that_make_no_claim_still_make_none(cue: str) -> None:
    assert read_cue(cut_words(cue, 0, len(cue))).silent


@pytest.mark.parametrize("cue", ["it is unclear", "is not known", "remains unclear"])
def test_what_annotators_take_for_attributions_is_left_to_attribution(cue: str) -> None:
    assert not read_cue(cut_words(cue, 0, len(cue))).silent
