from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.cofenet import cover_tokens, find_fragments, group_passages, lay_out, need_space, score_layout, score_layouts
from evals.gold import TokenPassage
from evals.records import Attributed
from evals.spans import Counts
from reportedly.vocabulary import Span

# "We will wait," the mayor said.
TOKENS = ("``", "We", "will", "wait", ",", "''", "the", "mayor", "said", ".")
LABELS = ("B-content", *["I-content"] * 5, "B-source", "I-source", "B-cue", "O")


def passage(tokens: tuple[str, ...] = TOKENS, labels: tuple[str, ...] = LABELS, doc: str = "d") -> TokenPassage:
    return TokenPassage(id=f"{doc}/0", doc=doc, tokens=tokens, labels=labels)


def attributed(text: str, source: str = "", cue: str = "", content: str = "", outermost: bool = True) -> Attributed:
    def find(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start=start, end=start + len(words)),) if words else ()

    return Attributed(source=find(source), cue=find(cue), content=find(content), outermost=outermost)


def test_tokens_are_laid_out_as_news_is_written() -> None:
    assert lay_out([passage()]).text == "“We will wait,” the mayor said."


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (("She", "ca", "n't", "say", "(", "yet", ")", "."), "She can't say (yet)."),
        (("voters", "'", "hopes", "--", "all", "of", "them"), "voters’ hopes — all of them"),
        (("It", "cost", "$", "5", ";", "he", "'s", "`", "glad", "'"), "It cost $5; he's ‘glad’"),
        (("they", "can", "not", "pay", "20", "%"), "they cannot pay 20%"),
    ],
)
def test_marks_and_contractions(tokens: tuple[str, ...], text: str) -> None:
    assert lay_out([passage(tokens, ("O",) * len(tokens))]).text == text


def test_a_word_that_opens_like_a_contraction_keeps_its_space() -> None:
    assert need_space("the", "'80s")
    assert not need_space("it", "'S")


def test_every_token_has_its_place() -> None:
    layout = lay_out([passage()])
    words = [layout.text[place.start : place.end] for place in layout.places]
    assert words == ["“", "We", "will", "wait", ",", "”", "the", "mayor", "said", "."]


def test_passages_of_a_document_become_paragraphs() -> None:
    layout = lay_out([passage(("One", "."), ("O", "O")), passage(("Two", "."), ("O", "O"))])
    assert layout.text == "One.\n\nTwo."
    assert layout.firsts == (0, 2)


def test_only_neighbouring_passages_of_one_document_are_grouped() -> None:
    groups = group_passages([passage(doc="a"), passage(doc="a"), passage(doc="b")])
    assert [len(group) for group in groups] == [2, 1]


def test_fragments_of_labels() -> None:
    labels = ("B-content", "I-content", "B-content", "O", "B-source", "B-cue", "I-cue")
    assert find_fragments(labels) == {"content": {(0, 2), (2, 3)}, "source": {(4, 5)}, "cue": {(5, 7)}}


def test_a_stray_continuation_opens_a_fragment() -> None:
    assert find_fragments(("O", "I-cue", "I-source"))["source"] == {(2, 3)}


def test_a_span_counts_by_the_tokens_it_touches() -> None:
    layout = lay_out([passage()])
    inside_will = layout.text.index("ill")
    covered = list(cover_tokens(layout, [Span(start=inside_will, end=inside_will + 5)]))
    assert covered == [(0, (2, 4))]


def test_a_span_over_paragraphs_is_cut_where_a_passage_ends() -> None:
    layout = lay_out([passage(("One", "."), ("O", "O")), passage(("Two", "."), ("O", "O"))])
    assert list(cover_tokens(layout, [Span(start=0, end=9)])) == [(0, (0, 2)), (1, (0, 1))]


def test_gold_against_itself_is_perfect() -> None:
    layout = lay_out([passage()])
    found = attributed(layout.text, source="the mayor", cue="said", content="“We will wait,”")
    assert {kind: counts.f1 for kind, counts in score_layout(layout, [found]).items()} == {
        "source": 1.0,
        "cue": 1.0,
        "content": 1.0,
    }


def test_a_missing_mark_makes_a_content_wrong() -> None:
    layout = lay_out([passage()])
    found = attributed(layout.text, source="the mayor", cue="said", content="We will wait,”")
    assert score_layout(layout, [found])["content"] == Counts(right=0, predicted=1, gold=1)


def test_an_attribution_inside_another_is_left_out() -> None:
    layout = lay_out([passage()])
    inner = attributed(layout.text, source="We", cue="will", content="wait", outermost=False)
    assert score_layout(layout, [inner])["content"] == Counts(gold=1)


def test_a_source_of_two_claims_counts_once() -> None:
    layout = lay_out([passage()])
    claim = attributed(layout.text, source="the mayor", content="“We will wait,”")
    other = attributed(layout.text, source="the mayor", content="We")
    assert score_layout(layout, [claim, other])["source"] == Counts(right=1, predicted=1, gold=1)


def test_counts_are_summed_over_texts() -> None:
    layout = lay_out([passage()])
    found = attributed(layout.text, cue="said", content="“We will wait,”")
    assert score_layouts([(layout, [found]), (layout, [])])["cue"] == Counts(right=1, predicted=1, gold=2)


@given(st.lists(st.sampled_from(["``", "''", "a", "n't", ",", "(", "word", "--"]), min_size=1), st.integers(1, 4))
def test_places_are_in_order_and_hold_the_tokens(tokens: list[str], copies: int) -> None:
    layout = lay_out([passage(tuple(tokens), ("O",) * len(tokens))] * copies)
    assert len(layout.places) == copies * len(tokens)
    assert all(left.end <= right.start for left, right in pairwise(layout.places))
    for index, place in enumerate(layout.places):
        number, offset = divmod(index, len(tokens))
        assert list(cover_tokens(layout, [place])) == [(number, (offset, offset + 1))]
