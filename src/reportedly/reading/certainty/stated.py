"""Probabilities that the words give as a number: "a 70 percent chance", "a one-in-four chance", "fifty-fifty"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import Span

TABLE = "certainty_numbers.tsv"
_CHANCE = r"(?:chances?|probabilit(?:y|ies)|likelihood|odds|possibility|risk|certain(?:ty)?|sure|likely)"
_PERCENT = r"(?:%|[ -]?per[ -]?cent\b)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A probability in the words at ``span``; both bounds are equal where one number is given."""

    span: Span
    low: float
    high: float


def find_stated(text: str, start: int, end: int) -> Iterator[Stated]:
    """The probabilities stated in ``text[start:end]``, in order; what is no probability is left out."""
    if _HINT.search(text, start, end) is None:
        return
    for pattern in _patterns():
        for match in pattern.finditer(text, start, end):
            bounds = _read_bounds(match)
            if bounds is not None:
                yield Stated(span=Span(start=match.start(), end=match.end()), low=bounds[0], high=bounds[1])


_HINT = re.compile(r"%|per ?cent|chance|probabilit|odds|likelihood|50|fifty", re.IGNORECASE)


def _read_bounds(match: re.Match[str]) -> tuple[float, float] | None:
    found = match.groupdict()
    if found.get("half"):
        return 0.5, 0.5
    if found.get("of"):
        part, whole = _number(found["part"]), _number(found["of"])
        return (part / whole, part / whole) if part is not None and whole and part <= whole else None
    low = _number(found["low"])
    high = low if not found.get("high") else _number(found["high"])
    if low is None or high is None or not 0 <= low <= high <= 100:
        return None
    return round(low / 100, 6), round(high / 100, 6)


def _number(words: str) -> float | None:
    known = _load_numbers().get(words.lower())
    if known is not None:
        return known
    return float(words) if re.fullmatch(r"[0-9]{1,4}(?:\.[0-9]{1,4})?", words) else None


@cache
def _load_numbers() -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in load_rows(TABLE)}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = "|".join(sorted(_load_numbers(), key=len, reverse=True))
    number = rf"(?:(?<![\d.,])\d{{1,3}}(?:\.\d{{1,3}})?|\b(?:{words}))"
    span = rf"(?P<low>{number})(?:{_PERCENT})?(?:(?: to | or |[-–])(?P<high>{number}))?{_PERCENT}"
    before = rf"{span}(?:[ -](?:or (?:better|higher|more) )?){_CHANCE}\b"
    about = r"(?:about |around |roughly )?"
    behind = rf"\b{_CHANCE}(?: (?:of|that)\b[^.;:!?\n]{{1,80}}?)? (?:at|is|was|are|were|of) {about}{span}"
    share = rf"(?P<part>{number})(?:[ -](?:in|out of)[ -](?:a )?)(?P<of>{number})[ -]{_CHANCE}\b"
    half = r"(?P<half>\b(?:50|fifty)[-–/ ](?:50|fifty)\b)(?: chance| odds| probability)?"
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (before, behind, share, half))
