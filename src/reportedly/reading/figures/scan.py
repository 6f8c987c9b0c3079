"""Tokens of the sentences that may hold a figure: runs of digits, words, single marks.

A sentence without a digit, a number word or a word that may stand for one ("a man was killed") costs one look.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from reportedly.vocabulary import Span
from reportedly.vocabulary.making import make_quick

_IGNORED = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Soft hyphens, zero-width characters and marks of direction: they stand inside numbers and change nothing."""
_SPACES = "\u00a0\u2007\u2009\u202f"
_SEPARATORS = ".,'’٫٬．，"
_PATTERN = r"""
    [^\W\d_]{{2,}}(?:['’][^\W\d_]+)*                                  # words
  | (?:[^\W\d_]\.){{2,}}                                             # U.S.
  | [^\W\d_](?:['’][^\W\d_]+)*                                      # a, I'm
  | \d{{1,3}}(?:[{spaces}]\d{{3}})+(?!\d)(?:[.,]\d+)?                # 1 234 567 with spaces that do not break
  | (?<![\d.,]\s)(?<!\d)\d{{1,3}}(?:(?:[ ]\d{{3}}){{2,}}|[ ]000)(?![\d]|[ .,]\d)  # with plain ones: 1 414 021, 40 000
  | \d++(?:[{ignored}]*+[{separators}]?[{ignored}]*+\d++)*+            # 1,234.5, with marks of direction inside
  | (?<![\w.])\.\d+                                                  # .5
  | [^\s{ignored}]
"""
_TOKEN = re.compile(_PATTERN.format(spaces=_SPACES, separators=_SEPARATORS, ignored=_IGNORED), re.VERBOSE)
_SENTINELS = 4


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens of one sentence. ``low`` holds them in lower case with straight apostrophes.

    Behind the last one stand empty sentinels that touch nothing, so that a look past either end (index -1 included)
    finds an empty word.
    """

    text: str
    low: list[str]
    starts: list[int]
    ends: list[int]
    size: int
    words: frozenset[str]

    def raw(self, index: int) -> str:
        """The token as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def touches(self, index: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return self.ends[index] == self.starts[index + 1]

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter; False where there is none."""
        return 0 <= index < self.size and self.text[self.starts[index] : self.starts[index] + 1].isupper()

    def span(self, first: int, end: int) -> Span:
        """Where the tokens ``[first, end)`` stand."""
        return Span(start=self.starts[first], end=self.ends[end - 1])

    def find(self, offset: int) -> int:
        """The index of the token that starts at ``offset``, or -1."""
        index = bisect_left(self.starts, offset, 0, self.size)
        return index if self.starts[index] == offset else -1

    def is_number(self, index: int) -> bool:
        """Whether the token is written in digits."""
        word = self.low[index]
        return word != "" and (word[0].isdecimal() or (word[0] == "." and len(word) > 1))


def cut_tokens(text: str, start: int, end: int) -> Tokens:
    """The tokens of ``text[start:end]``."""
    matches = list(_TOKEN.finditer(text, start, end))
    low = [match[0].lower() for match in matches]
    if text.find("’", start, end) >= 0:
        low = [word.replace("’", "'") for word in low]
    starts = [match.start() for match in matches]
    ends = [match.end() for match in matches]
    size, words = len(low), frozenset(low)
    low += [""] * _SENTINELS
    starts += [-2] * _SENTINELS
    ends += [-3] * _SENTINELS
    return Tokens(text=text, low=low, starts=starts, ends=ends, size=size, words=words)
