"""A source phrase read as a noun phrase: its core with the head, and what follows, cut into segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.reading.sourcing.lexicon import Lexicon
from reportedly.reading.sourcing.units import NAMES_READ, Unit
from reportedly.vocabulary import SourceKind
from reportedly.vocabulary.making import make_quick

_HEADS = NAMES_READ | {"term", "noun", "proper", "aged"}
_MADE = (SourceKind.DOCUMENT, SourceKind.IMAGERY)
_STOPS = frozenset(",:;—–-([…")


@dataclass(frozen=True, slots=True)
class Segment:
    """What follows a core: a preposition, a comma, a relative or a participle as ``link``, and the units after it.

    ``before`` is the word before the link: "obtained" in "obtained by".
    """

    link: str
    start: int
    units: tuple[Unit, ...]
    before: str


@make_quick
@dataclass(frozen=True, slots=True)
class Nominal:
    """``core`` ends with what the phrase is about; ``head`` is its last unit that carries meaning."""

    core: tuple[Unit, ...]
    head: Unit | None
    segments: tuple[Segment, ...]

    @property
    def determined(self) -> str:
        """The first word of the core in lower case, empty where there is none."""
        return self.core[0].tokens[0].lower if self.core else ""

    def nearest(self, links: frozenset[str]) -> Segment | None:
        """The first segment, if it follows by one of ``links``."""
        return self.segments[0] if self.segments and self.segments[0].link in links else None


def read_nominal(units: Sequence[Unit], lexicon: Lexicon) -> Nominal:
    """The phrase as core and segments. A possessive at the very end is dropped."""
    units = _trim(units)
    cuts = [at for at in range(1, len(units)) if _breaks(units, at, lexicon)]
    core = tuple(units[: cuts[0]] if cuts else units)
    segments = tuple(
        Segment(units[at].lower, units[at].start, tuple(units[at + 1 : end]), units[at - 1].lower)
        for at, end in pairwise([*cuts, len(units)])
    )
    return Nominal(core, find_head(core), segments)


def find_head(units: Sequence[Unit]) -> Unit | None:
    """The last name, term, noun or word: "surrogate" in "a Ruto surrogate", for all that no table has it."""
    for unit in reversed(units):
        if unit.type in _HEADS or (unit.type == "word" and not unit.lower.endswith("ly")):
            return unit
    return None


def _trim(units: Sequence[Unit]) -> list[Unit]:
    found = list(units)
    while found and found[-1].type in ("possessive", "mark"):
        found.pop()
    while found and found[0].type in ("possessive", "mark"):
        found.pop(0)
    return found


def _breaks(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    unit, classes = units[at], lexicon.classes
    if unit.type == "mark":
        return unit.lower in _STOPS
    if unit.type != "word":
        return False
    if unit.lower in classes["relative"]:
        return unit.lower != "that" or at > 1
    if unit.lower in classes["subject"] or unit.lower.startswith("i'"):
        return True  # "anybody I've met here"
    if unit.lower in classes["preposition"] or unit.lower in classes["postmodifier"]:
        return True
    if unit.lower.endswith("ly") and units[at - 1].type == "noun" and not unit.tokens[0].capital:
        return True  # "a letter recently made public"
    return _is_participle(units, at, lexicon)


def _is_participle(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """``compiled`` in "data compiled by", not ``retired`` in "a retired officer" nor ``testing`` in "testing lab"."""
    unit = units[at]
    if unit.tokens[0].capital or not unit.lower.endswith(("ed", "ing")) or units[at - 1].type not in _HEADS:
        return False
    if at + 1 == len(units):
        return True
    following = units[at + 1]
    small = ("postmodifier", "preposition", "determiner", "pronoun_person", "pronoun_group", "quantifier")
    noun = units[at - 1].noun
    if following.is_name and noun is not None and noun.kind in _MADE:
        return True  # "a memo issued Friday"
    return (
        following.type in ("mark", "number")
        or following.lower.endswith("ly")
        or any(following.lower in lexicon.classes[name] for name in small)
    )
