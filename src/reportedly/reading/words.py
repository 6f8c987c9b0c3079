"""Words of a stretch of text, for the rules that look at them one by one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache, partial
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from reportedly.vocabulary import Span

_PARTS = re.compile(r"([^\W_]+(?:[-'’.,][^\W_]+)*|[^\w\s])")
_APOSTROPHE = re.compile("['’]")
_FIRST = itemgetter(0)
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


_make_word = partial(tuple.__new__, Word)
"""A word of its fields in order, without the call that a ``Word(…)`` makes first: all words of a text are made."""


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
    parts = _PARTS.split(text[start:end])  # by turns what lies between runs, and a run
    bounds = list(accumulate(map(len, parts), initial=start))
    runs, starts, ends = parts[1::2], bounds[1:-1:2], bounds[2::2]
    capitals = map(str.isupper, map(_FIRST, runs))
    words = list(map(_make_word, zip(map(str.lower, runs), starts, ends, capitals, strict=True)))
    contracted = sorted({bisect_right(starts, match.start()) - 1 for match in _APOSTROPHE.finditer(text, start, end)})
    found: list[Word] = []
    places: list[int] = []
    for index in contracted:
        first = len(places)
        places += range(len(found), len(found) + index + 1 - first)
        found += words[first:index]
        found += _cut_contraction(runs[index], starts[index])
    first = len(places)
    places += range(len(found), len(found) + len(words) + 1 - first)
    found += words[first:]
    return _Index(found, starts, ends, places)


def _cut_contraction(raw: str, start: int) -> list[Word]:
    lower = raw.lower().replace("’", "'")
    contracted = _CONTRACTED.match(lower)
    if contracted is None or len(lower) != len(raw):  # a letter like "İ" grows when lowered: offsets would be wrong
        return [Word(lower, start, start + len(raw), raw[0].isupper())]
    cut = start + len(contracted[1])
    return [Word(contracted[1], start, cut, raw[0].isupper()), Word(contracted[2], cut, start + len(raw), False)]
