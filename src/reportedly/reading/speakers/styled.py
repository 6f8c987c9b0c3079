"""Descriptions that say by which name somebody goes: "a commander who calls himself Granit"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.lexemes import Number, Sort
from reportedly.reading.speakers.mentions import Form, Mention

_STYLED = re.compile(
    r"(?:\b(?:call(?:s|ed|ing)?|styl(?:es|ed|ing)|names|identifie[sd]) (?:him|her|it|them)self(?: only)?(?: as)?"
    r"|\b(?:known|identified|introduced)(?: to \w+)?(?: only| simply| locally| better)? (?:as|by)(?: the name)?"
    r"|\bwho (?:goes|went) by(?: the name(?: of)?)?|\bnicknamed|\b(?:named|called)(?: only)?"
    r"|\bwhose (?:\w+ )?name (?:is|was)|\bwho gave (?:his|her|their) name(?: only)? as)"
    r"(?: (?:Gen\.|Capt\.|Col\.|General|Captain|Colonel|Commander))? [\"“‘']?$"
)
_REACH = 60
_ONE = frozenset({Sort.PERSON, Sort.BODY})


def join_styled(clusters: Clusters, text: str) -> None:
    """Link a description with the name that its own clause gives."""
    described = [
        (mention.start, number)
        for number, mention in enumerate(clusters.mentions)
        if mention.form is Form.DESCRIPTION and mention.sort in _ONE and mention.number is not Number.MANY
    ]
    described.sort()
    for number, mention in enumerate(clusters.mentions):
        if mention.form is Form.NAME and mention.sort in _ONE and mention.name is not None:
            match = _STYLED.search(text, max(0, mention.start - _REACH), mention.name.span.start)
            other = _find_described(clusters.mentions, described, match.start(), mention) if match else None
            if other is not None:
                clusters.join(other, number, Link(because="its own words give the name", towards=number))


def _find_described(
    mentions: Sequence[Mention], described: Sequence[tuple[int, int]], cue: int, name: Mention
) -> int | None:
    """The description of the name's sort that reaches to the words that give the name."""
    at = bisect_right(described, (cue, len(mentions))) - 1
    while at >= 0 and cue - described[at][0] <= _REACH:
        mention = mentions[described[at][1]]
        reaches = mention.end >= cue - 2 or mention.end >= name.start
        if mention.sort is name.sort and mention.head != name.head and reaches:
            return described[at][1]
        at -= 1
    return None
