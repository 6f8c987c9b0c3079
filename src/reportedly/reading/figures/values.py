"""Exact values of numbers as they are written, and the point where they become ``int`` or ``float``.

Values are whole numbers or fractions until the end, so that "2.3 million" is 2300000 and nothing is rounded twice.
A number with more digits than ``MOST_DIGITS`` has no value here: Python would refuse to write it down again.
"""

from __future__ import annotations

import math
import re
import unicodedata
from fractions import Fraction
from typing import TypeAlias

Exact: TypeAlias = int | Fraction

MOST_DIGITS = 4000
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.(\d+))?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.(\d+))?|\d*\.(\d+)")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,(\d+)|\d+,(\d{1,2})|\d{1,3}(?:\.\d{3}){2,}()")
_SWISS = re.compile(r"\d{1,3}(?:'\d{3})+(?:\.(\d+))?")
_SPACED = re.compile(r"\s")


def read_digits(written: str) -> Exact | None:
    """The value of a run of digits with its separators, in any script's digits; None where it is no number."""
    if len(written) > MOST_DIGITS:
        return None
    if not written.isascii():
        written = _make_plain(written)
    if written.isdigit():
        return int(written)
    written = _SPACED.sub("", written).replace("’", "'")
    if written.isdigit():
        return int(written)
    for pattern in (_GROUPED, _SWISS, _CONTINENTAL):
        match = pattern.fullmatch(written)
        if match is not None:
            decimals = next((group for group in match.groups() if group), "")
            digits = re.sub(r"\D", "", written)
            return reduce(Fraction(int(digits), 10 ** len(decimals))) if decimals else int(digits)
    return None


def reduce(value: Exact) -> Exact:
    """A fraction that is whole as a whole number."""
    return value.numerator if value.denominator == 1 else value


def multiply(value: Exact, factor: Exact) -> Exact | None:
    """The product; None where it has too many digits to be written."""
    product = reduce(Fraction(value) * factor) if isinstance(value, Fraction) else reduce(Fraction(factor) * value)
    return product if fits(product) else None


def fits(value: Exact) -> bool:
    """Whether the value can be written down: not too many digits, and no fraction that a float cannot hold."""
    if abs(value.numerator).bit_length() > MOST_DIGITS * 3.33:
        return False
    return value.denominator == 1 or _float(value) is not None


def finish(value: Exact | None) -> int | float | None:
    """``int`` where whole, else the nearest ``float``."""
    if value is None or isinstance(value, int):
        return value
    return value.numerator if value.denominator == 1 else _float(value)


def _float(value: Exact) -> float | None:
    try:
        number = value.numerator / value.denominator
    except OverflowError:
        return None
    return number if math.isfinite(number) and (number != 0 or value == 0) else None


def _make_plain(written: str) -> str:
    """ASCII digits and separators for those of other scripts; marks that are not seen are dropped."""
    plain = []
    for letter in written:
        digit = unicodedata.decimal(letter, None)
        if digit is not None:
            plain.append(str(digit))
        elif unicodedata.category(letter) != "Cf":
            plain.append({"．": ".", "٫": ".", "，": ",", "٬": ","}.get(letter, letter))
    return "".join(plain)
