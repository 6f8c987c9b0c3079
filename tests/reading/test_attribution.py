"""Claims from attributions as the model decodes them: every form that a news report gives them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reading.attribution import make_claims
from reportedly.vocabulary import Act, Claim, PartKind, Polarity, Quotation, Span, Stance
from tests.reading.marked import build


def claims_of(marked: str, **options) -> tuple[Claim, ...]:
    return make_claims(build(marked, **options))


def only(marked: str, **options) -> Claim:
    (claim,) = claims_of(marked, **options)
    return claim


def words(claim: Claim) -> tuple[str, str | None, str]:
    return claim.source.words.text, None if claim.cue is None else claim.cue.words.text, claim.content.text


def test_plain_attribution() -> None:
    claim = only("[S:Maria Ito] [Q:said] [C:that rain fell].")
    assert words(claim) == ("Maria Ito", "said", "that rain fell")
    assert (claim.cue.act, claim.stance, claim.polarity) == (Act.STATE, Stance.ASSERT, Polarity.POSITIVE)
    assert (claim.quotation, claim.within, claim.confidence) == (Quotation.INDIRECT, None, 0.9)


def test_inverted_and_trailing_attributions() -> None:
    claim = only("[C:“The dam will hold,”] [Q:said] [S:Maria Ito, the mayor].")
    assert words(claim) == ("Maria Ito, the mayor", "said", "“The dam will hold,”")
    assert claim.quotation is Quotation.DIRECT
    assert words(only("[C:The dam will hold], [S:Ito] [Q:said].")) == ("Ito", "said", "The dam will hold")


def test_content_split_around_the_cue() -> None:
    claim = only("[C:“The dam,”] [S:Ito] [Q:said], [C:“will hold.”]")
    assert claim.content.text == "“The dam,” … “will hold.”"
    assert claim.quotation is Quotation.DIRECT


def test_content_that_covers_its_own_cue_is_cut_there() -> None:
    claim = only("[C:The dam, [S:Ito] [Q:said], will hold].")
    assert claim.content.text == "The dam … will hold"


def test_according_to() -> None:
    claim = only("[Q:According to] [S:the ministry], [C:two boats sank].")
    assert (claim.cue.act, claim.content.text) == (Act.STATE, "two boats sank")


def test_several_contents_on_one_source_and_cue_stay_apart() -> None:
    marked = "[S:Ito] [Q:said] [C:the dam had cracked] and [C2:that the valley was empty]."
    workspace = build(marked)
    first, second = workspace.attributions if len(workspace.attributions) == 2 else (workspace.attributions[0], None)
    shared = replace(second, source=first.source, cue=first.cue)
    claims = make_claims(replace(workspace, attributions=(first, shared)))
    assert [claim.content.text for claim in claims] == ["the dam had cracked", "that the valley was empty"]
    assert {claim.source.words.text for claim in claims} == {"Ito"}


def test_several_sources_of_one_content_are_one_claim() -> None:
    workspace = build("[S:Ito] and, in a joint letter, [S2:Olsen] [Q:said] [C:the dam was safe]. [C2:x y]")
    first = workspace.attributions[0]
    second = replace(first, source=workspace.attributions[1].source, score=0.4)
    (claim,) = make_claims(replace(workspace, attributions=(second, first)))
    assert claim.source.words.text == "Ito … Olsen"
    assert claim.confidence == 0.9


def test_doubles_and_overlaps_are_one_claim() -> None:
    workspace = build("[S:Ito] [Q:said] [C:the dam was safe and the valley dry].")
    (whole,) = workspace.attributions
    part = replace(whole, content=(Span(start=whole.content[0].start, end=whole.content[0].start + 16),), score=0.95)
    claims = make_claims(replace(workspace, attributions=(part, whole, whole)))
    assert [claim.content.text for claim in claims] == ["the dam was safe and the valley dry"]
    assert claims[0].confidence == 0.95


def test_leading_that_is_taken_in() -> None:
    assert only("[S:Ito] [Q:said] Monday that [C:rain fell].").content.text == "that rain fell"


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("[S:Ito] [Q:said] [C: rain fell. ]", "rain fell"),
        ("[S:Ito] [Q:asked] [C:who had paid?]", "who had paid"),
        ("[S:Ito] [Q:said] [C:“Rain fell.”]", "“Rain fell.”"),
        ("[S:Ito] [Q:said] “[C:Rain fell].”", "“Rain fell.”"),
        ("[S:Ito] [Q:said] [C:“Rain fell]. It was cold.”", "“Rain fell. It was cold.”"),
        ("[S:Ito] [Q:said] the “[C:rain” fell hard].", "“rain” fell hard"),
        ("[S:Ito] [Q:said] [C:it began in the U.S.]", "it began in the U.S."),
        ("[S:Ito] [Q:said] [C:it fell (mostly at night)].", "it fell (mostly at night)"),
        ("[S:Ito] [Q:named] [C:Bo Lee, the cook,] as a witness.", "Bo Lee, the cook,"),
    ],
)
def test_edges_of_contents(marked: str, content: str) -> None:
    assert only(marked).content.text == content


def test_span_over_a_paragraph_gap_is_split() -> None:
    claim = only("[S:Ito] [Q:said:] [C:“It rained for days.\n\n“Then the dam broke.”]")
    assert [span.start for span in claim.content.spans] == [10, 32]
    assert claim.content.text == "“It rained for days. … “Then the dam broke.”"


def test_nothing_is_read_from_bylines_and_boilerplate() -> None:
    text = "[S:By Ann Lee] [Q:said] [C:the wire desk.\n\nRain fell], [S2:Ito] [Q2:said]. [C2:All rights reserved]"
    parts = ((PartKind.BYLINE, "By Ann Lee said the wire desk."), (PartKind.BOILERPLATE, "All rights reserved"))
    claim = only(text, parts=parts)
    assert (claim.source.words.text, claim.cue, claim.content.text) == ("", None, "Rain fell")


def test_headlines_are_read() -> None:
    claim = only(
        "[S:Mayor][Q::] [C:‘Dam will hold’]\n\nRain fell.", parts=((PartKind.HEADLINE, "Mayor: ‘Dam will hold’"),)
    )
    assert (claim.cue.act, claim.quotation) == (Act.STATE, Quotation.DIRECT)


@pytest.mark.parametrize(
    ("marked", "act", "stance"),
    [
        ("[S:Ito] [Q:wants] [C:to rebuild the dam].", Act.INTEND, Stance.INTEND),
        ("[S:Ito] [Q:hopes] [C:the dam will hold].", Act.BELIEVE, Stance.OPINE),
        ("[S:Ito] [Q:fears] [C:a flood].", Act.BELIEVE, Stance.OPINE),
        ("[S:Ito] [Q:plans to] [C:rebuild the dam].", Act.INTEND, Stance.INTEND),
        ("[S:Ito] [Q:asked] [C:whether the dam was safe].", Act.ASK, Stance.ASK),
        ("[S:Ito] [Q:asked] [C:him to leave].", Act.ASK, Stance.ASK),
        ("[S:Ito] [Q:asked] him [C:to leave].", Act.DEMAND, Stance.INTEND),
        ("[S:Ito] [Q:told] residents [C:to leave].", Act.DEMAND, Stance.INTEND),
        ("[S:Ito] [Q:warned] residents [C:not to return].", Act.WARN, Stance.INTEND),
        ("[S:Ito] [Q:agreed] [C:that the dam was old].", Act.AGREE, Stance.ASSERT),
        ("[S:Ito] [Q:agreed] [C:to rebuild it].", Act.AGREE, Stance.INTEND),
        ("[S:Ito] [Q:suggested] [C:closing the road].", Act.SUGGEST, Stance.INTEND),
        ("[S:Ito] [Q:suggested] [C:that the wall had moved].", Act.SUGGEST, Stance.ASSERT),
        ("[S:Ito] [Q:said] [C:“Who would do that?”]", Act.STATE, Stance.ASK),
        ("[C:“We will rebuild it,”] [S:Ito] [Q:said].", Act.STATE, Stance.INTEND),
        ("[C:“I think it broke,”] [S:Ito] [Q:said].", Act.STATE, Stance.OPINE),
        ("[S:She] [Q:said] [C:she would rebuild it].", Act.STATE, Stance.INTEND),
        ("[S:She] [Q:said] [C:he would rebuild it].", Act.STATE, Stance.ASSERT),
        ("[S:He] [Q:said] [C:he did not think the dam had moved].", Act.STATE, Stance.OPINE),
        ("[S:Ito] [Q:said] [C:rain will fall].", Act.STATE, Stance.ASSERT),
    ],
)
def test_stance_from_cue_and_content(marked: str, act: Act, stance: Stance) -> None:
    claim = next(claim for claim in claims_of(marked) if claim.within is None)
    assert (claim.cue.act, claim.stance) == (act, stance)


def test_denials_are_negative() -> None:
    assert only("[S:Ito] [Q:denied] [C:that the dam leaked].").polarity is Polarity.NEGATIVE
    claim = only("[S:Ito] [Q:did not think] [C:that the dam leaked].")
    assert (claim.polarity, claim.stance) == (Polarity.NEGATIVE, Stance.OPINE)


@pytest.mark.parametrize(
    "marked",
    [
        "[S:The ministry] [Q:declined] [C:to comment].",
        "[S:The company] [Q:did not immediately respond to] [C:a request for comment].",
        "[S:Police] [Q:did not say] [C:how many were hurt].",
        "[S:The official] [Q:gave] [C:no further details].",
        "[S:Officials] [Q:have yet to say] [C:what was lost].",
    ],
)
def test_silences_make_no_claim(marked: str) -> None:
    assert claims_of(marked) == ()


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("[C:Two boats] [Q:are said to] [C:have sunk].", "Two boats … have sunk"),
        ("[Q:It is believed] [C:that two boats sank].", "that two boats sank"),
        ("[S:It] [Q:is believed] [C:that two boats sank].", "that two boats sank"),
        ("[C:The captain] [Q:was reported] [C:to be safe].", "The captain … to be safe"),
    ],
)
def test_passives_have_no_source(marked: str, content: str) -> None:
    claim = only(marked)
    assert claim.source.words.spans == ()
    assert claim.content.text == content


@pytest.mark.parametrize("source", ["a survey", "satellite images", "the court", "The ministry", "A leaked memo"])
def test_documents_images_courts_and_ministries_are_sources(source: str) -> None:
    claim = only(f"[S:{source}] [Q:showed] [C:that the road was gone].")
    assert (claim.source.words.text, claim.cue.act) == (source, Act.SHOW)


def test_id_depends_on_report_and_spans_only() -> None:
    workspace = build("[S:Maria Ito] [Q:said] [C:that rain fell].")
    (claim,) = make_claims(workspace)
    (rescored,) = make_claims(
        replace(workspace, attributions=tuple(replace(one, score=0.1) for one in workspace.attributions))
    )
    (elsewhere,) = make_claims(replace(workspace, report=replace(workspace.report, id="r2")))
    assert claim.id == rescored.id != elsewhere.id


@pytest.mark.parametrize(("score", "confidence"), [(1.7, 1.0), (-0.2, 0.0), (float("nan"), 0.0), (0.31, 0.31)])
def test_confidence_is_a_probability(score: float, confidence: float) -> None:
    workspace = build("[S:Ito] [Q:said] [C:rain fell].")
    scored = replace(workspace, attributions=(replace(workspace.attributions[0], score=score),))
    assert make_claims(scored)[0].confidence == confidence
