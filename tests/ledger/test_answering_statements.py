from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import SettingError
from reportedly.ledger import Ledger, add_reading, add_rereading, open_ledger
from reportedly.ledger.answering.standpoints import Request, Standpoint
from reportedly.ledger.answering.statements import ANYWHERE, SOURCE, Statement, find_statements
from reportedly.ledger.chronology import show_microseconds
from tests.answered import make_answered
from tests.ledger.made_readings import OTHER_STAMP

URL = "https://example.org/soldiers"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """An address with two versions, a report on its own, one without a date."""
    with open_ledger(tmp_path_factory.mktemp("said") / "desk.ledger") as opened:
        first = ["Ada Holm said about 40 soldiers are in Varn.", "Ada Holm said a bridge is closed."]
        second = ["Ada Holm said about 40 soldiers are in Varn.", "Ada Holm said a road is open."]
        add_reading(opened, make_answered(first, id="v1", url=URL, published="2024-11-01"))
        add_reading(opened, make_answered(second, id="v2", url=URL, published="2024-11-04"))
        alone = ["The ministry said up to 60 soldiers are in Varn.", "Ada Berg said it rained."]
        add_reading(opened, make_answered(alone, id="other", published="2024-11-02", outlet="Northline"))
        undated = make_answered(["Ada Holm said nobody came."], id="undated")
        add_reading(opened, undated, seen=datetime(2024, 12, 24, tzinfo=UTC))
        yield opened


def find(ledger: Ledger, words: dict[str, str], **asked: Any) -> list[Statement]:
    past = {name: asked.pop(name) for name in ("as_of", "known_at") if name in asked}
    return list(find_statements(ledger, words, Request(standpoint=Standpoint(**past), **asked)).statements)


def ids(statements: list[Statement]) -> list[str]:
    return [each.claim.id for each in statements]


def test_all_that_one_source_said_the_latest_first(ledger: Ledger) -> None:
    assert ids(find(ledger, {SOURCE: "Ada Holm"})) == ["undated-0", "v2-0", "v2-1", "v1-1"]
    assert ids(find(ledger, {SOURCE: "Ada Holm"}, oldest_first=True)) == ["v1-1", "v2-1", "v2-0", "undated-0"]


def test_a_statement_has_its_report_its_words_and_its_figures(ledger: Ledger) -> None:
    (statement,) = find(ledger, {SOURCE: "ministry"})
    assert (statement.report.id, statement.report.outlet, statement.report.published) == (
        *("other", "Northline", "2024-11-02"),
    )
    text = statement.reading.report.text
    (span,) = statement.claim.source.words.spans
    assert text[span.start : span.end] == "The ministry"
    assert [(each.text, each.high) for each in statement.figures] == [("up to 60 soldiers", 60)]
    assert [each.name for each in statement.reading.entities] == ["ministry"]


def test_a_reading_is_cut_down_to_what_the_page_needs(ledger: Ledger) -> None:
    (statement,) = find(ledger, {SOURCE: "Berg"})
    assert ids([statement]) == [each.id for each in statement.reading.claims] == ["other-1"]
    assert (statement.figures, statement.reading.sentences) == ((), ())


def test_words_stand_anywhere(ledger: Ledger) -> None:
    assert ids(find(ledger, {ANYWHERE: "varn ministry"})) == ["other-0"]
    assert ids(find(ledger, {ANYWHERE: '"soldiers are"'}, oldest_first=True)) == ["other-0", "v2-0"]


def test_what_was_published_by_then(ledger: Ledger) -> None:
    # v2-0 is the same claim as v1-0, which is what stood there on the first of November.
    assert ids(find(ledger, {SOURCE: "Ada Holm"}, as_of="2024-11-01")) == ["v1-0", "v1-1"]
    assert ids(find(ledger, {}, as_of="2024-11-02", oldest_first=True)) == ["v1-1", "v1-0", "other-1", "other-0"]
    assert find(ledger, {SOURCE: "Ada Holm"}, as_of="2024-10-31") == []


def test_a_claim_had_not_ended_before_it_ended(ledger: Ledger) -> None:
    ends = {each.claim.id: each.ended for each in find(ledger, {SOURCE: "Ada Holm"})}
    assert (ends["v1-1"], ends["v2-0"]) == ("dropped", None)
    (then,) = [each for each in find(ledger, {SOURCE: "Ada Holm"}, as_of="2024-11-03") if each.claim.id == "v1-1"]
    assert (then.ended, then.ended_since) == (None, None)
    (later,) = [each for each in find(ledger, {SOURCE: "Ada Holm"}, as_of="2024-11-04") if each.claim.id == "v1-1"]
    assert (later.ended, later.ended_since) == ("dropped", "2024-11-04")


def test_what_had_no_date_counts_by_when_it_was_seen(ledger: Ledger) -> None:
    assert "undated-0" in ids(find(ledger, {}, as_of="2024-12-24"))
    assert "undated-0" not in ids(find(ledger, {}, as_of="2024-12-23"))


def test_known_at_reads_as_it_was_read_then(tmp_path: Path) -> None:
    old = make_answered(
        ["Ada Holm said a bridge is closed.", "Ada Holm said it rained."], id="r", published="2024-11-01"
    )
    with open_ledger(tmp_path / "l") as opened:
        add_reading(opened, old)
        between = _read_time(opened, "readings")
        add_rereading(opened, replace(old, reader=OTHER_STAMP, claims=old.claims[:1]))
        assert ids(find(opened, {SOURCE: "Holm"})) == ["r-0"]
        assert ids(find(opened, {SOURCE: "Holm"}, known_at=between)) == ["r-0", "r-1"]
        assert ids(find(opened, {ANYWHERE: "rained"}, known_at=between)) == ["r-1"]
        assert find(opened, {SOURCE: "Holm"}, known_at="2020-01-01") == []


def _read_time(ledger: Ledger, table: str) -> str:
    """When the last row of a table was recorded."""
    with ledger.read() as connection:
        last = connection.exec_driver_sql(f"SELECT max(recorded_at) FROM {table}").scalar_one()
    return show_microseconds(last)


def test_pages_follow_each_other(ledger: Ledger) -> None:
    whole = ids(find(ledger, {}))
    pages: list[str] = []
    after = None
    while True:
        page = find_statements(ledger, {}, Request(limit=2, after=after))
        pages += ids(list(page.statements))
        after = page.next
        if after is None:
            break
    assert pages == whole
    assert len(whole) == 6


def test_days_from_and_to(ledger: Ledger) -> None:
    assert ids(find(ledger, {}, first="2024-11-02", last="2024-11-02")) == ["other-0", "other-1"]


@pytest.mark.parametrize(
    "asked", [{"as_of": "yesterday"}, {"known_at": "2024-13-01"}, {"after": "x"}, {"limit": 0}, {"first": "soon"}]
)
def test_what_cannot_be_asked(asked: dict[str, Any]) -> None:
    past = {name: asked.pop(name) for name in ("as_of", "known_at") if name in asked}
    with pytest.raises(SettingError):
        Request(standpoint=Standpoint(**past), **asked)


@pytest.mark.parametrize("words", ['" OR *', "...", "NEAR("])
def test_search_syntax_is_never_read_as_such(ledger: Ledger, words: str) -> None:
    try:
        found = find(ledger, {ANYWHERE: words})
    except SettingError:
        return
    assert found == []
