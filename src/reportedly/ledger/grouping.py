"""Groups brought up to date with the links between their items: only those that something changed for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, select, update

from reportedly.ledger.constraints import Constraints, Pair
from reportedly.ledger.inserting import fetch, insert_rows
from reportedly.ledger.parting import TWIN_SCORE, Edge, Union, part_items
from reportedly.ledger.schema import groups, items, links, loosened, members
from reportedly.ledger.wanting import of_wanted, want, wanted
from reportedly.vocabulary import GroupKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What happened to the items of one kind: those that entered, pairs that are joined now, pairs to look at again."""

    entered: Collection[int] = ()
    joined: Sequence[Pair] = ()
    asked: Sequence[Pair] = ()


def regroup(connection: Connection, kind: GroupKind, changes: Changes, constraints: Constraints) -> None:
    """Bring the groups of ``kind`` up to date. Blocks that are noted as loosened are worked out again."""
    loose = _take_loosened(connection, kind)
    pairs = (*changes.joined, *changes.asked, *constraints.joins, *constraints.cuts)
    blocks = _find_blocks(connection, {key for pair in pairs for key in pair} - set(changes.entered))
    again = {*loose, *(blocks[key] for pair in changes.asked for key in pair if key in blocks)}
    units = _Units(blocks, changes.entered, again)
    for pair in (*changes.joined, *constraints.joins):
        units.join(pair)
    plan = _Plan(connection, kind, units.list_blocks())
    parts = list(units.list_parts(constraints.cuts))
    inside = _look_inside(connection, [part for part in parts if part.torn])
    for part in parts:
        if part.torn:
            found = next(inside)
            plan.settle(part, part_items(found.names, found.edges, constraints), found.at)
        else:
            plan.merge(part)
    plan.write()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Blocks and new items that hang together now. ``torn``: something in them is cut, or went."""

    blocks: tuple[int, ...]
    fresh: tuple[int, ...]
    torn: bool


class _Units:
    """Blocks, and items that entered, joined by what is new. Here a block's number is negative, an item's is not."""

    def __init__(self, blocks: Mapping[int, int], entered: Collection[int], again: Collection[int]) -> None:
        self._blocks, self._entered, self._again = blocks, set(entered), again
        self._union = Union([*(-block for block in sorted({*blocks.values(), *again})), *sorted(self._entered)])
        self._touched = {-block for block in again} | self._entered

    def join(self, pair: Pair) -> None:
        """Let the units of two items hang together, if both are there."""
        one, other = map(self._find, pair)
        if one is not None and other is not None:
            self._union.join(one, other)
            self._touched.update((one, other))

    def list_blocks(self) -> set[int]:
        """All blocks."""
        return {*self._blocks.values(), *self._again}

    def list_parts(self, cuts: Iterable[Pair]) -> Iterator[_Part]:
        """What hangs together, where something touched it."""
        torn = {self._union.find(-block) for block in self._again}
        for pair in cuts:
            one, other = map(self._find, pair)
            if one is not None and other is not None and self._union.find(one) == self._union.find(other):
                torn.add(self._union.find(one))
        for each in self._union.list_sets():
            if not self._touched.isdisjoint(each):
                blocks = tuple(-unit for unit in each if unit < 0)
                fresh = tuple(unit for unit in each if unit >= 0)
                yield _Part(blocks=blocks, fresh=fresh, torn=self._union.find(each[0]) in torn)

    def _find(self, item: int) -> int | None:
        if item in self._entered:
            return item
        return -self._blocks[item] if item in self._blocks else None


class _Plan:
    """What is to be written: collected first, since a statement for each group would take most of the time."""

    def __init__(self, connection: Connection, kind: GroupKind, blocks: Collection[int]) -> None:
        self._connection, self._kind = connection, kind
        self._held = _list_groups(connection, blocks)
        self._next = (connection.execute(select(func.max(groups.c.key))).scalar() or 0) + 1
        self._made: dict[int, int] = {}  # new groups, with their blocks
        self._blocks: dict[int, int] = {}  # groups that are of another block now
        self._entered: dict[int, int] = {}  # items and their groups
        self._moved: dict[int, int] = {}
        self._merged: dict[int, int] = {}  # groups that go, with those that their items go to
        self._changed: set[int] = set()

    def merge(self, part: _Part) -> None:
        """Make one group of a part: the largest of its groups takes the others in."""
        there = [group for block in part.blocks for group in self._held[block]]
        if len(there) == 1 and not part.fresh:
            return
        if there:
            target = max(there, key=lambda group: (group[1], -group[0]))[0]
            self._merged.update({key: target for key, _ in there if key != target})
        else:
            target = self._make()
        self._entered.update(dict.fromkeys(part.fresh, target))
        self._changed.add(target)

    def settle(self, part: _Part, blocks: Iterable[Sequence[Sequence[int]]], at: Mapping[int, int]) -> None:
        """Part items anew into ``blocks`` of groups; ``at`` has the groups that they are in. What can stay stays."""
        free = {key for block in part.blocks for key, _ in self._held[block]}
        for block in blocks:
            keys = [self._choose(group, at, free) for group in block]
            self._blocks.update(dict.fromkeys(keys, min(keys)))
            for key, group in zip(keys, block, strict=True):
                for item in group:
                    if item not in at:
                        self._entered[item] = key
                    elif at[item] != key:
                        self._moved[item] = key
            self._changed.update(keys)
        self._merged.update(dict.fromkeys(free, 0))

    def write(self) -> None:
        """Write it."""
        self._write_members()
        gone = sorted(self._merged)
        want(self._connection, gone)
        self._connection.execute(delete(groups).where(groups.c.key.in_(select(wanted.c.key))))
        self._describe()

    def _make(self) -> int:
        self._made[self._next] = self._next
        self._next += 1
        return self._next - 1

    def _choose(self, group: Sequence[int], at: Mapping[int, int], free: set[int]) -> int:
        """The key for a group: that of the group which most of its items are in, if no other took it."""
        counts = Counter(at[item] for item in group if at.get(item) in free)
        if not counts:
            return self._make()
        chosen = min(counts, key=lambda key: (-counts[key], key))
        free.discard(chosen)
        return chosen

    def _write_members(self) -> None:
        for old, new in self._merged.items():
            if new:
                self._connection.execute(update(members).where(members.c.group_key == old).values(group_key=new))
        if self._moved:
            self._connection.execute(
                update(members).where(members.c.item_key == bindparam("item")).values(group_key=bindparam("group")),
                [{"item": item, "group": group} for item, group in sorted(self._moved.items())],
            )
        rows = [{"item_key": item, "group_key": group} for item, group in sorted(self._entered.items())]
        insert_rows(self._connection, members, rows)

    def _describe(self) -> None:
        """Write what is known of the groups that changed."""
        described = dict(_describe_groups(self._connection, self._changed))
        fresh = [
            {"key": key, "kind": self._kind.value, "block_key": self._blocks.get(key, key), **described[key]}
            for key in sorted(self._made)
        ]
        insert_rows(self._connection, groups, fresh)
        known = [key for key in sorted(self._changed) if key not in self._made]
        if known:
            columns = ("name", "eldest_key", "size", "reports", "first_at", "last_at")
            self._connection.execute(
                update(groups)
                .where(groups.c.key == bindparam("group"))
                .values({name: bindparam(f"new_{name}") for name in columns}),
                [{"group": key, **{f"new_{name}": described[key][name] for name in columns}} for key in known],
            )
        moved = [{"group": key, "block": block} for key, block in sorted(self._blocks.items())]
        if moved:
            self._connection.execute(
                update(groups).where(groups.c.key == bindparam("group")).values(block_key=bindparam("block")), moved
            )


class _Inside(NamedTuple):
    """What is in a part: the groups that its items are in so far, all its items with their names, what joins them."""

    at: dict[int, int]
    names: dict[int, int]
    edges: list[Edge]


def _look_inside(connection: Connection, parts: Sequence[_Part]) -> Iterator[_Inside]:
    """What is in each of ``parts``. It is asked for together, since most parts are small and each question costs."""
    found = [_Inside({}, {}, []) for _ in parts]
    if not found:
        return iter(())
    blocks = {block: inside for inside, part in zip(found, parts, strict=True) for block in part.blocks}
    owners = {item: inside for inside, part in zip(found, parts, strict=True) for item in part.fresh}
    for item, group, block in _list_members(connection, blocks):
        blocks[block].at[item] = group
        owners[item] = blocks[block]
    for item, name in _list_names(connection, owners):
        owners[item].names[item] = name
    for edge in (*_list_edges(connection, owners), *_list_twins(connection, owners)):
        inside = owners[edge.left]
        if edge.left in inside.names and edge.right in inside.names:
            inside.edges.append(edge)
    return iter(found)


def _take_loosened(connection: Connection, kind: GroupKind) -> list[int]:
    """The blocks of this kind that are noted, which are noted no more. One that lost all its items is dropped."""
    noted = connection.execute(select(loosened.c.block_key)).scalars().all()
    if not noted:
        return []
    want(connection, noted)
    query = select(groups.c.block_key, groups.c.kind).select_from(of_wanted(groups.c.block_key))
    found = sorted({row.block_key for row in connection.execute(query) if row.kind == kind.value})
    connection.execute(delete(loosened).where(loosened.c.block_key.in_(found)))
    return found


def _find_blocks(connection: Connection, keys: Collection[int]) -> dict[int, int]:
    """The blocks that items are in, by the items' keys."""
    want(connection, keys)
    query = (
        select(members.c.item_key, groups.c.block_key)
        .select_from(of_wanted(members.c.item_key))
        .join(groups, groups.c.key == members.c.group_key)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _list_groups(connection: Connection, blocks: Collection[int]) -> dict[int, list[tuple[int, int]]]:
    """The groups of blocks: their keys, and how many items they had."""
    want(connection, blocks)
    query = select(groups.c.block_key, groups.c.key, groups.c.size).select_from(of_wanted(groups.c.block_key))
    found: dict[int, list[tuple[int, int]]] = {block: [] for block in blocks}
    for row in connection.execute(query):
        found[row.block_key].append((row.key, row.size))
    return found


def _list_members(connection: Connection, blocks: Collection[int]) -> list[tuple[int, int, int]]:
    """The items of blocks, each with its group and its block."""
    want(connection, blocks)
    return fetch(connection, _MEMBERS)


_MEMBERS = (
    select(members.c.item_key, members.c.group_key, groups.c.block_key)
    .select_from(of_wanted(groups.c.block_key))
    .join(members, members.c.group_key == groups.c.key)
)


def _list_names(connection: Connection, keys: Collection[int]) -> list[tuple[int, int]]:
    want(connection, keys)
    return fetch(connection, _NAMES)


_NAMES = select(items.c.key, items.c.name).select_from(of_wanted(items.c.key))


def _list_edges(connection: Connection, keys: Collection[int]) -> Iterator[Edge]:
    """The links that join, among items."""
    want(connection, keys)
    for left, right, score in fetch(connection, _JOINING):
        if right in keys:
            yield Edge(left=left, right=right, score=score)


_JOINING = (
    select(links.c.left_key, links.c.right_key, links.c.score)
    .select_from(of_wanted(links.c.left_key))
    .where(links.c.joins.is_(True))
)


def _list_twins(connection: Connection, keys: Collection[int]) -> Iterator[Edge]:
    want(connection, keys)
    for item, head in fetch(connection, _TWINS):
        if head in keys:
            yield Edge(left=head, right=item, score=TWIN_SCORE)


_TWINS = select(items.c.key, items.c.head_key).select_from(of_wanted(items.c.key)).where(items.c.head_key.is_not(None))


def _describe_groups(connection: Connection, keys: Collection[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Name, eldest item, counts and dates of groups. The eldest is the one whose report came first."""
    want(connection, keys)
    found: dict[int, list[tuple[int, str, int, int, int]]] = defaultdict(list)
    for group, *told in fetch(connection, _TOLD):
        found[group].append(tuple(told))
    for group, rows in found.items():
        _, _, eldest, name, _ = min(rows)
        dates = [at for _, _, _, _, at in rows]
        yield (
            group,
            {
                "name": name,
                "eldest_key": eldest,
                "size": len(rows),
                "reports": len({report for report, *_ in rows}),
                "first_at": min(dates),
                "last_at": max(dates),
            },
        )


_TOLD = (
    select(members.c.group_key, items.c.report_key, items.c.id, items.c.key, items.c.name, items.c.at)
    .select_from(of_wanted(members.c.group_key))
    .join(items, items.c.key == members.c.item_key)
)
