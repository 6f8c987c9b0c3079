"""A source's span cut to what speaks: without the words of the page before it, and without the verb behind it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportedly.reading.table_rows import load_rows
from reportedly.reading.words import Word, cut_words
from reportedly.vocabulary import Span

_LONGEST = 5
"""Words and marks of the longest phrase of a page."""


def trim_source(source: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The spans without furniture before the first ("Image 2 of 3 Milford police") and a verb behind the last."""
    if not source:
        return ()
    first = source[0]
    kept = (Span(start=_skip_furniture(first, text), end=first.end), *source[1:])
    last = kept[-1]
    return (*kept[:-1], Span(start=last.start, end=_cut_verb(last, text)))


def _cut_verb(span: Span, text: str) -> int:
    """Where the span ends without "were" of "Two men and a woman were"; its end where nothing else is in it."""
    words = cut_words(text, span.start, span.end)
    kept = len(words)
    while kept > 1 and words[kept - 1].text in load_words("verb") and not words[kept - 1].capital:
        kept -= 1
    return words[kept - 1].end if kept < len(words) else span.end


def _skip_furniture(span: Span, text: str) -> int:
    """Where the source begins behind words of the page; the span's start where they are not surely that."""
    words = cut_words(text, span.start, span.end)
    at, sure, weak = 0, 0, 0
    while at < len(words):
        size = _match("furniture", words, at)
        step = size or _match("weak", words, at)
        if step == 0:
            break
        sure, weak = sure + bool(size), weak + (not size)
        at += step
    if at == len(words) or not (sure or (weak > 1 and words[at].capital)):
        return span.start
    return words[at].start


def _match(kind: str, words: Sequence[Word], at: int) -> int:
    """How many words from ``at`` are a phrase of the table, the longest first; 0 for none."""
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        told = " ".join("#" if word.text.isdigit() else word.text for word in words[at : at + size])
        if told in load_words(kind):
            return size
    return 0


@cache
def load_words(kind: str) -> frozenset[str]:
    """The words of one kind in the table of repairs of sources."""
    return frozenset(row["words"] for row in load_rows("source_repairs.tsv") if row["kind"] == kind)
