from __future__ import annotations

from evals.questions import count_verdicts, find_positions, make_figures, pair_positions
from evals.relations import PairedReport, RelationRow, Side
from reportedly.reconciliation.questions import Verdict, make_positions
from reportedly.vocabulary import Reading
from tests.reconciliation.questioned import at, figure, read

ONE = "In Gary 900 North Korean soldiers were stationed in Russia. Rain fell."
OTHER = "About 800 North Korean soldiers are in Russia. 70 tents burned in Gary."


def reading(text: str) -> Reading:
    words = "900 North Korean soldiers" if "900" in text else "About 800 North Korean soldiers"
    return read(text, figures=(figure(text, words, 900, counts="soldiers"),), id=text[:5])


def side(text: str, words: str) -> Side:
    return Side(report=PairedReport(id=text[:5], text=text, published=None, outlet=None), claim=at(text, words))


def row(relation: str, words: str = "800 North Korean soldiers are in Russia") -> RelationRow:
    return RelationRow(
        id="r1",
        half="dev",
        form="test",
        relation=relation,
        flags=(),
        question=None,
        a=side(ONE, "900 North Korean soldiers were stationed in Russia"),
        b=side(OTHER, words),
        note="",
    )


def test_the_positions_within_a_claim_are_found() -> None:
    positions = make_positions(reading(OTHER))
    assert [one.words.text for one in find_positions(row("differs").b, positions)] == [
        "About 800 North Korean soldiers"
    ]
    assert find_positions(row("differs", "70 tents burned").b, positions) == []


def test_a_pair_is_right_where_its_relation_can_be_told() -> None:
    same = pair_positions(row("differs"), lambda one: reading(one.report.text))
    assert (same.verdict, same.is_right) == (Verdict.SAME, True)
    assert not pair_positions(row("other_scope"), lambda one: reading(one.report.text)).is_right


def test_a_claim_without_a_position_is_counted_as_missing() -> None:
    pairs = [
        pair_positions(row("differs", words), lambda one: reading(one.report.text))
        for words in ("800 North Korean soldiers are in Russia", "70 tents burned")
    ]
    assert count_verdicts(pairs) == {("differs", "same"): 1, ("differs", "missing"): 1}
    values = {figure.key: (figure.value, figure.support) for figure in make_figures("dev", "own", pairs)}
    assert values["questions.own.dev.found"] == (0.5, 2)
    assert values["questions.own.dev.differs"] == (0.5, 2)
    assert values["questions.own.dev.agrees"] == (None, 0)
