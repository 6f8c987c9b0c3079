"""A report's words in one row, as the parse has them: parallel lists, so that the rules can walk it quickly."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.reading.syntax import ROOT, Columns, Parse, ParsedWord, TextParse
from reportedly.reading.words import cut_words
from reportedly.vocabulary import Span

__all__ = ["ROOT", "Row", "lay_row"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Words in order of the text. ``heads`` are indices in this row, ``ROOT`` for a sentence's root.

    ``words`` are as written, ``lowers`` in lower case, both with straight apostrophes. ``sentences`` gives each word's
    sentence, ``bounds`` each sentence's first word and the one after its last.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    lowers: list[str]
    upos: list[str]
    relations: list[str]
    heads: list[int]
    sentences: list[int]
    bounds: list[tuple[int, int]]
    children: list[list[int]]
    _within: dict[tuple[int, int], range] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, start: int, end: int) -> range:
        """The words that overlap ``[start, end)``; of each name it is asked again and again."""
        known = self._within.get((start, end))
        if known is None:
            known = self._within[start, end] = range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        return known

    def head_in(self, low: int, high: int) -> int:
        """The word of ``[low, high)`` that hangs on a word outside of it: the last such one."""
        for index in range(high - 1, low - 1, -1):
            if not low <= self.heads[index] < high and self.upos[index] not in ("PUNCT", "PART"):
                return index
        return high - 1


def lay_row(text: str, sentences: Sequence[Span], parse: Parse) -> Row:
    """The row of all sentences, in order."""
    columns = parse.columns if isinstance(parse, TextParse) and parse.sentences == sentences else None
    if columns is None or any(low == high for low, high in columns.bounds):
        columns = _gather(text, sentences, parse)
    plain = text.replace("’", "'")
    words = [plain[start:end] for start, end in zip(columns.starts, columns.ends, strict=True)]
    children: list[list[int]] = [[] for _ in words]
    for index, head in enumerate(columns.heads):
        if head != ROOT:
            children[head].append(index)
    return Row(
        starts=columns.starts,
        ends=columns.ends,
        words=words,
        lowers=list(map(str.lower, words)),
        upos=columns.upos,
        relations=columns.relations,
        heads=columns.heads,
        sentences=[number for number, (low, high) in enumerate(columns.bounds) for _ in range(low, high)],
        bounds=columns.bounds,
        children=children,
    )


def _gather(text: str, sentences: Sequence[Span], parse: Parse) -> Columns:
    """The words of sentences that are parsed one by one."""
    found = Columns([], [], [], [], [], [])
    for sentence in sentences:
        words = parse(sentence) or _cut_flat(text, sentence)
        base = len(found.starts)
        found.starts.extend(word.span.start for word in words)
        found.ends.extend(word.span.end for word in words)
        found.upos.extend(word.upos for word in words)
        found.heads.extend(ROOT if word.head is None else base + word.head for word in words)
        found.relations.extend(word.relation for word in words)
        found.bounds.append((base, len(found.starts)))
    return found


def _cut_flat(text: str, sentence: Span) -> tuple[ParsedWord, ...]:
    """The words of a sentence that was not parsed: each for itself."""
    return tuple(
        ParsedWord(span=word.span, upos="PUNCT" if word.is_mark else "X", head=None, relation="root")
        for word in cut_words(text, sentence.start, sentence.end)
    )
