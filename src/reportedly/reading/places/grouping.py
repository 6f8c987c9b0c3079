"""Mentions into names that are weighed: one sense for one name in a report, but for "New York" behind a town's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.reading.places.evidence import Group
from reportedly.reading.places.mentions import Mention, Origin
from reportedly.reading.places.names import Looked, NameBook
from reportedly.reading.places.options import classify
from reportedly.reading.places.relations import Relation, find_relations

_BESIDE = 120
"""Characters between two mentions that stand beside one another."""


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
    drafts: dict[tuple[str, bool], int] = {}
    made: list[_Draft] = []
    of: list[int | None] = []
    for index, mention in enumerate(mentions):
        if not mention.found.candidates:
            of.append(None)
            continue
        key = (mention.key, index in outer and _is_shared(mention))
        if key not in drafts:
            drafts[key] = len(made)
            made.append(_Draft(mention.found, 0, False, set(), set(), set()))
        draft = made[drafts[key]]
        draft.count += 1
        draft.dateline |= mention.dateline
        of.append(drafts[key])
    _connect(mentions, of, relations, made)
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


def _is_shared(mention: Mention) -> bool:
    """Whether a name is that of a division or a country and of a town: behind a town it is more likely the former."""
    kinds = {classify(one.feature) in ("country", "admin1") for one in mention.found.candidates}
    return len(kinds) > 1


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
