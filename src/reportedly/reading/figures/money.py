"""Money: signs and codes before a number ("US$", "AUD"), names and signs behind it ("Canadian dollars", "pence")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.reading.figures.phrases import Phrases, index_phrases
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.figures.units import spell_forms
from reportedly.reading.table_rows import Row, load_rows

_WORDLIKE = frozenset(
    {"ALL", "TOP", "TRY", "CUP", "PEN", "GEL", "MAD", "SOS", "BOB", "MOP", "COP", "RON", "BAM", "LAK"}
)
"""Codes that are words when a headline is set in capitals: they do not count before a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A currency as a table has it. ``code`` is None where the word does not settle it ("francs").

    ``parts``: how many make one of the currency. ``needs``: what else must hold (figure_money.tsv). ``exact``: the
    letters must be written so; None where any case will do.
    """

    code: str | None
    parts: int
    words: str
    table: str
    needs: str = ""
    exact: str | None = None


def read_sign(tokens: Tokens, at: int) -> tuple[int, Money] | None:
    """The sign or code at ``at`` that stands before a number, the longest, and the index behind it."""
    for words, money in _load_signs().first.get(tokens.low[at], ()):
        end = at + len(words)
        if end <= tokens.size and tuple(tokens.low[at:end]) == words and _is_exact(tokens, at, end, money):
            return None if money.exact in _WORDLIKE and not tokens.touches(end - 1) else (end, money)
    return None


def find_sign_before(tokens: Tokens, at: int) -> tuple[int, Money] | None:
    """The sign or code that ends before token ``at``, the longest, and its first index."""
    for words, money in _load_signs().last.get(tokens.low[at - 1], ()):
        start = at - len(words)
        if start >= 0 and tuple(tokens.low[start:at]) == words and _is_exact(tokens, start, at, money):
            if _is_cut(tokens, start) or tokens.low[start - 1] in ("'", "’"):  # "the city ' s $ 5" in tokenised text
                continue
            if money.exact in _WORDLIKE and not tokens.touches(at - 1):
                continue
            return start, money
    return None


def settle_country(tokens: Tokens, money: Money) -> str | None:
    """The code of an amount whose noun several countries share: the one that the sentence names, else the table's."""
    owners = _load_owners().get(money.words.removesuffix("s"), {})
    named = {code for word, code in owners.items() if word in tokens.words}
    return named.pop() if len(named) == 1 else money.code


def is_money_sign(tokens: Tokens, at: int) -> bool:
    """Whether a sign or a code of money ends with token ``at``."""
    return find_sign_before(tokens, at + 1) is not None


def read_name(tokens: Tokens, at: int) -> tuple[int, Money] | None:
    """The currency behind a number, by name, code or sign, the longest, and the index behind it."""
    place = at + (tokens.low[at] == "-")
    best = _load_names().begin(tokens, place)
    sign = read_sign(tokens, at) if best is None else None
    if sign is not None and tokens.is_number(sign[0]) and tokens.touches(sign[0] - 1) and not tokens.touches(at - 1):
        return None  # "1 $10 bill"
    return best or sign


def _is_exact(tokens: Tokens, start: int, end: int, money: Money) -> bool:
    if money.exact is None:
        return tokens.low[start] != "a" or tokens.touches(start)  # "a $300 loan" is no A$
    return tokens.text[tokens.starts[start] : tokens.ends[end - 1]] == money.exact


def _is_cut(tokens: Tokens, start: int) -> bool:
    """Whether a sign of letters only ends a longer word ("RAUD5")."""
    return start > 0 and tokens.touches(start - 1) and tokens.low[start - 1][0].isalnum()


@cache
def _load_signs() -> Phrases[Money]:
    pairs = []
    for row in load_rows("currencies.tsv"):
        signs = [*filter(None, row["symbols"].split("|")), *([row["code"]] if row["nouns"] else [])]
        for sign in signs:
            exact = sign if sign.replace(".", "").isalpha() and sign.isascii() else None
            pairs.append((sign, _make(row["code"], sign, "currencies.tsv", exact=exact)))
    return index_phrases(pairs)


@cache
def _load_owners() -> dict[str, dict[str, str]]:
    """For each noun that several countries' money has: their names and demonyms in one word, with the codes.

    Not of dollars, which are American until a word beside them says otherwise.
    """
    found: dict[str, dict[str, str]] = {}
    for row in load_rows("currencies.tsv"):
        for noun in filter(None, row["nouns"].split("|")):
            words = [word.lower() for word in _find_country_words(row["countries"]) if word.isalpha()]
            forms = [form for word in words for form in (word, f"{word}'s")]
            if not row["origin"].endswith("use"):
                found.setdefault(noun.partition("/")[0], {}).update(dict.fromkeys(forms, row["code"]))
    found.pop("dollar")
    return found


@cache
def _load_names() -> Phrases[Money]:
    rows = load_rows("currencies.tsv")
    pairs = [pair for row in rows for pair in _name(row)]
    owners: dict[str, set[str]] = {}
    for row in rows:
        for noun in filter(None, row["nouns"].split("|")):
            owners.setdefault(noun.partition("/")[0], set()).add(row["code"])
    for row in rows:
        for noun in filter(None, row["nouns"].split("|")):
            if len(owners[noun.partition("/")[0]]) == 1:
                pairs += [(form, _make(row["code"], noun, "currencies.tsv")) for form, _ in spell_forms(noun)]
    return index_phrases([*_name_alone(), *pairs])


def _name(row: Row) -> list[tuple[str, Money]]:
    """As in "Canadian dollar", "Hong Kong dollars", and full names."""
    own = [form for name in filter(None, row["names"].split("|")) for form, _ in spell_forms(name)]
    forms = [form for noun in filter(None, row["nouns"].split("|")) for form, _ in spell_forms(noun)]
    owned = [f"{country} {form}" for country in _find_country_words(row["countries"]) for form in forms]
    return [(name, _make(row["code"], name, "currencies.tsv")) for name in (*own, *owned)]


def _find_country_words(codes: str) -> list[str]:
    wanted = set(filter(None, codes.split("|")))
    found = []
    for row in load_rows("countries.tsv"):
        if row["country"] in wanted:
            found += [*row["demonyms"].split("|"), *row["names"].split("|")]
    return [word for word in found if word]


def _name_alone() -> list[tuple[str, Money]]:
    pairs = []
    for row in load_rows("figure_money.tsv"):
        for form, _ in spell_forms(row["word"]):
            pairs.append((form, _make(row["code"], form, "figure_money.tsv", int(row["parts"]), row["needs"])))
    return pairs


def _make(code: str, words: str, table: str, parts: int = 1, needs: str = "", exact: str | None = None) -> Money:
    return Money(code=code or None, parts=parts, words=words, table=table, needs=needs, exact=exact)
