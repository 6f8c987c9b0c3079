"""Values that are compared with all earlier ones, each two of them once; and names that cannot be one, told cheaply.

``share_knower`` compares names letter by letter. Of a thousand names hardly any two need that: names of which no word
shares a beginning, an ending or a row of the tables of names are two, whoever compares them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from reportedly.identity.names import parse_body, parse_name
from reportedly.identity.spelling import fold_word, list_spellings, make_key
from reportedly.reconciliation.knowers import Knower, share_knower
from reportedly.reconciliation.naming import fold_name
from reportedly.reconciliation.occasions import Occasion, share_occasion

_SHORT = 4
"""Letters up to which a name of one word may be initials."""

_LEAST_NEAR = 5
"""Letters from which two words that differ in one letter may be one name."""

_Value = TypeVar("_Value")


class Firsts(Generic[_Value]):
    """Distinct values with the place of each one's first holder, asked for the first that meets another value.

    ``mark`` gives marks of which two values that meet share one; None for a value that may meet any.
    """

    def __init__(self, meet: Callable[[_Value, _Value], bool], mark: Callable[[_Value], frozenset[str] | None]) -> None:
        self._meet = meet
        self._mark = mark
        self._held: list[tuple[int, _Value]] = []
        self._known: set[_Value] = set()
        self._open: list[int] = []
        self._marked: dict[str, list[int]] = {}
        self._asked: dict[_Value, tuple[int, int | None]] = {}

    def add(self, place: int, value: _Value) -> None:
        """Notes ``value``, unless an earlier holder has it; places must rise."""
        if value in self._known:
            return
        at = len(self._held)
        self._known.add(value)
        self._held.append((place, value))
        marks = self._mark(value)
        if marks is None:
            self._open.append(at)
        for mark in marks or ():
            self._marked.setdefault(mark, []).append(at)

    def find(self, value: _Value) -> tuple[int, ...]:
        """The place of the first value that meets ``value``, or nothing. What was compared before is not again."""
        begin, found = self._asked.get(value, (0, None))
        if found is None and begin < len(self._held):
            found = next(
                (
                    self._held[at][0]
                    for at in self._list_candidates(value, begin)
                    if self._meet(value, self._held[at][1])
                ),
                None,
            )
            self._asked[value] = (len(self._held), found)
        return () if found is None else (found,)

    def _list_candidates(self, value: _Value, begin: int) -> Iterable[int]:
        """Of the values from ``begin`` on those that may meet ``value``, in order."""
        marks = self._mark(value)
        if marks is None:
            return range(begin, len(self._held))
        lists = [self._open, *(self._marked[mark] for mark in marks if mark in self._marked)]
        return sorted({at for held in lists for at in held[bisect_left(held, begin) :]})


def meet_knowers(one: Knower, other: Knower) -> bool:
    """Whether two knowers are, or may well be, one."""
    return share_knower(one, other) is not None


def meet_occasions(one: Occasion, other: Occasion) -> bool:
    """Whether two occasions are, or may well be, one."""
    return share_occasion(one, other) is not None


@lru_cache(maxsize=16384)
def mark_knower(knower: Knower) -> frozenset[str] | None:
    """Marks of a knower: the words of its names, its body, its state and service; None for one without a name."""
    if not knower.settled or not knower.names:
        return None
    marks = {f"state:{knower.country}"} if knower.official and knower.country is not None else set()
    marks |= {f"service:{kind}" for kind in knower.service.kinds} if knower.service is not None else set()
    for name in (*knower.names, *((knower.body,) if knower.body is not None else ())):
        found = _mark_name(name)
        if found is None:
            return None
        marks |= found
    return frozenset(marks)


def mark_occasion(occasion: Occasion) -> frozenset[str]:
    """The family: occasions of two families never meet."""
    return frozenset((occasion.family,))


@lru_cache(maxsize=65536)
def _mark_name(name: str) -> frozenset[str] | None:
    """Of a name in a language whose sounds are compared, or that may be initials, nothing can be said by its words."""
    person, body = parse_name(name), parse_body(name)
    words = {fold_word(word) for word in (*person.words, *name.split())}
    if person.language is not None or any(len(word) == 1 for word in words):
        return None
    if len(person.words) == 1 and len(name) <= _SHORT:
        return None  # "MBS" may be initials
    marks = {mark for word in (*words, *body.words) for mark in _mark_word(word)}
    initials = {f"initials:{each}" for each in (*body.initials, body.acronym) if each}
    return frozenset(marks | initials | {f"={fold_name(name)}", *(f"code:{code}" for code in body.codes)})


@lru_cache(maxsize=65536)
def _mark_word(word: str) -> tuple[str, ...]:
    """The word with its other spellings; and its ends, of which a letter more, less or other leaves one as it was."""
    spellings = list_spellings(word)
    near = {word, *spellings, *(each for spelling in spellings for each in list_spellings(spelling))}
    marks = [mark for each in sorted(near) for mark in (each, f"~{make_key(each)}")]
    if len(word) >= _LEAST_NEAR:
        sizes = (len(word), len(word) + 1)
        marks += [mark for size in sizes for mark in (f"^{word[:3]}{size}", f"{word[-2:]}{size}$")]
    return tuple(marks)
