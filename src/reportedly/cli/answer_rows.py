"""Answers as plain values: JSON Lines with the names of the contract, and flat rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportedly.cli.listing import dump_json, guard_cell, write_out
from reportedly.cli.verdicts import describe_verdict, tabulate_verdicts
from reportedly.contract import describe_reading

if TYPE_CHECKING:
    from reportedly.ledger.answering.evidence import ReportLine
    from reportedly.ledger.answering.silences import KeptSilence
    from reportedly.ledger.answering.statements import Statement

Row = dict[str, Any]

_EXACT = 2**53


def write_rows(rows: Sequence[Row], columns: Sequence[str], form: str) -> None:
    """Print rows; ``form`` is ``json`` (one object a line) or ``csv`` (the columns named, flattened)."""
    if form == "json":
        for row in rows:
            write_out(dump_json(row))
    else:
        write_out(_write_csv([columns, *([guard_cell(_flatten(row, name)) for name in columns] for row in rows)]))
    sys.stdout.flush()


def describe_report_line(report: ReportLine) -> Row:
    """A report's line under the names of ``ledger.answering.evidence.ReportLine``."""
    return asdict(report)


def describe_number(value: int | float | None) -> int | float | str | None:
    """A number as the contract has it: past what programs read exactly as a string."""
    return value if value is None or abs(value) <= _EXACT else str(Decimal(value))


STATEMENT_COLUMNS = (
    *("report.id", "report.outlet", "report.agency", "report.published", "report.first_seen", "report.title"),
    *("claim.id", "claim.source.name", "claim.source.text", "claim.source.spans", "claim.source.kind"),
    *("claim.source.naming", "claim.source.role.text", "claim.source.country", "claim.cue.text", "claim.content.text"),
    *("claim.content.spans", "claim.quotation", "claim.stance", "claim.polarity", "claim.certainty.scale"),
    *("claim.certainty.low", "claim.certainty.high", "claim.said_on.start", "claim.said_on.end", "claim.within"),
    *(
        "figures.text",
        "figures.low",
        "figures.high",
        "ended",
        "ended_since",
        "grades.reliability",
        "grades.credibility",
    ),
)


def describe_statements(statements: Iterable[Statement]) -> list[Row]:
    """Statements as plain values: claim, figures, times and places as in the contract, beside their report."""
    described: dict[int, Row] = {}
    rows = []
    for each in statements:
        reading = described.setdefault(id(each.reading), describe_reading(each.reading))
        rows.append(_describe_statement(each, reading))
    return rows


def _describe_statement(statement: Statement, reading: Row) -> Row:
    claim = next(each for each in reading["claims"] if each["id"] == statement.claim.id)
    figures = [each for each in reading["figures"] if each["claim"] == statement.claim.id]
    moments = {*claim["times"], *(figure["as_of"] for figure in figures)}
    return {
        "report": describe_report_line(statement.report),
        "claim": claim,
        "figures": figures,
        "times": [each for each in reading["times"] if each["id"] in moments],
        "places": [each for each in reading["places"] if each["id"] in claim["places"]],
        "ended": statement.ended,
        "ended_since": statement.ended_since,
        "judgements": [describe_verdict(each) for each in statement.verdicts],
        "grades": tabulate_verdicts(statement.verdicts),
    }


SILENCE_COLUMNS = (
    *("report.id", "report.outlet", "report.agency", "report.published", "report.first_seen", "report.title"),
    *("kind", "text", "span", "source.name", "source.text", "source.spans", "source.kind", "source.naming"),
    *("source.country", "about.text", "about.spans"),
)


def describe_silence(kept: KeptSilence) -> Row:
    """A silence as in the contract, beside its report; ``about`` has its words too."""
    reading = replace(kept.reading, silences=(kept.silence,))
    (silence,) = describe_reading(reading)["silences"]
    about = {"spans": silence["about"], "text": kept.about}
    return {"report": describe_report_line(kept.report), **silence, "about": about}


def _flatten(row: Mapping[str, Any], path: str) -> Any:
    """The value at ``path``; of a list of objects all values, joined."""
    value: Any = row
    for name in path.split("."):
        if isinstance(value, list):
            value = [each[name] for each in value]
        else:
            value = value.get(name) if isinstance(value, Mapping) else None
    return _join(value) if isinstance(value, list) else value


def _join(values: list[Any]) -> str:
    """Offsets as ``start:end``, everything else as it is, joined with semicolons."""
    if len(values) == 2 and all(type(each) is int for each in values):
        return f"{values[0]}:{values[1]}"
    shown = (_join(each) if isinstance(each, list) else "" if each is None else str(each) for each in values)
    return "; ".join(shown)


def _write_csv(rows: Iterable[Iterable[Any]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(list(row) for row in rows)
    return buffer.getvalue()
