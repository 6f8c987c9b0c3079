"""Numbers that are dialled, texted or looked up: telephone and emergency numbers, short codes, running numbers."""

from __future__ import annotations

import re

from reportedly.reading.figures.contexts import words_of
from reportedly.reading.figures.cores import DASHES, Core
from reportedly.reading.figures.nouns import is_plural
from reportedly.reading.figures.scan import Tokens

_TELEPHONE = re.compile(
    r"""(?<![\w.,$€£-])
    (?: (?:\+?1[-. ]?)? (?:\(\d{3}\)[ ]?-?[ ]?|\d{3}[-.])          # (317) or 317-
        (?: [\dA-Z]{3}-[\dA-Z]{4,} | \d{3}[. ]\d{4} | \d[A-Z]{6,} | [A-Z]{5,}-[A-Z]{2} )
      | \d{3}-(?:\d{4}|[A-Z]{4}) )
    (?![\w])""",
    re.VERBOSE,
)
"""As North America writes them: area code, three and four digits, or letters for the digits; the last seven alone."""

_REACH = 20
_LOCAL = 8
_RUNNING = 12
"""So many digits in a row are a running number."""

_CODES = range(5, 7)
"""How many digits the short code of a text message has."""

_KEYS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
"""The digits of a telephone's letters (ITU-T E.161)."""


def is_contact(tokens: Tokens, core: Core) -> bool:
    """Whether a number in digits is one that somebody dials, texts or looks up."""
    return (
        _is_emergency(tokens, core)
        or _is_telephone(tokens, core)
        or _is_chain(tokens, core)
        or _is_text_code(tokens, core)
        or _is_spelled(tokens, core)
        or _is_running(tokens, core)
    )


def _is_running(tokens: Tokens, core: Core) -> bool:
    """As in "post 672164670267084800": without a mark between digits nobody counts so far, but pages number posts."""
    span = tokens.span(core.number, core.number_end)
    long = span.end - span.start >= _RUNNING and tokens.text[span.start : span.end].isdecimal()
    return long and not is_plural(tokens, core.end)


def _is_emergency(tokens: Tokens, core: Core) -> bool:
    """As in "she called 911", "a 911 operator", "a .380-caliber handgun"."""
    words, end = words_of("emergency"), core.end
    if tokens.low[end] == "-" and tokens.low[end + 1] in words_of("bore"):
        return True
    beside = tokens.low[core.first - 1] in words or tokens.low[end] in words
    return core.plain and core.low in (911, 999, 112) and beside


def _is_telephone(tokens: Tokens, core: Core) -> bool:
    """As in "(317) 555-0156", "800-555-TIPS", "555-0156"; of "500-1000 people" nothing."""
    span = tokens.span(core.number, core.number_end)
    begin = max(0, span.start - _REACH)
    for match in _TELEPHONE.finditer(tokens.text, begin, span.end + _REACH):
        if match.start() <= span.start and span.end <= match.end():
            return match.end() - match.start() > _LOCAL or not _counts(tokens, core)
    return False


def _counts(tokens: Tokens, core: Core) -> bool:
    """Whether two numbers that look like a local telephone number are the ends of a range."""
    round_ends = core.ranged and core.low % 10 == 0 and (core.high or 0) % 100 == 0
    led = tokens.low[core.first - 1] in words_of("dial")
    return is_plural(tokens, core.end) or (round_ends and not led)


def _is_chain(tokens: Tokens, core: Core) -> bool:
    """Three plain runs of digits in a row, or two behind a plus."""
    first = core.number
    for _ in range(2):
        if first > 0 and _is_chained(tokens, first):
            first -= 2 if tokens.low[first - 1] in DASHES else 1
    end, count = first, 1
    while end + 1 < tokens.size and count < 3:
        step = 2 if tokens.low[end + 1] in DASHES else 1
        if not _is_chained(tokens, end + step):
            break
        end, count = end + step, count + 1
    plus = tokens.low[first - 1] == "+"
    return count > 2 or (count == 2 and plus) or (tokens.low[core.first - 1] == "+" and core.low > 999)


def _is_chained(tokens: Tokens, at: int) -> bool:
    """Whether the digits at ``at`` follow other digits, with a space or a dash between."""
    back = 2 if tokens.low[at - 1] in DASHES else 1
    if at - back < 0 or not (tokens.low[at].isdecimal() and tokens.low[at - back].isdecimal()):
        return False
    return tokens.starts[at] - tokens.ends[at - back] <= 1


def _is_text_code(tokens: Tokens, core: Core) -> bool:
    """As in "text TIPS and your message to 62777"."""
    if not core.plain or len(tokens.low[core.number]) not in _CODES or is_plural(tokens, core.end):
        return False
    return tokens.low[core.first - 1] in words_of("dial") and not tokens.words.isdisjoint(words_of("texting"))


def _is_spelled(tokens: Tokens, core: Core) -> bool:
    """As in "CRIMES (274637)" and "274637 (CRIMES)": a number in brackets beside a word that its keys spell."""
    digits = tokens.low[core.number]
    if not core.plain or len(digits) < 3:
        return False
    behind = tokens.low[core.end + 1] if tokens.low[core.end] == "(" and tokens.low[core.end + 2] == ")" else ""
    ahead = _read_dialled(tokens, core.first - 2) if tokens.low[core.first - 1] == "(" else ""
    return digits in (behind.translate(_KEYS), ahead.translate(_KEYS))


def _read_dialled(tokens: Tokens, at: int) -> str:
    """The word that ends with token ``at``, with letters and digits that touch it: "TIP611"."""
    word = tokens.low[at]
    while at > 0 and tokens.touches(at - 1) and tokens.low[at - 1].isalnum():
        at -= 1
        word = tokens.low[at] + word
    return word
