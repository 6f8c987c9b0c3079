"""Particulars of people: a wound, a relative, a namesake, an age among several, how many men and women, their looks."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportedly.reconciliation.questions.lexing import find_stem
from reportedly.reconciliation.relations.apart import load_alike
from reportedly.reconciliation.relations.spelling import is_spelling
from reportedly.reconciliation.relations.told_values import (
    AGE,
    LONGEST,
    Particular,
    is_one_person,
    load_values,
    may_be_one,
)
from reportedly.reconciliation.relations.wording import fold_synonyms, read_number

_WOUND = re.compile(
    r"\b(?:shot|shoot|shooting|wound\w*|struck|hit|bullets?|stabbed|grazed?|injur\w+|lodged)\b", re.IGNORECASE
)


_KIN_OF = re.compile(
    r"\b(?:shot|killed|stabbed|killing|shooting|stabbing|attacked|attacking|murdered|murdering|wounded|wounding|injured"
    r"|threatened|threatening|beat|beating|arguing with|argument with|fight with|fighting with"
    r"|visiting)\s+(?:and\s+\w+\s+)?"
    r"(?:his|her|their)\s+(?:own\s+|estranged\s+|former\s+|then-?|longtime\s+|live-in\s+|\d+-year-old\s+"
    r"|pregnant\s+)*([a-z-]+)"
    r"(?!['’]s)",
    re.IGNORECASE,
)


_NAMED_AGE = re.compile(
    r"(?:\b(\d{1,2})-year-old\s+)?(?<![\w’'-])([A-Z][A-Za-z’'-]+)\s+(?:[A-Z][\w.’'-]*\s+)?([A-Z][a-z’'-]+)\b(?:,?\s+(?:an?\s+)?(\d{1,2})(?=[,.;-]|\s|$))?"
)


_BODY = re.compile(
    r"(?:\b(?:the|his|her|their)|['’]s)\s+(?:(?:left|right|upper|lower|(?:back|side|top)\s+of\s+(?:the|his"
    r"|her))\s+)*([a-z]+)\b",
    re.IGNORECASE,
)


_LIST = re.compile(r"\bage[sd]?\s+(\d{1,2}(?:(?:,|,?\s+and)\s+\d{1,2})+)", re.IGNORECASE)


_FATAL = re.compile(r"\b(?:dead|deceased|died|killed|fatally|slain|death)\b", re.IGNORECASE)


_GROUP = re.compile(
    r"\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:young\s+|adult\s+|teenage\s+)?"
    r"(men|man|women|woman|boys?|girls?|males?|females?|children|adults)\b",
    re.IGNORECASE,
)


_SEXES = dict.fromkeys("man men male males".split(), "man") | dict.fromkeys(
    "woman women female females".split(), "woman"
)


_LOOKS = re.compile(
    r"\b(white|black|hispanic|asian|latino)\s+(?:man|men|male|woman|female|teen\w*|boy|suspect|gunman)\b", re.IGNORECASE
)


def compare_parts(left: str, right: str) -> Particular | None:
    """The regions of the body that were hit."""
    if _WOUND.search(left) is None or _WOUND.search(right) is None:
        return None
    one, other = _find_regions(left), _find_regions(right)
    if not one or not other or {_within(each) for each in one} & {_within(each) for each in other}:
        return None
    if not may_be_one(left, right) or not (is_one_person(left) and is_one_person(right)):
        return None
    return Particular(
        "body", f"the wounds are {' and '.join(sorted(one))} by one and {' and '.join(sorted(other))} by the other"
    )


@lru_cache(maxsize=4096)
def _find_regions(text: str) -> frozenset[str]:
    found = (each.group(1).lower() for each in _BODY.finditer(text[:LONGEST]))
    return frozenset(word for word in found if word in load_values("body"))


def _within(word: str) -> str:
    return load_values("body")[word]


def compare_kin(left: str, right: str) -> Particular | None:
    """Whom somebody shot, beat or was with, as his relative."""
    one, other = (_find_kin(text) for text in (left, right))
    if not one or not other or one & other:
        return None
    return Particular(
        "kin", f"it is the {', '.join(sorted(one))} by one and the {', '.join(sorted(other))} by the other"
    )


@lru_cache(maxsize=4096)
def _find_kin(text: str) -> frozenset[str]:
    values = load_values("kin")
    found = (each.group(1).lower().removeprefix("ex-") for each in _KIN_OF.finditer(text))
    return frozenset(values[word] for word in found if word in values)


def compare_namesakes(left: str, right: str) -> Particular | None:
    """One surname and one age with two first names that are not spellings of one."""
    for first, last, age in _find_named(left):
        for theirs, their_last, their_age in _find_named(right):
            if f"{theirs} {first} {last}" in right.lower() or f"{first} {theirs} {their_last}" in left.lower():
                continue  # one name is part of the longer one
            if first == theirs and (f"{first} {last}" in right.lower() or f"{first} {their_last}" in left.lower()):
                continue  # so too behind it: "Pavel Orr", "Pavel Orr Marsh"
            if age == their_age and first == theirs and last != their_last and not is_spelling(last, their_last):
                return Particular(
                    "name", f"{first.title()}, {age}, is {last.title()} by one and {their_last.title()} by the other"
                )
            if last == their_last and age == their_age and first != theirs and not is_spelling(first, theirs):
                return Particular(
                    "name", f"{last.title()}, {age}, is {first.title()} by one and {theirs.title()} by the other"
                )
    return None


@cache
def _role() -> re.Pattern[str]:
    return re.compile(
        r"\b((?:general|vice|police|fire|prime|deputy|head)\s+)?(" + "|".join(load_values("role")) + r")\s+"
        r"(?-i:((?:[A-Z]\.\s?){1,2}|[A-Z][a-z’'-]+\s+)([A-Z][a-z’'-]+))",
        re.IGNORECASE,
    )


def compare_holders(left: str, right: str) -> Particular | None:
    """One office and one first name with two surnames: "mayor Ana Orr", "mayor Ana Marsh"."""
    for role, first, last in _find_holders(left):
        for their_role, theirs, their_last in _find_holders(right):
            if role == their_role and first == theirs and last != their_last and not is_spelling(last, their_last):
                return Particular("name", f"the {role} is {last.title()} by one and {their_last.title()} by the other")
    return None


@lru_cache(maxsize=4096)
def _find_holders(text: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (" ".join(f"{kind} {role}".lower().split()), re.sub(r"[.\s]", "", first).lower(), last.lower())
        for kind, role, first, last in _role().findall(text[:LONGEST])
    )


_FOUND_BY = re.compile(
    r"\b(?:found|discovered)\s+(?:dead\s+)?by\s+((?:[\w’'-]+\s+){0,5}?[\w’'-]+)(?=\s+(?:in|on|at|near|after|when|who|inside"
    r"|yesterday|early|late|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|[.,;]|$)",
    re.IGNORECASE,
)
_FOUND_BODY = re.compile(
    r"(?:^|[.,;]\s|\b(?:that|when|after|and)\s)((?:[\w’'-]+\s+){1,5}?)(?:had\s+)?(?:found|discovered)\s+(?:the|a|his|her|two|three)\s+"
    r"(?:\w+[’']s\s+|dead\s+|\w+\s+)?(?:body|bodies|remains|corpses?)\b",
    re.IGNORECASE,
)


def compare_finders(left: str, right: str) -> Particular | None:
    """Who found the dead: a neighbor, the police."""
    for text, theirs in ((left, right), (right, left)):
        passive, active = _FOUND_BY.search(text[:LONGEST]), _FOUND_BODY.search(theirs[:LONGEST])
        if passive is None or active is None:
            continue
        here, there = passive.group(1), active.group(1).strip()
        words = [fold_synonyms(each) for each in (here, there)]
        kinds = [{load_alike()[word] for word in each if word in load_alike()} for each in words]
        if words[0] and words[1] and not words[0] & words[1] and not kinds[0] & kinds[1]:
            return Particular("finder", f"the dead were found by “{here}” by one and by “{there}” by the other")
    return None


_SIDE_OF_BODY = re.compile(r"\b(left|right)\s+(?:(?:upper|lower)\s+)?([a-z]+)\b", re.IGNORECASE)


def compare_body_sides(left: str, right: str) -> Particular | None:
    """One part of the body, on the left by one and on the right by the other."""
    if _WOUND.search(left) is None or _WOUND.search(right) is None or not may_be_one(left, right):
        return None
    one, other = (
        {part.lower(): side.lower() for side, part in _SIDE_OF_BODY.findall(text[:LONGEST])} for text in (left, right)
    )
    parts = one.keys() & other.keys() & load_values("body").keys()
    told = next((part for part in sorted(parts) if one[part] != other[part]), None)
    if told is None or len(one) != 1 or len(other) != 1:
        return None
    return Particular("body", f"it is the {one[told]} {told} by one and the {other[told]} {told} by the other")


@lru_cache(maxsize=4096)
def _find_named(text: str) -> tuple[tuple[str, str, str], ...]:
    found = [each.groups() for each in _NAMED_AGE.finditer(text[:LONGEST])]
    return tuple(
        (first.lower(), last.lower(), before or behind)
        for before, first, last, behind in found
        if (before or behind) and first and last
    )


def compare_sexes(left: str, right: str) -> Particular | None:
    """Two groups counted by sex, as many in all, and turned round: two women and three men, two men and three women."""
    one, other = (_count_groups(text) for text in (left, right))
    if len(one) < 2 or one.keys() != other.keys() or one == other or sum(one.values()) != sum(other.values()):
        return None
    shown = [" and ".join(f"{count:g} {noun}" for noun, count in sorted(each.items())) for each in (one, other)]
    return Particular("groups", f"{shown[0]} by one, {shown[1]} by the other")


def _count_groups(text: str) -> dict[str, float]:
    return {
        _SEXES.get(noun.lower(), find_stem(noun.lower())): read_number(number) or 0.0
        for number, noun in _GROUP.findall(text[:LONGEST])
    }


def compare_lists(left: str, right: str) -> Particular | None:
    """One tells the ages of all the dead, the other one of the dead with another age."""
    for text, theirs in ((left, right), (right, left)):
        told = _LIST.search(text)
        ages = [found.group(1) for found in AGE.finditer(theirs) if found.group(2).lower() == "year"]
        if told is None or len(ages) != 1 or not (_FATAL.search(text) and _FATAL.search(theirs)):
            continue
        if ages[0] not in re.findall(r"\d+", told.group(1)):
            return Particular("age", f"“{told.group()}” do not hold the age of {ages[0]}")
    return None


def compare_looks(left: str, right: str) -> Particular | None:
    """A white man, a black man."""
    one, other = (frozenset(found.lower() for found in _LOOKS.findall(text[:LONGEST])) for text in (left, right))
    if len(one) != 1 or len(other) != 1 or one == other:
        return None
    return Particular("looks", f"{', '.join(one)} by one and {', '.join(other)} by the other")
