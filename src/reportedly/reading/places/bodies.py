"""Places in the names of bodies and facilities that belong to them: "Leland Police Department", "Bank of Borduria"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportedly.reading.places.names import NOTHING, Looked, NameBook
from reportedly.reading.places.words import words_of

_WORD = re.compile(r"\S+")
_MOST_WORDS = 4
_LONGEST_STATE = 3
_OF = re.compile(r" (?:of|for|in) (?:the )?(?=[A-Z])")
_COUNTY = frozenset({"county", "parish", "county's", "county’s"})


class Part(NamedTuple):
    """The place in a longer name: offsets into that name, and what the gazetteer has for it."""

    start: int
    end: int
    found: Looked


def find_lead(book: NameBook, name: str) -> Part | None:
    """The place that a longer name begins with, where what follows is a body of a place."""
    words = list(_WORD.finditer(name))
    if len(words) < 2:
        return None
    rest = [word[0] for word in words]
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if not _is_of_place(rest[count - 1], rest[count:]):
            continue
        lead = name[words[0].start() : words[count - 1].end()]
        if lead.lower() in words_of("no_place"):
            continue
        found = book.find_whole(lead)
        if found.candidates:
            return Part(words[0].start(), words[count - 1].end(), found)
    return None


def _is_of_place(last: str, rest: list[str]) -> bool:
    """Whether the words behind a name are those of a body of that place."""
    if not words_of("no_body").isdisjoint(rest) or rest[0].islower():
        return False
    return last.lower() in _COUNTY or not words_of("body").isdisjoint(rest)


def find_owner(book: NameBook, name: str) -> Part | None:
    """The place behind "of" at the end of a body's name."""
    match = next(reversed(list(_OF.finditer(name))), None)
    if match is None or words_of("body_of").isdisjoint(name[: match.start()].split()):
        return None
    tail = name[match.end() :]
    if tail.lower() in words_of("no_place"):
        return None
    found = book.find_whole(tail)
    return Part(match.end(), len(name), found) if found.candidates else None


def find_divisions(book: NameBook, name: str) -> Iterator[Part]:
    """The countries and states that stand anywhere in a longer name."""
    words = list(_WORD.finditer(name))
    at = 0
    while at < len(words):
        taken = 1
        for count in range(min(_LONGEST_STATE, len(words) - at), 0, -1):
            start, end = words[at].start(), words[at + count - 1].end()
            if not name[start].isupper() or name[start:end].lower() in words_of("no_place"):
                continue
            found = book.find_whole(name[start:end])
            if (
                found.candidates
                and found.candidates[0].feature in ("PCLI", "ADM1")
                and not found.candidates[0].alternate
            ):
                yield Part(start, end, found)
                taken = count
                break
        at += taken


def find_home(book: NameBook, outlet: str | None) -> Looked | None:
    """The place in an outlet's name: "The Leland Courier" is at home in a Leland."""
    words = (outlet or "").removeprefix("The ").split()[:_MOST_WORDS]
    for count in range(len(words) - 1, 0, -1):
        name = " ".join(words[:count])
        found = book.find_whole(name) if name.lower() not in words_of("no_place") else NOTHING
        if found.candidates:
            return found
    return None
