from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger.chronology import read_stamp
from reportedly.ledger.notices import NoticeKind
from reportedly.ledger.standing import PASSED_ON, STANDS, Standing, Version, order_versions, settle_rows

DAYS = {1: "2024-11-01", 2: "2024-11-02", 3: "2024-11-03"}


def version(
    number: int, *, seen: int = 0, day: str | None = None, notice: str | None = None, whole: bool = True
) -> Version:
    return Version(
        number=number,
        seen=seen,
        published=read_stamp(day) if day else None,
        notice=NoticeKind(notice) if notice else None,
        whole=whole,
    )


def settle(versions: list[Version], *claims: tuple[int, str]) -> list[Standing]:
    """The standing of claims, each the number of its version and a letter for what it says."""
    rows: Mapping[int, tuple[int, int]] = {key: (ord(kin), number) for key, (number, kin) in enumerate(claims)}
    settled = settle_rows(versions, rows)
    return [settled[key] for key in range(len(claims))]


def ended(how: str, since: str) -> Standing:
    return Standing(current=True, ended=how, since=since)


def test_a_claim_that_stays_is_shown_by_the_latest_version() -> None:
    assert settle([version(1, day=DAYS[1]), version(2, day=DAYS[2])], (1, "a"), (2, "a")) == [PASSED_ON, STANDS]


def test_a_claim_that_is_dropped_ends_with_the_date_of_the_version_without_it() -> None:
    versions = [version(1, day=DAYS[1]), version(2, day=DAYS[2]), version(3, day=DAYS[3])]
    assert settle(versions, (1, "a"), (2, "b"), (3, "b")) == [ended("dropped", DAYS[2]), PASSED_ON, STANDS]


def test_dates_decide_before_arrival() -> None:
    versions = [version(1, seen=10, day=DAYS[2]), version(2, seen=20, day=DAYS[1])]
    assert settle(versions, (1, "a"), (2, "b")) == [STANDS, ended("dropped", DAYS[2])]


def test_without_dates_the_time_of_seeing_decides() -> None:
    versions = [version(1, seen=0), version(2, seen=1_000_000)]
    assert settle(versions, (1, "a"), (2, "b")) == [ended("dropped", "1970-01-01T00:00:01Z"), STANDS]


def test_an_unknown_order_ends_nothing() -> None:
    assert settle([version(1), version(2)], (1, "a"), (2, "b")) == [STANDS, STANDS]
    assert settle([version(1, day=DAYS[1]), version(2, day=DAYS[1])], (1, "a"), (2, "b")) == [STANDS, STANDS]
    assert settle([version(1), version(2)], (1, "a"), (2, "a")) == [PASSED_ON, STANDS]


def test_a_claim_that_comes_back_stands() -> None:
    versions = [version(number, day=DAYS[number]) for number in (1, 2, 3)]
    assert settle(versions, (1, "a"), (2, "b"), (3, "a")) == [PASSED_ON, ended("dropped", DAYS[3]), STANDS]


@pytest.mark.parametrize("kind", ["correction", "writethru"])
def test_a_notice_names_how_it_ended(kind: str) -> None:
    versions = [version(1, day=DAYS[1]), version(2, day=DAYS[2], notice=kind)]
    assert settle(versions, (1, "a"), (1, "b"), (2, "b")) == [ended(kind, DAYS[2]), PASSED_ON, STANDS]


@pytest.mark.parametrize("kind", ["kill", "withhold"])
def test_a_kill_ends_everything_before_it_also_what_it_repeats(kind: str) -> None:
    versions = [version(1, day=DAYS[1]), version(2, day=DAYS[2]), version(3, day=DAYS[3], notice=kind)]
    assert settle(versions, (1, "a"), (2, "b"), (1, "c"), (3, "c"), (3, "d")) == [
        ended(kind, DAYS[3]),
        ended(kind, DAYS[3]),
        PASSED_ON,
        ended(kind, DAYS[3]),
        STANDS,
    ]


def test_what_is_told_again_after_a_kill_stands() -> None:
    versions = [version(1, day=DAYS[1]), version(2, day=DAYS[2], notice="kill"), version(3, day=DAYS[3])]
    assert settle(versions, (1, "a"), (3, "a")) == [PASSED_ON, STANDS]


def test_a_notice_from_elsewhere_kills_but_is_no_text_that_drops() -> None:
    story = version(1, day=DAYS[1])
    killed = version(9, day=DAYS[2], notice="kill", whole=False)
    corrected = version(9, day=DAYS[2], notice="correction", whole=False)
    assert settle([story, killed], (1, "a")) == [ended("kill", DAYS[2])]
    assert settle([story, corrected], (1, "a")) == [STANDS]


def test_a_notice_seen_at_the_same_time_follows_its_text() -> None:
    assert settle([version(1, notice="kill"), version(2)], (2, "a")) == [ended("kill", "1970-01-01T00:00:00Z")]


@given(st.permutations([version(n, seen=n, day=DAYS[1 + n % 3]) for n in range(6)]))
def test_the_order_does_not_hang_on_how_they_are_listed(versions: list[Version]) -> None:
    assert [each.number for each in order_versions(versions)] == [0, 3, 1, 4, 2, 5]
