"""The number grammar: from a token, the number that begins there, in digits, words or both.

    2,500   2.5 million   three hundred and five   half a dozen   two and a half   10 1/2   minus 12   5.4bn   dozens

A numeral has bounds where its own words give them ("dozens": 24 and more). Phrases around it are read elsewhere.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from reportedly.reading.figures.contexts import load_stops
from reportedly.reading.figures.money import is_money_sign
from reportedly.reading.figures.number_words import NumberWord, Vague, load_number_words, load_vague
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.figures.values import Exact, fits, multiply, read_digits

_MOST_TOKENS = 40
_MOST_EXPONENT = 300
_ARTICLES = frozenset({"a", "an"})
_DASHES = frozenset({"-", "‐", "‑"})
_MINUS_WORDS = frozenset({"minus", "negative"})
_MINUS_MARKS = frozenset({"-", "−", "–"})
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100})


class Form(Enum):
    """How a numeral is written. ``SHARE`` is a fraction ("two thirds"); ``VAGUE`` has no exact number ("dozens")."""

    DIGITS = "digits"
    WORDS = "words"
    SHARE = "share"
    VAGUE = "vague"


class Numeral(NamedTuple):
    """A number at tokens ``[first, end)``. ``factor`` is what its scale words multiply by, 1 without any."""

    first: int
    end: int
    low: Exact
    high: Exact | None
    form: Form
    factor: int = 1
    approximate: bool = False


class _Part(NamedTuple):
    value: Exact
    end: int
    factor: int = 1


def read_numeral(tokens: Tokens, at: int, *, join: bool = True) -> Numeral | None:
    """The numeral whose first token is ``at``. ``join``: whether "and" may go on with it ("two hundred and five").

    Ordinals are none; see ``read_ordinal``.
    """
    word = tokens.low[at]
    if tokens.is_number(at):
        return _read_written(tokens, at, join)
    if word in _MINUS_WORDS or word in _MINUS_MARKS:
        return _read_negative(tokens, at, join)
    return _read_vague(tokens, at) or _read_share(tokens, at) or _read_worded(tokens, at, join)


def read_ordinal(tokens: Tokens, at: int) -> tuple[Exact, int] | None:
    """The value of an ordinal that begins at ``at`` ("21st", "twenty-first", "third") and the index behind it."""
    words = load_number_words()
    if tokens.is_number(at):
        value = read_digits(tokens.raw(at))
        suffix = tokens.low[at + 1] in ("st", "nd", "rd", "th") and tokens.touches(at)
        return (value, at + 2) if suffix and isinstance(value, int) else None
    word = words.get(tokens.low[at])
    if word is not None and word.kind == "ordinal":
        return word.value, at + 1
    counted = _read_cardinal(tokens, at, join=True, digits=False)
    return None if counted is None else _close_ordinal(tokens, counted)


def _close_ordinal(tokens: Tokens, counted: _Part) -> tuple[Exact, int] | None:
    """As in "One hundred twenty" before "fifth", "two" before "hundredth"."""
    place = _skip_dash(tokens, counted.end)
    word = load_number_words().get(tokens.low[place])
    if word is None or word.kind != "ordinal":
        return None
    if word.value >= 100:
        return counted.value * word.value, place + 1
    rest = counted.value % (10 if word.value < 10 else 100)
    return (counted.value + word.value, place + 1) if rest == 0 and counted.value >= 20 else None


def _read_written(tokens: Tokens, at: int, join: bool) -> Numeral | None:
    value = read_digits(tokens.raw(at))
    if value is None:
        return None
    end = at + 1
    power = _read_power(tokens, end)
    if power is not None:
        raised = multiply(value, power.value)
        return None if raised is None else Numeral(at, power.end, raised, raised, Form.DIGITS)
    share = _read_written_share(tokens, at, value)
    if share is not None:
        return _scale(tokens, at, share, Form.SHARE if share.value < 1 else Form.DIGITS)
    if isinstance(value, int):
        counted = _read_cardinal(tokens, at, join=join, digits=True)
        if counted is not None and counted.end > end:
            return _finish_words(tokens, at, counted, Form.DIGITS)
    return _finish_words(tokens, at, _Part(value, end), Form.DIGITS) if value else _plain(at, end, value)


def _plain(at: int, end: int, value: Exact) -> Numeral:
    return Numeral(at, end, value, value, Form.DIGITS)


def _read_power(tokens: Tokens, at: int) -> _Part | None:
    """As in "e10", "x10^6", "×10−8" behind a number, as a power of ten."""
    low = tokens.low
    if low[at] == "e" and tokens.touches(at - 1):
        place = at + 1
    elif low[at] in ("x", "×") and low[at + 1] == "10":
        place = at + 2 + (low[at + 2] == "^")
    else:
        return None
    negative = low[place] in _MINUS_MARKS
    place += negative or low[place] == "+"
    exponent = read_digits(tokens.raw(place)) if tokens.is_number(place) and tokens.touches(place - 1) else None
    if not isinstance(exponent, int) or exponent > _MOST_EXPONENT:
        return None
    return _Part(Fraction(1, 10**exponent) if negative else 10**exponent, place + 1)


def _read_written_share(tokens: Tokens, at: int, value: Exact) -> _Part | None:
    """As in "1/4", "10 1/2", "2½"."""
    words, low = load_number_words(), tokens.low
    vulgar = words.get(low[at + 1])
    if vulgar is not None and vulgar.kind == "vulgar":
        return _Part(value + vulgar.value, at + 2)
    first = _read_slash(tokens, at)
    if first is not None:
        return first
    second = _read_slash(tokens, at + 1) if isinstance(value, int) and not tokens.touches(at) else None
    return None if second is None else _Part(value + second.value, second.end)


def _read_slash(tokens: Tokens, at: int) -> _Part | None:
    """As in "3/4" as a fraction: below one, over a denominator that people write so. "9/11" and "24/7" are none."""
    if not (tokens.is_number(at) and tokens.low[at + 1] == "/" and tokens.is_number(at + 2)):
        return None
    if tokens.low[at + 3] == "/" or tokens.low[at - 1] == "/" or not (tokens.touches(at) and tokens.touches(at + 1)):
        return None
    over, under = read_digits(tokens.raw(at)), read_digits(tokens.raw(at + 2))
    if isinstance(over, int) and isinstance(under, int) and 0 < over < under and under in _DENOMINATORS:
        return _Part(Fraction(over, under), at + 3)
    return None


def _read_negative(tokens: Tokens, at: int, join: bool) -> Numeral | None:
    """As in "minus 12", "-5": a mark counts where it touches its number and nothing before it."""
    if tokens.low[at] in _MINUS_MARKS:
        apart = at == 0 or not tokens.touches(at - 1) or tokens.low[at - 1] in "([<>=~"
        apart = apart and (not tokens.is_number(at - 1) or tokens.low[at + 2] == "%")
        if not (apart and tokens.touches(at) and tokens.is_number(at + 1)):
            return None
    inner = at + 1 + (tokens.low[at] in _MINUS_WORDS and tokens.low[at + 1] in _DASHES)
    found = read_numeral(tokens, inner, join=join) if tokens.low[inner] not in _MINUS_WORDS else None
    if found is None or found.form is Form.VAGUE or found.low < 0:
        return None
    return found._replace(first=at, low=-found.low, high=-found.low)


def _read_vague(tokens: Tokens, at: int) -> Numeral | None:
    """As in "dozens", "tens of thousands", "several hundred", "a couple of"."""
    for end, vague in load_vague().all_from(tokens, at):
        if vague.then == "scale":
            scales = _read_scales(tokens, end, after_digits=False) or _read_hundred(tokens, end)
            if scales is not None:
                return _apply_vague(at, scales.end, vague, scales.value)
        elif vague.then and load_stops().get(tokens.low[at - 1]) == "determiner":
            return None  # "the scores were posted"
        elif not vague.then or tokens.low[end] in vague.then.split("|"):
            return _apply_vague(at, end, vague, 1)
    return None


def _read_hundred(tokens: Tokens, at: int) -> _Part | None:
    """As in "hundred", "hundred thousand"."""
    if tokens.low[at] != "hundred":
        return None
    scales = _read_scales(tokens, at + 1, after_digits=False)
    return _Part(100, at + 1) if scales is None else _Part(100 * scales.value, scales.end)


def _apply_vague(at: int, end: int, vague: Vague, factor: Exact) -> Numeral | None:
    high = None if vague.high is None else vague.high * factor
    low = vague.low * factor
    return Numeral(at, end, low, high, Form.VAGUE, approximate=vague.approximate) if fits(low) else None


def _read_share(tokens: Tokens, at: int) -> Numeral | None:
    """As in "half", "a third", "two-thirds", "half a million", "three quarters of a billion", "½"."""
    part = _read_share_words(tokens, at)
    if (
        part is not None
        and tokens.low[part.end] in _DASHES
        and tokens.touches(part.end - 1)
        and tokens.low[part.end - 1] == "half"
    ):
        return None  # "a half-brother"
    return None if part is None else _scale(tokens, at, part, Form.SHARE)


def _read_share_words(tokens: Tokens, at: int) -> _Part | None:
    words = load_number_words()
    word = words.get(tokens.low[at])
    if word is not None and word.kind == "vulgar":
        return _Part(word.value, at + 1)
    if word is not None and word.kind == "part":
        return _Part(word.value, at + 1) if _stands_alone(tokens, at) else None
    if tokens.low[at] in _ARTICLES:
        under = words.get(tokens.low[at + 1])
        return _Part(_under(under), at + 2) if under is not None and _is_denominator(under, one=True) else None
    over = _read_cardinal(tokens, at, join=False, digits=False)
    return None if over is None else _divide(tokens, over)


def _divide(tokens: Tokens, over: _Part) -> _Part | None:
    """The fraction of a numerator in words and its denominator; "seven eighths", "nine thirty-seconds"."""
    words = load_number_words()
    place = _skip_dash(tokens, over.end)
    under = words.get(tokens.low[place])
    tens: Exact = 0
    if under is not None and under.kind == "ten" and over.value < 20:
        tens, place = under.value, _skip_dash(tokens, place + 1)
        under = words.get(tokens.low[place])
    if under is None or not _is_denominator(under, one=over.value == 1):
        return None
    if tens and under.kind not in ("ordinal", "ordinals"):
        return None
    return _Part(over.value * (Fraction(1, tens + under.value) if tens else _under(under)), place + 1)


def _is_denominator(word: NumberWord, *, one: bool) -> bool:
    if word.kind in ("part", "parts"):
        return True
    return word.kind == ("ordinal" if one else "ordinals") and word.value != 1 and not (one and word.value == 2)


def _under(word: NumberWord) -> Fraction:
    return Fraction(word.value) if word.kind in ("part", "parts") else Fraction(1, int(word.value))


def _stands_alone(tokens: Tokens, at: int) -> bool:
    """Whether "half" or "quarter" without a number before it is a fraction: not "half-brother", "in the first half"."""
    after = tokens.low[at + 1]
    if tokens.low[at] == "quarter":
        return after in ("million", "billion", "of") and tokens.low[at - 1] not in (
            "first",
            "second",
            "third",
            "fourth",
            "the",
        )
    if tokens.low[at - 1] in (
        "first",
        "second",
        "other",
        "latter",
        "better",
        "in",
        "the",
        "one",
        "top",
        "bottom",
        "this",
        "last",
        "next",
        "each",
        "per",
    ):
        return False
    return after not in _DASHES or not tokens.touches(at)


def _scale(tokens: Tokens, at: int, part: _Part, form: Form) -> Numeral | None:
    """The fraction times what follows: "half a million", "three quarters of a billion", "1/4 million"."""
    place = part.end
    if tokens.low[place] == "of" and tokens.low[place + 1] in _ARTICLES:
        place += 2
    elif tokens.low[place] in _ARTICLES:
        place += 1
    scales = _read_scales(tokens, place, after_digits=False)
    if scales is None:
        return Numeral(at, part.end, part.value, part.value, form)
    value = multiply(part.value, scales.value)
    return None if value is None else Numeral(at, scales.end, value, value, Form.WORDS, scales.factor)


def _read_worded(tokens: Tokens, at: int, join: bool) -> Numeral | None:
    counted = _read_cardinal(tokens, at, join=join, digits=False)
    return None if counted is None else _finish_words(tokens, at, counted, Form.WORDS)


def _finish_words(tokens: Tokens, at: int, counted: _Part, form: Form) -> Numeral | None:
    """With "point five", "and a half" and the scale that may follow them ("one and a half million")."""
    value, end, factor = counted
    if form is Form.DIGITS and end == at + 1:
        scales = _read_scales(tokens, end, after_digits=True)
        if scales is not None:
            value, end, factor = Fraction(value) * scales.value, scales.end, scales.factor
    else:
        value, end = _add_decimals(tokens, _Part(value, end))[:2]
    value, end, factor = _add_share(tokens, _Part(value, end, factor))
    if not fits(value):
        return None
    value = value.numerator if value.denominator == 1 else value
    return Numeral(at, end, value, value, form, factor)


def _add_decimals(tokens: Tokens, counted: _Part) -> _Part:
    """As in "six point zero nine", "two point five million"."""
    words, place, digits = load_number_words(), counted.end + 1, ""
    if tokens.low[counted.end] != "point":
        return counted
    while place < tokens.size:
        part = _read_below_hundred(tokens, place)
        if part is None:
            break
        digits, place = digits + str(part.value), part.end
        if len(digits) > _MOST_TOKENS:
            return counted
    if not digits or words.get(tokens.low[counted.end + 1]) is None:
        return counted
    value = counted.value + Fraction(int(digits), 10 ** len(digits))
    scales = _read_scales(tokens, place, after_digits=False)
    return _Part(value, place) if scales is None else _Part(value * scales.value, scales.end, scales.factor)


def _add_share(tokens: Tokens, counted: _Part) -> _Part:
    """As in "two and a half", "three million and a half", "one and a half billion"."""
    if tokens.low[counted.end] != "and":
        return counted
    part = _read_share_words(tokens, counted.end + 1)
    if part is None or not 0 < part.value < 1:
        return counted
    scales = _read_scales(tokens, part.end, after_digits=False)
    if scales is not None and counted.factor == 1:
        return _Part((counted.value + part.value) * scales.value, scales.end, scales.factor)
    if scales is not None:
        return _Part(counted.value + part.value * scales.value, scales.end, counted.factor)
    return _Part(counted.value + part.value * counted.factor, part.end, counted.factor)


def _read_cardinal(tokens: Tokens, at: int, *, join: bool, digits: bool) -> _Part | None:
    """A whole number in words, or one that begins in digits and goes on in words ("3 hundred and 21")."""
    total: Exact = 0
    end, last = at, 0
    while end - at < _MOST_TOKENS:
        start = end + (end > at and join and tokens.low[end] == "and")
        if start > end and _is_small_share(tokens, start):
            break
        part = _read_below_thousand(tokens, start, join=join, digits=digits and end in (at, start))
        if part is None:
            break
        scales = _read_scales(tokens, part.end, after_digits=digits)
        size = int(scales.value) if scales is not None else 1
        if last and (part.value * size >= last or (part.end == end + 1 and size == 1 and tokens.is_number(end))):
            break
        total, end = total + part.value * size, part.end if scales is None else scales.end
        last = size
        if size == 1:
            break
    if end == at or not fits(total):
        return None
    return _Part(total, end, last or 1)


def _read_below_thousand(tokens: Tokens, at: int, *, join: bool, digits: bool) -> _Part | None:
    words = load_number_words()
    small = _read_leading(tokens, at, digits=digits)
    if small is None:
        return None
    place = _skip_dash(tokens, small.end)
    word = words.get(tokens.low[place])
    if word is None or word.kind != "hundred":
        return small
    value, end = small.value * 100, place + 1
    start = end + (join and tokens.low[end] == "and")
    if start > end and _is_small_share(tokens, start):
        return _Part(value, end)
    rest = _read_below_hundred(tokens, start)
    if rest is None and start > end and digits and tokens.is_number(start):
        tail = read_digits(tokens.raw(start))
        rest = _Part(tail, start + 1) if isinstance(tail, int) and 0 < tail < 100 else None
    return _Part(value, end) if rest is None else _Part(value + rest.value, rest.end)


def _is_small_share(tokens: Tokens, at: int) -> bool:
    """Whether "three quarters", "two thirds" begin at ``at``: "and three quarters" adds no three."""
    word = load_number_words().get(tokens.low[at])
    if word is None or word.kind not in ("unit", "teen"):
        return False
    return _divide(tokens, _Part(word.value, at + 1)) is not None


def _read_leading(tokens: Tokens, at: int, *, digits: bool) -> _Part | None:
    """What stands before "hundred" or a scale: "a", a small number in words, digits; or nothing."""
    words = load_number_words()
    if digits and tokens.is_number(at):
        value = read_digits(tokens.raw(at))
        return _Part(value, at + 1) if value else None
    word = words.get(tokens.low[at + 1] if tokens.low[at] in _ARTICLES else tokens.low[at])
    if word is not None and word.kind in ("hundred", "scale", "group"):
        if tokens.low[at] in _ARTICLES:
            return _Part(1, at + 1)
        return _Part(1, at) if word.kind == "hundred" or tokens.low[at + 1] in words else None
    return _read_below_hundred(tokens, at)


def _read_below_hundred(tokens: Tokens, at: int) -> _Part | None:
    words = load_number_words()
    word = words.get(tokens.low[at])
    if word is None or word.kind not in ("unit", "teen", "ten"):
        return None
    if word.kind != "ten":
        return _Part(word.value, at + 1)
    place = _skip_dash(tokens, at + 1)
    unit = words.get(tokens.low[place])
    if unit is not None and unit.kind == "unit" and unit.value > 0:
        return _Part(word.value + unit.value, place + 1)
    return _Part(word.value, at + 1)


def _read_scales(tokens: Tokens, at: int, *, after_digits: bool) -> _Part | None:
    """The scale words at ``at``, multiplied: "million", "lakh crore", "-million", "bn", "m"."""
    value, end = 1, at
    while end - at < _MOST_TOKENS:
        place = _skip_dash(tokens, end)
        word = load_number_words().get(tokens.low[place])
        if word is None or not _is_scale(tokens, place, word, after_digits and end == at):
            break
        value, end = value * int(word.value), place + 1
    return None if end == at or not fits(value) else _Part(value, end, value)


def _is_scale(tokens: Tokens, at: int, word: NumberWord, after_digits: bool) -> bool:
    if word.kind in ("scale", "group"):
        return True
    if word.kind == "short":
        return after_digits
    return word.kind == "letter" and after_digits and is_scale_letter(tokens, at)


def is_scale_letter(tokens: Tokens, at: int) -> bool:
    """Whether a letter behind digits multiplies them ("5k", "$3m", "10M") and is no unit ("a 5m wall").

    A small m is a million where money, "of" or a noun in the plural is near, else metres.
    """
    raw, after = tokens.raw(at), tokens.low[at + 1]
    if tokens.touches(at) and (after[:1].isalnum() or (after in _DASHES and tokens.low[at + 2][:1].isalpha())):
        return False
    if not tokens.touches(at - 1):
        return raw in ("M", "B", "K", "k") and (after == "" or after.isalpha())
    if raw in ("m", "mm"):
        return (
            is_money_sign(tokens, at - 2)
            or after == "of"
            or (len(after) > 3 and after.endswith("s"))
            or after == "people"
        )
    return raw not in ("g", "G", "MG")


def _skip_dash(tokens: Tokens, at: int) -> int:
    return at + 1 if tokens.low[at] in _DASHES and tokens.low[at + 1] in load_number_words() else at
