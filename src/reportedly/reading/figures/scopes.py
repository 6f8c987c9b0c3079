"""The words that limit what a figure counts: where, of whom, since when; and as of when it holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reportedly.reading.figures.contexts import load_stops
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import Moment, Span, TimeType

_LONGEST = 14
_ADVERBS = frozenset({"still", "now", "currently", "also", "already"})
_IN_PHRASE = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "and", "both", "all", "this", "that", "our", "my"}
)


class Limit(NamedTuple):
    """The tokens ``[first, end)`` of a scope."""

    first: int
    end: int


class Moments(NamedTuple):
    """The time expressions of a report in order, with their starts for bisection."""

    all: tuple[Moment, ...]
    starts: tuple[int, ...]

    def at(self, start: int) -> Moment | None:
        """The moment that begins at this offset or up to five characters later ("the")."""
        index = bisect_left(self.starts, start)
        found = self.all[index] if index < len(self.all) else None
        return found if found is not None and found.span.start <= start + 5 else None

    def covers(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` stands in a date, a time of day or a repeated time."""
        index = bisect_left(self.starts, start + 1) - 1
        for moment in self.all[max(0, index - 1) : index + 1]:
            if moment.type is not TimeType.DURATION and moment.span.start <= start and end <= moment.span.end:
                return True
        return False


def order_moments(moments: Sequence[Moment]) -> Moments:
    """The moments in order of the text."""
    ordered = tuple(sorted(moments, key=lambda moment: (moment.span.start, moment.span.end)))
    return Moments(ordered, tuple(moment.span.start for moment in ordered))


def find_scope(tokens: Tokens, at: int, moments: Moments) -> Limit | None:
    """The limiting words that begin at token ``at``, right behind what is counted; None where there are none.

    Prepositional phrases of place and time and the participle that may lead them ("sent to Russia", "killed in the
    raid since May"). A time alone is a scope only behind "since" and its like: "12 died on Friday" says when they died.
    """
    words = _load_scopes()
    at = _skip_auxiliary(tokens, at)
    place, last = _skip_load(tokens, at), at
    if place > at and not (tokens.low[place] in words["toward"] and tokens.capital(place + 1)):
        place = at
    if tokens.low[at] in words["participle"] and tokens.low[at + 1] in words["where"] | words["toward"]:
        place, last = at + 1, _read_phrase(tokens, at + 1, moments) or at
        place = max(place, last)
    while place < tokens.size and place - at < _LONGEST:
        end = _read_phrase(tokens, place, moments)
        if end is None:
            break
        place = last = end
    return Limit(at, last) if last > at else None


def _skip_load(tokens: Tokens, at: int) -> int:
    """Past "containing military equipment", up to "to Russia"."""
    if tokens.low[at] not in _load_scopes()["loaded"]:
        return at
    place, stops = at + 1, load_stops()
    while place < tokens.size and place - at < _LONGEST and tokens.low[place] not in stops:
        place += 1
    return place


def _skip_auxiliary(tokens: Tokens, at: int) -> int:
    """Past "are currently" where "stationed in" follows, past "were believed to have" where "moved" does."""
    words = _load_scopes()
    place = _skip_helpers(tokens, at)
    if place > at and tokens.low[place] in words["supposed"] and tokens.low[place + 1] == "to":
        place = _skip_helpers(tokens, place + 2)
    return place if place > at and tokens.low[place] in words["located"] else at


def _skip_helpers(tokens: Tokens, at: int) -> int:
    place = at
    while load_stops().get(tokens.low[place]) == "auxiliary" or tokens.low[place] in _ADVERBS:
        place += 1
    return place


def find_as_of(tokens: Tokens, at: int, end: int, moments: Moments) -> tuple[str, int] | None:
    """The id of the moment behind "as of" between tokens ``at`` and ``end``, and where "as of" stands."""
    if "as" not in tokens.words or not moments.all:
        return None
    for place in range(at, min(end, tokens.size)):
        if tokens.low[place] == "as" and tokens.low[place + 1] == "of":
            moment = moments.at(tokens.starts[place + 2])
            if moment is not None:
                return moment.id, place
    return None


def _ends_phrase(tokens: Tokens, at: int) -> bool:
    """Whether the token is a verb form behind a noun ("12 people in Kursk surrendered")."""
    word = tokens.low[at]
    return word in _load_scopes()["participle"] or (len(word) > 4 and word.endswith("ed"))


@cache
def _load_scopes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in load_rows("figure_scopes.tsv"):
        found.setdefault(row["class"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in found.items()}


def _read_phrase(tokens: Tokens, at: int, moments: Moments) -> int | None:
    """The end of the prepositional phrase at ``at``; None where there is none or it only tells a date."""
    word = tokens.low[at]
    words = _load_scopes()
    led = word in words["toward"] and (tokens.low[at - 1] in words["participle"] or tokens.capital(at + 1))
    if word not in words["where"] and word not in words["since"] and not led:
        return None
    if tokens.low[at + 1] in words["idle"]:
        return None
    moment = moments.at(tokens.starts[at + 1])
    if moment is None and tokens.is_number(at + 1):
        return None
    if moment is not None:
        return _end_of(tokens, at + 1, moment.span) if word in words["since"] else None
    stops = load_stops()
    place = at + 1
    while place < tokens.size and place - at < _LONGEST:
        token = tokens.low[place]
        if (token in stops and token not in _IN_PHRASE) or not (token[0].isalnum() or token == "-"):
            break
        if place > at + 1 and _ends_phrase(tokens, place) and tokens.low[place - 1] not in _IN_PHRASE:
            break
        place += 1
    while place > at + 1 and tokens.low[place - 1] in _IN_PHRASE:
        place -= 1
    return place if place > at + 1 else None


def _end_of(tokens: Tokens, at: int, span: Span) -> int:
    place = at
    while place < tokens.size and tokens.starts[place] < span.end:
        place += 1
    return place
