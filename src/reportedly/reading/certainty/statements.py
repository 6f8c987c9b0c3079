"""A claim as the rules of certainty see it: its cue, the first sentence of its content, and that sentence's tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from reportedly.reading.certainty.clauses import Tree
from reportedly.reading.certainty.phrases import drop_quotes
from reportedly.reading.cues import CueReading, read_cue
from reportedly.reading.ground import Ground
from reportedly.reading.stances import asks_only
from reportedly.reading.syntax import Parse
from reportedly.reading.words import Word, cut_words
from reportedly.vocabulary import GAP, Claim, Span, Stance

LONGEST = 1500
"""Characters of a claim's content that are looked at: more than any sentence has."""

Factuality = Callable[[Span], float | None]
"""What the model holds of the word at a span's start: from -3, certainly not so, to 3; None where it has no opinion."""


@dataclass(frozen=True)
class Statement:
    """One claim with what is known of it. ``sentence`` is where its content begins, ``first`` the content in there."""

    claim: Claim
    ground: Ground
    parse: Parse = field(repr=False)
    sentence: Span
    first: tuple[Span, ...]

    @cached_property
    def cue(self) -> list[Word]:
        """The cue's words."""
        return [] if self.claim.cue is None else _words_of(self.ground.text, self.claim.cue.words.spans)

    @cached_property
    def content(self) -> list[Word]:
        """The words of ``first``."""
        return _words_of(self.ground.text, self.first)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentence where the content begins, and that of the cue where it is another: "It is. It was," he said."""
        cue = None if self.claim.cue is None else self.claim.cue.words.spans[0].start
        if cue is None or self.sentence.start <= cue < self.sentence.end:
            return (self.sentence,)
        found = self.ground.sentence_at(cue)
        return (self.sentence,) if found is None else (self.sentence, _clip(found, cue))

    @cached_property
    def reading(self) -> CueReading | None:
        """What the tables say of the cue; None for a claim without one."""
        return None if self.claim.cue is None else _read_cue(self.claim.cue.words.text)

    @cached_property
    def tree(self) -> Tree | None:
        """The tree of the sentence; None where it is not parsed."""
        words = self.parse(self.sentence)
        return Tree.of(self.ground.text, words, self.first) if words else None

    @property
    def asks(self) -> bool:
        """Whether the content is a question, which holds nothing likely or unlikely."""
        return self.claim.stance is Stance.ASK or asks_only(self.ground.text, self.claim.content.spans)


def lay_statement(claim: Claim, ground: Ground, parse: Parse) -> Statement:
    """The statement of a claim."""
    spans = claim.content.spans
    start = spans[0].start
    found = ground.sentence_at(start)
    end = start + LONGEST
    sentence = Span(start=start, end=max(min(end, spans[0].end), start + 1)) if found is None else _clip(found, start)
    limit = min(sentence.end, end)
    first = tuple(
        Span(start=span.start, end=min(span.end, limit)) for span in spans if sentence.start <= span.start < limit
    )
    return Statement(claim, ground, parse, sentence, first)


@lru_cache(maxsize=4096)
def _read_cue(text: str) -> CueReading:
    """A cue's reading by its words alone; few cues are new in a report."""
    return read_cue(cut_words(text.replace(GAP, " "), 0, len(text)))


def _clip(sentence: Span, start: int) -> Span:
    """A sentence that is no longer than one is: a text without sentence marks would else cost its square."""
    return Span(start=max(sentence.start, start - LONGEST), end=min(sentence.end, start + LONGEST))


def _words_of(text: str, spans: tuple[Span, ...]) -> list[Word]:
    words = [word for span in spans for word in cut_words(text, span.start, min(span.end, span.start + LONGEST))]
    return drop_quotes(words)
