"""A report's text cut into tokens for the time grammar: words, numbers, marks, dates and clocks in figures.

A token's word is lower case, with straight apostrophes and one kind of dash, so that the tables need one spelling.
Between two paragraphs, and where a stretch is not read, stands the token ``BREAK``: no expression reaches across it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportedly.reading.ground import Ground
from reportedly.vocabulary import Span

BREAK = "\n"

_TOKEN = re.compile(  # over lower-case text with plain marks; what is most frequent stands first
    r"(?=\S)((?![apb]\.)[a-zß-ɏ]+(?:'(?!s\b)[^\W\d_]+)*"  # won't, o'clock; year's is cut in two
    r"|\d+(?![\d:./,-]|st|[nr]d|th|s)"
    r"|'s\b"
    r"|\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:z|[+-]\d\d:?\d\d)?\b)?(?![\d-])"
    r"|\d{4}-w\d\d(?!\d)"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?(?=\s?[ap]\.?\s?m\b)"  # 7.30pm
    r"|\d{1,2}:\d\d(?::\d\d)?(?![\d:])"
    r"|\d{1,4}(?:/\d{1,2}/|\.\d{1,2}\.)\d{2,4}(?![\d/])"
    r"|\d{1,2}/\d{1,2}(?![\d/])"
    r"|\d+(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+\.\d+"
    r"|\d+(?:st|nd|rd|th|s)\b"
    r"|\d+"
    r"|[ap]\.\s?m\b\.?|[ba]\.\s?(?:c\.\s?e|c|d)\b\.?"  # a.m., B.C.
    r"|[^\W\d_]+"
    r"|[^\w\s]|_)"
)
_SAME = {"–": "-", "—": "-", "‑": "-", "−": "-", "‐": "-", "’": "'", "‘": "'", "ʼ": "'"}
_ODD = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]" + r"|(?![0-9])\d")
"""Digits with a plain equal, and marks that cannot be seen."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, as columns: ``words``, and where each begins and ends.

    ``sentences`` are the offsets where sentences begin, ``people`` the spans of people's names, ``breaks`` the indices
    of the tokens ``BREAK``.
    """

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: Sequence[int]
    people: Sequence[Span] = ()
    breaks: Sequence[int] = ()

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from token ``first`` up to but not including token ``last``."""
        return Span(start=self.starts[first], end=self.ends[last - 1])

    def word(self, index: int) -> str:
        """The word of the token at ``index``; ``BREAK`` before the first and after the last."""
        return self.words[index] if 0 <= index < len(self.words) else BREAK

    def raw(self, index: int) -> str:
        """The token at ``index`` as it is written."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.words) else BREAK

    def is_capital(self, index: int) -> bool:
        """Whether the token at ``index`` begins with a capital letter."""
        return self.raw(index)[:1].isupper()

    def touch(self, left: int) -> bool:
        """Whether nothing stands between the tokens ``left`` and ``left + 1``."""
        return 0 <= left < len(self.words) - 1 and self.ends[left] == self.starts[left + 1]

    def begins_sentence(self, index: int) -> bool:
        """Whether the token at ``index`` is the first of its sentence."""
        place = bisect_left(self.sentences, self.starts[index])
        begins = place < len(self.sentences) and self.sentences[place] == self.starts[index]
        return begins or self.word(index - 1) in (BREAK, ".", "!", "?", "“", '"')

    def sentence_of(self, index: int) -> tuple[int, int]:
        """The tokens ``[first, last)`` of the sentence that holds the token at ``index``."""
        place = bisect_right(self.sentences, self.starts[index])
        first = bisect_left(self.starts, self.sentences[place - 1]) if place else 0
        last = bisect_left(self.starts, self.sentences[place]) if place < len(self.sentences) else len(self.starts)
        return first, last

    def names_person(self, index: int) -> bool:
        """Whether the token at ``index`` stands in a person's name."""
        start = self.starts[index]
        place = bisect_right(self.people, Span(start=start, end=self.ends[index])) - 1
        return any(span.start <= start < span.end for span in self.people[max(0, place) : place + 2])


def cut_tokens(ground: Ground) -> Tokens:
    """The tokens of all that is read of a report."""
    plain = _write_plain(ground.text)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    for start, end in _list_read(ground):
        parts = _TOKEN.split(plain[start:end])  # by turns what lies between two tokens, and a token
        bounds = list(accumulate(map(len, parts), initial=start))
        words += parts[1::2]
        breaks.append(len(words))
        words.append(BREAK)
        starts += bounds[1::2]  # the last of them is where the stretch ends
        ends += bounds[2::2]
        ends.append(end)
    people = tuple(name.span for name in ground.names if name.type == "PER")
    return Tokens(ground.text, words, starts, ends, ground.sentence_starts, people, breaks)


def _write_plain(text: str) -> str:
    """The text in lower case with plain marks and digits ("２０２４"), each character in its place."""
    if text.isascii():
        return text.lower()
    plain = text
    for mark, same in _SAME.items():
        plain = plain.replace(mark, same)
    plain = _ODD.sub(_replace_odd, plain)
    lower = plain.lower()
    return lower if len(lower) == len(text) else "".join(_lower(letter) for letter in plain)


def _lower(letter: str) -> str:
    lower = letter.lower()
    return lower if len(lower) == 1 else letter  # "İ" grows when lowered


def _replace_odd(match: re.Match[str]) -> str:
    letter = match[0]
    return str(int(letter)) if letter.isdecimal() else " "


def _list_read(ground: Ground) -> Iterable[tuple[int, int]]:
    """The paragraphs without what is not read, in order."""
    cuts, place = ground.unread, 0
    for paragraph in ground.paragraphs:
        start = paragraph.start
        while place < len(cuts) and cuts[place].start < paragraph.end:
            if start < cuts[place].start:
                yield start, cuts[place].start
            start = max(start, cuts[place].end)
            if cuts[place].end > paragraph.end:
                break
            place += 1
        if start < paragraph.end:
            yield start, paragraph.end
