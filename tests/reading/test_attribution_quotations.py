"""What quotation marks tell: direct or mixed, scare quotes and titles, and who goes on speaking."""

from __future__ import annotations

import pytest

from reportedly.reading.attribution import make_claims
from reportedly.reading.continuation import BESIDE_SCORE, CONTINUED_SCORE
from reportedly.vocabulary import Claim, Quotation
from tests.reading.marked import build


def claims_of(marked: str) -> tuple[Claim, ...]:
    return make_claims(build(marked))


def only(marked: str) -> Claim:
    (claim,) = claims_of(marked)
    return claim


@pytest.mark.parametrize(
    ("content", "quotation"),
    [
        ("the dam broke", Quotation.INDIRECT),
        ("“The dam broke.”", Quotation.DIRECT),
        ("the dam “broke like a biscuit in the night”", Quotation.MIXED),
        ("that “the dam broke in the night”", Quotation.MIXED),
        ("it was “likely” that the dam broke", Quotation.MIXED),
        ("there was a “very high probability” of rain", Quotation.MIXED),
        ("the “green corridor” was open", Quotation.INDIRECT),
        ("the so-called “green corridor” was open", Quotation.INDIRECT),
        ("it had been a “so-so” harvest", Quotation.INDIRECT),
        ("Jack “the Hammer” Lane had fled", Quotation.INDIRECT),
        ("the leader, nicknamed “Old Fox,” had fled", Quotation.INDIRECT),
        ("she had read the novel “A Winter on the River” twice", Quotation.INDIRECT),
        ("she had seen “The Long Night of the Owls” in Oslo", Quotation.INDIRECT),
        ("“A Winter on the River” was banned", Quotation.INDIRECT),
        ("'The dam broke.'", Quotation.DIRECT),
        ("‘The dam broke.’", Quotation.DIRECT),
        ("«The dam broke.»", Quotation.DIRECT),
        ('"The dam broke.”', Quotation.DIRECT),
        ("„The dam broke.“", Quotation.DIRECT),
    ],
)
def test_kind_of_quotation(content: str, quotation: Quotation) -> None:
    assert only(f"[S:Maria Ito] [Q:said] [C:{content}].").quotation is quotation


def test_unbalanced_marks_are_kept_as_they_stand() -> None:
    claim = only("[C:“The dam broke, ][S:Ito] [Q:said].")
    assert (claim.content.text, claim.quotation) == ("“The dam broke,", Quotation.DIRECT)


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "«»"])
def test_unclosed_quotation_goes_on_in_the_next_paragraph(opening: str, closing: str) -> None:
    claim = only(f"[S:Ito] [Q:said]: [C:{opening}The dam broke.]\n\n{opening}Nobody was there.{closing} Rain fell.")
    assert claim.content.text == f"{opening}The dam broke. … {opening}Nobody was there.{closing}"


def test_quotation_whose_paragraphs_are_each_closed_goes_on_as_a_claim_of_its_own() -> None:
    first, second = claims_of("[S:Ito] [Q:said]: [C:“The dam broke.”]\n\n“Nobody was there to see it.”\n\nRain fell.")
    assert (first.content.text, second.content.text) == ("“The dam broke.”", "“Nobody was there to see it.”")
    assert (second.cue, second.source.words.text) == (None, "Ito")


def test_quoted_sentence_after_the_cue_belongs_to_the_speaker() -> None:
    claim = only("[C:“The dam broke,”] [S:Ito] [Q:said] on Monday. “Nobody was there.”")
    assert claim.content.text == "“The dam broke,” … “Nobody was there.”"
    assert claim.confidence == 0.9


def test_quotation_alone_in_the_next_paragraph_goes_on_without_a_cue() -> None:
    first, second = claims_of(
        "[C:“The dam broke,”] [S:Ito] [Q:said].\n\n“Nobody was there at that hour.”\n\nRain fell."
    )
    assert (second.cue, second.source.words.text) == (None, "Ito")
    assert second.content.text == "“Nobody was there at that hour.”"
    assert second.confidence == CONTINUED_SCORE
    assert second.id != first.id


@pytest.mark.parametrize(
    "marked",
    [
        "[C:“Did the dam break?”] [S:Ito] [Q:asked].\n\n“Nobody was there at that hour.”",
        "[C:“The dam broke,”] [S:Ito] [Q:said]. She looked at [P:Olsen].\n\n“Nobody was there at that hour.”",
        "[C:“The dam broke,”] [S:Ito] [Q:said], and [P:Olsen] nodded. “Nobody was there.”",
        "[C:“The dam broke,”] [S:Ito] [Q:said].\n\n‘A Night of Rain’\n\nIt fell for hours.",
        "[C:“The dam broke,”] [S:Ito] [Q:said].\n\n“OLSEN: Nobody was there at that hour.”",
        "[C:“The dam broke,”] [S:Ito] [Q:said].\n\nThe valley was dark.\n\n“Nobody was there at that hour.”",
    ],
)
def test_uncertain_speaker_makes_no_claim(marked: str) -> None:
    assert [claim.content.text for claim in claims_of(marked)] == [claims_of(marked)[0].content.text]
    assert "Nobody" not in claims_of(marked)[0].content.text


@pytest.mark.parametrize(
    ("marked", "source", "cue"),
    [
        ("“The dam broke,” said [P:Maria Ito].", "Maria Ito", "said"),
        ("“The dam broke,” the mayor said on Monday.", "the mayor", "said"),
        ("“The dam broke,” she said.", "she", "said"),
        ("[P:Ito] warned: “The dam will break.”", "Ito", "warned"),
    ],
)
def test_plain_cue_that_the_model_missed(marked: str, source: str, cue: str) -> None:
    claim = only(marked)
    assert (claim.source.words.text, claim.cue.words.text) == (source, cue)
    assert claim.confidence == BESIDE_SCORE


def test_quotation_without_a_cue_anywhere_makes_no_claim() -> None:
    assert claims_of("Rain fell. “The dam broke.” The valley was dark.") == ()
