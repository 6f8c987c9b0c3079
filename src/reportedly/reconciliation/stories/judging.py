"""Whether two reports are of one story: measures weighed by a small logistic model, and the reason in a sentence."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from functools import cache
from operator import mul

from reportedly.reconciliation.stories.comparing import (
    MEASURES,
    MOST_ALIKE,
    Opened,
    are_near,
    measure_rest,
    measure_words,
    open_sketch,
)
from reportedly.reconciliation.stories.rows import load_rows
from reportedly.reconciliation.stories.sketches import Sketch, unpack_sketch
from reportedly.reconciliation.stories.terms import fold_words
from reportedly.reconciliation.stories.ways import fold_way
from reportedly.vocabulary.grouping import Item, Link

EVENT = "same_event"
LATER = "follow_up"
"""The two kinds of link: reports of one event, and one that comes back to it more than a week later."""

_LATER = 7
_SLACK = 1e-9
"""Sums of like numbers in another order differ by less."""

_MOST_SHOWN = 3
_MOST_NAMED = 5
_MOST_WORDS = 4


def judge_story(one: Item, other: Item) -> Link | None:
    """The link by which two reports are of one story, None where they are not; the same for either order."""
    left, right = (one, other) if one.id <= other.id else (other, one)
    ours, theirs = open_sketch(left.body), open_sketch(right.body)
    column, rest = _choose_column(ours, theirs), measure_rest(ours, theirs)
    if _score(column, (0.0, 0.0, 0.0, 0.0, *rest)) + _bound_words(column, are_near(ours, theirs)) < 0.0:
        return None  # whatever their words are
    score = _score(column, (*measure_words(ours, theirs), *rest))
    if score < 0.0:
        return None
    reason = explain_pair(unpack_sketch(left.body), unpack_sketch(right.body))
    later = is_dated(ours, theirs) and abs((ours.published or 0) - (theirs.published or 0)) > _LATER
    return Link(
        left=left.id, right=right.id, kind=LATER if later else EVENT, score=round(_squash(score), 4), reason=reason
    )


def is_dated(one: Opened, other: Opened) -> bool:
    """Whether both reports have a date; without one, other weights hold."""
    return one.published is not None and other.published is not None


def _score(column: str, measures: Iterable[float]) -> float:
    """How surely two reports are of one story, as a logit that is 0 where they are just enough so to be joined."""
    weights = _load_weights(column)
    return sum(map(mul, weights[1:], measures), weights[0])


def _choose_column(one: Opened, other: Opened) -> str:
    return "dated" if is_dated(one, other) else "undated"


def _squash(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-min(30.0, score)))


@cache
def _load_weights(column: str) -> tuple[float, ...]:
    """The weights in the order of ``MEASURES``; before them what a pair without anything has, and has to overcome."""
    written = {row["measure"]: float(row[column]) for row in load_rows("pair_weights.tsv")}
    return (written["always"] - written["join"], *(written.get(name, 0.0) for name in MEASURES))


@cache
def _bound_words(column: str, near: bool) -> float:
    """What words that are all the same add, or more: that is seen before any are gone through."""
    measures = ("words_near", "opening_near") if near else ("words_far", "opening_far")
    weights = dict(zip(MEASURES, _load_weights(column)[1:], strict=True))
    return sum(MOST_ALIKE * max(0.0, weights[name]) for name in measures) + _SLACK


# --- the reason ------------------------------------------------------------------------------------------------------


def explain_pair(one: Sketch, other: Sketch) -> str:
    """What both tell, in a sentence: "both name Ada Reyes, 24, and Gary, one day apart"."""
    shared = (
        *_share_people(one, other),
        *_share_spots(one, other),
        *_share_ways(one, other),
        *_share_marks(one, other),
    )
    named = list(dict.fromkeys(shared))[:_MOST_NAMED]
    clauses = [f"both name {_list(named)}"] if named else []
    ages = sorted(set(one.ages) & set(other.ages))
    if ages and not any("," in each for each in named):
        who = "somebody" if len(ages) == 1 else "people"
        clauses.append(f"tell of {who} aged {_list(map(str, ages[:_MOST_SHOWN]))}")
    if len(named) < 2:
        words = _share_words(one, other)
        clauses += [f"share the words {_list(words)}"] if words else []
    clauses += _tell_days(one, other)
    sentence = ", ".join(clauses)
    return sentence if sentence.startswith("both") else f"both {sentence}"


def _share_people(one: Sketch, other: Sketch) -> list[str]:
    theirs = {person.folded: person for person in other.people}
    shared = [(person, theirs[person.folded]) for person in one.people if person.folded in theirs]
    names = [(max(ours.name, their.name, key=len), ours.age or their.age) for ours, their in shared]
    return [f"{name}, {age}" if age else name for name, age in names[:_MOST_SHOWN]]


def _share_spots(one: Sketch, other: Sketch) -> list[str]:
    theirs = {spot.geoname_id for spot in other.spots if not spot.wide}
    return [spot.name for spot in one.spots if not spot.wide and spot.geoname_id in theirs][:2]


def _share_ways(one: Sketch, other: Sketch) -> list[str]:
    theirs = {fold_way(way): way for way in other.ways}
    return [max(way, theirs[fold_way(way)], key=len) for way in one.ways if fold_way(way) in theirs][:2]


def _share_marks(one: Sketch, other: Sketch) -> list[str]:
    theirs = {fold_words(mark) for mark in other.marks}
    return [mark for mark in one.marks if fold_words(mark) in theirs][:2]


def _share_words(one: Sketch, other: Sketch) -> list[str]:
    shared = {term: one.terms[term] * other.terms[term] for term in one.terms.keys() & other.terms.keys()}
    return [f"“{term}”" for term in sorted(shared, key=lambda term: (-shared[term], term))[:_MOST_WORDS]]


def _tell_days(one: Sketch, other: Sketch) -> list[str]:
    shared = [day for day in one.days if day in other.days]
    clauses = [f"speak of {_write_day(shared[0])}"] if shared else []
    if one.published is None or other.published is None:
        return clauses
    gap = abs(one.published - other.published)
    return [*clauses, "on one day" if gap == 0 else "one day apart" if gap == 1 else f"{gap} days apart"]


def _write_day(day: int) -> str:
    when = date.fromordinal(day)
    return f"{when.day} {when:%B} {when.year}"


def _list(parts: Iterable[str]) -> str:
    """Parts as one phrase, "a, b and c"; with semicolons where a part has a comma."""
    told = list(parts)
    if len(told) < 2:
        return "".join(told)
    if not any("," in each for each in told):
        return f"{', '.join(told[:-1])} and {told[-1]}"
    mark = "; " if len(told) > 2 else ", "
    return f"{mark.join(told[:-1])}{mark}and {told[-1]}"
