"""Whether the words around a date speak of what is past or of what is to come.

"said Wednesday" is the last Wednesday, "will meet on Thursday" the next Thursday.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reportedly.reading.table_rows import load_rows
from reportedly.reading.times.tokens import BREAK, Tokens

TENSES = "time_tenses.tsv"

_LOOK_BACK = 40
_LOOK_AHEAD = 25
_CLOSE = 3
_ASKED = 5
_SHORTEST_PAST = 5
_NOT = ("wasn't", "weren't", "didn't", "hadn't", "couldn't", "wouldn't")


@cache
def load_tenses() -> Mapping[str, frozenset[str]]:
    """The classes of the table."""
    return {row["class"]: frozenset(row["words"].split("|")) for row in load_rows(TENSES)}


def find_direction(tokens: Tokens, first: int, last: int) -> int:
    """-1 for the past, 1 for the future, 0 where no word around tokens ``[first, last)`` tells."""
    begin, end = tokens.sentence_of(first)
    told = _look_back(tokens, max(begin, first - _LOOK_BACK), first)
    return told or _look_ahead(tokens, last, min(end, last + _LOOK_AHEAD))


def _look_back(tokens: Tokens, begin: int, first: int) -> int:
    weak = 0
    for place in range(first - 1, begin - 1, -1):
        if tokens.word(place) == BREAK:
            return weak
        told = _tell(tokens, place, close=first - place <= _CLOSE)
        if abs(told) == 2:
            return told // 2
        weak = weak or told
    return weak


def _look_ahead(tokens: Tokens, last: int, end: int) -> int:
    """The first verb behind tells: "On Thursday he introduced a bill that would limit …"."""
    for place in range(last, end):
        if tokens.word(place) == BREAK:
            return 0
        told = _tell(tokens, place, close=False)
        if told:
            return 1 if told > 0 else -1
    return 0


def _tell(tokens: Tokens, place: int, *, close: bool) -> int:
    """2 or -2 where the word settles the tense, 1 or -1 where it hints at it."""
    word, classes = tokens.words[place], load_tenses()
    if word in classes["future"] or word.endswith("'ll"):
        return 0 if tokens.is_capital(place) and word in ("may", "will") else 2
    if word == "to":
        return _tell_infinitive(tokens, place)
    if word in classes["modal"] or word in classes["perfect"]:
        return _tell_helper(tokens, place)
    if word in classes["past"] or word.endswith(_NOT):
        return 0 if "be" in (tokens.word(place - 1), tokens.word(place - 2)) else -2  # "to be held"
    if word.endswith("ed") and len(word) >= _SHORTEST_PAST and word not in classes["no_past"]:
        return _tell_participle(tokens, place, close=close)
    return 0


def _tell_helper(tokens: Tokens, place: int) -> int:
    """As in "would meet" is to come, "would not comment" past; "has met" is past, "has to meet" to come."""
    word, after = tokens.words[place], tokens.word(place + 1)
    if word in load_tenses()["perfect"]:
        return 2 if after == "to" else -1
    if after == "not":
        return -2
    return 0 if word == "could" else 2


def _tell_infinitive(tokens: Tokens, place: int) -> int:
    """As in "is to meet", "asked them to report" are to come; "went to the city" says nothing."""
    classes = load_tenses()
    verb = tokens.word(place + 1)
    if not verb.isalpha() or verb in classes["no_verb"] or tokens.is_capital(place + 1):
        return 0
    before = [tokens.word(at) for at in range(place - _ASKED, place)]
    return 2 if before[-1] in classes["be"] or any(word in classes["asks"] for word in before) else 0


def _tell_participle(tokens: Tokens, place: int, *, close: bool) -> int:
    """As in "killed" tells of the past, "be held" and "United" do not."""
    if tokens.is_capital(place) or tokens.word(place - 1) in ("be", "being", "the", "a", "an", "to", "of"):
        return 0
    return -2 if close else -1
