"""What all positions of a reading are made from: its sentences, claims, places, times and names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from reportedly.reconciliation.questions.lexicon import load_set
from reportedly.reconciliation.questions.lexing import Line, Lines
from reportedly.reconciliation.questions.phrases import find_forces
from reportedly.reconciliation.questions.predicates import Statement, read_statement
from reportedly.reconciliation.questions.scenes import find_scene, fold_words
from reportedly.reconciliation.questions.settings import Places, weaken
from reportedly.vocabulary import (
    Claim,
    EntityKind,
    Figure,
    Interval,
    Moment,
    Passage,
    Reading,
    Setting,
    Span,
    TimeType,
)

_MOST_NAMES = 8
_BESIDE = 4
"""Characters between a name and an age."""

_BEFORE = 12
"""Characters before a time in which "since" is looked for."""


_Key: TypeAlias = tuple[tuple[int, int], ...]


class Surroundings:
    """One reading, with what is looked up for each of its positions."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.report.text
        self.lines = Lines(reading, forces=find_forces(reading.report.text))
        self.places = Places(reading)
        self.scene = find_scene(reading, self.places)
        self.claims: Mapping[str, Claim] = {claim.id: claim for claim in reading.claims}
        self._moments: Mapping[str, Moment] = {moment.id: moment for moment in reading.times}
        told = (one for one in reading.times if one.type in (TimeType.DATE, TimeType.TIME) and one.start is not None)
        self._told = sorted(told, key=lambda one: one.span)
        self._told_at = [moment.span.start for moment in self._told]
        self._sources = sorted(span for claim in reading.claims for span in claim.source.words.spans)
        self._names, self._people = _index_names(reading)
        self._cuts: dict[_Key, list[tuple[Line, range]]] = {}
        self._statements: dict[_Key, Statement] = {}

    def cut(self, passage: Passage) -> list[tuple[Line, range]]:
        """The words of a passage, sentence by sentence."""
        key = tuple((span.start, span.end) for span in passage.spans)
        held = self._cuts.get(key)
        if held is None:
            held = self._cuts[key] = self._split(passage)
        return held

    def state(self, passage: Passage) -> Statement:
        """What a passage states."""
        key = tuple((span.start, span.end) for span in passage.spans)
        held = self._statements.get(key)
        if held is None:
            held = self._statements[key] = read_statement(self.cut(passage))
        return held

    def _split(self, passage: Passage) -> list[tuple[Line, range]]:
        pieces: list[tuple[Line, range]] = []
        for span in passage.spans:
            place = self.lines.find(span.start)
            while place is not None and place < len(self.lines.spans) and self.lines.spans[place].start < span.end:
                line = self.lines.read(place)
                pieces.append((line, line.cover(span.start, span.end)))
                place += 1
        return pieces

    def quote(self, span: Span) -> Passage:
        """The passage at one span."""
        return Passage.of(self.text, (span,))

    def find_sentences(self, content: Passage, claim: Claim | None) -> str:
        """The words of the sentences that a content stands in, with those of its source and cue."""
        spans = list(content.spans)
        if claim is not None:
            spans += [*claim.source.words.spans[:1], *(claim.cue.words.spans[:1] if claim.cue is not None else ())]
        places = {place for place in (self.lines.find(span.start) for span in spans) if place is not None}
        found = (self.lines.spans[place] for place in sorted(places))
        return " ".join(word for span in found for word in self.text[span.start : span.end].split())

    def find_where(self, content: Passage, figure: Figure | None, claim: Claim | None) -> tuple[Setting, ...]:
        """The places in the figure's scope, else in the content, else beside it in its sentences, else the main one."""
        limits = figure.scope.spans if figure is not None and figure.scope is not None else ()
        scoped = self.places.find(limit for limit in limits if any(limit.overlaps(span) for span in content.spans))
        inside = scoped or self.places.find(content.spans) or self._find_meant(content)
        beside = inside or weaken(self.places.find(self._find_rest(content, claim)))
        return beside or self.places.main or self.places.find_actors(content.spans)

    def _find_meant(self, content: Passage) -> tuple[Setting, ...]:
        """What "in the country" and "the region" mean where the content names no place."""
        land = load_set("land")
        for line, within in self.cut(content):
            if any(line.low[at] in land and line.low[at - 1] == "the" for at in within if at > 0):
                return self.places.wide
        return self.places.find_meant(content.spans)

    def _find_rest(self, content: Passage, claim: Claim | None) -> Iterator[Span]:
        """The sentences of the content, without the words of the source: an "official of Japan" says it, not where."""
        out = () if claim is None else claim.source.words.spans
        for place in sorted({self.lines.find(span.start) or 0 for span in content.spans}):
            at, end = self.lines.spans[place].start, self.lines.spans[place].end
            for span in out:
                if at < span.start < end:
                    yield Span(start=at, end=span.start)
                    at = span.end
            if at < end:
                yield Span(start=at, end=end)

    def find_interval(self, moment: str | None) -> Interval | None:
        """The interval of a moment by its id; None where it is not anchored."""
        found = self._moments.get(moment or "")
        return None if found is None or found.start is None else Interval(start=found.start, end=found.end)

    def find_when(self, content: Passage) -> tuple[Interval | None, set[str]]:
        """The time that the content tells, and the times that it counts since or up to, as words of scope."""
        when: Interval | None = None
        scope: set[str] = set()
        for moment in self._tell(content):
            before = self.text[max(0, moment.span.start - _BEFORE) : moment.span.start].casefold().split()
            if before and before[-1] in load_set("since"):
                scope.add(f"{before[-1]} {(moment.start or '')[:10]}")
            elif when is None:
                when = Interval(start=moment.start, end=moment.end)
        return when, scope

    def _tell(self, content: Passage) -> Iterator[Moment]:
        for span in content.spans:
            yield from self._told[bisect_left(self._told_at, span.start) : bisect_left(self._told_at, span.end)]

    def list_about(self, content: Passage) -> tuple[str, ...]:
        """The names of entities that are mentioned in the content."""
        found: set[str] = set()
        for span in content.spans:
            first, end = (bisect_left(self._names, (at, "")) for at in (span.start, span.end))
            found.update(name for _, name in self._names[first : min(end, first + _MOST_NAMES)])
        return tuple(sorted(found))[:_MOST_NAMES]

    def find_aged(self, span: Span) -> str | None:
        """The person whose name stands right before an age or behind it: "Ann Lee, 40", "40-year-old Ann Lee"."""
        place = bisect_left(self._people, (span.start, 0, ""))
        for start, end, name in self._people[max(0, place - 2) : place + 2]:
            if 0 <= span.start - end <= _BESIDE or 0 <= start - span.end <= _BESIDE:
                return name
        return None

    def is_source(self, span: Span) -> bool:
        """Whether the words name those who speak: "three soldiers told"."""
        place = bisect_right(self._sources, span)
        return any(span.overlaps(one) for one in self._sources[max(0, place - 2) : place + 1])


def _index_names(reading: Reading) -> tuple[list[tuple[int, str]], list[tuple[int, int, str]]]:
    """All names by where they begin, and those of people with their ends."""
    names: list[tuple[int, str]] = []
    people: list[tuple[int, int, str]] = []
    for entity in reading.entities:
        folded = fold_words(entity.name)
        names += [(span.start, folded) for span in entity.names]
        if entity.kind is EntityKind.PERSON:
            people += [(span.start, span.end, folded) for span in entity.names]
    return sorted(names), sorted(people)
