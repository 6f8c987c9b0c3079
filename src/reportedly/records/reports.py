"""A report, and what its ledger knows of it, as plain values."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from reportedly.records.verdicts import describe_verdict

if TYPE_CHECKING:
    from reportedly.ledger import KeptReport, Trace


def describe_report(kept: KeptReport, origin: Trace | None) -> dict[str, Any]:
    """A report and what its ledger knows of it, as plain values; the reading as the contract has it."""
    from reportedly.contract import describe_reading

    values = asdict(kept)
    del values["report"], values["reading"]
    return {
        "report": kept.report.id,
        **values,
        "ended": [{"claim": claim, "ended": ended, "since": since} for claim, ended, since in kept.ended],
        "judged": {id: [describe_verdict(each) for each in said] for id, said in kept.judged},
        "origin": None if origin is None else {"id": origin.group.id, "reports": origin.group.reports},
        "text": kept.report.text,
        "reading": None if kept.reading is None else describe_reading(kept.reading),
    }
