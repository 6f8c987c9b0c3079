from __future__ import annotations

import random
import re

import pytest

from reportedly.reconciliation.questions import make_positions
from reportedly.reconciliation.tolls import Fate, find_hints, settle_tolls
from reportedly.vocabulary import Figure, FigureKind, ReaderStamp, Reading, Report, Span

STAMP = ReaderStamp(version="1", model="none", stages=("figures",))
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "nine": 9}
FIGURE = re.compile(rf"(?i)\b({'|'.join(NUMBERS)}|\d+)( (?:other )?(?:people|men|children|adults|others|teenagers))?")


def read(text: str, id: str = "r") -> Reading:
    """A reading that has figures, and nothing else."""
    figures = []
    for number, found in enumerate(FIGURE.finditer(text)):
        value = NUMBERS.get(found[1].lower()) or int(found[1])
        counts = found[2].split()[-1] if found[2] else None
        at = Span(start=found.end() - len(counts), end=found.end()) if counts else None
        span = Span(start=found.start(), end=found.end())
        words = found.group()
        figures.append(
            Figure(
                id=f"f{number}",
                span=span,
                text=words,
                kind=FigureKind.COUNT,
                low=value,
                high=value,
                counts=counts,
                counts_span=at,
            )
        )
    spans = tuple(Span(start=m.start(), end=m.end()) for m in re.finditer(r"[^.\s][^.]*\.?", text))
    return Reading(report=Report(id=id, text=text), reader=STAMP, claims=(), figures=tuple(figures), sentences=spans)


def settle(*texts: str) -> dict[Fate, int]:
    settled = settle_tolls(read(text, f"r{number}") for number, text in enumerate(texts))
    return {fate: toll.number for fate, toll in settled.items()}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Three people were killed at the depot on Monday.", 3),
        ("The blast left five people dead.", 5),
        ("Three children and two adults were found dead in the cabin.", 5),
        ("A mother, a father and a toddler were found dead in the barn.", 3),
        ("He killed his wife, his son and a neighbor.", 3),
        ("A triple homicide shook the village.", 3),
        ("The man killed three people before he turned the gun on himself.", 4),
    ],
)
def test_the_killed_are_added_up(text: str, killed: int) -> None:
    assert settle(text)[Fate.KILLED] == killed


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("Six people were wounded when a balcony fell.", 6),
        ("The bus struck a wall, injuring nine people.", 9),
        ("Four people were hurt, two critically.", 4),
        ("Five people were shot at the fair. Two people were killed.", 3),
        ("Six people, including two teenagers, were wounded on the pier.", 6),
        ("A gust felled a crane, killing three people and injuring four others.", 4),
        ("Seven people were wounded. Two of the children were not hurt.", 7),
    ],
)
def test_the_hurt_are_the_whole_and_not_a_part(text: str, hurt: int) -> None:
    assert settle(text)[Fate.HURT] == hurt


def test_what_more_reports_say_wins_and_their_order_does_not_count() -> None:
    texts = ["Four people died.", "Three people died.", "Three people were killed.", "The fire killed three people."]
    assert settle(*texts)[Fate.KILLED] == 3
    readings = [read(text, f"r{number}") for number, text in enumerate(texts)]
    wanted = settle_tolls(readings)
    for seed in range(20):
        random.Random(seed).shuffle(readings)
        assert settle_tolls(readings) == wanted


def test_where_no_words_tell_there_is_no_toll() -> None:
    assert settle("Three people opened a bakery. It has 40 ovens.") == {}
    assert settle_tolls([]) == {}


def test_every_hint_points_at_its_words() -> None:
    text = "Three people were killed and four others were wounded. A double homicide, police said."
    reading = read(text)
    found = {text[hint.span.start : hint.span.end] for hint in find_hints(reading, make_positions(reading))}
    assert "Three people" in found
    assert "double homicide" in found
    assert all(words.strip() for words in found)


def find_words(text: str, fate: Fate) -> list[tuple[str, str]]:
    """The words that a toll is made of, and how."""
    toll = settle_tolls([read(text)])[fate]
    return [(text[hint.span.start : hint.span.end], hint.reason) for _, hint in toll.hints]


def test_one_who_was_shot_and_killed_is_not_hurt() -> None:
    assert settle("A clerk of the depot shot and killed two people, police said.") == {Fate.KILLED: 2}


def test_the_struck_are_no_evidence_of_the_hurt_whom_the_report_counts() -> None:
    text = "Two people were wounded in the barn. A guard shot two men at the gate."
    assert find_words(text, Fate.HURT) == [("Two people", "“Two people”")]


def test_two_numbers_together_are_both_shown() -> None:
    text = "The slide killed two men and three children on Monday."
    assert ("two men and three children", "two numbers together") in find_words(text, Fate.KILLED)


def test_captions_and_numbers_that_no_event_has_are_no_dead() -> None:
    assert settle("Image 2 of 9 The dead were mourned. Killed in 1998, the 400 people rest.") == {}


@pytest.mark.parametrize("text", ["The blast killed 2 people, injured 3 people.", "Killed 2 men, Injured 3 men."])
def test_what_befell_each_number_of_a_headline_is_the_nearest(text: str) -> None:
    assert settle(text) == {Fate.KILLED: 2, Fate.HURT: 3}
