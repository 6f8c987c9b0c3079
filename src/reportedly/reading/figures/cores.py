"""A number with what makes it a quantity: its sign or unit of money, its unit, its percent sign, its other end.

A core is what later rules put bounds before, nouns behind and changes around. "$2-3 million", "15 to 20 per cent",
"one in five", "minus 12 degrees Celsius", "5 feet 2 inches".
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from reportedly.reading.figures.bounds import skip_bound_back
from reportedly.reading.figures.contexts import speaks_of, words_of
from reportedly.reading.figures.grammar import Form, Numeral, read_numeral
from reportedly.reading.figures.money import Money, find_sign_before, read_name, settle_country
from reportedly.reading.figures.number_words import load_number_words
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.figures.units import TIME, Unit, read_over, read_per, read_unit
from reportedly.reading.figures.values import Exact, reduce
from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import FigureKind

DASHES = frozenset({"-", "‐", "‑", "–", "—", "−", "~"})
_OLD = frozenset({"old", "olds"})
_WON_LEAST = 1000


class Suffix(NamedTuple):
    """What a number is a number of, read behind it up to token ``end``; ``table`` and ``row`` say by which row."""

    kind: FigureKind
    end: int
    unit: str | None = None
    parts: int = 1
    table: str = ""
    row: str = ""
    dimension: str = ""
    hyphenated: bool = False


class Core(NamedTuple):
    """A quantity at tokens ``[first, end)``, its number or numbers at ``[number, number_end)``.

    ``ranged``: two ends; ``parted``: the first of them has a unit of its own. ``plain``: nothing but a run of digits.
    """

    first: int
    end: int
    number: int
    number_end: int
    low: Exact
    high: Exact | None
    form: Form
    approximate: bool
    suffix: Suffix | None
    ranged: bool = False
    parted: bool = False
    plain: bool = False

    @property
    def kind(self) -> FigureKind:
        """What the number is, as far as its own words tell."""
        if self.suffix is not None:
            return self.suffix.kind
        return FigureKind.RATE if self.form is Form.SHARE else FigureKind.COUNT


class _Piece(NamedTuple):
    """One number with its sign and suffix; ``first`` is the sign's token where there is one."""

    first: int
    numeral: Numeral
    suffix: Suffix | None
    signed: bool

    @property
    def end(self) -> int:
        return self.numeral.end if self.suffix is None else self.suffix.end


def read_core(tokens: Tokens, at: int, *, ranges: bool = True) -> Core | None:
    """The core whose number begins at token ``at``; what stands before the number is looked for to its left.

    ``ranges``: whether it may have a second number.
    """
    sign = find_sign_before(tokens, at)
    start = at if sign is None else sign[0]
    between = "between" in (tokens.low[start - 1], tokens.low[skip_bound_back(tokens, start) - 1])
    between = between or (
        "ages" in tokens.low[start - 2 : start] and "between" in tokens.low[max(0, start - 4) : start]
    )
    left = _read_piece(tokens, at, join=not between)
    if left is None:
        return None
    right = _read_other_end(tokens, left, between) if ranges else None
    if right is None:
        right = _read_rest(tokens, left)
        return _make_single(tokens, left) if right is None else _add_parts(tokens, left, right)
    return _make_range(tokens, left, right)


def _read_piece(tokens: Tokens, at: int, *, join: bool = True) -> _Piece | None:
    numeral = read_numeral(tokens, at, join=join)
    if numeral is None:
        return None
    sign = find_sign_before(tokens, at)
    if sign is not None and not _is_sign_meant(tokens, numeral, sign):
        sign = None
    if sign is None:
        suffix = read_suffix(tokens, numeral)
        if suffix is None and numeral.form is Form.SHARE:
            suffix = _read_part_of_unit(tokens, numeral)
        return _Piece(at, numeral, suffix, False)
    return _Piece(sign[0], numeral, _sign_suffix(tokens, numeral, sign[1]), True)


def _is_sign_meant(tokens: Tokens, numeral: Numeral, sign: tuple[int, Money]) -> bool:
    """Not that of the number before it ("20 € 50 cents"); letters of other uses only with an amount ("R1.4bn")."""
    first, money = sign
    if (
        tokens.is_number(first - 1)
        and not tokens.touches(numeral.first - 1)
        and find_sign_before(tokens, first - 1) is None
    ):
        return False
    if money.exact in ("R", "PS"):
        grouped = "," in tokens.raw(numeral.first) or numeral.low.denominator > 1
        return tokens.touches(first) and (numeral.factor > 1 or grouped)
    return True


def _sign_suffix(tokens: Tokens, numeral: Numeral, money: Money) -> Suffix:
    """The suffix of a number with a sign, with the currency's name once more where it is said ("$10 dollars")."""
    end = numeral.end
    named = read_name(tokens, end) if not tokens.low[end].startswith("-") else None
    again = named is not None and named[1].parts == 1 and tokens.low[named[0] - 1] in ("dollar", "dollars")
    unit = money.code
    if again and named is not None and named[1].code != "USD":
        unit = named[1].code
    return Suffix(FigureKind.MONEY, named[0] if again and named else end, unit, money.parts, money.table, money.words)


def read_suffix(tokens: Tokens, numeral: Numeral) -> Suffix | None:
    """What follows a number without a sign: money, a multiple, an age, a unit of measure, a share of others."""
    at = numeral.end
    if numeral.form is Form.VAGUE and tokens.low[at] == "of":
        return _read_money(tokens, numeral._replace(end=at + 1)) or _read_measure(tokens, numeral._replace(end=at + 1))
    return (
        _read_money(tokens, numeral)
        or _read_multiple(tokens, at)
        or _read_magnitude(tokens, numeral)
        or _read_ratio(tokens, numeral)
        or _read_measure(tokens, numeral)
    )


def _read_money(tokens: Tokens, numeral: Numeral) -> Suffix | None:
    found = read_name(tokens, numeral.end)
    if found is None:
        return None
    end, money = found
    hyphenated = tokens.low[numeral.end] == "-"
    if not _is_meant(tokens, numeral, end, money):
        return None
    code = money.code if money.table == "currencies.tsv" or money.parts > 1 else settle_country(tokens, money)
    return Suffix(FigureKind.MONEY, end, code, money.parts, money.table, money.words, hyphenated=hyphenated)


def _is_meant(tokens: Tokens, numeral: Numeral, end: int, money: Money) -> bool:
    """Whether a word that may be something else means money here."""
    if money.needs == "money":
        weighed = tokens.low[end] == "of" and numeral.low < 10**6
        return numeral.factor >= 10**6 or (not weighed and speaks_of(tokens, "money"))
    if money.needs == "glued":
        return tokens.touches(numeral.end - 1) and (tokens.low[end] in ("", ",", ".") or speaks_of(tokens, "money"))
    if money.needs == "after":
        return numeral.low >= _WON_LEAST
    return money.needs != "before"


def _read_magnitude(tokens: Tokens, numeral: Numeral) -> Suffix | None:
    """As in "6.2-magnitude", "magnitude 6.2": a measure without a unit."""
    at = numeral.end
    dash = tokens.low[at] in ("-", "‐", "‑")
    if tokens.low[at + dash] == "magnitude":
        return Suffix(FigureKind.MEASURE, at + dash + 1, row="magnitude", hyphenated=dash)
    if tokens.low[numeral.first - 1] == "magnitude" or tokens.low[numeral.first - 2] == "magnitude":
        return Suffix(FigureKind.MEASURE, at, row="magnitude") if numeral.low < 11 else None
    return None


def _read_multiple(tokens: Tokens, at: int) -> Suffix | None:
    """As in "three times the limit", "four times more": a multiple. "Nine times" alone counts times."""
    low = tokens.low
    if low[at] == "times" and (low[at + 1] in words_of("multiple") or low[at + 1].endswith("er")):
        return Suffix(FigureKind.RATE, at + 1, row="times")
    if low[at] == "-" and low[at + 1] == "fold":
        return Suffix(FigureKind.RATE, at + 2, row="fold", hyphenated=True)
    return None


def _read_ratio(tokens: Tokens, numeral: Numeral) -> Suffix | None:
    """As in "one in five", "nine out of 10", "45 per 100,000": a share; ``parts`` is what the number is divided by."""
    at, low = numeral.end, tokens.low
    if low[at] == "-" and low[at + 1] in ("in", "to") and low[at + 2] == "-" and low[at + 1] == "in":
        place = at + 3
    elif low[at] == "out" and low[at + 1] == "of":
        place = at + 2 + (low[at + 2] == "every")
    elif low[at] in ("in", "per"):
        place = at + 1 + (low[at + 1] == "every")
    elif low[at] == "of" and low[at + 1] == "every":
        place = at + 2
    else:
        return None
    under = read_numeral(tokens, place)
    if under is None or not isinstance(under.low, int) or not 0 < numeral.low < under.low or under.high is None:
        return None
    if "in" in (low[at], low[at + 1]) and not _is_share_in(tokens, numeral, under):
        return None
    return Suffix(FigureKind.RATE, under.end, parts=under.low, row=low[at])


def _is_share_in(tokens: Tokens, numeral: Numeral, under: Numeral) -> bool:
    """Whether "N in M" is a share: a round M, and no time, year or thing that something is in."""
    if numeral.low != 1 and under.low not in (3, 4, 5, 6, 7, 8, 9, 10, 20, 25, 50, 100, 1000, 10000, 100000):
        return False
    if 1500 <= under.low < 2100 and "," not in tokens.raw(under.first):
        return False
    return read_unit(tokens, under.end) is None and read_name(tokens, under.end) is None


def _read_measure(tokens: Tokens, numeral: Numeral) -> Suffix | None:
    at = numeral.end
    hyphenated = tokens.low[at] in ("-", "‐", "‑")
    found = read_unit(tokens, at + hyphenated)
    if found is None and hyphenated:
        return None
    if found is None:
        return _read_heat(tokens, at)
    end, unit = found
    if unit.dimension == "percent":
        return Suffix(FigureKind.PERCENT, end, None, 1, "units.tsv", unit.words, "percent", hyphenated)
    if unit.dimension == TIME:
        aged = _read_age(tokens, end, unit)
        if aged is not None:
            return aged
    if not _is_unit_meant(tokens, numeral, end, unit, hyphenated):
        return None
    code = unit.code
    per = read_over(tokens, end) or (read_per(tokens, end) if unit.dimension != TIME else None)
    if per is not None:
        code, end = f"{code}/{per[1]}", per[0]
    heat = code == "deg" and (numeral.low < 0 or speaks_of(tokens, "temperature"))
    return Suffix(
        FigureKind.MEASURE, end, None if heat else code, 1, "units.tsv", unit.words, unit.dimension, hyphenated
    )


def _read_part_of_unit(tokens: Tokens, numeral: Numeral) -> Suffix | None:
    """As in "Half a metre", "a quarter of an hour"."""
    at = numeral.end + (tokens.low[numeral.end] == "of")
    found = read_unit(tokens, at + 1) if tokens.low[at] in ("a", "an") else None
    if found is None or found[1].plural or found[1].symbol is not None:
        return None
    unit = found[1]
    return Suffix(FigureKind.MEASURE, found[0], unit.code, 1, "units.tsv", unit.words, unit.dimension)


def _read_heat(tokens: Tokens, at: int) -> Suffix | None:
    """As in "40C", "98 F" where the sentence speaks of temperature."""
    code = {"C": "Cel", "F": "[degF]"}.get(tokens.raw(at)) if tokens.low[at] in ("c", "f") else None
    if code is None or not tokens.touches(at - 1) or not speaks_of(tokens, "temperature"):
        return None
    if tokens.touches(at) and tokens.low[at + 1] in ("/", "-"):
        return None
    return Suffix(FigureKind.MEASURE, at + 1, code, 1, "units.tsv", tokens.raw(at), "temperature")


def _read_age(tokens: Tokens, at: int, unit: Unit) -> Suffix | None:
    """As in "-year-old", "years old", "years of age", behind the unit that ends at ``at``."""
    low = tokens.low
    if low[at] == "-" and low[at + 1] in _OLD:
        return Suffix(FigureKind.AGE, at + 2, unit.code, 1, "units.tsv", unit.words, "age", True)
    if low[at] in _OLD or (low[at] == "of" and low[at + 1] == "age"):
        end = at + 1 if low[at] in _OLD else at + 2
        return Suffix(FigureKind.AGE, end, unit.code, 1, "units.tsv", unit.words, "age")
    return None


def _is_unit_meant(tokens: Tokens, numeral: Numeral, end: int, unit: Unit, hyphenated: bool) -> bool:
    """Whether a word that may be something else is a unit here."""
    if unit.code == "s" and unit.words == "second":
        return hyphenated or numeral.low == 1
    if unit.code == "deg" and numeral.form is Form.WORDS and not speaks_of(tokens, "temperature"):
        return tokens.low[end] in ("of", "north", "south", "east", "west", "longitude", "latitude", "angle")
    if unit.symbol is not None and numeral.form is not Form.DIGITS:
        return unit.symbol in (
            "kg",
            "km",
            "mph",
            "kph",
            "cm",
            "mm",
            "lb",
            "lbs",
            "kWh",
            "MW",
            "GW",
            "km/h",
            "ft",
            "sq km",
        )
    return True


def _read_other_end(tokens: Tokens, left: _Piece, between: bool) -> _Piece | None:
    """The number at the other end of a range that begins with ``left``."""
    at = left.end
    word = tokens.low[at]
    joined = word == "and" if between else word in ("to", "or", "through") or word in DASHES
    if not joined or left.numeral.form is Form.VAGUE:
        return None
    if word in DASHES and not _is_range_dash(tokens, at):
        return None
    place = at + 1
    sign = _skip_sign(tokens, place)
    right = _read_piece(tokens, sign, join=not between or tokens.low[left.numeral.first] == "hundred")
    if right is None or right.numeral.form is Form.VAGUE or right.numeral.high is None:
        return None
    return right if _fit_together(tokens, left, right, word) else None


def _is_range_dash(tokens: Tokens, at: int) -> bool:
    """Whether the dash at ``at`` has the same on both sides, space or none, and no third number is tied on."""
    if tokens.touches(at - 1) != tokens.touches(at):
        return False
    chained = tokens.low[at + 2] in DASHES and tokens.touches(at + 1) and tokens.is_number(at + 3)
    return not chained and not (tokens.low[at - 2] in DASHES and tokens.is_number(at - 3) and tokens.touches(at - 2))


def _skip_sign(tokens: Tokens, at: int) -> int:
    """The index of the number behind a sign of money at ``at``, or ``at``."""
    for place in range(at, min(at + 4, tokens.size)):
        if tokens.is_number(place):
            sign = find_sign_before(tokens, place)
            return place if sign is not None and sign[0] == at else at
    return at


def _fit_together(tokens: Tokens, left: _Piece, right: _Piece, word: str) -> bool:
    """Whether two numbers may be the ends of one range: of a kind, rising, and close where "or" joins them."""
    one, other = left.suffix, right.suffix
    if one is not None and other is not None and (one.kind is not other.kind or one.unit != other.unit):
        return False
    if one is not None and other is None and not right.signed and one.kind is not FigureKind.MONEY:
        return False
    if one is not None and other is not None and one.kind is FigureKind.AGE:
        return False
    low, high = _inherit(tokens, left, right), right.numeral.low
    if word == "or":
        return low < high <= max(low * 3, low + 10)
    return low < high


def _inherit(tokens: Tokens, left: _Piece, right: _Piece) -> Exact:
    """The lower end with the scale that only the upper one has: "2-3 million", "two or three hundred", "3-4,000"."""
    low, high = left.numeral.low, right.numeral.low
    factor = right.numeral.factor
    if factor == 1 and tokens.low[right.numeral.end - 1] == "hundred":
        factor = 100
    written = tokens.raw(right.numeral.first)
    if factor == 1 and "," in written and high % 1000 == 0 and tokens.low[left.end] in DASHES and low < 1000:
        factor = 1000
    if left.numeral.factor == 1 and factor > 1 and low < high and low * factor < high and low > 0:
        return low * factor
    return low


def _make_range(tokens: Tokens, left: _Piece, right: _Piece) -> Core:
    suffix = right.suffix or left.suffix
    low: Exact | None = _inherit(tokens, left, right)
    high: Exact | None = right.numeral.low
    if suffix is not None and suffix.parts > 1:
        low, high = _divide(low, suffix.parts), _divide(high, suffix.parts)
    return Core(
        first=left.first,
        end=right.end,
        number=left.numeral.first,
        number_end=right.numeral.end,
        low=low or 0,
        high=high,
        form=right.numeral.form,
        approximate=False,
        suffix=suffix._replace(end=right.end) if suffix is not None else None,
        ranged=True,
        parted=left.suffix is not None,
    )


def _make_single(tokens: Tokens, piece: _Piece) -> Core:
    numeral, suffix = piece.numeral, piece.suffix
    low: Exact | None = numeral.low
    high = numeral.high
    if suffix is not None and suffix.parts > 1:
        low, high = _divide(low, suffix.parts), _divide(high, suffix.parts)
    return Core(
        first=piece.first,
        end=piece.end,
        number=numeral.first,
        number_end=numeral.end,
        low=low or 0,
        high=high,
        form=numeral.form,
        approximate=numeral.approximate,
        suffix=suffix,
        plain=numeral.end == numeral.first + 1 and tokens.low[numeral.first].isdecimal(),
    )


def _divide(value: Exact | None, parts: int) -> Exact | None:
    return None if value is None else reduce(Fraction(value) / parts)


def _read_rest(tokens: Tokens, left: _Piece) -> _Piece | None:
    """The smaller part of "5 feet 2 inches", "two years and six months", "three dollars and 50 cents"."""
    if left.suffix is None or left.suffix.kind not in (FigureKind.MEASURE, FigureKind.MONEY) or left.suffix.hyphenated:
        return None
    at = left.end + (tokens.low[left.end] == "and")
    if left.suffix.unit == "[ft_i]" and tokens.low[at + 1] == "in" and tokens.low[at].isdecimal():
        inches = Suffix(FigureKind.MEASURE, at + 2, "[in_i]", 1, "units.tsv", "in", "length")
        numeral = read_numeral(tokens, at)
        return None if numeral is None else _Piece(at, numeral, inches, False)
    if left.suffix.unit is None or (not tokens.is_number(at) and tokens.low[at] not in load_number_words()):
        return None
    right = _read_piece(tokens, at)
    return right if right is not None and _count_parts(left.suffix, right) > 1 else None


def _count_parts(whole: Suffix, right: _Piece) -> int:
    """How many of the right piece's unit make one of the left one's; 0 where it is no part of it."""
    part = right.suffix
    if part is None or part.kind is not whole.kind or right.signed:
        return 0
    if whole.kind is FigureKind.MONEY:
        return part.parts if whole.parts == 1 and part.unit in (whole.unit, "USD") else 0
    return _load_pairs().get((whole.unit or "", part.unit or ""), 0)


def _add_parts(tokens: Tokens, left: _Piece, right: _Piece) -> Core:
    core = _make_single(tokens, left)
    assert left.suffix is not None
    value = reduce(core.low + Fraction(right.numeral.low) / _count_parts(left.suffix, right))
    return core._replace(end=right.end, low=value, high=value, plain=False, suffix=left.suffix._replace(end=right.end))


@cache
def _load_pairs() -> dict[tuple[str, str], int]:
    return {(row["whole"], row["part"]): int(row["parts"]) for row in load_rows("figure_pairs.tsv")}
