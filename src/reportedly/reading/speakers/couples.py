"""Two people who are named together, "Ana Costa and Rui Costa": a pronoun after them could be either."""

from __future__ import annotations

from itertools import pairwise

from reportedly.reading.speakers.clusters import Clusters
from reportedly.reading.speakers.lexemes import Sort
from reportedly.reading.speakers.mentions import Form
from reportedly.reading.speakers.rows import Row

_WITHIN = frozenset({"CCONJ", "NOUN", "PROPN", "ADJ"})
_BETWEEN = 4


def note_couples(clusters: Clusters, row: Row) -> None:
    """Note which two names have only "and", and a title, between them; the parse may have torn them apart."""
    named = []
    for number, mention in enumerate(clusters.mentions):
        if mention.form is Form.NAME and mention.sort is Sort.PERSON and mention.name is not None:
            words = row.within(mention.name.span.start, mention.name.span.end)
            named.append((words.start, words.stop, number))
    named.sort()
    couples = [
        (min(one, other), max(one, other))
        for (_, stop, one), (start, _, other) in pairwise(named)
        if 0 < start - stop <= _BETWEEN and row.lowers[stop] == "and" and _WITHIN.issuperset(row.upos[stop:start])
    ]
    clusters.couples = sorted(couples)
