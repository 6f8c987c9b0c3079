from __future__ import annotations

import pytest

from reportedly.reconciliation.occasions import Occasion, find_occasions, share_occasion
from reportedly.vocabulary import Entity, EntityKind, SourceKind, Span
from tests.reconciliation.dispatched import at, claim, read

TEXT = (
    "Elke Tanner told a news conference that the line was shut. "
    "She spoke in the school beside the railway's head, Bruno Kessel. "
    "Kessel said that nobody had sold a ticket. "
    "The ministry said in a statement that it would look at the brakes."
)
KESSEL = Entity(
    id="e2",
    name="Bruno Kessel",
    kind=EntityKind.PERSON,
    names=(at(TEXT, "Bruno Kessel"),),
    mentions=(at(TEXT, "Bruno Kessel"), Span(start=TEXT.index("Kessel said"), end=TEXT.index("Kessel said") + 6)),
)
TANNER = claim(TEXT, "Elke Tanner", "told", "that the line was shut", name="Elke Tanner", day="2025-03-09")
HEAD = claim(TEXT, "Kessel", "said", "that nobody had sold a ticket", name="Bruno Kessel", entity="e2")
MINISTRY = claim(
    TEXT, "The ministry", "said in", "that it would look at the brakes", name="ministry", kind=SourceKind.GOVERNMENT
)
READING = read(TEXT, TANNER, HEAD, MINISTRY, entities=(KESSEL,), published="2025-03-10")


def test_an_occasion_is_read_beside_the_cue() -> None:
    found = find_occasions(READING)[TANNER.id]
    assert (found.family, found.text, found.start, found.end) == (
        "conference",
        "news conference",
        "2025-03-09",
        "2025-03-09",
    )
    assert "Elke Tanner" in found.who
    assert find_occasions(READING)[MINISTRY.id].family == "document"


def test_a_scene_gives_its_occasion_to_those_whom_it_names() -> None:
    found = find_occasions(READING)[HEAD.id]
    assert (found.family, found.who) == ("conference", ("Bruno Kessel",))
    assert "spoke in the school beside" in found.reason


def test_without_a_day_it_is_that_of_publication_or_the_one_before() -> None:
    found = find_occasions(READING)[HEAD.id]
    assert (found.start, found.end) == ("2025-03-09", "2025-03-10")
    undated = find_occasions(read(TEXT, MINISTRY))[MINISTRY.id]
    assert (undated.start, undated.end) == (None, None)


def test_an_occasion_that_somebody_speaks_of_is_not_his() -> None:
    text = "The mayor said that the press conference was called off."
    assert (
        find_occasions(read(text, claim(text, "The mayor", "said", "that the press conference was called off"))) == {}
    )


def test_a_body_does_not_speak_where_a_man_spoke_at_it() -> None:
    text = "He was speaking at the Railway Board beside the mayor. The Railway Board reckons three cabins fell."
    board = Entity(
        id="e1",
        name="Railway Board",
        kind=EntityKind.ORGANIZATION,
        names=(at(text, "Railway Board"),),
        mentions=(at(text, "Railway Board"),),
    )
    made = claim(
        text,
        "The Railway Board",
        "reckons",
        "three cabins fell",
        name="Railway Board",
        entity="e1",
        kind=SourceKind.ORGANIZATION,
    )
    assert find_occasions(read(text, made, entities=(board,))) == {}


def occasion(**changes: object) -> Occasion:
    values = {
        "family": "conference",
        "start": "2025-03-09",
        "end": "2025-03-09",
        "who": ("Elke Tanner",),
        "text": "news conference",
        "span": Span(start=0, end=1),
        "reason": "",
    }
    return Occasion(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "shared"),
    [
        ({}, True),
        ({"who": ("Tanner", "Bruno Kessel")}, True),
        ({"start": None, "end": None}, True),
        ({"start": "2025-03-08"}, True),
        ({"start": "2025-03-10", "end": "2025-03-11"}, False),
        ({"who": ("Bruno Kessel",)}, False),
        ({"family": "interview"}, False),
    ],
)
def test_one_family_one_day_and_one_participant_make_one_occasion(changes: dict[str, object], shared: bool) -> None:
    told = share_occasion(occasion(), occasion(**changes))
    assert (told is not None) is shared
    assert (share_occasion(occasion(**changes), occasion()) is not None) is shared


def test_a_reading_without_sentences_is_parted_by_lines() -> None:
    text = "Snow fell.\nThe mayor told reporters that the line was shut.\n"
    made = claim(text, "The mayor", "told", "that the line was shut")
    bare = read(text, made)
    bare = type(bare)(report=bare.report, reader=bare.reader, claims=bare.claims)
    assert find_occasions(bare)[made.id].text == "told reporters"
