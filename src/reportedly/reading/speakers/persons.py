"""First and second persons: the speaker of a quotation, the two sides of an interview, the writer of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.interviews import Sides, find_sides
from reportedly.reading.speakers.lexemes import Gender, Number, Sort
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.vocabulary import Span


def join_persons(clusters: Clusters, text: str, paragraphs: Sequence[Span], speakers: Mapping[int, int]) -> None:
    """Link "I" in a quotation to its speaker, in an interview to the one who answers; "you" of a question likewise."""
    sides = find_sides(clusters, text, paragraphs)
    known: dict[tuple[str, int], int] = {}
    for number, mention in enumerate(clusters.mentions):
        if mention.form is not Form.PRONOUN or mention.person == 3:
            continue
        one = mention.person == 1 and mention.number is Number.ONE
        speaker = speakers.get(mention.quotation, -1)
        if mention.quotation >= 0 and speaker >= 0:
            _join_quoted(clusters, number, speaker, known, one=one)
        elif sides is not None:
            _join_side(clusters, number, sides, known)
        else:
            key = (_kind(mention), -2 - mention.quotation if mention.quotation >= 0 else -1)
            _join_known(clusters, number, key, known, "the same one speaks")


def part_from_speakers(clusters: Clusters, text: str, speakers: Mapping[int, int]) -> None:
    """Keep "he" in a quotation of whole sentences apart from who speaks it, who would say "I"."""
    for number, mention in enumerate(clusters.mentions):
        if mention.form is not Form.PRONOUN or mention.quotation < 0 or mention.gender not in _TOLD:
            continue
        speaker = speakers.get(mention.quotation, -1)
        if speaker < 0 or clusters.mentions[speaker].form is Form.PRONOUN:
            continue  # who that is will be guessed yet
        if not _quotes_sentence(text, mention.start):
            continue
        if clusters.find(speaker) != clusters.find(number):
            clusters.keep_apart(number, speaker)


def _quotes_sentence(text: str, start: int) -> bool:
    """Whether the quotation around an offset begins with a capital, and not "his" amid a reporter's own words."""
    at = max(text.rfind(mark, max(0, start - _LONGEST), start) for mark in _OPENING)
    return at >= 0 and text[at + 1 : at + 2].isupper()


_OPENING = '"“'
_LONGEST = 600
_TOLD = frozenset({Gender.MALE, Gender.FEMALE})


def _kind(mention: Mention) -> str:
    return "you" if mention.person == 2 else "we" if mention.number is Number.MANY else "i"


def _join_quoted(
    clusters: Clusters, number: int, speaker: int, known: dict[tuple[str, int], int], *, one: bool
) -> None:
    mention = clusters.mentions[number]
    said = clusters.mentions[speaker]
    body = mention.person == 1 and not one and (said.sort in (Sort.BODY, Sort.PEOPLE) or said.number is Number.MANY)
    if (one and said.sort not in (Sort.PLACE, Sort.GROUP)) or body:
        link = Link(because="in a quotation it is the one who speaks", towards=speaker)
        if clusters.join(number, speaker, link):
            return
    _join_known(clusters, number, (_kind(mention), clusters.find(speaker)), known, "the same one speaks")


def _join_known(
    clusters: Clusters, number: int, key: tuple[str, int], known: dict[tuple[str, int], int], because: str
) -> None:
    if key[0] == "you" and key[1] < 0:
        return
    first = known.setdefault(key, number)
    if first != number:
        clusters.join(number, first, Link(because=because, towards=first))


def _join_side(clusters: Clusters, number: int, sides: Sides, known: dict[tuple[str, int], int]) -> None:
    mention = clusters.mentions[number]
    asked = mention.paragraph in sides.asking
    kind = _kind(mention)
    answerer = (kind == "i" and not asked) or (kind == "you" and asked)
    if answerer and sides.answers is not None:
        because = "in an interview it is the one who is asked"
        if clusters.join(number, sides.answers, Link(because=because, towards=sides.answers)):
            return
    if answerer:
        _join_known(clusters, number, ("i", -9), known, "the same one answers")
    elif kind != "you":
        _join_known(clusters, number, (kind, -5 if asked else -6), known, "the same one speaks")
