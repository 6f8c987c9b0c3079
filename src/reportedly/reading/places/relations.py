"""Which places the text itself puts into one another: "Leland, Ohio", "Leland in Ohio", "Ohio's Leland"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.reading.places.mentions import Mention, Origin

_INNER_FIRST = re.compile(
    r" ?, ?|,? \(| | (?:in|of)(?: the)?(?: [a-z-]+){0,3} "
    r"|,? (?:an? |the )?(?:[a-z-]+ ){0,4}(?:in|of)(?: the)?(?: [a-z-]+){0,2} | [a-z]+ [a-z]+ in "
)
_OUTER_FIRST = re.compile(r"['’]s? (?:[a-z-]+ ){0,5}(?:of )?|[:/] ")
_PEOPLE_FIRST = re.compile(r" (?:[a-z-]+ ){1,4}(?:of )?|, ")
_LONGEST = 60


class Relation(NamedTuple):
    """Mentions by index; ``inner`` may lie in ``outer``."""

    inner: int
    outer: int


def find_relations(text: str, mentions: Sequence[Mention]) -> list[Relation]:
    """Pairs of neighbouring mentions that are written as a place and the larger one around it."""
    found = []
    for index in range(len(mentions) - 1):
        one, other = mentions[index], mentions[index + 1]
        gap = other.span.start - one.span.end
        if not 0 < gap <= _LONGEST:
            continue
        between = text[one.span.end : other.span.start]
        if one.origin is Origin.PEOPLE or one.found.demonym:
            if _PEOPLE_FIRST.fullmatch(between):
                found.append(Relation(inner=index + 1, outer=index))
        elif other.origin is Origin.PEOPLE or other.found.demonym:
            continue
        elif _INNER_FIRST.fullmatch(between):
            found.append(Relation(inner=index, outer=index + 1))
        elif _OUTER_FIRST.fullmatch(between):
            found.append(Relation(inner=index + 1, outer=index))
    return found
