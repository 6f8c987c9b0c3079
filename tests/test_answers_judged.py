from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.answers import QuestionAnswer, answer_figures, list_timeline, tell_source
from reportedly.keeping import add_readings
from reportedly.ledger import Ledger, open_ledger
from reportedly.ledger.answering.standpoints import Request, Standpoint
from reportedly.ledger.judging import judge
from reportedly.vocabulary import GroupKind
from reportedly.vocabulary.judgements import NO_CLAIM, Aspect, Judgement, JudgementKind, find_value
from tests.answered import make_answered
from tests.ledger.judged import KIM, LEE, correct, figure_of, say

SENTENCES = ["The ministry said about 400 soldiers are in Varn.", "Ada Holm said up to 700 soldiers are in Varn."]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.ledger") as opened:
        list(add_readings(opened, [make_answered(SENTENCES, id="wire", published="2024-11-01")]))
        yield opened


def ask(ledger: Ledger, **past: str) -> QuestionAnswer:
    (answer,) = answer_figures(ledger, "soldiers in Varn", Request(standpoint=Standpoint(**past)))
    return answer


def correct_figure(ledger: Ledger, low: str, high: str, author: str = KIM) -> None:
    judge(
        ledger,
        Judgement(
            kind=JudgementKind.CORRECT,
            author=author,
            reason="misread",
            subjects=(figure_of(ledger, "wire-0"),),
            aspect=Aspect.FIGURE,
            value=(low, high),
        ),
    )


def bounds(answer: QuestionAnswer) -> dict[str, tuple[object, object, bool]]:
    amounts = {line.name: line.held[0].position.amount for line in answer.sources}
    return {name: (each.low, each.high, each.approximate) for name, each in amounts.items() if each is not None}


def test_a_figure_that_a_person_corrected_is_the_one_that_counts(ledger: Ledger) -> None:
    assert bounds(ask(ledger))["ministry"] == (400, 400, True)
    correct_figure(ledger, "40", "45")
    answer = ask(ledger)
    assert bounds(answer) == {"ministry": (40, 45, False), "Ada Holm": (None, 700, False)}
    (held,) = [each for each in answer.held if each.position.source_name == "ministry"]
    assert held.position.words.text == "about 400 soldiers"
    assert held.verdicts[0].authors == (KIM,)


def test_where_people_are_opposed_the_figure_stays_as_it_was_read(ledger: Ledger) -> None:
    correct_figure(ledger, "40", "45")
    correct_figure(ledger, "41", "41", author=LEE)
    assert bounds(ask(ledger))["ministry"] == (400, 400, True)


def test_before_it_was_judged_it_was_not(ledger: Ledger) -> None:
    correct_figure(ledger, "40", "45")
    assert bounds(ask(ledger, as_of="2024-11-01"))["ministry"] == (40, 45, False)
    with ledger.write() as connection:
        connection.exec_driver_sql("UPDATE judgements SET recorded_at = recorded_at + 86400000000 * 9")
    tomorrow = "2999-01-01"
    assert bounds(ask(ledger, known_at=tomorrow))["ministry"] == (40, 45, False)
    with ledger.read() as connection:
        judged = connection.exec_driver_sql("SELECT max(recorded_at) FROM judgements").scalar_one()
    from reportedly.ledger import show_microseconds

    assert bounds(ask(ledger, known_at=show_microseconds(judged - 2_000_000)))["ministry"] == (400, 400, True)


def test_a_corrected_source_has_the_position(ledger: Ledger) -> None:
    correct(ledger, "wire-0", Aspect.SOURCE, "General Oren Vale")
    assert {line.name for line in ask(ledger).sources} == {"General Oren Vale", "Ada Holm"}


def test_what_is_no_claim_is_in_no_answer(ledger: Ledger) -> None:
    correct(ledger, "wire-0", Aspect.VALIDITY, NO_CLAIM)
    assert {line.name for line in ask(ledger).sources} == {"Ada Holm"}
    assert tell_source(ledger, "ministry").statements == ()
    assert [each.claim.id for each in list_timeline(ledger, None).statements] == ["wire-1"]


def test_people_who_are_opposed_on_what_belongs_to_a_question_are_named(ledger: Ledger) -> None:
    assert ask(ledger).disputed == ()
    merged = say(ledger, JudgementKind.MERGE, "wire-0", "wire-1", group=GroupKind.QUESTION)
    cut = say(ledger, JudgementKind.CUT, "wire-0", "wire-1", author=LEE, group=GroupKind.QUESTION)
    assert set(ask(ledger).disputed) == {merged.key, cut.key}


def test_grades_stand_beside_positions_and_statements(ledger: Ledger) -> None:
    say(ledger, JudgementKind.GRADE, "wire-1", aspect=Aspect.CREDIBILITY, value=("3",))
    (held,) = [each for each in ask(ledger).held if each.position.source_name == "Ada Holm"]
    assert find_value(held.verdicts, Aspect.CREDIBILITY) == ("3",)
    (statement,) = tell_source(ledger, "Holm").statements
    assert find_value(statement.verdicts, Aspect.CREDIBILITY) == ("3",)
