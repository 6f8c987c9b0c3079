"""Descriptions of people that a report has told who they are: by age, by role, by marriage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.forms import is_common_title, is_title
from reportedly.reading.speakers.lexemes import Gender, Number, Sort
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.reading.speakers.named import Named
from reportedly.reading.speakers.phrases import Article
from reportedly.reading.speakers.rows import Row
from reportedly.reading.table_rows import load_rows

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
_PAIR = 2
_LOOKED_THROUGH = 200
"""So many nouns and families are looked through; a long text must not cost the square of them."""
_RANKS = {"son": "younger", "daughter": "younger", "father": "elder", "mother": "elder"}
_LONG = 5
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
        if clusters.named[clusters.find(number)] or mention.article is Article.INDEFINITE:
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
    while inside.stop - first > 2 and (is_common_title(row.lowers[first]) or is_title(row.lowers[first])):
        first += 1
    words = [lower for lower in row.lowers[mention.low : first] if lower not in _SMALL]
    for at, word in enumerate(words):
        _note_role(clusters, number, word, frozenset(words[:at]), roles)
    done = _DONE.match(text, mention.name.span.end)
    for noun in _load_done().get(done[1], ()) if done is not None else ():
        _note_role(clusters, number, noun, frozenset(), roles)


_DONE = re.compile(r",? who (?:now |also |once |still |currently )?([a-z]+) ")


@cache
def _load_done() -> dict[str, tuple[str, ...]]:
    """For a verb the nouns for one who does so."""
    return {row["verb"]: tuple(row["nouns"].split("|")) for row in load_rows("clause_nouns.tsv")}


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
        known = list(ages.get(age[1], {}).values()) or _list_ageless(ages)
        because = f"the one whose age may be {age[1]}"
        if not _join_only(clusters, number, known, because):
            last = [other for other in known if _is_just_before(clusters.mentions[other], mention)]
            _join_only(clusters, number, last, because)
        return
    called = roles.get(mention.lemma) or _find_narrower(mention.lemma, roles) or _find_compound(mention.lemma, roles)
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


def _is_just_before(other: Mention, mention: Mention) -> bool:
    return other.sentence == mention.sentence - 1


def _find_narrower(lemma: str, roles: Roles) -> dict[int, tuple[int, frozenset[str]]]:
    """The bearers of nouns that a wider one takes in: "the lawmaker" after "Senator Rui Costa"."""
    return {root: told for narrow in _load_wider().get(lemma, ()) for root, told in roles.get(narrow, {}).items()}


@cache
def _load_wider() -> dict[str, tuple[str, ...]]:
    return {row["wide"]: tuple(row["narrow"].split("|")) for row in load_rows("wider_nouns.tsv")}


def _find_compound(lemma: str, roles: Roles) -> dict[int, tuple[int, frozenset[str]]]:
    """The bearers of the only noun that ends in another: "the keeper" after "goalkeeper Rui Costa"."""
    if len(lemma) < _LONG or len(roles) > _LOOKED_THROUGH:
        return {}
    ending = [word for word in roles if word.endswith(lemma)]
    return roles[ending[0]] if len(ending) == 1 else {}


def _join_only(clusters: Clusters, number: int, bearers: Sequence[int], because: str) -> bool:
    """Link where all bearers who may be meant are one person; tells whether they are."""
    fitting = [bearer for bearer in bearers if clusters.may_join(number, bearer)]
    if len({clusters.find(bearer) for bearer in fitting}) != 1:
        return False
    return clusters.join(number, fitting[-1], Link(because=because, towards=fitting[-1]))


class Kin:
    """Links "her husband", "her brother" to the only other person of her surname who may be a man."""

    def __init__(self, clusters: Clusters) -> None:
        self._clusters = clusters
        self._families: dict[str, list[Named]] | None = None
        self._surnames: dict[int, str] = {}

    def join_all(self) -> None:
        """Link all that are not linked yet, when pronouns are settled."""
        for number, mention in enumerate(self._clusters.mentions):
            if mention.lemma in _KIN:
                self.join_one(number)

    def join_one(self, number: int) -> bool:
        """Link one whose owner is settled; tells whether it is linked now."""
        mention = self._clusters.mentions[number]
        gender = _KIN.get(mention.lemma)
        owner = self._clusters.owners.get(number)
        if gender is None or self._clusters.named[self._clusters.find(number)]:
            return False
        if owner is None:
            return mention.article is Article.DEFINITE and self._join_pair(number, gender)
        if number in self._clusters.links:
            return False
        whose = self._clusters.find(owner)
        family = self._list_family(whose)
        partner = _find_partner(self._clusters, family, whose, gender)
        if partner is None:
            return False
        return self._clusters.join(number, partner, Link(because="the one of the same surname", towards=partner))

    def _join_pair(self, number: int, gender: Gender) -> bool:
        """Link "the brother" where the report has one pair of one surname and one of them is a man."""
        self._list_family(-1)
        if self._families is None or len(self._families) > _LOOKED_THROUGH:
            return False
        pairs = [family for family in self._families.values() if len(family) == _PAIR]
        if len(pairs) != 1:
            return False
        clusters, rank = self._clusters, _RANKS.get(self._clusters.mentions[number].lemma)
        fitting = [g for g in pairs[0] if clusters.gender[clusters.find(g.mentions[0])] is gender]
        fitting = [g for g in fitting if rank is None or g.rank in (rank, None)]
        if len(fitting) != 1 or fitting[0].mentions[0] > number:
            return False
        target = fitting[0].mentions[0]
        return clusters.join(
            number, target, Link(because="the only one of the family who may be so called", towards=target)
        )

    def _list_family(self, whose: int) -> Sequence[Named]:
        """All of one's surname. The names' clusters keep their roots: a name's mention stays one."""
        if self._families is None:
            self._families = {}
            for group in self._clusters.groups:
                parts = group.full.parts if group.full is not None else ()
                if len(parts) > 1:
                    self._families.setdefault(parts[-1], []).append(group)
                if parts:
                    self._surnames[self._clusters.find(group.mentions[0])] = parts[-1]
        return self._families.get(self._surnames.get(whose, ""), [])


def _find_partner(clusters: Clusters, family: Sequence[Named], owner: int, gender: Gender) -> int | None:
    if len(family) > _MANY:
        return None
    others = [g for g in family if clusters.find(g.mentions[0]) != owner]
    fitting = [g for g in others if clusters.gender[clusters.find(g.mentions[0])] in (gender, Gender.OPEN)]
    return fitting[0].mentions[0] if len(fitting) == 1 else None
