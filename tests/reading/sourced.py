"""Reports for the tests of sourcing, written with marks.

``{…}`` is the source (several pieces make one broken source), ``[PER:Lloyd Austin]`` a name as the encoder gives it,
``|`` the end of a sentence, ``<<…>>`` a line that names writers. The marks are taken out.
"""

from __future__ import annotations

import re

from reportedly.reading.sourcing import describe_source
from reportedly.reading.workspace import Name, Workspace
from reportedly.vocabulary import Dateline, Part, PartKind, Report, Source, Span

_MARKS = re.compile(r"\[([A-Z]+):|\]|\{|\}|\||<<|>>")


def mark_up(marked: str, *, dateline: str | None = None) -> tuple[Workspace, tuple[Span, ...]]:
    """The workspace and the source's spans."""
    text, at = "", 0
    spans: list[Span] = []
    names: list[Name] = []
    sentences: list[Span] = []
    parts: list[Part] = []
    opened: dict[str, int] = {"|": 0}
    kind = ""
    for match in _MARKS.finditer(marked):
        text += marked[at : match.start()]
        at, here = match.end(), len(text)
        if match[1]:
            kind, opened["["] = match[1], here
        elif match[0] in "{<<":
            opened[match[0]] = here
        elif match[0] == "]":
            names.append(Name(span=Span(start=opened["["], end=here), type=kind, score=0.9))
        elif match[0] == "}":
            spans.append(Span(start=opened["{"], end=here))
        elif match[0] == ">>":
            parts.append(Part(kind=PartKind.CONTRIBUTOR, span=Span(start=opened["<<"], end=here)))
        else:
            sentences.append(Span(start=opened["|"], end=here))
            opened["|"] = here + 1
    text += marked[at:]
    sentences.append(Span(start=opened["|"], end=len(text)))
    report = Report(
        id="report",
        text=text,
        dateline=Dateline(place=dateline, date=None) if dateline else None,
        parts=tuple(parts),
    )
    return Workspace(report=report, sentences=tuple(sentences), names=tuple(names)), tuple(spans)


def describe(marked: str, *, dateline: str | None = None) -> Source:
    """The source that is marked; without marks the whole phrase is, in the middle of a sentence."""
    if "{" not in marked:
        marked = "Late on Friday, {" + marked + "} said that it was so."
    workspace, spans = mark_up(marked, dateline=dateline)
    return describe_source(workspace, spans)
