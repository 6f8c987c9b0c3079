"""Phrases that can be a source, found by rule: a pronoun, a name, or words round a noun of tables/source_nouns.tsv.

High precision first: what is not surely a source beside a reporting verb is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from reportedly.reading.cues import is_adverb, is_auxiliary, is_negator, lemmas_of, nests, read_verb
from reportedly.reading.ground import Ground
from reportedly.reading.table_rows import load_rows
from reportedly.reading.words import Word
from reportedly.vocabulary import Span

PRONOUNS = frozenset({"he", "she", "they", "it"})
SAME_SPEAKER = frozenset({"i", "we", "you"})
RELATIVES = frozenset({"which", "who", "whom", "what", "that"})
_DETERMINERS = frozenset(
    "the a an this these those that some many several most all few other another one two three four five six no its "
    "his her their our my both each dozens hundreds thousands such any".split()
)
_BOUNDARIES = frozenset(
    "that because but and while although though whether if as since so which who when where after before until unless "
    "or than".split()
)
_LINKS = frozenset({"of", "in", "at", "from", "for", "with", "on", "to", "by"})
_PERSONAL = frozenset({"PER", "ORG", "LOC", "NORP", "FAC"})
_LONGEST = 14
_UNKNOWN_AT_MOST = 3


def find_subject(words: Sequence[Word], verb: int, ground: Ground) -> tuple[int, int] | None:
    """The source phrase right before the verb at index ``verb``: ``words[start:end]``, or None where none is sure.

    ``end`` is where the cue begins: adverbs and the auxiliaries of a past ("has repeatedly said") are the cue's.
    """
    end = _skip_to_subject(words, verb)
    if end == 0:
        return None
    if words[end - 1].text in PRONOUNS | SAME_SPEAKER:
        return (end - 1, end) if _starts_clause(words, end - 1) else None
    best: int | None = None
    for start in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        if not _may_stand_in_phrase(words[start]):
            break
        if _starts_clause(words, start) and is_source_phrase(words[start:end], ground):
            best = start
    return None if best is None else (best, end)


def is_source_phrase(words: Sequence[Word], ground: Ground) -> bool:
    """Whether the words are a noun phrase with a head that can speak: "two senior officials in Kyiv"."""
    if not words or words[0].is_mark or words[0].text in _LINKS or words[-1].text in _DETERMINERS | _LINKS:
        return False
    parts = _split_at_and(words)
    if len(parts) > 1:
        return all(_is_plain_part(part, ground) for part in parts)
    head = _head(words)
    return bool(head) and can_speak(head, ground) and _few_unknown(words[: len(head)])


def can_speak(phrase: Sequence[Word], ground: Ground) -> bool:
    """Whether the phrase's last word is a noun for sources, or ends a name of a person, a body or a place."""
    last = phrase[-1]
    if last.text in source_nouns():
        return True
    names = ground.names_in(phrase[0].start, last.end)
    if any(name.type in _PERSONAL and name.span.end == last.end for name in names):
        return True
    known = any(name.span.end == last.end for name in ground.names_in(max(0, last.start - 60), last.end))
    return not known and last.capital and last.text not in _CALENDAR and len(last.text) > 1


def recipient_end(words: Sequence[Word], start: int, ground: Ground) -> int | None:
    """Where the person told ends: "told [reporters] that", "told [the BBC] on Monday that"; None where unclear."""
    for end in range(start, min(len(words), start + 9)):
        if words[end].text == "that":
            return end
        if words[end].is_mark and words[end].text not in (".", "&"):
            return None
    if start < len(words) and words[start].text in ("him", "her", "them", "me", "us", "reporters", "journalists"):
        return start + 1
    return None


def skip_time(words: Sequence[Word], start: int) -> int:
    """Past "Monday", "on Monday", "last week", "later" behind a verb."""
    index = start
    while index < len(words) and (words[index].text in _CALENDAR or is_adverb(words[index].text)):
        index += 1
    if index == start and index + 1 < len(words) and words[index].text == "on" and words[index + 1].text in _CALENDAR:
        index += 2
    if index + 1 < len(words) and words[index].text in ("last", "this") and words[index + 1].text in _CALENDAR:
        index += 2
    return index


@cache
def source_nouns() -> frozenset[str]:
    """The last words of all nouns for sources, in singular and plural, lower case."""
    found: set[str] = set()
    for row in load_rows("source_nouns.tsv"):
        for entry in row["nouns"].split("|"):
            forms = [form for form in entry.split("/") if form and form != "pl"]
            lasts = [form.split()[-1].lower() for form in forms]
            found.update(lasts)
            if len(forms) == 1 and "//" not in entry:
                found.add(_plural(lasts[0]))
    return frozenset(found)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


def _skip_to_subject(words: Sequence[Word], verb: int) -> int:
    """The index behind the subject: past adverbs, has/have/had and did not before the verb."""
    index = verb
    while index > 0:
        text = words[index - 1].text
        helper = is_negator(text) or (is_auxiliary(text) and lemmas_of(text)[-1] in ("have", "do"))
        if not (is_adverb(text) or helper):
            break
        index -= 1
    return index


def _may_stand_in_phrase(word: Word) -> bool:
    if word.is_mark:
        return word.text in (".", "&", "'s", "'")
    if word.text in _BOUNDARIES - {"and"} or is_auxiliary(word.text) or word.text in PRONOUNS | SAME_SPEAKER:
        return False
    return not (nests(word.text) and word.text not in source_nouns())


def _starts_clause(words: Sequence[Word], start: int) -> bool:
    """Whether a clause can begin at ``start``: at the stretch's start, behind a comma, a mark or a conjunction."""
    if start == 0:
        return True
    before = words[start - 1]
    return before.text in _BOUNDARIES or (before.is_mark and before.text not in (".", "&", "'s", "'", "-", "$", "%"))


def _split_at_and(words: Sequence[Word]) -> list[Sequence[Word]]:
    parts: list[Sequence[Word]] = []
    start = 0
    for index, word in enumerate(words):
        if word.text == "and":
            parts.append(words[start:index])
            start = index + 1
    return [*parts, words[start:]]


def _is_plain_part(words: Sequence[Word], ground: Ground) -> bool:
    """One member of "A and B": a short phrase without prepositions, whose last word can speak."""
    if not words or any(word.text in _LINKS for word in words) or not can_speak(words, ground):
        return False
    return all(word.capital or word.text in _DETERMINERS or word.text in source_nouns() for word in words[:-1])


def _head(words: Sequence[Word]) -> Sequence[Word]:
    """The words up to the first preposition: "the head of the agency" has its head before "of"."""
    for index, word in enumerate(words):
        if word.text in _LINKS:
            return words[:index]
    return words


def _few_unknown(words: Sequence[Word]) -> bool:
    """Lower-case words that no table knows may be verbs in disguise: few of them, and none before a determiner."""
    unknown = [
        index
        for index, word in enumerate(words)
        if not (word.is_mark or word.capital or word.text in _DETERMINERS or word.text in source_nouns())
        and not word.text[0].isdigit()
    ]
    late = any(
        word.text in _DETERMINERS and before.text not in _DETERMINERS  # "the two ministers" has its determiners first
        for before, word in pairwise(words)
    )
    verbal = any(read_verb(words[index].text) and words[index].text.endswith(("ed", "ing")) for index in unknown)
    return len(unknown) <= _UNKNOWN_AT_MOST and not late and not verbal


def span_of(words: Sequence[Word]) -> Span:
    """From the first word's start to the last one's end."""
    return Span(start=words[0].start, end=words[-1].end)


_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow tonight week month year morning evening night "
    "afternoon weekend".split()
)
