import pytest

from reportedly.errors import LedgerError
from reportedly.ledger.chronology import (
    SERIALS,
    date_key,
    find_first_key,
    order_stamps,
    read_stamp,
    show_microseconds,
)


@pytest.mark.parametrize(
    ("given", "start", "end", "precision", "offset"),
    [
        ("2024-10-30", "2024-10-30T00:00:00Z", "2024-10-30T23:59:59.999999Z", "day", None),
        ("2024-10-30T14:05+09:00", "2024-10-30T05:05:00Z", "2024-10-30T05:05:59.999999Z", "minute", 540),
        ("2024-10-30T14:05:06-03:30", "2024-10-30T17:35:06Z", "2024-10-30T17:35:06.999999Z", "second", -210),
        ("2024-10-30T14:05:06.5Z", "2024-10-30T14:05:06.500000Z", "2024-10-30T14:05:06.500000Z", "microsecond", 0),
        ("1969-12-31", "1969-12-31T00:00:00Z", "1969-12-31T23:59:59.999999Z", "day", None),
    ],
)
def test_a_time_has_its_interval_its_precision_and_its_offset(
    given: str, start: str, end: str, precision: str, offset: int | None
) -> None:
    stamp = read_stamp(given)
    assert (show_microseconds(stamp.start), show_microseconds(stamp.end)) == (start, end)
    assert (stamp.precision, stamp.offset, stamp.given) == (precision, offset, given)


@pytest.mark.parametrize("given", ["yesterday", "2024-13-01", "2024-10-30T14:05", ""])
def test_what_is_no_time_is_refused(given: str) -> None:
    with pytest.raises(LedgerError, match="is no time"):
        read_stamp(given)


@pytest.mark.parametrize(
    ("left", "right", "order"),
    [
        ("2024-10-30", "2024-10-31", -1),
        ("2024-10-30", "2024-10-30", 0),
        ("2024-10-30", "2024-10-30T23:00+09:00", 0),
        ("2024-10-31T00:30+09:00", "2024-10-30", 1),
        ("2024-10-30T14:05Z", "2024-10-30T14:06Z", -1),
        ("2024-10-30T14:05:30Z", "2024-10-30T14:05Z", 0),
        ("2024-10-30T14:05+09:00", "2024-10-30T14:05Z", -1),
    ],
)
def test_an_order_is_known_or_it_is_not(left: str, right: str, order: int) -> None:
    assert order_stamps(read_stamp(left), read_stamp(right)) == order
    assert order_stamps(read_stamp(right), read_stamp(left)) == -order


@pytest.mark.parametrize("given", ["2024-10-30T14:05:06Z", "1066-10-14", "9999-12-31"])
def test_keys_rise_with_the_second_and_fit_into_64_bits(given: str) -> None:
    start = read_stamp(given).start
    first = find_first_key(start)
    assert date_key(first) == date_key(first + SERIALS - 1) == start // 1_000_000 * 1_000_000
    assert find_first_key(start + 1_000_000) == first + SERIALS
    assert abs(first) < 2**63
