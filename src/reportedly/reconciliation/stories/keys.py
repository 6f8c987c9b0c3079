"""The keys of a sketch: reports that share two are worth judging.

One thing in common is chance, two hardly ever are. What is enough alone, such as a rare full name, makes two keys.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from reportedly.reconciliation.stories.sketches import Person, Sketch
from reportedly.reconciliation.stories.terms import fold_words, weigh_term
from reportedly.reconciliation.stories.ways import fold_way

LEAST_SHARED = 2
"""Reports that share so many keys are judged."""

_MOST_PEOPLE = 6
_MOST_SPOTS = 2
_MOST_DAYS = 3
_MOST_AGES = 3
_MOST_MARKS = 4
_MOST_WAYS = 4
_MOST_RARE = 6
_MOST_TOPICAL = 10
_LEAST_NAME = 8.0
_LEAST_MARK = 9.0
_LEAST_RARE = 6.0
_FORTNIGHT = 14
_YEAR = 365


def list_keys(sketch: Sketch) -> tuple[int, ...]:
    """The keys of ``sketch``, each once, signed numbers of 64 bits; none for one without words."""
    return tuple(dict.fromkeys(hash_key(words) for words in _list_words(sketch)))


@lru_cache(maxsize=65536)
def hash_key(words: str) -> int:
    """A signed number of 64 bits that is the same on every machine."""
    digest = hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def _list_words(sketch: Sketch) -> Iterator[str]:
    for person in sketch.people[:_MOST_PEOPLE]:
        yield from _name_person(person)
    spots = [spot.geoname_id for spot in sketch.spots if not spot.wide][:_MOST_SPOTS]
    for spot in spots:
        yield from (f"day {spot} {day}" for day in _choose_days(sketch))
        yield from (f"age {spot} {age}" for age in sketch.ages[:_MOST_AGES])
    marks = (fold_words(mark) for mark in sketch.marks[:_MOST_MARKS])
    yield from (f"mark {mark}" for mark in marks if _weigh_mark(mark) >= _LEAST_MARK)
    yield from (f"way {fold_way(way)}" for way in sketch.ways[:_MOST_WAYS])
    yield from _name_words(sketch)


def _name_words(sketch: Sketch) -> Iterator[str]:
    """The weightiest words for a fortnight, the rare ones among them for a year: what links reports without names.

    Those of reports on either side of a fortnight's end differ; names, places and days are left to link them.
    """
    rare = (term for term in sketch.terms if weigh_term(term) >= _LEAST_RARE and not term.isdigit())
    published = sketch.published
    year = "" if published is None else published // _YEAR
    yield from (f"word {term} {year}" for term in islice(rare, _MOST_RARE))
    if published is not None:
        yield from (f"topic {term} {published // _FORTNIGHT}" for term in islice(sketch.terms, _MOST_TOPICAL))


def _name_person(person: Person) -> Iterator[str]:
    """One key for somebody who holds an office, or whose name many have; two for a name that is next to unique."""
    yield f"name {person.folded}"
    if not person.known and sum(map(weigh_term, person.folded.split())) >= _LEAST_NAME:
        yield f"again {person.folded}"


def _choose_days(sketch: Sketch) -> list[int]:
    """The days told first; that of publication and the day before, since what is told without a day is new."""
    published = () if sketch.published is None else (sketch.published, sketch.published - 1)
    return list(dict.fromkeys((*sketch.days[:_MOST_DAYS], *published)))


@lru_cache(maxsize=65536)
def _weigh_mark(mark: str) -> float:
    return sum(map(weigh_term, mark.split()))
