"""What is left when all else is settled, and only one may be meant: "the party", "her" in another's words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reportedly.reading.sourcing.lexicon import load_lexicon
from reportedly.reading.speakers.classes import find_classes
from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.forms import read_body
from reportedly.reading.speakers.lexemes import Gender, Number, Sort, find_noun
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.reading.speakers.named import find_whole_term, words_of
from reportedly.reading.speakers.phrases import Article
from reportedly.reading.speakers.rows import Row
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
            near = {clusters.find(other): other for other in bodies.values() if clusters.may_join(number, other)}
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
        if mention.form is not Form.PRONOUN:
            if mention.sort is Sort.PERSON and clusters.named[clusters.find(number)]:
                people.append((mention.sentence, number))
        elif mention.quotation >= 0 and mention.person == 3 and mention.gender:
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


def join_only_class(clusters: Clusters) -> None:
    """Link "the armed group", "the force" to the one body that a report has named so far that may be such."""
    bodies: dict[int, int] = {}
    for number, mention in enumerate(clusters.mentions):
        if mention.sort is not Sort.BODY:
            continue
        root = clusters.find(number)
        if clusters.named[root]:
            bodies[root] = number
        elif len(bodies) <= _SEEN and _takes_up(clusters, number, mention):
            classes = find_classes(mention.lemma)
            alike = [other for one, other in bodies.items() if not classes.isdisjoint(clusters.classes[one])]
            if len(alike) == 1:
                because = "the only body of its kind named so far"
                clusters.join(number, alike[0], Link(because=because, towards=alike[0]))


def _takes_up(clusters: Clusters, number: int, mention: Mention) -> bool:
    one = mention.form is Form.DESCRIPTION and mention.number is not Number.MANY
    return one and mention.article is Article.DEFINITE and number not in clusters.links


def join_only_person(clusters: Clusters) -> None:
    """Link a pronoun that is still open to the only person of late who may be meant: "she had told her".

    Whoever is spoken of without a name may be meant as well; then it stays open.
    """
    people: list[tuple[int, int]] = []
    for number, mention in enumerate(clusters.mentions):
        if mention.sort is Sort.PERSON and mention.form in (Form.NAME, Form.DESCRIPTION):
            people.append((mention.sentence, number))
        elif mention.gender in _TOLD and mention.sort is Sort.PERSON and _is_open(clusters, number, mention):
            _join_only(clusters, number, people[-_SEEN:])


_TOLD = frozenset({Gender.MALE, Gender.FEMALE})


def _is_open(clusters: Clusters, number: int, mention: Mention) -> bool:
    free = number not in clusters.links and clusters.find(number) == number
    return free and mention.form is Form.PRONOUN and mention.person == 3


def _join_only(clusters: Clusters, number: int, people: list[tuple[int, int]]) -> None:
    first = clusters.mentions[number].sentence - _REACH
    close = clusters.mentions[number].sentence - 1
    near = {
        clusters.find(other): other
        for sentence, other in people
        if sentence >= (first if clusters.named[clusters.find(other)] else close)
    }
    fitting = [other for other in near.values() if clusters.may_join(number, other)]
    if len(fitting) == 1 and clusters.named[clusters.find(fitting[0])]:
        clusters.join(number, fitting[0], Link(because="the only one of late who may be meant", towards=fitting[0]))


def join_owners(clusters: Clusters, row: Row) -> None:
    """Link "its" before an office to the body named last: "its president, Ana Ruiz, said"."""
    last: int | None = None
    for number, mention in enumerate(clusters.mentions):
        if mention.form is not Form.PRONOUN:
            if mention.sort is Sort.BODY and clusters.named[clusters.find(number)]:
                last = number
            continue
        if mention.lemma not in ("its", "their") or number in clusters.links or clusters.find(number) != number:
            continue
        noun = find_noun(row.lowers[row.heads[mention.head]]) if row.heads[mention.head] >= 0 else None
        if noun is None or not noun.role or noun.number is not Number.ONE or last is None:
            continue
        if mention.sentence - clusters.mentions[last].sentence <= 1:
            clusters.join(number, last, Link(because="the body named last, whose office it is", towards=last))
