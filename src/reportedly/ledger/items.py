"""What is grouped, made from readings in view, and brought into a ledger."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select, update

from reportedly.errors import UnknownError
from reportedly.ledger.columns import restore_unfit
from reportedly.ledger.inserting import fetch, insert_rows
from reportedly.ledger.kinship import hash_text
from reportedly.ledger.packing import unpack_reading
from reportedly.ledger.schema import claims, figures, items
from reportedly.ledger.triggers import enter_items
from reportedly.ledger.wanting import of_wanted, want
from reportedly.vocabulary import GroupKind, Item, Linking, Reading

_NAME_BITS = 60
_LETTERS = {GroupKind.ORIGIN: "o", GroupKind.STORY: "s", GroupKind.QUESTION: "q"}


class Fresh(NamedTuple):
    """An item that a reading gives, for the tables: what it rests on in the reading, its keys, and its row.

    ``row`` has the columns of ``items`` but ``key``. A tuple, since it may come from another process by the thousand.
    """

    claim: str | None
    figure: str | None
    keys: tuple[int, ...]
    row: dict[str, Any]


class Made(NamedTuple):
    """All items that a report's reading gives, by which versions of the rules. Made without a ledger."""

    report: str
    hash: str
    versions: tuple[tuple[GroupKind, str], ...]
    fresh: dict[GroupKind, list[Fresh]]


class Kept(NamedTuple):
    """A report and its reading as the tables have them, for ``make_kept_items``."""

    id: str
    hash: str
    body: bytes
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """A report that waits, with its reading in view, and what a ledger knows of it."""

    key: int
    id: str
    hash: str
    reading_key: int
    at: int


def name_item(kind: GroupKind, id: str, text_hash: str) -> int:
    """The number that an item has whenever it is made; a group is called by that of its eldest item."""
    digest = hashlib.sha256(f"{kind.value}\n{id}\n{text_hash}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> 64 - _NAME_BITS


def show_name(kind: str, name: int) -> str:
    """A group's or an item's name as people see it: a letter for the kind, and 15 hexadecimal digits."""
    return f"{_LETTERS[GroupKind(kind)]}{name:0{_NAME_BITS // 4}x}"


def read_name(kind: GroupKind, shown: str) -> tuple[int, int]:
    """The smallest and largest name that begin as ``shown`` does. Raises LedgerError for what is no such beginning."""
    letter, digits = shown[:1], shown[1:]
    missing = _NAME_BITS // 4 - len(digits)
    if letter != _LETTERS[kind] or missing < 0 or not digits or not set(digits) <= set("0123456789abcdef"):
        raise UnknownError(f"{shown!r} is no {kind.value}'s id: that is {_LETTERS[kind]!r} and up to 15 of 0-9 and a-f")
    first = int(digits, 16) << 4 * missing
    return first, first + (1 << 4 * missing) - 1


def salt_keys(kind: GroupKind, keys: Iterable[int]) -> tuple[int, ...]:
    """Keys as the tables have them, rising: those of two kinds never meet, and an odd one stays odd."""
    salt = _find_salt(kind)
    return tuple(sorted({key ^ salt for key in keys}))


@cache
def _find_salt(kind: GroupKind) -> int:
    return int.from_bytes(hashlib.sha256(kind.value.encode()).digest()[:8], "big", signed=True) & ~1


def pack_keys(keys: Iterable[int]) -> bytes:
    """Keys as bytes, eight each, of this machine's order turned to little-endian."""
    if _LITTLE:
        return array("q", keys).tobytes()
    return b"".join(key.to_bytes(8, "little", signed=True) for key in keys)


def unpack_keys(packed: bytes) -> tuple[int, ...]:
    """The keys that ``pack_keys`` was given."""
    if _LITTLE:
        keys = array("q")
        keys.frombytes(packed)
        return tuple(keys)
    places = range(0, len(packed), 8)
    return tuple(int.from_bytes(packed[place : place + 8], "little", signed=True) for place in places)


_LITTLE = array("q", [1]).tobytes()[0] == 1 and array("q").itemsize == 8


def make_items(rules: Sequence[Linking], reading: Reading, text_hash: str | None = None) -> Made:
    """The items that ``rules`` make of a reading, each id once, whether what they rest on is in view or not."""
    told = hash_text(reading.report.text) if text_hash is None else text_hash
    fresh = {rule.kind: _make_fresh(rule, reading, told) for rule in rules}
    return Made(report=reading.report.id, hash=told, versions=tell_versions(rules), fresh=fresh)


def make_kept_items(rules: Sequence[Linking], kept: Iterable[Kept]) -> list[Made]:
    """As ``make_items``, of readings as the tables have them."""
    return [make_items(rules, unpack_reading(each.body, each.text), each.hash) for each in kept]


def tell_versions(rules: Iterable[Linking]) -> tuple[tuple[GroupKind, str], ...]:
    """What rules these are."""
    return tuple((rule.kind, rule.version) for rule in rules)


def _make_fresh(rule: Linking, reading: Reading, text_hash: str) -> list[Fresh]:
    made = {item.id: item for item in reversed(rule.make(reading))}
    return [_enter_item(rule.kind, item, text_hash) for item in reversed(made.values())]


def _enter_item(kind: GroupKind, item: Item, text_hash: str) -> Fresh:
    keys = salt_keys(kind, item.keys)
    row = {
        "kind": kind.value,
        "id": item.id,
        "name": name_item(kind, item.id, text_hash),
        "report_key": 0,
        "claim_key": None,
        "figure_key": None,
        "head_key": None,
        "twin": item.twin,
        "outlet": item.outlet,
        "published": item.published,
        "at": 0,
        "words": item.words,
        "hashes": pack_keys(keys),
        "body": item.body,
    }
    return Fresh(claim=item.claim, figure=item.figure, keys=keys, row=row)


def place_items(made: Made, report: ReadReport) -> None:
    """Let the rows say of which report they are, and when it counts."""
    for fresh in made.fresh.values():
        for each in fresh:
            each.row["report_key"], each.row["at"] = report.key, report.at


def keep_in_view(connection: Connection, fresh: Mapping[int, Sequence[Fresh]]) -> dict[int, list[Fresh]]:
    """Of items by the key of the reading that they are of: those whose claim or figure is in view, tied to both."""
    every = [each for made in fresh.values() for each in made]
    claimed = dict(_list_claims(connection, fresh)) if any(each.claim is not None for each in every) else {}
    counted = dict(_list_figures(connection, fresh)) if any(each.figure is not None for each in every) else {}
    kept: dict[int, list[Fresh]] = {}
    for reading, made in fresh.items():
        for each in made:
            claim, figure = each.claim, each.figure
            each.row["claim_key"] = None if claim is None else claimed.get((reading, claim))
            each.row["figure_key"] = None if figure is None else counted.get((reading, figure))
            rests_on = each.row["figure_key" if claim is None else "claim_key"]
            if rests_on is not None or (claim is None and figure is None):
                kept.setdefault(reading, []).append(each)
    return kept


def _list_claims(connection: Connection, readings: Collection[int]) -> Iterator[tuple[tuple[int, str], int]]:
    want(connection, readings)
    query = select(claims.c.reading_key, claims.c.id, claims.c.key, claims.c.current)
    for reading, id, key, current in connection.execute(query.select_from(of_wanted(claims.c.reading_key))):
        if current:
            yield (reading, id), key


def _list_figures(connection: Connection, readings: Collection[int]) -> Iterator[tuple[tuple[int, str], int]]:
    want(connection, readings)
    query = select(figures.c.reading_key, figures.c.id, figures.c.key, figures.c.current)
    for reading, id, key, current in connection.execute(query.select_from(of_wanted(figures.c.reading_key))):
        if current:
            yield (reading, id), key


def list_items_of(connection: Connection, kind: GroupKind, report_keys: Collection[int]) -> Sequence[Any]:
    """The rows of ``items`` of some reports."""
    want(connection, report_keys)
    of_kind = func.coalesce(items.c.kind, "") == kind.value  # written so that no index over all of a kind is tried
    return connection.execute(select(items).select_from(of_wanted(items.c.report_key)).where(of_kind)).all()


def load_items(connection: Connection, keys: Collection[int]) -> dict[int, Item]:
    """Items by their keys, as ``judge`` reads them: with nothing but their ids and bodies.

    Their reports' ids would cost as much again: each lies on a page of its own, in a table that holds texts.
    """
    want(connection, keys)
    rows = fetch(connection, _ITEMS)
    return {key: Item(id=restore_unfit(id), report="", keys=(), body=body) for key, id, body in rows}


_ITEMS = select(items.c.key, items.c.id, items.c.body).select_from(of_wanted(items.c.key))


def enter_rows(connection: Connection, fresh: Sequence[Fresh]) -> dict[int, Fresh]:
    """Add rows to ``items``; what was added, by the keys that they got."""
    last = connection.execute(select(func.max(items.c.key))).scalar() or 0
    numbered = {last + number: each for number, each in enumerate(fresh, start=1)}
    insert_rows(connection, items, [{**each.row, "key": key} for key, each in numbered.items()])
    enter_items(connection, last + 1)
    return numbered


def tie_again(connection: Connection, row: Any, fresh: Fresh) -> None:
    """Tie an item that stays as it is to the claim or figure of another reading."""
    tied = {name: fresh.row[name] for name in ("claim_key", "figure_key")}
    if (row.claim_key, row.figure_key) != (tied["claim_key"], tied["figure_key"]):
        connection.execute(update(items).where(items.c.key == row.key).values(**tied))


def is_same(row: Any, fresh: Fresh) -> bool:
    """Whether an item that is there is the one that a reading gives, whatever it is tied to."""
    return all(
        getattr(row, name) == fresh.row[name]
        for name in ("id", "twin", "outlet", "published", "at", "words", "hashes", "body")
    )
