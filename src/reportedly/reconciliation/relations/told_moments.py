"""Particulars of when it was, beside days and full times of day: how long ago, a part of the day, "around 7:10"."""

from __future__ import annotations

import re

from reportedly.reconciliation.relations.acts import are_one_act, find_sort
from reportedly.reconciliation.relations.apart import name_two_others
from reportedly.reconciliation.relations.clauses import CLOCK, count_minutes, find_bare_clock
from reportedly.reconciliation.relations.told_values import HOURS, LONGEST, Particular, find_classes, may_be_one
from reportedly.reconciliation.relations.wording import read_number, share_matter

_AGO = re.compile(
    r"\b([a-z]+|\d{1,3})\s+(?:or\s+two\s+)?(day|week|month|year)s?(?:\s+or\s+two)?\s+(?:ago|earlier|before)\b"
    r"|\blast\s+(week|month|year)\b",
    re.IGNORECASE,
)


_ROUGHLY = {"a": 1.0, "an": 1.0, "several": 4.0, "few": 3.0}


_DAYS = {"day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}


_PART_OF_DAY = re.compile(r"\b(morning|afternoon|evening|night)\b", re.IGNORECASE)


_OFTEN = re.compile(
    r"\b([a-z]+ed|won|lost|sat|been|ran|held)\s+(once|twice|thrice|(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+times)\b"
    r"|\b(once|twice|thrice)\s+([a-z]+ed)\b",
    re.IGNORECASE,
)
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}


def compare_often(left: str, right: str) -> Particular | None:
    """How often one thing was done: "married twice", "was married three times"."""
    one, other = (_read_often(text) for text in (left, right))
    shared = sorted(one.keys() & other.keys())
    told = next((verb for verb in shared if one[verb] != other[verb]), None)
    if told is None:
        return None
    return Particular("often", f"“{told}” {one[told]:g} times by one and {other[told]:g} times by the other")


def _read_often(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for each in _OFTEN.finditer(text[:LONGEST]):
        verb, often = (each.group(1) or each.group(4)).lower(), (each.group(2) or each.group(3)).lower()
        if _ROUGH.search(text[: each.start(2) if each.group(2) else each.start(3)][-_BEFORE:]) is not None:
            continue
        number = _TIMES.get(often) or read_number(often.split()[0])
        if number is not None:
            found[verb] = number
    return found


_BEFORE = 20
_ROUGH = re.compile(r"\b(?:about|around|at least|more than|over|nearly|almost|up to)\s+$", re.IGNORECASE)


_TERM = re.compile(
    r"\b(?:(served|serving|spent|sentenced\s+to)\s+(?:a\s+(?:reduced\s+)?(?:sentence|term)\s+of\s+)?"
    r"(more than|over|at least|nearly|almost|about|up to)?\s*"
    r"|(?=\S+\s?-\s?(?:year|month)s?\s+(?:prison\s+)?(?:sentence|term)\b))"
    r"(\d{1,3}|[a-z]+)([\s-]+(?:and\s+a\s+half|1\s?/\s?2)|\s?½)?[\s-]+(day|week|month|year)s?\b",
    re.IGNORECASE,
)
_PRISON = re.compile(r"\b(?:prison|jail|sentenced?|behind bars|convict\w*|probation|serv(?:ed|ing))\b", re.IGNORECASE)
_NEAR_SPAN = 1.03


def compare_terms(left: str, right: str) -> Particular | None:
    """How long one was in prison, or was sent there: "served 136 days", "served five months"."""
    if (
        not all(_PRISON.search(text) for text in (left, right))
        or name_two_others(left, right)
        or not may_be_one(left, right)
    ):
        return None
    one, other = (_read_terms(text) for text in (left, right))
    for kind in sorted(one.keys() & other.keys()):
        here, there = one[kind], other[kind]
        if here[0] > there[1] * _NEAR_SPAN or there[0] > here[1] * _NEAR_SPAN:
            return Particular("term", f"the time {kind} is {here[2]} by one and {there[2]} by the other")
    return None


def _read_terms(text: str) -> dict[str, tuple[float, float, str]]:
    """The least and the most days of a sentence and of what was served of it, with the words for them."""
    found: dict[str, tuple[float, float, str]] = {}
    for each in _TERM.finditer(text[:LONGEST]):
        verb, bound, word, half, unit = each.groups()
        number = read_number(word)
        if number is None:
            continue
        days = (number + (0.5 if half else 0.0)) * _DAYS_OF[unit.lower()]
        kind = "served" if (verb or "").lower() in ("served", "serving", "spent") else "to serve"
        low, high = (0.9 * days, days) if (bound or "").lower() in ("nearly", "almost", "up to") else (days, days)
        if (bound or "").lower() in ("more than", "over", "at least"):
            high = float("inf")
        found.setdefault(kind, (low, high, text[each.start(3) : each.end()]))
    return found


_DAYS_OF = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}


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
        if not all(sorts) or not are_one_act(*sorts) or name_two_others(left, right):
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
