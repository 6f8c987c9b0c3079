"""The figure of a position in a few words, for a label: "about 10,000", "up to 3 million", "11,000 to 12,000"."""

from __future__ import annotations

from decimal import Decimal

from reportedly.vocabulary import Amount, Counting, FigureKind

_NAMED = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_SIGNIFICANT = 4
_LONGEST = 15
_NOTES = {Counting.ADDITIONAL: "more", Counting.TOTAL: "in all"}


def tell_amount(amount: Amount) -> str:
    """The bounds in words, with what they are measured in; "" where neither is known."""
    low, high = amount.low, amount.high
    if low is None and high is None:
        return ""
    told = _tell_bounds(amount)
    if high == 0 and low in (0, None):
        told = "none"
    unit = "%" if amount.kind is FigureKind.PERCENT else amount.unit or ""
    unit = unit if unit == "%" else f" {unit}" if unit else ""
    note = _NOTES.get(amount.counting) if amount.counting is not None else None
    return f"{told}{unit} {note or ''}".rstrip()


def tell_number(value: int | float) -> str:
    """A number with its thousands apart; one of millions by their name, one of very many digits as a power of ten."""
    number = Decimal(value) if isinstance(value, int) else Decimal(str(value))
    if not number.is_finite():
        return "∞" if number > 0 else "-∞"
    if abs(number) >= 10**_LONGEST:
        return f"{number:.2e}".replace("e+", "e")
    for size, name in _NAMED:
        part = number / size
        if abs(part) >= 1 and len(part.normalize().as_tuple().digits) <= _SIGNIFICANT:
            return f"{part.normalize():f} {name}"
    shown = f"{number:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _tell_bounds(amount: Amount) -> str:
    low, high = amount.low, amount.high
    about = "about " if amount.approximate else ""
    if low is None:
        assert high is not None
        return f"{'under' if amount.high_open else 'up to'} {about}{tell_number(high)}"
    if high is None:
        return f"{'more than' if amount.low_open else 'at least'} {about}{tell_number(low)}"
    if low == high:
        return f"{about}{tell_number(low)}"
    return f"{about}{tell_number(low)} to {tell_number(high)}"
