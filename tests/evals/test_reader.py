from __future__ import annotations

from pathlib import Path

import pytest

from evals.reader import convert_claims, convert_tags, find_version
from evals.records import EvaluationError, Named, Word
from reportedly import reading
from reportedly.vocabulary import (
    Act,
    Claim,
    Cue,
    Naming,
    Passage,
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

TEXT = "Ruiz said so."


def passage(*pairs: tuple[int, int]) -> Passage:
    return Passage.of(TEXT, [Span(start=start, end=end) for start, end in pairs])


def test_claims_are_scored_by_their_spans() -> None:
    source = Source(words=passage((0, 4)), kind=SourceKind.PERSON, naming=Naming.NAMED, name="Ana Ruiz")
    claim = Claim(
        id="c", source=source, within="d", cue=Cue(words=passage((5, 9)), act=Act.STATE), content=passage((10, 12)),
        quotation=Quotation.INDIRECT, stance=Stance.ASSERT, polarity=Polarity.POSITIVE, confidence=0.25,
    )  # fmt: skip
    result = Reading(
        report=Report(id="r", text=TEXT), reader=ReaderStamp(version="0", model="m", stages=()), claims=(claim,)
    )
    (attributed,) = convert_claims(result)
    assert attributed.source == (Span(start=0, end=4),)
    assert attributed.cue == (Span(start=5, end=9),)
    assert attributed.content == (Span(start=10, end=12),)
    assert (attributed.outermost, attributed.confidence) == (False, 0.25)
    assert (attributed.kind, attributed.naming, attributed.name) == ("person", "named", "Ana Ruiz")


def test_tags_keep_only_what_is_scored_and_a_root_has_head_minus_one() -> None:
    first, second = Span(start=0, end=4), Span(start=5, end=9)
    tags = reading.Tagged(
        names=(reading.Name(span=first, type="PER", score=0.5),),
        sentences=(first,),
        attributions=(),
        words=(
            reading.ParsedWord(span=first, upos="PROPN", head=1, relation="nsubj"),
            reading.ParsedWord(span=second, upos="VERB", head=None, relation="root"),
        ),
    )
    tagged = convert_tags(tags)
    assert tagged.names == (Named(span=first, type="PER"),)
    assert tagged.sentences == (first,)
    assert tagged.words == (
        Word(span=first, upos="PROPN", head=1, relation="nsubj"),
        Word(span=second, upos="VERB", head=-1, relation="root"),
    )


def test_the_version_follows_the_weights(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="make model"):
        find_version(tmp_path)
    weights = tmp_path / "model.onnx"
    weights.write_bytes(b"one")
    before = find_version(tmp_path)
    assert find_version(tmp_path) == before
    weights.write_bytes(b"two")
    after = find_version(tmp_path)
    assert after.partition("-")[0] != before.partition("-")[0]
    assert after.partition("-")[2] == before.partition("-")[2]
