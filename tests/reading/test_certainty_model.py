"""Scope by the parse that the shipped weights give: a few sentences, since they take seconds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reading import load_model
from reportedly.reading.attribution import make_claims
from reportedly.reading.certainty import judge_claims
from reportedly.reading.ground import lay_ground
from reportedly.reading.stages import encode
from reportedly.vocabulary import Claim
from tests.reading.marked import build

pytestmark = pytest.mark.model


def judge(marked: str) -> Claim:
    """The claim of a marked text; all but its words is the model's."""
    marks = build(marked)
    workspace = encode(marks, load_model(threads=1))
    full = replace(workspace, attributions=marks.attributions)
    return judge_claims(make_claims(full), lay_ground(full), full.parse, full.factuality)[0].claim


@pytest.mark.parametrize(
    ("marked", "scale"),
    [
        ("[S:The harbour office] [Q:said] [C:the trawler, which may have hit a rock, sank].", None),
        ("[S:The harbour office] [Q:said] [C:the trawler, with nine men aboard, may have hit a rock].", "hedge"),
        ("[S:The harbour office] [Q:said] [C:a leak in the hold was the likely cause].", "icd203"),
        ("[S:The harbour office] [Q:said] [C:the likely owner had left the port].", None),
        ("[S:The harbour office] [Q:said] [C:when the tide turns, the trawler will probably float].", "icd203"),
        ("[S:The harbour office] [Q:said] [C:the crew will be fined if they left the port drunk].", "conditional"),
    ],
)
def test_the_main_statement_is_found(marked: str, scale: str | None) -> None:
    certainty = judge(marked).certainty
    assert (None if certainty is None else certainty.scale) == scale
