"""The words that stand in two claims for the stems that they are compared by: nobody is shown a stem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from reportedly.reconciliation.questions.lexicon import load_countries
from reportedly.reconciliation.questions.lexing import Line, find_country_at, find_stem, split_words
from reportedly.vocabulary import Position, Span


@dataclass(frozen=True, slots=True)
class Worded:
    """The texts whose words are shown; without any only the names of nations are known, which stand by their codes."""

    texts: tuple[str, ...] = ()

    @classmethod
    def of(cls, *positions: Position) -> Worded:
        """The words of claims and of the figures in them."""
        texts = (text for each in positions for text in (each.content.text, each.words.text))
        return cls(tuple(dict.fromkeys(texts)))

    def tell(self, shared: Iterable[str], most: int) -> str:
        """The first ``most`` of what is shared, as the claims have it; how many words they are where no text has any.

        ``shared`` are stems, and names of several words. The same for any order of the texts.
        """
        stems = tuple(shared)
        found = [word for stem in stems if (word := self._find(stem)) is not None]
        if found:
            return ", ".join(dict.fromkeys(found[:most]))
        return "one like word" if len(stems) == 1 else f"{len(stems)} like words"

    def _find(self, stem: str) -> str | None:
        if " " in stem:
            return stem.title()
        forms = [word for text in self.texts if (word := _read_words(text).get(stem)) is not None]
        return min(forms, key=_order) if forms else load_nation_names().get(stem)


WORDLESS = Worded()


def _order(word: str) -> tuple[bool, int, str]:
    """Small letters first: a capital may be only that of a headline."""
    return word[:1].isupper(), len(word), word


@lru_cache(maxsize=8192)
def _read_words(text: str) -> Mapping[str, str]:
    """The shortest word of a text for each stem, and for each nation by the stem of its code."""
    if not text:
        return MappingProxyType({})
    line = split_words(text, Span(start=0, end=len(text)))
    found: dict[str, str] = {}
    at = 0
    while at < len(line.low):
        stems, end = _read_at(line, at)
        word = text[line.starts[at] : line.ends[end - 1]].removesuffix("'s").removesuffix("’s")
        for stem in stems:
            found[stem] = min(found.get(stem, word), word, key=_order)
        at = end
    return MappingProxyType(found)


def _read_at(line: Line, at: int) -> tuple[tuple[str, ...], int]:
    """What the word at ``at`` may be compared as, and where it ends: the name of a nation may have several."""
    nation = find_country_at(line, at)
    if nation is None:
        return (find_stem(line.low[at]), line.low[at]), at + 1
    code, end, _ = nation
    return (find_stem(code.lower()), *(find_stem(word) for word in line.low[at:end])), end


@cache
def load_nation_names() -> Mapping[str, str]:
    """The first name of each nation in the table by the stem of its code."""
    names: dict[str, str] = {}
    for words, code in load_countries().items():
        names.setdefault(find_stem(code.lower()), " ".join(words).title())
    return names
