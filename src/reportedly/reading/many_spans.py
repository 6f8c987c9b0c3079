"""Spans of all words of a text, made at once: one by one they cost a reading more than its parse does."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import repeat
from operator import lt

from reportedly.vocabulary import Span

_put_start = Span.__dict__["start"].__set__
_put_end = Span.__dict__["end"].__set__


def make_spans(starts: Sequence[int], ends: Sequence[int]) -> list[Span]:
    """The spans ``[start, end)`` of two lists of equal length. Raises ValueError as ``Span`` does."""
    if len(starts) != len(ends) or not all(map(lt, starts, ends)) or min(starts, default=0) < 0:
        return [Span(start=start, end=end) for start, end in zip(starts, ends, strict=True)]
    made = list(map(object.__new__, repeat(Span, len(starts))))
    deque(map(_put_start, made, starts), maxlen=0)
    deque(map(_put_end, made, ends), maxlen=0)
    return made
