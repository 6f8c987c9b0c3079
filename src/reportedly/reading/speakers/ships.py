"""Ships, which news calls "she" as well as "it": "the trawler sank after she struck a rock", "her captain"."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.lexemes import Gender, Sort, load_ship_parts, load_ships
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.reading.speakers.rows import Row
from reportedly.reading.speakers.tagged import has_prefix

_SHE = frozenset({"she", "her", "hers"})
_OWNERS = frozenset({"her", "its"})
_REACH = 2


def join_ships(clusters: Clusters, text: str, row: Row) -> None:
    """Link "her captain" and "its hull" to the ship named last, "she" to a ship before it where nobody is a woman."""
    ships = _find_ships(clusters, text, row)
    if not ships:
        return
    last: int | None = None
    person: int | None = None
    for number, mention in enumerate(clusters.mentions):
        if mention.form is not Form.PRONOUN:
            if clusters.find(number) in ships or mention.lemma in load_ships():
                last = number
            elif mention.sort is Sort.PERSON and clusters.gender[clusters.find(number)] is not Gender.MALE:
                person = number
        elif last is not None and number not in clusters.links:
            if mention.lemma in _OWNERS and row.lowers[row.heads[mention.head]] in load_ship_parts():
                near = mention.sentence - clusters.mentions[last].sentence <= _REACH
            else:
                near = mention.lemma in _SHE and _is_nearer(clusters.mentions, mention, last, person)
            if near:
                _join_one(clusters, number, last)


def _find_ships(clusters: Clusters, text: str, row: Row) -> set[int]:
    """The roots of the clusters that are ships by the word before a name, by its prefix, or by a description."""
    kinds, found = load_ships(), set()
    for number, mention in enumerate(clusters.mentions):
        if mention.form is Form.DESCRIPTION and mention.lemma in kinds:
            found.add(clusters.find(number))
        elif mention.form is Form.NAME and mention.name is not None and mention.sort is not Sort.PERSON:
            span = mention.name.span
            first = row.within(span.start, span.end).start
            if (first and row.lowers[first - 1] in kinds) or has_prefix(text[span.start : span.end]):
                found.add(clusters.find(number))
    return found


def _is_nearer(mentions: Sequence[Mention], mention: Mention, ship: int, person: int | None) -> bool:
    """Whether a ship stands in the sentence of "she" or before it, and nobody who may be a woman from there on."""
    if mention.sentence - mentions[ship].sentence > 1:
        return False
    return person is None or mentions[person].sentence < mention.sentence - 1


def _join_one(clusters: Clusters, number: int, ship: int) -> None:
    clusters.gender[number] = Gender.THING
    clusters.sort[number] = clusters.sort[clusters.find(ship)]
    if not clusters.join(number, ship, Link(because="it is a ship", towards=ship)):
        mention = clusters.mentions[number]
        clusters.gender[number], clusters.sort[number] = mention.gender, mention.sort
