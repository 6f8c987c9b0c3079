"""What sets two contents apart before names, days, years and ordinals in them are compared as those of one thing."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportedly.identity.spelling import count_edits
from reportedly.reconciliation.relations.clauses import DAY, Clause
from reportedly.reconciliation.relations.wording import CALENDAR, fold_synonyms, read_words
from reportedly.reconciliation.rows import load_rows

_LONGEST = 600
_NAMES = re.compile(
    r"(?:\b(in|at|near|from|to|of|on|for|by|with|against|over|than)\s+(?:the\s+)?)?"
    r"((?:[A-Z][\w’'.-]*)(?:\s+(?:of\s+)?[A-Z][\w’'.-]*)*(?:,\s+[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)*)*)"
)
_NO_NAME = CALENDAR | frozenset(
    "jan feb mar apr aug sept sep oct nov dec the a an in on at after before when while he she it they we i his her its"
    " their this that these those by for with from but and as".split()
)
_FOUND = re.compile(r"\b(?:found|discovered|recovered)\b", re.IGNORECASE)
_NOT_LOST = re.compile(r"\b(?:died|killed|shot|murdered|stabbed|drowned)\b", re.IGNORECASE)
_SINCE_YEAR = re.compile(r"\bsince\s+(?:[\w’'-]+\s+){0,3}?(?:in\s+)?((?:1[5-9]|20)\d\d)\b", re.IGNORECASE)
_MOST = re.compile(
    r"\b(?:first|worst|biggest|largest|highest|lowest|deadliest|heaviest|strongest|most|best|longest|fastest|greatest)\b",
    re.IGNORECASE,
)
_YEAR_RANGE = re.compile(r"\b(?:1[5-9]|20)\d\d\s*(?:-|–|to|until|through|and)\s*(?:(?:1[5-9]|20)\d\d|\d\d)\b")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_COUNTED_FROM = re.compile(r"\b(?:since|under|in\s+(?:\w+\s+)?(?:weeks|months|years|days))\b", re.IGNORECASE)
_ZONE = re.compile(
    r"\b\d{1,2}(?::\d{2})?\s*[ap]\.?m\.?,?\s+\(?(?:(?-i:[ECMP][SD]?T|GMT|UTC|BST|CEST?)\b|(?:eastern|central|mountain|pacific|local)\b)",
    re.IGNORECASE,
)
_GAME_CLOCK = re.compile(
    r"\b\d{1,2}:\s?\d{2}\s+(?:minutes\s+)?(?:left|remaining|to\s+(?:go|play)|into|mark|of\s+the\s+(?:\w+\s+)?(?:half|quarter|period"
    r"|round))\b|\bmark\s+of\b",
    re.IGNORECASE,
)
_HOUR = 60


def share_objects(one: Clause, other: Clause, left: str, right: str) -> bool:
    """Whether nobody shows that one thing was done to two: signing Orr on Monday, signing Marsh on Tuesday."""
    here, there = _find_objects(left, one.doer), _find_objects(right, other.doer)
    return not here or not there or bool(here & there)


@lru_cache(maxsize=4096)
def _find_objects(text: str, doer: frozenset[str]) -> frozenset[str]:
    """Words of names that stand neither behind a preposition nor in the doer."""
    found = (each.group(2) for each in _NAMES.finditer(text[:_LONGEST]) if each.group(1) is None)
    return frozenset(
        word.lower().removesuffix("'s").removesuffix("’s")
        for name in found
        for word in re.findall(r"[\w’'-]+", name)
        if word.lower() not in _NO_NAME and not {*read_words(word).stems} & doer
    )


def share_names(left: str, right: str) -> bool:
    """Whether two texts may speak of one that is named: both names end alike, or one holds the other.

    Two films, two storms, two opponents have two names; a text without a name may speak of any.
    """
    here, there = list_names(left), list_names(right)
    if not here or not there:
        return True
    return any(_may_be_one(one, other) for one in here for other in there)


def _may_be_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one[-1] == other[-1] or {*one} <= {*other} or {*other} <= {*one}


@lru_cache(maxsize=4096)
def list_names(text: str) -> frozenset[tuple[str, ...]]:
    """The names of a text, each as its words; a word that only begins the text is none."""
    found = set()
    for each in _NAMES.finditer(text[:_LONGEST]):
        for name in each.group(2).split(", "):
            words = tuple(
                word.lower().removesuffix("'s").removesuffix("’s")
                for word in re.findall(r"[\w’'-]+", name)
                if word.lower() not in _NO_NAME
            )
            if words and not (each.start(2) == 0 and len(words) == 1):
                found.add(words)
    return frozenset(found)


def name_two_others(left: str, right: str) -> bool:
    """Whether each of two texts names somebody whom the other does not: one bout against Orr, one against Marsh."""
    return _has_own(left, right) and _has_own(right, left)


def _has_own(text: str, other: str) -> bool:
    words = frozenset(read_words(other).words)
    return any(words.isdisjoint(name) for name in list_names(text))


def is_found_later(left: str, right: str) -> bool:
    """Whether one tells when somebody died and the other when he was found: two acts, two days."""
    found = [_FOUND.search(text) is not None for text in (left, right)]
    lost = [_NOT_LOST.search(text) is not None for text in (left, right)]
    return (found[0] and not found[1] and lost[1]) or (found[1] and not found[0] and lost[0])


def is_found_elsewhere(left: str, right: str) -> bool:
    """Whether only one tells where somebody was found, which need not be where anything else was done."""
    return (_FOUND.search(left) is None) != (_FOUND.search(right) is None)


def share_year_of(left: str, right: str) -> bool:
    """Whether the years of two texts may be of one thing.

    The year behind "the worst since" is that of another happening, and a stretch of years is no year of a beginning.
    """
    since = [_SINCE_YEAR.search(text) is not None and _MOST.search(text) is not None for text in (left, right)]
    ranges = [_YEAR_RANGE.search(text) is not None for text in (left, right)]
    if ranges[0] != ranges[1] or since[0] != since[1]:
        return False
    if since[0] and not {found.lower() for found in _MOST.findall(left)} & {
        found.lower() for found in _MOST.findall(right)
    }:
        return False
    return share_names(left, right)


def share_count(left: str, right: str) -> bool:
    """Whether two ordinals are counted from one beginning: the fourth since she came, the 21st of the club."""
    return not any(bool(each.search(left)) != bool(each.search(right)) for each in (_COUNTED_FROM, _YEAR))


def is_part_of_word(text: str, ordinal: str) -> bool:
    """Whether the noun behind an ordinal goes on behind a hyphen: "second pick-six" is no second pick."""
    return re.search(rf"\b{re.escape(ordinal)}\s*-\s*\w", " ".join(text[:_LONGEST].split()), re.IGNORECASE) is not None


def are_clocks_of_day(left: str, right: str) -> bool:
    """Whether the times of two texts are times of day: "7:42 left in the half" is what a game has yet to run."""
    return _GAME_CLOCK.search(left) is None and _GAME_CLOCK.search(right) is None


def may_be_zones(left: str, right: str, apart: int) -> bool:
    """Whether whole hours between two times may be the zones: only one of them says whose time it is."""
    zones = [_ZONE.search(text) is not None for text in (left, right)]
    return zones[0] != zones[1] and apart % _HOUR == 0 and apart <= 3 * _HOUR


def is_in_name(text: str, word: str) -> bool:
    """Whether a direction is part of a name or an address, or is told of a distance: "West 57th Street"."""
    for found in re.finditer(rf"\b{re.escape(word)}\b", text[:_LONGEST], re.IGNORECASE):
        capital = found.group()[0].isupper() and found.start() > 0
        behind = re.match(r"\s+(?:[A-Z]|of\b)", text[found.end() :])
        ahead = re.search(r"(?:miles?|kilomet(?:er|re)s?|blocks?|[A-Z]\S*|\d)\s+$", text[: found.start()])
        if not capital and behind is None and ahead is None:
            return False
    return True


def spell_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names are one but for a letter, or one is the initials of the other: Alexandra and Alexandria."""
    if any(_is_short_for(left, right) or _is_short_for(right, left) for left in one for right in other):
        return True
    return any(
        left[:_SHORT] == right[:_SHORT] and min(len(left), len(right)) > _SHORT and count_edits(left, right) <= 1
        for left in one
        for right in other
    )


_SHORT = 5


def _is_short_for(short: str, long: str) -> bool:
    initials = "".join(word[0] for word in long.split())
    return " " not in short and len(short) > 1 and initials.startswith(short)


def is_no_place(text: str, name: str) -> bool:
    """Whether a name behind a preposition is no place: a law, a nation before a noun, a man over whom one won."""
    if _NO_PLACE.search(name) is not None:
        return True
    pattern = re.escape(name)
    adjective = re.search(rf"\b{pattern}\s+[a-z]+", text, re.IGNORECASE) is not None and name.endswith(_NATIONS)
    over = re.search(
        rf"\b(?:win|won|victory|decision|triumph|beat\w*|lead|points?)\s+(?:\w+\s+)?over\s+{pattern}",
        text,
        re.IGNORECASE,
    )
    return adjective or over is not None


_NO_PLACE = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr|Section|Article|Chapter|Title)\b|^\w\.?$|\b(?:Act|Amendment|Bill|Treaty)$", re.IGNORECASE
)
_NATIONS = ("ican", "nian", "sian", "lian", "rian", "dian", "tian", "ish", "ese", "eek", "aeli", "aqi")


def share_doing(one: str, other: str) -> bool:
    """Whether two verbs are one, or stand for one doing; an unknown one may be any."""
    return not one or not other or bool(fold_synonyms(one) & fold_synonyms(other)) or one == other


def strip_days(text: str) -> str:
    """The text without the days, dates and years in it: that both name October says nothing of what they speak of."""
    plain = _YEAR.sub(" ", DAY.sub(" ", text))
    return plain if len(plain.split()) > 1 else text


@cache
def load_alike() -> dict[str, int]:
    """Words by the number of the row of words that two sources may use of one."""
    found: dict[str, int] = {}
    for row in load_rows("relations/alike.tsv"):
        for word in row["words"].split("|"):
            found[word] = int(row["number"])
            found.update(dict.fromkeys(read_words(word).stems, int(row["number"])))
    return found
