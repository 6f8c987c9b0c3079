"""Texts for the tests of times, and what is found in them in short."""

from __future__ import annotations

import re

from reportedly.reading.ground import Ground, lay_ground
from reportedly.reading.times import Found, find_moments
from reportedly.reading.workspace import Name, Workspace
from reportedly.vocabulary import Moment, Part, Report, Span

PUBLISHED = "2024-10-30"
"""A Wednesday."""

_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\S)|(?<=\b[ap]\.m)\.|(?<=\b(?:Oct|Nov|Dec|Jan|Sat))\.|[^.!?\n])*[.!?]?")


def lay(text: str, *, names: tuple[Name, ...] = (), parts: tuple[Part, ...] = ()) -> Ground:
    """The ground of a text: its sentences end with a full stop that no short form ends with."""
    sentences = [match.span() for match in _SENTENCE.finditer(text)]
    spans = tuple(
        Span(start=start + _indent(text[start:end]), end=end) for start, end in sentences if text[start:end].strip()
    )
    report = Report(id="r1", text=text, parts=parts)
    return lay_ground(Workspace(report=report, sentences=spans, names=names))


def _indent(words: str) -> int:
    return len(words) - len(words.lstrip())


def find(text: str, published: str | None = PUBLISHED, dateline: str | None = None) -> tuple[Found, ...]:
    """Everything found in a text."""
    return find_moments(lay(text), published, dateline)


def moments(text: str, published: str | None = PUBLISHED, dateline: str | None = None) -> tuple[Moment, ...]:
    """The moments of a text."""
    return tuple(one.moment for one in find(text, published, dateline))


def values(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    """The words of each moment and its value."""
    return [(one.text, one.value) for one in moments(text, published)]


def only(text: str, published: str | None = PUBLISHED) -> Moment:
    """The one moment of a text."""
    (moment,) = moments(text, published)
    return moment


def stretch(text: str, published: str | None = PUBLISHED) -> tuple[str | None, str | None, str | None]:
    """The value, the start and the end of the one moment of a text."""
    moment = only(text, published)
    return moment.value, moment.start, moment.end
