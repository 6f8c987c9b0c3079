"""Reading into a ledger: documents are read, and what was read is kept. Beside ``pipeline``, which reads."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import BinaryIO, Self

from reportedly.documents import Failure, ReadOptions, read_documents
from reportedly.ledger import (
    Added,
    GroupFilters,
    Ledger,
    Reconciled,
    Trace,
    add_reading,
    add_report,
    add_rereading,
    add_several,
    count_groups,
    find_group,
    find_groups_of,
    find_report,
    find_reports_read_otherwise,
    is_read,
    list_groups,
    read_constraints,
    reconcile,
    trace_group,
)
from reportedly.ledger import rebuild as make_groups_again
from reportedly.pipeline import Reader
from reportedly.reconciliation.origins import ORIGINS
from reportedly.reconciliation.questions import QUESTIONS
from reportedly.reconciliation.stories.grouping import STORIES
from reportedly.vocabulary import GroupKind, Linking, ReaderStamp, Reading, Report

LINKINGS: tuple[Linking, ...] = (ORIGINS, STORIES, QUESTIONS)
"""What a ledger groups, and by what rules."""

AT_ONCE = 200
"""Reports that come in before they are grouped: a page of the file that all of them touch is written once."""

TOGETHER = 25
"""Readings that are prepared and come in together, all of them or none."""

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


def add_readings(
    ledger: Ledger, readings: Iterable[Reading], *, seen: datetime | None = None
) -> Generator[Added, None, None]:
    """Add readings that are prepared, some at a time by ``ledger.add_several``, and group them. Raises LedgerError."""
    coming = iter(readings)
    with Grouping(ledger) as grouping:
        while together := list(islice(coming, TOGETHER)):
            added = add_several(ledger, together, seen=seen)
            yield from (grouping.take(each, reading) for each, reading in zip(added, together, strict=True))


def reconcile_pending(ledger: Ledger, *, step: Callable[[int], None] | None = None) -> Reconciled:
    """Group what waits, before groups are shown; it takes no time where nothing does. Raises LedgerError.

    ``step`` is called now and then with how many reports were done since the last call.
    """
    return reconcile(ledger, LINKINGS, read_constraints=read_constraints, step=step)


def rebuild(ledger: Ledger, *, step: Callable[[int], None] | None = None) -> Reconciled:
    """Make all groups again from what was added and judged. Raises LedgerError."""
    return make_groups_again(ledger, LINKINGS, read_constraints=read_constraints, step=step)


def list_origins(ledger: Ledger, asked: GroupFilters) -> tuple[tuple[Trace, ...], str | None]:
    """Text origins, those with the latest report first, and where the page after them begins. Raises LedgerError."""
    reconcile_pending(ledger)
    with ledger.read() as connection:
        page = list_groups(connection, GroupKind.ORIGIN, asked)
        return tuple(trace_group(connection, ORIGINS, group.key) for group in page.groups), page.next


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
        self._at_hand: dict[int, Reading] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *exception: object) -> None:
        if kind is None or kind is GeneratorExit:
            self._group()

    def take(self, added: Added, reading: Reading) -> Added:
        """Note what came in; it is not loaded again."""
        if added.reading is not None:
            self._at_hand[added.reading] = reading
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
