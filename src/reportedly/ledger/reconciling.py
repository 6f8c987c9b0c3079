"""Reports that wait are brought into the groups: of one text, of one story, of one question.

A batch of reports is one transaction. What was not done when the program ended still waits; nothing is there twice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from reportedly.ledger.comparing import compare_pairs, drop_links
from reportedly.ledger.constraints import Constraints, ReadConstraints, apply_constraints, no_constraints
from reportedly.ledger.grouping import Changes, regroup
from reportedly.ledger.items import (
    Fresh,
    Kept,
    Made,
    ReadReport,
    enter_rows,
    is_same,
    keep_in_view,
    list_items_of,
    make_items,
    make_kept_items,
    place_items,
    tell_versions,
    tie_again,
)
from reportedly.ledger.kinship import hash_text
from reportedly.ledger.leaving import leave_items, loosen_blocks_of, move_head
from reportedly.ledger.proposing import propose
from reportedly.ledger.schema import (
    DERIVED,
    items,
    judgements,
    linkings,
    loosened,
    pending,
    readings,
    reports,
)
from reportedly.ledger.store import Ledger
from reportedly.ledger.triggers import drop_all_items
from reportedly.ledger.waiting import let_all_wait
from reportedly.ledger.wanting import of_wanted, want, wanted
from reportedly.vocabulary import GroupKind, Linking, Reading

BATCH = 400
"""Reports in a transaction: a page that many of them touch is written once, and others wait for seconds only."""

_FULL = 2_400_000
"""Characters of text that a batch may bring before it counts as full: a long report may hold a thousand positions."""

MakeKept = Callable[[Iterable[list[Kept]]], Iterator[list[Made]]]
"""Makes the items of one list of readings after another, in their order; it may ask for some ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """How many reports were brought in, or taken out."""

    reports: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """Reports that wait, with what their readings give; ``gone`` have no reading in view."""

    read: tuple[ReadReport, ...]
    gone: tuple[int, ...]
    fresh: Mapping[GroupKind, Mapping[int, Sequence[Fresh]]]

    @property
    def number(self) -> int:
        """How many reports these are."""
        return len(self.read) + len(self.gone)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Supply:
    """Where items come from: readings and items at hand, by the number of the reading, and what makes the others."""

    at_hand: Mapping[int, Reading | Made] = field(default_factory=dict)
    make: MakeKept | None = None


def reconcile(
    ledger: Ledger,
    rules: Sequence[Linking],
    *,
    at_hand: Mapping[int, Reading | Made] | None = None,
    read_constraints: ReadConstraints = no_constraints,
    step: Callable[[int], None] | None = None,
    limit: int | None = None,
) -> Reconciled:
    """Bring what waits into the groups of ``rules``, ``limit`` reports at most.

    ``at_hand`` are readings that need not be loaded, or their items, by the number that ``Added`` gives. ``step`` is
    called after each transaction with the number of its reports. Where a rule's version is not the one that made its
    items, all are made again. Raises LedgerError.
    """
    if not _is_due(ledger, rules):
        return Reconciled()
    with ledger.write() as connection:
        _renew(connection, rules)
    supply = _Supply(at_hand=at_hand or {})
    return _reconcile(ledger, rules, supply, read_constraints, _count_steps(step), limit)


def _reconcile(
    ledger: Ledger,
    rules: Sequence[Linking],
    supply: _Supply,
    read_constraints: ReadConstraints,
    step: Callable[[int], None],
    limit: int | None,
) -> Reconciled:
    """Go through what waits, and again, since other programs may let reports wait meanwhile."""
    done, again = 0, True
    while again and (limit is None or done < limit):
        before = done
        for batch in _prepare_all(ledger, rules, supply, None if limit is None else limit - done):
            with ledger.write() as connection:
                _settle(connection, rules, batch, read_constraints)
            done += batch.number
            step(batch.number)
        again = done > before
        if not done:
            with ledger.write() as connection:  # nothing waits, but blocks may be loosened, or judgements new
                _settle(
                    connection,
                    rules,
                    _Batch(read=(), gone=(), fresh={rule.kind: {} for rule in rules}),
                    read_constraints,
                )
    return Reconciled(reports=done)


def _count_steps(step: Callable[[int], None] | None) -> Callable[[int], None]:
    return (lambda number: None) if step is None else step


def rebuild(
    ledger: Ledger,
    rules: Sequence[Linking],
    *,
    read_constraints: ReadConstraints = no_constraints,
    step: Callable[[int], None] | None = None,
    make: MakeKept | None = None,
) -> Reconciled:
    """Make all items, links and groups again from the reports, readings and judgements.

    ``make`` is used for the items, as ``make_kept_items`` with these rules makes them; other processes may do it.
    Stopped on the way, what is left waits, and the next ``reconcile`` goes on. Raises LedgerError.
    """
    with ledger.write() as connection:
        forget_groups(connection)
        _renew(connection, rules)
    return _reconcile(ledger, rules, _Supply(make=make), read_constraints, _count_steps(step), None)


def count_pending(ledger: Ledger) -> int:
    """How many reports wait."""
    with ledger.read() as connection:
        return int(connection.execute(select(func.count()).select_from(pending)).scalar_one())


def forget_groups(connection: Connection) -> None:
    """Empty the derived tables, and let every report that was read wait."""
    for table in DERIVED:
        if table is not items:
            connection.execute(delete(table))
    drop_all_items(connection)
    let_all_wait(connection)


def _is_due(ledger: Ledger, rules: Sequence[Linking]) -> bool:
    with ledger.read() as connection:
        if any(connection.execute(select(table).limit(1)).first() is not None for table in (pending, loosened)):
            return True
        last = _find_last_judgement(connection)
        known = {row.kind: (row.version, row.judged) for row in connection.execute(select(linkings))}
    return any(known.get(rule.kind.value) != (rule.version, last) for rule in rules)


def _find_last_judgement(connection: Connection) -> int:
    return int(connection.execute(select(func.max(judgements.c.key))).scalar() or 0)


def _renew(connection: Connection, rules: Sequence[Linking]) -> None:
    """Let everything wait where rules are new, or not those that made what is there."""
    known = {row.kind: row for row in connection.execute(select(linkings))}
    changed = [rule for rule in rules if rule.kind not in known or known[rule.kind].version != rule.version]
    if not changed:
        return
    if any(rule.kind in known for rule in changed):
        forget_groups(connection)
    else:
        let_all_wait(connection)
        connection.execute(delete(linkings).where(linkings.c.kind.in_([rule.kind.value for rule in rules])))
    rows = [{"kind": rule.kind.value, "version": rule.version, "judged": 0} for rule in rules]
    connection.execute(insert(linkings), rows)


def _prepare_all(ledger: Ledger, rules: Sequence[Linking], supply: _Supply, limit: int | None) -> Iterator[_Batch]:
    """What waits, once through, a batch at a time, its items made while nothing is locked."""
    coming: deque[_Waiting] = deque()

    def hand_out() -> Iterator[list[Kept]]:
        for waiting in _list_waiting(ledger, rules, supply, limit):
            coming.append(waiting)
            yield waiting.kept

    make = supply.make or (lambda handed: (make_kept_items(rules, kept) for kept in handed))
    for made in make(hand_out()):
        waiting = coming.popleft()
        yield _put_together(rules, waiting, {(each.report, each.hash): each for each in made})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """Reports that wait: ``held`` by the number of the reading are items at hand, ``kept`` what is to be made."""

    rows: Sequence[Any]
    held: Mapping[int, Made]
    kept: list[Kept]


def _list_waiting(ledger: Ledger, rules: Sequence[Linking], supply: _Supply, limit: int | None) -> Iterator[_Waiting]:
    last, handed = 0, 0
    while limit is None or handed < limit:
        most = BATCH if limit is None else min(BATCH, limit - handed)
        with ledger.read() as connection:
            rows = _cut_full(connection.execute(_WAITING, {"last": last, "most": most}).all())
            if not rows:
                return
            read = [row for row in rows if row.reading_key is not None]
            found = ((row.reading_key, _take_held(rules, row, supply.at_hand)) for row in read)
            held = {reading: made for reading, made in found if made is not None}
            kept = _load(connection, [row for row in read if row.reading_key not in held])
        last, handed = rows[-1].report_key, handed + len(rows)
        yield _Waiting(rows=rows, held=held, kept=kept)


_WAITING = (
    select(pending.c.report_key, reports.c.id, reports.c.hash, reports.c.reading_key)
    .add_columns(reports.c.published_from, reports.c.first_seen_at, func.length(reports.c.text).label("length"))
    .outerjoin(reports, reports.c.key == pending.c.report_key)
    .where(pending.c.report_key > bindparam("last"))
    .order_by(pending.c.report_key)
    .limit(bindparam("most"))
)


def _cut_full(rows: Sequence[Any]) -> Sequence[Any]:
    """As many rows as do not exceed what a batch may hold, and one at least."""
    length = 0
    for place, row in enumerate(rows):
        length += row.length or 0
        if length > _FULL and place:
            return rows[:place]
    return rows


def _take_held(rules: Sequence[Linking], row: Any, at_hand: Mapping[int, Reading | Made]) -> Made | None:
    """The items of a reading that is at hand, if it is the one that waits."""
    held = at_hand.get(row.reading_key)
    if isinstance(held, Reading) and held.report.id == row.id and hash_text(held.report.text) == row.hash:
        return make_items(rules, held, row.hash)
    if isinstance(held, Made) and (held.report, held.hash, held.versions) == (row.id, row.hash, tell_versions(rules)):
        return held
    return None


def _load(connection: Connection, rows: Sequence[Any]) -> list[Kept]:
    """The readings of reports, but of those that were withdrawn meanwhile."""
    want(connection, [row.reading_key for row in rows])
    query = (
        select(reports.c.id, reports.c.hash, readings.c.body, reports.c.text)
        .select_from(of_wanted(readings.c.key))
        .join(reports, reports.c.key == readings.c.report_key)
    )
    return [Kept(*row) for row in connection.execute(query)]


def _put_together(rules: Sequence[Linking], waiting: _Waiting, made: Mapping[tuple[str, str], Made]) -> _Batch:
    read: list[ReadReport] = []
    fresh: dict[GroupKind, dict[int, list[Fresh]]] = {rule.kind: {} for rule in rules}
    for row in waiting.rows:
        own = waiting.held.get(row.reading_key) or made.get((row.id, row.hash))
        if row.reading_key is None or own is None:
            continue
        at = row.first_seen_at if row.published_from is None else row.published_from
        read.append(ReadReport(key=row.report_key, id=row.id, hash=row.hash, reading_key=row.reading_key, at=at))
        place_items(own, read[-1])
        for rule in rules:
            fresh[rule.kind][row.reading_key] = own.fresh[rule.kind]
    gone = tuple(row.report_key for row in waiting.rows if row.reading_key is None)
    return _Batch(read=tuple(read), gone=gone, fresh=fresh)


def _settle(connection: Connection, rules: Sequence[Linking], batch: _Batch, read_constraints: ReadConstraints) -> None:
    """Write what a batch changes, leaving out reports that another program changed or did meanwhile."""
    read = _keep_waiting(connection, batch.read)
    gone = set(_list_gone(connection, batch.gone))
    last = _find_last_judgement(connection)
    for rule in rules:
        kept = keep_in_view(connection, {each.reading_key: batch.fresh[rule.kind][each.reading_key] for each in read})
        wanted_rows = {each.key: kept.get(each.reading_key, []) for each in read}
        entering = _replace_items(connection, rule, {**wanted_rows, **{key: [] for key in gone}})
        _link_items(connection, rule, entering, read_constraints(connection, rule.kind))
        connection.execute(update(linkings).where(linkings.c.kind == rule.kind.value).values(judged=last))
    want(connection, [*(each.key for each in read), *gone])
    connection.execute(delete(pending).where(pending.c.report_key.in_(select(wanted.c.key))))


def _keep_waiting(connection: Connection, read: Sequence[ReadReport]) -> list[ReadReport]:
    """Those that wait still, and have the same reading in view."""
    want(connection, [each.key for each in read])
    query = (
        select(reports.c.key, reports.c.reading_key)
        .select_from(of_wanted(reports.c.key))
        .join(pending, pending.c.report_key == reports.c.key)
    )
    there = {row.key: row.reading_key for row in connection.execute(query)}
    return [each for each in read if there.get(each.key) == each.reading_key]


def _list_gone(connection: Connection, keys: Collection[int]) -> Iterator[int]:
    """Those that wait still, and are gone or have no reading."""
    want(connection, keys)
    query = (
        select(pending.c.report_key)
        .select_from(of_wanted(pending.c.report_key))
        .outerjoin(reports, reports.c.key == pending.c.report_key)
        .where(reports.c.reading_key.is_(None))
    )
    yield from connection.execute(query).scalars().all()


def _replace_items(connection: Connection, rule: Linking, made: Mapping[int, Sequence[Fresh]]) -> dict[int, Fresh]:
    """Let the items of reports be those that are ``made``, by the reports' keys; what is new, by its key."""
    held = {(row.report_key, row.id): row for row in list_items_of(connection, rule.kind, made.keys())}
    entering: list[Fresh] = []
    for key, each in ((key, each) for key, found in made.items() for each in found):
        row = held.get((key, each.row["id"]))
        if row is not None and is_same(row, each):
            tie_again(connection, row, each)
            del held[key, each.row["id"]]
        else:
            entering.append(each)
    leave_items(connection, list(held.values()))
    return enter_rows(connection, entering)


def _link_items(connection: Connection, rule: Linking, entering: Mapping[int, Fresh], asked: Constraints) -> None:
    """Compare what entered with what is there, and bring the groups up to date."""
    again = apply_constraints(connection, rule.kind, asked)
    heads = _follow_twins(connection, entering)
    taken = {head for key, head in heads.items() if key not in entering}  # they have the keys and links of another
    proposed = propose(
        connection,
        rule,
        {key: each.keys for key, each in entering.items() if key not in heads and key not in taken},
    )
    loosen_blocks_of(connection, {key for pair in proposed.torn for key in pair})
    drop_links(connection, proposed.cut)
    joined = [*compare_pairs(connection, rule, proposed.pairs), *heads.items()]
    regroup(connection, rule.kind, Changes(entered=tuple(entering), joined=joined, asked=again), asked)


def _follow_twins(connection: Connection, entering: Mapping[int, Fresh]) -> dict[int, int]:
    """The heads of items that are twins, where one of the two entered: of what is there, or of each other.

    The eldest of twins is their head, so that the links do not depend on the order in which they came.
    """
    twins = {each.row["twin"] for each in entering.values()} - {None}
    if not twins:
        return {}
    kind = next(iter(entering.values())).row["kind"]
    query = select(items.c.key, items.c.twin, items.c.head_key).where(items.c.kind == kind, items.c.twin.in_(twins))
    rows = connection.execute(query.order_by(items.c.report_key, items.c.id)).all()
    eldest = {row.twin: row.key for row in reversed(rows)}
    heads: dict[int, int] = {}
    for row in rows:
        head = eldest[row.twin]
        if row.key in entering and row.key != head:
            heads[row.key] = head
        elif row.key not in entering and row.head_key is None and row.key != head:
            move_head(connection, row.key, head)
            heads[row.key] = head
    _tie_twins(connection, {key: head for key, head in heads.items() if key in entering})
    return heads


def _tie_twins(connection: Connection, heads: Mapping[int, int]) -> None:
    if heads:
        connection.execute(
            update(items).where(items.c.key == bindparam("twin_key")).values(head_key=bindparam("head")),
            [{"twin_key": key, "head": head} for key, head in sorted(heads.items())],
        )
