"""The values that are scored. Spans are half open, in code points of the text that was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.vocabulary import Span

KINDS = ("source", "cue", "content")
"""The three kinds of span of an attribution, in the order in which figures are given."""


class EvaluationError(Exception):
    """The measurement cannot be made as it was asked for; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """One attribution as scored, whether gold, decoded by the model or claimed after the rules.

    ``outermost`` is False for one that stands inside another's content. ``kind``, ``naming`` and ``name`` are those
    of the source where they are known (a claim's), else None.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float = 1.0
    outermost: bool = True
    kind: str | None = None
    naming: str | None = None
    name: str | None = None

    def spans_of(self, kind: str) -> tuple[Span, ...]:
        """The spans of one of ``KINDS``."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in a text and its type: ours (PER, ORG …) when predicted, the corpus's own when gold."""

    span: Span
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word with its part of speech; ``head`` is an index into the words of the same text, -1 the root."""

    span: Span
    upos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """What the heads other than attribution say of a text. ``words`` is empty where no such head exists."""

    names: tuple[Named, ...] = ()
    sentences: tuple[Span, ...] = ()
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number. ``support`` is the count of gold items behind it.

    ``pinned`` figures are held by the gate; the others are information. ``value`` is None where it cannot be told,
    as an area under a curve when every outcome is the same.
    """

    key: str
    group: str
    title: str
    value: float | None
    support: int
    pinned: bool = True
    lower_is_better: bool = False


def make_spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    """Spans of ``[start, end]`` pairs as they stand in JSON, sorted; empty ones (they cover nothing) are dropped."""
    spans = (tuple(pair)[:2] for pair in pairs)
    return tuple(sorted(Span(start=start, end=end) for start, end in spans if start < end))


def strip_span(text: str, span: Span) -> Span | None:
    """``span`` without white space at its edges; None if nothing is left."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - len(words) + len(words.rstrip())
    return Span(start=start, end=end) if start < end else None


def merge_spans(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """``spans`` in order, joined where nothing or only white space lies between them.

    A content of two sentences may be two spans in one corpus and one span in another: it is one fragment in both.
    """
    merged: list[Span] = []
    for span in sorted(filter(None, (strip_span(text, span) for span in spans))):
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
