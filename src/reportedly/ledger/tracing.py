"""How a group hangs together: its first item, which one each other goes back to and why, and what it touches."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, union_all

from reportedly.ledger.comparing import explain_links
from reportedly.ledger.constraints import Pair, order_pair
from reportedly.ledger.groups import Group, Member, load_groups, load_members
from reportedly.ledger.schema import items, links, members
from reportedly.ledger.wanting import of_wanted, want
from reportedly.vocabulary import Link, Linking

MOST = 1000
"""So many members are traced, the first by date."""

_MOST_BESIDE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """A member, and the one that it goes back to by ``link``; of the first one both are None.

    ``link`` is None, with ``back`` not so, where a person put the two together.
    """

    member: Member
    back: str | None
    link: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A link that does not join: from the group's ``member`` to ``other``, of the group with the id ``group``."""

    member: Member
    other: Member
    group: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A group with its members by date, each behind what it goes back to, and the links that lead out of it."""

    group: Group
    members: tuple[Traced, ...]
    beside: tuple[Beside, ...]


def trace_group(connection: Connection, linking: Linking, group_key: int) -> Trace:
    """The trace of one group. Reasons are made by the rules of ``linking``, those that made its links."""
    return trace_groups(connection, linking, [group_key])[0]


def trace_groups(connection: Connection, linking: Linking, group_keys: Sequence[int]) -> tuple[Trace, ...]:
    """The traces of some groups, in their order; they take no more statements than one does."""
    held = _list_held(connection, group_keys)
    heads = _find_heads(connection, {key for own in held.values() for key in own})
    joins = _list_joins(connection, set(heads.values()))
    back: dict[int, int] = {}
    for own in held.values():
        back.update(_go_back(list(own), {key: heads[key] for key in own}, joins))
    reasons = explain_links(connection, linking, {order_pair(pair) for pair in back.items()})
    beside = _list_beside(connection, linking, held, heads)
    groups = load_groups(connection, group_keys)
    return tuple(
        Trace(
            group=groups[key],
            members=tuple(_trace_member(member, held[key], back, reasons) for member in held[key].values()),
            beside=tuple(beside.get(key, ())),
        )
        for key in group_keys
    )


def _list_held(connection: Connection, group_keys: Sequence[int]) -> dict[int, dict[int, Member]]:
    """By the keys of groups their first members by date."""
    order = (items.c.at, items.c.report_key, items.c.id)
    place = func.row_number().over(partition_by=members.c.group_key, order_by=order)
    own = (
        select(members.c.group_key, items.c.key, place.label("place"))
        .join(items, items.c.key == members.c.item_key)
        .where(members.c.group_key.in_(sorted(group_keys)))
        .subquery()
    )
    query = select(own.c.group_key, own.c.key).where(own.c.place <= MOST).order_by(own.c.group_key, own.c.place)
    keys = [(row.group_key, row.key) for row in connection.execute(query)]
    loaded = load_members(connection, {key for _, key in keys})
    held: dict[int, dict[int, Member]] = {key: {} for key in group_keys}
    for group, key in keys:
        held[group][key] = loaded[key][0]
    return held


def _trace_member(
    member: Member, held: Mapping[int, Member], back: Mapping[int, int], reasons: Mapping[Pair, Link]
) -> Traced:
    before = back.get(member.key)
    if before is None:
        return Traced(member=member, back=None, link=None)
    return Traced(member=member, back=held[before].name, link=reasons.get(order_pair((member.key, before))))


def _find_heads(connection: Connection, held: Collection[int]) -> dict[int, int]:
    want(connection, held)
    query = select(items.c.key, items.c.head_key).select_from(of_wanted(items.c.key))
    found = {row.key: row.head_key or row.key for row in connection.execute(query)}
    return {key: found[key] for key in held}


def _list_joins(connection: Connection, heads: Collection[int]) -> dict[int, list[tuple[int, float]]]:
    """By the smaller keys of links that join, between these items, the larger ones with the scores."""
    want(connection, heads)
    query = (
        select(links.c.left_key, links.c.right_key, links.c.score)
        .select_from(of_wanted(links.c.left_key))
        .where(links.c.joins.is_(True))
    )
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for row in connection.execute(query):
        if row.right_key in heads:
            found[row.left_key].append((row.right_key, row.score))
    return found


def _go_back(
    ordered: Sequence[int], heads: Mapping[int, int], joins: Mapping[int, Sequence[tuple[int, float]]]
) -> Iterator[Pair]:
    """For each item but the first the one that it goes back to: the first itself, else by the strongest links.

    Twins go back to the first of them. What hangs by no link (a person put it there) goes back to the first.
    """
    place = {key: number for number, key in enumerate(ordered)}
    first: dict[int, int] = {}  # of each set of twins, by its head
    for key in ordered:
        first.setdefault(heads[key], key)
    near: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for left, one in first.items():
        for right, score in joins.get(left, ()):
            if right in first:
                near[one].append((first[right], score))
                near[first[right]].append((one, score))
    back = dict(_span(ordered[0], near, place)) if ordered else {}
    for key in ordered[1:]:
        own = first[heads[key]]
        yield key, own if key != own else back.get(key, ordered[0])


def _span(root: int, near: Mapping[int, list[tuple[int, float]]], place: Mapping[int, int]) -> Iterator[Pair]:
    """Each item that the root reaches, with the one before it on the way."""
    seen = {root}
    waiting: list[tuple[bool, float, int, int, int]] = []

    def look(key: int) -> None:
        for other, score in near.get(key, ()):
            if other not in seen:
                heapq.heappush(waiting, (key != root, -score, place[other], other, key))

    look(root)
    while waiting:
        *_, key, back = heapq.heappop(waiting)
        if key not in seen:
            seen.add(key)
            yield key, back
            look(key)


def _list_beside(
    connection: Connection, linking: Linking, held: Mapping[int, Mapping[int, Member]], heads: Mapping[int, int]
) -> dict[int, list[Beside]]:
    """By the keys of groups the strongest link to each item of another group."""
    ends = dict(_choose_ends(_select_beside(connection, set(heads.values())), held, heads))
    others = load_members(connection, {outer for _, outer in ends})
    pairs = {end: order_pair((heads[inner], end[1])) for end, inner in ends.items() if end[1] in others}
    reasons = explain_links(connection, linking, set(pairs.values()))
    names = {key: group.id for key, group in load_groups(connection, {group for _, group in others.values()}).items()}
    found: dict[int, list[Beside]] = defaultdict(list)
    for (group, outer), pair in sorted(pairs.items(), key=lambda each: (others[each[0][1]][0].at, each[0][1])):
        other, theirs = others[outer]
        if theirs != group and pair in reasons:
            inner = held[group][ends[group, outer]]
            found[group].append(Beside(member=inner, other=other, group=names[theirs], link=reasons[pair]))
    return found


def _choose_ends(
    rows: Iterable[Any], held: Mapping[int, Mapping[int, Member]], heads: Mapping[int, int]
) -> Iterator[tuple[tuple[int, int], int]]:
    """By groups and items of others which member leads there; ``rows`` are links from heads, the best scores first.

    Twins may be in two groups: a person parted them. The links of their head are those of both.
    """
    first: dict[int, dict[int, int]] = defaultdict(dict)
    for group, own in held.items():
        for key in own:
            first[heads[key]].setdefault(group, key)
    taken: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        for group, member in first[row.inner].items():
            inside = group in first.get(row.outer, ())
            if not inside and row.outer not in taken[group] and len(taken[group]) < _MOST_BESIDE:
                taken[group].add(row.outer)
                yield (group, row.outer), member


def _select_beside(connection: Connection, heads: Collection[int]) -> Sequence[Any]:
    """Links of these items that do not join, from either side, the best scores first; of each item not all."""
    want(connection, heads)
    sides = (
        select(mine.label("inner"), theirs.label("outer"), links.c.score)
        .select_from(of_wanted(mine))
        .where(links.c.joins.is_(False))
        for mine, theirs in ((links.c.left_key, links.c.right_key), (links.c.right_key, links.c.left_key))
    )
    found = union_all(*sides).subquery()
    order = (found.c.score.desc(), found.c.outer)
    placed = select(found, func.row_number().over(partition_by=found.c.inner, order_by=order).label("place")).subquery()
    query = select(placed).where(placed.c.place <= _MOST_BESIDE)
    return connection.execute(query.order_by(placed.c.score.desc(), placed.c.inner, placed.c.outer)).all()
