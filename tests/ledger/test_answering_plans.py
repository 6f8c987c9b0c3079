"""No answer goes through a whole table: the plans of all its statements, for a ledger that says it is large."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import event

from reportedly.answers import (
    answer_figures,
    list_changes,
    list_endings,
    list_notices,
    list_questions,
    list_reports,
    list_silences,
    list_stories,
    list_timeline,
    tell_source,
    tell_story,
)
from reportedly.keeping import add_readings, find_origin_of, list_origins
from reportedly.ledger import Filters, GroupFilters, Ledger, find_claims, get_report, open_ledger
from reportedly.ledger.answering.changes import Clock
from reportedly.ledger.answering.standpoints import Request, Standpoint
from reportedly.vocabulary import SourceKind
from tests.answered import make_answered
from tests.test_answers import ELSEWHERE, LATER, WIRE

LARGE = 1_000_000
GROWING = ("reports", "readings", "claims", "figures", "silences", "dated_silences", "items", "members", "links")
_SCAN = re.compile(r"SCAN (?:(\w+))(?! VIRTUAL)")
_NEARLY_ALL = re.compile(r"SEARCH (?!groups )\w+ USING (?:COVERING )?INDEX \w+ \((?:kind|current)=\?\)$")
"""Through an index, and yet through all items of a kind, or all claims in view. That of groups has them in order."""


_WALKED = re.compile(r'LIMIT \?|ORDER BY reports."key" DESC$|ORDER BY claims.ended_since DESC')
"""Rows that come one after the other in the order of an index, and are left when the page is full."""

PAST = Request(standpoint=Standpoint(as_of="2024-11-05", known_at="2999-01-01"))
NOW = Request()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("plans") / "desk.ledger"
    url = "https://example.org/varn"
    with open_ledger(path) as opened:
        wire = make_answered(WIRE, id="wire", published="2024-11-01", url=url)
        newer = make_answered([*WIRE[1:], LATER[0]], id="newer", published="2024-11-03", url=url)
        later = make_answered(LATER, id="later", published="2024-11-05")
        other = make_answered(ELSEWHERE, id="other", published="2024-11-06")
        list(add_readings(opened, [wire, newer, later, other]))
        with opened.write() as connection:
            connection.exec_driver_sql("ANALYZE")
            rows = connection.exec_driver_sql("SELECT rowid, stat FROM main.sqlite_stat1").all()
            for rowid, stat in rows:  # how many rows there are, and how many of them share an indexed value
                _, *shared = stat.split()
                large = " ".join((str(LARGE), *(str(min(int(each), 20)) for each in shared)))
                connection.exec_driver_sql("UPDATE main.sqlite_stat1 SET stat = ? WHERE rowid = ?", (large, rowid))
    with open_ledger(path) as opened:
        yield opened


def trace(ledger: Ledger, ask: Callable[[], Any]) -> dict[str, Any]:
    """The statements that ``ask`` executes, with their values."""
    seen: dict[str, Any] = {}

    def note(connection: Any, cursor: Any, statement: str, values: Any, context: Any, many: bool) -> None:
        if statement.lstrip().upper().startswith("SELECT") and not many:
            seen.setdefault(statement, values)

    event.listen(ledger._engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(ledger._engine, "before_cursor_execute", note)
    return seen


def list_scans(ledger: Ledger, ask: Callable[[], Any]) -> list[str]:
    scans = []
    with ledger.read() as connection:
        for statement, values in trace(ledger, ask).items():
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values):
                found = _SCAN.match(row[3])
                scanned = found is not None and found[1] in GROWING and not _WALKED.search(statement)
                if scanned or _NEARLY_ALL.match(row[3]) is not None:
                    scans.append(f"{row[3]}: {statement}")
    return scans


@pytest.mark.parametrize("request_", [NOW, PAST, Request(first="2024-11-02", last="2024-11-05", oldest_first=True)])
def test_statements_and_silences_go_by_indexes(ledger: Ledger, request_: Request) -> None:
    for ask in (
        lambda: tell_source(ledger, "ministry", request_),
        lambda: list_timeline(ledger, "Varn", request_),
        lambda: list_timeline(ledger, None, request_),
        lambda: list_silences(ledger, None, request_),
        lambda: list_silences(ledger, "army", request_),
    ):
        assert list_scans(ledger, ask) == []


@pytest.mark.parametrize("request_", [NOW, PAST])
def test_questions_stories_and_changes_go_by_indexes(ledger: Ledger, request_: Request) -> None:
    stories, _ = list_stories(ledger)
    for ask in (
        lambda: answer_figures(ledger, "soldiers in Varn", request_),
        lambda: list_questions(ledger, None, request_),
        lambda: list_questions(ledger, "soldiers", request_),
        lambda: list_stories(ledger, None, request_),
        lambda: list_stories(ledger, "Varn", request_),
        lambda: tell_story(ledger, stories[0].id, request_),
        lambda: list_changes(ledger, "2024-11-02", request_, Clock.PUBLISHED),
        lambda: list_changes(ledger, "2024-11-02", request_, Clock.RECORDED),
        lambda: list_endings(ledger, "2024-11-02", request_),
        lambda: list_notices(ledger, "2024-11-02", request_),
        lambda: list_reports(ledger, request_),
    ):
        assert list_scans(ledger, ask) == []


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"certainty": "none"},
        {"certainty": "likely"},
        {"report": "wir"},
        {"text": "soldiers", "kind": SourceKind.PERSON},
        {"first": "2024-11-02", "last": "2024-11-03"},
    ],
)
def test_claims_go_by_indexes(ledger: Ledger, asked: dict[str, Any]) -> None:
    assert list_scans(ledger, lambda: find_claims(ledger, Filters(**asked))) == []


def test_reports_and_origins_go_by_indexes(ledger: Ledger) -> None:
    for ask in (
        lambda: get_report(ledger, "wire"),
        lambda: get_report(ledger, "wir"),
        lambda: find_origin_of(ledger, "wire"),
        lambda: list_origins(ledger, GroupFilters()),
    ):
        assert list_scans(ledger, ask) == []


def test_a_search_of_nearly_all_would_be_found(ledger: Ledger) -> None:
    def ask() -> None:
        with ledger.read() as connection:
            connection.exec_driver_sql("SELECT key FROM claims WHERE current = 1 AND source_kind = 'x'").all()
            connection.exec_driver_sql("SELECT source_kind FROM claims WHERE current = 1").all()

    assert len(list_scans(ledger, ask)) == 1


def test_a_scan_would_be_found(ledger: Ledger) -> None:
    def ask() -> None:
        with ledger.read() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM claims WHERE content = 'x'").scalar()

    assert len(list_scans(ledger, ask)) == 1
