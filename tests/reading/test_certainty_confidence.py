"""Confidence in an assessment, which is no likelihood and never becomes one."""

from __future__ import annotations

import pytest

from tests.reading.judged import judge


@pytest.mark.parametrize(
    ("marked", "level", "words"),
    [
        ("[S:The agency] [Q:assessed with low confidence] [C:that the ship was hit].", "low", "with low confidence"),
        (
            "[S:The agency] [Q:judges], with medium confidence, [C:that the ship was hit].",
            "moderate",
            "with medium confidence",
        ),
        ("[S:The agency] [Q:said] [C:with high confidence that the ship was hit].", "high", "with high confidence"),
        ("[S:The agency] [Q:has high confidence] [C:that the ship was hit].", "high", "has high confidence"),
        (
            "[S:The agency] [Q:said] [C:it had moderate confidence in its assessment].",
            "moderate",
            "had moderate confidence in its assessment",
        ),
        ("[C:“We think it was hit. We said so with low confidence,”] [S:she] [Q:said].", "", ""),
    ],
)
def test_levels_of_confidence(marked: str, level: str, words: str) -> None:
    text, judged = judge(marked)
    found = judged.claim.analytic_confidence
    if not level:
        assert found is None
        return
    assert found is not None
    assert (found.level, [text[span.start : span.end] for span in found.spans]) == (level, [words])


@pytest.mark.parametrize(
    "content",
    [
        "consumer confidence was low",
        "buyers have high confidence in the currency",
        "the team won a vote of confidence",
        "she was confident that the ship was safe",
    ],
)
def test_other_confidence(content: str) -> None:
    assert judge(f"[S:The bank] [Q:said] [C:{content}].")[1].claim.analytic_confidence is None


def test_two_levels_are_no_level() -> None:
    marked = "[S:The agency] [Q:said] [C:one had high confidence that it was hit, one had low confidence that it was]."
    assert judge(marked)[1].claim.analytic_confidence is None


def test_confidence_is_no_certainty() -> None:
    _, judged = judge("[S:The agency] [Q:has high confidence] [C:that the ship was hit].")
    assert judged.claim.certainty is None
    assert [reason.field for reason in judged.reasons] == ["analytic_confidence"]


def test_both_stand_side_by_side() -> None:
    _, judged = judge("[S:The agency] [Q:has low confidence] [C:that it is unlikely that the ship was hit].")
    assert judged.claim.certainty is not None
    assert (judged.claim.certainty.low, judged.claim.certainty.high) == (0.20, 0.45)
    assert judged.claim.analytic_confidence is not None
    assert judged.claim.analytic_confidence.level == "low"
