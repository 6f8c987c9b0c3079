"""Descriptions that a report repeats: in the same words, or shortened to their noun."""

from __future__ import annotations

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.reading.speakers.phrases import Article
from reportedly.reading.speakers.rows import Row

_REACH = 4
_SMALL = frozenset("the a an this that these those said same".split())
_TAKING_UP = frozenset({Article.DEFINITE, Article.DEMONSTRATIVE})
_REPEATING = _TAKING_UP | {Article.BARE, Article.OWNED}


def join_repeated(clusters: Clusters, row: Row) -> None:
    """Link "the coastal battery" to the one before, and "the battery" to it too, a few sentences on."""
    phrases: dict[tuple[str, ...], int] = {}
    nouns: dict[tuple[str, int], int] = {}
    for number, mention in enumerate(clusters.mentions):
        if mention.form is not Form.DESCRIPTION:
            continue
        words = _read_words(row, mention)
        noun = mention.lemma, int(mention.number)
        if number not in clusters.links:
            target, because = _find_before(clusters, mention, words, phrases, nouns)
            if target is not None:
                clusters.join(number, target, Link(because=because, towards=target))
        phrases[words] = nouns[noun] = number


def _read_words(row: Row, mention: Mention) -> tuple[str, ...]:
    return tuple(lower for lower in row.lowers[mention.low : mention.high] if lower not in _SMALL)


def _find_before(
    clusters: Clusters,
    mention: Mention,
    words: tuple[str, ...],
    phrases: dict[tuple[str, ...], int],
    nouns: dict[tuple[str, int], int],
) -> tuple[int | None, str]:
    if mention.article in _REPEATING and len(words) > 1 and mention.owner not in clusters.pronouns:
        same = phrases.get(words)
        if same is not None:
            return same, "the same words stand before"
    if mention.article in _TAKING_UP and len(words) == 1:
        last = nouns.get((mention.lemma, int(mention.number)))
        if last is not None and mention.sentence - clusters.mentions[last].sentence <= _REACH:
            return last, "it takes up the noun that stands just before"
    return None, ""
