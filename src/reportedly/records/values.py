"""What all records have in common: the line of a report, numbers, words with their places."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportedly.vocabulary import Passage

if TYPE_CHECKING:
    from reportedly.ledger.answering.evidence import ReportLine

Row = dict[str, Any]

_EXACT = 2**53


def describe_report_line(report: ReportLine) -> Row:
    """A report's line under the names of ``ledger.answering.evidence.ReportLine``."""
    return asdict(report)


def describe_number(value: int | float | None) -> int | float | str | None:
    """A number as the contract has it: past what programs read exactly as a string."""
    return value if value is None or abs(value) <= _EXACT else str(Decimal(value))


def describe_passage(passage: Passage) -> Row:
    """Words and their places, as in the contract."""
    return {"spans": [[span.start, span.end] for span in passage.spans], "text": passage.text}
