"""Particulars of when it was, beside days and full times of day: how long ago, a part of the day, "around 7:10"."""

from __future__ import annotations

import re

from reportedly.reconciliation.relations.acts import are_one_act, find_sort
from reportedly.reconciliation.relations.clauses import CLOCK, count_minutes, find_bare_clock
from reportedly.reconciliation.relations.told_values import HOURS, LONGEST, Particular, find_classes
from reportedly.reconciliation.relations.wording import read_number, share_matter

_AGO = re.compile(
    r"\b([a-z]+|\d{1,3})\s+(?:or\s+two\s+)?(day|week|month|year)s?(?:\s+or\s+two)?\s+(?:ago|earlier|before)\b"
    r"|\blast\s+(week|month|year)\b",
    re.IGNORECASE,
)


_ROUGHLY = {"a": 1.0, "an": 1.0, "several": 4.0, "few": 3.0}


_DAYS = {"day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}


_PART_OF_DAY = re.compile(r"\b(morning|afternoon|evening|night)\b", re.IGNORECASE)


def compare_agos(left: str, right: str) -> Particular | None:
    """One thing a week ago and two months ago."""
    one, other = (_read_ago(text) for text in (left, right))
    if one is None or other is None or (one[0] <= other[1] and other[0] <= one[1]):
        return None
    return Particular("ago", "the times are other ones") if share_matter(left, right) else None


def _read_ago(text: str) -> tuple[float, float] | None:
    found = list(_AGO.finditer(text[:LONGEST]))
    if len(found) != 1:
        return None
    number, unit, last = found[0].groups()
    if last:
        return 0.2 * _DAYS[last.lower()], 2.2 * _DAYS[last.lower()]
    value = read_number(number) or _ROUGHLY.get(number.lower())
    if value is None:
        return None
    high = value + 1 if " or two" in found[0].group() else value
    return 0.6 * value * _DAYS[unit.lower()], 1.5 * high * _DAYS[unit.lower()]


def compare_halves(left: str, right: str) -> Particular | None:
    """A time of day against a part of the day that it does not lie in: 8:20 p.m., that morning."""
    for text, theirs in ((left, right), (right, left)):
        clocks = [found for found in CLOCK.finditer(text[:LONGEST]) if found.group(6) is None]
        parts = list(_PART_OF_DAY.finditer(theirs[:LONGEST]))
        if len(clocks) != 1 or len(parts) != 1 or CLOCK.search(theirs) or _PART_OF_DAY.search(text):
            continue
        (part,) = parts
        sorts = find_sort(text, clocks[0].start(), clocks[0].end()), find_sort(theirs, part.start(), part.end())
        if not all(sorts) or not are_one_act(*sorts):
            continue
        low, high = HOURS[part.group(1).lower()]
        hour = count_minutes(clocks[0]) / 60
        if not (low <= hour <= high or low <= hour + 24 <= high):
            return Particular("hours", f"“{clocks[0].group()}” is not in the {part.group(1).lower()}")
    return None


def compare_bare_clocks(left: str, right: str, minutes: int) -> Particular | None:
    """A time without a half of the day beside one with it: around 7:10, 6:05 p.m."""
    for text, theirs in ((left, right), (right, left)):
        bare, told = find_bare_clock(text[:LONGEST]), list(CLOCK.finditer(theirs[:LONGEST]))
        if bare is None or len(told) != 1 or not (find_classes("act", left) & find_classes("act", right)):
            continue
        apart = abs(bare - count_minutes(told[0]) % (12 * 60))
        apart = min(apart, 12 * 60 - apart)
        if apart > 2 * minutes:
            return Particular("clock", f"the times are {apart} minutes apart")
    return None
