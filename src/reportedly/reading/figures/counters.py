"""Numbers of a page's furniture, not of its report: "Image 4 of 10", "1 / 8 Back to Gallery", "3 Last Video"."""

from __future__ import annotations

from reportedly.reading.figures.contexts import load_labels, load_peoples, words_of
from reportedly.reading.figures.cores import Core
from reportedly.reading.figures.nouns import is_plural
from reportedly.reading.figures.scan import Tokens

_OF = frozenset({"of", "/"})


def is_counter(tokens: Tokens, core: Core) -> bool:
    """Whether a plain number tells which picture of how many is shown, or stands before a button's words."""
    if not core.plain:
        return False
    if _is_button(tokens, core.end) and tokens.capital(core.end):
        return True
    pair = _find_pair(tokens, core)
    return pair is not None and _is_shown(tokens, *pair)


def _find_pair(tokens: Tokens, core: Core) -> tuple[int, int] | None:
    """The tokens of N and M in "N of M", "N / M" or "N of / M", of which the core is one; N is not above M."""
    for one in (core.first, _skip_back(tokens, core.first)):
        other = _skip_of(tokens, one + 1)
        if other > one + 1 and core.first in (one, other) and _is_order(tokens, one, other):
            return one, other
    return None


def _skip_of(tokens: Tokens, at: int) -> int:
    """Past "of", "/" or both, in small letters."""
    while tokens.raw(at) in _OF if at < tokens.size else False:
        at += 1
    return at


def _skip_back(tokens: Tokens, at: int) -> int:
    """The token before "of" or "/", or ``at`` where neither stands."""
    place = at - 1
    while place > 0 and tokens.low[place] in _OF:
        place -= 1
    return place if 0 <= place < at - 1 else at


def _is_order(tokens: Tokens, one: int, other: int) -> bool:
    written = tokens.low[one], tokens.low[other]
    return all(word.isdecimal() and len(word) < 4 for word in written) and int(written[0]) <= int(written[1])


def _is_shown(tokens: Tokens, one: int, other: int) -> bool:
    """Whether "N of M" belongs to a picture: by the word before it, a button behind it, or as a caption's beginning."""
    if tokens.low[one - 1] in words_of("picture") or _is_button(tokens, other + 1) or _is_heading(tokens, other + 1):
        return True
    return (_begins_line(tokens, one) or _is_credit(tokens, one - 1)) and _begins_caption(tokens, other + 1)


def _is_button(tokens: Tokens, at: int) -> bool:
    match = load_labels().begin(tokens, at)
    return match is not None and match[1] == "button"


def _is_heading(tokens: Tokens, at: int) -> bool:
    """Whether three words in capitals stand at ``at``, behind an "of" in small letters."""
    words = [tokens.raw(place) for place in range(at, min(at + 3, tokens.size))]
    return len(words) == 3 and all(word.isupper() and len(word) > 3 for word in words)


def _begins_line(tokens: Tokens, at: int) -> bool:
    return at == 0 or "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]


def _is_credit(tokens: Tokens, at: int) -> bool:
    """As in "AP", "KHOU": whose picture it is, in capitals."""
    return 2 <= len(tokens.low[at]) <= 4 and tokens.raw(at).isupper()


def _begins_caption(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised word begins a caption at ``at``; not "4 of 10 Americans", "4 of 10 Texas voters"."""
    place = at
    while tokens.capital(place):
        if place < at + 2 and (is_plural(tokens, place) or tokens.low[place] in load_peoples()):
            return False
        place += 1
    return place > at and not (place == at + 1 and is_plural(tokens, place))
