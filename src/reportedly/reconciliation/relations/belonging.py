"""Whether two numbers that do not meet are of one group of people: not where one is of some of them, or of others."""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.reconciliation.naming import share_person
from reportedly.reconciliation.questions import Verdict
from reportedly.reconciliation.questions.lexicon import load_things
from reportedly.reconciliation.questions.weighing import count_days
from reportedly.reconciliation.relations.amounts import is_none
from reportedly.reconciliation.relations.pairs import Pair, quote
from reportedly.reconciliation.relations.spelling import share_spelling
from reportedly.reconciliation.relations.wording import read_words, share_matter
from reportedly.vocabulary import Position, QuestionKind

_PERSON = frozenset({"person", "force"})
PERSON_SORTS = frozenset({"man", "woman", "child"})
"""Nouns for some of those who may be called people."""

_FAR = 10
"""How many times one number of people must be the other to be of another crowd: 4 who were shot, 50 who stood by."""

_FAR_APART = 8
"""The same where neither tells what befell them."""

_TOWN = 1000
"""How many times, whatever else is said: 4 victims and a town of 87,000 people."""

_FEW = 2
"""Words besides the noun from which two sentences without a known doing speak of one thing."""

_OF_THEM = re.compile(r"\bof\s+(?:all\s+)?(?:the|those|these|them|whom)\b")
_ARE_OF = re.compile(
    r"\s*(?:were|are|was|is)\s+(?:of\s+)?(?:children|child|women|minors?|civilians?|teenagers?|students)\b",
    re.IGNORECASE,
)
_OF_THEIRS = re.compile(r"\b[a-z]+s\s+of\s+(?:his|her|its|their|our|my)\b")
_OTHERS = re.compile(r"\b(?:others?|another|more(?!\s+than)|additional|further|remaining|rest)\b", re.IGNORECASE)
_BESIDES = re.compile(r"^\W{0,3}(?:\w+\W+)?(?:others?|more)\b", re.IGNORECASE)
_PART_AHEAD = re.compile(r"\b(?:including|among\s+(?:them|those)|of\s+(?:whom|them|those|these),?)\s+(?:\w+\s+){0,2}$")
_BASE = re.compile(r"\bof\s+(?:(?:all|the|its|their|those)\s+)*(?:[a-z]+\s+)?([a-z]+)$", re.IGNORECASE)
_BEASTS = frozenset({"animal", "livestock", "cattle", "cow"})
_BEHIND, _AHEAD = 24, 32
"""Characters behind and before a figure that may tell of whom it is a part."""


def find_part(pair: Pair) -> str | None:
    """Why two numbers of people that do not meet are of other people; None where nothing says so."""
    base = _find_base(pair)
    if base is not None:
        return base
    if not all(_counts_people(each) for each in pair.both):
        return None
    return (
        _find_partitive(pair)
        or _find_others(pair)
        or _find_single(pair)
        or _find_men(pair)
        or _find_crowd(pair)
        or _find_far(pair)
    )


def _find_far(pair: Pair) -> str | None:
    """One person beside several, or a number beside one many times as high, of whom no one fate is told."""
    lows = sorted(each.amount.low or 0 for each in pair.both if each.amount is not None)
    if pair.speakers.one or len(lows) < len(pair.both) or not lows[0]:
        return None
    if {*pair.one.topic.doing} & {*pair.other.topic.doing}:
        return None
    if (lows[0] == 1 and lows[1] > 1) or lows[1] >= _FAR_APART * lows[0]:
        return "that one thing befell them is not told, and one number is many times the other"
    return None


def _find_base(pair: Pair) -> str | None:
    """Shares of two groups, half of the students and 10 percent of the girls; numbers of two kinds of animals."""
    if pair.match is None:
        return None
    found = [_BASE.search(" ".join(each.words.text.split())) for each in pair.both]
    shares = all(each.topic.head == "share" for each in pair.both)
    animals = all(each.topic.head in _BEASTS for each in pair.both)
    if shares and found[0] and found[1]:
        nouns = [each.group(1).lower() for each in found if each]
    elif animals:
        nouns = [each.words.text.split()[-1].lower() for each in pair.both]
    else:
        return None
    return None if share_matter(*nouns) else f"{nouns[0]} against {nouns[1]}"


def _counts_people(position: Position) -> bool:
    thing = load_things().get(position.topic.head)
    return position.kind is QuestionKind.HOW_MANY and thing is not None and thing.kind in _PERSON


def _find_partitive(pair: Pair) -> str | None:
    """Exactly one of the two is of those whom it names: "three of the victims", "including two children"."""
    one, other = (not is_none(each.amount) and _is_part(*_look_around(each)) for each in pair.both)
    if one == other:
        return None
    return f"{quote(pair.one if one else pair.other)} are some of a group"


@lru_cache(maxsize=8192)
def _is_part(words: str, ahead: str, behind: str) -> bool:
    after = _OF_THEM.search(f"{words}{behind}")
    near = after is not None and after.start() <= len(words) + 1
    return (
        near
        or _ARE_OF.match(behind) is not None
        or _OF_THEIRS.search(words) is not None
        or _PART_AHEAD.search(ahead) is not None
    )


def _find_others(pair: Pair) -> str | None:
    """Exactly one of the two leaves out some whom its sentence names already: "two others", "four more"."""
    one, other = (_leaves_out(*_look_around(each)) for each in pair.both)
    if one == other:
        return None
    return f"{quote(pair.one if one else pair.other)} are others than some who were named before"


@lru_cache(maxsize=8192)
def _leaves_out(words: str, ahead: str, behind: str) -> bool:
    told = _OTHERS.search(words) or _BESIDES.search(behind)
    return told is not None or re.search(r"\b(?:other|another|remaining)\s+$", ahead) is not None


def _find_single(pair: Pair) -> str | None:
    """One person of a sort ("a woman", "one man") beside a number of people."""
    for single, many in (pair.both, (pair.other, pair.one)):
        amounts = single.amount, many.amount
        if amounts[0] is None or amounts[1] is None or amounts[0].high != 1 or (amounts[1].low or 0) < _FEW:
            continue
        if amounts[0].implied or single.topic.head in PERSON_SORTS:
            return f"{quote(single)} is one of a kind, {quote(many)} are a number of people"
    return None


def _find_men(pair: Pair) -> str | None:
    """Fewer men than people: the men may be some of them."""
    for men, people in (pair.both, (pair.other, pair.one)):
        fewer, more = men.amount, people.amount
        if pair.sequence.way and men is pair.earlier and count_days(men.published, people.published) != 0:
            continue  # two women, and days later five people: there are more by then
        if men.topic.head not in PERSON_SORTS or people.topic.head in PERSON_SORTS or fewer is None or more is None:
            continue
        if fewer.high is not None and more.low is not None and fewer.high < more.low:
            return f"{quote(men)} may be some of {quote(people)}"
    return None


def _find_crowd(pair: Pair) -> str | None:
    """One number is many times the other, and only one of the two says what befell them."""
    lows = [each.amount.low if each.amount is not None else None for each in pair.both]
    doings = [each.topic.doing for each in pair.both]
    if lows[0] and lows[1] and max(lows[0], lows[1]) >= _FAR * min(lows[0], lows[1]):
        alike = pair.match is None or all(verdict is Verdict.SAME for _, verdict, _ in pair.match.parts)
        if max(lows[0], lows[1]) >= _TOWN * min(lows[0], lows[1]) or (not alike and not all(doings)):
            return f"{quote(pair.one)} and {quote(pair.other)} are two crowds: one is many times the other"
    if pair.speakers.one or any(doings) or len(_list_said(pair.one) & _list_said(pair.other)) >= _FEW:
        return None
    return "what befell them is told by neither, and the words are others"


def _list_said(position: Position) -> frozenset[str]:
    return read_words(position.sentence or position.content.text).kept - read_words(position.words.text).kept


def _look_around(position: Position) -> tuple[str, str, str]:
    """The figure's words, and the characters of its sentence before and behind them."""
    words = " ".join(position.words.text.split())
    at = position.sentence.find(words)
    if at < 0:
        return words, "", ""
    end = at + len(words)
    return words, position.sentence[max(0, at - _AHEAD) : at], position.sentence[end : end + _BEHIND]


def find_bearers(pair: Pair) -> str | None:
    """Whose ages two figures are, where the topics name two people; None where it may be one."""
    one, other = (each.topic.about if each.topic.head == "age" else () for each in pair.both)
    if not one or not other:
        return None
    if any(share_person(left.title(), right.title()) or share_spelling(left, right) for left in one for right in other):
        return None
    return f"{one[0].title()} and {other[0].title()}"
