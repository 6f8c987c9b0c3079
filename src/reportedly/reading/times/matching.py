"""The grammar laid over a text: the longest match from the left, where its guards agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from reportedly.reading.times.lexicon import NOTHING
from reportedly.reading.times.patterns import Grammar, Row
from reportedly.reading.times.tokens import Tokens
from reportedly.vocabulary.making import make_quick

_STRETCH = re.compile(f"[^{NOTHING}]+")


@make_quick
@dataclass(frozen=True, slots=True)
class Match:
    """A row of the grammar that fits tokens ``[first, last)``."""

    row: Row
    found: re.Match[str]
    tokens: Tokens
    grammar: Grammar

    @property
    def first(self) -> int:
        """The index of the first token."""
        return self.found.start()

    @property
    def last(self) -> int:
        """The index behind the last token."""
        return self.found.end()

    @property
    def before(self) -> str:
        """The word before the match."""
        return self.tokens.word(self.first - 1)

    @property
    def after(self) -> str:
        """The word behind the match."""
        return self.tokens.word(self.last)

    def place(self, part: str) -> tuple[int, int] | None:
        """The tokens of a part of the pattern, None where it did not match or the pattern has no such part."""
        if part not in self.row.pattern.groupindex:
            return None
        first, last = self.found.span(part)
        return (first, last) if first >= 0 else None

    def words(self, part: str) -> list[str]:
        """The words of a part, none where it is absent."""
        place = self.place(part)
        return list(self.tokens.words[place[0] : place[1]]) if place else []

    def value(self, part: str, *names: str) -> str | None:
        """The table's value of the first word of a part that is in one of the classes ``names``."""
        lexicon = self.grammar.lexicon
        for word in self.words(part):
            for name in names:
                known = lexicon.value(name, word)
                if known is not None:
                    return known
        return None


Guard: TypeAlias = Callable[[Match], bool]


def find_matches(tokens: Tokens, grammar: Grammar, guards: Mapping[str, Guard]) -> Iterator[Match]:
    """The matches in order, none overlapping."""
    codes = grammar.lexicon.encode(tokens.words)
    for stretch in _STRETCH.finditer(codes):
        place, end = stretch.span()
        if grammar.core.search(codes, place, end) is None:
            continue
        while place < end:
            best = None
            fitting = [
                (-found.end(), row.rank, row, found)
                for row in grammar.list_rows(codes[place : place + 2])
                if (found := row.pattern.match(codes, place, end)) is not None
            ]
            for _, _, row, found in sorted(fitting, key=_order) if len(fitting) > 1 else fitting:
                match = Match(row, found, tokens, grammar)
                if not _is_embedded(match) and all(guards[name](match) for name in row.guards):
                    best = match
                    break
            if best is None:
                place += 1
            else:
                yield best
                place = best.last


def _is_embedded(match: Match) -> bool:
    """Whether the match is a piece of a longer word, a tag or an address: "x.co/2024/10/30", "#10yrs", "A1990"."""
    tokens, first, last = match.tokens, match.first, match.last
    if tokens.touch(first - 1):
        before = tokens.words[first - 1]
        if before[-1].isalnum() or before in "#@_" or (before == "/" and tokens.touch(first - 2)):
            return True
    after = tokens.word(last)
    return tokens.touch(last - 1) and (after[0].isalnum() or after in "_@")


def _order(fitting: tuple[int, int, Row, re.Match[str]]) -> tuple[int, int]:
    return fitting[0], fitting[1]
