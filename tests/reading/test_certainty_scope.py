"""Which of a content's words speak of its main statement, by the parse of the sentence."""

from __future__ import annotations

import pytest

from reportedly.reading.certainty.clauses import Tree
from reportedly.vocabulary import Span
from tests.reading.judged import read_certainty, write_parse

LIKELY = ("icd203", 0.55, 0.80, ["likely"])


@pytest.mark.parametrize(
    ("marked", "parsed", "found"),
    [
        (
            "[S:She] [Q:said] [C:the ferry, which is likely to sink, left].",
            "She/PRON/nsubj/2 said/VERB/root/0 the/DET/det/4 ferry/NOUN/nsubj/12 ,/PUNCT/punct/8 which/PRON/nsubj/8 "
            "is/AUX/cop/8 likely/ADJ/acl/4 to/PART/mark/10 sink/VERB/xcomp/8 ,/PUNCT/punct/8 left/VERB/ccomp/2",
            None,
        ),
        (
            "[S:She] [Q:said] [C:the ferry left because a storm was likely].",
            "She/PRON/nsubj/2 said/VERB/root/0 the/DET/det/4 ferry/NOUN/nsubj/5 left/VERB/ccomp/2 "
            "because/SCONJ/mark/10 a/DET/det/8 storm/NOUN/nsubj/10 was/AUX/cop/10 likely/ADJ/advcl/5",
            None,
        ),
        (
            "[S:She] [Q:said] [C:the ferry sank and a storm is likely].",
            "She/PRON/nsubj/2 said/VERB/root/0 the/DET/det/4 ferry/NOUN/nsubj/5 sank/VERB/ccomp/2 and/CCONJ/cc/10 "
            "a/DET/det/8 storm/NOUN/nsubj/10 is/AUX/cop/10 likely/ADJ/conj/5",
            None,
        ),
        (
            "[S:She] [Q:said] [C:the ferry seems likely to sink].",
            "She/PRON/nsubj/2 said/VERB/root/0 the/DET/det/4 ferry/NOUN/nsubj/5 seems/VERB/ccomp/2 likely/ADJ/xcomp/5 "
            "to/PART/mark/8 sink/VERB/xcomp/6",
            LIKELY,
        ),
        (
            "[S:She] [Q:said] [C:she thinks it likely that the ferry sank].",
            "She/PRON/nsubj/2 said/VERB/root/0 she/PRON/nsubj/4 thinks/VERB/ccomp/2 it/PRON/obj/4 likely/ADJ/xcomp/4 "
            "that/SCONJ/mark/10 the/DET/det/9 ferry/NOUN/nsubj/10 sank/VERB/ccomp/6",
            LIKELY,
        ),
        (
            "[S:She] [Q:said] [C:the crew killed likely ten men].",
            "She/PRON/nsubj/2 said/VERB/root/0 the/DET/det/4 crew/NOUN/nsubj/5 killed/VERB/ccomp/2 likely/ADV/advmod/7 "
            "ten/NUM/nummod/8 men/NOUN/obj/5",
            None,
        ),
        (
            "[S:She] [Q:said] [C:the likely cause was a leak].",
            "She/PRON/nsubj/2 said/VERB/root/0 the/DET/det/5 likely/ADJ/amod/5 cause/NOUN/nsubj/8 was/AUX/cop/8 "
            "a/DET/det/8 leak/NOUN/ccomp/2",
            LIKELY,
        ),
        (
            "[S:She] [Q:said] [C:the likely cause worries the crew].",
            "She/PRON/nsubj/2 said/VERB/root/0 the/DET/det/5 likely/ADJ/amod/5 cause/NOUN/nsubj/6 worries/VERB/ccomp/2 "
            "the/DET/det/8 crew/NOUN/obj/6",
            None,
        ),
        (
            "[S:She] [Q:said] [C:the crew has a very good chance].",
            "She/PRON/nsubj/2 said/VERB/root/0 the/DET/det/4 crew/NOUN/nsubj/5 has/VERB/ccomp/2 a/DET/det/9 "
            "very/ADV/advmod/8 good/ADJ/amod/9 chance/NOUN/obj/5",
            ("survey", 0.75, 0.90, ["very good chance"]),
        ),
        (
            "[S:She] [Q:said] [C:the crew discussed a very good chance].",
            "She/PRON/nsubj/2 said/VERB/root/0 the/DET/det/4 crew/NOUN/nsubj/5 discussed/VERB/ccomp/2 a/DET/det/9 "
            "very/ADV/advmod/8 good/ADJ/amod/9 chance/NOUN/obj/5",
            None,
        ),
        (
            "[S:She] [Q:said] [C:the crew thinks the ferry sank].",
            "She/PRON/nsubj/2 said/VERB/root/0 the/DET/det/4 crew/NOUN/nsubj/5 thinks/VERB/ccomp/2 the/DET/det/7 "
            "ferry/NOUN/nsubj/8 sank/VERB/ccomp/5",
            None,
        ),
        (
            "[S:She] [Q:said] [C:they think the ferry sank].",
            "She/PRON/nsubj/2 said/VERB/root/0 they/PRON/nsubj/4 think/VERB/ccomp/2 the/DET/det/6 ferry/NOUN/nsubj/7 "
            "sank/VERB/ccomp/4",
            ("hedge", 0.0, 1.0, ["think"]),
        ),
    ],
)
def test_only_the_main_statement_counts(
    marked: str, parsed: str, found: tuple[str, float, float, list[str]] | None
) -> None:
    assert read_certainty(marked, parsed) == found


def test_a_condition_of_another_clause_is_none_of_the_main_one() -> None:
    marked = "[S:She] [Q:said] [C:the men who flee if it rains left]."
    parsed = (
        "She/PRON/nsubj/2 said/VERB/root/0 the/DET/det/4 men/NOUN/nsubj/10 who/PRON/nsubj/6 flee/VERB/acl/4 "
        "if/SCONJ/mark/9 it/PRON/expl/9 rains/VERB/advcl/6 left/VERB/ccomp/2"
    )
    assert read_certainty(marked, parsed) is None
    main = parsed.replace("rains/VERB/advcl/6", "rains/VERB/advcl/10")
    assert read_certainty(marked, main) == ("conditional", 0.0, 1.0, ["if"])


def test_without_a_parse_a_relative_clause_still_does_not_count() -> None:
    assert read_certainty("[S:She] [Q:said] [C:the ferry, which may have been on fire, sank].") is None


def test_what_a_second_sentence_says_is_left_alone() -> None:
    assert read_certainty("[C:“The ferry sank. It may be found.”] [S:she] [Q:said].") is None


def tree_of(text: str, written: str) -> Tree:
    whole = Span(start=0, end=len(text))
    return Tree.of(text, write_parse(text, written)(whole), (whole,))


def test_heads_that_lead_in_a_ring_have_a_main_word_all_the_same() -> None:
    tree = tree_of("ferries seem likely", "ferries/NOUN/nsubj/3 seem/VERB/cop/3 likely/ADJ/xcomp/2")
    assert tree.main == 2


def test_a_clause_is_taken_for_main_before_a_noun() -> None:
    tree = tree_of(
        "the storm it will rain", "the/DET/det/2 storm/NOUN/obj/0 it/PRON/nsubj/5 will/AUX/aux/5 rain/VERB/ccomp/0"
    )
    assert tree.main == 4


def test_words_that_hang_on_nothing_may_be_punctuation_only() -> None:
    assert tree_of("!", "!/PUNCT/punct/0").main is None
