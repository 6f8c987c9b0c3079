"""What the model gives a source too much of: pieces of other sentences, a silence at the end."""

from __future__ import annotations

from reportedly.reading.attribution import make_claims
from tests.reading.marked import build


def contents(marked: str) -> list[tuple[str, str]]:
    return [(claim.source.words.text, claim.content.text) for claim in make_claims(build(marked))]


def test_a_plain_piece_of_another_sentence_is_let_go() -> None:
    marked = "[C:Pay rose by a third], [Q:according to] [S:a survey]. [C:Prices fell in the same months]. Shops closed."
    assert contents(marked) == [("a survey", "Pay rose by a third")]


def test_a_quoted_piece_of_another_sentence_stays() -> None:
    marked = "[C:“Pay rose,”] [Q:said] [S:the clerk Ana Ruiz]. [C:“Prices fell.”]"
    assert contents(marked) == [("the clerk Ana Ruiz", "“Pay rose,” … “Prices fell.”")]


def test_what_a_piece_let_go_attributes_by_itself_is_found() -> None:
    marked = (
        "[C:Trade will grow], [Q:according to] [S:a joint statement]. "
        "[C:The two ministers agreed to open three more crossings]. Talks go on."
    )
    assert ("The two ministers", "to open three more crossings") in contents(marked)


def test_an_agreement_inside_a_document_is_nested() -> None:
    marked = "[C:Ito and Ruiz agreed to open three more crossings], [Q:according to] [S:a joint statement]."
    inner, outer = sorted(make_claims(build(marked)), key=lambda claim: claim.within is None)
    assert (inner.source.words.text, inner.content.text) == ("Ito and Ruiz", "to open three more crossings")
    assert inner.within == outer.id


def test_a_silence_at_the_end_is_cut_off() -> None:
    marked = "[S:The minister] [Q:said] [C:the dam was safe, but declined to give details]."
    assert contents(marked) == [("The minister", "the dam was safe")]
    marked = "[S:She] [Q:said] [C:it “may spread” but did not elaborate]."
    assert contents(marked) == [("She", "it “may spread”")]


def test_what_is_no_silence_stays() -> None:
    marked = "[S:The minister] [Q:said] [C:the dam was safe but the road was not]."
    assert contents(marked) == [("The minister", "the dam was safe but the road was not")]


def test_asking_not_to_be_named_is_no_claim() -> None:
    marked = "[S:A relief worker, who] [Q:asked] [C:not to be named], said the figure was too low."
    assert contents(marked) == []
