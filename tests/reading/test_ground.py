from __future__ import annotations

from dataclasses import replace

from reportedly.reading.ground import lay_ground
from reportedly.reading.workspace import Name, Workspace
from reportedly.vocabulary import Report, Span

TEXT = "Mara Okello spoke. The dam held."
NAME = Name(span=Span(start=0, end=11), type="PER", score=0.9)
WORKSPACE = Workspace(
    report=Report(id="r", text=TEXT),
    sentences=(Span(start=19, end=32), Span(start=0, end=18)),
    names=(NAME,),
)


def test_layers_are_in_order_with_quick_answers() -> None:
    ground = lay_ground(WORKSPACE)
    assert ground.sentences == (Span(start=0, end=18), Span(start=19, end=32))
    assert ground.sentence_at(20) == Span(start=19, end=32)
    assert ground.names_in(0, 12) == (NAME,)
    assert ground.names_in(1, 12) == ()


def test_a_later_stage_stands_on_the_same_ground() -> None:
    assert lay_ground(replace(WORKSPACE, reasons={"t1": ()})) is lay_ground(WORKSPACE)


def test_other_layers_give_another_ground() -> None:
    laid = lay_ground(WORKSPACE)
    assert lay_ground(replace(WORKSPACE, names=())).names == ()
    assert lay_ground(replace(WORKSPACE, report=Report(id="r", text=TEXT + " "))).text == TEXT + " "
    assert lay_ground(WORKSPACE) == laid
