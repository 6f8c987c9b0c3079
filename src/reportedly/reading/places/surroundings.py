"""What the words on both sides of a name say of it: that it is a place, or a person."""

from __future__ import annotations

import re

from reportedly.reading.ground import Ground
from reportedly.reading.places.names import NameBook
from reportedly.reading.places.words import words_of
from reportedly.vocabulary import Span

_BEFORE = re.compile(r"([\w.'’-]+)[ \n]+(?:the )?$")
_AFTER = re.compile(r"(?:['’]s?)? +([\w.-]+)")
_STATE_AFTER = re.compile(r", ((?:[A-Z][\w.-]*\.?)(?: [A-Z][\w-]+)?)")
_PARTY = re.compile(r"\b[DRI]-$")
_JOINED = re.compile(r" (?:in|near|between) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? and $")
_JOINED_REACH = 48
_REACH = 24
_BLANKS = (" ", "\n")
_LINE_END = re.compile(r"(?:, [A-Z][\w.]+){0,2}(?: ?\([^()\n]{2,40}\))? ?(?:--|[—–:-])[ \n]")
_SHORTEST_LINE = 4


def word_before(text: str, start: int) -> str:
    """The word in front of an offset, as spelled; empty where a mark or nothing stands there."""
    if text[start - 1 : start] not in _BLANKS:
        return ""
    match = _BEFORE.search(text, max(0, start - _REACH), start)
    return match[1] if match is not None else ""


def word_after(text: str, end: int) -> str:
    """The word behind an offset, a possessive between them left out; empty where a mark or nothing stands there."""
    match = _AFTER.match(text, end)
    return match[1] if match is not None else ""


def says_place(ground: Ground, book: NameBook, span: Span) -> bool:
    """Whether the words around a name are those around places: "in X", "X residents", "X, Ohio", "R-X"."""
    return (
        says_before(ground.text, span.start)
        or begins_line(ground.text, span.start, span.end)
        or says_after(ground.text, book, span.end)
    )


def says_before(text: str, start: int) -> bool:
    """Whether what stands before an offset makes a place of what follows."""
    if word_before(text, start).lower() in words_of("before"):
        return True
    return _PARTY.search(text, max(0, start - 3), start) is not None or _stands_beside(text, start)


def _stands_beside(text: str, start: int) -> bool:
    """Whether a name stands before that is joined by "and" to one behind "between": "between X and Y"."""
    return text.endswith("and ", 0, start) and _JOINED.search(text, max(0, start - _JOINED_REACH), start) is not None


def says_after(text: str, book: NameBook, end: int) -> bool:
    """Whether what stands behind an offset makes a place of what precedes."""
    return word_after(text, end).lower() in words_of("bearer") or _stands_before_state(text, book, end)


def _stands_before_state(text: str, book: NameBook, end: int) -> bool:
    """Whether ", Ohio" or ", Kenya" follows."""
    match = _STATE_AFTER.match(text, end)
    if match is None:
        return False
    for words in (match[1], match[1].split(" ")[0]):
        found = book.find_whole(words)
        if found.candidates and found.candidates[0].feature in ("PCLI", "ADM1"):
            return True
    return False


def is_behind_title(text: str, start: int) -> bool:
    """Whether a title stands in front: "Mr. Lincoln"."""
    return word_before(text, start).rstrip(".").lower() in words_of("title")


def begins_line(text: str, start: int, end: int) -> bool:
    """Whether a name in capitals stands as a dateline does: "LELAND, Ohio (AP) -- "."""
    if end - start < _SHORTEST_LINE or not text[start:end].isupper():
        return False
    return _LINE_END.match(text, end) is not None
