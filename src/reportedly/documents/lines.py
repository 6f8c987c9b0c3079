"""The lines of a text as they are read, hard-wrapped ones joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from reportedly.vocabulary import Span
from reportedly.vocabulary.making import make_quick

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_STOP = re.compile(r"[.!?…]['\"”’»)\]]*$")
_WIDEST = 110


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line (or one hard-wrapped paragraph) of a report, without white space at its ends.

    ``start`` and ``end`` are offsets into the report; ``gap`` says whether a blank line or the text's end follows.
    """

    start: int
    end: int
    text: str
    gap: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(start=self.start, end=self.end)

    @property
    def stopped(self) -> bool:
        """Whether it ends like a sentence: a stop, perhaps with closing marks after it."""
        return _STOP.search(self.text[-12:]) is not None


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that are not blank, in order; the lines of a hard-wrapped paragraph as one."""
    spans = [_trim(text, match) for match in _LINE.finditer(text) if not match[0].isspace()]
    gaps = [*(_has_gap(text, left, right) for left, right in pairwise(spans)), True][: len(spans)]
    joined = _find_wraps(text, spans, gaps)
    lines: list[Line] = []
    start = 0
    for place, (span, gap) in enumerate(zip(spans, gaps, strict=True)):
        if place not in joined:
            first = spans[start][0]
            lines.append(Line(start=first, end=span[1], text=text[first : span[1]], gap=gap))
            start = place + 1
    return tuple(lines)


def _trim(text: str, match: re.Match[str]) -> tuple[int, int]:
    words = match[0]
    return match.start() + len(words) - len(words.lstrip()), match.start() + len(words.rstrip())


def _has_gap(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    return len(text[left[1] : right[0]].replace("\r\n", "\n").strip(" \t\xa0").splitlines()) > 1


def _find_wraps(text: str, spans: list[tuple[int, int]], gaps: list[bool]) -> set[int]:
    """The places of lines that a hard wrap broke off: the next line's first word would not have fitted any more.

    A text counts as hard-wrapped with at least three such breaks in mid-sentence, half of its single line breaks.
    """
    width = max((end - start for start, end in spans), default=0)
    single = [place for place, gap in enumerate(gaps) if not gap]
    if width > _WIDEST or len(single) < 3:
        return set()
    soft = {place for place in single if _is_full(text, spans[place], spans[place + 1], width)}
    broken = sum(not _STOP.search(text[slice(*spans[place])][-12:]) for place in soft)
    return soft if broken >= 3 and 2 * len(soft) >= len(single) else set()


def _is_full(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    first_word = text[slice(*after)].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(first_word) > width - 2
