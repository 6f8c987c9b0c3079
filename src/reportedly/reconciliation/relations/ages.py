"""Ages that two contents give to one person: "Lena Orr, 34", "a boy of seven", "the 19-year-old suspect"."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from reportedly.reconciliation.naming import share_person
from reportedly.reconciliation.relations.pairs import Pair
from reportedly.reconciliation.relations.spelling import share_spelling
from reportedly.reconciliation.relations.wording import NUMBERS, read_words
from reportedly.vocabulary import FigureKind, Position

_NAMED = re.compile(
    r"((?:[A-Z][\w’'-]+(?:\s+(?:[A-Z]\.|“[^”]{1,20}”|\"[^\"]{1,20}\"|(?:de|la|van|von|al|bin|el)\b))*\s+){0,3}"
    r"[A-Z][\w’'-]+(?:\s+(?:Jr|Sr|II|III|IV)\.?)?),?\s+(?:aged?\s+)?(\d{1,3})"
    r"(?=\s*[,;:.)]|\s+(?:and|was|is|were|of|has|had)\b|$)"
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_WORD_YEARS = re.compile(
    r"\b((?:(?:"
    + "|".join(_TENS)
    + r")-)?(?:"
    + "|".join([*(word for word in NUMBERS if word != "zero"), *_TENS])
    + r"))(?=[- ]years?[- ]olds?\b)",
    re.IGNORECASE,
)
"""Years that are written as a word, which are read as digits: "an eight-year-old girl"."""

_YEARS_NAMED = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\s+((?:[A-Z][\w’'.-]*\s+){1,3}[A-Z][\w’'-]+)")
_YEARS = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b(?=(?:[- ]((?:[\w-]+\s+){0,3})([a-z]+))?)", re.IGNORECASE)
_WAS = re.compile(
    r"\b([a-z]+)\b[^,.;]{0,40}?\b(?:was|is|aged)\s+(\w+)(?:\s+years?\s+old)?(?=\s*(?:[.,;”\"]|$)|\s+(?:when|and"
    r"|but)\b)",
    re.IGNORECASE,
)
_PERSONS = frozenset(
    "man woman boy girl child suspect victim driver teenager teen son daughter brother sister mother father baby infant"
    " student pilot officer soldier defendant patient toddler shooter gunman youth resident".split()
)
_SEXES = dict.fromkeys("man boy son brother father".split(), "m") | dict.fromkeys(
    "woman girl daughter sister mother".split(), "f"
)
_DOERS = frozenset("suspect driver shooter gunman officer soldier defendant pilot".split())
_ANYBODY = frozenset("year old man woman boy girl child shot shoot said polic gun teen victim".split())
_SHARED = 2
_MUCH = 4
"""Words that two sentences of one story share at least."""

_CLOSE, _CLOSER = 4, 1
"""Years by which two ages of one person are told otherwise: of two unnamed ones, of one with and one without name."""

_NEARBY = 2
"""The same for two contents that say nothing else of whom: three years make another child."""

_OLDEST = 120
_YEAR = 366


class Age(NamedTuple):
    """Whose age it is, a name or a noun, and the years."""

    name: str
    noun: str
    years: int


@lru_cache(maxsize=4096)
def find_ages(text: str) -> tuple[Age, ...]:
    """The ages that ``text`` gives, of which the first 600 characters are looked at."""
    plain = _WORD_YEARS.sub(lambda found: str(_read_years(found.group())), " ".join(text[:600].split()))
    found = [Age(name, "", int(years)) for name, years in _NAMED.findall(plain)]
    found += [Age(name, "", int(years)) for years, name in _YEARS_NAMED.findall(plain)]
    found += [Age("", _find_noun(f"{before} {noun}"), int(years)) for years, before, noun in _YEARS.findall(plain)]
    told = _WAS.search(plain)
    if told is not None and not found:
        found.append(Age("", _find_person(plain), _count(told.group(2))))
    return tuple(age for age in found if 0 <= age.years <= _OLDEST and (age.name or age.noun in _PERSONS))


def _read_years(words: str) -> int:
    """Years in words up to 99: "thirty-one"."""
    return sum(NUMBERS.get(word, _TENS.get(word, 0)) for word in words.lower().split("-"))


def _find_noun(behind: str) -> str:
    """The noun for a person among the words behind an age, else the first of them: "9-year-old North Varn girl"."""
    words = behind.lower().split()
    return next((word for word in words if word in _PERSONS), words[0] if words else "")


def _find_person(plain: str) -> str:
    return next((word for word in re.findall(r"[a-z]+", plain.lower()) if word in _PERSONS), "")


def _count(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < 4 else NUMBERS.get(word.lower(), -1)


def compare_ages(pair: Pair) -> str | None:
    """How the two give one person another age; None where they do not, or where a birthday may lie between."""
    for one in find_ages(pair.one.content.text):
        for other in find_ages(pair.other.content.text):
            if not (_is_one(one, other) or _may_be_one(pair, one, other)) or _are_others(pair, one, other):
                continue
            if one.years == other.years or (
                not (one.name and other.name) and _play_two_parts(pair, one.years, other.years)
            ):
                continue
            if not _can_grow(pair, one.years, other.years) or _has_died(pair, one.name, other.name):
                who = one.name or other.name or f"the {one.noun}"
                return f"{who} is {one.years} by one and {other.years} by the other"
    return None


def _are_others(pair: Pair, one: Age, other: Age) -> bool:
    """Whether two people without a name are two: in one report, by years that lie far apart, or as two brothers."""
    if one.name or other.name:
        return False
    if {one.noun, other.noun} & _RELATIVES or abs(one.years - other.years) > _NEARBY:
        return True
    return pair.one.report == pair.other.report


_VICTIM_AHEAD = re.compile(
    r"\b(?:(?:death|killing|shooting|slaying|murder|wounding|stabbing)\s+(?:death\s+)?of|(?:killed|kills|shot|shoots"
    r"|wounded|injured|struck|stabbed)(?:\s+and\s+\w+)?)\s+(?:an?\s+|the\s+|his\s+|her\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_VICTIM_BEHIND = re.compile(
    r"^[^.;]{0,50}?\b(?:is|was|were|are|has\s+been|had\s+been)\s+(?:\w+\s+){0,2}?"
    r"(?:shot|killed|wounded|injured|hit|struck|stabbed|dead|in\s+(?:critical|serious|stable)\s+condition|hospitali[sz]ed)\b"
    r"|^[^.;]{0,40}?\b(?:died|is\s+dead)\b",
    re.IGNORECASE,
)
_SUSPECT_AHEAD = re.compile(
    r"\b(?:shooter|gunman|suspect|attacker|killer|assailant|arrested|charged|detained|accused)(?:\s+(?:was|is|as|,))?"
    r"\s+(?:an?\s+|the\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_SUSPECT_BEHIND = re.compile(
    r"^[^.;]{0,50}?\b(?:is|was|were|has\s+been|had\s+been|will\s+be)\s+(?:\w+\s+){0,2}?"
    r"(?:held|arrested|charged|detained|accused|jailed|in\s+(?:police\s+)?custody|behind\s+bars|booked|convicted)\b",
    re.IGNORECASE,
)
_NEAR, _BEHIND = 60, 90
"""Characters before and behind an age in which stands what was done to whom, or by whom."""


def _find_part(text: str, years: int) -> str:
    """Whether the one of an age is told as hurt ("victim") or as the doer ("suspect"); empty where neither or both."""
    plain = " ".join(text[:600].split())
    found = re.search(rf"\b{years}\b", plain)
    if found is None:
        return ""
    before, behind = plain[max(0, found.start() - _NEAR) : found.start()], plain[found.end() :][:_BEHIND]
    hurt = _VICTIM_AHEAD.search(before) or _VICTIM_BEHIND.search(behind)
    held = _SUSPECT_AHEAD.search(before) or _SUSPECT_BEHIND.search(behind)
    if bool(hurt) == bool(held):
        return ""
    return "victim" if hurt else "suspect"


def _play_two_parts(pair: Pair, one: int, other: int) -> bool:
    """Whether the one who was hurt stands beside the one who did it: two people, whatever their ages."""
    parts = {
        _find_part(each.content.text, years) or _find_part(each.sentence, years)
        for each, years in zip(pair.both, (one, other), strict=True)
    }
    return parts == {"victim", "suspect"}


_RELATIVES = frozenset("son daughter brother sister mother father".split())


def _may_be_one(pair: Pair, one: Age, other: Age) -> bool:
    """Whether a person with a name and one without it are the only ones with an age, a year apart, in one story."""
    if bool(one.name) == bool(other.name) or abs(one.years - other.years) != 1 or (one.noun or other.noun) in _DOERS:
        return False
    if any(len(find_ages(each.sentence or each.content.text)) > 1 for each in pair.both):
        return False
    left, right = (read_words(each.sentence or each.content.text).kept for each in pair.both)
    return len({word for word in left & right if not word[0].isdigit()}) >= _MUCH


def compare_persons(pair: Pair) -> str | None:
    """Whose ages two figures are, where they are shown to be two people's; None where it may be one person."""
    one, other = (_find_bearer(each) for each in pair.both)
    if one is None or other is None or _is_one(one, other) or _share_name(one, other):
        return None
    names = one.name or one.noun, other.name or other.noun
    both_named = bool(one.name and other.name)
    return f"{names[0]} and {names[1]}" if both_named or not (one.name or other.name) else None


def find_other_person(pair: Pair) -> str | None:
    """Why two ages that differ are not known to be of one person; None where they are, or where that is told elsewhere.

    A name that both share shows it; without two names a noun of one sex and years that are close.
    """
    values = [each.amount.low if each.amount is not None else None for each in pair.both]
    if values[0] is None or values[1] is None or pair.speakers.one:
        return None
    told = _find_other_part(pair, int(values[0]), int(values[1]))
    if told is not None:
        return told
    one, other = (_find_bearer(each) for each in pair.both)
    names = [bearer.name if bearer is not None else "" for bearer in (one, other)]
    if names[0] and names[1] and one is not None and other is not None and _is_one(one, other):
        return None
    nouns = [bearer.noun if bearer is not None else "" for bearer in (one, other)]
    sexes = [_SEXES.get(noun) for noun in nouns]
    about = bool({*pair.one.topic.about} & {*pair.other.topic.about})
    reach = _CLOSE if about or bool(names[0]) == bool(names[1]) else _CLOSER
    if any(share_spelling(left, right) for left in pair.one.topic.about for right in pair.other.topic.about):
        return None if abs(values[0] - values[1]) <= _CLOSE else "the years lie far apart"
    if None not in sexes and sexes[0] != sexes[1]:
        return f"a {nouns[0]} and a {nouns[1]}"
    if abs(values[0] - values[1]) > reach:
        return "no name is shared, and the years lie far apart"
    if nouns[0] and nouns[0] == nouns[1] and abs(values[0] - values[1]) <= _CLOSER + 1:
        return None
    left, right = (read_words(each.sentence or each.content.text).kept for each in pair.both)
    shared = {word for word in left & right if not word[0].isdigit()} - _ANYBODY
    return None if len(shared) >= _SHARED else "no name is shared, and hardly a word"


def _find_other_part(pair: Pair, one: int, other: int) -> str | None:
    """What the words beside two ages say of two people: months and years, "two others, ages 14 and 15", a suspect."""
    if pair.one.amount is not None and pair.other.amount is not None and pair.one.amount.unit != pair.other.amount.unit:
        return "one is given in months or days"
    others = [_OTHERS_OF.search(each.content.text) is not None for each in pair.both]
    if others[0] != others[1]:
        return "one is of others than those who were named"
    return "one was hurt, the other is told as the doer" if _play_two_parts(pair, one, other) else None


def is_age(position: Position) -> bool:
    """Whether the figure is an age; a bare number may be one by its sentence: "its driver was 39"."""
    if position.amount is None or position.amount.kind is FigureKind.AGE:
        return position.amount is not None
    return len(position.words.text.split()) == 1 and _find_bearer(position) is not None


_OTHERS_OF = re.compile(r"\bothers?\s+(?:\w+\s*){0,2},?\s*(?:ages?d?\s+\d|\d{1,3}[- ])", re.IGNORECASE)
"""Ages of others than the one who is named: "two other teens, ages 14 and 15"."""


def _find_bearer(position: Position) -> Age | None:
    """The age in the content that is the position's figure."""
    value = position.amount.low if position.amount is not None else None
    return next((age for age in find_ages(position.content.text) if age.years == value), None)


def _is_one(one: Age, other: Age) -> bool:
    """The same name, or the same noun; "child" may be the boy."""
    if one.name and other.name:
        full = len(one.name.split()) > 1 and len(other.name.split()) > 1
        return full and _share_name(one, other)
    return not one.name and not other.name and (one.noun == other.noun or "child" in (one.noun, other.noun))


def _share_name(one: Age, other: Age) -> bool:
    """Whether both have a name that may be one person's: "Keith Lamont Scott" and "Scott"."""
    names = one.name, other.name
    return all(names) and (share_person(*names) or share_spelling(*names))


def _can_grow(pair: Pair, one: int, other: int) -> bool:
    """Whether the years between the two reports make up for the difference."""
    days = [_read_day(each.published) for each in pair.both]
    if days[0] is None or days[1] is None:
        return False
    passed = (days[1] - days[0]).days
    grown = other - one if passed > 0 else one - other
    return 0 < grown <= abs(passed) // _YEAR + 1 and abs(passed) > _YEAR // 6


def find_birthday(pair: Pair) -> str | None:
    """Words for a reader where two ages of one person differ by no more than the time between the reports."""
    values = [each.amount.low if each.amount is not None else None for each in pair.both]
    if values[0] is None or values[1] is None or values[0] == values[1]:
        return None
    if not _can_grow(pair, int(values[0]), int(values[1])):
        return None
    if _has_died(pair, *(bearer.name for bearer in map(_find_bearer, pair.both) if bearer is not None)):
        return None
    return f"a birthday may lie between the reports of {pair.one.published} and {pair.other.published}"


_DIED_BEFORE = re.compile(
    r"\b(?:kill(?:ed|ing)?|murder(?:ed|ing)?(?:\s+of)?|deaths?\s+of|slaying\s+of|shot\s+dead|body\s+of)\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
_DIED_BEHIND = re.compile(
    r"^[^.;:]{0,90}\b(?:died|dies|(?:was|were)\s+(?:killed|murdered|slain|pronounced\s+dead|found\s+dead|shot\s+dead|shot"
    r"\s+and\s+killed))\b",
    re.IGNORECASE,
)


def _has_died(pair: Pair, *names: str) -> bool:
    """Whether a sentence tells that the one of a name has died: the dead have no birthdays."""
    for each in pair.both:
        for name in filter(None, names):
            before, named, behind = (each.sentence or each.content.text).partition(name)
            if named and (_DIED_BEFORE.search(before) or _DIED_BEHIND.search(behind)):
                return True
    return False


def _read_day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
