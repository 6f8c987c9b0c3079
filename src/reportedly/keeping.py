"""Reading into a ledger: documents are read, and what was read is kept. Beside ``pipeline``, which reads."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import BinaryIO, NamedTuple, Self

from reportedly.documents import Failure, ReadOptions, read_documents
from reportedly.errors import ReportedlyError
from reportedly.ledger import (
    Added,
    GroupFilters,
    Kept,
    Ledger,
    Made,
    Prepared,
    Reconciled,
    Trace,
    add_prepared,
    add_reading,
    add_report,
    add_rereading,
    count_groups,
    find_group,
    find_groups_of,
    find_report,
    find_reports_read_otherwise,
    is_read,
    list_groups,
    make_items,
    make_kept_items,
    prepare_reading,
    read_constraints,
    reconcile,
    trace_group,
)
from reportedly.ledger import rebuild as make_groups_again
from reportedly.ledger.tracing import trace_groups
from reportedly.pipeline import Reader
from reportedly.reconciliation.origins import ORIGINS
from reportedly.reconciliation.questions import QUESTIONS
from reportedly.reconciliation.stories.grouping import STORIES
from reportedly.vocabulary import GroupKind, Linking, ReaderStamp, Reading, Report
from reportedly.workers import Died, map_in_order

LINKINGS: tuple[Linking, ...] = (ORIGINS, STORIES, QUESTIONS)
"""What a ledger groups, and by what rules."""

AT_ONCE = 400
"""Reports that come in before they are grouped: a page of the file that all of them touch is written once."""

TOGETHER = 100
"""Readings that are prepared and come in together, all of them or none.

A quarter of those that are grouped at once: two processes prepare twice so many each while this one groups.
"""

_AHEAD = 2
"""Portions that each process may have in hand or done: ten megabytes of readings and rows where all are read."""

_SELDOM = (100_000, 50, 100)
"""Thresholds of Python's collector: what grouping keeps at hand is looked through again and again by its usual ones,
which takes a quarter of the time, and holds no cycles.
"""

_PROBE = "The mayor said that the bridge is open."
"""Read to learn how a reader signs its readings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """An input whose turn will come: a report that is being read, or one that needs no reading, or none."""

    name: str
    report: Report | Failure
    read: bool


def add_files(
    ledger: Ledger,
    reader: Reader,
    inputs: Sequence[str],
    *,
    published: str | None = None,
    format: str = "auto",
    stdin: BinaryIO | None = None,
) -> Iterator[Added | Failure]:
    """Read the reports in files and directories into the ledger, as ``Reader.read_files`` reads them.

    What became of each comes in the order of input, when it is in the ledger. A report that is there and was read is
    not read again: ``reread`` does that. All that come with one call count as seen at one time. Raises as
    ``Reader.read_files``, and LedgerError.
    """
    options = ReadOptions(
        published=published,
        format=format,
        max_bytes=reader.settings.max_bytes,
        check_language=reader.settings.check_language,
    )
    seen = datetime.now(UTC)
    waiting: deque[_Waiting] = deque()

    def feed() -> Iterator[Report]:
        for each in _locate(ledger, inputs or ["-"], options, stdin or sys.stdin.buffer):
            waiting.append(each)
            if each.read and isinstance(each.report, Report):
                yield each.report

    with Grouping(ledger) as grouping:
        for result in reader.read_many(feed()):
            yield from _take_turns(ledger, waiting, seen)
            name = waiting.popleft().name
            if isinstance(result, Failure):
                yield replace(result, input=name)
            else:
                yield grouping.take(add_reading(ledger, result, seen=seen), result)
        yield from _take_turns(ledger, waiting, seen)


class _Together(NamedTuple):
    """Readings that come in together, and when they were seen."""

    readings: list[Reading]
    seen: datetime


class _Ready(NamedTuple):
    """Readings that can be added, each with its items; or what is wrong with one of them."""

    prepared: list[Prepared]
    made: list[Made]
    fault: ReportedlyError | None = None


def add_readings(
    ledger: Ledger, readings: Iterable[Reading], *, seen: datetime | None = None, jobs: int = 1
) -> Generator[Added, None, None]:
    """Add readings that are there already, ``TOGETHER`` at a time, all of them or none, and group them.

    With several ``jobs`` other processes work out what is to be written, and this one writes; what comes of it is the
    same. Raises LedgerError.
    """
    with _collect_seldom(), Grouping(ledger) as grouping:
        for ready in _prepare(_put_together(readings, seen), jobs):
            if ready.fault is not None:
                raise ready.fault
            for added, made in zip(add_prepared(ledger, ready.prepared), ready.made, strict=True):
                yield grouping.take(added, made)


def _put_together(readings: Iterable[Reading], seen: datetime | None) -> Iterator[_Together]:
    coming = iter(readings)
    while together := list(islice(coming, TOGETHER)):
        yield _Together(together, seen or datetime.now(UTC))


def _prepare(coming: Iterable[_Together], jobs: int) -> Iterator[_Ready]:
    if jobs == 1:
        yield from map(_prepare_together, coming)
        return
    for ready in map_in_order(coming, _get_preparing, jobs=jobs, window=_AHEAD):
        yield _prepare_together(ready.value) if isinstance(ready, Died) else ready


def _get_preparing() -> Callable[[_Together], _Ready]:
    gc.set_threshold(*_SELDOM)
    return _prepare_together


def _prepare_together(together: _Together) -> _Ready:
    try:
        prepared = [prepare_reading(reading, together.seen) for reading in together.readings]
    except ReportedlyError as fault:
        return _Ready([], [], fault)
    hashes = (each.text_hash for each in prepared)
    made = [make_items(LINKINGS, reading, hash) for reading, hash in zip(together.readings, hashes, strict=True)]
    return _Ready(prepared, made)


def reconcile_pending(ledger: Ledger, *, step: Callable[[int], None] | None = None) -> Reconciled:
    """Group what waits, before groups are shown; it takes no time where nothing does. Raises LedgerError.

    ``step`` is called now and then with how many reports were done since the last call.
    """
    with _collect_seldom():
        return reconcile(ledger, LINKINGS, read_constraints=read_constraints, step=step)


def rebuild(ledger: Ledger, *, step: Callable[[int], None] | None = None, jobs: int = 1) -> Reconciled:
    """Make all groups again from what was added and judged, with the help of other processes where ``jobs`` says so.

    Raises LedgerError.
    """
    make = None if jobs == 1 else partial(_make_in_processes, jobs)
    with _collect_seldom():
        return make_groups_again(ledger, LINKINGS, read_constraints=read_constraints, step=step, make=make)


def _make_in_processes(jobs: int, coming: Iterable[list[Kept]]) -> Iterator[list[Made]]:
    for made in map_in_order(coming, _get_making, jobs=jobs, window=_AHEAD):
        yield make_kept_items(LINKINGS, made.value) if isinstance(made, Died) else made


@contextlib.contextmanager
def _collect_seldom() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _get_making() -> Callable[[list[Kept]], list[Made]]:
    gc.set_threshold(*_SELDOM)
    return partial(make_kept_items, LINKINGS)


def list_origins(ledger: Ledger, asked: GroupFilters) -> tuple[tuple[Trace, ...], str | None]:
    """Text origins, those with the latest report first, and where the page after them begins. Raises LedgerError."""
    reconcile_pending(ledger)
    with ledger.read() as connection:
        page = list_groups(connection, GroupKind.ORIGIN, asked)
        return trace_groups(connection, ORIGINS, [group.key for group in page.groups]), page.next


def count_origins(ledger: Ledger) -> tuple[int, int]:
    """How many text origins there are, and how many reports have one."""
    with ledger.read() as connection:
        return count_groups(connection, GroupKind.ORIGIN)


def find_origin(ledger: Ledger, id: str) -> Trace:
    """The text origin with that id, or one that begins so. Raises LedgerError."""
    reconcile_pending(ledger)
    with ledger.read() as connection:
        return trace_group(connection, ORIGINS, find_group(connection, GroupKind.ORIGIN, id))


def find_origin_of(ledger: Ledger, report: str) -> Trace | None:
    """The text origin of a report, by the report's id or its beginning; None of one not read. Raises LedgerError."""
    reconcile_pending(ledger)
    with ledger.read() as connection:
        found = find_groups_of(connection, GroupKind.ORIGIN, find_report(connection, report))
        return trace_group(connection, ORIGINS, found[0]) if found else None


class Grouping:
    """Groups what comes into a ledger, some hundred reports at a time, and the rest at the end.

    Where an error or a person ends it, the rest waits for the next that groups.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._at_hand: dict[int, Reading | Made] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *exception: object) -> None:
        if kind is None or kind is GeneratorExit:
            self._group()

    def take(self, added: Added, given: Reading | Made) -> Added:
        """Note what came in, the reading or its items; it is not loaded again."""
        if added.reading is not None:
            self._at_hand[added.reading] = given
        if len(self._at_hand) >= AT_ONCE:
            self._group()
        return added

    def _group(self) -> None:
        reconcile(self._ledger, LINKINGS, at_hand=self._at_hand, read_constraints=read_constraints)
        self._at_hand = {}


def reread(ledger: Ledger, reader: Reader) -> Iterator[Added | Failure]:
    """Read again what another model, version or set of stages has read, or what nobody has; the readings before stay.

    Raises as ``Reader.read_many``, and LedgerError.
    """
    with Grouping(ledger) as grouping:
        for result in reader.read_many(find_reports_read_otherwise(ledger, identify_reader(reader))):
            if isinstance(result, Failure):
                yield replace(result, input=result.report or result.input)
            else:
                yield grouping.take(add_rereading(ledger, result), result)


def identify_reader(reader: Reader) -> ReaderStamp:
    """How ``reader`` signs what it reads. Loads its model."""
    return reader.read(_PROBE).reader


def _locate(ledger: Ledger, inputs: Sequence[str], options: ReadOptions, stdin: BinaryIO) -> Iterator[_Waiting]:
    for name in inputs:
        for report in read_documents([name], options, stdin=stdin):
            wanted = isinstance(report, Report) and not is_read(ledger, report)
            yield _Waiting(name=name, report=report, read=wanted)


def _take_turns(ledger: Ledger, waiting: deque[_Waiting], seen: datetime) -> Iterator[Added | Failure]:
    """What became of those at the head of the queue that are not being read."""
    while waiting and not waiting[0].read:
        report = waiting.popleft().report
        yield report if isinstance(report, Failure) else add_report(ledger, report, seen=seen)
