"""Units of measure: which one stands at a place, with its UCUM code. Rows of ``units.tsv`` and compounds of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.reading.figures.phrases import Phrases, index_phrases
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.table_rows import load_rows

TIME = "time"
PER_WORDS = frozenset({"per", "a", "an", "each", "every", "/"})
_TIMES = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})
_MOMENTS = frozenset({"after", "ago", "before", "earlier", "from", "later", "since", "previously", "apart"})
"""Behind "a week" these make it a time: "1,250 people a week later" is no rate."""
_DASH = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as the table has it. ``symbol``: as it must be written, None where it is spelled out in any case."""

    code: str
    dimension: str
    words: str
    symbol: str | None
    plural: bool = False


def read_unit(tokens: Tokens, at: int) -> tuple[int, Unit] | None:
    """The unit that begins at token ``at`` and the index behind it, the longest; symbols are compared as written."""
    for words, unit in _load_units().first.get(tokens.low[at], ()):
        end = at + len(words)
        if end > tokens.size or (len(words) > 1 and tuple(tokens.low[at:end]) != words):
            continue
        if unit.symbol is None or _is_symbol(tokens, at, end, unit.symbol):
            return end, unit
    return None


def read_per(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """The index behind "a day", "per week", "-a-year" at ``at``, and the unit of time that divides."""
    place = at + (tokens.low[at] == _DASH)
    if tokens.low[place] not in PER_WORDS:
        return None
    place += 1 + (tokens.low[place + 1] == _DASH)
    found = read_unit(tokens, place)
    if found is None or found[1].code not in _TIMES or found[1].plural or tokens.low[found[0]] in _MOMENTS:
        return None
    return found[0], found[1].code


def read_over(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """As in "/cm2", "per litre" at ``at``: the index behind it, and the code of the unit that divides."""
    if tokens.low[at] not in ("/", "per"):
        return None
    found = read_unit(tokens, at + 1)
    if found is None or found[1].plural or (tokens.low[at] == "/" and not tokens.touches(at)):
        return None
    code = found[1].code
    return found[0], f"({code})" if "." in code else code


def _is_symbol(tokens: Tokens, at: int, end: int, symbol: str) -> bool:
    if tokens.text[tokens.starts[at] : tokens.ends[end - 1]] != symbol:
        return False
    if end < tokens.size and tokens.touches(end - 1) and tokens.low[end][0].isalnum():
        return False
    return len(symbol) > 1 or not symbol.isalpha() or tokens.touches(at - 1) or tokens.low[end] == "/" or symbol == "m"


@cache
def _load_units() -> Phrases[Unit]:
    pairs = []
    for row in load_rows("units.tsv"):
        for name in filter(None, row["names"].split("|")):
            for form, plural in spell_forms(name):
                pairs.append((form, _make(row, form, None, plural)))
        for symbol in filter(None, row["symbols"].split("|")):
            pairs.append((symbol, _make(row, symbol, symbol, False)))
    return index_phrases(pairs)


def _make(row: dict[str, str], words: str, symbol: str | None, plural: bool) -> Unit:
    return Unit(code=row["code"], dimension=row["dimension"], words=words, symbol=symbol, plural=plural)


def spell_forms(name: str) -> tuple[tuple[str, bool], ...]:
    """The forms of a name as the tables write it, each with whether it is a plural: regular, after "/", or none ("//").

    Of a compound with "per" or "a" the plural is that of its first part ("miles per hour").
    """
    if name.endswith("//"):
        return ((name[:-2], False),)
    singular, _, plural = name.partition("/")
    if plural:
        return ((singular, False), (plural, True)) if plural != singular else ((singular, False),)
    return (singular, False), (_pluralize(singular), True)


def _pluralize(name: str) -> str:
    for joint in (" per ", " a ", " an ", "-per-", "-a-", "-an-", " of "):
        head, found, rest = name.partition(joint)
        if found:
            return f"{_pluralize(head)}{joint}{rest}"
    return name if name.endswith("s") else f"{name}s"
