"""The values of the comparison of names: names taken apart, and what two of them have to do with each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Order(StrEnum):
    """Which part of a name stands first; ``single`` for one word, ``unknown`` where nothing tells."""

    GIVEN_FIRST = "given_first"
    FAMILY_FIRST = "family_first"
    SINGLE = "single"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """What two names have to do with each other.

    ``same``: one name, perhaps spelled in two ways; ``compatible``: one may be a part or an abbreviation of the other;
    ``different``: names of two bearers.
    """

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedName:
    """A person's name taken apart; every part in the spelling of ``text``.

    ``words`` are the words of the name in their order, without titles, particles and suffix. A single word is in
    ``words`` alone: whether it is a given or a family name is not known. ``given`` holds one word, but a Korean or
    Chinese given name is one word however it was written. ``family`` has two words for Spanish double surnames;
    ``particles`` stand before or within it ("de la", "van", "al", "bin"). ``suffix`` is standard ("Jr.", "III").
    ``decided`` says how the order was found; ``language`` is the ISO 639-1 code that the tables point to, or None.
    ``gender`` is m or f where a title tells it.
    """

    text: str
    words: tuple[str, ...]
    order: Order
    decided: str
    titles: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    middle: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    suffix: str | None = None
    nickname: str | None = None
    patronymic: str | None = None
    language: str | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedBody:
    """The name of a body or another thing: ``words`` folded, "of" turned round, legal endings and "the" left out.

    ``country`` is that of a state in the name ("Russian Defense Ministry": RUS), which is then not among the words.
    ``acronym`` is the folded acronym that the whole name is ("nis"), ``initials`` those that it may be abbreviated to.
    ``codes`` are rows of the table of acronyms that the name stands in.
    """

    text: str
    words: tuple[str, ...]
    country: str | None = None
    acronym: str | None = None
    initials: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """What two names have to do with each other, with the reason in a sentence and the parts compared.

    ``score`` is how well they fit, 0 to 1. ``full``: both name their bearer in full (given and family name, or the
    whole name of a body), so that "Kim" and "Kim" match without being full.
    """

    verdict: Verdict
    score: float
    reason: str
    values: tuple[str, str]
    full: bool = False
