"""Reports for the tests of speakers, with a parse written by hand.

A sentence is written as ``word/UPOS/relation/head`` separated by blanks, heads counted from 1 with 0 for the root;
``¶`` before the first word begins a paragraph. Marks stand without a blank before them.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.reading.ground import Ground, lay_ground
from reportedly.reading.layout import find_paragraphs
from reportedly.reading.quotes import find_quotations
from reportedly.reading.speakers.mentions import Mention, find_mentions
from reportedly.reading.speakers.rows import Row, lay_row
from reportedly.reading.syntax import ParsedWord
from reportedly.reading.workspace import Name, Workspace
from reportedly.vocabulary import Report, Span

_CLOSE = (",", ".", "?", "!", ":", ";", "'s", "”", ")")


def write_report(*sentences: str, names: Mapping[str, str]) -> Workspace:
    """A workspace with the sentences' parse; every place of each of ``names`` is a name of the type given."""
    text = ""
    parsed: dict[Span, tuple[ParsedWord, ...]] = {}
    for sentence in sentences:
        if text:
            text += "\n\n" if sentence.startswith("¶") else " "
        words = []
        first = len(text)
        for token in sentence.removeprefix("¶").split():
            word, upos, relation, head = token.rsplit("/", 3)
            if len(text) > first and word not in _CLOSE and text[-1] not in "“(":
                text += " "
            span = Span(start=len(text), end=len(text) + len(word))
            text += word
            words.append(
                ParsedWord(span=span, upos=upos, head=int(head) - 1 if head != "0" else None, relation=relation)
            )
        parsed[Span(start=first, end=len(text))] = tuple(words)
    paragraphs = find_paragraphs(text)
    return Workspace(
        report=Report(id="report", text=text),
        paragraphs=paragraphs,
        sentences=tuple(parsed),
        quotations=find_quotations(text, paragraphs),
        names=_find_names(text, names),
        parse=parsed.__getitem__,
    )


def _find_names(text: str, names: Mapping[str, str]) -> tuple[Name, ...]:
    found: list[Name] = []
    for words in sorted(names, key=len, reverse=True):
        at = text.find(words)
        while at >= 0:
            span = Span(start=at, end=at + len(words))
            if not any(span.overlaps(other.span) for other in found):
                found.append(Name(span=span, type=names[words], score=0.9))
            at = text.find(words, at + 1)
    return tuple(sorted(found, key=lambda name: name.span))


def mention(workspace: Workspace) -> tuple[Ground, Row, list[Mention]]:
    """The mentions of a workspace with what they stand on."""
    ground = lay_ground(workspace)
    row = lay_row(ground.text, ground.sentences, workspace.parse)
    return ground, row, find_mentions(ground, row)


def words_at(workspace: Workspace, mention: Mention) -> str:
    """A mention's words."""
    return workspace.report.text[mention.start : mention.end]
