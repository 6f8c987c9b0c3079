"""Pairs of items worth comparing: those that share enough keys which are not common.

Which pairs these are depends on the items alone, not on the order in which they came. A key that becomes common takes
the links back that rested on it; one that is common no more proposes its items again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from sqlalchemy import Connection, bindparam, delete, select, update

from reportedly.ledger.constraints import Pair, order_pair
from reportedly.ledger.filing import file_keys, list_filed, list_wanted_filed
from reportedly.ledger.inserting import fetch, insert_rows
from reportedly.ledger.items import unpack_keys
from reportedly.ledger.schema import WHOLE, common_keys, items, items_printed, links
from reportedly.ledger.wanting import of_wanted, want, want_not
from reportedly.vocabulary import GroupKind, Linking

_DAY = len("2024-10-30")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """Pairs to compare, the smaller key first, with how many keys they share; pairs of links that go.

    ``torn`` are those of them that joined.
    """

    pairs: Mapping[Pair, int]
    cut: tuple[Pair, ...]
    torn: tuple[Pair, ...]


def propose(connection: Connection, linking: Linking, entering: Mapping[int, tuple[int, ...]]) -> Proposed:
    """Enter the keys of items that are new, given by the items' keys, and find what changes by them.

    Keys that items left before are settled too.
    """
    own: dict[int, list[int]] = defaultdict(list)
    for item, keys in entering.items():
        for key in keys:
            own[key].append(item)
    revived = _settle_loose(connection, linking, own)
    holders = _list_rare_holders(connection, own)
    file_keys(connection, [(key, item) for key in own for item in own[key]], entering)
    common = _find_common(connection, linking, holders)
    risen = {key: held for key, held in holders.items() if key in common}
    lost = _make_common(connection, risen, entering.keys())
    rare = {key: held for key, held in holders.items() if key not in risen}
    pairs = _count_shared(linking, entering, rare)
    pairs.update(_revive(connection, linking, revived, entering.keys()))
    cut = _find_cut(connection, linking, lost)
    return Proposed(pairs=pairs, cut=tuple(cut), torn=tuple(pair for pair, joins in cut.items() if joins))


def _list_rare_holders(connection: Connection, own: Mapping[int, list[int]]) -> dict[int, list[int]]:
    """The items that have each key which enters, where several have it and it is not common.

    What enters is added to the counts of those that are common.
    """
    want(connection, own)
    common = select(common_keys.c.key).select_from(of_wanted(common_keys.c.key))
    known = set(connection.execute(common).scalars())
    holders = {key: held for key, held in own.items() if len(held) > 1 and key not in known}
    want_not(connection, known)
    for key, item in list_wanted_filed(connection):
        held = holders.get(key)
        if held is None or held is own[key]:
            held = holders[key] = list(own[key])
        held.append(item)
    if known:
        connection.execute(
            update(common_keys)
            .where(common_keys.c.key == bindparam("one"))
            .values(holders=common_keys.c.holders + bindparam("more")),
            [{"one": key, "more": len(own[key])} for key in sorted(known)],
        )
    return holders


def _list_holders(connection: Connection, keys: Collection[int]) -> dict[int, list[int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for key, item in list_filed(connection, keys):
        holders[key].append(item)
    return holders


def _find_common(connection: Connection, linking: Linking, holders: Mapping[int, Sequence[int]]) -> set[int]:
    """The keys that too many items have, or those of one outlet on too many days."""
    common = {key for key, held in holders.items() if len(held) > linking.limit(key)}
    most = linking.most_days
    if most is None:
        return common
    doubtful = {key: held for key, held in holders.items() if len(held) > most and key not in common}
    if doubtful:
        printed = _list_printed(connection, linking, set(chain.from_iterable(doubtful.values())))
        for key, held in doubtful.items():
            issues = set(map(printed.get, held))
            if len(issues) > most and max(Counter([each[0] for each in issues if each]).values(), default=0) > most:
                common.add(key)
    return common


def _list_printed(connection: Connection, linking: Linking, held: Collection[int]) -> dict[int, tuple[str, str]]:
    """Outlet and day of items that have an outlet."""
    want(connection, held)
    found = fetch(connection, _PRINTED_IN_PART if linking.kind is GroupKind.QUESTION else _PRINTED)
    return {key: (outlet, (published or "")[:_DAY]) for key, outlet, published in found}


_TOLD = select(items.c.key, items.c.outlet, items.c.published).where(items.c.outlet.is_not(None))
_PRINTED_IN_PART = _TOLD.select_from(of_wanted(items.c.key))
_PRINTED = _TOLD.select_from(of_wanted(items.c.key, index=items_printed)).where(WHOLE)
"""Of items that are whole reports: an index has it, without the bodies that lie beside it in the table."""


def _make_common(connection: Connection, risen: Mapping[int, list[int]], entering: Collection[int]) -> Collection[Pair]:
    """Note that keys are common, and let links rest on them no more; those links."""
    insert_rows(
        connection,
        common_keys,
        [{"key": key, "holders": len(held), "loose": False} for key, held in sorted(risen.items())],
    )
    lost: Counter[Pair] = Counter()
    for held in risen.values():
        lost.update(_list_links(connection, [item for item in held if item not in entering]).keys())
    _change_shared(connection, {pair: -number for pair, number in lost.items()})
    return lost.keys()


def _find_cut(connection: Connection, linking: Linking, lost: Collection[Pair]) -> dict[Pair, bool]:
    """Those of links that lost keys which have too few now, in order; and whether they joined."""
    if not lost:
        return {}
    known = _list_links(connection, {item for pair in lost for item in pair})
    return {pair: known[pair][1] for pair in sorted(lost) if known[pair][0] < linking.least_shared}


def _list_links(connection: Connection, held: Collection[int]) -> dict[Pair, tuple[int, bool]]:
    """The links among items, with how many keys each rests on and whether it joins."""
    inside = set(held)
    want(connection, inside)
    found = fetch(connection, _LINKS)
    return {(left, right): (shared, bool(joins)) for left, right, shared, joins in found if right in inside}


_LINKS = select(links.c.left_key, links.c.right_key, links.c.shared, links.c.joins).select_from(
    of_wanted(links.c.left_key)
)


def _change_shared(connection: Connection, changes: Mapping[Pair, int]) -> None:
    if changes:
        connection.execute(
            update(links)
            .where(links.c.left_key == bindparam("one"), links.c.right_key == bindparam("other"))
            .values(shared=links.c.shared + bindparam("more")),
            [{"one": left, "other": right, "more": more} for (left, right), more in changes.items()],
        )


def _count_shared(
    linking: Linking, entering: Mapping[int, tuple[int, ...]], holders: Mapping[int, list[int]]
) -> dict[Pair, int]:
    """Pairs of which one enters, with the keys that they share."""
    pairs: dict[Pair, int] = {}
    for item, keys in entering.items():
        shared = Counter(chain.from_iterable([holders[key] for key in keys if key in holders]))
        for other, number in shared.items():
            if number >= linking.least_shared and other != item:
                pairs[order_pair((item, other))] = number
    return pairs


def _settle_loose(connection: Connection, linking: Linking, own: Mapping[int, list[int]]) -> dict[int, list[int]]:
    """Keys that were common and are so no more, with the items that have them; ``own`` are about to enter."""
    query = select(common_keys.c.key, common_keys.c.holders).where(common_keys.c.loose.is_(True))
    loose = {row.key: row.holders for row in connection.execute(query)}
    if not loose:
        return {}
    few = [key for key, number in loose.items() if number <= linking.limit(key)]
    found = _list_holders(connection, few)
    ours = _keep_kind(connection, linking, found)
    held = {key: [*each, *own.get(key, ())] for key, each in ours.items()}
    common = _find_common(connection, linking, held)
    fallen = {key: each for key, each in ours.items() if key not in common}
    for key in (*fallen, *(key for key in few if key not in found)):
        connection.execute(delete(common_keys).where(common_keys.c.key == key))
    for key in ours.keys() - fallen.keys():
        connection.execute(update(common_keys).where(common_keys.c.key == key).values(loose=False))
    return fallen


def _keep_kind(connection: Connection, linking: Linking, held: Mapping[int, list[int]]) -> dict[int, list[int]]:
    """The keys of this linking's items: a key's items are of one kind."""
    own = {}
    for key, found in held.items():
        kind = connection.execute(select(items.c.kind).where(items.c.key == found[0])).scalar_one()
        if kind == linking.kind.value:
            own[key] = found
    return own


def _revive(
    connection: Connection, linking: Linking, revived: Mapping[int, list[int]], entering: Collection[int]
) -> dict[Pair, int]:
    """Pairs of items that were there, and come to share enough by keys that are common no more."""
    gained: Counter[Pair] = Counter()
    for held in revived.values():
        gained.update(combinations(sorted(item for item in held if item not in entering), 2))
    if not gained:
        return {}
    linked = _list_links(connection, {item for pair in gained for item in pair})
    _change_shared(connection, {pair: more for pair, more in gained.items() if pair in linked})
    keys = dict(_list_rare_keys(connection, {item for pair in gained for item in pair}))
    shared = {pair: len(keys[pair[0]] & keys[pair[1]]) for pair in gained if pair not in linked}
    return {pair: number for pair, number in shared.items() if number - gained[pair] < linking.least_shared <= number}


def _list_rare_keys(connection: Connection, held: Iterable[int]) -> Iterator[tuple[int, set[int]]]:
    """The keys of items that are not common."""
    want(connection, held)
    query = select(items.c.key, items.c.hashes).select_from(of_wanted(items.c.key))
    found = {row.key: set(unpack_keys(row.hashes)) for row in connection.execute(query)}
    want(connection, {key for keys in found.values() for key in keys})
    common = set(connection.execute(select(common_keys.c.key).select_from(of_wanted(common_keys.c.key))).scalars())
    yield from ((item, keys - common) for item, keys in found.items())
