"""Particulars that news gives of one thing, each of a sort: a part of a body, a street, a relative, a spot, a cause.

Two contents that give another value of a sort of one person or happening differ, whatever else they say. Each sort is
looked for in both; it counts only where each has one value, or a set of values that the other has none of.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.reconciliation.relations.pairs import Pair
from reportedly.reconciliation.relations.told_manners import (
    compare_calibers,
    compare_causes,
    compare_deathbeds,
    compare_exits,
    compare_flights,
    compare_illnesses,
    compare_means,
    compare_motives,
    compare_selves,
    compare_shots,
    compare_vehicles,
    compare_weapons,
)
from reportedly.reconciliation.relations.told_moments import (
    compare_agos,
    compare_bare_clocks,
    compare_halves,
    compare_often,
    compare_terms,
)
from reportedly.reconciliation.relations.told_people import (
    compare_body_sides,
    compare_finders,
    compare_holders,
    compare_kin,
    compare_lists,
    compare_looks,
    compare_namesakes,
    compare_parts,
    compare_sexes,
)
from reportedly.reconciliation.relations.told_places import compare_hoods, compare_roads, compare_spots
from reportedly.reconciliation.relations.told_values import HOURS, SUFFIXES, Particular, load_values, may_be_one
from reportedly.reconciliation.relations.wording import find_focus, read_words
from reportedly.vocabulary import Position

_SHORT = 30
"""Words up to which a content is looked at as a whole."""


_ANOTHER = re.compile(
    r"\b(?:(?<!by )another"
    r"|(?:second|third|fourth|fifth)(?!\s?-|\s+(?:floor|story|storey|grade|degree|street|avenue|time)\b)"
    r"|(?<!each )others?|different|separate|unrelated)\b",
    re.IGNORECASE,
)


def find_particular(pair: Pair) -> Particular | None:
    """The first sort of which the two give other values of one thing; None where there is none."""
    left, right = (_find_text(each, theirs) for each, theirs in (pair.both, (pair.other, pair.one)))
    found = _find(left, right, pair.settings.minutes, two_reports=pair.one.report != pair.other.report)
    if found is not None and found.sort == "body" and not may_be_one(pair.one.sentence, pair.other.sentence):
        return None  # "was grazed in the cheek": of whom that is said stands in the sentence
    return found


@lru_cache(maxsize=8192)
def _find(left: str, right: str, minutes: int, *, two_reports: bool) -> Particular | None:
    turned = compare_sexes(left, right)
    if turned is not None:
        return turned
    if _ANOTHER.search(left) is not None or _ANOTHER.search(right) is not None:
        return None
    words = [frozenset(read_words(text).words) for text in (left, right)]
    for sort in _list_sorts():
        lacking = sum(sort.words.isdisjoint(each) for each in words)
        if lacking <= (not sort.both) and (two_reports or not sort.apart):
            found = sort.compare(left, right)
            if found is not None:
                return found
    return compare_namesakes(left, right) or compare_bare_clocks(left, right, minutes)


class _Sort(NamedTuple):
    """How values of a sort are compared; ``words`` of which each text, or with ``both`` false one of them, has one.

    ``apart``: only of two reports, since one report tells of two people.
    """

    compare: Callable[[str, str], Particular | None]
    words: frozenset[str]
    both: bool = True
    apart: bool = False


@cache
def _list_sorts() -> tuple[_Sort, ...]:
    return (
        _Sort(compare_parts, frozenset(load_values("body")), apart=True),
        _Sort(compare_body_sides, frozenset({"left", "right"}), apart=True),
        _Sort(compare_holders, frozenset(load_values("role")), apart=True),
        _Sort(compare_often, frozenset({"once", "twice", "thrice", "times"})),
        _Sort(compare_finders, frozenset({"found", "discovered"})),
        _Sort(compare_illnesses, frozenset(load_values("illness"))),
        _Sort(
            compare_calibers,
            frozenset("had has having with carried carrying used using fired held".split()),
            apart=True,
        ),
        _Sort(compare_terms, frozenset("served serving spent sentenced sentence term".split())),
        _Sort(compare_lists, frozenset({"age", "ages", "aged"}), both=False, apart=True),
        _Sort(compare_selves, frozenset("himself herself themselves self suicide inflicted".split()), both=False),
        _Sort(compare_causes, frozenset(_CAUSE_WORDS.split())),
        _Sort(compare_kin, frozenset(load_values("kin")) | frozenset(f"ex-{word}" for word in load_values("kin"))),
        _Sort(compare_roads, frozenset(SUFFIXES) | frozenset(SUFFIXES.values()) | frozenset(_ROAD_WORDS.split())),
        _Sort(compare_hoods, frozenset("neighborhood neighbourhood district section borough ward".split())),
        _Sort(compare_spots, frozenset(load_values("spot")) | {"outside", "outdoors"}),
        _Sort(compare_agos, frozenset("ago earlier before last".split())),
        _Sort(compare_halves, frozenset(HOURS), both=False),
        _Sort(compare_shots, frozenset("shots gunshots rounds bullets".split())),
        _Sort(compare_looks, frozenset("white black hispanic asian latino".split())),
        _Sort(compare_means, frozenset(load_values("means"))),
        _Sort(compare_weapons, frozenset(load_values("weapon"))),
        _Sort(compare_motives, frozenset(load_values("motive"))),
        _Sort(compare_exits, frozenset(load_values("exit"))),
        _Sort(compare_flights, frozenset("fled left drove sped ran escaped walked".split())),
        _Sort(compare_vehicles, frozenset(load_values("car"))),
        _Sort(compare_deathbeds, frozenset("scene hospital center centre".split())),
    )


_ROAD_WORDS = "place way circle parkway terrace trail"


_CAUSE_WORDS = (
    "because due owing caused blamed ascribed attributed result triggered sparked stemmed stemming resulted followed"
    " started broke over for cause trigger reason culprit"
)


def _find_text(position: Position, theirs: Position) -> str:
    text = " ".join(position.content.text[:2000].split())
    return text if len(text.split()) <= _SHORT else find_focus(text, theirs.content.text, narrow=True)
