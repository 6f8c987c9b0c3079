"""What follows a number: later bounds, "more", the noun or the "of" phrase, "per" something, in this order.

100-plus residents   two more people   12 of the passengers   20 tons of rice   45 people in all   300 shells a day
"""

from __future__ import annotations

from typing import NamedTuple

from reportedly.reading.figures.bounds import Bound, find_bound_after
from reportedly.reading.figures.contexts import load_nouns, load_stops
from reportedly.reading.figures.cores import Core
from reportedly.reading.figures.grammar import Form, read_numeral
from reportedly.reading.figures.nouns import Noun, find_noun, find_of_noun, is_noun_like, is_plural
from reportedly.reading.figures.number_words import load_number_words
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.figures.sentences import Sentence
from reportedly.reading.figures.units import TIME, read_per
from reportedly.vocabulary import FigureKind

_MORE = frozenset({"more", "additional", "further", "extra"})
_SHARED = frozenset({"the", "all", "its", "their", "our", "his", "her", "these", "those", "your", "my"})
_DASHES = frozenset({"-", "‐", "‑"})
_LOOSE = frozenset({"in all", "overall", "combined"})
_SPREADS = frozenset({"length", "area"})
_OF_NOUN = frozenset({FigureKind.COUNT, FigureKind.RATE, FigureKind.PERCENT, FigureKind.MEASURE})


class Tail(NamedTuple):
    """What follows a core, up to token ``end``. ``pronoun``: the noun is "them" or its like, not yet resolved.

    ``per``: the unit of time or the number that divides ("a day": "d"; "per 1,000": 1000).
    """

    end: int
    noun: Noun | None = None
    pronoun: bool = False
    bounds: tuple[Bound, ...] = ()
    more: bool = False
    others: bool = False
    per: str | int | None = None
    compound: bool = False


def read_tail(sentence: Sentence, core: Core) -> Tail:
    """The tail of a core, which is no age and no score."""
    tail = Tail(core.end)
    if core.suffix is not None and core.suffix.hyphenated:
        return tail
    tail = _take_bound(sentence.tokens, tail)
    if core.suffix is None:
        tail = _take_more(sentence.tokens, tail)
    tail = _take_noun(sentence, core, tail)
    tail = _take_bound(sentence.tokens, tail)
    return _take_per(sentence, core, tail)


def read_bounds_after(tokens: Tokens, at: int) -> tuple[int, tuple[Bound, ...]]:
    """The bound phrase that begins at token ``at``, if any, and the index behind it."""
    tail = _take_bound(tokens, Tail(at))
    return tail.end, tail.bounds


def _take_bound(tokens: Tokens, tail: Tail) -> Tail:
    found = find_bound_after(tokens, tail.end)
    if found is None:
        return tail
    end, bound = found
    following = tokens.low[end]
    if following in ("than", "a", "an") or tokens.is_number(end) or following in load_number_words():
        return tail
    if bound.phrase in _LOOSE and (
        is_plural(tokens, end) or (tokens.low[end - 1] != "all" and is_noun_like(tokens, end))
    ):
        return tail
    if tokens.low[end - 1] == "than" and (tokens.is_number(end) or following in load_number_words()):
        return tail
    return tail._replace(end=end, bounds=(*tail.bounds, bound))


def _take_more(tokens: Tokens, tail: Tail) -> Tail:
    """As in "12 more", "two additional", "12 others", "12 other people"."""
    word, after = tokens.low[tail.end], tokens.low[tail.end + 1]
    if word in _MORE and after != "than" and not (word == "more" and _is_adjective(tokens, tail.end + 1)):
        return tail._replace(end=tail.end + 1, more=True)
    if word == "other" and is_noun_like(tokens, tail.end + 1):
        return tail._replace(end=tail.end + 1)
    if word == "others":
        return tail._replace(end=tail.end + 1, others=True)
    return tail


def _is_adjective(tokens: Tokens, at: int) -> bool:
    """Whether "more" at the token before only compares ("two more dangerous men")."""
    return tokens.low[at] not in load_stops() and tokens.low[at].endswith(
        ("ous", "ful", "ive", "ent", "ant", "able", "ible", "ical")
    )


def _take_noun(sentence: Sentence, core: Core, tail: Tail) -> Tail:
    tokens, at = sentence.tokens, tail.end
    if tail.others or core.kind not in _OF_NOUN:
        return tail
    if tokens.low[at] == "of" and core.suffix is not None and core.suffix.dimension in (TIME, *_SPREADS):
        return tail
    if tokens.low[at] == "of":
        return _take_of(sentence, tail) if core.suffix is None or core.suffix.row != "times" else tail
    if core.form is Form.SHARE and core.suffix is None:
        return _take_shared(sentence, core, tail)
    if core.suffix is not None and not _is_share(core):
        return tail
    if core.kind is FigureKind.RATE and core.suffix is not None and core.suffix.row == "times":
        return tail
    if tokens.low[at] in _DASHES and tokens.touches(at) and tokens.touches(at - 1):
        return _take_compound(tokens, tail)
    state = _find_state(tokens, core, at)
    one = core.low == 1 and core.high == 1
    noun = state or (
        None
        if tokens.low[at] in load_nouns()["state"] and not is_noun_like(tokens, at + 1)
        else find_noun(sentence, at, one=one)
    )
    return tail if noun is None else tail._replace(end=noun.end, noun=noun)


def _is_share(core: Core) -> bool:
    """Whether the core is "one in five" or its like, which a noun may follow."""
    return (
        core.suffix is not None
        and core.suffix.kind is FigureKind.RATE
        and core.suffix.row in ("in", "out", "per", "of")
    )


def _take_of(sentence: Sentence, tail: Tail) -> Tail:
    """As in "Of X": in the span unless X has a number of its own."""
    tokens = sentence.tokens
    found = find_of_noun(sentence, tail.end)
    if found is None:
        return tail
    noun, pronoun = found
    place = tail.end + 1
    while tokens.low[place] in _SHARED:
        place += 1
    own = any(tokens.is_number(at) or _is_number_word(tokens, at) for at in range(place, noun.first))
    return tail._replace(end=tail.end if own else noun.end, noun=noun, pronoun=pronoun)


def _is_number_word(tokens: Tokens, at: int) -> bool:
    word = load_number_words().get(tokens.low[at])
    return word is not None and not word.kind.startswith("ordinal")


def _take_shared(sentence: Sentence, core: Core, tail: Tail) -> Tail:
    """As in "Half the wells", "half people"; of "a two-thirds majority" nothing."""
    tokens, at = sentence.tokens, tail.end
    if tokens.low[at] not in _SHARED and not is_plural(tokens, at):
        return tail
    while tokens.low[at] in _SHARED:
        at += 1
    noun = find_noun(sentence, at, mass=True)
    return tail if noun is None else tail._replace(end=noun.end, noun=noun)


def _take_compound(tokens: Tokens, tail: Tail) -> Tail:
    """As in "12-member", "five-story": the word behind the dash."""
    at = tail.end + 1
    if not tokens.low[at][:1].isalpha() or tokens.low[at] in load_stops():
        return tail
    if tokens.low[at].endswith(("strong", "ed", "dimensional")):
        return tail._replace(end=at + 1, compound=True)
    return tail._replace(end=at + 1, noun=Noun(at, at + 1, "compound"), compound=True)


def _find_state(tokens: Tokens, core: Core, at: int) -> Noun | None:
    """As in "14 dead", "30 wounded" with no noun behind; not the verb of "12 were killed and 30 wounded"."""
    at += tokens.low[at].endswith("ly")
    if tokens.low[at] not in load_nouns()["state"] or is_noun_like(tokens, at + 1):
        return None
    before = tokens.low[max(0, core.first - 8) : core.first]
    if "were" in before[:-1] or "was" in before[:-1] or "been" in before[:-1]:
        return None
    return Noun(at, at + 1, "state")


def _take_per(sentence: Sentence, core: Core, tail: Tail) -> Tail:
    """As in "A day", "per week" behind a count or a measure; "per 1,000 births" behind a count."""
    tokens = sentence.tokens
    if core.kind not in (FigureKind.COUNT, FigureKind.MEASURE) or tail.compound:
        return tail
    per = read_per(tokens, tail.end)
    if per is not None:
        return tail._replace(end=per[0], per=per[1]) if core.suffix is None or core.suffix.dimension != "time" else tail
    if tokens.low[tail.end] != "per" or core.suffix is not None:
        return tail
    under = read_numeral(tokens, tail.end + 1)
    if under is None or not isinstance(under.low, int) or under.low <= 0:
        return tail
    noun = find_noun(sentence, under.end, mass=True)
    return tail._replace(end=under.end if noun is None else noun.end, per=under.low)
