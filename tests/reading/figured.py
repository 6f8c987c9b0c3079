"""Figures of a text for tests. ``|`` ends a sentence, ``[WEAPON:Kestrel 90]`` is a name; the marks are taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.reading.figures import Found, find_figures
from reportedly.reading.ground import lay_ground
from reportedly.reading.syntax import Parse, ParsedWord
from reportedly.reading.workspace import Name, Workspace
from reportedly.vocabulary import Figure, Moment, Part, Report, Span, TimeType

_MARKS = re.compile(r"\[([A-Z]+):|\]|\|")


def parse_nothing(sentence: Span) -> tuple[ParsedWord, ...]:
    """A parse that knows nothing."""
    return ()


def find(
    marked: str, *, moments: Sequence[str] = (), parse: Parse = parse_nothing, parts: Sequence[Part] = ()
) -> tuple[Found, ...]:
    """What is found in a text. ``moments`` are written ``DATE:last May``."""
    workspace = mark_up(marked, parts)
    times = tuple(make_moment(workspace.report.text, written, index) for index, written in enumerate(moments, 1))
    return find_figures(lay_ground(workspace), times, parse)


def read(marked: str, *, moments: Sequence[str] = (), parse: Parse = parse_nothing) -> list[Figure]:
    """The figures of a text."""
    return [found.figure for found in find(marked, moments=moments, parse=parse)]


def read_one(marked: str, *, moments: Sequence[str] = (), parse: Parse = parse_nothing) -> Figure:
    """The only figure of a text."""
    (figure,) = read(marked, moments=moments, parse=parse)
    return figure


def mark_up(marked: str, parts: Sequence[Part] = ()) -> Workspace:
    """A workspace with the sentences and names that are marked."""
    text, at, opened, kind, began = "", 0, -1, "", 0
    names: list[Name] = []
    sentences: list[Span] = []
    for match in _MARKS.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            kind, opened = match[1], len(text)
        elif match[0] == "]" and opened < 0:
            text += "]"
        elif match[0] == "]":
            names.append(Name(span=Span(start=opened, end=len(text)), type=kind, score=0.9))
            opened = -1
        else:
            sentences.append(Span(start=began, end=len(text)))
            began = len(text)
    text += marked[at:]
    if began < len(text):
        sentences.append(Span(start=began, end=len(text)))
    report = Report(id="r", text=text, parts=tuple(parts))
    return Workspace(report=report, names=tuple(names), sentences=tuple(sentences))


def make_moment(text: str, written: str, number: int) -> Moment:
    """The moment ``TYPE:words`` at the first place where its words stand."""
    kind, _, words = written.partition(":")
    start = text.index(words)
    span = Span(start=start, end=start + len(words))
    return Moment(id=f"t{number}", span=span, text=words, type=TimeType(kind), value=None, start=None, end=None)


def make_parse(text: str, tagged: str, heads: Sequence[int | None]) -> Parse:
    """A parse of one sentence: ``tagged`` is ``word/UPOS`` for each word, ``heads`` their heads."""
    words: list[ParsedWord] = []
    at = 0
    for item, head in zip(tagged.split(), heads, strict=True):
        word, _, upos = item.rpartition("/")
        start = text.index(word, at)
        at = start + len(word)
        words.append(ParsedWord(span=Span(start=start, end=at), upos=upos, head=head, relation="dep"))
    made = tuple(words)
    return lambda sentence: made
