"""Two amounts compared as intervals: units converted, "about" widened, bounds kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from math import inf
from typing import NamedTuple

from reportedly.reconciliation.relations.settings import RelationSettings
from reportedly.reconciliation.rows import load_rows
from reportedly.vocabulary import Amount, Counting, FigureKind

_LOOSE = frozenset({FigureKind.COUNT, FigureKind.AGE})
"""A bare "seven" beside "four years old" is an age: kinds that are compared where the topic is one."""


_SHARES = frozenset({FigureKind.PERCENT, FigureKind.RATE})
_MOST_ROUNDED = 0.06
"""The largest share of a converted value that rounding may hide."""

_ORDER = 10.0
"""How many times its least value a vague plural may be: "dozens" are no thousands."""


class Range(NamedTuple):
    """From ``low`` to ``high`` in the base unit; an open end is excluded."""

    low: float
    high: float
    low_open: bool
    high_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Whether two amounts can be compared, and if so how they lie.

    ``way``: 1 where the other is higher than the one, -1 where it is lower, 0 where they meet. ``barrier`` says why
    they cannot be compared (then ``way`` is 0), ``remark`` what was done to compare them, for the reason.
    """

    way: int = 0
    barrier: str | None = None
    unclear: bool = False
    remark: str = ""
    converted: bool = False
    widened: bool = False

    @property
    def meets(self) -> bool:
        """Whether both can be true."""
        return self.barrier is None and self.way == 0


class _Unit(NamedTuple):
    base: str
    factor: float
    offset: float


def compare_amounts(one: Amount, other: Amount, settings: RelationSettings) -> Comparison:
    """How ``other`` lies to ``one``."""
    if {one.kind, other.kind} == _SHARES and one.unit is None and other.unit is None:
        one, other = _to_percent(one), _to_percent(other)
    barrier, unclear = _find_barrier(one, other)
    if barrier is not None:
        return Comparison(barrier=barrier, unclear=unclear)
    converted = one.unit != other.unit and None not in (one.unit, other.unit)
    left, right = (_find_range(each, settings, converted=converted) for each in (one, other))
    widened = one.approximate or other.approximate
    exact = _lay(*(_find_range(each, None, converted=converted) for each in (one, other)))
    way = _lay(left, right)
    return Comparison(
        way=way,
        remark=_remark(settings, converted=converted, widened=widened and way != exact),
        converted=converted,
        widened=widened,
    )


def _to_percent(amount: Amount) -> Amount:
    """Two thirds as about 66.67 percent; a percentage as it is."""
    if amount.kind is FigureKind.PERCENT:
        return amount
    low, high = (None if value is None else value * 100 for value in (amount.low, amount.high))
    return replace(amount, kind=FigureKind.PERCENT, low=low, high=high, approximate=True)


def is_none(amount: Amount | None) -> bool:
    """Whether the amount is zero: "no civilians", "nobody"."""
    return amount is not None and amount.low == 0 and amount.high == 0


def _find_barrier(one: Amount, other: Amount) -> tuple[str | None, bool]:
    """Why two amounts cannot be set beside each other, and whether that is for want of words."""
    if one.kind is not other.kind and not {one.kind, other.kind} <= _LOOSE:
        loose = {one.kind, other.kind} == {FigureKind.COUNT, FigureKind.MEASURE}
        if loose and one.unit is None and other.unit is None:
            return None, False
        return f"one is a {_name(one.kind)}, the other a {_name(other.kind)}", loose
    if FigureKind.MONEY in (one.kind, other.kind) and one.unit != other.unit:
        return f"the sums are in {one.unit or 'no currency'} and {other.unit or 'no currency'}", True
    left, right = _find_unit(one.unit), _find_unit(other.unit)
    if left.base != right.base and one.kind is not FigureKind.AGE and other.kind is not FigureKind.AGE:
        return f"{one.unit or 'no unit'} and {other.unit or 'no unit'} measure other things", None in (
            one.unit,
            other.unit,
        )
    if (one.counting is Counting.ADDITIONAL) != (other.counting is Counting.ADDITIONAL):
        return "one comes on top of an earlier figure, the other does not", False
    return None, False


def _name(kind: FigureKind) -> str:
    return {"money": "sum of money", "percent": "percentage"}.get(kind.value, kind.value)


def _find_unit(unit: str | None) -> _Unit:
    if unit is None or unit not in _units():
        return _Unit(unit or "", 1.0, 0.0)
    return _units()[unit]


@cache
def _units() -> dict[str, _Unit]:
    rows = load_rows("relations/units.tsv")
    return {row["unit"]: _Unit(row["base"], float(row["factor"]), float(row["offset"])) for row in rows}


def _find_range(amount: Amount, settings: RelationSettings | None, *, converted: bool) -> Range:
    """The values that the amount allows; as written where no settings are given."""
    unit = _find_unit(amount.unit) if converted else _Unit("", 1.0, 0.0)
    low = -inf if amount.low is None else float(amount.low)
    high = inf if amount.high is None else float(amount.high)
    if settings is not None and amount.approximate:
        low, high = _widen(low, high, settings.about)
    if settings is not None and converted:
        low, high = low - _round(low, settings.conversion), high + _round(high, settings.conversion)
    return Range(low * unit.factor + unit.offset, high * unit.factor + unit.offset, amount.low_open, amount.high_open)


def _round(value: float, share: float) -> float:
    """By how much a converted value may be rounded: half of its last digit that is not zero, "nine miles" half a mile.

    At most six percent: whoever converts says "100 miles" for 160 kilometers, not for 230.
    """
    if value in (-inf, inf) or value == 0:
        return 0.0
    written = f"{abs(value):.6f}".rstrip("0").rstrip(".")
    step = 10.0 ** -len(written.partition(".")[2])
    while "." not in written and written.endswith("0"):
        written, step = written[:-1], step * 10
    return max(abs(value) * share, min(step / 2, abs(value) * _MOST_ROUNDED))


def _widen(low: float, high: float, share: float) -> tuple[float, float]:
    """Widens both ways; "nearly 900" is a little less than 900, "dozens" ends where another word would be used."""
    if low == -inf:
        return high - abs(high) * 2 * share, high
    if high == inf:
        return low - abs(low) * share, max(low, 1.0) * _ORDER
    return low - abs(low) * share, high + abs(high) * share


def _lay(one: Range, other: Range) -> int:
    if one.high < other.low or (one.high == other.low and (one.high_open or other.low_open)):
        return 1
    if other.high < one.low or (other.high == one.low and (other.high_open or one.low_open)):
        return -1
    return 0


def _remark(settings: RelationSettings, *, converted: bool, widened: bool) -> str:
    told = []
    if converted:
        told.append(f"units were converted, with {settings.conversion:.0%} or half of the last digit for rounding")
    if widened:
        told.append(f"“about” is read as {settings.about:.0%} either way")
    return "; ".join(told)
