"""Statements and silences as plain values, with the names of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.contract import describe_reading
from reportedly.records.values import Row, describe_report_line
from reportedly.records.verdicts import describe_verdict, tabulate_verdicts

if TYPE_CHECKING:
    from reportedly.ledger.answering.silences import KeptSilence
    from reportedly.ledger.answering.statements import Statement

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
