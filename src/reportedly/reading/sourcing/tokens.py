"""Words of a source phrase with their letter case kept, since names and demonyms are told by it."""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

from reportedly.vocabulary import Span

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., D.C.
    r"|[^\W_]+(?:[-–.&/+@][^\W_]+|['’](?!s\b)[^\W_]+)*"  # al-Assad, N'Djamena, AT&T
    r"|['’]s\b|\S"
)
_SHORTENED = frozenset(
    "mr mrs ms mx dr drs gov govs sen sens rep reps gen lt col maj capt cpt cmdr cdr sgt cpl pvt adm brig det supt insp"
    " prof rev fr pres atty amb hon msgr const st mme messrs smt rt jr sr inc corp ltd co no vs esq".split()
)
_DOUBLED = ("''", "``")
_QUOTES = frozenset('"“”„‟«»`‘')


class Token(NamedTuple):
    """A word or a mark. ``text`` as it stands, with straight apostrophes; offsets into the report's text."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or a digit in it."""
        return self.text[0].isalnum()

    @property
    def possessive(self) -> bool:
        """Whether it is the mark of a possessive: ``'s``, or ``'`` after a plural."""
        return self.text in ("'s", "'")


_make_token = partial(tuple.__new__, Token)
"""A token of its fields in order, without the call that ``Token(…)`` makes first."""


def split_tokens(text: str, span: Span) -> list[Token]:
    """The tokens of ``text`` at ``span`` in order, without quotation marks. ``Iran's`` gives ``Iran`` and ``'s``."""
    found: list[Token] = []
    end, limit = 0, span.end
    for match in _TOKEN.finditer(text, span.start, limit):
        start, word = match.start(), match[0]
        if start < end or word in _QUOTES or text.startswith(_DOUBLED, start):
            continue
        end = match.end()
        if end < limit and text[end] == "." and _is_shortened(word):
            word, end = word + ".", end + 1
        word = word.replace("’", "'")
        if word == "'" and not (found and found[-1].end == start and found[-1].lower.endswith("s")):
            continue  # a quotation mark
        found.append(_make_token((word, word.lower(), start, end)))
    return found


def _is_shortened(word: str) -> bool:
    """Whether a full stop behind a word is its own: that of an abbreviation or an initial."""
    return word.lower() in _SHORTENED or (len(word) == 1 and word.isupper())
