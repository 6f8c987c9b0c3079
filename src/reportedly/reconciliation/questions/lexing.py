"""Sentences as folded words: what the rules of questions look at, since a parser is the reader's affair."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from reportedly.identity.spelling import fold_word
from reportedly.reconciliation.questions.lexicon import (
    load_common_words,
    load_countries,
    load_demonyms,
    load_doings,
    load_stems,
    load_stops,
)
from reportedly.vocabulary import Reading, Span

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\b[Nn]o-(?!one\b)[^\W_]+|\d[\d.,]*\d|[^\W_]+(?:['’][^\W_]+)?")
_LINE = re.compile(r"\S[^\n]*")
_BREAK = re.compile(r"[,;:.!?()\[\]–—…]")
_LONGEST = 400
"""Words of a sentence that are looked at; a longer one is a list or a table."""

_VOWEL = re.compile(r"[aeiouy]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The words of one sentence: folded, without possessive endings; where they stand; whether a mark parts them.

    ``breaks[i]`` is True where a comma or another mark stands before word ``i``; ``owners[i]`` where it has ``'s``.
    """

    span: Span
    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[bool, ...]
    owners: tuple[bool, ...]
    capitals: tuple[bool, ...]

    def cover(self, start: int, end: int) -> range:
        """The words that share a character with ``[start, end)``."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))


class Lines:
    """The sentences of a reading, split into words when they are asked for.

    ``forces`` are the states whose soldiers it speaks of.
    """

    def __init__(self, reading: Reading, *, forces: frozenset[str] = frozenset()) -> None:
        self.text = reading.report.text
        self.forces = forces
        self.spans: Sequence[Span] = reading.sentences or tuple(
            Span(start=found.start(), end=found.end()) for found in _LINE.finditer(self.text)
        )
        self._starts = [span.start for span in self.spans]
        self._held: dict[int, Line] = {}

    def find(self, offset: int) -> int | None:
        """The place among the sentences of the one that ``offset`` stands in."""
        place = bisect_right(self._starts, offset) - 1
        return place if place >= 0 and offset < self.spans[place].end else None

    def read(self, place: int) -> Line:
        """The words of the sentence at ``place``."""
        held = self._held.get(place)
        if held is None:
            held = self._held[place] = split_words(self.text, self.spans[place])
        return held


def split_words(text: str, span: Span) -> Line:
    """The words of ``text`` at ``span``."""
    found = list(islice(_WORD.finditer(text, span.start, span.end), _LONGEST))
    if not found:
        return Line(span=span, low=(), starts=(), ends=(), breaks=(), owners=(), capitals=())
    low, owners, capitals = zip(*[_fold(each[0]) for each in found], strict=True)
    starts, ends = zip(*[each.span() for each in found], strict=True)
    gaps = zip((span.start, *ends), starts, strict=False)
    breaks = tuple([start > end + 1 and _BREAK.search(text, end, start) is not None for end, start in gaps])
    return Line(span=span, low=low, starts=starts, ends=ends, breaks=breaks, owners=owners, capitals=capitals)


@lru_cache(maxsize=32768)
def _fold(word: str) -> tuple[str, bool, bool]:
    """The folded word without a possessive ending, whether it had one, whether it has a capital."""
    owned = word[-2:] in ("'s", "’s")
    return fold_word(word[:-2] if owned else word) or word, owned, word[0].isupper()


@lru_cache(maxsize=16384)
def find_lemma(word: str) -> str:
    """The singular of a folded noun: by the table, else by its ending."""
    if word in load_doings() and word not in load_stems() and not word.endswith("s"):
        return word
    irregular = _IRREGULAR.get(word)
    if irregular is not None:
        return irregular
    return _cut_plural(word)


_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "troops": "troops", "lives": "life",
    "forces": "forces", "personnel": "personnel", "policemen": "policeman", "servicemen": "serviceman",
    "gunmen": "gunman", "fishermen": "fisherman", "seamen": "seaman", "crewmen": "crewman", "wives": "wife",
    "schoolchildren": "schoolchild", "staff": "staff", "police": "police", "aircraft": "aircraft",
}  # fmt: skip


def _cut_plural(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


_PLURALS = {lemma: form for form, lemma in _IRREGULAR.items()} | {
    "policeman": "police officers", "prisoner of war": "prisoners of war",
    "human": "humans", "german": "germans", "roman": "romans",
}  # fmt: skip


def find_plural(lemma: str) -> str:
    """What more than one of a counted thing are called: "children", "police officers", "bodies", "troops"."""
    known = _PLURALS.get(lemma)
    if known is not None:
        return known
    if lemma.endswith("man"):
        return lemma[:-2] + "en"
    if lemma.endswith("sis"):
        return lemma[:-2] + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in {*"aeiou"}:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")


@lru_cache(maxsize=32768)
def find_stem(word: str) -> str:
    """What a folded word is compared as: irregular forms by the table, endings cut from the others."""
    known = load_stems().get(word)
    if known is not None:
        return known
    if word.isdigit() or len(word) < 4:
        return word
    cut = _cut_plural(word)
    known = load_stems().get(cut)
    if known is not None:
        return known
    for ending in ("ingly", "edly", "ing", "ed", "ly"):
        base = cut[: -len(ending)]
        if cut.endswith(ending) and len(base) >= 3 and _VOWEL.search(base):
            return load_stems().get(base) or _undouble(base)
    return cut[:-1] if cut.endswith("e") and len(cut) > 4 else cut


def _undouble(base: str) -> str:
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
        base = base[:-1]
    return base[:-1] if base.endswith("e") and len(base) > 4 else base


@cache
def _list_openers() -> frozenset[str]:
    """The first words of the names and demonyms of states."""
    return frozenset(words[0] for words in load_countries())


def find_country_at(line: Line, at: int) -> tuple[str, int, bool] | None:
    """The code of the state whose name or demonym begins at word ``at``, the end, and whether it is a demonym."""
    if not line.capitals[at] or line.low[at] not in _list_openers():
        return None
    for size in (3, 2, 1):
        words = line.low[at : at + size]
        if len(words) == size:
            code = load_countries().get(words)
            if code is not None:
                return code, at + size, words in load_demonyms()
    return None


@cache
def load_common_stems() -> frozenset[str]:
    """The stems of words that much of the news has."""
    return frozenset(find_stem(word) for word in load_common_words())


def is_plain(word: str) -> bool:
    """Whether a word says something: no stop word, no bare number, no single letter."""
    return len(word) > 1 and word not in load_stops() and not word[0].isdigit()
