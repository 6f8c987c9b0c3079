"""What is left when all else is settled, and only one may be meant: "the party", "her" in another's words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reportedly.reading.sourcing.lexicon import load_lexicon
from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.forms import read_body
from reportedly.reading.speakers.lexemes import Sort
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.reading.speakers.naming import find_whole_term, words_of
from reportedly.reading.speakers.phrases import Article
from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import SourceKind

_REACH = 5
_SEEN = 12


def join_only_body(clusters: Clusters, text: str) -> None:
    """Link "the party", "the company" to the one body that a report has named so far, if it is none of the state."""
    loose = _load_loose()
    if not any(mention.lemma in loose for mention in clusters.mentions):
        return
    bodies: dict[int, int] = {}
    for number, mention in enumerate(clusters.mentions):
        if mention.form is Form.NAME and mention.sort is Sort.BODY:
            if _is_private(text, mention):
                bodies[clusters.find(number)] = number
        elif len(bodies) <= _SEEN and _is_loose(clusters, number, mention):
            near = {clusters.find(other): other for other in bodies.values()}
            if len(near) == 1:
                (other,) = near.values()
                clusters.join(number, other, Link(because="the only body named so far", towards=other))


def _is_loose(clusters: Clusters, number: int, mention: Mention) -> bool:
    if mention.form is not Form.DESCRIPTION or mention.lemma not in _load_loose():
        return False
    bare = mention.article is Article.DEFINITE and mention.high - mention.low == 2
    return bare and not clusters.named[clusters.find(number)]


def _is_private(text: str, mention: Mention) -> bool:
    words = words_of(text, mention)
    if find_whole_term(words) is not None:
        return False
    form = read_body(words)
    found = load_lexicon().nouns.entries.get((form[-1],)) if form else None
    return found is None or found.kind is not SourceKind.GOVERNMENT


@cache
def _load_loose() -> frozenset[str]:
    return frozenset(word for row in load_rows("body_nouns.tsv") for word in row["nouns"].split("|"))


def join_quoted(clusters: Clusters, speakers: Mapping[int, int]) -> None:
    """Link "her" in somebody's words to the only other person named of late who may be a woman."""
    if not speakers:
        return
    people: list[tuple[int, int]] = []
    for number, mention in enumerate(clusters.mentions):
        if mention.form is Form.NAME and mention.sort is Sort.PERSON:
            people.append((mention.sentence, number))
        elif mention.form is Form.PRONOUN and mention.quotation >= 0 and mention.person == 3 and mention.gender:
            speaker = speakers.get(mention.quotation)
            if speaker is not None and mention.sort is Sort.PERSON and clusters.find(number) == number:
                _join_quoted(clusters, number, speaker, people[-_SEEN:])


def _join_quoted(clusters: Clusters, number: int, speaker: int, people: list[tuple[int, int]]) -> None:
    first = clusters.mentions[number].sentence - _REACH
    near = {clusters.find(other): other for sentence, other in people if sentence >= first}
    near.pop(clusters.find(speaker), None)
    fitting = [other for other in near.values() if clusters.may_join(number, other)]
    if len(fitting) == 1 and number not in clusters.links:
        because = "the only other one named who may be meant in these words"
        clusters.join(number, fitting[0], Link(because=because, towards=fitting[0]))
