"""What people have put together and parted, as pairs of the items that are there now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from reportedly.ledger.attaching import Target
from reportedly.ledger.constraints import Constraints, order_pair
from reportedly.ledger.items import read_name
from reportedly.ledger.judgement_rows import CHUNK, has_judgements, load_judgements
from reportedly.ledger.knots import Pair
from reportedly.ledger.schema import claims, figures, items, judgements
from reportedly.ledger.weighing import Targets, Weighed, weigh_judgements
from reportedly.vocabulary import GroupKind
from reportedly.vocabulary.judgements import JudgementKind, Subject, SubjectKind

PAIRED = (JudgementKind.MERGE, JudgementKind.SPLIT, JudgementKind.CUT)
PAIRED_NAMES = tuple(kind.value for kind in PAIRED)

_COLUMNS = {SubjectKind.REPORT: "report_key", SubjectKind.CLAIM: "claim_key", SubjectKind.FIGURE: "figure_key"}


def read_constraints(connection: Connection, kind: GroupKind) -> Constraints:
    """The pairs of ``items.key`` that people's judgements join or cut, as things are now.

    Nothing is in it that people are opposed on, that is undone, or of which an end is not found. It costs next to
    nothing where nobody has put together or parted anything.
    """
    if not has_judgements(connection, *PAIRED):
        return Constraints()
    weighed = _weigh(connection)
    holding = [pair for pair in weighed.knots.holding if pair.left[0] is kind]
    found = _find_items(connection, kind, holding, weighed.targets)
    joins: set[tuple[int, int]] = set()
    cuts: set[tuple[int, int]] = set()
    for pair in holding:
        ends = {
            order_pair((left, right)) for left in found[pair.first] for right in found[pair.second] if left != right
        }
        (joins if pair.joins else cuts).update(ends)
    return Constraints(joins=tuple(sorted(joins)), cuts=tuple(sorted(cuts - joins)))


def read_disputes(connection: Connection, kind: GroupKind) -> dict[int, tuple[int, ...]]:
    """By ``items.key`` the keys of judgements on the item that people are opposed on, as things are now."""
    if not has_judgements(connection, *PAIRED):
        return {}
    weighed = _weigh(connection)
    pairs = [pair for pair in weighed.knots.pairs if pair.left[0] is kind and pair.kept.key in weighed.opposed]
    found = _find_items(connection, kind, pairs, weighed.targets)
    disputed: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        for key in found[pair.first] | found[pair.second]:
            disputed[key].add(pair.kept.key)
    return {key: tuple(sorted(each)) for key, each in disputed.items()}


def _weigh(connection: Connection) -> Weighed:
    return weigh_judgements(connection, load_judgements(connection, judgements.c.kind.in_(PAIRED_NAMES)))


def _find_items(
    connection: Connection, kind: GroupKind, holding: Iterable[Pair], targets: Mapping[int, Targets]
) -> dict[Subject, set[int]]:
    """By each subject the keys of the items that it is now."""
    now = dict(_list_targets(holding, targets))
    on: dict[Target, list[Any]] = defaultdict(list)
    for what, column in _COLUMNS.items():
        keys = {key for found in now.values() for each, key in found if each is what and isinstance(key, int)}
        for row in _select_items(connection, kind, column, keys):
            on[what, getattr(row, column)].append(row)
    return {
        subject: {key for target in found for key in _choose(subject, kind, on[target])}
        for subject, found in now.items()
    }


def _select_items(connection: Connection, kind: GroupKind, column: str, keys: Collection[int]) -> Iterator[Any]:
    names = (items.c.key, items.c.name, items.c.report_key, items.c.claim_key, items.c.figure_key)
    query = select(*names).where(items.c.kind == kind.value)
    own: Any = items.c.report_key
    if column != "report_key":  # items are found by their reports: nothing else has an index
        table = claims if column == "claim_key" else figures
        own = table.c.key
        query = query.join(table, (table.c.report_key == items.c.report_key) & (table.c.key == items.c[column]))
    wanted = sorted(keys)
    for at in range(0, len(wanted), CHUNK):
        yield from connection.execute(query.where(own.in_(wanted[at : at + CHUNK])))


def _list_targets(
    holding: Iterable[Pair], targets: Mapping[int, Targets]
) -> Iterator[tuple[Subject, tuple[Target, ...]]]:
    for pair in holding:
        assert pair.kept.judgement is not None
        yield from zip(pair.kept.judgement.subjects, targets[pair.kept.key], strict=True)


def _choose(subject: Subject, kind: GroupKind, rows: Collection[Any]) -> Iterator[int]:
    """Of the items on one claim the one that was judged: by its name, else the only one, else that without figure."""
    name = None if subject.item is None else read_name(kind, subject.item)[0]
    same = [row.key for row in rows if row.name == name]
    whole = [row.key for row in rows if row.figure_key is None]
    if subject.kind is not SubjectKind.CLAIM or len(rows) == 1:
        yield from (row.key for row in rows)
    elif same or len(whole) == 1:
        yield from same or whole
