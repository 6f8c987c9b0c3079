"""What the stories' view shapes from answers: which changes are told, in what order; who holds what."""

from __future__ import annotations

from dataclasses import replace

from reportedly.answers import Changed, list_changes, list_questions
from reportedly.answers.briefing import make_answer
from reportedly.answers.values import QuestionAnswer
from reportedly.keeping import add_readings
from reportedly.ledger import Ledger
from reportedly.ledger.answering.standpoints import ALL, Request
from reportedly.vocabulary import Polarity, Reading
from reportedly.web.pages.stories import choose_told, list_holders
from tests.answered import make_answered
from tests.web.disputed import make_denied

DAY = "2024-10-30"


def tell(id: str, sentence: str, day: str = DAY) -> Reading:
    """A report of one sentence, with words of its own beside it, so that no two are copies."""
    other = f"The {id} desk of the paper wrote of a {id} river on that {id} morning."
    return make_answered([sentence, other], id=id, published=day, outlet=f"Outlet {id}", title=f"Report {id}")


def find_changes(ledger: Ledger) -> tuple[Changed, ...]:
    return list_changes(ledger, DAY).changed


def name_pair(changed: Changed) -> tuple[str, str]:
    return changed.held.position.words.text, changed.before.position.words.text


def test_two_new_figures_that_differ_are_one_line(ledger: Ledger) -> None:
    list(
        add_readings(
            ledger,
            [
                tell("amber", "The ministry said 8,000 soldiers are in Varn."),
                tell("birch", "Ada Holm said 12,000 soldiers are in Varn."),
            ],
        )
    )
    (one,) = find_changes(ledger)
    other = replace(one, held=one.before, before=one.held)
    assert list(choose_told((one, other))) == [one]
    assert list(choose_told((other, one))) == [other]


def test_the_own_move_of_a_source_comes_before_what_differs_from_others(ledger: Ledger) -> None:
    list(
        add_readings(
            ledger,
            [
                tell("amber", "The ministry said 5,000 soldiers are in Varn.", "2024-10-20"),
                tell("birch", "Ada Holm said 12,000 soldiers are in Varn."),
                tell("cedar", "The ministry said 8,000 soldiers are in Varn."),
            ],
        )
    )
    told = list(choose_told(find_changes(ledger)))
    assert name_pair(told[0]) == ("8,000 soldiers", "5,000 soldiers")
    ids = [each.held.position.id for each in told]
    assert len(ids) == len(set(ids)) == 2


def test_no_change_is_told_of_nothing() -> None:
    assert list(choose_told(())) == []


def ask_denied(ledger: Ledger) -> QuestionAnswer:
    list(add_readings(ledger, make_denied()))
    lines, _ = list_questions(ledger, None, ALL, least=2)
    answer = make_answer(ledger, Request().standpoint)(lines[0].id)
    assert answer is not None
    return answer


def test_each_name_with_one_stance_stands_once(ledger: Ledger) -> None:
    answer = ask_denied(ledger)
    twice = replace(answer, sources=(*answer.sources, *answer.sources))
    holders = list_holders(twice)
    assert [(each.name, each.stance) for each in holders] == [(each.name, each.stance) for each in list_holders(answer)]
    assert all(each.times == 1 for each in holders)


def test_a_holder_says_or_denies_by_the_last_word(ledger: Ledger) -> None:
    answer = ask_denied(ledger)
    stances = {each.name: each.stance for each in list_holders(answer)}
    for source in answer.sources:
        denied = source.held[-1].position.polarity is Polarity.NEGATIVE
        assert stances[source.name] == ("denies" if denied else "says")
    assert set(stances.values()) == {"says", "denies"}
