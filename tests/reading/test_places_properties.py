"""Whatever the text: spans slice back to their words, places stand in order and apart, the same text gives the same."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading.ground import lay_ground
from reportedly.reading.places import find_places
from reportedly.reading.syntax import parse_nothing
from reportedly.reading.workspace import Name, Workspace
from reportedly.vocabulary import Report, Span
from tests.reading.placed import ATLAS

PIECES = (
    "Astbury", "Birkvik", "Norland", "Sudland", "Holm region", "BIRKVIK --", "Kenyan", "Mr. Lincoln", ", ", " and ",
    "'s ", " 30 km north of ", " near ", "between ", "the border region", ". ", "-", " border ", "\x00", "\u202e",
    "\ud800", "İ", "US$", " police ", "\n\n", "of ", "southern ",
)  # fmt: skip
TYPES = ("LOC", "ORG", "PER", "FAC", "NORP", "EVENT")


@st.composite
def workspaces(draw: st.DrawFn) -> Workspace:
    pieces = draw(st.lists(st.sampled_from(PIECES), max_size=14))
    text, names = "", []
    for piece in pieces:
        if piece[0].isupper() and draw(st.booleans()):
            span = Span(start=len(text), end=len(text) + len(piece))
            names.append(Name(span=span, type=draw(st.sampled_from(TYPES)), score=0.9))
        text += piece
    return Workspace(report=Report(id="r", text=text), names=tuple(names))


@settings(max_examples=150, deadline=None)
@given(workspaces())
def test_places_are_sound(workspace: Workspace) -> None:
    text = workspace.report.text
    found = find_places(lay_ground(workspace), workspace.report, (), parse_nothing, ATLAS, least=0.0)
    places = [one.place for one in found]
    assert [place.id for place in places] == [f"p{number}" for number in range(1, len(places) + 1)]
    assert all(text[place.span.start : place.span.end] == place.text for place in places)
    assert all(left.span.end <= right.span.start for left, right in pairwise(places))
    assert all((place.latitude is None) == (place.radius_km is None) for place in places)
    assert all(found_one.reasons for found_one in found)
    again = find_places(lay_ground(workspace), workspace.report, (), parse_nothing, ATLAS, least=0.0)
    assert found == again
    assert [(one.reasons, one.candidates) for one in found] == [(one.reasons, one.candidates) for one in again]


def test_an_empty_text_has_no_places() -> None:
    workspace = Workspace(report=Report(id="r", text=""))
    assert find_places(lay_ground(workspace), workspace.report, (), parse_nothing, ATLAS, least=0.0) == ()


def test_a_name_repeated_ten_thousand_times_is_one_place_each_time() -> None:
    text = "Porto is calm. " * 10_000
    names = tuple(Name(span=Span(start=15 * turn, end=15 * turn + 5), type="LOC", score=0.9) for turn in range(10_000))
    sentences = tuple(Span(start=15 * turn, end=15 * turn + 14) for turn in range(10_000))
    workspace = Workspace(report=Report(id="r", text=text), names=names, sentences=sentences)
    found = find_places(lay_ground(workspace), workspace.report, (), parse_nothing, ATLAS, least=0.0)
    assert len(found) == 10_000
    assert {one.place.latitude for one in found} == {40.0}
