"""Phrases of a table, looked up as runs of tokens: the longest that begins, or ends, at a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from reportedly.reading.figures.scan import Tokens, cut_tokens

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases(Generic[T]):
    """Token runs and what they mean. ``first`` and ``last`` index them by their first and last word, longest first."""

    first: dict[str, tuple[tuple[tuple[str, ...], T], ...]]
    last: dict[str, tuple[tuple[tuple[str, ...], T], ...]]

    def begin(self, tokens: Tokens, at: int) -> tuple[int, T] | None:
        """The longest phrase whose first token is ``at``: the index behind it, and its meaning."""
        return next(self.all_from(tokens, at), None)

    def all_from(self, tokens: Tokens, at: int) -> Iterator[tuple[int, T]]:
        """Every phrase whose first token is ``at``, longest first."""
        for words, meaning in self.first.get(tokens.low[at], ()):
            end = at + len(words)
            if end <= tokens.size and (len(words) == 1 or tuple(tokens.low[at:end]) == words):
                yield end, meaning

    def end(self, tokens: Tokens, at: int) -> tuple[int, T] | None:
        """The longest phrase that ends before token ``at``: the index of its first token, and its meaning."""
        if at == 0:
            return None
        for words, meaning in self.last.get(tokens.low[at - 1], ()):
            start = at - len(words)
            if start >= 0 and (len(words) == 1 or tuple(tokens.low[start:at]) == words):
                return start, meaning
        return None


def index_phrases(pairs: Iterable[tuple[str, T]]) -> Phrases[T]:
    """Phrases as written, cut into tokens as a text is."""
    cut = [(split_phrase(phrase), meaning) for phrase, meaning in pairs]
    return Phrases(first=_group(cut, 0), last=_group(cut, -1))


def split_phrase(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase in lower case."""
    tokens = cut_tokens(phrase, 0, len(phrase))
    return tuple(tokens.low[: tokens.size])


def _group(cut: Iterable[tuple[tuple[str, ...], T]], place: int) -> dict[str, tuple[tuple[tuple[str, ...], T], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for words, meaning in cut:
        found.setdefault(words[place], []).append((words, meaning))
    return {word: tuple(sorted(same, key=lambda pair: -len(pair[0]))) for word, same in found.items()}
