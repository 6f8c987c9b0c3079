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
_PUT_OFF = 12
_SHORTEST_SUBJECT = 4
_ASKED = 5
_WERE = frozenset(("was", "were", "been", "being"))
_ASKING = frozenset(("did", "do", "does", "to", "where", "when", "as"))
_NO_HINT = frozenset(("can", "should", "must"))
_SHORTEST_PAST = 5
_NEARBY = {"next": 2, "last": -2}
_UNITS = frozenset(("week", "month", "year"))
_NOT = ("wasn't", "weren't", "didn't", "hadn't", "couldn't", "wouldn't")


@cache
def load_tenses() -> Mapping[str, frozenset[str]]:
    """The classes of the table."""
    return {row["class"]: frozenset(row["words"].split("|")) for row in load_rows(TENSES)}


def find_direction(tokens: Tokens, first: int, last: int) -> int:
    """-1 for the past, 1 for the future, 0 where no word around tokens ``[first, last)`` tells."""
    begin, end = tokens.sentence_of(first)
    if _is_put_off(tokens, max(begin, first - _LOOK_BACK), first):
        return 1
    told = _look_back(tokens, max(begin, first - _LOOK_BACK), first)
    return told or _look_ahead(tokens, last, min(end, last + _LOOK_AHEAD))


def _is_put_off(tokens: Tokens, begin: int, first: int) -> bool:
    """As in "extended the curfew to May 1", "moved the vote to Friday", "set a hearing for Friday"."""
    name = {"to": "puts_off", "through": "puts_off", "for": "sets"}.get(tokens.word(first - 1))
    if name is None:
        return False
    words = tokens.words[max(begin, first - _PUT_OFF) : first]
    return BREAK not in words and not load_tenses()[name].isdisjoint(words)


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
        told = 0 if _is_no_hint(tokens, place) else _tell(tokens, place, close=False)
        if told:
            return 1 if told > 0 else -1
    return 0


def _is_no_hint(tokens: Tokens, place: int) -> bool:
    """As in "Monday's news can wait", "on Friday, hours before a planned vigil"."""
    word = tokens.words[place]
    return word in _NO_HINT or (word.endswith("ed") and tokens.word(place - 1) in ("a", "an", "the"))


def _tell(tokens: Tokens, place: int, *, close: bool) -> int:
    """2 or -2 where the word settles the tense, 1 or -1 where it hints at it."""
    told = _tell_coming(tokens, place)
    return _tell_gone(tokens, place, close=close) if told is None else told


def _tell_coming(tokens: Tokens, place: int) -> int | None:
    """What a word tells that may speak of what is to come; None for any other word."""
    word, classes = tokens.words[place], load_tenses()
    if word in classes["future"] or word.endswith("'ll"):
        return 0 if _is_no_future(tokens, place) else 2
    if word in classes["present"]:
        return 2 if _has_plural(tokens, place) else 0
    if word == "set":
        return 2 if tokens.word(place + 1) in ("to", "for") else 0
    if word == "to":
        return _tell_infinitive(tokens, place)
    if word in _NEARBY and tokens.word(place - 1) != "the":
        return _NEARBY[word] if tokens.word(place + 1) in _UNITS else 0
    return _tell_helper(tokens, place) if word in classes["modal"] or word in classes["perfect"] else None


def _is_no_future(tokens: Tokens, place: int) -> bool:
    """As in "Theresa May", "may have killed", "what was going on"."""
    word, after = tokens.words[place], tokens.word(place + 1)
    if word == "going":
        return after != "to"
    return after == "have" or (tokens.is_capital(place) and word in ("may", "will"))


def _tell_gone(tokens: Tokens, place: int, *, close: bool) -> int:
    word, classes = tokens.words[place], load_tenses()
    if word in classes["past"] or word.endswith(_NOT):
        return 0 if _is_infinitive(tokens, place) else -2
    if word.endswith("ed") and len(word) >= _SHORTEST_PAST:
        governs = word not in classes["no_past"] or tokens.word(place + 1) in classes["governed"]
        return _tell_participle(tokens, place, close=close) if governs else 0
    return 0


def _has_plural(tokens: Tokens, place: int) -> bool:
    """As in "Voters go to the polls on Sunday": a plain present with its subject tells of what is arranged."""
    subject = tokens.word(place - 1)
    if not _ASKING.isdisjoint(tokens.words[max(0, place - _ASKED) : place]):
        return False  # "How did the bullets go off?"
    return len(subject) > _SHORTEST_SUBJECT and subject.endswith("s") and not subject.endswith(("ss", "us"))


def _is_infinitive(tokens: Tokens, place: int) -> bool:
    """As in "to be held", "will hit"."""
    before = (tokens.word(place - 1), tokens.word(place - 2))
    if "be" in before:
        return True
    classes = load_tenses()
    leads = any(word == "to" or word in classes["modal"] or word in classes["future"] for word in before)
    return leads and tokens.words[place] in classes["same_form"]


def _tell_helper(tokens: Tokens, place: int) -> int:
    """As in "would meet" is to come, "would not comment" past; "has met" is past, "has to meet" to come."""
    word, after = tokens.words[place], tokens.word(place + 1)
    if word in load_tenses()["perfect"]:
        return _tell_perfect(after, tokens.word(place + 2))
    if after == "not":
        return -2
    return 0 if word == "could" or after == "-" else 2  # "a would-be robber"


def _tell_perfect(after: str, second: str) -> int:
    """As in "has been scheduled" is to come, "has a June 1 deadline" says nothing."""
    classes = load_tenses()
    if after == "to" or (after == "been" and (second in classes["future"] or second == "set")):
        return 2
    return 0 if after in classes["governed"] else -1


def _tell_infinitive(tokens: Tokens, place: int) -> int:
    """As in "is to meet", "asked them to report" are to come; "went to the city" says nothing."""
    classes = load_tenses()
    verb = tokens.word(place + 1)
    if not verb.isalpha() or verb in classes["no_verb"] or tokens.is_capital(place + 1):
        return 0
    before = [tokens.word(at) for at in range(place - _ASKED, place)]
    if verb == "be" and _is_planned(before[-1], tokens.word(place + 2)):
        return 2
    if before[-1] == "able" and not _WERE.isdisjoint(before):
        return 0
    if before[-1] in classes["past"] and before[-1] not in classes["asks"]:
        return 0  # "told police that he went to help on Sunday"
    return 2 if before[-1] in classes["be"] or any(word in classes["asks"] for word in before) else 0


def _is_planned(before: str, participle: str) -> bool:
    """As in "an event to be held on Friday", not "a man who appears to be wounded"."""
    classes = load_tenses()
    passive = participle.endswith("ed") or participle in classes["past"]
    noun = before.isalpha() and not before.endswith("ed")
    return passive and noun and before not in classes["past"] and before not in classes["raising"]


def _tell_participle(tokens: Tokens, place: int, *, close: bool) -> int:
    """As in "killed" tells of the past, "be held" and "United" do not."""
    if tokens.is_capital(place) or tokens.word(place - 1) in ("be", "being", "the", "a", "an", "to", "of"):
        return 0
    return -2 if close else -1
