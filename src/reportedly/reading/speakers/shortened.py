"""Bodies and places that a report takes up by the noun in their name: "the ministry" after "the Ministry of Health"."""

from __future__ import annotations

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.forms import read_body
from reportedly.reading.speakers.lexemes import Number, Sort
from reportedly.reading.speakers.mentions import Form, Mention, list_own_nouns
from reportedly.reading.speakers.named import words_of
from reportedly.reading.speakers.phrases import Article
from reportedly.reading.speakers.rows import Row

_TAKING_UP = frozenset({Article.DEFINITE, Article.DEMONSTRATIVE, Article.BARE})


def join_shortened(clusters: Clusters, text: str, row: Row) -> None:
    """Link a bare noun with its article to the body or place named last whose name holds that noun as a head."""
    latest: dict[str, list[int]] = {}
    for number, mention in enumerate(clusters.mentions):
        if mention.form is Form.NAME and mention.sort in (Sort.BODY, Sort.PLACE):
            for noun in _nouns_of(text, mention) | list_own_nouns(row, mention):
                seen = latest.setdefault(noun, [])
                root = clusters.find(number)
                latest[noun] = [n for n in seen if clusters.find(n) != root] + [number]
        elif _is_bare(row, mention) and number not in clusters.links:
            bearers = latest.get(mention.lemma, [])
            if len(bearers) > 1 and _is_other(row, mention, clusters.mentions[bearers[-1]]):
                bearers = bearers[:-1]
            if len(bearers) == 1 or (bearers and mention.sentence - clusters.mentions[bearers[-1]].sentence <= 2):
                because = f"“{mention.lemma}” is the noun in a name of the report"
                clusters.join(number, bearers[-1], Link(because=because, towards=bearers[-1]))
                _move_last(latest, number, bearers[-1])


def _move_last(latest: dict[str, list[int]], number: int, bearer: int) -> None:
    """Make the one just taken up the last one of all its nouns: "the ferry", then "the ship"."""
    if len(latest) > _MOST_NOUNS:
        return
    for noun, seen in latest.items():
        if len(seen) <= _MOST_BEARERS and bearer in seen:
            latest[noun] = [other for other in seen if other != bearer] + [number]


_MOST_NOUNS, _MOST_BEARERS = 200, 20
"""Beyond so many nothing is moved; a long text must not cost the square of its names."""


def _is_other(row: Row, mention: Mention, last: Mention) -> bool:
    """Whether the one named last is the subject of the sentence that says something about another one."""
    subject = row.relations[last.head] == "nsubj" and last.sentence == mention.sentence
    return subject and row.relations[mention.head] != "nsubj"


def _nouns_of(text: str, mention: Mention) -> set[str]:
    """The first and last words of a name of several words, and the last before "of"."""
    form = read_body(words_of(text, mention))
    if len(form) < 2:
        return set()
    before = form.index("of") - 1 if "of" in form[1:] else 0
    return {form[-1], form[before]} if before >= 0 else {form[-1]}


def _is_bare(row: Row, mention: Mention) -> bool:
    if mention.form is not Form.DESCRIPTION or mention.sort not in (Sort.BODY, Sort.PLACE):
        return False
    if mention.article not in _TAKING_UP or mention.number is Number.MANY or mention.high - mention.low > 2:
        return False
    capital = row.words[mention.head][:1].isupper()
    return (mention.article is not Article.BARE and mention.high - mention.low == 2) or (
        capital and mention.high - mention.low == 1
    )
