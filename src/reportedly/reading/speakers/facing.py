"""Descriptions of one by another: "her rival", "his opponent", "her brother", "the younger man"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.families import read_rank
from reportedly.reading.speakers.lexemes import Sort
from reportedly.reading.speakers.mentions import Form
from reportedly.reading.speakers.phrases import Article
from reportedly.reading.speakers.rows import Row
from reportedly.reading.table_rows import load_rows

_REACH = 5
_SEEN = 20
_PLAIN = frozenset("man woman brother sister sibling one".split())
_DEFINITE = frozenset({Article.DEFINITE, Article.OWNED})


def join_ranked(clusters: Clusters, row: Row) -> None:
    """Link "the younger man", "the older brother" to the only one who is told to be the younger or the older."""
    ranked: dict[str, list[int]] = {}
    for group in clusters.groups:
        if group.rank is not None:
            ranked.setdefault(group.rank, []).append(group.mentions[0])
    if not ranked:
        return
    for number, mention in enumerate(clusters.mentions):
        if mention.form is not Form.DESCRIPTION or mention.lemma not in _PLAIN or mention.article not in _DEFINITE:
            continue
        rank = read_rank(row.lowers[mention.low : mention.head])
        bearers = [one for one in ranked.get(rank or "", [])[:_SEEN] if clusters.may_join(number, one)]
        if len(bearers) == 1 and number not in clusters.links:
            because = f"the only one told to be the {rank}"
            clusters.join(number, bearers[0], Link(because=because, towards=bearers[0]))


def join_facing(clusters: Clusters, *, settled: bool) -> None:
    """Link "her rival" to the other one where a report has named just two people of late.

    Before pronouns are ``settled`` she is the only one named in the sentence; then whoever the pronoun stands for.
    """
    people: list[tuple[int, int]] = []
    words = load_facing("other")
    if not any(mention.lemma in words for mention in clusters.mentions):
        return
    for number, mention in enumerate(clusters.mentions):
        if mention.form is Form.NAME and mention.sort is Sort.PERSON:
            people.append((mention.sentence, number))
        elif mention.form is Form.DESCRIPTION and mention.lemma in words and number not in clusters.links:
            _join_other(clusters, number, people[-_SEEN:], settled=settled)


def _join_other(clusters: Clusters, number: int, people: list[tuple[int, int]], *, settled: bool) -> None:
    owner = clusters.owners.get(number)
    if owner is None or clusters.named[clusters.find(number)]:
        return
    mention = clusters.mentions[number]
    near = {clusters.find(other): other for sentence, other in people if sentence >= mention.sentence - _REACH}
    if len(near) != 2:
        return
    whose = clusters.find(owner)
    if not settled:
        here = {clusters.find(other) for sentence, other in people if sentence == mention.sentence}
        if len(here) != 1 or not clusters.join(owner, *_link_owner(here)):
            return
        whose = clusters.find(owner)
    if whose in near:
        other = next(_list_others(near, whose))
        clusters.join(number, other, Link(because="the other one of the two who are named", towards=other))


def _link_owner(here: set[int]) -> tuple[int, Link]:
    (subject,) = here
    return subject, Link(because="the one named in the sentence", towards=subject)


def _list_others(near: dict[int, int], whose: int) -> Iterator[int]:
    return (number for root, number in near.items() if root != whose)


@cache
def load_facing(use: str) -> frozenset[str]:
    """Words that tell one by another, for "other" or "role": see the table."""
    rows = load_rows("facing_words.tsv")
    return frozenset(word for row in rows if row["use"] == use for word in row["words"].split("|"))
