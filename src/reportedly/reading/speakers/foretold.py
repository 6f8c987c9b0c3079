"""Sources that a report names only after they have spoken: "its owner said. Ana Ruiz, the owner, said"."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.lexemes import Number, Sort, find_noun
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.reading.speakers.phrases import Article
from reportedly.reading.speakers.rows import Row

_REACH = 3
_FAR = 8
_LEAD = 2
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_KNOWN = frozenset({Article.DEFINITE, Article.OWNED, Article.BARE, Article.DEMONSTRATIVE})
_WHO = (", who ", ", whose ")


def join_foretold(clusters: Clusters, text: str, row: Row) -> None:
    """Link one without a name to the name that the next sentences give to the same noun, or who is then told of."""
    waiting: dict[str, list[int]] = {}
    last: int | None = None
    seen: set[int] = set()
    for number, mention in enumerate(clusters.mentions):
        if mention.form is Form.DESCRIPTION and mention.sort is Sort.PERSON and mention.number is Number.ONE:
            root = clusters.find(number)
            if clusters.named[root]:
                if mention.article in _KNOWN:
                    _join_noun(clusters, number, waiting.get(mention.lemma, ()))
            elif number not in clusters.links and row.relations[mention.head] in _SUBJECTS:
                waiting.setdefault(mention.lemma, []).append(number)
                last = number
        elif mention.form is Form.NAME and mention.sort is Sort.PERSON:
            root = clusters.find(number)
            if root not in seen:
                seen.add(root)
                _join_title(clusters, number, row, waiting)
                if last is not None and _takes_up(clusters.mentions, number, last, text, row):
                    link = Link(because="the next sentence tells who that is", towards=number)
                    clusters.join(last, number, link)
            last = last if last is not None and mention.sentence < clusters.mentions[last].sentence else None


def _join_noun(clusters: Clusters, number: int, waiting: Sequence[int]) -> None:
    """The last one of the same noun, if nobody else was so called in between."""
    mention = clusters.mentions[number]
    for other in waiting[-1:]:
        far = _FAR if clusters.mentions[other].article is Article.INDEFINITE else _REACH
        near = 0 < mention.sentence - clusters.mentions[other].sentence <= far
        if near and not clusters.named[clusters.find(other)]:
            because = "the one whom these words name a little later"
            clusters.join(other, number, Link(because=because, towards=number))


def _join_title(clusters: Clusters, number: int, row: Row, waiting: dict[str, list[int]]) -> None:
    """The same by a title: "a spokesman said. Spokesman Rui Costa added"."""
    mention = clusters.mentions[number]
    assert mention.name is not None
    first = row.within(mention.name.span.start, mention.name.span.end).start
    if first > mention.low:
        title = row.lowers[first - 1]
        if title in waiting:
            _join_noun(clusters, number, waiting[title])


def _takes_up(mentions: Sequence[Mention], number: int, last: int, text: str, row: Row) -> bool:
    """Whether a name begins the sentence after a lead that left its speaker unnamed: "Ana Ruiz, who bought it"."""
    mention, before = mentions[number], mentions[last]
    if mention.sentence != before.sentence + 1 or before.sentence > _LEAD or before.article is Article.INDEFINITE:
        return False
    noun = find_noun(before.lemma)
    first = row.bounds[mention.sentence][0]
    return noun is not None and noun.role and mention.low == first and text.startswith(_WHO, mention.end)
