from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from evals.__main__ import dump_offsets
from evals.marking import make_offsets
from evals.records import EvaluationError
from evals.seed import (
    Marks,
    check_reading,
    describe_check,
    find_broken_silences,
    find_strays,
    load_marks,
    read_dispatch,
)
from reportedly.vocabulary import (
    Act,
    Claim,
    Cue,
    Member,
    Naming,
    Passage,
    Phrase,
    Polarity,
    Quotation,
    ReaderStamp,
    Reading,
    Report,
    Source,
    SourceKind,
    Span,
    Stance,
)

TEXT = "Mayor Ana Ruiz said officials believe the bridge is safe. She declined to comment on the road."
COPY = (
    "{s1:{o1:Mayor} {@RUIZ:Ana Ruiz}} {u1:said} {c1:{s2:officials} {u2:believe} {c2:the bridge is safe}}. "
    "She {x:declined to comment} on {c3:the road}."
    "\n====\n1 kind=person naming=named name=RUIZ act=state\n2 kind=group naming=unnamed within=1\n3 optional\n"
)


@pytest.fixture
def marks(tmp_path: Path) -> Marks:
    path = tmp_path / "seed.json"
    path.write_text(dump_offsets(make_offsets(COPY, TEXT)), encoding="utf-8")
    return load_marks(path)


def find(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def passage(*words: str) -> Passage:
    return Passage.of(TEXT, [find(each) for each in words if each])


def claim(
    id: str, source: str, cue: str, content: str, *, within: str | None = None, name: str | None = None,
    kind: SourceKind = SourceKind.PERSON, naming: Naming = Naming.NAMED, role: str | None = None,
    members: tuple[Member, ...] = (),
) -> Claim:  # fmt: skip
    return Claim(
        id=id,
        source=Source(
            words=passage(source), name=name, kind=kind, naming=naming, members=members,
            role=Phrase.of(TEXT, find(role)) if role else None,
        ),
        within=within,
        cue=Cue(words=passage(cue), act=Act.STATE),
        content=passage(content),
        quotation=Quotation.INDIRECT,
        stance=Stance.ASSERT,
        polarity=Polarity.POSITIVE,
        confidence=0.9,
    )  # fmt: skip


OUTER = claim("x", "Mayor Ana Ruiz", "said", "officials believe the bridge is safe", name="Ana Ruiz", role="Mayor")
INNER = claim(
    "y", "officials", "believe", "the bridge is safe", within="x", kind=SourceKind.GROUP, naming=Naming.UNNAMED
)


def read(*claims: Claim) -> Reading:
    stamp = ReaderStamp(version="0", model="sha256:0", stages=())
    return Reading(report=Report(id="r", text=TEXT), reader=stamp, claims=claims)


def test_a_perfect_reading_passes(marks: Marks) -> None:
    checks = check_reading(marks, read(OUTER, INNER))
    assert [check.passes for check in checks] == [True, True, False]
    assert [describe_check(check) for check in checks] == [
        "  1 [20, 56): right",
        "  2 [38, 56): right",
        "  3 [85, 93) (optional): missed",
    ]


def test_a_nested_claim_is_told_from_its_carrier_whatever_the_order(marks: Marks) -> None:
    checks = check_reading(marks, read(INNER, OUTER))
    assert [check.claim for check in checks][:2] == [OUTER, INNER]


def test_wrong_source_words_and_values_are_named(marks: Marks) -> None:
    wrong = claim(
        "x", "officials", "said", "officials believe the bridge", kind=SourceKind.GROUP, naming=Naming.UNNAMED
    )
    check = check_reading(marks, read(wrong))[0]
    assert not check.passes
    assert describe_check(check).endswith("wrong: words, source, kind, naming, name, role")


def test_a_claim_that_should_stand_inside_another_and_does_not(marks: Marks) -> None:
    from dataclasses import replace

    checks = check_reading(marks, read(OUTER, replace(INNER, within=None)))
    assert checks[1].passes
    assert checks[1].right["within"] is False


def test_missed_attributions_and_claims_beside_them(marks: Marks) -> None:
    silence = claim("z", "She", "declined to comment", "on the road", naming=Naming.UNNAMED)
    reading = read(OUTER, silence)
    checks = check_reading(marks, reading)
    assert checks[1].claim is None
    assert find_broken_silences(marks, reading.claims) == (silence,)
    # The optional mark on "the road" is this claim: nothing stands beside the marks.
    assert find_strays(marks, checks, reading.claims) == ()
    stray = claim("w", "She", "on", "declined to comment")
    assert find_strays(marks, check_reading(marks, read(OUTER, stray)), (OUTER, stray)) == (stray,)


def test_members_are_compared_by_their_words(tmp_path: Path) -> None:
    start = "{s1:{m1:Mayor Ana Ruiz} said {m1:officials}} {u1:believe} {c1:the bridge is safe}."
    copy = f"{start} She declined to comment on the road.\n====\n1"
    path = tmp_path / "seed.json"
    path.write_text(json.dumps(make_offsets(copy, TEXT)))
    marks = load_marks(path)

    def member(words: str) -> Member:
        return Member(spans=(find(words),), name=None, entity=None, kind=SourceKind.PERSON, country=None)

    whole = "Mayor Ana Ruiz said officials"
    both = claim("x", whole, "believe", "the bridge is safe", members=(member("Mayor Ana Ruiz"), member("officials")))
    one = claim("x", whole, "believe", "the bridge is safe", members=(member("officials"),))
    assert check_reading(marks, read(both))[0].right["members"]
    assert not check_reading(marks, read(one))[0].right["members"]


def test_the_text_must_be_the_one_that_was_marked(tmp_path: Path, marks: Marks) -> None:
    with pytest.raises(EvaluationError, match="is missing"):
        read_dispatch(tmp_path, marks)
    (tmp_path / "seed_dispatch.txt").write_text(TEXT + "!")
    with pytest.raises(EvaluationError, match="checksum differs"):
        read_dispatch(tmp_path, marks)
    (tmp_path / "seed_dispatch.txt").write_text(TEXT)
    assert read_dispatch(tmp_path, marks) == TEXT


def test_the_committed_marks_hang_together() -> None:
    marks = load_marks()
    ids = [expected.id for expected in marks.attributions]
    assert len(ids) == len(set(ids)) == 36
    for expected in marks.attributions:
        assert expected.within is None or expected.within in ids
        assert all(expected.content)
        for readings in (expected.source, expected.cue, expected.content):
            for spans in readings:
                assert all(left.end <= right.start for left, right in pairwise(spans))
    # The one whose offsets CONTRACT.md gives.
    first = marks.attributions[0]
    assert first.source == ((Span(start=18, end=48),),)
    assert first.content == ((Span(start=64, end=227),),)
