"""Who speaks where: the speaker of each quotation, and whom "I", "we" and "you" stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from reportedly.reading.ground import Ground
from reportedly.reading.speakers.lexemes import Sort, load_pronouns
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.reading.speakers.phrases import find_antecedent, find_extent
from reportedly.reading.speakers.rows import Row
from reportedly.vocabulary import Span

Said: TypeAlias = tuple[tuple[Span, ...], tuple[Span, ...]]
"""The spans of a source and those of what it says."""


class Finder:
    """Which mention stands at a span."""

    def __init__(self, row: Row, mentions: Sequence[Mention]) -> None:
        self._row = row
        self._mentions = mentions
        self._by_head = {m.head: number for number, m in enumerate(mentions) if m.form is not Form.PAIR}
        self._pairs = {m.head: number for number, m in enumerate(mentions) if m.form is Form.PAIR}
        self._by_start = {m.low: number for number, m in enumerate(mentions) if m.form is Form.NAME}
        self._by_end = {m.high: number for number, m in enumerate(mentions) if m.form is Form.NAME}

    def find(self, spans: Sequence[Span]) -> int | None:
        """The number of the mention whose head is the head of the words at ``spans``, or a name that it
        is a part of. A relative pronoun is found where what it takes up stands: "Ruiz, who said".
        """
        for span in spans:
            words = self._row.within(span.start, span.end)
            if not words:
                continue
            beside = self._find_beside(words)
            if beside is not None:
                return beside
            head = find_antecedent(self._row, self._row.head_in(words.start, words.stop))
            pair = self._pairs.get(head)
            if pair is not None and self._mentions[pair].end <= span.end:
                return pair
            found = self._by_head.get(head)
            if found is not None:
                return found
            best = self._find_name(words, head)
            best = self._find_first(words) if best is None else best
            if best is not None:
                return best
        return None

    def is_pronoun(self, spans: Sequence[Span]) -> bool:
        """Whether the words at ``spans`` are one pronoun."""
        word = self._find_word(spans)
        return word is not None and self._row.lowers[word] in load_pronouns()

    def find_taken_up(self, spans: Sequence[Span]) -> Span | None:
        """Where the phrase stands that a relative pronoun at ``spans`` takes up, without clauses.

        None for other words, and where the phrase says no more than "those".
        """
        word = self._find_word(spans)
        head = find_antecedent(self._row, word) if word is not None else word
        if head is None or head == word or self._row.upos[head] in ("PRON", "DET"):
            return None
        low, high = find_extent(self._row, head, clauses=False)
        return Span(start=self._row.starts[low], end=self._row.ends[min(high, word or high) - 1])

    def _find_word(self, spans: Sequence[Span]) -> int | None:
        """The only word at ``spans``."""
        words = [word for span in spans for word in self._row.within(span.start, span.end)]
        words = [word for word in words if self._row.upos[word] != "PUNCT"]
        return words[0] if len(words) == 1 else None

    def _find_beside(self, words: range) -> int | None:
        """The person whose name "who" stands behind with a comma: a parse may hang the clause on what is before it.

        "The speeches were attacked by Ruiz, who cites them."
        """
        before = words.start - 1
        if before < 0 or self._row.lowers[words.start : words.stop] != ["who"] or self._row.words[before] not in ",(":
            return None
        number = self._by_end.get(before)
        return number if number is not None and self._mentions[number].sort is Sort.PERSON else None

    def _find_first(self, words: range) -> int | None:
        """The name that the words begin with, if a comma follows it or it reaches over their end: a claim's source may
        be cut at a hyphen.
        """
        number = self._by_start.get(words.start)
        if number is None:
            return None
        high = self._mentions[number].high
        return number if high >= words.stop or self._row.lowers[high] == "," else None

    def stands_in(self, number: int, quotation: int) -> bool:
        """Whether a mention stands in the quotation of that number, whose words are somebody else's."""
        return self._mentions[number].quotation == quotation

    def _find_name(self, words: range, head: int) -> int | None:
        """The name that the words are: the one whose phrase holds the head, else the last where the head is a name."""
        inner = [self._by_head[word] for word in words if word in self._by_head]
        names = [number for number in inner if self._mentions[number].form is Form.NAME]
        holding = [n for n in names if self._mentions[n].low <= head < self._mentions[n].high]
        if holding:
            return holding[-1]
        return names[-1] if names and self._row.upos[head] == "PROPN" else None


def find_speakers(ground: Ground, finder: Finder, said: Iterable[Said]) -> dict[int, int]:
    """For the number of each quotation that a claim lies in, the mention that speaks it; the innermost source wins."""
    found: dict[int, int] = {}
    for source, content in said:
        speaker = finder.find(source) if source else None
        if speaker is None:
            continue
        for span in content:
            for number in _quotations_on(ground, span):
                if not finder.stands_in(speaker, number):
                    found[number] = speaker
    return found


def _quotations_on(ground: Ground, span: Span) -> list[int]:
    """The numbers of the quotations whose opening stands in ``span``, or that hold it whole."""
    low = bisect_left(ground.quotation_starts, span.start)
    high = bisect_left(ground.quotation_starts, span.end)
    numbers = list(range(low, high))
    if low and span.within(ground.quotations[low - 1].span):
        numbers.insert(0, low - 1)
    return numbers
