"""A sentence at work: its tokens, and its parse if anybody asks for it."""

from __future__ import annotations

from reportedly.reading.figures.scan import Tokens
from reportedly.reading.syntax import Parse, ParsedWord
from reportedly.vocabulary import Span


class Sentence:
    """The tokens of one sentence, and its parsed words by where they start, made at the first question."""

    __slots__ = ("_by_start", "_parse", "_words", "span", "tokens")

    def __init__(self, tokens: Tokens, span: Span, parse: Parse) -> None:
        self.tokens = tokens
        self.span = span
        self._parse = parse
        self._words: tuple[ParsedWord, ...] | None = None
        self._by_start: dict[int, ParsedWord] = {}

    def parse_words(self) -> dict[int, ParsedWord]:
        """The parsed words by their first offset; empty where there is no parse."""
        if self._words is None:
            self._words = self._parse(self.span)
            self._by_start = {word.span.start: word for word in self._words}
        return self._by_start

    def parsed_at(self, index: int) -> ParsedWord | None:
        """The parsed word with this index in its sentence."""
        return self._words[index] if self._words is not None and 0 <= index < len(self._words) else None
