"""Times as a ledger keeps them, and numbers of rows that rise with them.

A time is stored in UTC beside the words that gave it, with their offset and precision. A date alone is the whole day;
which day that is on the clock of UTC is not known, so it is taken as the day there, and compared with a date-time by
the day that the date-time has on its own clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from reportedly.errors import LedgerError

MICROSECONDS = 1_000_000
DAY = 86_400 * MICROSECONDS
SERIALS = 1 << 24
"""How many rows share a second before they run into the next one, where they do no harm."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE_LENGTH = len("2024-10-30T14:05")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A time as it was given, and the interval that it stands for: microseconds since 1970 in UTC, both included.

    ``precision`` is ``day``, ``minute``, ``second`` or ``microsecond``; ``offset`` is in minutes east of UTC, None for
    a date alone; ``day`` is the date on its own clock.
    """

    given: str
    start: int
    end: int
    precision: str
    offset: int | None
    day: date


def read_stamp(given: str) -> Stamp:
    """The stamp of an ISO 8601 date, or date-time with its offset. Raises LedgerError for anything else."""
    try:
        if len(given) == len("2024-10-30"):
            return _read_day(given)
        moment = datetime.fromisoformat(given)
        start = count_microseconds(moment)
    except (ValueError, TypeError, OverflowError) as error:
        raise LedgerError(
            f"{given!r} is no time: give a date (2024-10-30) or a date-time with its offset (2024-10-30T14:05+09:00)"
        ) from error
    precision, length = _tell_precision(given)
    shift = moment.utcoffset() or timedelta()
    return Stamp(
        given=given,
        start=start,
        end=start + length - 1,
        precision=precision,
        offset=int(shift.total_seconds()) // 60,
        day=moment.date(),
    )


def order_stamps(left: Stamp, right: Stamp) -> int:
    """-1 where ``left`` is surely before ``right``, 1 where it is after, 0 where that is not known."""
    if "day" in (left.precision, right.precision):
        return (left.day > right.day) - (left.day < right.day)
    return (left.start > right.end) - (left.end < right.start)


def count_microseconds(moment: datetime) -> int:
    """Microseconds since 1970. Raises TypeError for a moment without an offset."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def show_microseconds(value: int) -> str:
    """The moment in ISO 8601, in UTC."""
    moment = _EPOCH + timedelta(microseconds=value)
    return moment.isoformat(timespec="microseconds" if moment.microsecond else "seconds").replace("+00:00", "Z")


def read_clock() -> int:
    """Now."""
    return count_microseconds(datetime.now(UTC))


def find_first_key(microseconds: int) -> int:
    """The smallest number of a row that is dated in that second."""
    return microseconds // MICROSECONDS * SERIALS


def date_key(key: int) -> int:
    """The moment, in microseconds, of the second in which a row with that number is dated."""
    return key // SERIALS * MICROSECONDS


def _read_day(given: str) -> Stamp:
    day = date.fromisoformat(given)
    start = count_microseconds(datetime(day.year, day.month, day.day, tzinfo=UTC))
    return Stamp(given=given, start=start, end=start + DAY - 1, precision="day", offset=None, day=day)


def _tell_precision(given: str) -> tuple[str, int]:
    clock = given.replace("Z", "+").split("+")[0]
    clock = clock[:11] + clock[11:].split("-")[0]
    if len(clock) <= _MINUTE_LENGTH:
        return "minute", 60 * MICROSECONDS
    return ("microsecond", 1) if "." in clock else ("second", MICROSECONDS)
