"""Several told by their number: "the two", "both", "the three", "both governments"."""

from __future__ import annotations

from typing import TypeAlias

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.lexemes import Number, Sort
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.reading.speakers.rows import Row

_COUNTS = {"two": 2, "both": 2, "pair": 2, "couple": 2, "duo": 2, "three": 3, "four": 4, "five": 5}
_SIBLINGS = frozenset("twin twins brother brothers sister sisters sibling siblings spouse spouses couple".split())
_OF_TWO = (["neither", "of"], ["both", "of"], ["either", "of"])
_REACH = 3
_SEEN = 20
_STATES = frozenset({Sort.PLACE, Sort.BODY})

Pairs: TypeAlias = dict[tuple[int, bool], tuple[int, int]]
"""For a number, and whether bodies or places are meant: the pair, and the last sentence that speaks of it."""


def join_counted(clusters: Clusters, row: Row) -> None:
    """Link "the two" to the pair of that size that was named last, at most three sentences back.

    "Both governments" and "the two countries" go with pairs of bodies and places. Where no such pair is named together,
    the people of these sentences are meant, if there are just so many.
    """
    pairs: Pairs = {}
    people: list[tuple[int, int]] = []
    for number, mention in enumerate(clusters.mentions):
        if mention.form is Form.PAIR:
            pairs[len(mention.parts), mention.sort in _STATES] = number, mention.sentence
        elif mention.form is Form.NAME and mention.sort is Sort.PERSON:
            people.append((mention.sentence, clusters.find(number)))
        if number in clusters.links:
            continue
        size = _read_size(row, mention)
        if size is not None:
            _join_one(clusters, number, size, pairs, people)
        elif mention.sort is Sort.PEOPLE and mention.form is Form.DESCRIPTION:
            _join_titled(clusters, number, row, pairs)


def _read_size(row: Row, mention: Mention) -> int | None:
    if mention.form not in (Form.PRONOUN, Form.DESCRIPTION):
        return None
    if mention.lemma == "them" and row.lowers[max(0, mention.low - 2) : mention.low] in _OF_TWO:
        return 2
    if mention.lemma in _COUNTS or mention.number is not Number.MANY:
        return _COUNTS.get(mention.lemma)
    before = row.lowers[mention.low : mention.head]
    if before == ["the"] and mention.lemma in _SIBLINGS:
        return 2
    if not before or before[0] not in ("the", "these", "those", "both"):
        return None
    return next((_COUNTS[lower] for lower in before if lower in _COUNTS), None)


def _join_titled(clusters: Clusters, number: int, row: Row, pairs: Pairs) -> None:
    """Link "the divers" to the pair named last that was called so: "Divers Ana Ruiz and Rui Leal"."""
    mention = clusters.mentions[number]
    target, _ = pairs.get((2, False), (None, 0))
    if target is None or mention.high - mention.low != 2 or row.lowers[mention.low] != "the":
        return
    pair = clusters.mentions[target]
    first = clusters.mentions[clusters.by_head[pair.parts[0]]] if pair.parts[0] in clusters.by_head else pair
    if row.lowers[mention.head] in row.lowers[pair.low : first.high]:
        clusters.join(number, target, Link(because="these two were called so", towards=target))


def _join_one(clusters: Clusters, number: int, size: int, pairs: Pairs, people: list[tuple[int, int]]) -> None:
    mention = clusters.mentions[number]
    states = mention.sort in _STATES
    first = mention.sentence - _REACH
    target, sentence = pairs.get((size, states), (None, 0))
    if target is not None and sentence >= first:
        clusters.join(number, target, Link(because="so many were named together last", towards=target))
        pairs[size, states] = target, mention.sentence
        return
    if states:
        return
    named = people[-_SEEN:]
    near = dict.fromkeys(root for sentence, root in reversed(named) if sentence >= first)
    if len(near) != size and len(people) < _SEEN:
        near = dict.fromkeys(root for _, root in named)  # nobody else is named in all that was said so far
    if len(near) != size and mention.lemma in _SIBLINGS and len(people) < _SEEN:
        near = _find_family(clusters, {root for _, root in named})
    if len(near) == size:
        clusters.together[number] = tuple(sorted(near))
        clusters.links[number] = Link(because="so many people were named just before")


def _find_family(clusters: Clusters, roots: set[int]) -> dict[int, None]:
    """Those of the people at ``roots`` who have one surname, where only one surname is borne by several."""
    families: dict[str, dict[int, None]] = {}
    for group in clusters.groups:
        root = clusters.find(group.mentions[0])
        if root in roots and group.full is not None and len(group.full.parts) > 1:
            families.setdefault(group.full.parts[-1], {})[root] = None
    large = [family for family in families.values() if len(family) > 1]
    return large[0] if len(large) == 1 else {}
