"""Appeals to the public are on no question; what else is said of it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reconciliation.questions import make_positions
from reportedly.vocabulary import Act, Position
from tests.reconciliation.questioned import figure, read, said


def ask(source: str, cue: str, content: str, act: Act) -> tuple[Position, ...]:
    text = f"{source} {cue} {content}."
    return make_positions(read(text, said(text, source, content, cue=cue, act=act)))


@pytest.mark.parametrize(
    ("source", "cue", "content", "act"),
    [
        ("Police", "are asking", "anyone with information to call 555-0101", Act.ASK),
        ("Police", "said", "anyone who saw the car should contact the Milford police", Act.STATE),
        ("Police", "want", "anyone who saw the car to come forward", Act.INTEND),
        ("Officers", "urged", "residents with film of the crash to email them", Act.DEMAND),
        ("Anyone with information", "is asked", "to call the harbour office", Act.ASK),
        ("Callers", "wishing", "to remain anonymous may call the tip line", Act.INTEND),
        ("Witnesses or others", "are urged", "to contact the harbour office", Act.DEMAND),
        ("Anyone", "knows", "what the boat carried", Act.STATE),
        ("You", "must forgive", "the harbour master", Act.STATE),
    ],
)
def test_an_appeal_is_no_position(source: str, cue: str, content: str, act: Act) -> None:
    assert ask(source, cue, content, act) == ()


@pytest.mark.parametrize(
    ("source", "cue", "content", "act"),
    [
        ("Police", "said", "people in the harbour ran to call for help", Act.STATE),
        ("Residents", "said", "they hid and tried to call the harbour office", Act.STATE),
        ("Officers", "believe", "that people saw the crash and are urging anyone with film to call", Act.BELIEVE),
        ("Officers", "urged", "the mayor to call a meeting", Act.DEMAND),
        ("Anyone's guess", "is", "that the boat sank at noon", Act.STATE),
        ("Police", "asked", "residents to leave the harbour", Act.ASK),
        ("The minister", "said", "a public inquiry would be a step forward", Act.STATE),
        ("The minister", "said", "the public contact office has failed", Act.STATE),
        ("Aides", "said", "public support for the talks had gone forward", Act.STATE),
        ("Relatives", "said", "he may call home from the hospital every week", Act.STATE),
        ("Residents", "said", "officers should call before they enter a house", Act.STATE),
        ("The union", "demanded", "members of parliament to forward the bill", Act.DEMAND),
    ],
)
def test_what_tells_of_the_event_or_asks_for_another_thing_is_one(
    source: str, cue: str, content: str, act: Act
) -> None:
    assert len(ask(source, cue, content, act)) == 1


def test_numbers_of_an_appeal_count_nothing() -> None:
    text = "Police asked anyone who saw 3 boats to call the harbour office."
    claim = said(text, "Police", "anyone who saw 3 boats to call the harbour office", cue="asked", act=Act.ASK)
    told = figure(text, "3 boats", 3, counts="boats", claim=claim.id)
    assert make_positions(read(text, claim, figures=(told,))) == ()
    other = replace(claim, content=said(text, "Police", "3 boats", cue="asked").content)
    assert len(make_positions(read(text, other, figures=(told,)))) == 1


def test_a_pronoun_that_is_somebody_has_said_something() -> None:
    text = "You said that the boat sank at noon."
    claim = said(text, "You", "that the boat sank at noon", name="Ana Ruiz")
    assert len(make_positions(read(text, claim))) == 1
