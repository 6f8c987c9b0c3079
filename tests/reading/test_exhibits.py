from __future__ import annotations

import pytest

from reportedly.reading.exhibits import turn_to_exhibit
from reportedly.reading.workspace import Attribution
from reportedly.vocabulary import Span


def read(text: str, source: str, cue: str, content: str) -> tuple[str, str, str]:
    def at(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start=start, end=start + len(words)),)

    turned = turn_to_exhibit(Attribution(source=at(source), cue=at(cue), content=at(content), score=0.9), text)
    parts = (turned.source, turned.cue, turned.content)
    return tuple(text[spans[0].start : spans[0].end] for spans in parts)  # type: ignore[return-value]  # three of them


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("images showing two trucks", ("images", "showing", "two trucks")),
        (
            "new satellite photographs that appear to show craters",
            ("new satellite photographs", "that appear to show", "craters"),
        ),
        ("Footage, purporting to show the raid", ("Footage", "purporting to show", "the raid")),
    ],
)
def test_what_a_released_image_shows_is_its_own_claim(content: str, parts: tuple[str, str, str]) -> None:
    assert read(f"The port authority has released {content}.", "The port authority", "released", content) == parts


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("said", "images showing two trucks were false"),
        ("released", "a statement showing regret"),
        ("released", "images of two trucks"),
        ("released", "images showing"),
    ],
)
def test_the_rest_stays(cue: str, content: str) -> None:
    text = f"The port authority {cue} {content} "
    assert read(text, "The port authority", cue, content) == ("The port authority", cue, content)
