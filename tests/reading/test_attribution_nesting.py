"""Attributions inside others: which claim carries which."""

from __future__ import annotations

import pytest

from reportedly.reading.attribution import make_claims
from reportedly.reading.nesting import RULE_SCORE
from reportedly.vocabulary import Act, Claim, Polarity
from tests.reading.marked import build


def carried(marked: str) -> list[tuple[Claim, Claim]]:
    """Each claim that another carries, with the one that carries it."""
    claims = {claim.id: claim for claim in make_claims(build(marked))}
    return [(claim, claims[claim.within]) for claim in claims.values() if claim.within is not None]


@pytest.mark.parametrize(
    ("marked", "source", "cue", "content"),
    [
        (
            "[S:Ito] [Q:said] [C:that engineers believed the dam had moved].",
            "engineers", "believed", "the dam had moved",
        ),
        (
            "[S:Ito] [Q:told] reporters [C:that two local officials said that the road was shut].",
            "two local officials", "said", "that the road was shut",
        ),
        (
            "[S:The Daily] [Q:wrote] [C:that Olsen had told the council that money was short].",
            "Olsen", "had told", "that money was short",
        ),
        (
            "[S:Ito] [Q:said] [C:the bridge, engineers said, was unsafe].",
            "engineers", "said", "the bridge … was unsafe",
        ),
        (
            "[S:Ito] [Q:said] [C:the bridge, according to engineers, was unsafe].",
            "engineers", "according to", "the bridge … was unsafe",
        ),
        (
            "[S:Officials] [Q:said] [C:that more than forty of them were believed to have left].",
            "", "were believed", "more than forty of them … to have left",
        ),
        (
            "[S:Ito] [Q:said] [C:it was widely feared that the dam would break].",
            "", "was widely feared", "that the dam would break",
        ),
        (
            "[S:Ito] [Q:said] [C:the crews were weighing a repair, which she said could take years].",
            "she", "said", "which … could take years",
        ),
    ],
)  # fmt: skip
def test_inner_attribution_is_found(marked: str, source: str, cue: str, content: str) -> None:
    ((inner, outer),) = carried(marked)
    assert (inner.source.words.text, inner.cue.words.text, inner.content.text) == (source, cue, content)
    assert inner.confidence == RULE_SCORE
    assert outer.within is None


def test_negated_belief_inside() -> None:
    ((inner, _),) = carried("[S:Ito] [Q:said] [C:she did not necessarily think the dam would break].")
    assert (inner.cue.act, inner.polarity) == (Act.BELIEVE, Polarity.NEGATIVE)
    assert inner.content.text == "the dam would break"


@pytest.mark.parametrize(
    "marked",
    [
        "[C:“I think the dam will hold,”] [S:Ito] [Q:said].",
        "[S:Ito] [Q:said] [C:that the United States would help].",
        "[S:Ito] [Q:said] [C:work had gone according to plan].",
        "[S:Ito] [Q:said] [C:government estimates put the cost at a million].",
        "[S:Ito] [Q:said] [C:they feel that way].",
        "[S:Ito] [Q:said] [C:the army claimed victory].",
        "[S:Ito] [Q:said] [C:police did not say where it began].",
        "[S:Ito] [Q:said] [C:she was believed].",
    ],
)
def test_no_inner_attribution_is_made_up(marked: str) -> None:
    assert carried(marked) == []


def test_official_carries_the_estimate_in_either_form() -> None:
    estimate = "[S:The [O:Norse] government and its allies] [Q:estimate] [C:the number has risen to 900]"
    official = "[Q2:according to] [S2:a senior official who spoke on condition of anonymity]"
    clause = "The Norse government and its allies estimate the number has risen to 900"
    for marked in (
        f"{estimate}, {official}.".replace("[C:the number has risen to 900]", "[C:[C2:the number has risen to 900]]"),
        f"[C2:{estimate}], {official}.",
        f"{estimate}, {official}.".replace("[Q2:according to]", "according to")
        .replace("[S2:", "")
        .replace("ity].", "ity."),
    ):
        ((inner, outer),) = carried(marked)
        assert (inner.cue.words.text, inner.cue.act) == ("estimate", Act.ESTIMATE)
        assert inner.content.text == "the number has risen to 900"
        assert outer.source.words.text == "a senior official who spoke on condition of anonymity"
        assert outer.content.text == clause


def test_trailing_source_inside_a_content_is_taken_out() -> None:
    ((inner, outer),) = carried("[S:Officials] [Q:believe] [C:two boats sank, according to a navy report].")
    assert inner.content.text == "two boats sank"
    assert (outer.source.words.text, outer.content.text) == ("a navy report", "Officials believe two boats sank")


def test_source_that_is_cited_is_carried() -> None:
    ((inner, outer),) = carried("[S:The Daily] [Q:reported] [C:that two boats sank], citing a navy official.")
    assert (outer.source.words.text, inner.source.words.text) == ("The Daily", "a navy official")
    assert inner.content.text == outer.content.text == "that two boats sank"


def test_reasons_are_not_sources() -> None:
    claims = make_claims(build("[S:The port] [Q:said] [C:it would close], citing safety concerns."))
    assert len(claims) == 1


def test_model_found_inner_claim_is_carried() -> None:
    ((inner, outer),) = carried("[S:Ito] [Q:said] [C:that [S2:her doctor] [Q2:told] her [C2:to rest]].")
    assert (inner.source.words.text, outer.source.words.text) == ("her doctor", "Ito")


def test_according_to_behind_that_is_nested_and_no_trailer() -> None:
    marked = "[S:A surgeon] [Q:said] [C:that, according to the medics, the men no longer answered]. Roads were shut."
    outer, inner = make_claims(build(marked))
    assert (outer.source.words.text, outer.within) == ("A surgeon", None)
    assert (inner.source.words.text, inner.content.text) == ("the medics", "the men no longer answered")
    assert inner.within == outer.id


def test_expecting_somebody_to_act_is_nested() -> None:
    marked = "[S:Ryu] [Q:told] reporters [C:that the spy agency expects Nairobi to send 300 more men by spring]."
    inner = next(claim for claim in make_claims(build(marked)) if claim.within)
    assert (inner.source.words.text, inner.content.text) == ("the spy agency", "Nairobi to send 300 more men by spring")
