"""All that one source said, all that was said of something in order of time, what nobody would say; the reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.ledger import Ledger
from reportedly.ledger.answering.evidence import ReportLine
from reportedly.ledger.answering.published import Reports
from reportedly.ledger.answering.published import list_reports as page_reports
from reportedly.ledger.answering.silences import Silences, find_silences
from reportedly.ledger.answering.standpoints import ALL, Request
from reportedly.ledger.answering.statements import ANYWHERE, SOURCE, Statement, Statements, find_statements
from reportedly.vocabulary import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceName:
    """One name that a source's words found, as far as a page tells: on what footing, in which roles, how often."""

    name: str
    footings: tuple[str, ...]
    roles: tuple[str, ...]
    countries: tuple[str, ...]
    statements: int
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAnswer:
    """What sources with some words in their name, description or role said; ``names`` are those on this page."""

    words: str
    names: tuple[SourceName, ...]
    statements: tuple[Statement, ...]
    next: str | None


def tell_source(ledger: Ledger, words: str, request: Request = ALL) -> SourceAnswer:
    """All that one source said, over time, across outlets. Raises SettingError, LedgerError."""
    page = find_statements(ledger, {SOURCE: words}, request)
    return SourceAnswer(words=words, names=_name_sources(page.statements), statements=page.statements, next=page.next)


def list_timeline(ledger: Ledger, words: str | None, request: Request = ALL) -> Statements:
    """What was said of something, in order of time: each word stands in the claim, its source, whom it mentions or its
    places. Without words, everything. Raises SettingError, LedgerError.
    """
    return find_statements(ledger, {} if words is None else {ANYWHERE: words}, request)


def list_silences(ledger: Ledger, words: str | None, request: Request = ALL) -> Silences:
    """What nobody would say; ``words`` stand in who kept silent, how, or about what.

    Raises SettingError, LedgerError.
    """
    return find_silences(ledger, {} if words is None else {"said source": words}, request)


def list_reports(ledger: Ledger, request: Request = ALL) -> Reports:
    """A page of reports by date, the latest first. Raises SettingError, LedgerError."""
    return page_reports(ledger, request)


def join_copies(statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """Statements with the same words of the same source put together, each where the earliest of them stands."""
    alike: dict[int, list[Statement]] = {}
    for statement in statements:
        alike.setdefault(statement.kin, []).append(statement)
    for own in alike.values():
        own.sort(key=lambda each: _date(each.report))
    return tuple(tuple(alike[each.kin]) for each in statements if alike[each.kin][0] is each)


def _date(report: ReportLine) -> str:
    return report.published or report.first_seen


def _name_sources(statements: Sequence[Statement]) -> tuple[SourceName, ...]:
    by_name: dict[str, list[Statement]] = {}
    for statement in statements:
        source = statement.claim.source
        by_name.setdefault(source.name or source.called, []).append(statement)
    named = sorted(by_name.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(_sum_up(name, own) for name, own in named)


def _sum_up(name: str, statements: Sequence[Statement]) -> SourceName:
    sources = [statement.claim.source for statement in statements]
    return SourceName(
        name=name,
        footings=tuple(dict.fromkeys(_tell_footing(source) for source in sources)),
        roles=tuple(dict.fromkeys(source.role.text for source in sources if source.role is not None)),
        countries=tuple(dict.fromkeys(source.country for source in sources if source.country is not None)),
        statements=len(statements),
        reports=tuple(dict.fromkeys(statement.report.id for statement in statements)),
    )


def _tell_footing(source: Source) -> str:
    return f"{source.naming.value} {source.kind.value}"
