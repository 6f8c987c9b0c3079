"""Mentions into names that are weighed: one sense for one name in a report, but for "New York" behind a town's name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.reading.gazetteer import contains, fold_name
from reportedly.reading.gazetteer.candidate import Candidate
from reportedly.reading.places.evidence import Group
from reportedly.reading.places.mentions import Mention, Origin
from reportedly.reading.places.names import Looked, NameBook
from reportedly.reading.places.options import CAPITALS, classify
from reportedly.reading.places.relations import Relation, find_relations

_WITHIN = re.compile(r", | in | [(]")
_BESIDE = 120
"""Characters between two mentions that stand beside one another."""


_LARGE = ("country", "admin1")
_WORLD_CITY = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """The groups of a report, and for each mention the index of its own; None where it has no candidates."""

    groups: tuple[Group, ...]
    of: tuple[int | None, ...]
    relations: tuple[Relation, ...]


@dataclass(slots=True)
class _Draft:
    found: Looked
    count: int
    dateline: bool
    inner: set[int]
    outer: set[int]
    beside: set[int]


def group_mentions(text: str, mentions: Sequence[Mention], book: NameBook, home: Looked | None = None) -> Grouped:
    """The groups in order of first mention; last the ``home`` of the outlet, where it is known."""
    relations = tuple(one for one in find_relations(text, mentions) if _may_hold(mentions, one))
    outer = {relation.outer for relation in relations}
    within = _list_within(text, mentions, relations)
    apart = _tell_apart(mentions, within)
    drafts: dict[tuple[str, bool, str], int] = {}
    made: list[_Draft] = []
    of: list[int | None] = []
    for index, mention in enumerate(mentions):
        if not mention.found.candidates:
            of.append(None)
            continue
        key = (mention.key, index in outer and _is_shared(mention), apart.get(index, ""))
        if key not in drafts:
            drafts[key] = len(made)
            made.append(_Draft(mention.found, 0, False, set(), set(), set()))
        draft = made[drafts[key]]
        draft.count += 1
        draft.dateline |= mention.dateline
        of.append(drafts[key])
    _connect(mentions, of, relations, made)
    for index, own in enumerate(of):
        if own is not None and index in apart and index in within:
            _narrow_within(made[own], mentions[within[index]].found)
    _heed_datelines(mentions, of, within, made)
    if home is not None:
        made.append(_Draft(home, 1, False, set(), set(), set()))
    groups = tuple(
        Group(
            options=book.count(draft.found),
            count=draft.count,
            dateline=draft.dateline,
            inner=frozenset(draft.inner),
            outer=frozenset(draft.outer),
            beside=frozenset(draft.beside),
        )
        for draft in made
    )
    return Grouped(groups=groups, of=tuple(of), relations=relations)


def list_written(text: str, mentions: Sequence[Mention], grouped: Grouped) -> dict[int, int]:
    """For each mention that the text puts into a larger place ("Leland, Ohio") the index of that one's group."""
    written = _list_within(text, mentions, grouped.relations)
    return {inner: around for inner, outer in written.items() if (around := grouped.of[outer]) is not None}


def _list_within(text: str, mentions: Sequence[Mention], relations: Sequence[Relation]) -> dict[int, int]:
    return {
        inner: outer
        for inner, outer in relations
        if _WITHIN.fullmatch(text, mentions[inner].span.end, mentions[outer].span.start)
    }


def _tell_apart(mentions: Sequence[Mention], within: Mapping[int, int]) -> dict[int, str]:
    """For mentions of a name that the text puts into several larger places the one of each, by its key.

    Where nothing stands behind the name it is the first of them: "Leland, Ohio", "Leland, England", "Leland". A name
    that stands alone first and is put into a place later is two: "to Leland. A cousin in Leland, Ohio, laughed".
    """
    told = {inner: mentions[outer].key for inner, outer in within.items()}
    several: dict[str, set[str]] = {}
    for inner, around in told.items():
        several.setdefault(mentions[inner].key, set()).add(around)
    keys = set(several)
    for index, mention in enumerate(mentions):
        if mention.key in keys:
            keys.discard(mention.key)
            if index not in told:
                several[mention.key].add("")
    doubtful = {name for name, arounds in several.items() if len(arounds) > 1}
    if not doubtful:
        return {}
    first: dict[str, str] = {}
    found = {}
    for index, mention in enumerate(mentions):
        if mention.key in doubtful:
            around = told.get(index) or first.get(mention.key, "")
            first.setdefault(mention.key, around)
            found[index] = around
    return found


def _is_shared(mention: Mention) -> bool:
    """Whether a name is that of a division or a country and of a town: behind a town it is more likely the former."""
    kinds = {classify(one.feature) in ("country", "admin1") for one in mention.found.candidates}
    return len(kinds) > 1


def _heed_datelines(
    mentions: Sequence[Mention], of: Sequence[int | None], within: Mapping[int, int], made: Sequence[_Draft]
) -> None:
    """A dateline's state or country holds: "LONDON, Ont.". Without one it is a world city's, unless the text names the
    division of a namesake.
    """
    told: set[str] | None = None
    for index, outer in within.items():
        around = of[outer]
        if around is not None:
            _narrow_around(made[around], mentions[index].found, capital=mentions[index].dateline)
    for index, own in enumerate(of):
        if own is None or not mentions[index].dateline or len(made[own].found.candidates) == 1:
            continue
        if index in within:
            _narrow_within(made[own], mentions[within[index]].found)
        elif not made[own].outer:
            told = {fold_name(mention.found.form) for mention in mentions} if told is None else told
            _narrow_alone(made[own], told)


def _narrow_within(draft: _Draft, around: Looked) -> None:
    """To what lies there, if anything does; not a country or a state: "Borduria, Syldavia" is a list."""
    if classify(draft.found.candidates[0].feature) in _LARGE:
        return
    outers = [one for one in around.candidates if classify(one.feature) in _LARGE]
    kept = tuple(one for one in draft.found.candidates if any(contains(outer, one) for outer in outers))
    if kept:
        draft.found = replace(draft.found, candidates=kept)


def _narrow_around(draft: _Draft, inner: Looked, *, capital: bool) -> None:
    """To what has such a place in it: "Batumi, Georgia" is no state of America.

    ``capital``: to the country whose capital it is, if it is one: "TBILISI, Georgia".
    """
    large = [one for one in draft.found.candidates if classify(one.feature) in _LARGE]
    if len(large) < len(draft.found.candidates[:_SHARED]) or not inner.candidates:
        return
    first = inner.candidates[0]
    if capital and first.feature in CAPITALS and not first.alternate:
        kept = tuple(one for one in large if contains(one, first))
    else:
        towns = [one for one in inner.candidates[:_LOOKED_AT] if one.feature.startswith("PPL")]
        kept = tuple(one for one in large if any(contains(one, town) for town in towns))
    if kept:
        draft.found = replace(draft.found, candidates=kept)


_SHARED, _LOOKED_AT = 2, 40
"""A name is a country's and a state's where its first candidates are; so many namesakes of a town are looked at."""


def _narrow_alone(draft: _Draft, told: set[str]) -> None:
    towns = (one for one in draft.found.candidates if one.feature.startswith("PPL"))
    first = next(towns, draft.found.candidates[0])
    if (first.feature in CAPITALS or first.population >= _WORLD_CITY) and not first.alternate:
        kept = tuple(one for one in draft.found.candidates if one is first or _is_told(one, told))
        draft.found = replace(draft.found, candidates=kept)


def _is_told(one: Candidate, told: set[str]) -> bool:
    return any(name is not None and fold_name(name) in told for name in (one.admin1, one.admin2))


def _may_hold(mentions: Sequence[Mention], relation: Relation) -> bool:
    """Whether some candidate of the outer name has some candidate of the inner one in it."""
    inner, outer = mentions[relation.inner].found, mentions[relation.outer].found
    if not inner.candidates or inner.form == outer.form:
        return False
    countries = {one.country for one in inner.candidates if classify(one.feature) != "country"}
    regions = {(one.country, one.admin1) for one in inner.candidates if one.admin1}
    counties = {(one.country, one.admin1, one.admin2) for one in inner.candidates if one.admin2}
    for one in outer.candidates:
        group = classify(one.feature)
        if (
            (group == "country" and one.country in countries)
            or (group == "admin1" and (one.country, one.name) in regions)
            or (group == "admin2" and (one.country, one.admin1, one.name) in counties)
        ):
            return True
    return False


def _connect(
    mentions: Sequence[Mention], of: Sequence[int | None], relations: Sequence[Relation], made: list[_Draft]
) -> None:
    for relation in relations:
        inner, outer = of[relation.inner], of[relation.outer]
        if inner is not None and outer is not None and inner != outer:
            made[inner].outer.add(outer)
            made[outer].inner.add(inner)
    last: tuple[int, int] | None = None
    for mention, own in zip(mentions, of, strict=True):
        if own is None or mention.origin is Origin.PEOPLE:
            continue
        if last is not None and last[0] != own and mention.span.start - last[1] <= _BESIDE:
            made[own].beside.add(last[0])
            made[last[0]].beside.add(own)
        last = own, mention.span.end
