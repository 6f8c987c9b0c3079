"""Names taken apart and compared: the door to the comparison of names, for reading and for identity alike.

``parse_name`` and ``parse_body`` take names apart, ``compare_names`` compares two of one sort. Everything is pure and
cached by the text of the names; any text gives a result.
"""

from __future__ import annotations

from functools import lru_cache

from reportedly.identity.bodies import compare_bodies, parse_body
from reportedly.identity.forms import NameMatch, Order, ParsedBody, ParsedName, Verdict
from reportedly.identity.parsing import parse_person
from reportedly.identity.people import compare_people

__all__ = [
    "NameMatch",
    "Order",
    "ParsedBody",
    "ParsedName",
    "Verdict",
    "compare_names",
    "parse_body",
    "parse_name",
]


def parse_name(text: str) -> ParsedName:
    """A person's name taken apart, titles and all: "South Korean Defense Minister Kim Yong-hyun", "Smith, John Jr."

    Never raises; ``words`` is empty where there is no name besides titles. Results are cached by ``text``.
    """
    return parse_person(text)


@lru_cache(maxsize=16384)
def compare_names(left: ParsedName | ParsedBody, right: ParsedName | ParsedBody) -> NameMatch:
    """Whether two names are one, may be one, or are two; a person's name and a body's are always two.

    ``same`` speaks of names, not of their bearers: many people are called Kim Young-soo.
    """
    if isinstance(left, ParsedName) and isinstance(right, ParsedName):
        return compare_people(left, right)
    if isinstance(left, ParsedBody) and isinstance(right, ParsedBody):
        return compare_bodies(left, right)
    reason = "one is the name of a person, the other is not"
    return NameMatch(verdict=Verdict.DIFFERENT, score=0.0, reason=reason, values=(left.text, right.text))
