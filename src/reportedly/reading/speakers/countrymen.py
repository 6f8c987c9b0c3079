"""People called by their people: "the Finn", "the Kenyan"."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.doubtful import find_people_country
from reportedly.reading.speakers.lexemes import Sort
from reportedly.reading.speakers.mentions import Form
from reportedly.reading.speakers.rows import Row

_REACH = 1


def join_countrymen(clusters: Clusters, row: Row) -> None:
    """Link "the Finn" to the only one told to be a Finn, or to the one named last whose country is not told."""
    wanted = [n for n, m in enumerate(clusters.mentions) if m.form is Form.DESCRIPTION and _country_of(m.lemma)]
    if not wanted:
        return
    told = _list_told(clusters, row)
    for number in wanted:
        mention = clusters.mentions[number]
        if number in clusters.links:
            continue
        code = _country_of(mention.lemma)
        own = [root for root, codes in told.items() if code in codes]
        because = "the only one told to be from there"
        if len(own) != 1:
            own = list(dict.fromkeys(_list_untold(clusters, number, told)))
            because = "the only one named just before, whose country is not told"
        if len(own) == 1:
            clusters.join(number, own[0], Link(because=because, towards=own[0]))


def _country_of(lemma: str) -> str | None:
    return find_people_country(lemma.capitalize())


def _list_told(clusters: Clusters, row: Row) -> dict[int, set[str]]:
    """For each person named, by the root of the cluster, the countries whose people's names stand with the name."""
    found: dict[int, set[str]] = {}
    for number, mention in enumerate(clusters.mentions):
        root = clusters.find(number)
        if mention.sort is not Sort.PERSON or not clusters.named[root] or mention.form is Form.PRONOUN:
            continue
        codes = (find_people_country(row.words[at]) for at in range(mention.low, min(mention.high, mention.head + 1)))
        found.setdefault(root, set()).update(code for code in codes if code is not None)
    return found


def _list_untold(clusters: Clusters, number: int, told: dict[int, set[str]]) -> Iterable[int]:
    first = clusters.mentions[number].sentence - _REACH
    for other in range(number - 1, -1, -1):
        mention = clusters.mentions[other]
        if mention.sentence < first:
            return
        root = clusters.find(other)
        if mention.form is Form.NAME and mention.sort is Sort.PERSON and not told.get(root):
            yield root
