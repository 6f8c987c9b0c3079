from collections.abc import Iterator

import pytest

from reportedly.ledger import Ledger, add_reading, open_ledger
from reportedly.ledger.answering.silences import KeptSilence, find_silences
from reportedly.ledger.answering.standpoints import Request, Standpoint
from tests.answered import make_answered

URL = "https://example.org/unit"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("silent") / "desk.ledger") as opened:
        first = ["The ministry declined to name the unit.", "The ministry declined to give a date."]
        second = ["The Ministry declined to name the unit.", "Ada Holm said it rained."]
        add_reading(opened, make_answered(first, id="v1", url=URL, published="2024-11-01"))
        add_reading(opened, make_answered(second, id="v2", url=URL, published="2024-11-03"))
        add_reading(opened, make_answered(["The army declined to comment."], id="other", published="2024-11-02"))
        yield opened


def tell(found: tuple[KeptSilence, ...]) -> list[tuple[str, str]]:
    return [(each.report.id, each.silence.text) for each in found]


def test_the_latest_come_first_and_those_of_two_versions_once(ledger: Ledger) -> None:
    assert tell(find_silences(ledger, {}).silences) == [
        ("v2", "declined to name the unit"),
        ("other", "declined to comment"),
        ("v1", "declined to give a date"),
    ]


def test_as_of_shows_the_version_that_stood_then(ledger: Ledger) -> None:
    request = Request(standpoint=Standpoint(as_of="2024-11-01"))
    assert tell(find_silences(ledger, {}, request).silences) == [
        ("v1", "declined to name the unit"),
        ("v1", "declined to give a date"),
    ]


def test_words_in_who_or_about_what(ledger: Ledger) -> None:
    assert tell(find_silences(ledger, {"source": "army"}).silences) == [("other", "declined to comment")]
    (kept,) = find_silences(ledger, {"said source": "ministry date"}).silences
    assert (kept.about, kept.silence.source.words.text) == ("give a date", "The ministry")
    assert [kept.reading.report.text[span.start : span.end] for span in kept.silence.about] == ["give a date"]
    assert find_silences(ledger, {"source": "unit"}).silences == ()


def test_pages_follow_each_other(ledger: Ledger) -> None:
    first = find_silences(ledger, {}, Request(limit=2))
    second = find_silences(ledger, {}, Request(limit=2, after=first.next))
    assert [*tell(first.silences), *tell(second.silences)] == tell(find_silences(ledger, {}).silences)
    assert second.next is None
