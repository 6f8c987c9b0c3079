"""Numbers of houses and blocks: "221 Nelson Mandela Road", "407 E. Tellico", "the 1400 block", "at 900 Alder"."""

from __future__ import annotations

from reportedly.reading.figures.bounds import skip_bound_back
from reportedly.reading.figures.contexts import load_labels, load_peoples, load_stops, words_of
from reportedly.reading.figures.cores import Core
from reportedly.reading.figures.nouns import is_noun_like, is_plural
from reportedly.reading.figures.scan import Tokens

_WORDS = 4
"""Of how many words the name of a street is at most, with "Street"."""

_LEAST = 100
"""Below this a bare number before a name is no house ("at 12 Downing")."""

_DASHES = frozenset({"-", "‐", "‑"})
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ENDS = frozenset({"", ".", ",", ";", ":", ")", "(", "&", "—", "–", "-", "'", "”", '"'})
"""What may stand behind a house's address."""


def is_address(tokens: Tokens, core: Core) -> bool:
    """Whether a number in digits is that of a house."""
    at = _skip_direction(tokens, core.end)
    if core.ranged or (core.plain and at > core.end and _is_on_grid(tokens, core, at)):
        return not core.ranged
    if not _may_name_street(tokens, at):
        return False
    if tokens.low[at] in words_of("street first") or tokens.low[at + 1] in words_of("street joint"):
        return True
    return _leads_street(tokens, core, at) or (core.plain and _is_house(tokens, core, at))


def is_block(tokens: Tokens, core: Core) -> bool:
    """As in "the 900 block of Elm Street", "the 1400-block", "the 600 and 700 blocks of Elm"; not "20 blocks away"."""
    low, at = tokens.low, core.end
    whole = core.low % 100 == 0 and not core.ranged
    if whole and low[at] in ("and", "to", "through") and low[at + 1].isdecimal() and low[at + 2] == "blocks":
        return True
    at += low[at] in _DASHES
    if low[at] == "blocks":
        return whole and low[at + 1] == "of" and tokens.capital(at + 2)
    if low[at] not in words_of("block"):
        return False
    named = low[core.first - 1] == "the" or low[core.end] in _DASHES or not is_noun_like(tokens, at + 1)
    return (whole and named) or (core.plain and low[at + 1] == "of")


def _skip_direction(tokens: Tokens, at: int) -> int:
    """Past "E.", "SW", "North" before the name of a street."""
    if tokens.low[at].replace(".", "") not in words_of("direction") or not tokens.capital(at):
        return at
    return at + 1 + (tokens.low[at + 1] == ".")


def _is_on_grid(tokens: Tokens, core: Core, at: int) -> bool:
    """As in "3747 S. 2700 West", "5800 South 53rd Glen": a direction and a number, or the second number of such two."""
    if core.low < _LEAST and tokens.low[at - 1] != ".":
        return False
    before = core.first - 1 - (tokens.low[core.first - 1] == ".")
    crosses = tokens.low[before] in words_of("direction") and tokens.is_number(before - 1)
    return tokens.is_number(at) or (crosses and not tokens.capital(at)) or _is_cut(tokens, at)


def _is_cut(tokens: Tokens, at: int) -> bool:
    """Whether the sentence was taken to end behind the full stop of "3007 N."."""
    return at == tokens.size and tokens.low[at - 1] == "." and len(tokens.low[at - 2]) < 3


def _may_name_street(tokens: Tokens, at: int) -> bool:
    return tokens.capital(at) or _is_ordinal(tokens, at)


def _is_ordinal(tokens: Tokens, at: int) -> bool:
    return tokens.low[at].isdecimal() and tokens.touches(at) and tokens.low[at + 1] in _ENDINGS


def _leads_street(tokens: Tokens, core: Core, at: int) -> bool:
    """Whether "Street" or its like ends the name that begins at ``at``; not in "12 Supreme Court justices"."""
    place = at + 1 + _is_ordinal(tokens, at)
    while place < min(at + _WORDS, tokens.size):
        end = _end_street(tokens, place)
        if end is not None:
            return tokens.capital(place) and not _is_counted(tokens, core, end)
        if not tokens.capital(place):
            return False
        place += 1
    return False


def _end_street(tokens: Tokens, at: int) -> int | None:
    """The index behind a word for a street at ``at``, or None."""
    match = load_labels().begin(tokens, at)
    if match is not None and match[1] == "street":
        return match[0]
    return at + 1 if tokens.low[at] in words_of("street") else None


def _is_counted(tokens: Tokens, core: Core, at: int) -> bool:
    """Whether a plural at ``at`` makes the name before it one of those that are counted."""
    return is_plural(tokens, at) and not tokens.capital(at) and not _is_led(tokens, core)


def _is_led(tokens: Tokens, core: Core) -> bool:
    return tokens.low[core.first - 1] in words_of("house lead")


def _is_house(tokens: Tokens, core: Core, at: int) -> bool:
    """As in "at 900 Alder", "148 W. Alder": a number and a name behind which nothing is counted."""
    bound = skip_bound_back(tokens, core.first) != core.first
    if core.low < _LEAST or bound or not (_is_led(tokens, core) or at > core.end):
        return False
    place = at
    while place < at + _WORDS and tokens.capital(place) and _is_of_street(tokens, place):
        place += 1
    return place > at and _may_follow(tokens, place)


def _may_follow(tokens: Tokens, at: int) -> bool:
    """Whether a house's address may end before ``at``, or with it: "at 6700 Highway 24"."""
    if tokens.is_number(at):
        return _end_street(tokens, at - 1) is not None
    return tokens.low[at] in _ENDS or tokens.low[at] in load_stops()


def _is_of_street(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised word may belong to a street's name: no people, no plural, nothing in capitals only."""
    word = tokens.low[at]
    if word in load_stops() or word in load_peoples() or is_plural(tokens, at) or word.endswith("'s"):
        return False
    return not (tokens.raw(at).isupper() and len(word) > 3)
