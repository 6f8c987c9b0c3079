from collections import Counter

import pytest

from benchmarks.ledger_queries import list_queries, sum_up, time_queries
from benchmarks.made_readings import make_readings
from reportedly.keeping import add_readings
from reportedly.ledger import open_ledger
from reportedly.ledger.notices import NoticeKind, find_notice

KINDS = ("claims", "report", "origins", "stories", "questions", "figures", "2,000 positions", "timeline", "source")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with open_ledger(tmp_path_factory.mktemp("bench") / "made.ledger") as opened:
        list(add_readings(opened, make_readings(24)))
        yield opened


def test_every_kind_of_query_is_asked_and_timed(ledger):
    queries = list_queries(ledger)
    times = time_queries(ledger, number=len(queries))
    assert set(times) == {"all", *queries}
    assert all(0 < median <= most <= longest for median, most, longest in times.values())


@pytest.mark.parametrize("kind", [*KINDS, "silences", "changed"])
def test_no_command_is_left_out(ledger, kind):
    assert any(name.startswith(kind) for name in list_queries(ledger))


@pytest.mark.parametrize(
    "kind", ["stories", "questions", "figures", "2,000 positions", "timeline", "source", "changed"]
)
def test_what_answers_is_asked_from_the_past_too(ledger, kind):
    for standpoint in ("--as-of", "--known-at", "--as-of --known-at"):
        assert f"{kind} {standpoint}" in list_queries(ledger)


def test_times_are_summed_up():
    assert sum_up([float(number) for number in range(100, 0, -1)]) == (50.5, 96.0, 100.0)


def test_readings_are_the_same_for_the_same_seed():
    assert list(make_readings(20)) == list(make_readings(20))
    assert list(make_readings(20)) != list(make_readings(20, seed=8))


def test_readings_hold_what_a_ledger_is_asked_for():
    made = list(make_readings(900))
    addresses = Counter(reading.report.url for reading in made)
    notices = [notice for reading in made if (notice := find_notice(reading.report)) is not None]
    assert sum(number > 1 for number in addresses.values()) >= 5
    assert {notice.kind for notice in notices} == {NoticeKind.CORRECTION}
    assert 200 <= sum(bool(reading.silences) for reading in made) <= 340
    for reading in made:
        text = reading.report.text
        for silence in reading.silences:
            assert text[silence.span.start : silence.span.end] == silence.text
        for claim in reading.claims:
            assert " … ".join(text[span.start : span.end] for span in claim.content.spans) == claim.content.text


def test_a_later_version_keeps_what_it_says_and_lacks_the_end():
    versions = {}
    for reading in make_readings(400):
        versions.setdefault(reading.report.url, []).append(reading)
    old, new = next(own[:2] for own in versions.values() if len(own) > 1)
    told = [claim.content.text for claim in new.claims]
    assert told == [claim.content.text for claim in old.claims][: len(told)]
    assert len(told) == len(old.claims) - 2
    assert old.report.published[:10] <= new.report.published[:10]


def test_the_large_question_is_spoken_to_by_two_thousand_or_one_in_four():
    def count(number):
        made = make_readings(number)
        return sum(any(figure.counts == "soldiers" for figure in reading.figures[:1]) for reading in made)

    assert 0.15 * 400 <= count(400) <= 0.4 * 400
