"""Several told by their number: "the two", "both", "the three", "both governments"."""

from __future__ import annotations

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.lexemes import Number, Sort
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.reading.speakers.rows import Row

_COUNTS = {"two": 2, "both": 2, "pair": 2, "couple": 2, "duo": 2, "three": 3, "four": 4, "five": 5}
_SIBLINGS = frozenset("twin brother sister sibling spouse".split())
_REACH = 3
_SEEN = 20
_STATES = frozenset({Sort.PLACE, Sort.BODY})


def join_counted(clusters: Clusters, row: Row) -> None:
    """Link "the two" to the pair of that size that was named last, at most three sentences back.

    "Both governments" and "the two countries" go with pairs of bodies and places. Where no such pair is named together,
    the people of these sentences are meant, if there are just so many.
    """
    pairs: dict[tuple[int, bool], int] = {}
    people: list[tuple[int, int]] = []
    for number, mention in enumerate(clusters.mentions):
        if mention.form is Form.PAIR:
            pairs[len(mention.parts), mention.sort in _STATES] = number
        elif mention.form is Form.NAME and mention.sort is Sort.PERSON:
            people.append((mention.sentence, clusters.find(number)))
        size = _read_size(row, mention)
        if size is not None and number not in clusters.links:
            _join_one(clusters, number, size, pairs, people)


def _read_size(row: Row, mention: Mention) -> int | None:
    if mention.form not in (Form.PRONOUN, Form.DESCRIPTION):
        return None
    if mention.lemma in _COUNTS or mention.number is not Number.MANY:
        return _COUNTS.get(mention.lemma)
    before = row.lowers[mention.low : mention.head]
    if before == ["the"] and mention.lemma.removesuffix("s") in _SIBLINGS:
        return 2
    if not before or before[0] not in ("the", "these", "those", "both"):
        return None
    return next((_COUNTS[lower] for lower in before if lower in _COUNTS), None)


def _join_one(
    clusters: Clusters,
    number: int,
    size: int,
    pairs: dict[tuple[int, bool], int],
    people: list[tuple[int, int]],
) -> None:
    mention = clusters.mentions[number]
    states = mention.sort in _STATES
    first = mention.sentence - _REACH
    target = pairs.get((size, states))
    if target is not None and clusters.mentions[target].sentence >= first:
        clusters.join(number, target, Link(because="so many were named together last", towards=target))
        return
    near = dict.fromkeys(root for sentence, root in reversed(people[-_SEEN:]) if sentence >= first)
    if len(near) == size and not states:
        clusters.together[number] = tuple(sorted(near))
        clusters.links[number] = Link(because="so many people were named just before")
