"""Scores of matches and votes: "won 3-1", "a 2-2 draw", "passed 52-48", "by 52 votes to 48"."""

from __future__ import annotations

from typing import NamedTuple

from reportedly.reading.figures.contexts import speaks_of, words_of
from reportedly.reading.figures.cores import DASHES
from reportedly.reading.figures.nouns import is_plural
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.figures.units import read_unit
from reportedly.reading.figures.values import read_digits

_MOST = 999


class Score(NamedTuple):
    """The two numbers of a score at tokens ``[first, end)``, the smaller one first."""

    first: int
    end: int
    low: int
    high: int


def read_score(tokens: Tokens, at: int) -> Score | None:
    """The score whose first number is token ``at``."""
    if not tokens.low[at].isdecimal() or len(tokens.low[at]) > 3:
        return None
    return _read_dashed(tokens, at) or _read_to(tokens, at) or _read_vote(tokens, at)


def _read_to(tokens: Tokens, at: int) -> Score | None:
    """As in "218-to-201"."""
    joined = tokens.low[at + 1] in DASHES and tokens.low[at + 2] == "to" and tokens.touches(at + 1)
    if not joined or at + 4 >= tokens.size or not (tokens.low[at + 3] in DASHES and tokens.low[at + 4].isdecimal()):
        return None
    one, other = int(read_digits(tokens.raw(at)) or 0), int(read_digits(tokens.raw(at + 4)) or 0)
    spoken = speaks_of(tokens, "sport") or speaks_of(tokens, "vote")
    return Score(at, at + 5, min(one, other), max(one, other)) if spoken and max(one, other) <= _MOST else None


def _read_dashed(tokens: Tokens, at: int) -> Score | None:
    if tokens.low[at + 1] not in DASHES or not tokens.low[at + 2].isdecimal() or len(tokens.low[at + 2]) > 3:
        return None
    if not (tokens.touches(at) and tokens.touches(at + 1)) or (
        at > 0 and tokens.touches(at - 1) and tokens.low[at - 1] != "("
    ):
        return None
    if (tokens.touches(at + 2) and tokens.low[at + 3][:1].isalnum()) or (
        tokens.low[at + 3] in DASHES and tokens.touches(at + 2)
    ):
        return None
    one, other = int(read_digits(tokens.raw(at)) or 0), int(read_digits(tokens.raw(at + 2)) or 0)
    if one > _MOST or other > _MOST or not _is_score(tokens, at, one, other):
        return None
    return Score(at, at + 3, min(one, other), max(one, other))


def _is_score(tokens: Tokens, at: int, one: int, other: int) -> bool:
    """Whether "A-B" is a score and no range: it does not rise, or nothing is counted where sport or a vote is told."""
    after = at + 3
    if read_unit(tokens, after) is not None or tokens.low[after] in ("million", "billion", "thousand", "%"):
        return False
    spoken = speaks_of(tokens, "sport") or speaks_of(tokens, "vote")
    if one >= other:
        return spoken or tokens.low[after] in ("", ",", ".", ";", ")")
    return spoken and (tokens.low[after] in words_of("score behind") or not is_plural(tokens, after))


def _read_vote(tokens: Tokens, at: int) -> Score | None:
    """As in "by 52 votes to 48", "by 52 to 48", "voted 52 to 48"."""
    low, place = tokens.low, at + 1
    by = low[at - 1] == "by"
    if low[place] in ("vote", "votes"):
        place += 1
    elif not (low[at - 1] in ("voted", "vote", "by") and speaks_of(tokens, "vote")):
        return None
    if low[place] not in ("to", "against") or not low[place + 1].isdecimal() or len(low[place + 1]) > 3:
        return None
    one, other = int(read_digits(tokens.raw(at)) or 0), int(read_digits(tokens.raw(place + 1)) or 0)
    return Score(at - by, place + 2, min(one, other), max(one, other))
