"""Ages: numbers without a unit that the words around make an age. "34-year-old" is read with the units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportedly.reading.figures.contexts import load_persons, words_of
from reportedly.reading.figures.cores import Core, read_core
from reportedly.reading.figures.drafts import Draft
from reportedly.reading.figures.grammar import Form
from reportedly.reading.figures.nouns import is_plural
from reportedly.reading.figures.references import is_people
from reportedly.reading.figures.scan import Tokens
from reportedly.vocabulary import FigureKind

_AGED = frozenset({"aged", "age", "ages"})
_STAGES = frozenset({"early", "mid", "late"})
_CLOSERS = frozenset({",", ".", ";", ")", "", "and", "—", "–", ":"})
_SUBJECTS = frozenset({"he", "she", "i", "who"})
_OVER = frozenset({"over", "under", "above", "below"})
_JUNIORS = frozenset({"jr", "sr"})
"""What may stand behind a name with a full stop: "Ivo Dann Jr., 21"."""

_SINGULAR = frozenset({"was", "is", "has", "had", "who", "whose", "(", "died", "when", "to"})
"""What follows an age without a comma."""

_OLDEST = 125
_JOINED = 4
"""Of how many ages only the last one may be called one."""


def is_of_ages(tokens: Tokens, core: Core) -> bool:
    """Whether the "s" that touches a number makes it a decade of life or a group: "in her 30s", "the over-65s"."""
    if tokens.low[core.end] != "s" or core.low > _OLDEST:
        return False
    before = tokens.low[core.first - 1]
    return (
        before in words_of("owner")
        or before in _STAGES
        or (before == "-" and tokens.low[core.first - 2] in (*_OVER, "mid"))
    )


class Age(NamedTuple):
    """An age at tokens ``[first, end)`` where the core is part of it; ``high`` for a decade of life."""

    first: int
    end: int
    low: int
    high: int


def read_age(tokens: Tokens, core: Core, start: int, last: Sequence[Draft], *, named: bool = False) -> Age | None:
    """The age that a bare number is, or None.

    ``start``: where its bounds begin; ``last``: the figure before; ``named``: a person's name ends before the mark that
    stands before the number.
    """
    if core.suffix is not None or core.form is Form.SHARE or core.high is None or core.high > _OLDEST:
        return None
    low, high = int(core.low), int(core.high)
    decade = _read_decade(tokens, core, start)
    if decade is not None:
        return decade
    first = _find_aged(tokens, start)
    if first is not None:
        return Age(first, core.end, low, high)
    if last and last[0].kind is FigureKind.AGE and _goes_on(tokens, last[0], start):
        return Age(start, core.end, low, high)
    if _is_said_of(tokens, core, start) or (named and _is_of_name(tokens, core, last)) or _is_beside_age(tokens, core):
        return Age(start, core.end, low, high)
    if tokens.low[core.end] == "yo" or _is_apposed(tokens, core) or _is_range_of_people(tokens, core, start):
        return Age(start, core.end + (tokens.low[core.end] == "yo"), low, high)
    return _read_group(tokens, core)


def _read_decade(tokens: Tokens, core: Core, start: int) -> Age | None:
    """As in "in her 30s", "in his early 40s", "in her 30's"."""
    end = core.end + (tokens.low[core.end] == "'" and tokens.touches(core.end))
    if tokens.low[end] != "s" or not tokens.touches(core.end - 1) or core.low % 10 or core.low > 100:
        return None
    place = core.first - 1
    if tokens.low[place] == "-" and tokens.low[place - 1] == "mid":
        place -= 1
    place -= tokens.low[place] in _STAGES
    if tokens.low[place] not in words_of("owner"):
        return None
    first = place - (tokens.low[place - 1] == "in")
    return Age(first, end + 1, int(core.low), int(core.low) + 9)


def _find_aged(tokens: Tokens, start: int) -> int | None:
    """Where "aged", "age", "the age of" before the number or its bounds begins."""
    low = tokens.low
    if low[start - 1] in _AGED:
        return start - 1 - (low[start - 2] == "between")
    if low[start - 1] == "of" and low[start - 2] in ("age", "ages"):
        first = start - 2 - (low[start - 3] == "the")
        return first - (low[first - 1] == "between")
    if low[start - 1] in (":", "–", "-") and low[start - 2] == "age":
        return start - 2
    if low[start - 1] == "as" and low[start - 2] in ("young", "old") and low[start - 3] == "as":
        return start - 3
    return None


def _is_said_of(tokens: Tokens, core: Core, start: int) -> bool:
    """As in "She was 95.", "he turned 40", "Fields, now 22,"."""
    after = tokens.low[core.end]
    if (
        core.low < 1
        or core.form is Form.VAGUE
        or (after[:1].isalnum() and after not in ("and", "when", "at", "but", "so", "but"))
    ):
        return False
    before, subject = tokens.low[start - 1], tokens.low[start - 2]
    if before in ("was", "is", "be", "turned", "turns", "turning"):
        return subject in _SUBJECTS or subject in load_persons() or before.startswith("turn")
    if before == "both":
        return core.plain and core.low > 1
    return before in ("now", "also") and subject == "," and after in (",", ".")


def _is_of_name(tokens: Tokens, core: Core, last: Sequence[Draft]) -> bool:
    """As in "Ivo Dann, 26 was hit", "Ivo Dann, 26 - theft", "Ivo Dann, three, was", behind a person's name.

    Not "according to Ivo Dann, 26 were hit" nor "with Ivo Dann, 26 men", but "Ana Ruiz, 31, and Ivo Dann, 26 were hit".
    """
    if tokens.low[core.first - 1] != "," or core.ranged or core.low < 1 or not (core.plain or core.form is Form.WORDS):
        return False
    after = tokens.low[core.end]
    if after in ("and", ",") and _is_small(tokens, core.end + 1):
        return False  # "Ruiz and Dann, 11 and 8 percent"
    if after in ("were", "are", "have"):
        return bool(last) and last[0].kind is FigureKind.AGE
    if after in ("of", "from", "in"):
        return tokens.capital(core.end + 1)
    if core.form is Form.WORDS:
        return after == ","
    return after in _CLOSERS or after in _SINGULAR or (after == "-" and not tokens.touches(core.end - 1))


def _is_small(tokens: Tokens, at: int) -> bool:
    """Whether a number no greater than an age stands at ``at``; not that of a house."""
    following = read_core(tokens, at) if tokens.is_number(at) else None
    return following is not None and following.low <= _OLDEST


def _is_beside_age(tokens: Tokens, core: Core) -> bool:
    """As in "(w/m, 46)" and "her 13 and 9-year-old sons"."""
    return _is_in_brackets(tokens, core) or _is_led_on(tokens, core)


def _is_in_brackets(tokens: Tokens, core: Core) -> bool:
    """Whether nothing but words for sex and race stands beside the number in its brackets."""
    if not core.plain or core.low < 1:
        return False
    first, end = core.first, core.end
    while tokens.low[first - 1] in words_of("trait") or tokens.low[first - 1] in ("/", ","):
        first -= 1
    while tokens.low[end] in words_of("trait") or tokens.low[end] in ("/", ","):
        end += 1
    return (first < core.first or end > core.end) and tokens.low[first - 1] == "(" and tokens.low[end] == ")"


def _is_led_on(tokens: Tokens, core: Core) -> bool:
    """Whether the number is joined to one that says that it is an age; not in "shot 3 and 9-year-old Ana died"."""
    at = core.end
    for _ in range(_JOINED):
        at += tokens.low[at] == "-"
        joint = tokens.low[at]
        if joint not in (",", "and", "or", "to"):
            return False
        at += joint == "," and tokens.low[at + 1] in ("and", "or")
        joint = tokens.low[at]
        following = read_core(tokens, at + 1)
        if following is None or following.form is not core.form:
            return False
        at = following.end
        if following.kind is FigureKind.AGE:
            return joint != "," and not tokens.capital(at)
    return False


def _goes_on(tokens: Tokens, last: Draft, start: int) -> bool:
    """As in "Aged nine, ten and 13": the next of a list of bare ages."""
    joint = tokens.low[last.end : start]
    return (
        0 < len(joint) <= 2
        and all(word in (",", "and", "or") for word in joint)
        and not tokens.low[last.end - 1].startswith("old")
    )


def _is_apposed(tokens: Tokens, core: Core) -> bool:
    """As in "Ana Ruiz, 34," and "Ana Ruiz (34)": a plain number set off behind a name or a noun for a person."""
    if not core.plain or core.low < 1 or core.first < 2 or core.ranged:
        return False
    opener = tokens.low[core.first - 1]
    if opener not in (",", "(") or tokens.low[core.end] not in (_CLOSERS if opener == "," else {")"}):
        return False
    before = core.first - 2
    before -= tokens.low[before] == "." and tokens.low[before - 1] in _JUNIORS
    paired = tokens.low[core.end + 1].isdecimal() and tokens.low[core.end + 2] in (",", ".", "")
    if not tokens.low[before][:1].isalpha() or (opener == "," and tokens.low[core.end] == "and" and not paired):
        return False
    if tokens.capital(before):
        return tokens.low[core.end] != "," or not tokens.is_number(core.end + 1)
    if tokens.low[core.end] == "." and tokens.low[before] not in load_persons():
        return False
    return opener == "," and tokens.low[core.end] in (",", "", ".") and not is_plural(tokens, before) and core.low > 1


def _is_range_of_people(tokens: Tokens, core: Core, start: int) -> bool:
    """As in "People over 65", "anyone under 18"."""
    if start == core.first or is_plural(tokens, core.end):
        return False
    if tokens.low[start] in ("younger", "older"):
        return core.low >= 1
    if tokens.low[start] not in _OVER:
        return False
    known = tokens.low[start - 1] in words_of("anybody") or is_people(tokens.low[start - 1])
    return known and core.low >= 1 and tokens.low[core.end] != "s"


def _read_group(tokens: Tokens, core: Core) -> Age | None:
    """As in "The over-65s", "under-18s"."""
    low, first = tokens.low, core.first
    if low[core.end] == "s" and tokens.touches(core.end - 1) and low[first - 1] == "-" and low[first - 2] in _OVER:
        return Age(first - 2, core.end + 1, int(core.low), int(core.high or core.low))
    return None
