"""Where a person's word is fastened to a text, so that it is found again when the text or its reading changes.

An anchor is what the Web Annotation Data Model of the W3C calls a TextQuoteSelector: the words, and some of what stands
before and after them. Offsets are a hint only, and decide nothing but in the very text that they were taken from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportedly.vocabulary.reports import Report
from reportedly.vocabulary.spans import Span

CONTEXT = 32
"""Code points of context that an anchor keeps on each side, where the text has so many."""

_LEAST_EVIDENCE = 24
"""So many code points of quotation and context must agree: "13" alone, somewhere else, is not the 13 that was meant."""

_MARGIN = 4
"""Code points of context by which one place must agree better than another: a space more or less is no evidence."""

_STRAIGHT = str.maketrans("‘’‚‛“”„‟«»", '\'\'\'\'""""""')
_BEGINNING, _END = "\x02", "\x03"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words of a text with those around them: ``hash`` is the text's SHA-256, ``start`` where they stood in it.

    ``prefix`` and ``suffix`` are shorter than CONTEXT only where the text begins or ends there.
    """

    hash: str
    quotation: str
    prefix: str
    suffix: str
    start: int

    def __post_init__(self) -> None:
        if not self.quotation:
            raise ValueError("an anchor needs the words that it quotes")
        if len(self.prefix) > CONTEXT or len(self.suffix) > CONTEXT:
            raise ValueError(f"an anchor keeps {CONTEXT} code points of context on each side, not more")
        if self.start < len(self.prefix):
            raise ValueError(f"{len(self.prefix)} code points cannot stand before offset {self.start}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folded:
    """A text without differences of case, spacing and kinds of quotation marks; each character's offset in it."""

    text: str
    offsets: tuple[int, ...]


def hash_text(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def make_anchor(report: Report, span: Span) -> Anchor:
    """The anchor of ``span`` in the text of ``report``. Raises ValueError where the span reaches beyond the text."""
    text = report.text
    if span.end > len(text):
        raise ValueError(f"{report.id} has {len(text)} code points: there is nothing at [{span.start}, {span.end})")
    return Anchor(
        hash=hash_text(text),
        quotation=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
    )


def find_anchor(anchor: Anchor, text: str) -> Span | None:
    """Where the anchor's words stand in ``text``; None where they do not, or where that would be a guess.

    Of several places the one whose surroundings agree best; else one that differs in case, spacing and kinds of
    quotation marks only. Where two fit equally well it is neither, but in the anchor's own text, whose offsets hold.
    """
    own = text.startswith(anchor.quotation, anchor.start) and hash_text(text) == anchor.hash
    if own:
        return Span(start=anchor.start, end=anchor.start + len(anchor.quotation))
    starts, certain = _find_best(text, anchor.quotation, anchor.prefix, anchor.suffix)
    if certain:
        return Span(start=starts[0], end=starts[0] + len(anchor.quotation)) if len(starts) == 1 else None
    return _find_nearly(anchor, text)


def place_words(text: str, words: str, near: int) -> Span | None:
    """Where ``words`` stand in ``text``, but for case, spacing and quotation marks; of several places the nearest.

    Words that stand there to the letter come first. None where they stand nowhere.
    """
    starts = list(_find_all(text, words)) if words else []
    if starts:
        start = min(starts, key=lambda at: abs(at - near))
        return Span(start=start, end=start + len(words))
    wanted, folded = _fold(words).text.strip(), _fold(text)
    ends = [(folded.offsets[at], folded.offsets[at + len(wanted) - 1]) for at in _find_all(folded.text, wanted or "\0")]
    if not wanted or not ends:
        return None
    first, last = min(ends, key=lambda pair: abs(pair[0] - near))
    return Span(start=first, end=last + 1)


def _find_nearly(anchor: Anchor, text: str) -> Span | None:
    words = _fold(anchor.quotation).text.strip()
    if not words:
        return None
    folded = _fold(text)
    prefix, suffix = (_fold(each).text for each in (anchor.prefix, anchor.suffix))
    starts, certain = _find_best(folded.text, words, prefix.rstrip(), suffix.lstrip(), gap=True)
    if not certain or len(starts) != 1:
        return None
    first, last = folded.offsets[starts[0]], folded.offsets[starts[0] + len(words) - 1]
    return Span(start=first, end=last + 1)


def _find_best(text: str, words: str, prefix: str, suffix: str, *, gap: bool = False) -> tuple[list[int], bool]:
    """The places of ``words`` whose surroundings agree best, and whether they agree enough to be the ones meant.

    Where all of the context agrees in one place only, that is the place; else places that differ by a few characters
    of it are alike. With ``gap`` spaces next to the words do not count, as they do not in folded text.
    """
    wanted_before = prefix if len(prefix) >= CONTEXT else _BEGINNING + prefix
    wanted_after = suffix if len(suffix) >= CONTEXT else suffix + _END
    scores: list[tuple[int, int]] = []
    for start in _find_all(text, words):
        before, after = _look_around(text, start, start + len(words), gap)
        score = _count_common(before[::-1], wanted_before[::-1]) + _count_common(after, wanted_after)
        scores.append((score, start))
    if not scores:
        return [], False
    best, whole = max(scores)[0], len(prefix) + len(suffix)
    margin = _MARGIN if best < whole else 1
    enough = min(_LEAST_EVIDENCE, len(words) + whole)
    return [start for score, start in scores if score > best - margin], len(words) + best >= enough


def _look_around(text: str, start: int, end: int, gap: bool) -> tuple[str, str]:
    width = CONTEXT + 2
    before, after = text[max(0, start - width) : start], text[end : end + width]
    if start <= width:
        before = _BEGINNING + before
    if end + width >= len(text):
        after += _END
    return (before.rstrip(" "), after.lstrip(" ")) if gap else (before, after)


def _find_all(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _count_common(left: str, right: str) -> int:
    for index, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return index
    return min(len(left), len(right))


@lru_cache(maxsize=16)
def _fold(text: str) -> _Folded:
    chars: list[str] = []
    offsets: list[int] = []
    spaced = False
    for offset, char in enumerate(text.translate(_STRAIGHT)):
        if char.isspace():
            if not spaced:
                chars.append(" ")
                offsets.append(offset)
            spaced = True
            continue
        spaced = False
        for each in char.casefold():
            chars.append(each)
            offsets.append(offset)
    return _Folded(text="".join(chars), offsets=tuple(offsets))
