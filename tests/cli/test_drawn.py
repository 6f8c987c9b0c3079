"""A question on the terminal: how positions stand to each other, what matters first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.cli.drawn import show_question
from reportedly.vocabulary import Relation, RelationKind
from tests.web.test_question_values import answer, hold


def test_conflicts_come_first_and_of_what_is_of_another_scope_a_few(capsys: pytest.CaptureFixture[str]) -> None:
    held = [hold("1", 400)] + [hold(str(place), 100 * place, f"Ada Holm {place}") for place in range(2, 9)]
    relations = [
        Relation(position=str(place), other="1", kind=RelationKind.OTHER_SCOPE, reason=f"reason {place}")
        for place in range(2, 7)
    ]
    relations.append(Relation(position="7", other="1", kind=RelationKind.AGREES, reason="they overlap"))
    relations.append(Relation(position="8", other="1", kind=RelationKind.DIFFERS, reason="they do not overlap"))
    show_question(answer(*held, relations=tuple(relations)))
    shown = capsys.readouterr().out
    told = shown[shown.index("The latest beside each other") : shown.index("Independent origins")]
    assert [line.split("]")[0].strip(" [") for line in told.splitlines() if "[" in line] == [
        "differs",
        "agrees",
        *["other scope"] * 3,
    ]
    assert "and 2 more: --json has them all" in told


def test_a_copy_is_another_report_and_not_what_one_says_twice(capsys: pytest.CaptureFixture[str]) -> None:
    again, elsewhere = hold("2", 400), hold("3", 400)
    twice = replace(again, report=hold("1", 400).report)
    show_question(answer(hold("1", 400, copies=(twice, elsewhere))))
    shown = capsys.readouterr().out
    assert f"the same text in {elsewhere.report.id}\n" in shown
    show_question(answer(hold("1", 400, copies=(twice,))))
    assert "the same text" not in capsys.readouterr().out
