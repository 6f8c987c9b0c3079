"""Words of a stretch of text, for the rules that look at them one by one."""

from __future__ import annotations

import re
from functools import lru_cache
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
    return list(_cut_words(text, start, end))


@lru_cache(maxsize=512)  # the rules look at the same cues and contents one after the other
def _cut_words(text: str, start: int, end: int) -> tuple[Word, ...]:
    found: list[Word] = []
    for match in _WORD.finditer(text, start, end):
        raw = match[0]
        if "'" in raw or "’" in raw:
            found += _cut_contraction(raw, match.start())
        else:
            found.append(Word(raw.lower(), match.start(), match.end(), raw[0].isupper()))
    return tuple(found)


def _cut_contraction(raw: str, start: int) -> list[Word]:
    lower = raw.lower().replace("’", "'")
    contracted = _CONTRACTED.match(lower)
    if contracted is None or len(lower) != len(raw):  # a letter like "İ" grows when lowered: offsets would be wrong
        return [Word(lower, start, start + len(raw), raw[0].isupper())]
    cut = start + len(contracted[1])
    return [Word(contracted[1], start, cut, raw[0].isupper()), Word(contracted[2], cut, start + len(raw), False)]
