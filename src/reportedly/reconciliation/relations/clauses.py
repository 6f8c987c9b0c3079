"""A content taken apart without a parser: who does it, by which verb, when and where, by the plainest rules of English.

The verb is the first auxiliary or past form; what stands before it is the subject. A passive gives its doer after "by".
Good enough to see that two contents name other doers; where it finds nothing it says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.reconciliation.questions.lexicon import load_countries
from reportedly.reconciliation.relations.wording import CALENDAR, read_words
from reportedly.reconciliation.rows import load_rows

_MOST_SUBJECT = 12
_TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_CLEFT = re.compile(r"^\W*(?:that\s+)?it\s+(?:was|is|were)\s+(.+?)\s+(?:that|who|which)\s+", re.IGNORECASE)
_REPEATED = re.compile(r"\band that\s+", re.IGNORECASE)
CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.](\d{2}))?\s*(a|p)\.?m\b\.?|\b(\d{1,2}):(\d{2})\b|\b(noon|midnight)\b", re.IGNORECASE
)
_MONTH = (
    r"jan(?:uary|\.)|feb(?:ruary|\.)|march|april|may|june|july|aug(?:ust|\.)|sept?(?:ember|\.)|oct(?:ober|\.)"
    r"|nov(?:ember|\.)|dec(?:ember|\.)"
)
DAY = re.compile(
    rf"\b(?:(mon|tues|wednes|thurs|fri|satur|sun)day)\b|\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b"
    rf"|\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})(?![a-z])",
    re.IGNORECASE,
)
_MONTHS = {
    month[:3]: month
    for month in ("january february march april may june july august september october november december".split())
}
_PLACE = re.compile(
    r"\b(in|at|near|to|from|(?:bound|headed|heading|destined)\s+for|off|outside|inside|into|toward|towards|around"
    r"|over|above|on)\s+(?:the\s+)?"
    r"((?:[A-Z][\w’'-]*)(?:\s+(?:of\s+|the\s+)?[A-Z][\w’'-]*)*)"
)
_STREET = re.compile(r"(?:street|road|avenue|drive|lane|highway|route|boulevard|court|place|way)")
_FULL_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Colonel|General|Captain|Major)\.?\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]*\.?){1,3}"
)
_ORDINAL = re.compile(
    r"\b(\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+([a-z]+)\b",
    re.IGNORECASE,
)
_DURING = re.compile(r"\bduring\s+(?:the|a|an|his|her|its|their)\s+([a-z]+(?:\s+[a-z]+){0,2})", re.IGNORECASE)
_SPOT = re.compile(
    r"\b(?:in|at|from|on|near|behind|under|inside|below)\s+(?:the|a|an|his|her|its|their)\s+"
    r"((?!night|morning|evening|afternoon|day|week|year|end|time|beginning|case|matter|name"
    r"|hands?)[a-z]+(?:\s+[a-z]+)?)"
    r"(?=[.,;]|\s+(?:and|but|when|while|after|before|where|on|at|in)\b|$)"
)
_BLOCK = re.compile(
    r"\b(?:in|at|on|from)\s+((?:block|cell|hall|room|ward|wing|building|platform|pier|gate|terminal|unit|hangar|floor)"
    r"\s+(?:[A-Z]|\d{1,3}))\b"
)
_IN_MONTH = re.compile(
    r"\b(?:in|during|since|until|last|of)\s+(?:early\s+|late\s+|mid-)?(january|february|march|april|may|june|july"
    r"|august"
    r"|september|october|november|december)\b(?!\s+(?!(?:19|20)\d\d\b)\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?!\s+(?:people|persons|[a-z]+s|had|have|were)\b)")
_DIRECTION = re.compile(r"\b(?:north|south|east|west)(?:west|east)?(?:ern|wards?)?\b", re.IGNORECASE)
_CAUSES = re.compile(
    r"\b(?:because of|due to|owing to|as a result of|blamed on|blames|blamed|caused by|result of|thanks to"
    r"|brought on by|set off by|triggered by|sparked by|killed by|died of|died from|the work of|carried out by"
    r"|came from(?=\s+[a-z]+s\b)|committed by|perpetrated by|laid by|planted by|lit by|staged by|fired by"
    r"|at the hands of)\s+(?:an?\s+|the\s+)?(.+)$",
    re.IGNORECASE,
)
_APPROXIMATE = re.compile(
    r"\b(?:about|around|shortly|just|roughly|approximately|nearly|almost|some time|toward)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What a content names; sets of stems, empty where nothing is found.

    ``doer`` acts or is what something is said of; ``patient`` is whom it is done to; ``verb`` the stem of what is done;
    ``days`` names of days and dates; ``years``, ``directions`` and ``manners`` of death as they are written; ``clock``
    minutes after midnight (None where there is no or more than one time), ``about`` whether it is given roughly,
    ``half`` whether it tells the half of the day; ``places`` names after a preposition, with "in" or "at" before them;
    ``spots`` nouns there, ``during`` what it was, ``months`` names of months; ``ordinals`` with their nouns ("60th
    minute"); ``states`` countries by demonym or name; ``shown`` the doer as it is written.
    """

    doer: frozenset[str]
    verb: str
    patient: frozenset[str]
    passive: bool
    days: frozenset[str]
    years: frozenset[str]
    directions: frozenset[str]
    manners: frozenset[str]
    clock: int | None
    about: bool
    half: bool
    places: frozenset[str]
    ordinals: frozenset[str]
    spots: frozenset[str]
    months: frozenset[str]
    during: frozenset[str]
    states: frozenset[str]
    shown: str


@lru_cache(maxsize=4096)
def read_clause(text: str) -> Clause:
    """The clause of a content, of which the first 600 characters are looked at."""
    plain = " ".join(text[:600].strip("“”\"' ").removeprefix("that ").split())
    plain = _REPEATED.split(plain)[-1]
    cleft = _CLEFT.match(plain)
    tokens = [found.group() for found in _TOKEN.finditer(plain)]
    at = _find_verb(tokens)
    before, after = tokens[:at][-_MOST_SUBJECT:] if at < len(tokens) else [], tokens[at:]
    passive, verb, rest = _read_verb(after)
    if not after and "for" in tokens:
        before, rest = tokens[: tokens.index("for")], tokens[tokens.index("for") :]  # "blamed bandits for the attack"
    doer, patient = _stem(_cut_of(before)), _stem(rest)
    shown = " ".join(before)
    if passive:
        patient, (doer, shown) = doer, _find_agent(plain)
    if cleft is not None:
        doer, shown = _stem(cleft.group(1).split()), cleft.group(1)
    cause = _CAUSES.search(plain)
    if cause is not None:
        doer, shown = _stem(cause.group(1).split()[:8]), cause.group(1)
    return Clause(
        doer=doer,
        verb=verb,
        patient=patient,
        passive=passive,
        days=_find_days(plain),
        years=frozenset(_YEAR.findall(plain)),
        manners=frozenset(token.lower() for token in tokens) & _forms("manner"),
        directions=frozenset(word.lower() for word in _DIRECTION.findall(plain)),
        clock=_find_clock(plain),
        half=_tells_half(plain),
        about=CLOCK.search(plain) is not None and _is_about(plain),
        places=_find_places(plain),
        ordinals=frozenset(" ".join(found.groups()).lower() for found in _ORDINAL.finditer(plain)),
        during=frozenset(found.group(1).lower() for found in _DURING.finditer(plain)),
        spots=frozenset(found.group(1).lower().split()[-1] for found in _SPOT.finditer(plain))
        | frozenset(found.lower() for found in _BLOCK.findall(plain)),
        months=frozenset(found.lower() for found in _IN_MONTH.findall(plain)),
        states=_find_states(tokens),
        shown=shown,
    )


def _cut_of(words: list[str]) -> list[str]:
    """The words before "of": guards of the oil field are guards; a number of men are men."""
    if "of" not in words or not words[: words.index("of")]:
        return words
    head = words[words.index("of") - 1].lower()
    return words if head in _forms("empty") or not head.endswith("s") else words[: words.index("of")]


def _find_verb(tokens: list[str]) -> int:
    """The place of the first auxiliary or past form; the end where there is none."""
    for at, token in enumerate(tokens):
        low = token.lower()
        if low in _forms("auxiliary") or low in _forms("past"):
            return at
        if at and low.endswith("ed") and len(low) > 4 and low not in _forms("no_verb") and not _modifies(tokens, at):
            return at
    return len(tokens)


def _modifies(tokens: list[str], at: int) -> bool:
    """Whether a form in -ed stands before a noun that it describes: "a rusted, damaged valve caused"."""
    return at > 0 and tokens[at - 1].lower() in ("a", "an", "the", "two", "three", "its", "their", "of", "in", "by")


def _read_verb(after: list[str]) -> tuple[bool, str, list[str]]:
    """Whether the verb is passive, its stem, and what follows it."""
    passive = False
    for place, token in enumerate(after):
        low = token.lower()
        if low in _forms("be"):
            passive = True
        if low in _forms("auxiliary") or low in (
            "not",
            "never",
            "also",
            "already",
            "now",
            "still",
            "only",
            "been",
            "being",
        ):
            continue
        participle = low.endswith(("ed", "en")) or low in _forms("past")
        stem = read_words(low).stems
        return passive and participle, stem[0] if stem else "", after[place + 1 :]
    return False, "", []


def _find_agent(plain: str) -> tuple[frozenset[str], str]:
    found = re.search(
        r"\bby\s+(?!\d|then\b|now\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(.+)$", plain, re.IGNORECASE
    )
    if found is None:
        return frozenset(), ""
    words = re.split(r"\b(?:in|on|at|near|after|before|when|while|during|since)\b", found.group(1))[0].split()[:8]
    return _stem(words), " ".join(words)


def _stem(words: list[str]) -> frozenset[str]:
    """The telling stems of a doer or of the one it is done to; how it was done is left out: "accidentally"."""
    told = [word for word in words if not (word.endswith("ly") and word.islower())]
    return read_words(" ".join(told)).kept - _forms("empty")


@cache
def _forms(sort: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("relations/verbs.tsv") if row["sort"] == sort)


def _find_days(plain: str) -> frozenset[str]:
    days = set()
    for found in DAY.finditer(plain):
        week, month, day, day_first, month_after = found.groups()
        days.add(week.lower() if week else f"{_MONTHS[(month or month_after).lower()[:3]]} {int(day or day_first)}")
    return frozenset(days)


def find_bare_clock(text: str) -> int | None:
    """The one time of day of ``text`` without a half of the day, in minutes after twelve: "around 7:10"."""
    found = [] if CLOCK.search(text) else list(_BARE.finditer(text))
    return (int(found[0].group(1)) % 12) * 60 + int(found[0].group(2) or 0) if len(found) == 1 else None


_BARE = re.compile(
    r"\b(?:around|about|at|after|before|by|until)\s+(\d{1,2})(?::(\d{2}))?(?!\s*(?:[ap]\.?m|percent|%|o['’]clock"
    r"|people|years))"
    r"(?=\s+(?:on|in|at|that|this|last|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tonight|yesterday)\b|[.,;]|$)",
    re.IGNORECASE,
)


def _find_clock(plain: str) -> int | None:
    """The one time of day, in minutes after midnight; noon and midnight count where there is no other."""
    hits = list(CLOCK.finditer(plain))
    found = [count_minutes(each) for each in hits if each.group(6) is None] or [count_minutes(each) for each in hits]
    return found[0] if len(set(found)) == 1 else None


_NOON = 12


def _tells_half(plain: str) -> bool:
    """Whether a time says in which half of the day it is: "11:30" alone does not."""
    found = CLOCK.search(plain)
    return found is None or found.group(4) is None or int(found.group(4)) > _NOON


def count_minutes(found: re.Match[str]) -> int:
    """Minutes after midnight of a match of ``CLOCK``."""
    hour, minute, half, long_hour, long_minute, word = found.groups()
    if word:
        return 12 * 60 if word.lower() == "noon" else 0
    if long_hour:
        return int(long_hour) * 60 + int(long_minute)
    return (int(hour) % 12 + (12 if half.lower() == "p" else 0)) * 60 + int(minute or 0)


def _is_about(plain: str) -> bool:
    found = CLOCK.search(plain)
    return found is not None and _APPROXIMATE.search(plain, max(0, found.start() - 24), found.start()) is not None


def _find_places(plain: str) -> frozenset[str]:
    return frozenset(
        f"{'at' if found.group(1).lower() in _AT_SPOT else 'in'} {name}"
        for found in _PLACE.finditer(plain)
        if (name := found.group(2).casefold()).split()[0] not in CALENDAR
        and not name.endswith(("’s", "'s", "s'", "s’"))
        and not (found.group(1).lower() == "in" and name.endswith(_TONGUES))
        and not (found.group(1).lower() == "on" and _STREET.search(name))
    )


_AT_SPOT = frozenset("at near off outside inside over above on".split())
"""Prepositions of spots; the others are of towns and lands too."""

_TONGUES = ("ish", "ese", "ian", "french", "arabic", "german", "court")
"""Ends of names for languages, which are no places: "told him in Spanish"."""


def _find_states(tokens: list[str]) -> frozenset[str]:
    codes = (load_countries().get((token.lower(),)) for token in tokens if token[:1].isupper())
    return frozenset(code for code in codes if code is not None)


def is_full_name(words: str) -> bool:
    """Whether the words are one person's name of two words or more, as far as capitals tell."""
    return _FULL_NAME.fullmatch(words) is not None
