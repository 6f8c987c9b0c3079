"""A report's words in one row, as the parse has them: parallel lists, so that the rules can walk it quickly."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.reading.syntax import Parse, ParsedWord
from reportedly.reading.words import cut_words
from reportedly.vocabulary import Span

ROOT = -1


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

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, start: int, end: int) -> range:
        """The words that overlap ``[start, end)``."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def head_in(self, low: int, high: int) -> int:
        """The word of ``[low, high)`` that hangs on a word outside of it: the last such one."""
        for index in range(high - 1, low - 1, -1):
            if not low <= self.heads[index] < high and self.upos[index] not in ("PUNCT", "PART"):
                return index
        return high - 1


def lay_row(text: str, sentences: Sequence[Span], parse: Parse) -> Row:
    """The row of all sentences, in order."""
    row = Row(
        starts=[],
        ends=[],
        words=[],
        lowers=[],
        upos=[],
        relations=[],
        heads=[],
        sentences=[],
        bounds=[],
        children=[],
    )
    plain = text.replace("’", "'")
    for number, sentence in enumerate(sentences):
        _append(row, plain, number, parse(sentence) or _cut_flat(text, sentence))
    for index, head in enumerate(row.heads):
        if head != ROOT:
            row.children[head].append(index)
    return row


def _cut_flat(text: str, sentence: Span) -> tuple[ParsedWord, ...]:
    """The words of a sentence that was not parsed: each for itself."""
    return tuple(
        ParsedWord(span=word.span, upos="PUNCT" if word.is_mark else "X", head=None, relation="root")
        for word in cut_words(text, sentence.start, sentence.end)
    )


def _append(row: Row, text: str, number: int, words: Sequence[ParsedWord]) -> None:
    base = len(row.starts)
    spans, upos, heads, relations = zip(*words, strict=True) if words else ((), (), (), ())
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    written = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    row.starts.extend(starts)
    row.ends.extend(ends)
    row.words.extend(written)
    row.lowers.extend(map(str.lower, written))
    row.upos.extend(upos)
    row.relations.extend(relations)
    row.heads.extend([ROOT if head is None else base + head for head in heads])
    row.sentences.extend([number] * len(words))
    row.children.extend([[] for _ in words])
    row.bounds.append((base, len(row.starts)))
