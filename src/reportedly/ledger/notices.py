"""Notices: that a text corrects, replaces or takes back an earlier one, by the words of ``tables/notices.tsv``.

They are looked for in the title, in the first lines, and in short paragraphs at the end of a text. An address in the
words of a notice says what it is about; without one it is about whatever stood before at its own address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import islice

from reportedly.vocabulary import Report, Span

FIRST_LINES = 4
LAST_LINES = 3
_LONGEST = 400
"""Characters of a line that are looked at, which is also how much of it a notice keeps."""

_LINE = re.compile(r"[^\r\n]+")
_ADDRESS = re.compile(r"https?://[^\s<>\"”’)\]]+")
_TITLE_ONLY = "title"


class NoticeKind(StrEnum):
    """What a notice does to the text before it; the first two take it back."""

    KILL = "kill"
    WITHHOLD = "withhold"
    CORRECTION = "correction"
    WRITETHRU = "writethru"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice in a report: its kind and its line (``span`` None where that is the title, outside the text)."""

    kind: NoticeKind
    words: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    kind: NoticeKind
    title_only: bool
    expression: re.Pattern[str]


def find_notice(report: Report) -> Notice | None:
    """The first notice in a report, of the kind that weighs most: kill, withhold, correction, write-through."""
    found = [notice for words, span, zone in _list_lines(report) for notice in _match(words, span, zone)]
    ranks = list(NoticeKind)
    return min(found, key=lambda notice: ranks.index(notice.kind), default=None)


def find_addresses(text: str) -> tuple[str, ...]:
    """The web addresses that stand in the first lines of ``text``, each once."""
    head = text[: FIRST_LINES * _LONGEST]
    return tuple(dict.fromkeys(match[0].rstrip(".,;:!?") for match in _ADDRESS.finditer(head)))


def _list_lines(report: Report) -> Iterator[tuple[str, Span | None, str]]:
    """The lines that may hold a notice, with their place and whether they stand at the top or at the end."""
    if report.title:
        yield report.title.strip()[:_LONGEST], None, _TITLE_ONLY
    text = report.text
    head = list(islice(_find_lines(text), FIRST_LINES))
    for match in head:
        yield *_cut(match, 0), _TITLE_ONLY
    start = max(head[-1].end() if head else 0, len(text) - LAST_LINES * _LONGEST)
    last = list(_find_lines(text[start:]))[-LAST_LINES:]
    for match in last:
        yield *_cut(match, start), "line"


def _find_lines(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _LINE.finditer(text) if not match[0].isspace())


def _cut(match: re.Match[str], offset: int) -> tuple[str, Span]:
    words = match[0].strip()[:_LONGEST]
    start = offset + match.start() + match[0].index(words)
    return words, Span(start=start, end=start + len(words))


def _match(words: str, span: Span | None, zone: str) -> Iterator[Notice]:
    for form in _load_forms():
        if (zone == _TITLE_ONLY or not form.title_only) and form.expression.match(words.lstrip("*_[#• ")):
            yield Notice(kind=form.kind, words=words, span=span)
            return


@cache
def _load_forms() -> tuple[_Form, ...]:
    written = resources.files("reportedly.ledger").joinpath("tables", "notices.tsv").read_text(encoding="utf-8")
    head, *lines = [line.split("\t") for line in written.splitlines() if line and not line.startswith("#")]
    rows = [dict(zip(head, line, strict=True)) for line in lines]
    return tuple(
        _Form(
            kind=NoticeKind(row["kind"]),
            title_only=row["zone"] == _TITLE_ONLY,
            expression=re.compile(row["pattern"], re.IGNORECASE),
        )
        for row in rows
    )
