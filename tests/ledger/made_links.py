"""Rules of linking for tests, small enough to be worked out by hand; and what they lead to, worked out naively."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from sqlalchemy import select

from reportedly.ledger import Ledger
from reportedly.ledger.items import show_name
from reportedly.ledger.schema import groups, items, links, members, reports
from reportedly.vocabulary import GroupKind, Item, Link, Linking, Reading

Rows = set[tuple[object, ...]]


WEAK = ("rain", "bread")


def hash_word(word: str) -> int:
    """Odd for words that say little."""
    return int.from_bytes(word.encode()[:8].ljust(8, b"-"), "big", signed=True) & ~1 | (word in WEAK)


def make_claims(reading: Reading) -> tuple[Item, ...]:
    """Each claim is an item; its words are its keys."""
    return tuple(
        Item(
            id=claim.id,
            report=reading.report.id,
            keys=tuple(hash_word(word) for word in claim.content.text.split()),
            body=claim.content.text.encode(),
            outlet=reading.report.outlet,
            published=reading.report.published,
            claim=claim.id,
        )
        for claim in reading.claims
    )


def make_texts(reading: Reading) -> tuple[Item, ...]:
    """The report is the item; equal texts are twins."""
    text = reading.report.text
    return (
        Item(
            id=reading.report.id,
            report=reading.report.id,
            keys=tuple(hash_word(word) for word in text.split()),
            body=text.encode(),
            outlet=reading.report.outlet,
            published=reading.report.published,
            twin=text,
        ),
    )


def judge_words(one: Item, other: Item) -> Link | None:
    """Linked where they share two words; joined but for the word "apart"; the more words, the higher the score."""
    shared = set(one.body.split()) & set(other.body.split())
    if len(shared) < 2:
        return None
    left, right = sorted((one.id, other.id))
    reason = " ".join(word.decode() for word in sorted(shared))
    joins = b"apart" not in shared
    return Link(left=left, right=right, kind="words", score=len(shared) / 10, reason=reason, joins=joins)


CLAIMS = Linking(
    kind=GroupKind.QUESTION, version="1", make=make_claims, judge=judge_words, least_shared=2, most_items=6, most_weak=3
)
TEXTS = Linking(
    kind=GroupKind.ORIGIN, version="1", make=make_texts, judge=judge_words, least_shared=2, most_items=6, most_days=2
)
RULES = (CLAIMS, TEXTS)


def list_partition(ledger: Ledger, kind: GroupKind) -> set[frozenset[str]]:
    """The groups as sets of "REPORT/ITEM"."""
    found: dict[int, set[str]] = defaultdict(set)
    with ledger.read() as connection:
        query = (
            select(members.c.group_key, reports.c.id.label("report"), reports.c.hash, items.c.id)
            .join(items, items.c.key == members.c.item_key)
            .join(reports, reports.c.key == items.c.report_key)
            .where(items.c.kind == kind.value)
        )
        for row in connection.execute(query):
            found[row.group_key].add(f"{row.report}/{row.id}")
    return {frozenset(each) for each in found.values()}


def dump_groups(ledger: Ledger) -> tuple[Rows, Rows, Rows]:
    """Items, links and groups with names in the place of keys, which a rebuild numbers anew."""
    with ledger.read() as connection:
        names = {row.key: show_name(row.kind, row.name) for row in connection.execute(select(items))}
        kept: Rows = {
            (
                names[row.key],
                row.id,
                row.report_key,
                row.claim_key,
                row.at,
                names.get(row.head_key),
                row.hashes,
                row.body,
            )
            for row in connection.execute(select(items))
        }
        linked: Rows = {
            (*sorted((names[row.left_key], names[row.right_key])), row.link, row.score, row.joins, row.shared)
            for row in connection.execute(select(links))
        }
        called = {row.key: show_name(row.kind, row.name) for row in connection.execute(select(groups))}
        grouped: Rows = {
            (
                called[row.key],
                called[row.block_key],
                names[row.eldest_key],
                row.size,
                row.reports,
                row.first_at,
                row.last_at,
            )
            for row in connection.execute(select(groups))
        }
        grouped |= {(names[row.item_key], called[row.group_key]) for row in connection.execute(select(members))}
    return kept, linked, grouped


def part_naively(
    linking: Linking, made: Iterable[Item], cuts: Sequence[tuple[str, str]] = (), joins: Sequence[tuple[str, str]] = ()
) -> set[frozenset[str]]:
    """The partition of items by "REPORT/ITEM", from all pairs at once."""
    held = {f"{item.report}/{item.id}": item for item in made}
    heads = _find_heads(held)
    common = _list_common(linking, [held[head] for head in set(heads.values())])
    edges = [(-2.0, min(name, head), max(name, head)) for name, head in heads.items() if name != head]
    for left, right in combinations(sorted(set(heads.values())), 2):
        shared = (set(held[left].keys) & set(held[right].keys)) - common
        link = linking.judge(held[left], held[right]) if len(shared) >= linking.least_shared else None
        if link is not None and link.joins:
            edges.append((-link.score, left, right))
    parts = {name: {name} for name in held}
    for left, right in [*sorted(joins), *((left, right) for _, left, right in sorted(edges))]:
        one, other = parts[left], parts[right]
        if one is other or any({a, b} <= one | other and not {a, b} <= one and not {a, b} <= other for a, b in cuts):
            continue
        one |= other
        parts.update(dict.fromkeys(other, one))
    return {frozenset(each) for each in parts.values()}


def _find_heads(held: dict[str, Item]) -> dict[str, str]:
    first: dict[str, str] = {}
    return {name: name if item.twin is None else first.setdefault(item.twin, name) for name, item in held.items()}


def _list_common(linking: Linking, made: Sequence[Item]) -> set[int]:
    holders: dict[int, list[Item]] = defaultdict(list)
    for item in made:
        for key in set(item.keys):
            holders[key].append(item)
    return {key for key, each in holders.items() if _is_common(linking, key, each)}


def _is_common(linking: Linking, key: int, held: Sequence[Item]) -> bool:
    days: dict[str, set[str]] = defaultdict(set)
    for item in held:
        if item.outlet is not None:
            days[item.outlet].add((item.published or "")[:10])
    most = linking.most_days
    many = linking.most_weak if linking.most_weak is not None and key % 2 else linking.most_items
    return len(held) > many or (most is not None and any(len(each) > most for each in days.values()))
