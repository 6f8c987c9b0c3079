"""Who is meant in a quotation of which the text says of whom it is: "He may look," she said of the colonel."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.lexemes import Gender, Number, Sort
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.reading.speakers.rows import Row
from reportedly.reading.table_rows import load_rows

_ABOUT = frozenset({"of", "about"})


def join_spoken_of(clusters: Clusters, row: Row) -> None:
    """Link the third persons of a quotation with the one of whom its speaker is told to say it."""
    quoted = [
        (mention.start, number)
        for number, mention in enumerate(clusters.mentions)
        if mention.form is Form.PRONOUN and mention.person == 3 and mention.quotation >= 0
    ]
    if not quoted:
        return
    quoted.sort()
    for number, mention in enumerate(clusters.mentions):
        if mention.quotation < 0 and mention.form in (Form.NAME, Form.DESCRIPTION) and _is_spoken_of(row, mention):
            low, high = row.bounds[mention.sentence]
            first = bisect_left(quoted, (row.starts[low], 0))
            last = bisect_right(quoted, (row.starts[high - 1], len(clusters.mentions)))
            for _, pronoun in quoted[first:last]:
                _join_pronoun(clusters, pronoun, number)


def _is_spoken_of(row: Row, mention: Mention) -> bool:
    """Whether "of" and a verb of saying stand before a phrase; a parse often hangs it on a verb of the quotation."""
    before = row.lowers[max(0, mention.low - 2) : mention.low]
    return len(before) == 2 and before[1] in _ABOUT and before[0] in _load_said()


def _join_pronoun(clusters: Clusters, pronoun: int, number: int) -> None:
    mention, other = clusters.mentions[pronoun], clusters.mentions[number]
    if pronoun in clusters.links or mention.number is not Number.ONE or other.number is Number.MANY:
        return
    told = mention.gender in (Gender.MALE, Gender.FEMALE)
    if told is (other.sort is Sort.PERSON):
        clusters.join(pronoun, number, Link(because="it is said of this one", towards=number))


@cache
def _load_said() -> frozenset[str]:
    """Past and present forms of verbs that take "of" and one of whom something is said."""
    return frozenset(
        verb for row in load_rows("facing_words.tsv") if row["use"] == "said of" for verb in row["words"].split("|")
    )
