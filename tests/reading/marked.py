"""Reports with attributions written into their text, as the model would decode them.

``[S:Maria Ito] [Q:said] [C:that rain fell].`` marks a source, a cue and a content; a digit groups them (``[S2:…]``,
the first group needs none), several of one kind in a group are a broken span. Marks may stand inside others. ``[P:…]``
marks a person's name, ``[O:…]`` an organization's.
"""

from __future__ import annotations

import re
from collections import defaultdict

from reportedly.reading.layout import find_paragraphs
from reportedly.reading.quotes import find_quotations
from reportedly.reading.workspace import Attribution, Name, Workspace
from reportedly.vocabulary import Part, PartKind, Report, Span

MARK = re.compile(r"\[(?P<role>[SQCPO])(?P<group>\d?):|(?P<close>\])")
SENTENCE = re.compile(r"[.!?][”’\"')]*\s+(?=[A-Z“\"‘'«])")
SCORE = 0.9
NAME_TYPES = {"P": "PER", "O": "ORG"}


def build(marked: str, *, parts: tuple[tuple[PartKind, str], ...] = ()) -> Workspace:
    """The workspace of a marked text; ``parts`` are stretches of it by their words."""
    text, roles = read_marks(marked)
    names = tuple(
        Name(span=span, type=NAME_TYPES[role], score=0.9)
        for (group, role), spans in sorted(roles.items())
        for span in spans
        if role in NAME_TYPES
    )
    return build_plain(text, attributions=group_roles(roles), names=names, parts=find_parts(text, parts))


def build_plain(
    text: str,
    *,
    attributions: tuple[Attribution, ...] = (),
    names: tuple[Name, ...] = (),
    parts: tuple[Part, ...] = (),
) -> Workspace:
    paragraphs = find_paragraphs(text)
    return Workspace(
        report=Report(id="r1", text=text, parts=parts),
        paragraphs=paragraphs,
        sentences=tuple(span for paragraph in paragraphs for span in split_sentences(text, paragraph)),
        quotations=find_quotations(text, paragraphs),
        names=tuple(sorted(names, key=lambda name: name.span)),
        attributions=attributions,
    )


def read_marks(marked: str) -> tuple[str, dict[tuple[str, str], list[Span]]]:
    text, position = "", 0
    opened: list[tuple[str, str, int]] = []
    roles: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        if match["close"]:
            group, role, start = opened.pop()
            roles[group, role].append(Span(start=start, end=len(text)))
        else:
            opened.append((match["group"] or "1", match["role"], len(text)))
    return text + marked[position:], roles


def group_roles(roles: dict[tuple[str, str], list[Span]]) -> tuple[Attribution, ...]:
    groups = sorted({group for group, role in roles if role == "C"})
    return tuple(
        Attribution(
            source=tuple(roles.get((group, "S"), ())),
            cue=tuple(roles.get((group, "Q"), ())),
            content=tuple(sorted(roles[group, "C"])),
            score=SCORE,
        )
        for group in groups
    )


def find_parts(text: str, parts: tuple[tuple[PartKind, str], ...]) -> tuple[Part, ...]:
    return tuple(
        Part(kind=kind, span=Span(start=text.index(words), end=text.index(words) + len(words))) for kind, words in parts
    )


def split_sentences(text: str, paragraph: Span) -> list[Span]:
    found, start = [], paragraph.start
    for match in SENTENCE.finditer(text, paragraph.start, paragraph.end):
        if text[max(0, match.start() - 2) : match.start()] not in ("Mr", "Ms", "Dr"):
            found.append(Span(start=start, end=match.start() + len(match[0].rstrip())))
            start = match.end()
    return [*found, Span(start=start, end=paragraph.end)]
