"""Reading into a ledger: documents are read, and what was read is kept. Beside ``pipeline``, which reads."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import BinaryIO

from reportedly.documents import Failure, ReadOptions, read_documents
from reportedly.ledger import (
    Added,
    Ledger,
    add_reading,
    add_report,
    add_rereading,
    find_reports_read_otherwise,
    is_read,
)
from reportedly.pipeline import Reader
from reportedly.vocabulary import ReaderStamp, Report

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

    for result in reader.read_many(feed()):
        yield from _take_turns(ledger, waiting, seen)
        name = waiting.popleft().name
        yield replace(result, input=name) if isinstance(result, Failure) else add_reading(ledger, result, seen=seen)
    yield from _take_turns(ledger, waiting, seen)


def reread(ledger: Ledger, reader: Reader) -> Iterator[Added | Failure]:
    """Read again what another model, version or set of stages has read, or what nobody has; the readings before stay.

    Raises as ``Reader.read_many``, and LedgerError.
    """
    for result in reader.read_many(find_reports_read_otherwise(ledger, identify_reader(reader))):
        if isinstance(result, Failure):
            yield replace(result, input=result.report or result.input)
        else:
            yield add_rereading(ledger, result)


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
