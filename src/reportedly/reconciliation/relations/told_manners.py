"""Particulars of how it was: by whose hand, why, with what, by what means, how many shots, where somebody died."""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf

from reportedly.reconciliation.relations.told_values import (
    LONGEST,
    Particular,
    compare_classes,
    find_classes,
    may_be_one,
)
from reportedly.reconciliation.relations.wording import read_number, share_matter

Way = re.Pattern[str]

_BEFORE = 20


_SELF = re.compile(
    r"\b(?:shot|shooting|shoots|killed|wounded|stabbed|hit|injured)\s+(?:himself|herself|themselves)\b"
    r"|\bself-inflicted\b|\bsuicide\b",
    re.IGNORECASE,
)


_BY_OTHERS = re.compile(
    r"\b(?:someone|somebody|another\s+\w+|(?:a|an|the|two|three|unknown|unidentified)\s+(?:\w+\s+){0,2}?(?:man|men"
    r"|woman|gunman|gunmen|shooter"
    r"|shooters|suspect|suspects|boy|teen|teenager|friend|brother|sibling|robbers?|officer|deputy|intruders?))\b"
    r"[^.;]{0,60}?(?<!been )(?<!was )(?<!were )(?<!being )(?<!got )(?<!accidentally )"
    r"\b(?:shot|shooting|fired|stabbed|opened fire|killed)\b(?!\s+(?:himself|herself|themselves|him-))"
    r"|\b(?:shot|killed|stabbed|wounded|hit|struck)\s+(?:\w+\s+){0,3}?by\s+(?!accident|mistake"
    r"|a\s+(?:stray\s+)?(?:bullet|car|vehicle))"
    r"|\b(?:shot|shooting|killed|killing)\s+(?:of\s+)?(?:his|her)\s+(?:\d+-year-old\s+)?[a-z]+"
    r"|\bdrive-by\b|\bhomicide\b|\bmurder(?:ed)?\b",
    re.IGNORECASE,
)


_CAUSE_BEHIND = re.compile(
    r"\b(?:because of|due to|owing to|caused by|blamed on|(?:ascribed|attributed)\s+(?:[^.,;]{1,40}?\s+)?to"
    r"|(?:as a )?result of|triggered by"
    r"|sparked by|stemm(?:ed|ing) from|resulted from|followed|started over|broke out over|was over|were over"
    r"|for an? (?=\w+ reason))\s+"
    r"([^.,;]{3,60})",
    re.IGNORECASE,
)


_CAUSE_AHEAD = re.compile(
    r"\b([\w’'-]+(?:\s+[\w’'-]+){0,3})(?:,[^,]{3,60},)?\s+(?:was|were|is)\s+(?:the|a)\s+(?:\w+\s+)?(?:cause|trigger"
    r"|reason|culprit)\b",
    re.IGNORECASE,
)


_USED = re.compile(
    r"\b(?:used|using|with|fired|firing|armed|from|shot|carried|carrying|held|holding|pulled|pointed)\b", re.IGNORECASE
)


_SHOTS = re.compile(
    r"\b(\d{1,3}|[a-z]+)(?:\s*(?:or|to|-|–)\s*(\d{1,3}|[a-z]+))?\s+(?:or so\s+|more\s+)?(?:shots|gunshots|rounds"
    r"|bullets)\b",
    re.IGNORECASE,
)


_CAME = re.compile(
    r"\b(?:came|come|arrived|fled|left|travel\w*|escaped|attacked|crossed|landed|used|by|in|aboard)\b", re.IGNORECASE
)


_ON_FOOT = re.compile(
    r"\b(?:fled|left|escaped|ran|walked|took off)\s+(?:\w+\s+){0,3}?(?:on foot|into the woods)\b|\bran (?:off|away)\b",
    re.IGNORECASE,
)


_IN_CAR = re.compile(
    r"\b(?:drove|sped)\s+(?:off|away)\b|\b(?:fled|left|escaped"
    r"|took off)\s+(?:\w+\s+){0,3}?in\s+an?\s+(?:[\w-]+\s+){0,4}?"
    r"(?:car|truck|suv|van|sedan|vehicle|pickup)\b",
    re.IGNORECASE,
)


_COLORED = re.compile(
    r"\b(white|black|red|blue|green|silver|gray|grey|gold|tan|brown|maroon|yellow|orange|dark"
    r"|beige)[\s-]+(?:colou?red\s+)?(?:[\w-]+\s+){0,3}?"
    r"(car|truck|suv|van|sedan|vehicle|pickup|minivan|jeep|coupe|motorcycle)\b",
    re.IGNORECASE,
)


_AT_SCENE = re.compile(r"\b(?:died|dead|pronounced)\b(?:\s+\w+){0,4}?\s+at\s+the\s+scene\b", re.IGNORECASE)


_IN_HOSPITAL = re.compile(
    r"\b(?:died|dead|pronounced)\b(?:\s+\w+){0,5}?\s+(?:at|in)\s+(?:an?|the"
    r"|[A-Z][\w.’'-]*)\s+(?:[A-Z]?[\w.’'-]+\s+){0,4}?(?:hospital|medical center)\b",
    re.IGNORECASE,
)


def compare_selves(left: str, right: str) -> Particular | None:
    """One says that somebody hit himself, the other that another one did."""
    return _compare_ways("doer", (_SELF, _BY_OTHERS), left, right)


def _compare_ways(sort: str, ways: tuple[Way, Way], left: str, right: str) -> Particular | None:
    """Two ways of which one text tells the one alone, and the other text the other alone."""
    for text, theirs in ((left, right), (right, left)):
        here, there = ways[0].search(text), ways[1].search(theirs)
        if here and there and not ways[1].search(text) and not ways[0].search(theirs):
            return Particular(sort, f"“{here.group().strip()}” against “{there.group().strip()}”")
    return None


def compare_causes(left: str, right: str) -> Particular | None:
    """One thing came of another cause: due to a leak, blamed on a bomb."""
    one, other = (_find_cause(text) for text in (left, right))
    if not one or not other or share_matter(one, other):
        return None
    return Particular("cause", f"the cause is “{one}” by one and “{other}” by the other")


def _find_cause(text: str) -> str:
    behind = _CAUSE_BEHIND.search(text[:LONGEST])
    if behind is not None and re.search(r"\b(?:not|n['’]t|never)\b", text[: behind.start()][-_BEFORE:]) is not None:
        return ""
    ahead = _CAUSE_AHEAD.search(text[:LONGEST]) if behind is None else None
    return behind.group(1) if behind is not None else ahead.group(1) if ahead is not None else ""


def compare_weapons(left: str, right: str) -> Particular | None:
    """Fired from a handgun, from a rifle."""
    if not all(_USED.search(text) for text in (left, right)):
        return None
    return compare_classes("weapon", "the weapon is a", left, right)


def compare_motives(left: str, right: str) -> Particular | None:
    """An argument, a robbery."""
    return compare_classes("motive", "it came of", left, right)


def compare_exits(left: str, right: str) -> Particular | None:
    """Whoever was dismissed did not resign."""
    return compare_classes("exit", "it is told as", left, right)


def compare_flights(left: str, right: str) -> Particular | None:
    """On foot, in a car."""
    return _compare_ways("flight", (_ON_FOOT, _IN_CAR), left, right)


def compare_vehicles(left: str, right: str) -> Particular | None:
    """A white sedan, a black one."""
    one, other = (_find_vehicles(text) for text in (left, right))
    if len(one) != 1 or len(other) != 1:
        return None
    (here,), (there,) = one, other
    if here[0] == there[0] or {here[0], there[0]} == {"dark", "black"}:
        return None
    return Particular("vehicle", f"a {here[0]} {here[1]} by one and a {there[0]} {there[1]} by the other")


@lru_cache(maxsize=4096)
def _find_vehicles(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((found.group(1).lower(), found.group(2).lower()) for found in _COLORED.finditer(text[:LONGEST]))


def compare_deathbeds(left: str, right: str) -> Particular | None:
    """Died at the scene, died in a hospital."""
    found = _compare_ways("death", (_AT_SCENE, _IN_HOSPITAL), left, right)
    return found if found is not None and may_be_one(left, right) else None


def compare_shots(left: str, right: str) -> Particular | None:
    """Seven shots, fifteen or twenty shots."""
    one, other = (_count_shots(text) for text in (left, right))
    if one is None or other is None or (one[0] <= other[1] and other[0] <= one[1]):
        return None
    return Particular("shots", f"{one[0]:g} to {one[1]:g} shots by one, {other[0]:g} to {other[1]:g} by the other")


@lru_cache(maxsize=4096)
def _count_shots(text: str) -> tuple[float, float] | None:
    """The least and the most shots of the one number of them; None where there is none, or several."""
    found = [each for each in _SHOTS.finditer(text[:LONGEST]) if read_number(each.group(1)) is not None]
    if len(found) != 1:
        return None
    low = read_number(found[0].group(1)) or 0.0
    high = read_number(found[0].group(2) or "") or low
    before = text[: found[0].start()][-_BEFORE:]
    if _FROM_BELOW.search(before) is not None:
        return low, inf
    return (low, high) if _ROUGH.search(before) is None else (0.7 * low, 1.5 * high)


_FROM_BELOW = re.compile(r"\b(?:at least|more than|over)\s+$", re.IGNORECASE)
_ROUGH = re.compile(r"\b(?:about|around|some|roughly|nearly|almost|up to|like|maybe)\s+$", re.IGNORECASE)


def compare_means(left: str, right: str) -> Particular | None:
    """By boat, in trucks."""
    if not (_CAME.search(left) and _CAME.search(right)):
        return None
    return compare_classes("means", "it was by", left, right)


_DIED_OF = re.compile(
    r"\b(?:died|dies|dying|succumbed|death)\b(?:\s+[\w.’'-]+){0,6}?\s+(?:of|to|from)\s+(?:complications\s+(?:of|from)\s+)?"
    r"(?:an?\s+)?([^.,;]{3,60})",
    re.IGNORECASE,
)


def compare_illnesses(left: str, right: str) -> Particular | None:
    """Of what somebody died: of pneumonia, of a heart attack."""
    told = [_DIED_OF.search(text[:LONGEST]) for text in (left, right)]
    if told[0] is None or told[1] is None:
        return None
    one, other = (find_classes("illness", found.group(1)) if found is not None else frozenset() for found in told)
    if not one or not other or one & other or not may_be_one(left, right):
        return None
    return Particular("illness", f"it was {', '.join(sorted(one))} by one and {', '.join(sorted(other))} by the other")


_CALIBER = re.compile(
    r"\b(?:had|has|having|with|carried|carrying|used|using|fired|firing|held|holding)\s+(?:an?|his|her|the)\s+"
    r"\.(\d{2,3})(?:\s?-?\s?(?:caliber|calibre|handgun|revolver|pistol|rifle)\b|(?=[.,;]?$))",
    re.IGNORECASE,
)


def compare_calibers(left: str, right: str) -> Particular | None:
    """The caliber of the gun that somebody had: of a bullet, or of another gun that is spoken of, it may be another."""
    one, other = (frozenset(_CALIBER.findall(text[:LONGEST])) for text in (left, right))
    if len(one) != 1 or len(other) != 1 or one == other or not may_be_one(left, right):
        return None
    (here,), (there,) = one, other
    return Particular("caliber", f"the gun is a .{here} by one and a .{there} by the other")
