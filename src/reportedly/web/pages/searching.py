"""Search over claims and reports, with the filters of ``reportedly claims``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter, Request, Response

from reportedly.errors import SettingError
from reportedly.ledger import CERTAINTIES, Filters, ListedClaim, find_claims, show_microseconds
from reportedly.ledger.answering.changes import Clock, find_new_reports
from reportedly.ledger.answering.evidence import ReportLine
from reportedly.records.cells import write_cells, write_csv
from reportedly.records.claims import name_columns, tabulate_claim
from reportedly.records.values import describe_report_line
from reportedly.vocabulary import Naming, SourceKind
from reportedly.web.asked import Asked, read_asked
from reportedly.web.desk import Desk
from reportedly.web.rendering import render, send_csv

router = APIRouter(include_in_schema=False)

_SEARCHED = 1000
"""Claims whose reports are gathered for a page of reports."""

_WORDS = ("q", "source", "about", "place")
_MOST_IN_TABLE = 10_000
_REPORT_COLUMNS = ("id", "title", "outlet", "agency", "url", "published", "first_seen", "claims")
KINDS = tuple(kind.value for kind in SourceKind)
NAMINGS = tuple(naming.value for naming in Naming)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReport:
    """A report with claims that were asked for: how many of those that were looked at, and the first of them."""

    report: ReportLine
    claims: int
    first: ListedClaim | None


@router.get("/search")
def show_found(request: Request) -> Response:
    """Claims, or with ``in=reports`` the reports that they stand in, the latest first."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    form: dict[str, Any] = {"kinds": KINDS, "namings": NAMINGS, "certainties": CERTAINTIES}
    if asked.choose("in", ("claims", "reports"), "claims") == "reports":
        reports, more = find_reports(desk, asked)
        return render(request, "found_reports.html", asked, view="search", reports=reports, more=more, **form)
    page = find_claims(desk.ledger, read_filters(asked))
    return render(request, "found_claims.html", asked, view="search", claims=page.claims, more=page.next, **form)


@router.get("/search.csv")
def send_found(request: Request) -> Response:
    """The claims that are asked for as a table, up to ten thousand of them."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    limit = asked.number("limit", 1000, low=1, high=_MOST_IN_TABLE)
    page = find_claims(desk.ledger, replace(read_filters(asked), limit=limit))
    return send_csv(write_cells([name_columns(), *map(tabulate_claim, page.claims)]), "claims")


@router.get("/reports.csv")
def send_reports(request: Request) -> Response:
    """The reports that are asked for as a table."""
    reports, _ = find_reports(request.app.state.desk, read_asked(request))
    rows = ({**describe_report_line(each.report), "claims": each.claims} for each in reports)
    return send_csv(write_csv(rows, _REPORT_COLUMNS), "reports")


def read_filters(asked: Asked) -> Filters:
    """What of claims is asked for. Raises SettingError."""
    if asked.get("known-at"):
        raise SettingError("search looks at what is known now: take known-at out, or use the timeline")
    return Filters(
        text=asked.get("q"),
        source=asked.get("source"),
        about=asked.get("about"),
        place=asked.get("place"),
        kind=SourceKind(asked.choose("kind", KINDS, KINDS[0])) if asked.get("kind") else None,
        naming=Naming(asked.choose("naming", NAMINGS, NAMINGS[0])) if asked.get("naming") else None,
        certainty=asked.get("certainty"),
        first=asked.get("from"),
        last=_find_last(asked),
        report=asked.get("report"),
        after=asked.get("after"),
        limit=asked.number("limit", 50, low=1, high=500),
        rejected=asked.get("rejected") is not None,
    )


def _find_last(asked: Asked) -> str | None:
    """The earlier of ``to`` and ``as-of``."""
    given = [value for value in (asked.get("to"), asked.get("as-of")) if value]
    return min(given, default=None)


def find_reports(desk: Desk, asked: Asked) -> tuple[tuple[FoundReport, ...], str | None]:
    """Reports whose claims are asked for; where no words are, all reports by date."""
    filters = read_filters(asked)
    if not any(asked.get(name) for name in (*_WORDS, "kind", "naming", "certainty", "report")):
        return _list_all(desk, asked)
    page = find_claims(desk.ledger, replace(filters, limit=_SEARCHED))
    by_report: dict[str, list[ListedClaim]] = {}
    for claim in page.claims:
        by_report.setdefault(claim.report, []).append(claim)
    found = (FoundReport(report=_make_line(own[0]), claims=len(own), first=own[0]) for own in by_report.values())
    return tuple(found), page.next


def _list_all(desk: Desk, asked: Asked) -> tuple[tuple[FoundReport, ...], str | None]:
    rows = asked.make_rows()
    reports = find_new_reports(desk.ledger, asked.get("from"), rows, Clock.PUBLISHED)
    more = reports[-1].mark if len(reports) == rows.limit else None
    return tuple(FoundReport(report=each.report, claims=0, first=None) for each in reports), more


def _make_line(claim: ListedClaim) -> ReportLine:
    return ReportLine(
        id=claim.report,
        title=claim.title,
        outlet=claim.outlet,
        agency=claim.agency,
        url=claim.url,
        published=claim.published,
        first_seen=show_microseconds(claim.first_seen_at),
    )
