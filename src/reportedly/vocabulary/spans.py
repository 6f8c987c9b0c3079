"""Places in a text: spans, and the words that stand there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from reportedly.vocabulary.making import make_quick

GAP = " … "
"""What joins the pieces of a broken span in its ``text``."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True, init=False)
class Span:
    """A stretch of a report's text: ``[start, end)`` in code points, never empty."""

    start: int
    end: int

    def __init__(self, *, start: int, end: int) -> None:  # a reading makes hundreds: a third quicker than the made one
        if not 0 <= start < end:
            raise ValueError(f"a span needs 0 <= start < end, not [{start}, {end})")
        _put_start(self, start)
        _put_end(self, end)

    def within(self, other: Span) -> bool:
        """Whether ``other`` covers this span."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


_put_start, _put_end = Span.__dict__["start"].__set__, Span.__dict__["end"].__set__


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a report: one span or several, in order, and the text they stand for (joined with `` … ``)."""

    spans: tuple[Span, ...]
    text: str

    def __post_init__(self) -> None:
        if any(left.end > right.start for left, right in zip(self.spans, self.spans[1:], strict=False)):
            raise ValueError(f"spans must be in order and apart: {self.spans}")

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> Passage:
        """The passage of ``text`` at ``spans``, sorted; overlapping ones are one: a hedge may stand in another."""
        ordered = _join(sorted(spans))
        return cls(spans=ordered, text=GAP.join(text[span.start : span.end] for span in ordered))


def _join(ordered: list[Span]) -> tuple[Span, ...]:
    if all(one.end <= other.start for one, other in pairwise(ordered)):
        return tuple(ordered)
    joined: list[Span] = []
    for span in ordered:
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(start=joined[-1].start, end=max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One contiguous stretch of a report with its words."""

    span: Span
    text: str

    @classmethod
    def of(cls, text: str, span: Span) -> Phrase:
        """The phrase of ``text`` at ``span``."""
        return cls(span=span, text=text[span.start : span.end])
