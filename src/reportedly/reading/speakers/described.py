"""Descriptions of people that a report has told who they are: by age, by role, by marriage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.forms import is_common_title
from reportedly.reading.speakers.lexemes import Gender, Number, Sort
from reportedly.reading.speakers.mentions import Form
from reportedly.reading.speakers.naming import Named
from reportedly.reading.speakers.phrases import Article
from reportedly.reading.speakers.rows import Row

_AGE_AFTER = re.compile(r",? (?:aged |who (?:is|was|turned) )?\(?(\d{1,3})\b(?=[,.;)]| years)")
_AGED = re.compile(r"(\d{1,3})-years?-old")
_TAKING_UP = frozenset({Article.DEFINITE, Article.DEMONSTRATIVE})
_KIN = {
    "husband": Gender.MALE,
    "wife": Gender.FEMALE,
    "brother": Gender.MALE,
    "sister": Gender.FEMALE,
    "son": Gender.MALE,
    "daughter": Gender.FEMALE,
    "father": Gender.MALE,
    "mother": Gender.FEMALE,
}
_MANY = 20
"""Where so many have one role, nobody is the only one; a long text must not be looked through for each."""

Ages: TypeAlias = dict[str, dict[int, int]]
"""For an age the people who have it, a mention by the root of its cluster; for no age all who are named."""

Roles: TypeAlias = dict[str, dict[int, tuple[int, frozenset[str]]]]
"""For a noun the people whom it is said of, each with a mention and with the words that stand before the noun."""

_SMALL = frozenset("the a an this that and of 's , former then".split())


def join_described(clusters: Clusters, text: str, row: Row) -> None:
    """Link "the 52-year-old" to the one whose age it is, "the minister" to the only one who is called a minister."""
    ages: Ages = {}
    roles: Roles = {}
    for number, mention in enumerate(clusters.mentions):
        if mention.sort is not Sort.PERSON or mention.form not in (Form.NAME, Form.DESCRIPTION):
            continue
        if mention.form is Form.NAME:
            _note_name(clusters, number, text, row, ages, roles)
            continue
        if number not in clusters.links and mention.article in _TAKING_UP and mention.number is Number.ONE:
            _join_one(clusters, number, row, ages, roles)
        named = number in clusters.links and clusters.named[clusters.find(number)]
        if named or mention.article is Article.INDEFINITE:
            _note_role(clusters, number, mention.lemma, _modifiers(row, mention.low, mention.head), roles)
            _note_age(clusters, number, mention.lemma, ages)
        match = _AGE_AFTER.match(text, mention.end)
        if match is not None and text[match.start() : match.start() + 1] == ",":
            ages.setdefault(match[1], {})[clusters.find(number)] = number


def _note_name(clusters: Clusters, number: int, text: str, row: Row, ages: Ages, roles: Roles) -> None:
    mention = clusters.mentions[number]
    ages.setdefault("", {})[clusters.find(number)] = number
    match = _AGE_AFTER.match(text, mention.name.span.end if mention.name is not None else mention.end)
    if match is not None:
        ages.setdefault(match[1], {})[clusters.find(number)] = number
    assert mention.name is not None
    inside = row.within(mention.name.span.start, mention.name.span.end)
    first = inside.start
    while inside.stop - first > 2 and is_common_title(row.lowers[first]):
        first += 1
    words = [lower for lower in row.lowers[mention.low : first] if lower not in _SMALL]
    for at, word in enumerate(words):
        _note_role(clusters, number, word, frozenset(words[:at]), roles)


def _note_role(clusters: Clusters, number: int, word: str, modifiers: frozenset[str], roles: Roles) -> None:
    bearers = roles.setdefault(word, {})
    root = clusters.find(number)
    bearers[root] = number, modifiers | bearers.get(root, (number, modifiers))[1]


def _note_age(clusters: Clusters, number: int, lemma: str, ages: Ages) -> None:
    match = _AGED.match(lemma)
    if match is not None:
        ages.setdefault(match[1], {})[clusters.find(number)] = number


def _modifiers(row: Row, low: int, head: int) -> frozenset[str]:
    return frozenset(lower for lower in row.lowers[low:head] if lower not in _SMALL)


def _join_one(
    clusters: Clusters,
    number: int,
    row: Row,
    ages: Ages,
    roles: Roles,
) -> None:
    mention = clusters.mentions[number]
    age = _AGED.search(mention.lemma)
    if age is not None:
        known = list(ages.get(age[1], {}).values())
        _join_only(clusters, number, known or _list_ageless(ages), f"the one whose age may be {age[1]}")
        return
    called = roles.get(mention.lemma, {})
    if len(called) > _MANY:
        return
    modifiers = _modifiers(row, mention.low, mention.head)
    bearers = [other for other, words in called.values() if not modifiers or modifiers & words or not words]
    _join_only(clusters, number, bearers, f"the only one called “{mention.lemma}” so far")


def _list_ageless(ages: Ages) -> list[int]:
    """The people named so far whose ages are not given, if they are few."""
    known = {root for age, people in ages.items() if age for root in people}
    named = ages.get("", {})
    return [number for root, number in named.items() if root not in known] if len(named) < _MANY else []


def _join_only(clusters: Clusters, number: int, bearers: Sequence[int], because: str) -> None:
    """Link where all bearers are one person."""
    roots = {clusters.find(bearer) for bearer in bearers}
    if len(roots) == 1:
        clusters.join(number, bearers[-1], Link(because=because, towards=bearers[-1]))


def join_kin(clusters: Clusters) -> None:
    """Link "her husband", "her brother" to the only other person of her surname who may be a man.

    Run when pronouns are settled.
    """
    families: dict[str, list[Named]] = {}
    surnames: dict[int, str] = {}
    for group in clusters.groups:
        if group.full is not None and len(group.full.parts) > 1:
            families.setdefault(group.full.parts[-1], []).append(group)
        if group.full is not None and group.full.parts:
            surnames[clusters.find(group.mentions[0])] = group.full.parts[-1]
    for number, mention in enumerate(clusters.mentions):
        gender = _KIN.get(mention.lemma)
        owner = clusters.owners.get(number)
        if gender is None or owner is None or number in clusters.links:
            continue
        whose = clusters.find(owner)
        partner = _find_partner(clusters, families.get(surnames.get(whose, ""), []), whose, gender)
        if partner is not None:
            clusters.join(number, partner, Link(because="the one of the same surname", towards=partner))


def _find_partner(clusters: Clusters, family: Sequence[Named], owner: int, gender: Gender) -> int | None:
    if len(family) > _MANY:
        return None
    others = [g for g in family if clusters.find(g.mentions[0]) != owner]
    fitting = [g for g in others if clusters.gender[clusters.find(g.mentions[0])] in (gender, Gender.OPEN)]
    return fitting[0].mentions[0] if len(fitting) == 1 else None
