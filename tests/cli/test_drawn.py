"""A question on the terminal: how positions stand to each other, what matters first."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from reportedly.answers.relating import find_rings
from reportedly.answers.values import OtherQuestion
from reportedly.cli.drawn import show_question
from reportedly.reconciliation.relations import relate
from reportedly.vocabulary import Passage, Polarity, QuestionKind, Relation, RelationKind, Topic
from tests.reconciliation.positioned import count, position
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


def near(id: str) -> OtherQuestion:
    return OtherQuestion(id=id, kind=QuestionKind.WHETHER, label=f"Is {id}?", reason="near", size=2, latest=None)


def test_near_a_question_of_yes_and_no_its_like_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    asked = replace(answer(hold("1", None)), others=(near("q2"), near("q3")))
    show_question(replace(asked, line=replace(asked.line, kind=QuestionKind.WHETHER)))
    shown = capsys.readouterr().out
    assert "Is q2?" in shown
    assert "Is q3?" in shown
    assert "more: --json has them all" not in shown


LONG = "four hundred soldiers of the second mountain brigade"


@pytest.mark.parametrize(("columns", "cut"), [("80", True), ("100", True), ("140", False)])
def test_a_wide_terminal_has_room_for_the_words(
    columns: str, cut: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    long = hold("1", 400)
    long = replace(long, position=replace(long.position, words=Passage(spans=(), text=LONG)))
    show_question(answer(long, hold("2", 900, "Mira Roy")))
    lines = capsys.readouterr().out.splitlines()
    assert any(LONG in line for line in lines) is not cut
    assert all(len(line) <= int(columns) for line in lines)


def test_words_without_a_bar_have_its_room(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    long = hold("1", None)
    show_question(answer(replace(long, position=replace(long.position, words=Passage(spans=(), text=LONG)))))
    assert LONG in capsys.readouterr().out


def test_words_without_a_verb_come_with_that_of_their_cue(capsys: pytest.CaptureFixture[str]) -> None:
    def state(words: str, **facts: object) -> str:
        passage = Passage(spans=(), text=words)
        told = hold("1", None, words=passage, content=passage, cue="has backed", **facts)
        show_question(answer(told))
        return capsys.readouterr().out

    assert "has backed: a toll on the old bridge" in state("a toll on the old bridge")
    assert "has backed" not in state("the bridge has a toll")
    assert "denies: a toll" in state("a toll on the bridge", polarity=Polarity.NEGATIVE)
    assert "denies" not in state("the toll was never paid", polarity=Polarity.NEGATIVE, turned=True)


def test_a_report_without_a_date_is_undated(capsys: pytest.CaptureFixture[str]) -> None:
    held = hold("1", 400)
    show_question(answer(replace(held, report=replace(held.report, published=None))))
    shown = capsys.readouterr().out
    assert "  undated " in shown
    assert "first seen 6 November 2024" in shown


def test_sources_that_all_agree_are_told_together(capsys: pytest.CaptureFixture[str]) -> None:
    names = ("Ada Holm", "Olaf Berg", "Mira Stahl", "Jon Lind")
    held = [hold(str(place), 400, name) for place, name in enumerate(names)]

    def agree(one: int, other: int, reason: str = "“400 soldiers” and “400 soldiers” overlap") -> Relation:
        return Relation(position=str(one), other=str(other), kind=RelationKind.AGREES, reason=reason)

    ring = (agree(0, 1), agree(0, 2), agree(1, 2), agree(2, 3))
    show_question(answer(*held, relations=ring))
    shown = " ".join(capsys.readouterr().out.split())
    assert "[agrees] Ada Holm, Olaf Berg and Mira Stahl, each with each: all say “400 soldiers”" in shown
    assert "[agrees] Mira Stahl and Jon Lind: “400 soldiers” and “400 soldiers” overlap" in shown
    show_question(answer(*held, relations=(agree(0, 1), agree(0, 2), agree(1, 2, "a birthday may lie between"))))
    assert "each with each" not in capsys.readouterr().out


def test_positions_are_those_that_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    copies = tuple(hold(str(place), 400) for place in range(3, 10))
    whole = answer(hold("1", 400, copies=copies), hold("2", 900, "Olaf Berg"))
    show_question(whole)
    assert "2 positions in 8 reports, told 9 times" in " ".join(capsys.readouterr().out.split())
    show_question(answer(hold("1", 400), hold("2", 900, "Olaf Berg")))  # a page, be it the last
    assert "9 positions in 8 reports ·" in " ".join(capsys.readouterr().out.split())


def test_figures_that_the_rules_find_to_overlap_make_a_ring() -> None:
    sides = [
        position("400 soldiers are in Varn", f"Source {place}", count(400), words=words, topic=Topic(head="soldier"))
        for place, words in enumerate(("400 soldiers", "400 soldiers", "some 400 soldiers"))
    ]
    relations = [relate(one, other) for one, other in combinations(sides, 2)]
    assert find_rings(relations) == (frozenset(each.id for each in sides),)
