"""What holds of claims whatever the model hands over."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.attribution import make_claims
from reportedly.reading.ground import lay_ground
from reportedly.reading.layout import find_paragraphs
from reportedly.reading.span_repair import repair_spans
from reportedly.reading.workspace import Attribution, Workspace
from reportedly.vocabulary import Claim, Part, PartKind, Passage, Span
from tests.reading.marked import build_plain

PIECES = (
    "Ito said that rain fell. ", "“The dam broke,” she said. ", "“Nobody saw it. ", "\n\n", "\r\n",
    "according to a senior official", ", citing police, ", "it is believed that the İzmir road closed ", "« Non » ",
    "did not comment. ", "officials estimate that 40 left, ", "which he said would end. ", '"', "’", "…", " ", "___\n",
    "'No,' he told us. ", "” ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join) | st.text(min_size=1, max_size=60)


@st.composite
def workspaces(draw: st.DrawFn) -> Workspace:
    text = draw(TEXTS)
    spans = st.tuples(st.integers(0, len(text) + 3), st.integers(1, 40)).map(
        lambda pair: Span(start=pair[0], end=pair[0] + pair[1])
    )
    role = st.lists(spans, max_size=2).map(tuple)
    attributions = st.builds(
        Attribution, source=role, cue=role, content=st.lists(spans, min_size=1, max_size=3).map(tuple),
        score=st.floats(-1, 2) | st.just(float("nan")),
    )  # fmt: skip
    parts = draw(st.lists(spans, max_size=1))
    return build_plain(
        text,
        attributions=tuple(draw(st.lists(attributions, max_size=6))),
        parts=tuple(Part(kind=PartKind.BOILERPLATE, span=span) for span in parts),
    )


@given(workspaces())
def test_claims_are_valid(workspace: Workspace) -> None:
    text = workspace.report.text
    claims = make_claims(workspace)
    ids = [claim.id for claim in claims]
    assert len(ids) == len(set(ids))
    for claim in claims:
        for passage in (claim.content, claim.source.words, *([claim.cue.words] if claim.cue else [])):
            assert Passage.of(text, passage.spans) == passage
        assert claim.within is None or (claim.within in ids and claim.within != claim.id)
        check_spans(claim, workspace)


def check_spans(claim: Claim, workspace: Workspace) -> None:
    spans = sorted((*claim.content.spans, *claim.source.words.spans, *(claim.cue.words.spans if claim.cue else ())))
    assert all(left.end <= right.start for left, right in pairwise(spans))
    paragraphs = find_paragraphs(workspace.report.text)
    for span in spans:
        words = workspace.report.text[span.start : span.end]
        assert words == words.strip() != ""
        assert any(span.within(paragraph) for paragraph in paragraphs)
        assert not any(span.overlaps(part.span) for part in workspace.report.parts)


@given(workspaces(), st.randoms(use_true_random=False))
def test_order_of_attributions_does_not_matter(workspace: Workspace, shuffler: random.Random) -> None:
    shuffled = list(workspace.attributions)
    shuffler.shuffle(shuffled)
    assert make_claims(replace(workspace, attributions=tuple(shuffled))) == make_claims(workspace)


@given(workspaces())
def test_no_claim_carries_itself_through_others(workspace: Workspace) -> None:
    within = {claim.id: claim.within for claim in make_claims(workspace)}
    for start, carrier in within.items():
        seen, current = {start}, carrier
        while current is not None:
            assert current not in seen
            seen.add(current)
            current = within[current]


@given(workspaces())
def test_repair_settles(workspace: Workspace) -> None:
    ground = lay_ground(workspace)
    for attribution in workspace.attributions:
        once = repair_spans((attribution,), ground)
        assert repair_spans(once, ground) == once
