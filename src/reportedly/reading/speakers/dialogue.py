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
            own = self._row.head_in(words.start, words.stop)
            head = find_antecedent(self._row, own)
            if head != own:
                return self._find_taken_up(own, head)
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

    def is_relative(self, spans: Sequence[Span]) -> bool:
        """Whether the words at ``spans`` are one relative pronoun that takes something up."""
        word = self._find_word(spans)
        return word is not None and find_antecedent(self._row, word) != word

    def find_taken_up(self, spans: Sequence[Span]) -> Span | None:
        """Where the phrase stands that a relative pronoun at ``spans`` takes up, without clauses.

        None for other words, and where the phrase says no more than "those".
        """
        word = self._find_word(spans)
        head = find_antecedent(self._row, word) if word is not None else word
        if word is None or head is None or head == word or self._row.upos[head] in ("PRON", "DET"):
            return None
        found = self._by_head.get(head)
        if found is not None and self._find_taken_up(word, head) != found:
            return None
        low, high = find_extent(self._row, head, clauses=False)
        return Span(start=self._row.starts[low], end=self._row.ends[min(high, word) - 1])

    def _find_word(self, spans: Sequence[Span]) -> int | None:
        """The only word at ``spans``."""
        words = [word for span in spans for word in self._row.within(span.start, span.end)]
        words = [word for word in words if self._row.upos[word] != "PUNCT"]
        return words[0] if len(words) == 1 else None

    def _find_taken_up(self, word: int, head: int) -> int | None:
        """What a relative pronoun at ``word`` takes up: the pair or the phrase with ``head``.

        Where "who" would be a thing by the parse it is the person whose name stands right before it with a comma: "the
        speeches were attacked by Ruiz, who cites them". "Which" is no person: it may take up all that was said before.
        """
        found = self._pairs.get(head, self._by_head.get(head))
        sort = self._mentions[found].sort if found is not None else Sort.THING
        if self._row.lowers[word] == "which":
            return None if sort in (Sort.PERSON, Sort.PEOPLE) else found
        if self._row.lowers[word] == "who" and sort not in (Sort.PERSON, Sort.PEOPLE, Sort.BODY, Sort.GROUP):
            before = self._by_end.get(word - 1) if self._row.words[word - 1] in ",(" else None
            if before is not None and self._mentions[before].sort is Sort.PERSON:
                return before
        return found

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
