"""Judgements page by page: the same, and in the same states, as in the whole list."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.ledger import Ledger, add_reading, list_judgements, open_ledger, undo
from reportedly.ledger.answering.meanwhile import find_meanwhile
from reportedly.ledger.answering.pulse import Pulse, take_pulse
from reportedly.ledger.judgement_lists import ListedJudgement, page_judgements
from reportedly.vocabulary import GroupKind
from reportedly.vocabulary.judgements import Aspect, JudgementKind, JudgementState
from tests.ledger.judged import ANN, KIM, LEE, about, correct, cut, merge, say
from tests.ledger.made_readings import make_reading


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "some.ledger") as opened:
        for id in ("a1", "b1", "c1"):
            add_reading(opened, make_reading([f"The mayor said quay {id} is open."], id=id))
        yield opened


@pytest.fixture
def judged(ledger: Ledger) -> Ledger:
    correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    correct(ledger, "a1-0", Aspect.SOURCE, "The clerk")  # replaces the first
    correct(ledger, "b1-0", Aspect.SOURCE, "The deputy")
    correct(ledger, "b1-0", Aspect.SOURCE, "The clerk", author=LEE)  # opposed
    merge(ledger, "a1", "b1")
    cut(ledger, "a1", "c1", author=ANN)
    cut(ledger, "a1", "b1", author=LEE)  # opposed
    say(ledger, JudgementKind.NOTE, "c1", author=LEE, value=("Filed late.",))
    undo(ledger, 8, LEE)
    return ledger


def walk(ledger: Ledger, limit: int, **asked: object) -> list[ListedJudgement]:
    found: list[ListedJudgement] = []
    after: int | None = None
    while True:
        page, after = page_judgements(ledger, after=after, limit=limit, **asked)  # type: ignore[arg-type]
        found += page
        assert len(page) <= limit
        if after is None:
            return found


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_all_pages_are_the_list_the_last_first(judged: Ledger, limit: int) -> None:
    assert walk(judged, limit) == list(reversed(list_judgements(judged)))
    assert {each.state for each in walk(judged, limit)} == set(JudgementState) - {JudgementState.UNATTACHED}


@pytest.mark.parametrize("state", list(JudgementState))
def test_filters_hold_on_every_page(judged: Ledger, state: JudgementState) -> None:
    assert walk(judged, 1, states=(state,)) == list(reversed(list_judgements(judged, states=(state,))))
    own = list_judgements(judged, states=(state,), author=KIM, about="a1")
    assert walk(judged, 1, states=(state,), author=KIM, about="a1") == list(reversed(own))


def test_an_empty_ledger_has_one_empty_page(ledger: Ledger) -> None:
    assert page_judgements(ledger) == ((), None)


def test_what_came_in_meanwhile_is_found_for_what_it_is_about(judged: Ledger) -> None:
    (claim,) = about(judged, "a1-0")
    found = find_meanwhile(judged, [claim], Pulse(report=9, reading=9, judgement=1))
    assert [each.key for each in found.said] == [2]
    assert not find_meanwhile(judged, [claim], take_pulse(judged))
    (note,) = about(judged, "c1")
    assert [each.key for each in find_meanwhile(judged, [note], Pulse(report=9, reading=9, judgement=8)).undone] == [8]
    stories = find_meanwhile(judged, [note], Pulse(report=9, reading=9, judgement=0), group=GroupKind.STORY)
    assert [each.key for each in stories.said] == [6]
