from dataclasses import replace

import pytest

from reportedly.answers.values import Held, Independent, QuestionAnswer, QuestionLine, SourceLine
from reportedly.ledger.answering.evidence import ReportLine
from reportedly.records.sentences import write_sentence
from reportedly.vocabulary import (
    Amount,
    FigureKind,
    Naming,
    Passage,
    Polarity,
    Position,
    QuestionKind,
    SourceKind,
    Topic,
)

REPORT = ReportLine(
    id="r1", title=None, outlet="Northline", agency=None, url=None, published="2024-11-05", first_seen="2024-11-06"
)
POSITION = Position(
    id="p1",
    report="r1",
    kind=QuestionKind.HOW_MANY,
    topic=Topic(head="soldier"),
    source="name:ada holm",
    source_name="Ada Holm",
    source_words="Ada Holm",
    source_kind=SourceKind.PERSON,
    source_country=None,
    naming=Naming.NAMED,
    words=Passage(spans=(), text="900 soldiers"),
    content=Passage(spans=(), text="900 soldiers are in Varn"),
    claim="c1",
)


def make_answer(position: Position) -> QuestionAnswer:
    source = SourceLine(
        source="name:ada holm",
        name="Ada Holm",
        footing=("named person",),
        held=(Held(position=position, report=REPORT, origin="o1"),),
    )
    return QuestionAnswer(
        line=QuestionLine(
            id="q1",
            kind=position.kind,
            label="How many?",
            positions=1,
            reports=1,
            first="2024-11-05",
            last="2024-11-05",
        ),
        sources=(source,),
        relations=(),
        others=(),
        independent=Independent(count=1, exact=True, positions=("p1",), left=(), reason=""),
    )


NONE = Amount(kind=FigureKind.COUNT, low=0, high=0)


@pytest.mark.parametrize(
    ("position", "told"),
    [
        (POSITION, "900 soldiers"),
        (replace(POSITION, polarity=Polarity.NEGATIVE), "denial (“900 soldiers”)"),
        (replace(POSITION, words=Passage(spans=(), text="any troops"), amount=NONE), "none (“any troops”)"),
    ],
)
def test_a_line_never_passes_a_denial_off_as_a_figure(position: Position, told: str) -> None:
    expected = (
        f"How many: {told}, according to Ada Holm (named person), published 5 November 2024 (Northline, report r1)."
    )
    assert write_sentence(make_answer(position)) == expected
