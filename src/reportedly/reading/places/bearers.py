"""Names of places that somebody or something else bears in a report: a person, a ship.

"Astbury said" is a person where the report has an Ellen Astbury, "in Astbury" is the town all the same; "the tanker
Astbury" is a ship, and so is "the Astbury" behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reportedly.identity.rows import load_rows
from reportedly.reading.cues import lemmas_of, read_verb
from reportedly.reading.gazetteer.candidate import Candidate
from reportedly.reading.name_repair import is_first_name
from reportedly.reading.places.names import NameBook
from reportedly.reading.places.surroundings import word_after, word_before
from reportedly.reading.places.words import words_of
from reportedly.reading.workspace import Name
from reportedly.vocabulary import Span

_AGE_OR_WHO = re.compile(r",? (?:who|whose|whom)\b|, (?:now )?\d{1,3},")
_VERB_BEHIND = re.compile(r" (?:(?:has|had|also|later|then|never) )?([a-z]{3,20})\b")
_VERB_BEFORE = re.compile(r"[,”\"] ([a-z]{3,20}) $")
_VERB_REACH = 24
_WORDS_BEFORE = re.compile(r"([A-Za-z]+) [A-Za-z]+ (?:the )?$")
_MOTION = re.compile(r"([A-Za-z]+) (?:from|to|for) $")
_WAYS = frozenset({"from", "to", "for"})
_REACH = 40
_SHIP_BEHIND = re.compile(r", (?:an?|the) ((?:(?!of |with |in |from )[A-Za-z-]+ ){0,3}[a-z]+)\b")
_ARTICLE = ("the", "The")
_LONGEST = 16
_OPENING = '"“‘(['
_ABOARD = "aboard"
_BEARING = frozenset({"LOC", "PER", "ORG", "FAC", "OTHER", "VEHICLE"})
_TOWN = 15_000


def is_person(text: str, span: Span) -> bool:
    """Whether a name that a person of the report bears is that person here: it speaks, is told an age, is "who"."""
    if word_before(text, span.start).lower() in words_of("ground_before"):
        return False
    if _AGE_OR_WHO.match(text, span.end):
        return True
    behind = _VERB_BEHIND.match(text, span.end)
    before = _VERB_BEFORE.search(text, max(0, span.start - _VERB_REACH), span.start)
    return any(_speaks(match[1]) for match in (behind, before) if match is not None)


def opens_quotation(text: str, span: Span) -> bool:
    """Whether a name opens a quotation as its subject: "Georgia has never met my goats"."""
    return text[span.start - 1 : span.start] in _QUOTES and _VERB_BEHIND.match(text, span.end) is not None


_QUOTES = ('"', "“")


def _speaks(verb: str) -> bool:
    return any(read_verb(lemma) is not None for lemma in lemmas_of(verb)[1:])


def is_ground(text: str, span: Span, first: Candidate) -> bool:
    """Whether a name that a person of the report bears is a place here: "in Astbury", not "confidence in Astbury"."""
    if first.feature.startswith("PPL") and first.population < _TOWN:
        return False
    if word_after(text, span.end).lower() in words_of("ground_bearer"):
        return True
    if not stands_on_ground(text, span.start):
        return False
    match = _WORDS_BEFORE.search(text, max(0, span.start - _REACH), span.start)
    return match is None or match[1].lower() not in words_of("trust")


def stands_on_ground(text: str, start: int) -> bool:
    """Whether the words before are those before places alone: "in", "near", "drove from", not "heard from"."""
    before = word_before(text, start).lower()
    if before in words_of("ground_before"):
        return True
    match = _MOTION.search(text, max(0, start - _REACH), start) if before in _WAYS else None
    return match is not None and match[1].lower() in words_of("motion")


def list_ships(text: str, names: Iterable[Name], book: NameBook) -> frozenset[str]:
    """The names that ships bear: "the ferry Astbury", "the Astbury, a tanker". A country's name is none."""
    return frozenset(_find_ships(text, names, book))


def _find_ships(text: str, names: Iterable[Name], book: NameBook) -> Iterator[str]:
    for name in names:
        if name.type not in _BEARING:
            continue
        words = text[name.span.start : name.span.end]
        prefix, _, rest = words.partition(" ")
        if rest and prefix.lower() in words_of("vessel"):
            yield rest
            continue
        if not _is_called_ship(text, name.span):
            continue
        found = book.find_whole(words).candidates
        if not found or not found[0].feature.startswith("PCL"):
            yield words


def _is_called_ship(text: str, span: Span) -> bool:
    before = _cut_word(text, span.start)
    if before not in _ARTICLE:
        return before.lower() in words_of("vessel")
    behind = _SHIP_BEHIND.match(text, span.end)
    return behind is not None and not words_of("vessel").isdisjoint(behind[1].split())


def _cut_word(text: str, start: int) -> str:
    """The word before an offset with one blank between, without a pattern: every name of a report is asked for it."""
    if text[start - 1 : start] != " ":
        return ""
    low, end = max(0, start - _LONGEST), start - 1
    begin = max(low - 1, text.rfind(" ", low, end), text.rfind("\n", low, end)) + 1
    return text[begin:end].lstrip(_OPENING)


def is_ship(text: str, span: Span, ships: frozenset[str]) -> bool:
    """Whether a name is a ship's here; ``ships`` are the names that ships bear in the report."""
    if text[span.start : span.end] not in ships:
        return False
    before = word_before(text, span.start).lower()
    return before == _ABOARD or before in words_of("vessel") or _cut_word(text, span.start) in _ARTICLE


def is_nobodys(word: str) -> bool:
    """Whether no table has a single word for a first or a family name."""
    return word.isalpha() and not is_first_name(word) and word.lower() not in _load_families()


@cache
def _load_families() -> frozenset[str]:
    rows = (*load_rows("family_names.tsv"), *load_rows("common_names.tsv"))
    return frozenset(name.lower() for row in rows for name in row["names"].split("|"))
