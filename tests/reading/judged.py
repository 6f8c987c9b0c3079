"""Claims and silences of sentences written by hand, judged by the rules, with a parse where a test needs one.

A parse is written word for word as ``word/UPOS/relation/head``, heads counted from 1, 0 the root; words stand in the
order of the text. Without one the rules have only the words to go by.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportedly.reading.attribution import make_claims
from reportedly.reading.certainty import Judged, judge_claims
from reportedly.reading.ground import lay_ground
from reportedly.reading.silences import Found, find_silences
from reportedly.reading.syntax import Parse, ParsedWord
from reportedly.reading.workspace import Workspace
from reportedly.vocabulary import Certainty, Span
from tests.reading.marked import build


def write_parse(text: str, written: str) -> Parse:
    """A parse that gives the words written, whatever sentence it is asked for."""
    words: list[ParsedWord] = []
    position = 0
    for item in written.split():
        word, upos, relation, head = item.rsplit("/", 3)
        start = text.index(word, position)
        position = start + len(word)
        span = Span(start=start, end=position)
        words.append(ParsedWord(span=span, upos=upos, head=int(head) - 1 if int(head) else None, relation=relation))
    return lambda _sentence: tuple(words)


def judge_all(
    marked: str, parsed: str = "", factuality: Callable[[Span], float | None] = lambda _span: None
) -> tuple[Workspace, tuple[Judged, ...]]:
    """The workspace of a marked text and all its claims, judged."""
    workspace = build(marked)
    parse = write_parse(workspace.report.text, parsed)
    return workspace, judge_claims(make_claims(workspace), lay_ground(workspace), parse, factuality)


def judge(
    marked: str, parsed: str = "", factuality: Callable[[Span], float | None] = lambda _span: None
) -> tuple[str, Judged]:
    """The text and its first claim, that of an outermost source."""
    workspace, judged = judge_all(marked, parsed, factuality)
    return workspace.report.text, next(one for one in judged if one.claim.within is None)


def read_certainty(marked: str, parsed: str = "") -> tuple[str, float, float, list[str]] | None:
    """The first claim's certainty: its scale, its range and its words."""
    text, judged = judge(marked, parsed)
    return None if judged.claim.certainty is None else spell(text, judged.claim.certainty)


def spell(text: str, certainty: Certainty) -> tuple[str, float, float, list[str]]:
    words = [text[span.start : span.end] for span in certainty.spans]
    return certainty.scale, certainty.low, certainty.high, words


def find_all(marked: str, parsed: str = "") -> tuple[str, tuple[Found, ...]]:
    """The text and its silences; claims come from the marks."""
    workspace = build(marked)
    parse = write_parse(workspace.report.text, parsed)
    full = replace(workspace, claims=make_claims(workspace))
    return workspace.report.text, find_silences(lay_ground(full), full, parse)


def tell(marked: str, parsed: str = "") -> list[tuple[str, str, str, list[str]]]:
    """Each silence as its kind, its words, its source's words, and what it is about."""
    text, found = find_all(marked, parsed)
    return [
        (
            one.silence.kind.value,
            one.silence.text,
            one.silence.source.words.text,
            [text[span.start : span.end] for span in one.silence.about],
        )
        for one in found
    ]
