"""Names of one report that stand for one, and what the tables have for a name."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache

from reportedly.reading.sourcing.lexicon import find_term, load_lexicon
from reportedly.reading.sourcing.tokens import split_tokens
from reportedly.reading.speakers.forms import PersonName
from reportedly.reading.speakers.lexemes import Gender, Sort
from reportedly.reading.speakers.mentions import Mention
from reportedly.vocabulary import Span


@dataclass(slots=True)
class Named:
    """Names that stand for one: their mentions (numbers in the list of mentions), in order.

    ``rank`` is "elder" or "younger" where words for kin tell. ``because`` says for each mention after the first why it
    is the same; ``open`` that the name has two bearers and the text does not say which is meant. ``fulls`` are the
    mentions by a full name, ``single`` the last other one, ``called`` the single words by which it was called so far.
    """

    sort: Sort
    mentions: list[int] = field(default_factory=list)
    because: dict[int, str] = field(default_factory=dict)
    full: PersonName | None = None
    forms: list[PersonName] = field(default_factory=list)
    gender: Gender = Gender.OPEN
    open: bool = False
    fulls: list[int] = field(default_factory=list)
    single: int | None = None
    rank: str | None = None
    called: set[str] = field(default_factory=set)

    def last_before(self, number: int) -> int | None:
        """The last mention before ``number`` of those put here so far: full names, and the last bare one."""
        at = bisect_left(self.fulls, number)
        last = self.fulls[at - 1] if at else None
        if self.single is None or self.single >= number:
            return last
        return self.single if last is None else max(last, self.single)


def words_of(text: str, mention: Mention) -> str:
    """The name in a mention, as it stands."""
    span = mention.name.span if mention.name is not None else mention.span
    return " ".join(text[span.start : span.end].split())


@lru_cache(maxsize=1 << 12)
def find_whole_term(words: str) -> tuple[str, str | None] | None:
    """The type and the country of the tables' term that all of ``words`` are; None where they are none."""
    plain = words.removesuffix("'s").removesuffix("’s").removeprefix("the ").removeprefix("The ")
    tokens = split_tokens(plain, Span(start=0, end=len(plain))) if plain else []
    found = find_term(load_lexicon(), tokens, 0) if tokens else None
    if found is None or found[0] != len(tokens):
        return None
    return found[1].type, found[1].country
