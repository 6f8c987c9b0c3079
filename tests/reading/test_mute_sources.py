"""Sources that have said nothing: the reader of an appeal, and the dead of a headline."""

from __future__ import annotations

import pytest

from reportedly.reading.attribution import make_claims
from tests.reading.marked import build


@pytest.mark.parametrize(
    "marked",
    [
        "If [S:you] [Q:want] [C:to receive the harbour news by mail], click here.",
        "If [S:you] [Q:have any information about] [C:the fire], please call the Milford police.",
        "[S:You] [Q:are urged] [C:to call the Milford police at 555-0101].",
    ],
)
def test_the_reader_of_an_appeal_claims_nothing(marked: str) -> None:
    assert make_claims(build(marked)) == ()


@pytest.mark.parametrize(
    "marked",
    [
        "[S:You] [Q:think] [C:that the harbour is safe].",
        "If [S:you] [Q:believe] [C:that the harbour is safe], look again.",
        "“If [S:you] [Q:say] [C:that the dam holds], call me when it breaks,” Ana Ruiz wrote.",
        "If [S:we] [Q:want] [C:to go home], we call a cab.",
    ],
)
def test_another_you_keeps_its_claim(marked: str) -> None:
    assert [claim.source.words.text.lower() in ("you", "we") for claim in make_claims(build(marked))] == [True]


@pytest.mark.parametrize(
    "source", ["Deceased victims", "Slain guard", "The guard killed on Monday", "Woman murdered outside the harbour"]
)
def test_the_dead_of_a_headline_are_no_source(source: str) -> None:
    (claim,) = make_claims(build(f"[S:{source}] [Q:identified]\n[C:The two were bakers]."))
    assert (claim.source.words.text, claim.content.text) == ("", "The two were bakers")


@pytest.mark.parametrize(
    ("source", "cue"),
    [
        ("The slain guard", "said"),
        ("The mother of a slain guard", "identified"),
        ("The slain guard's mother", "remembered"),
        ("The officer who killed a guard", "identified"),
        ("The coroner", "identified"),
    ],
)
def test_who_speaks_of_the_dead_or_spoke_before_is_a_source(source: str, cue: str) -> None:
    (claim,) = make_claims(build(f"[S:{source}] [Q:{cue}] [C:that the dam was cracked]."))
    assert claim.source.words.text == source
