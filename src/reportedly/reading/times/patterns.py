"""The rows of the time grammar as regular expressions over the codes of tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from reportedly.reading.table_rows import load_rows
from reportedly.reading.times.lexicon import Lexicon, build_lexicon

PATTERNS = "time_patterns.tsv"

_PART = re.compile(r"(?P<name>[a-z]+\d?):(?=\S)|(?P<mark>[()|?*+])|(?P<macro>@[A-Z_]+)|(?P<item>[^\s()|?*+]+)")
_QUANTIFIERS = frozenset("?*+")
_NEVER = "(?!)"


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of the grammar. ``rank`` is its place in the table: of two matches of one length the first row wins.

    ``second`` are the codes that the second token of a match may have; ``alone`` tells that it may be of one token.
    """

    name: str
    rule: str
    fixed: Mapping[str, str]
    guards: tuple[str, ...]
    pattern: re.Pattern[str]
    rank: int
    second: frozenset[str]
    alone: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar, ready to match. ``starts`` maps the code of a first token to the rows that may begin with it.

    ``core`` finds a code that an expression cannot do without: a stretch without one need not be tried.
    """

    lexicon: Lexicon
    starts: Mapping[str, tuple[Row, ...]]
    core: re.Pattern[str]
    _known: dict[str, tuple[Row, ...]] = field(default_factory=dict)

    def list_rows(self, codes: str) -> tuple[Row, ...]:
        """The rows that may fit where a text goes on with ``codes``, of two tokens, or of one at its end."""
        rows = self._known.get(codes)
        if rows is None:
            may = (row for row in self.starts.get(codes[:1], ()) if row.alone or codes[1:] in row.second)
            rows = self._known[codes] = tuple(may)
        return rows


class _Fragment(NamedTuple):
    """A piece of a pattern as a regular expression, the codes of its first two tokens, and how short it may be."""

    source: str
    first: frozenset[str]
    second: frozenset[str]
    empty: bool
    alone: bool

    def join(self, other: _Fragment) -> _Fragment:
        """This piece, and the other one behind it."""
        second = self.second | other.first if self.alone else self.second
        return _Fragment(
            self.source + other.source,
            self.first | other.first if self.empty else self.first,
            second | other.second if self.empty else second,
            self.empty and other.empty,
            (self.alone and other.empty) or (self.empty and other.alone),
        )


@cache
def load_grammar() -> Grammar:
    """The grammar of the table, compiled once."""
    rows = load_rows(PATTERNS)
    macros = {row["name"]: row["pattern"] for row in rows if row["rule"] == "macro"}
    kept = [row for row in rows if row["rule"] != "macro"]
    cut = [_cut(row["pattern"], macros) for row in kept]
    lexicon = build_lexicon({text for parts in cut for kind, text in parts if kind == "item" and not text.isupper()})
    starts: dict[str, list[Row]] = {}
    for rank, (row, parts) in enumerate(zip(kept, cut, strict=True)):
        fragment = _read_choice(list(reversed(parts)), lexicon)
        made = Row(
            row["name"],
            row["rule"],
            _read_fixed(row["set"]),
            tuple(row["guard"].split()),
            re.compile(fragment.source),
            rank,
            fragment.second,
            fragment.alone,
        )
        for code in fragment.first:
            starts.setdefault(code, []).append(made)
    return Grammar(lexicon, {code: tuple(found) for code, found in starts.items()}, _find_core(lexicon))


def _read_fixed(written: str) -> dict[str, str]:
    """``kind=set;amount=1`` as a mapping."""
    pairs = (item.partition("=") for item in written.split(";") if item)
    return {name: value for name, _, value in pairs}


def _cut(pattern: str, macros: Mapping[str, str]) -> list[tuple[str, str]]:
    """The parts of a pattern, each with what it is, macros written out."""
    parts: list[tuple[str, str]] = []
    for match in _PART.finditer(pattern):
        kind, text = str(match.lastgroup), match[str(match.lastgroup)]
        parts += _cut(macros[text], macros) if kind == "macro" else [(kind, text)]
    return parts


def _read_choice(parts: list[tuple[str, str]], lexicon: Lexicon) -> _Fragment:
    """Alternatives up to the bracket that closes or the end; ``parts`` is used up from its end."""
    choices = [_read_sequence(parts, lexicon)]
    while parts and parts[-1][1] == "|" and parts[-1][0] == "mark":
        parts.pop()
        choices.append(_read_sequence(parts, lexicon))
    if len(choices) == 1:
        return choices[0]
    return _Fragment(
        "|".join(choice.source for choice in choices),
        frozenset[str]().union(*(choice.first for choice in choices)),
        frozenset[str]().union(*(choice.second for choice in choices)),
        any(choice.empty for choice in choices),
        any(choice.alone for choice in choices),
    )


def _read_sequence(parts: list[tuple[str, str]], lexicon: Lexicon) -> _Fragment:
    found = _Fragment("", frozenset(), frozenset(), True, False)
    while parts and parts[-1] not in (("mark", "|"), ("mark", ")")):
        found = found.join(_read_item(parts, lexicon))
    return found


def _read_item(parts: list[tuple[str, str]], lexicon: Lexicon) -> _Fragment:
    kind, text = parts.pop()
    name = ""
    if kind == "name":
        name = f"?P<{text}>"
        kind, text = parts.pop()
    if (kind, text) == ("mark", "("):
        inner = _read_choice(parts, lexicon)
        parts.pop()
        item = inner._replace(source=f"({name or '?:'}{inner.source})")
    else:
        codes = lexicon.members.get(text if text.isupper() else "=" + text, "")
        atom = _write_set(codes)
        item = _Fragment(f"({name}{atom})" if name else atom, frozenset(codes), frozenset(), False, True)
    if parts and parts[-1][0] == "mark" and parts[-1][1] in _QUANTIFIERS:
        mark = parts.pop()[1]
        item = _repeat(item, mark)
    return item


def _repeat(item: _Fragment, mark: str) -> _Fragment:
    """The piece with a quantifier behind it."""
    again = item.first if mark != "?" and item.alone else frozenset[str]()
    return item._replace(source=item.source + mark, second=item.second | again, empty=item.empty or mark != "+")


_CORE = (
    "MONTH MONTH_SHORT WEEKDAY WEEKDAY_SHORT WEEKDAYS UNIT UNITS SEASON PART POINT DAY_WORD NIGHT_WORD DECADE_WORD "
    "OFTEN LASTING NOW LATELY FUTURE PAST AM PM YEAR DECADE DECADE_SHORT CLOCK HHMM ISO ISO_WEEK SLASH2 SLASH3 DOTTED "
    "YY DAY_ORDINAL BEFORE_CHRIST AFTER_CHRIST =half =quarter =o'clock =overnight =present =time =moment =point =stage "
    "=9/11 =date =period =era =ago =q =christmas =xmas =eve =halloween "
    "=juneteenth =thanksgiving =easter =patrick =armistice =boxing"
).split()


def _find_core(lexicon: Lexicon) -> re.Pattern[str]:
    """The codes of the classes without one of which nothing is an expression."""
    return re.compile(_write_set("".join(set("".join(lexicon.members.get(name, "") for name in _CORE)))))


def _write_set(codes: str) -> str:
    """The codes as a set of ``re``, those that follow one another as a range; what never matches for none."""
    found: list[list[int]] = []
    for code in sorted(map(ord, codes)):
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    ranges = (re.escape(chr(low)) + ("-" + re.escape(chr(high)) if high > low else "") for low, high in found)
    return f"[{''.join(ranges)}]" if codes else _NEVER
