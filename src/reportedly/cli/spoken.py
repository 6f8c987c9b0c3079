"""What was said, and what was not, as a person reads it on a terminal: day by day, the words with their source."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from reportedly.cli.listing import write_out
from reportedly.cli.terminal import measure_width
from reportedly.records.claims import tell_end
from reportedly.records.plain import clean_text
from reportedly.records.verdicts import tell_verdicts
from reportedly.wording import (
    name_source,
    show_date,
    tell_certainty,
    tell_details,
    tell_footing,
    tell_silence_about,
    tell_stance,
)

if TYPE_CHECKING:
    from reportedly.answers import SourceAnswer
    from reportedly.ledger.answering.evidence import ReportLine
    from reportedly.ledger.answering.silences import KeptSilence
    from reportedly.ledger.answering.statements import Statement

_INDENT = 2
_DEEPER = 5
_PLAIN = str.maketrans({"·": "-", "“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "…": "...", "≈": "~"})


def show_source(answer: SourceAnswer) -> None:
    """Print what a source said, below the names that the words found."""
    for each in answer.names:
        footing = " · ".join((each.name, *each.footings, *each.roles, *each.countries))
        reports = _count(len(each.reports), "report")
        put_out(wrap_text(f"{footing} · {_count(each.statements, 'claim')} in {reports}", 0, _INDENT))
    show_statements(answer.statements)


def show_statements(statements: Sequence[Statement]) -> None:
    """Print statements day by day; the same words of one source in several texts stand there once."""
    from reportedly.answers import join_copies

    for day, group in groupby(join_copies(statements), key=lambda alike: date_report(alike[0].report)):
        put_out(f"\n{day}\n")
        for alike in group:
            for line in _tell_statement(alike[0], alike[1:]):
                put_out(line)


def show_silences(silences: Sequence[KeptSilence]) -> None:
    """Print silences day by day."""
    for day, group in groupby(silences, key=lambda each: date_report(each.report)):
        put_out(f"\n{day}\n")
        for each in group:
            put_out(wrap_text(tell_silence_about(each.silence, each.about), _INDENT, _DEEPER))
            put_out(wrap_text(f"[{each.silence.kind.value.replace('_', ' ')}] · {tell_report(each.report)}", _DEEPER))


def put_out(text: str) -> None:
    """Print ``text``; on a terminal without some of its characters plain ones stand for them."""
    encoding = sys.stdout.encoding or "ascii"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(_PLAIN).encode(encoding, "replace").decode(encoding)
    write_out(text)


def date_report(report: ReportLine) -> str:
    """The day of a report in words; where it has no date, when it was first seen, and it says so."""
    if report.published:
        return show_date(report.published[:10])
    return f"First seen {show_date(report.first_seen[:10])}, date unknown"


def tell_report(report: ReportLine) -> str:
    """Which report: its outlet, else its agency, else its headline; and its id."""
    where = report.outlet or report.agency or report.title or report.url
    return " · ".join(filter(None, (where, f"report {report.id}")))


def wrap_text(text: str, first: int, then: int | None = None) -> str:
    """``text`` in lines as wide as the terminal, indented by so many columns."""
    return (
        textwrap.fill(
            clean_text(text),
            max(40, measure_width(sys.stdout)),
            initial_indent=" " * first,
            subsequent_indent=" " * (first if then is None else then),
            break_on_hyphens=False,
        )
        + "\n"
    )


def _tell_statement(statement: Statement, copies: Sequence[Statement]) -> Iterator[str]:
    claim, reading = statement.claim, statement.reading
    yield wrap_text(" · ".join((name_source(claim.source), *tell_footing(claim.source))), _INDENT, _DEEPER)
    notes = "".join(f" [{note}]" for note in (*tell_stance(claim), *tell_certainty(claim, reading.report.text)))
    cue = claim.cue.words.text.rstrip(":") if claim.cue else "(continues)"
    yield wrap_text(f"{cue}: {claim.content.text}{notes}", _DEEPER)
    details = " · ".join(tell_details(claim, reading))
    if details:
        yield wrap_text(details, _DEEPER)
    for line in tell_verdicts(statement.verdicts):
        yield wrap_text(line, _DEEPER)
    end = tell_end(statement.ended, statement.ended_since)
    also = f"the same words in {', '.join(dict.fromkeys(each.report.id for each in copies))}" if copies else ""
    yield wrap_text(" · ".join(filter(None, (tell_report(statement.report), f"claim {claim.id}", end, also))), _DEEPER)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
