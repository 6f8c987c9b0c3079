"""Paragraphs of a report's text, from its line breaks alone.

A blank line always ends a paragraph. A single line break does too, unless the text is hard-wrapped: many lines of
much the same length, whose breaks fall in mid-sentence.
"""

from __future__ import annotations

import itertools
import re

from reportedly.vocabulary import Span

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ENDS = tuple(".!?:;\"'”’»)]…_-–—*#")
_WRAP_AT_MOST = 100


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """The stretches between paragraph breaks, without white space at their ends, in order; blank ones left out."""
    lines = [Span(start=match.start(), end=match.end()) for match in _LINE.finditer(text) if match[0].strip()]
    wrapped = _is_wrapped(text, lines)
    groups: list[list[Span]] = []
    for line in lines:
        if wrapped and groups and _continues(text, groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_trim(text, group[0].start, group[-1].end) for group in groups)


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Hard-wrapped: at least four lines in a hundred characters' width that stop in mid-sentence, and most lines do."""
    broken = [
        left
        for left, right in itertools.pairwise(lines)
        if _continues(text, left, right) and 40 <= left.end - left.start <= _WRAP_AT_MOST
    ]
    return len(broken) >= 4 and 2 * len(broken) >= len(lines) - 1


def _continues(text: str, left: Span, right: Span) -> bool:
    between = text[left.end : right.start]
    if between.count("\n") > 1 or between.count("\r") > between.count("\n") > 0:
        return False
    return len(between.replace("\r\n", "\n").strip(" \t")) == 1 and not text[left.start : left.end].rstrip().endswith(
        _ENDS
    )


def _trim(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start=start + len(words) - len(words.lstrip()), end=start + len(words.rstrip()))
