"""Words by which the reporter stands off, apart from the source's own words and its certainty."""

from __future__ import annotations

import pytest

from tests.reading.judged import judge, judge_all


def distance_of(marked: str) -> list[str]:
    return [phrase.text for phrase in judge(marked)[1].claim.distancing]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("[S:The rebels] [Q:claimed] [C:that the bridge was down].", ["claimed"]),
        ("[S:The rebels] [Q:claim] [C:to hold the bridge].", ["claim"]),
        ("[S:The rebels] [Q:falsely claimed] [C:that the bridge was down].", ["falsely", "claimed"]),
        (
            "[S:The rebels] [Q:claimed], without evidence, [C:that the bridge was down].",
            ["claimed", "without evidence"],
        ),
        (
            "[S:The rebels] [Q:said], without providing evidence, [C:that the bridge was down].",
            ["without providing evidence"],
        ),
        ("[S:The rebels], offering no proof, [Q:said] [C:that the bridge was down].", ["offering no proof"]),
        ("[S:The rebels] [Q:said] [C:the bridge was down], but provided no evidence.", ["provided no evidence"]),
        ("[S:The rebels] [Q:said] [C:the bridge was down, without offering proof].", ["without offering proof"]),
        ("[S:Police] [Q:said] [C:the so-called safe house was empty].", ["so-called"]),
        ("[S:Police] [Q:said] [C:the man allegedly stole a boat].", ["allegedly"]),
        ("[S:Police] [Q:said] [C:the alleged thief had fled].", ["alleged"]),
        ("[S:The station] [Q:showed] [C:a purported letter from the king].", ["purported"]),
        ("[S:The party] [Q:claims] [C:its leader may have been poisoned].", ["claims"]),
    ],
)
def test_the_reporter_stands_off(marked: str, words: list[str]) -> None:
    assert distance_of(marked) == words


@pytest.mark.parametrize(
    "marked",
    [
        "[S:The rebels] [Q:said] [C:that the bridge was down].",
        "[S:The rebels] [Q:claimed responsibility for] [C:the blast].",
        "[S:The storm] [Q:claimed] [C:12 lives].",
        "[S:The storm] [Q:changed lives in] [C:the valley].",
        "[S:The lawyer] [Q:said] [C:the man was jailed without evidence].",
        "[S:The lawyer] [Q:said] [C:the rebels had claimed the town].",
        "[S:The lawyer] [Q:rejected the claim] [C:that he had lied].",
        "[S:The lawyer] [Q:said] [C:“the so-called experts were wrong”].",
        "[S:The lawyer] [Q:said] [C:the talks were supposed to begin].",
    ],
)
def test_the_reporter_does_not(marked: str) -> None:
    assert distance_of(marked) == []


def test_the_distance_from_one_source_is_none_from_another() -> None:
    marked = (
        "[S:The mayor] [Q:said] [C:the bridge would open again in the spring of next year], while [S2:the rebels] "
        "[Q2:claimed], without evidence, [C2:that it had been mined]."
    )
    _, judged = judge_all(marked)
    found = {one.claim.source.words.text: [phrase.text for phrase in one.claim.distancing] for one in judged}
    assert found["the rebels"] == ["claimed", "without evidence"]
    assert "claimed" not in found["The mayor"]


def test_distance_and_certainty_stand_side_by_side() -> None:
    _, judged = judge("[S:The rebels] [Q:claimed] [C:it was likely that the bridge would fall].")
    assert [phrase.text for phrase in judged.claim.distancing] == ["claimed"]
    assert judged.claim.certainty is not None
    assert judged.claim.certainty.scale == "icd203"


def test_a_cue_in_another_sentence_than_its_quotation_begins() -> None:
    assert distance_of("[C:“It is down. We saw it,”] [S:he] [Q:claimed].") == ["claimed"]


def test_distance_is_explained_by_its_row() -> None:
    _, judged = judge("[S:The rebels] [Q:claimed] [C:that the bridge was down].")
    (reason,) = judged.reasons
    assert (reason.field, reason.table) == ("distancing", "distancing.tsv")
    assert reason.row == "claim|claims|claimed|claiming"
