"""Pronouns and descriptions to those whom they stand for: the scorer's probabilities, one anaphor after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.columns import Table
from reportedly.reading.speakers.lexemes import Sort, find_noun
from reportedly.reading.speakers.mentions import Form
from reportedly.reading.speakers.pairs import Pairs, find_anaphors, list_pairs
from reportedly.reading.speakers.phrases import Article
from reportedly.reading.speakers.scorer import Scorer

Floats: TypeAlias = NDArray[np.float32]
_SHOWN = 4
_BARE = frozenset({Article.BARE, Article.NUMBERED})
_OTHERS = frozenset({"other", "another"})
"""What tells that somebody else is meant: "the other official"."""
_LEAST = 0.005
"""Chances below add up to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """From which probability on an anaphor is linked, by what it is; tuned on development data.

    ``lead`` is how much more probable the best must be than the next one.
    """

    personal: float = 0.35
    thing: float = 0.5
    many: float = 0.25
    described: float = 0.4
    owned: float = 0.5
    office: float = 0.9
    bare: float = 0.5
    lead: float = 0.0


def link_anaphors(
    clusters: Clusters,
    table: Table,
    states: Floats,
    scorer: Scorer,
    *,
    before: Callable[[int], bool] = lambda _number: False,
) -> None:
    """Join every anaphor that is not settled yet with the cluster that it most probably belongs to.

    A cluster's probability is the sum of its mentions'. ``states`` [mentions, width] are the encoder's. ``before`` is
    asked first whether a rule settles an anaphor, when all before it are settled.
    """
    limits = Margins()
    waiting = np.array([n for n in find_anaphors(table).tolist() if n not in clusters.links], dtype=np.int64)
    others = {n for n in waiting.tolist() if _OTHERS & table.modifiers[n] or _is_of_country(clusters, n)}
    pairs = list_pairs(table, waiting)
    scores, alone = scorer.score(states, table.unary, pairs)
    for anaphor, candidates, chances in _iterate(pairs, scores, alone):
        if before(anaphor) or anaphor in others:
            continue
        _link_one(clusters, anaphor, candidates, chances, _limit(clusters, anaphor, limits), limits.lead)


def _is_of_country(clusters: Clusters, number: int) -> bool:
    """Whether a description begins with the place whose body it is: "Kenya's army" is told anew."""
    mention = clusters.mentions[number]
    owner = clusters.owners.get(number)
    return mention.sort is Sort.BODY and owner is not None and clusters.mentions[owner].form is Form.NAME


def _iterate(pairs: Pairs, scores: Floats, alone: Floats) -> Iterator[tuple[int, list[int], list[float]]]:
    """Each anaphor with its candidates and their probabilities, which with that of nobody sum up to one."""
    if not len(pairs.anaphors):
        return
    starts = np.flatnonzero(np.r_[True, pairs.anaphors[1:] != pairs.anaphors[:-1]])
    stops = np.r_[starts[1:], len(pairs.anaphors)]
    counts = stops - starts
    nobody = alone[pairs.anaphors[starts]]
    top = np.maximum(np.maximum.reduceat(scores, starts), nobody)
    grown = np.exp(scores - np.repeat(top, counts))
    total = np.add.reduceat(grown, starts) + np.exp(nobody - top)
    chances = (grown / np.repeat(total, counts)).tolist()
    anaphors, candidates = pairs.anaphors[starts].tolist(), pairs.candidates.tolist()
    for anaphor, low, high in zip(anaphors, starts.tolist(), stops.tolist(), strict=True):
        yield anaphor, candidates[low:high], chances[low:high]


def _limit(clusters: Clusters, anaphor: int, limits: Margins) -> float:
    mention = clusters.mentions[anaphor]
    if mention.form is Form.DESCRIPTION:
        if mention.article is Article.OWNED:
            return limits.office if _is_office(mention.lemma) else limits.owned
        return limits.bare if mention.article in _BARE else limits.described
    if mention.lemma in ("it", "its", "itself"):
        return limits.thing
    return limits.personal if mention.gender else limits.many


def _is_office(lemma: str) -> bool:
    """Whether an owned noun is an office, which news gives to people without names: "her spokesman"."""
    noun = find_noun(lemma)
    return noun is not None and noun.role


def _link_one(
    clusters: Clusters, anaphor: int, candidates: list[int], chances: list[float], limit: float, lead: float
) -> None:
    sums: dict[int, float] = {}
    best: dict[int, tuple[float, int]] = {}
    many, left = clusters.mentions[anaphor].lemma in _MANY, 1.0
    for candidate, chance in zip(candidates, chances, strict=True):
        if chance < _LEAST:
            continue
        root = clusters.find(candidate)
        if many and _is_one(clusters, root):
            left -= chance
            continue
        if root not in sums and not clusters.may_join(anaphor, candidate):
            continue
        sums[root] = sums.get(root, 0.0) + chance
        if chance > best.get(root, (-1.0, 0))[0]:
            best[root] = (chance, candidate)
    if not sums:
        return
    ranked = sorted(((value, best[root][1]) for root, value in sums.items()), reverse=True)
    chance, towards = ranked[0]
    if chance < limit * left or (len(ranked) > 1 and chance - ranked[1][0] < lead):
        return
    if clusters.mentions[anaphor].gender and clusters.is_one_of_two(anaphor, towards):
        return
    rivals = tuple((number, value) for value, number in ranked[:_SHOWN])
    clusters.join(
        anaphor, towards, Link(because="the scorer finds it likeliest", towards=towards, head="speakers", rivals=rivals)
    )


_MANY = frozenset("they them their theirs themselves".split())


def _is_one(clusters: Clusters, root: int) -> bool:
    """Whether a cluster is one person by name, for whom "they" seldom stands."""
    return clusters.named[root] and clusters.sort[root] is Sort.PERSON


def summarise_rivals(rivals: tuple[tuple[int, float], ...], words: Mapping[int, str]) -> str:
    """The candidates with their probabilities, for a reason: "Noor Haddad 0.91, the colonel 0.05"."""
    return ", ".join(f"{words[number]} {chance:.2f}" for number, chance in rivals)
