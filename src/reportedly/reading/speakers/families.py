"""Which of two with one surname: the elder or the younger, the man or the woman, by the words for kin beside a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from reportedly.reading.speakers.lexemes import Gender, load_gendered
from reportedly.reading.speakers.rows import Row
from reportedly.reading.table_rows import load_rows

if TYPE_CHECKING:
    from reportedly.reading.speakers.mentions import Mention

ELDER, YOUNGER = "elder", "younger"
_OTHER = {ELDER: YOUNGER, YOUNGER: ELDER}
_REACH = 6
_BETWEEN = frozenset({"DET", "ADJ", "NOUN", "PROPN"})


def read_rank(words: Sequence[str]) -> str | None:
    """The rank that an adjective among the lower case ``words`` before a name or a noun gives."""
    adjectives = _load_words("adjective")
    return next((adjectives[word] for word in words if word in adjectives), None)


def turn_rank(rank: str) -> str:
    """Of two, what the other one is."""
    return _OTHER[rank]


def read_kin(row: Row, mention: Mention) -> tuple[str | None, Gender]:
    """Rank and gender by the word for kin that the name of ``mention`` explains: "his son, the lawyer Rui Costa,"."""
    assert mention.name is not None
    words = row.within(mention.name.span.start, mention.name.span.end)
    if not words:
        return None, Gender.OPEN
    commas = 0
    nouns = _load_words("noun")
    for at in range(words.start - 1, max(words.start - _REACH, row.bounds[mention.sentence][0]) - 1, -1):
        lower = row.lowers[at]
        if lower in nouns or (row.upos[at] == "NOUN" and _rank_before(row, at) is not None):
            closed = not commas or words.stop >= len(row) or row.upos[words.stop] == "PUNCT"
            return (read_noun(row, at)) if closed else (None, Gender.OPEN)
        commas += lower == ","
        if commas > 1 or (lower != "," and row.upos[at] not in _BETWEEN):
            break
    return None, Gender.OPEN


def read_noun(row: Row, at: int) -> tuple[str | None, Gender]:
    """The rank and the gender that a word for kin gives whom it stands for; None and OPEN of another word."""
    rank = _rank_before(row, at) or _load_words("noun").get(row.lowers[at])
    return (rank if rank in _OTHER else None), load_gendered().get(row.lowers[at], Gender.OPEN)


def _rank_before(row: Row, at: int) -> str | None:
    return _load_words("adjective").get(row.lowers[at - 1]) if at else None


@cache
def _load_words(kind: str) -> dict[str, str]:
    return {
        word: row["rank"]
        for row in load_rows("kin_words.tsv")
        if row["kind"] == kind
        for word in row["words"].split("|")
    }
