"""How a group hangs together: its first item, which one each other goes back to and why, and what it touches."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from reportedly.ledger.comparing import explain_links
from reportedly.ledger.constraints import Pair, order_pair
from reportedly.ledger.groups import Group, Member, list_members, load_group, load_members
from reportedly.ledger.items import show_name, want, wanted
from reportedly.ledger.schema import groups, items, links
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
    held = {member.key: member for member in list_members(connection, group_key, limit=MOST)}
    heads = _find_heads(connection, held)
    back = dict(_go_back(list(held), heads, _list_joins(connection, set(heads.values()))))
    reasons = explain_links(connection, linking, {order_pair(pair) for pair in back.items()})
    traced = (
        Traced(
            member=member,
            back=held[back[key]].name if key in back else None,
            link=reasons.get(order_pair((key, back[key]))) if key in back else None,
        )
        for key, member in held.items()
    )
    return Trace(
        group=load_group(connection, group_key),
        members=tuple(traced),
        beside=tuple(_list_beside(connection, linking, held, heads, group_key)),
    )


def _find_heads(connection: Connection, held: Collection[int]) -> dict[int, int]:
    want(connection, held)
    query = select(items.c.key, items.c.head_key).join(wanted, wanted.c.key == items.c.key)
    found = {row.key: row.head_key or row.key for row in connection.execute(query)}
    return {key: found[key] for key in held}


def _list_joins(connection: Connection, heads: Collection[int]) -> list[tuple[Pair, float]]:
    want(connection, heads)
    query = (
        select(links.c.left_key, links.c.right_key, links.c.score)
        .join(wanted, wanted.c.key == links.c.left_key)
        .where(links.c.joins.is_(True))
    )
    rows = connection.execute(query)
    return [((row.left_key, row.right_key), row.score) for row in rows if row.right_key in heads]


def _go_back(ordered: Sequence[int], heads: Mapping[int, int], joins: Iterable[tuple[Pair, float]]) -> Iterator[Pair]:
    """For each item but the first the one that it goes back to: the first itself, else by the strongest links.

    Twins go back to the first of them. What hangs by no link (a person put it there) goes back to the first.
    """
    place = {key: number for number, key in enumerate(ordered)}
    first: dict[int, int] = {}  # of each set of twins, by its head
    for key in ordered:
        first.setdefault(heads[key], key)
    near: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (left, right), score in joins:
        if left in first and right in first:
            near[first[left]].append((first[right], score))
            near[first[right]].append((first[left], score))
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
    connection: Connection, linking: Linking, held: Mapping[int, Member], heads: Mapping[int, int], group_key: int
) -> Iterator[Beside]:
    """The strongest link to each item of another group."""
    own: dict[int, int] = {}
    for key, head in heads.items():
        own.setdefault(head, key)
    ends: dict[int, int] = {}
    for row in _select_beside(connection, own):
        inner, outer = (row.left_key, row.right_key) if row.left_key in own else (row.right_key, row.left_key)
        if outer not in own:
            ends.setdefault(outer, inner)
    others = load_members(connection, ends)
    pairs = {outer: order_pair((inner, outer)) for outer, inner in ends.items()}
    reasons = explain_links(connection, linking, pairs.values())
    names = _name_groups(connection, {group for _, group in others.values()})
    for outer, (member, group) in sorted(others.items(), key=lambda each: (each[1][0].at, each[0])):
        if group != group_key and pairs[outer] in reasons:
            inner = held[own[ends[outer]]]
            yield Beside(member=inner, other=member, group=names[group], link=reasons[pairs[outer]])


def _select_beside(connection: Connection, heads: Collection[int]) -> Sequence[Any]:
    want(connection, heads)
    inside = select(wanted.c.key)
    query = select(links.c.left_key, links.c.right_key).where(
        links.c.joins.is_(False), or_(links.c.left_key.in_(inside), links.c.right_key.in_(inside))
    )
    return connection.execute(query.order_by(links.c.score.desc()).limit(_MOST_BESIDE)).all()


def _name_groups(connection: Connection, keys: Collection[int]) -> dict[int, str]:
    query = select(groups.c.key, groups.c.kind, groups.c.name).where(groups.c.key.in_(sorted(keys)))
    return {row.key: show_name(row.kind, row.name) for row in connection.execute(query)}
