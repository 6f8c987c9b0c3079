"""Which of the questions that words find are the ones that were meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reportedly.ledger.answering.grouped import GroupLine
from reportedly.vocabulary import Position, Setting, Topic

MOST_ANSWERS = 3
"""Questions that words are answered with in full."""

_NEAR = 0.9
"""A question is answered too where it is at least so near as this share of the nearest one's nearness."""

_PLAIN = "present"
"""The doing that nobody needs to say: "troops in Russia" are there."""


def choose_nearest(
    asked: Collection[str], found: Sequence[tuple[GroupLine, Sequence[Position]]]
) -> tuple[GroupLine, ...]:
    """The groups that are nearest to what is asked, by some positions of each; of equals the order stays."""
    near = [(measure_nearness(asked, positions), group) for group, positions in found]
    ordered = sorted(near, key=lambda pair: -pair[0])
    return tuple(group for nearness, group in ordered[:MOST_ANSWERS] if nearness >= _NEAR * ordered[0][0])


def measure_nearness(asked: Collection[str], positions: Sequence[Position]) -> float:
    """From 0 to 1: the share of words that both the query and a topic have, of all that one of them has.

    That of the nearest position counts: on one question some say "troops" and others "North Koreans".
    """
    return max((_share(set(asked), set(_list_core(each.topic, asked))) for each in positions), default=0.0)


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _list_core(topic: Topic, asked: Collection[str]) -> Iterator[str]:
    """What a topic is of: what is counted, of whom, what befell it, and where, if its own words say so."""
    yield topic.head
    yield from (term.lower() for term in topic.terms)
    yield from (doing for doing in topic.doing if doing != _PLAIN or doing in asked)
    for setting in topic.where:
        if not setting.weak:
            yield from _name(setting)


def _name(setting: Setting) -> Sequence[str]:
    """A state by its code, as queries have it; another place by the first word of its name."""
    if (setting.feature or "").startswith("PCL") and setting.country is not None:
        return (setting.country.lower(),)
    return setting.name.split()[:1]
