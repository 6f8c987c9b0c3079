"""Bare numbers of two statements read with the unit of time behind them: "four and a half months", "136 days"."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.reconciliation.relations.pairs import Pair
from reportedly.reconciliation.relations.wording import read_number
from reportedly.vocabulary import Amount, FigureKind, Position

_LONGEST = 2000
_HALF = 0.5
_UNITS = {
    "second": "s",
    "minute": "min",
    "hour": "h",
    "day": "d",
    "week": "wk",
    "month": "mo",
    "year": "a",
    "decade": "10.a",
}
_SPAN = re.compile(
    r"\b(\d{1,4}(?:\.\d)?|[a-z]+)(\s+and\s+a\s+half|\s*1/2|\s*½)?[\s-]+(second|minute|hour|day|week|month|year|decade)s?\b"
    r"(?!\s+(?:ago|old|earlier|later|before|after)\b|[\s-]+old\b)",
    re.IGNORECASE,
)


def read_spans(pair: Pair) -> Pair:
    """The pair with each bare number that counts a unit of time as a measure of time; the same where none does.

    Whoever says 136 days and whoever says five months count other units: the numbers alone say nothing.
    """
    one, other = (_read_span(each) for each in pair.both)
    if one is None and other is None:
        return pair
    return replace(
        pair,
        one=replace(pair.one, amount=one) if one is not None else pair.one,
        other=replace(pair.other, amount=other) if other is not None else pair.other,
    )


def _read_span(position: Position) -> Amount | None:
    """The amount as a measure of time; None where it is no bare number, or counts no time."""
    amount = position.amount
    if amount is None or amount.kind is not FigureKind.COUNT or position.words.text != position.content.text:
        return None
    found = [
        each for each in _SPAN.finditer(position.content.text[:_LONGEST]) if read_number(each.group(1)) is not None
    ]
    if len(found) != 1 or read_number(found[0].group(1)) not in (amount.low, amount.high):
        return None
    half = _HALF if found[0].group(2) else 0
    low, high = (None if value is None else value + half for value in (amount.low, amount.high))
    return replace(amount, kind=FigureKind.MEASURE, unit=_UNITS[found[0].group(3).lower()], low=low, high=high)
