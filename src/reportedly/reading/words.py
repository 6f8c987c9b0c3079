"""Words of a stretch of text, for the rules that look at them one by one."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from reportedly.vocabulary import Span

_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*|[^\w\s]")
_CONTRACTED = re.compile(r"(.+?)('(?:s|re|m|ve|ll|d))$")


class Word(NamedTuple):
    """A run of letters and digits, or one mark. ``text`` is lower case with straight apostrophes."""

    text: str
    start: int
    end: int
    capital: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(start=self.start, end=self.end)

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.text[-1].isalnum()


def cut_words(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]`` in order; ``he's`` is cut into ``he`` and ``'s``, ``didn't`` stays whole."""
    known = _index(text)
    first, after = bisect_left(known.starts, start), bisect_left(known.starts, end)
    cuts_into_first = first > 0 and known.ends[first - 1] > start
    if cuts_into_first or (after > first and known.ends[after - 1] > end):
        return _cut(text, start, end).words
    return known.words[known.places[first] : known.places[after]]


class _Index(NamedTuple):
    """All words of a text, and of each run of letters or mark its bounds and the place of its first word."""

    words: list[Word]
    starts: list[int]
    ends: list[int]
    places: list[int]


@lru_cache(maxsize=4)  # the rules of all stages look at one text, and then at the next
def _index(text: str) -> _Index:
    return _cut(text, 0, len(text))


def _cut(text: str, start: int, end: int) -> _Index:
    spans = [match.span() for match in _WORD.finditer(text, start, end)]
    runs = [text[begin:stop] for begin, stop in spans]
    words = [Word(run.lower(), *span, run[0].isupper()) for run, span in zip(runs, spans, strict=True)]
    places = list(range(len(words) + 1))
    contracted = [index for index, run in enumerate(runs) if "'" in run or "’" in run]
    if contracted:
        parts = {index: _cut_contraction(runs[index], spans[index][0]) for index in contracted}
        sizes = (len(parts[index]) if index in parts else 1 for index in range(len(words)))
        places = list(accumulate(sizes, initial=0))
        words = [word for index, whole in enumerate(words) for word in parts.get(index, (whole,))]
    return _Index(words, [span[0] for span in spans], [span[1] for span in spans], places)


def _cut_contraction(raw: str, start: int) -> list[Word]:
    lower = raw.lower().replace("’", "'")
    contracted = _CONTRACTED.match(lower)
    if contracted is None or len(lower) != len(raw):  # a letter like "İ" grows when lowered: offsets would be wrong
        return [Word(lower, start, start + len(raw), raw[0].isupper())]
    cut = start + len(contracted[1])
    return [Word(contracted[1], start, cut, raw[0].isupper()), Word(contracted[2], cut, start + len(raw), False)]
