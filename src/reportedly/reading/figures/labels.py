"""Numbers that are no figures: dates, times of day, years, labels, model names, list numbers, and what is no part of
a report's amounts: addresses, telephone numbers, the counters of a page.
"""

from __future__ import annotations

import re

from reportedly.reading.figures.addresses import is_address, is_block
from reportedly.reading.figures.ages import is_of_ages
from reportedly.reading.figures.bounds import skip_bound_back
from reportedly.reading.figures.contacts import is_contact
from reportedly.reading.figures.contexts import load_labels, load_peoples, load_stops, words_of
from reportedly.reading.figures.cores import DASHES, Core
from reportedly.reading.figures.counters import is_counter
from reportedly.reading.figures.grammar import Form
from reportedly.reading.figures.nouns import is_noun_like, is_plural
from reportedly.reading.figures.number_words import load_number_words
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.figures.units import TIME

_PREFIXES = frozenset("sub mid non pre post minus plus over under near about some top max min to or and than".split())
_URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")


def is_no_figure(tokens: Tokens, core: Core) -> bool:
    """Whether the words around a number make it a date, a label or part of a name."""
    if _is_glued(tokens, core) or _is_set_apart(tokens, core) or _is_clock(tokens, core) or _is_on_web(tokens, core):
        return True
    if core.suffix is not None:
        return core.suffix.dimension == TIME and (is_on_timeline(tokens, core) or _is_some_day(tokens, core))
    if (
        _is_bracketed(tokens, core)
        or _is_capital(tokens, core)
        or _is_date(tokens, core)
        or _is_label(tokens, core)
        or _is_pronoun(tokens, core)
        or is_block(tokens, core)
    ):
        return True
    if core.form is not Form.DIGITS:
        return False
    return (
        is_contact(tokens, core)
        or is_counter(tokens, core)
        or _is_in_list(tokens, core)
        or _is_in_name(tokens, core)
        or _is_model(tokens, core)
        or is_address(tokens, core)
    )


def _is_set_apart(tokens: Tokens, core: Core) -> bool:
    """As in "COVID -19": a dash that only looks like a minus, behind capitals."""
    dash = tokens.low[core.number] in DASHES and core.number_end == core.number + 2 and core.suffix is None
    return dash and len(tokens.raw(core.number - 1)) > 1 and tokens.raw(core.number - 1).isupper()


def is_on_timeline(tokens: Tokens, core: Core) -> bool:
    """Whether a length of time places something: "three days ago", "in the past 24 hours", "after six months"."""
    low, start = tokens.low, skip_bound_back(tokens, core.first)
    if core.suffix is not None and core.suffix.hyphenated:
        return False
    if low[core.end] in words_of("then") and not (low[core.end] == "on" and low[core.end + 1] != "from"):
        return True
    before = low[start - 1]
    if before in words_of("line of time") or before in ("within", "after", "every", "since"):
        return True
    return (
        before == "the"
        and low[start - 2] in ("in", "over", "during")
        and low[core.end] in ("to", "ending", "following")
    )


def _is_some_day(tokens: Tokens, core: Core) -> bool:
    """As in "One day they will come back"."""
    phrase = tokens.low[core.number] == "one" and tokens.low[core.end - 1] == "day" and core.end == core.number + 2
    return phrase and tokens.low[core.first - 1] in (
        "",
        ",",
        "that",
        "will",
        "would",
        "may",
        "might",
        "could",
        "and",
        "“",
        '"',
    )


def _is_glued(tokens: Tokens, core: Core) -> bool:
    """As in "Su-35", "M50", "320F", "7-Eleven": letters that touch the number and are no sign or unit."""
    low, first, end = tokens.low, core.first, core.end
    if is_of_ages(tokens, core):
        return False
    if first > 0 and tokens.touches(first - 1):
        before = low[first - 1]
        if before[0].isalpha() or before in ("_", "#", "№", "§", "@", "=", "/", ":", "+", "|"):
            return not (before == "=" or (before == "+" and core.number_end == core.end))
        if before in DASHES and _is_dashed(tokens, first):
            return True
        if before == "." and first > 1 and tokens.touches(first - 2) and tokens.low[first - 2][0].isalpha():
            return True
    if tokens.touches(end - 1) and end < tokens.size:
        after = low[end]
        if after[0].isalpha() and core.number_end == core.end and core.form is not Form.WORDS:
            return True
        if after in (":", "/", "_", "@") and low[end + 1][:1].isalnum() and tokens.touches(end):
            return core.suffix is None
        return after in DASHES and tokens.touches(end) and _is_name_behind(tokens, core)
    return False


def _is_dashed(tokens: Tokens, first: int) -> bool:
    """Whether a dash ties the number at ``first`` to a word or number before it."""
    if first < 2 or not tokens.touches(first - 2):
        return False
    before = tokens.low[first - 2]
    return before[0].isalnum() and before not in _PREFIXES and before not in load_number_words()


def _is_name_behind(tokens: Tokens, core: Core) -> bool:
    after = core.end + 1
    return core.suffix is None and (tokens.capital(after) or tokens.is_number(after)) and core.form is Form.DIGITS


def _is_clock(tokens: Tokens, core: Core) -> bool:
    low, end = tokens.low, core.number_end
    if low[end] in words_of("clock") or (low[end] in ("a", "p") and low[end + 1] == "." and low[end + 2] == "m"):
        return low[end] != "hrs" or core.low >= 100
    return low[core.first - 1] == ":" and tokens.touches(core.first - 1) and tokens.is_number(core.first - 2)


def _is_on_web(tokens: Tokens, core: Core) -> bool:
    if tokens.words.isdisjoint(("http", "https", "www", "@")):
        return False
    at = tokens.starts[core.number]
    line = tokens.text.rfind("\n", 0, at) + 1
    return any(
        match.start() <= at < match.end() for match in _URL.finditer(tokens.text, max(line, at - 2000), at + 200)
    )


def _is_capital(tokens: Tokens, core: Core) -> bool:
    """As in "Cyclone Seven": a small number in words and capitals behind a name."""
    named = core.first > 0 and tokens.capital(core.first) and tokens.capital(core.first - 1)
    return named and core.form is Form.WORDS and core.low < 100 and tokens.low[core.first - 1] not in load_stops()


def _is_bracketed(tokens: Tokens, core: Core) -> bool:
    """As in "[3]": a note's number."""
    return core.plain and tokens.low[core.first - 1] == "[" and tokens.low[core.end] == "]"


def _is_date(tokens: Tokens, core: Core) -> bool:
    low, first, end = tokens.low, core.first, core.end
    if core.form is Form.DIGITS and (_is_month(tokens, first - 1) or _is_month(tokens, end)):
        return core.low <= 31 or 1000 <= core.low < 2100
    if low[first - 1] == "." and _is_month(tokens, first - 2) and core.low <= 31:
        return True
    return _is_year(tokens, core)


def _is_month(tokens: Tokens, at: int) -> bool:
    return tokens.low[at] in words_of("month") and tokens.capital(at)


def _is_year(tokens: Tokens, core: Core) -> bool:
    """A plain number of four digits without a bound; below 1900 and above 2099 only where the words point to a date."""
    digits = tokens.low[core.number]
    if not (len(digits) == 4 and digits.isdecimal() and 1000 <= core.low < 2200 and core.form is Form.DIGITS):
        return False
    before = tokens.low[core.first - 1]
    if skip_bound_back(tokens, core.first) != core.first and before not in ("around", "about", "circa", "some"):
        return False
    if 1900 <= core.low < 2100:
        return not (core.ranged and core.low % 100 == 0 and is_plural(tokens, core.end))
    if before == "of" and not tokens.capital(core.first - 2):
        return False
    return before in words_of("year lead") and not is_noun_like(tokens, core.end)


def _is_label(tokens: Tokens, core: Core) -> bool:
    """As in "Flight 370", "Chapter 11", "No. 5", "the S&P 500"; not "in case 300 people come"."""
    match = load_labels().end(tokens, core.first)
    if match is None or match[1] in ("street", "button"):
        return tokens.low[core.first - 1] in ("#", "№", "§")
    if match[1] == "index":
        return core.form is Form.DIGITS
    if core.form is not Form.DIGITS:
        return tokens.low[core.first - 1] == "number" or (core.low < 100 and not is_noun_like(tokens, core.end))
    if not core.plain and not (core.ranged and "," not in tokens.raw(core.number_end - 1)):
        return False
    return tokens.capital(core.first - 1) or not is_plural(tokens, core.end)


def _is_pronoun(tokens: Tokens, core: Core) -> bool:
    """As in "One" that counts nothing: "no one", "one of the guards", "one day"."""
    if core.form is not Form.WORDS or core.low != 1 or tokens.low[core.number] != "one" or core.ranged:
        return False
    after = tokens.low[core.end]
    if tokens.low[core.first - 1] in words_of("not one"):
        return True
    if after in ("more", "other", "additional"):
        return not is_noun_like(tokens, core.end + 1) and after == "other"
    return not is_noun_like(tokens, core.end) or after in ("day", "thing", "way", "such", "time", "another", "side")


def _is_in_list(tokens: Tokens, core: Core) -> bool:
    low, first, end = tokens.low, core.first, core.end
    if core.ranged or not core.plain or core.low > 99:
        return False
    if low[first - 1] == "(" and low[end] == ")":
        return not (tokens.capital(first - 2) and core.low >= 14)
    if first == 0 and low[end] in (".", ")") and tokens.touches(end - 1):
        return True
    return low[end] == ")" and low[first - 1] in (";", ",", ":") and "(" not in low[max(0, first - 20) : first]


def _is_in_name(tokens: Tokens, core: Core) -> bool:
    """A plain number behind a capitalised word that is no figure's neighbour by chance ("Boeing 737", "iPhone 14")."""
    if not core.plain or core.ranged or core.low > 9999 or core.first == 0:
        return False
    digits = tokens.low[core.number]
    if len(digits) > 1 and digits[0] == "0":
        return True
    before = core.first - 1
    word = tokens.low[before]
    if not any(letter.isupper() for letter in tokens.raw(before)) or word in load_stops() or word in load_peoples():
        return False
    if word in words_of("harmed"):  # "Blast Kills 12, Hurts 30" in a headline
        return False
    if skip_bound_back(tokens, core.first) != core.first or word in load_number_words():
        return False
    return not is_plural(tokens, core.end)


def _is_model(tokens: Tokens, core: Core) -> bool:
    """As in "the 737 Max"."""
    if not core.plain or not 100 <= core.low < 1000 or not tokens.capital(core.end):
        return False
    led = tokens.low[core.first - 1] in ("the", "a")
    return led and not is_plural(tokens, core.end) and not is_noun_like(tokens, core.end + 1)
