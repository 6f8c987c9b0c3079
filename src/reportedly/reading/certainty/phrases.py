"""Phrases of the tables found in words: the longest at each place, none inside another.

A phrase is written as words with spaces between. ``a|b`` stands for either word, ``a?`` for a word that may be left
out. Quotation marks between the words of a text do not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeAlias, TypeVar

from reportedly.reading.words import Word
from reportedly.vocabulary import Span

T = TypeVar("T")

_QUOTES = frozenset("\"'“”„‟«»‘’‚‛‹›`")
_COMMON = frozenset(
    "from would about very even small well rather could some many quite pretty with without providing offering "
    "giving presenting citing having expressed increasingly almost beyond extremely further supporting a no have "
    "yet".split()
)
_End: TypeAlias = dict[str, "_End"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit(Generic[T]):
    """A phrase found: words ``[first, last)`` of those searched, where they stand, and the phrase's value."""

    first: int
    last: int
    span: Span
    phrase: str
    value: T


class PhraseBook(Generic[T]):
    """Phrases with a value each. ``signs`` is one telling word of each phrase: a text without any holds none."""

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self._nodes: _End = {}
        self._values: dict[tuple[str, ...], tuple[str, T]] = {}
        for phrase, value in rows:
            for words in expand(phrase):
                self._values.setdefault(words, (phrase, value))
                node = self._nodes
                for word in words:
                    node = node.setdefault(word, {})
        self.signs = frozenset(max(words, key=_tells) for words in self._values)

    def find(self, words: Sequence[Word]) -> Iterator[Hit[T]]:
        """The phrases among ``words``, in order."""
        start = 0
        while start < len(words):
            hit = self.match(words, start) if words[start].text in self._nodes else None
            if hit is not None:
                yield hit
            start = start + 1 if hit is None else hit.last

    def match(self, words: Sequence[Word], start: int) -> Hit[T] | None:
        """The longest phrase that begins with word ``start``."""
        node, path = self._nodes, []
        found: Hit[T] | None = None
        for index in range(start, len(words)):
            text = words[index].text
            if text not in node:
                break
            node = node[text]
            path.append(text)
            known = self._values.get(tuple(path))
            if known is not None:
                span = Span(start=words[start].start, end=words[index].end)
                found = Hit(first=start, last=index + 1, span=span, phrase=known[0], value=known[1])
        return found


def expand(phrase: str) -> Iterator[tuple[str, ...]]:
    """The sequences of words that a phrase stands for."""
    choices = [_options(element) for element in phrase.split()]
    for chosen in product(*choices):
        yield tuple(word for word in chosen if word)


def drop_quotes(words: Iterable[Word]) -> list[Word]:
    """The words without quotation marks."""
    return [word for word in words if word.text not in _QUOTES]


def _tells(word: str) -> tuple[bool, int]:
    """How well a word tells that its phrase may be there: what stands in any sentence tells little."""
    return word not in _COMMON and not word.endswith("n't"), len(word)


def _options(element: str) -> tuple[str, ...]:
    if element.endswith("?"):
        return ("", *element[:-1].split("|"))
    return tuple(element.split("|"))
